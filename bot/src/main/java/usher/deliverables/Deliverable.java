package usher.deliverables;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import usher.Account;

/**
 * What one person, who was at an event, says about what it promised.
 *
 * @param words what shows it
 * @param changedAt when they last said how it stands
 * @param turn the day, by their clock, that is taken to ask them
 * @param waits whether they are still to be asked
 * @param accountId where the question stands, {@code toldAs} under which key
 */
public record Deliverable(long eventId, long personId, long communityId, Stands stands, String words, @Nullable Instant changedAt, @Nullable String turn, boolean waits,
                          @Nullable Instant askedAt, @Nullable String accountId, @Nullable String toldAs) {

    /** Nothing was said yet; it is made; it is not, or not yet; or it is not for them. */
    public enum Stands { OPEN, MADE, NOT_YET, NOT_MINE }

    /** Nothing is known of it. */
    static Deliverable fresh(long event, long person, long community) {
        return new Deliverable(event, person, community, Stands.OPEN, "", null, null, false, null, null, null);
    }

    Deliverable said(Stands how, String shown, Instant at) {
        return new Deliverable(eventId, personId, communityId, how, shown, at, turn, waits && how == Stands.OPEN, askedAt, accountId, toldAs);
    }

    Deliverable waiting() {
        return new Deliverable(eventId, personId, communityId, stands, words, changedAt, turn, true, askedAt, accountId, toldAs);
    }

    Deliverable turn(@Nullable String day) {
        return new Deliverable(eventId, personId, communityId, stands, words, changedAt, day, waits, askedAt, accountId, toldAs);
    }

    /** Asked at {@code where}, under {@code key}; neither where they want no such messages. */
    Deliverable asked(Instant at, @Nullable Account where, @Nullable String key) {
        return new Deliverable(eventId, personId, communityId, stands, words, changedAt, null, false, at, where == null ? null : where.key(), key);
    }

    Deliverable unasked() {
        return new Deliverable(eventId, personId, communityId, stands, words, changedAt, null, false, askedAt, null, null);
    }

    Deliverable of(long person) {
        return new Deliverable(eventId, person, communityId, stands, words, changedAt, turn, waits, askedAt, accountId, toldAs);
    }

    boolean isSaid() {
        return stands != Stands.OPEN;
    }

    /** When it was handed in. */
    public Optional<Instant> madeAt() {
        return stands == Stands.MADE ? Optional.ofNullable(changedAt) : Optional.empty();
    }
}
