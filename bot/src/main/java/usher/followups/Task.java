package usher.followups;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One item of an assignment, and how it stands.
 *
 * @param number the item's
 * @param words what shows that it is done, or why it is not for them
 * @param askAt from then on a nudge may speak of it; none: no more
 * @param asked nudges that spoke of it
 * @param changedAt when its person last said how it stands
 */
public record Task(long id, long assignmentId, long communityId, long personId, int number, Instant dueAt, Stands stands, String words, @Nullable Instant askAt, int asked, boolean weekdaysOnly, @Nullable Instant changedAt) {

    /** Still to do; done; or not for whoever has it. */
    public enum Stands { OPEN, DONE, NOT_MINE }

    Task askedAgain(Instant ask) {
        return new Task(id, assignmentId, communityId, personId, number, dueAt, stands, words, ask, asked + 1, weekdaysOnly, changedAt);
    }

    boolean isOpen() {
        return stands == Stands.OPEN;
    }

    Optional<Instant> asks() {
        return Optional.ofNullable(askAt);
    }
}
