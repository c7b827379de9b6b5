package usher;

import java.util.Optional;

/**
 * How a person wants to be written to.
 *
 * @param quiet when private messages wait; empty: never
 * @param muted whether they hear only of what is their own
 * @param reminders where they are reminded of what they signed up for
 */
public record Wishes(Optional<Quiet> quiet, boolean muted, Reminders reminders) {

    /** By private message, or by being mentioned in the event's own discussion. */
    public enum Reminders { DIRECT, CHANNEL }

    /** Where a person said nothing. */
    public static final Wishes NONE = new Wishes(Optional.of(Quiet.NIGHT), false, Reminders.DIRECT);
}
