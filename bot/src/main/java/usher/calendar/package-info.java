/**
 * Events for people's own calendars: a file for one event, a feed for a person and one for a community.
 *
 * <p>A feed is reached by a secret of 128 bits in its address, as calendars cannot sign in. The secret is kept as it is, not hashed: its link must be shown again
 * whenever its owner asks, and all that it opens lies in the same database. A new link ends the old one.
 */
@NullMarked
package usher.calendar;

import org.jspecify.annotations.NullMarked;
