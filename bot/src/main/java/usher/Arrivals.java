package usher;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.TreeMap;

/**
 * Gives out places in the order of arrival and knows which of them have not reached the queue yet. An adapter turns an event into a call on several
 * threads at once, so a later press can be ready first; the writer waits a moment for the earlier one.
 */
final class Arrivals {

    /** How long an earlier press is waited for. Turning an event into a call takes well under a millisecond, and on a machine at its limits a few hundred. */
    static final Duration PATIENCE = Duration.ofMillis(500);

    private final InstantSource clock;
    private final TreeMap<Long, Long> underWay = new TreeMap<>(); // number → nanoTime at which it is no longer waited for
    private long last;

    Arrivals(InstantSource clock) {
        this.clock = clock;
    }

    synchronized Arrival take() {
        Instant at = clock.instant();
        underWay.put(++last, System.nanoTime() + PATIENCE.toNanos());
        return new Arrival(last, at);
    }

    /** It is in the queue, or will not be soon: nobody needs to wait for it. */
    synchronized void here(Arrival arrival) {
        underWay.remove(arrival.number());
    }

    /** Calls with a lower number are all in the queue. */
    synchronized long complete() {
        var now = System.nanoTime();
        while (!underWay.isEmpty() && underWay.firstEntry().getValue() - now <= 0) underWay.pollFirstEntry();
        return underWay.isEmpty() ? Long.MAX_VALUE : underWay.firstKey();
    }
}
