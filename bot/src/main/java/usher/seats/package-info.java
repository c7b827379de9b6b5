/**
 * The countable seats of events and drops, and who holds them, is offered one or waits: shared by every feature that gives out places.
 *
 * <p>{@link usher.seats.Seats} counts: a root pool, its options below it, one line for all of them. It knows nothing of messages. What makes overselling
 * impossible is not here but in the database: unique slots, no slot above the capacity that a foreign key carries into each row.
 * {@link usher.seats.Seating} is the feature: what is done with seats and said about them, the same whatever they are for. It asks
 * {@link usher.seats.Occasion} for what differs; a feature that gives out seats implements {@link usher.seats.Occasions} and hands its occasions in.
 *
 * <p>The rules, each held against generated histories with a planted mistake that the histories find: never oversold, in an option or in all; nobody above
 * the limit; the line never overtaken, except by an audited move or draw; a confirmed seat ends only by an audited act; what is free is the capacity less
 * what is held, offered and kept for forms; nobody waits while a seat they could have is free and offers are made.
 */
@NullMarked
package usher.seats;

import org.jspecify.annotations.NullMarked;
