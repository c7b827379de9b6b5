package usher.drops;

import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;
import usher.seats.Release;
import usher.seats.Seats;

/**
 * The release of a pool's seats at an instant.
 *
 * @param openedAt the opening it has come to, early access first; null before both. That is a fact: it stays open though the computer's clock be put back
 * @param pausedAt while it takes no presses for a while
 * @param soldOutAt when the last seat went for the first time
 * @param drawnAt when its draw was held
 * @param endsAt when the event whose seats it releases takes nobody any more
 */
public record Drop(long id, long communityId, long poolId, String title, Instant opensAt, int offerSeconds, @Nested Rules rules, @Nullable Instant openedAt, @Nullable Instant pausedAt,
                   @Nullable Instant soldOutAt, @Nullable Instant drawnAt, @Nullable Instant closedAt, @Nullable Instant endsAt, @Nullable String pingSpace, @Nullable String pingRole, @Nullable Long createdBy, Instant createdAt) {

    /**
     * How its seats are given out.
     *
     * @param question asked of whoever claims; their seat is kept for {@code holdSeconds} while they answer
     * @param earlySeconds how long before the opening whoever holds {@code earlyRole} of {@code earlySpace} may claim; 0 where nobody may
     * @param eventId the event whose seats these are; null for seats of its own
     * @param onlyDrop whether the event's own button for signing up stays closed after the opening
     * @param windowSeconds over 0: the seats are drawn among all who press within so many seconds of the opening
     */
    public record Rules(@Nullable String question, int holdSeconds, int earlySeconds, @Nullable String earlySpace, @Nullable String earlyRole, int windowSeconds, @Nullable Long eventId, boolean onlyDrop) {

        Duration hold() {
            return Duration.ofSeconds(holdSeconds);
        }

        boolean isOfEvent() {
            return eventId != null;
        }

        boolean isDraw() {
            return windowSeconds > 0;
        }
    }

    /** Not open yet; held up for a while; collecting entries for its draw, or about to hold it; seats are to be had; all are taken; over. */
    public enum Phase { ARMED, PAUSED, DRAWING, OPEN, SOLD_OUT, CLOSED }

    /** What it is to someone whose press arrived at {@code at}. The opening is judged by the arrival and needs no timer to have fired. */
    Phase phase(Instant at, Seats seats) {
        if (isOver(at)) return Phase.CLOSED;
        if (pausedAt != null) return Phase.PAUSED;
        if (!isOpen(at)) return Phase.ARMED;
        if (rules.isDraw() && drawnAt == null) return Phase.DRAWING;
        return seats.serves() ? Phase.OPEN : Phase.SOLD_OUT;
    }

    /** Whether everybody may press. */
    boolean isOpen(Instant at) {
        return Release.hasCome(opensAt, openedAt, at);
    }

    /** Whether those may press who have early access; where nobody has, whether it is open. */
    boolean isOpenEarly(Instant at) {
        return Release.hasCome(opensEarly(), openedAt, at);
    }

    /** With the opening noted that it has come to by {@code at}; itself where there is none to note. */
    Drop come(Instant at) {
        var to = isOpen(at) ? opensAt : opensEarly();
        if (!isOpenEarly(at) || openedAt != null && !to.isAfter(openedAt)) return this;
        return new Drop(id, communityId, poolId, title, opensAt, offerSeconds, rules, to, pausedAt, soldOutAt, drawnAt, closedAt, endsAt, pingSpace, pingRole, createdBy, createdAt);
    }

    /** Whether it was closed, or its event takes nobody any more. */
    boolean isOver(Instant at) {
        return closedAt != null || endsAt != null && !at.isBefore(endsAt);
    }

    /** How long a freed seat is offered to the next in line. */
    Duration offerLasts() {
        return Duration.ofSeconds(offerSeconds);
    }

    /** When its draw takes no more entries. */
    Instant drawEnds() {
        return opensAt.plusSeconds(rules.windowSeconds());
    }

    /** When whoever has early access may claim. */
    Instant opensEarly() {
        return opensAt.minusSeconds(rules.earlySeconds());
    }

    Drop closed(Instant at) {
        return new Drop(id, communityId, poolId, title, opensAt, offerSeconds, rules, openedAt, pausedAt, soldOutAt, drawnAt, at, endsAt, pingSpace, pingRole, createdBy, createdAt);
    }

    Drop paused(@Nullable Instant since) {
        return new Drop(id, communityId, poolId, title, opensAt, offerSeconds, rules, openedAt, since, soldOutAt, drawnAt, closedAt, endsAt, pingSpace, pingRole, createdBy, createdAt);
    }

    Drop soldOut(Instant at) {
        return new Drop(id, communityId, poolId, title, opensAt, offerSeconds, rules, openedAt, pausedAt, at, drawnAt, closedAt, endsAt, pingSpace, pingRole, createdBy, createdAt);
    }

    Drop drawn(Instant at) {
        return new Drop(id, communityId, poolId, title, opensAt, offerSeconds, rules, openedAt, pausedAt, soldOutAt, at, closedAt, endsAt, pingSpace, pingRole, createdBy, createdAt);
    }

    Drop edited(String called, Instant opens, int offers) {
        return new Drop(id, communityId, poolId, called, opens, offers, rules, openedAt, pausedAt, soldOutAt, drawnAt, closedAt, endsAt, pingSpace, pingRole, createdBy, createdAt);
    }

    /** Its event moved, or was changed otherwise. */
    Drop following(@Nullable Instant ends, Duration offers) {
        return new Drop(id, communityId, poolId, title, opensAt, (int) offers.toSeconds(), rules, openedAt, pausedAt, soldOutAt, drawnAt, closedAt, ends, pingSpace, pingRole, createdBy, createdAt);
    }

    String subject() {
        return "drop " + id;
    }
}
