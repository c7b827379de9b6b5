package usher.care;

import java.time.Duration;
import java.time.Instant;

/** Time for which a host is taken. {@code end} is after {@code start}. */
public record Session(String title, Instant start, Instant end) {

    Duration length() {
        return Duration.between(start, end);
    }

    /** How long after the other it begins, or before it ends; negative where the two overlap. */
    Duration gapTo(Session other) {
        return start.isBefore(other.start) ? Duration.between(end, other.start) : Duration.between(other.end, start);
    }
}
