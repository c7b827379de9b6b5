package usher.drops;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import usher.seats.Seats;

/** The release of a pool's seats at an instant. */
public record Drop(long id, long communityId, long poolId, String title, Instant opensAt, int offerSeconds, @Nullable Instant closedAt, @Nullable String pingSpace,
                   @Nullable String pingRole, @Nullable Long createdBy, Instant createdAt) {

    /** Not open yet; seats are to be had; all are taken; over. */
    public enum Phase { ARMED, OPEN, SOLD_OUT, CLOSED }

    /** What it is to someone whose press arrived at {@code at}. The opening is judged by the arrival and needs no timer to have fired. */
    Phase phase(Instant at, Seats seats) {
        if (closedAt != null) return Phase.CLOSED;
        if (at.isBefore(opensAt)) return Phase.ARMED;
        return seats.free() > 0 && seats.waiting() == 0 ? Phase.OPEN : Phase.SOLD_OUT;
    }

    /** How long a freed seat is offered to the next in line. */
    Duration offerLasts() {
        return Duration.ofSeconds(offerSeconds);
    }

    Drop closed(Instant at) {
        return new Drop(id, communityId, poolId, title, opensAt, offerSeconds, at, pingSpace, pingRole, createdBy, createdAt);
    }

    String subject() {
        return "drop " + id;
    }
}
