package usher.mentors;

import java.time.Instant;
import java.util.Optional;

/**
 * The case studies that somebody last handed in: to become a mentor, or as a mentor to have others shown.
 *
 * @param id another one whenever what is handed in changes, so that a moderator approves what they have read
 * @param reason why it was declined
 */
public record Application(long personId, long id, long communityId, String studyOne, String studyTwo, Stands stands, String reason, Optional<Long> deciderId, Instant handedInAt) {

    /** What became of it. */
    public enum Stands { WAITS, APPROVED, DECLINED, WITHDRAWN }

    Application now(Stands is, String why, Optional<Long> decider) {
        return new Application(personId, id, communityId, studyOne, studyTwo, is, why, decider, handedInAt);
    }

    boolean waits() {
        return stands == Stands.WAITS;
    }

    Studies studies() {
        return new Studies(studyOne, studyTwo);
    }

    String subject() {
        return "person " + personId;
    }
}
