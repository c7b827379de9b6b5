/**
 * Seat drops: a limited number of seats opens at an instant, the crowd presses at once, and what comes free is offered to whoever waits.
 * The seats are the drop's own, or those of an event: then whoever claims is going to it.
 */
@NullMarked
package usher.drops;

import org.jspecify.annotations.NullMarked;
