/**
 * Follow-up checklists: what people said they would do before and after an event, ticked off in chat, and asked about kindly. A {@link usher.followups.Checklist}
 * is the template, written at {@link usher.followups.Writing}; {@link usher.followups.Assigning} makes what people were given equal to what they should have;
 * {@link usher.followups.Doing} is what they do about it; {@link usher.followups.Reviewing} has somebody else look at what they show; {@link usher.followups.Nudging} asks, and {@link usher.followups.Rhythm} says when. What else asks people takes its {@link usher.followups.Turn}.
 *
 * <p>A template that changes gets a new version, and an assignment keeps the one it was made of. There is one timer a person, not one an item: when it comes due
 * all that is open is read by an index and said in one message, at most one a day by the person's clock, at an hour at which they are awake, and none on a day on which they did something. Whoever does nothing
 * about it is asked again after one day, three and seven; then no more about that item, and the last message says so.
 */
@NullMarked
package usher.followups;

import org.jspecify.annotations.NullMarked;
