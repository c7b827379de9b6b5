package usher.seats;

import org.jspecify.annotations.Nullable;

/**
 * A number of seats. A root counts all seats of an event or a drop; its options (an event's ways to come, a drop's tiers) are pools below it, each with a
 * number of its own, and a seat of an option counts in both.
 *
 * @param rootId its own id for a root
 * @param name what an option is called; null for a root
 * @param perPerson how many seats one person may have in the whole root; an option's is its root's
 */
public record Pool(long id, long rootId, long communityId, @Nullable String name, int capacity, int perPerson) {

    public boolean isRoot() {
        return id == rootId;
    }

    Pool of(int other) {
        return new Pool(id, rootId, communityId, name, other, perPerson);
    }

    Pool named(String other) {
        return new Pool(id, rootId, communityId, other, capacity, perPerson);
    }
}
