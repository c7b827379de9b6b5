package usher.hours;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import usher.Text;

/**
 * What one asker was promised, and what became of it: it is kept if it was met and never broken.
 *
 * @param seconds within which it is to be met, in opening time
 * @param usedSeconds of these, before {@code sinceAt}
 * @param sinceAt since when its clock runs; empty while it stands still
 * @param dueAt as it was known last; empty for a queue that will not be open for so long within a year
 * @param nextAt when the clock looks at it again: to remind somebody, then to break it
 */
public record Promise(long id, long caseId, long queueId, Level level, long seconds, long usedSeconds, Optional<Instant> sinceAt, Optional<Instant> dueAt, Optional<Instant> nextAt,
                      Optional<Instant> warnedAt, Optional<Instant> brokenAt, Optional<Instant> metAt) {

    /** What is promised. */
    public enum Level {
        /** Until an answer was sent. */
        ANSWER,
        /** Until the case is resolved. */
        RESOLUTION;

        Text words() {
            return switch (this) {
                case ANSWER -> Text.of("first answer");
                case RESOLUTION -> Text.of("resolution");
            };
        }

        boolean isMetAt(Stage stage) {
            return stage == Stage.RESOLVED || this == ANSWER && stage == Stage.ANSWERED;
        }
    }

    /** Somebody is reminded when so much of it is left. */
    private static final int LEFT = 4;

    static Promise made(long id, Case to, Level level, Duration within) {
        return new Promise(id, to.id(), to.queueId(), level, within.toSeconds(), 0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    boolean isOpen() {
        return metAt.isEmpty() && brokenAt.isEmpty();
    }

    boolean runs() {
        return isOpen() && sinceAt.isPresent();
    }

    /** Its clock runs from {@code now} on. */
    Promise running(Openings openings, Instant now) {
        var left = Duration.ofSeconds(Math.max(0, seconds - usedSeconds));
        var due = openings.after(now, left);
        var lead = Duration.ofSeconds(seconds / LEFT);
        var next = warnedAt.isPresent() ? due : left.compareTo(lead) <= 0 ? due.map(_ -> now) : openings.after(now, left.minus(lead));
        return new Promise(id, caseId, queueId, level, seconds, usedSeconds, Optional.of(now), due, due.isEmpty() ? due : next, warnedAt, brokenAt, metAt);
    }

    /** Its clock stands still from {@code now} on. */
    Promise still(Openings openings, Instant now) {
        var used = usedSeconds + sinceAt.map(since -> openings.between(since, now).toSeconds()).orElse(0L);
        return new Promise(id, caseId, queueId, level, seconds, used, Optional.empty(), dueAt, Optional.empty(), warnedAt, brokenAt, metAt);
    }

    Promise met(Instant now) {
        return new Promise(id, caseId, queueId, level, seconds, usedSeconds, sinceAt, dueAt, Optional.empty(), warnedAt, brokenAt, Optional.of(now));
    }

    /** What had met it has turned out not to: its clock runs on with what is left. */
    Promise unmet() {
        return new Promise(id, caseId, queueId, level, seconds, usedSeconds, Optional.empty(), dueAt, Optional.empty(), warnedAt, brokenAt, Optional.empty());
    }

    Promise warned(Instant now) {
        return new Promise(id, caseId, queueId, level, seconds, usedSeconds, sinceAt, dueAt, dueAt, Optional.of(now), brokenAt, metAt);
    }

    Promise broken(Instant now) {
        return new Promise(id, caseId, queueId, level, seconds, usedSeconds, sinceAt, dueAt, Optional.empty(), warnedAt, Optional.of(now), metAt);
    }
}
