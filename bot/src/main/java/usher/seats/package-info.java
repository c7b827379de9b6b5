/** The countable seats of one drop or event option, and who holds them, is offered one or waits: shared by every feature that gives out places. */
@NullMarked
package usher.seats;

import org.jspecify.annotations.NullMarked;
