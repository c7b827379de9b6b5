/**
 * Mentors: what they say of themselves, how somebody becomes one, when they take cases of office hours, and whom a case may suit. {@link usher.mentors.Load} is the
 * one place that knows whether a mentor can take another case, {@link usher.mentors.Suggested} who may be asked; office hours ask both. How many cases a week
 * somebody takes is kept with what else they can bear, in {@link usher.care}.
 *
 * <p>Others read only what a moderator approved: case studies that changed wait, and until then the old ones are shown. A break is one from cases, until a day;
 * the breaks of {@link usher.care.Limits} are minutes between sessions.
 */
@NullMarked
package usher.mentors;

import org.jspecify.annotations.NullMarked;
