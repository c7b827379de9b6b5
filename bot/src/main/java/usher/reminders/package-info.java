/**
 * Reminders of events: who is in hears of it in time, once, in the way they chose.
 *
 * <p>One that comes late (Usher was down) is still sent while at least half of its lead is left and no later one is due as well; otherwise it has lost its point
 * and is recorded as skipped. In quiet hours a reminder waits for their end; when the event begins before that, it is said all the same in the last hour (whoever
 * signs up for something at night wants to be woken for it), and what would come earlier in that night is recorded as skipped.
 */
@NullMarked
package usher.reminders;

import org.jspecify.annotations.NullMarked;
