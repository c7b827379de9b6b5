/**
 * The promised deliverable: every event promises one outcome, and whoever was there is asked once, thirty days later, whether they made it. A {@link usher.deliverables.Deliverable}
 * is what one person said about one event's promise; they hand it in at {@link usher.deliverables.Handing}, before or after they are asked, and {@link usher.deliverables.Asking} asks.
 *
 * <p>Who was there is what {@link usher.events.Attendees} says on the day of the question, so that what hosts correct until then counts. The question obeys what nudges
 * obey ({@link usher.followups.Turn}): it takes the day, and nudges about checklists then come on the next; where somebody was nudged already, or did something on that day,
 * it takes the day after. Questions about several events that come due on one day are one message. Within a week it is still of use, late as it may be; then it is left
 * unasked, and that is recorded. What somebody says is read by them, by the event's hosts and by moderators.
 */
@NullMarked
package usher.deliverables;

import org.jspecify.annotations.NullMarked;
