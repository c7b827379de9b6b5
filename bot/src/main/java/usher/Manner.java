package usher;

import java.time.Instant;
import java.util.Optional;

/**
 * How a private message is meant.
 *
 * @param until when it loses its point: not delivered by then, it is recorded as skipped
 * @param otherwise where to mention the person instead when they take no private messages
 * @param mention what is said there, where others read it; the message itself where it may stand there
 */
public record Manner(Weight weight, Optional<Instant> until, Optional<Address> otherwise, Optional<Card> mention) {

    /** Whether it may wake somebody; is about what is theirs and waits for the end of their quiet hours; or is news, which somebody who muted does not get. */
    public enum Weight { URGENT, OWN, NEWS }

    public static final Manner URGENT = new Manner(Weight.URGENT, Optional.empty(), Optional.empty(), Optional.empty());
    public static final Manner OWN = new Manner(Weight.OWN, Optional.empty(), Optional.empty(), Optional.empty());
    public static final Manner NEWS = new Manner(Weight.NEWS, Optional.empty(), Optional.empty(), Optional.empty());

    public Manner until(Instant pointless) {
        return new Manner(weight, Optional.of(pointless), otherwise, mention);
    }

    public Manner otherwise(Optional<Address> place) {
        return new Manner(weight, until, place, mention);
    }

    /** Mentions them at {@code place} with no more than {@code card}, since others can see it there. */
    public Manner mentioning(Optional<Address> place, Card card) {
        return new Manner(weight, until, place, Optional.of(card));
    }
}
