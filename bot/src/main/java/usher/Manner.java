package usher;

import java.time.Instant;
import java.util.Optional;

/**
 * How a private message is meant.
 *
 * @param until when it loses its point: not delivered by then, it is recorded as skipped
 * @param otherwise where to mention the person instead when they take no private messages
 */
public record Manner(Weight weight, Optional<Instant> until, Optional<Address> otherwise) {

    /** Whether it may wake somebody; is about what is theirs and waits for the end of their quiet hours; or is news, which somebody who muted does not get. */
    public enum Weight { URGENT, OWN, NEWS }

    public static final Manner URGENT = new Manner(Weight.URGENT, Optional.empty(), Optional.empty());
    public static final Manner OWN = new Manner(Weight.OWN, Optional.empty(), Optional.empty());
    public static final Manner NEWS = new Manner(Weight.NEWS, Optional.empty(), Optional.empty());

    public Manner until(Instant pointless) {
        return new Manner(weight, Optional.of(pointless), otherwise);
    }

    public Manner otherwise(Optional<Address> place) {
        return new Manner(weight, until, place);
    }
}
