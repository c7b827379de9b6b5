/**
 * Events: something happens at a time, made from a format, announced everywhere, and its post stays true as people reply.
 *
 * <p>An {@link usher.events.Event} is a row; what is announced of it is its {@link usher.events.Bill}. Its seats are a pool of {@link usher.seats}.
 */
@NullMarked
package usher.events;

import org.jspecify.annotations.NullMarked;
