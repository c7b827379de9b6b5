package usher.seats;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import usher.Address;
import usher.Card;
import usher.Person;
import usher.Text;
import usher.Tx;
import usher.View;

/**
 * What the seats of a pool are for: an event or a drop. {@link Seating} does with seats whatever is the same for both (offer, accept, pass, give to someone,
 * move, call the roll) and asks the occasion for its words and its rules. One object per group and occasion, kept up to date by whoever changes it.
 */
public interface Occasion {

    /** The root pool that all its seats are counted in. */
    long pool();

    /** As audit lines name it: {@code event 12}. */
    String subject();

    String title();

    /** What one of its pools is called, when it has several ({@code watching}); empty when it has one. */
    Optional<String> option(long pool);

    /** How long a freed seat is offered to the next in line. */
    Duration offerLasts();

    /** When it begins; empty where that has no meaning. Offers of the last hours before it are not held back by quiet hours. */
    Optional<Instant> starts();

    /** From then on nobody may claim, be offered or be given a seat: its sign-up cut-off, its start, its closing. */
    Optional<Instant> lastCall();

    /** From then on a seat that is given back is noted as late; empty where there is no such moment. */
    default Optional<Instant> late() {
        return Optional.empty();
    }

    /** Whether freed seats go to the line at {@code at}: not while it is paused, or while entries for a draw are collected. {@link #lastCall} is looked at besides. */
    default boolean offers(Instant at) {
        return true;
    }

    /** Where its post stands, the key there is {@link #subject}. */
    List<Address> posts();

    /** Who is told how the offers of its seats went. */
    List<Person> hosts(View view);

    /** Whether {@code who} may move others, call the roll and read it: a host of it, or a moderator. */
    boolean manages(Person who);

    /** Throws the {@link usher.Refusal} that says which rule keeps {@code who} from a seat of {@code pool}: a gate, a role, a clash. Asked at every way in. */
    void admit(Person who, long pool, Tx tx);

    /** {@code who} claims a seat or takes one over: what they replied before counts no more. */
    default void wanted(Person who, Tx tx) {}

    /** What somebody reads who just got a seat; {@code holds} of the limit. */
    default Card in(Seat seat, int holds, View view) {
        return SeatCards.in(this, holds, Seats.read(pool(), view).pool().perPerson()).controls(Seating.giveButton(seat));
    }

    /** Buttons for somebody who gave a seat up, such as to claim one again. */
    default List<Card.Control> again() {
        return List.of();
    }

    /** What a person reads about a place in line that is not a number yet: an entry for a draw. */
    default Optional<Text> entered(Seat waiting) {
        return Optional.empty();
    }

    /** What people answered to a question that was asked with their seat, by person; a column of the roster. */
    default Map<Long, String> answers(View view) {
        return Map.of();
    }

    /** Seats changed hands: its posts and whatever else shows them are drawn anew. */
    void changed(Tx tx);
}
