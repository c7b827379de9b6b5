package usher.surveys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The survey about one event.
 *
 * @param askedAt when the first were asked
 * @param closesAt from then on nothing is taken any more
 * @param closedAt when it was counted
 * @param asked how many were, as it was counted
 * @param answers of those, how many gave the event a number
 * @param promoters of those, how many 9 or 10; zero where they are too few to be shown
 * @param detractors of those, how many 0 to 6; likewise
 */
public record Survey(long eventId, long communityId, Instant askedAt, Instant closesAt, @Nullable Instant closedAt, int asked, int answers, int promoters, int detractors) {

    boolean isOpen(Instant at) {
        return closedAt == null && at.isBefore(closesAt);
    }

    boolean isClosed() {
        return closedAt != null;
    }
}
