package usher.forty;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One simulated person: where they are, how they live, and how seriously they take what they promised. */
final class Someone {

    final String name;
    final List<Side> sides = new ArrayList<>();
    /** From one hour of the day to another they want no private messages; empty for never. */
    final Optional<Hours> quiet;
    /** In a hundred promises they do something about so many. */
    final int diligence;
    final boolean closed;
    ZoneId zone;
    boolean muted;
    /** When they last did something: whoever does is awake. */
    Instant acted = Instant.MIN;
    boolean gone;

    /** Hours of a day, that may span midnight. */
    record Hours(int from, int to) {

        boolean holds(int hour) {
            return from < to ? from <= hour && hour < to : from <= hour || hour < to;
        }

        String typed() {
            return "%02d:00-%02d:00".formatted(from, to);
        }
    }

    Someone(String name, ZoneId zone, Optional<Hours> quiet, int diligence, boolean closed) {
        this.name = name;
        this.zone = zone;
        this.quiet = quiet;
        this.diligence = diligence;
        this.closed = closed;
    }

    /** Two who turn out to be one are P and Q of one number, and go by either name afterwards. */
    static String plain(String name) {
        return name.replace('Q', 'P');
    }

    /** The account they were met by first. */
    Side side() {
        return sides.getFirst();
    }

    @Override
    public String toString() {
        return name;
    }
}
