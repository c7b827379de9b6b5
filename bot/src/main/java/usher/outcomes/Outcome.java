package usher.outcomes;

import java.time.Instant;

/**
 * What was published of something that ended well.
 *
 * @param subject what it came from, such as {@code case 12}; once each
 * @param ownerId who agreed that others read it; shown to nobody
 * @param size the weights of all its terms together
 */
public record Outcome(long id, long communityId, String subject, long ownerId, String title, String problem, String helped, int size, Instant publishedAt) {

    /** As it is known in the record. */
    String known() {
        return "outcome " + id;
    }
}
