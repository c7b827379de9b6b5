package usher;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How often something may be asked for: so many at once, then one every so often, for each key by itself (the generic cell rate algorithm of ITU-T I.371).
 * Whoever asks is given a turn at once and has to wait for it themselves, so turns are in the order in which they were asked for, and one that comes late does
 * not put off those after it. In memory: after a restart everything may begin with a burst again. Safe from any thread.
 */
public final class Pace {

    private static final int REMEMBERED = 10_000;

    private final long every;
    private final long ahead;
    private final Map<Object, Long> next = new HashMap<>(); // key → nanoTime at which one more would be exactly in time

    /** @param atOnce how many may go without waiting when nothing was asked for during {@code atOnce} times {@code every} */
    public Pace(Duration every, int atOnce) {
        this.every = every.toNanos();
        this.ahead = (atOnce - 1) * this.every;
    }

    /** Takes the next turn and returns how long it is until then. */
    public synchronized Duration turn(Object key) {
        var now = System.nanoTime();
        if (next.size() > REMEMBERED) next.values().removeIf(it -> it - now <= 0);
        var due = Math.max(0, next.getOrDefault(key, now) - now);
        next.put(key, now + due + every);
        return Duration.ofNanos(Math.max(0, due - ahead));
    }
}
