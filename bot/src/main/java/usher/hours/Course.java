package usher.hours;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How one case went, as the measures see it.
 *
 * @param takenAt when somebody first had it
 * @param answeredAt when it was first answered
 * @param resolvedAt when it was resolved for good, as far as one knows now
 * @param answers how many answers it took
 * @param endedAs the first row that resolved it, and {@code reopenedAs} the last that reopened it
 */
public record Course(long id, long queueId, Instant askedAt, Optional<Instant> takenAt, Optional<Instant> answeredAt, Optional<Instant> resolvedAt, long answers, Optional<Long> endedAs, Optional<Long> reopenedAs) {

    Optional<Duration> until(Optional<Instant> then) {
        return then.map(at -> Duration.between(askedAt, at));
    }

    boolean wasResolved() {
        return endedAs.isPresent();
    }

    /** A case that was withdrawn and asked again was not reopened: nobody had done with it. */
    boolean wasReopened() {
        return endedAs.isPresent() && reopenedAs.filter(row -> row > endedAs.get()).isPresent();
    }

    /** Whether one answer was enough. */
    boolean tookOneAnswer() {
        return resolvedAt.isPresent() && answers == 1 && !wasReopened();
    }
}
