/** Seat drops: a limited number of seats opens at an instant, the crowd presses at once, and what comes free is offered to whoever waits. */
@NullMarked
package usher.drops;

import org.jspecify.annotations.NullMarked;
