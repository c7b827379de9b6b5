package usher.hours;

import java.time.Instant;
import java.util.Optional;

/**
 * One question that somebody prepared.
 *
 * @param isFirst whether whoever triaged it put it before the others
 * @param askedAt its place in line: less is earlier
 * @param untilAt when its mentor's lease ends, or the patience with an asker who says nothing
 */
public record Case(long id, long communityId, long queueId, long askerId, Optional<Long> mentorId, String goal, String tried, String stuck, String links, Urgency urgency,
                   boolean isFirst, Stage stage, Optional<Instant> untilAt, Instant askedAt, Optional<Instant> endedAt) {

    /** What its asker says of it; who waits for what is decided by whoever triages. */
    public enum Urgency { WHENEVER, WEEK, TODAY }

    Case at(Stage next, Optional<Long> mentor, Optional<Instant> until, Optional<Instant> ended) {
        return new Case(id, communityId, queueId, askerId, mentor, goal, tried, stuck, links, urgency, isFirst, next, until, askedAt, ended);
    }

    Case first(boolean first) {
        return new Case(id, communityId, queueId, askerId, mentorId, goal, tried, stuck, links, urgency, first, stage, untilAt, askedAt, endedAt);
    }

    Case saying(String newGoal, String newTried, String newStuck, String newLinks) {
        return new Case(id, communityId, queueId, askerId, mentorId, newGoal, newTried, newStuck, newLinks, urgency, isFirst, stage, untilAt, askedAt, endedAt);
    }

    boolean isWith(long person) {
        return mentorId.filter(it -> it == person).isPresent();
    }

    String subject() {
        return "case " + id;
    }
}
