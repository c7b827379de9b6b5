package usher.hours;

import java.time.Instant;
import java.util.Optional;

/**
 * An office-hours queue.
 *
 * @param week its windows as a person types them, read by {@link Week}
 * @param mostOpen how many cases of one person may be open in it at once
 * @param retiredAt since when it takes no more cases
 * @param tookAt when one of its cases was last taken
 */
public record Queue(long id, long communityId, String name, String about, String zone, String week, int mostOpen, Optional<Instant> retiredAt, Optional<Instant> tookAt) {

    String subject() {
        return "queue " + id;
    }

    /** The message that shows what waits in it. */
    String board() {
        return "hours " + id;
    }
}
