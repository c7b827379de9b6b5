package usher.seats;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import usher.Address;
import usher.Person;
import usher.Tx;
import usher.View;

/**
 * What the seats of a pool are for: an event or a drop. {@link Seating} does with seats whatever is the same for both (offer, accept, pass, give to someone,
 * move, call the roll) and asks the occasion for its words and its rules. One object per group and occasion, kept up to date by whoever changes it.
 */
public interface Occasion {

    /** The pool that all its seats are counted in. */
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

    /** Where its post stands, the key there is {@link #subject}. */
    List<Address> posts();

    /** Who is told how the offers of its seats went. */
    List<Person> hosts(View view);

    /** Whether {@code who} may move others, call the roll and read it: a host of it, or a moderator. */
    boolean manages(Person who);

    /** Throws the {@link usher.Refusal} that says which rule keeps {@code who} from a seat of {@code pool}: a gate, a role, a clash. Asked at every way in. */
    void admit(Person who, long pool, Tx tx);

    /** Seats changed hands: its posts and whatever else shows them are drawn anew. */
    void changed(Tx tx);
}
