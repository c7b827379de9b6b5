package usher.followups;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody else thinks of what was shown for an item.
 *
 * @param scores how far each thing of the item's rubric is there, in its order
 * @param reviewerId whose it is; none until it is sent, and when they were erased since
 */
record Review(long taskId, long communityId, List<Score> scores, String words, @Nullable Long reviewerId, @Nullable Instant sentAt) {

    /** How far something is there: not said yet, not there, partly, fully. */
    enum Score { NONE, NOT_YET, PARTLY, FULLY }

    Review {
        scores = List.copyOf(scores);
    }

    static Review begun(Task of, int things) {
        return new Review(of.id(), of.communityId(), Collections.nCopies(things, Score.NONE), "", null, null);
    }

    boolean isSent() {
        return sentAt != null;
    }

    boolean isWhole() {
        return !scores.contains(Score.NONE);
    }

    Optional<Long> by() {
        return Optional.ofNullable(reviewerId);
    }

    /** {@code thing} counts from zero. */
    Review scored(int thing, Score score) {
        var changed = new ArrayList<>(scores);
        changed.set(thing, score);
        return new Review(taskId, communityId, changed, words, reviewerId, sentAt);
    }

    Review sent(String said, long reviewer, Instant at) {
        return new Review(taskId, communityId, scores, said, reviewer, at);
    }
}
