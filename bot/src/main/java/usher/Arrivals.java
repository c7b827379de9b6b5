package usher;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Gives out places in the order of arrival and knows which of them have not reached the queue yet. An adapter turns an event into a call on several
 * threads at once, so a later press can be ready first; the writer waits a moment for the earlier one.
 */
final class Arrivals {

    /**
     * How long the writer waits for one earlier press, from when it is the only thing it waits for. Turning an event into a call takes well under a
     * millisecond; on a machine at its limits calls are ready in about the order in which they came, so the first one is never far.
     */
    static final Duration PATIENCE = Duration.ofMillis(500);
    private static final long NOT_WAITED_FOR = Long.MAX_VALUE;

    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final TreeMap<Long, Long> underWay = new TreeMap<>(); // number → nanoTime since which it is waited for
    private long last;

    /** @param nanoTime by which is measured how long one is waited for */
    Arrivals(InstantSource clock, LongSupplier nanoTime) {
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    synchronized Arrival take() {
        Instant at = clock.instant();
        underWay.put(++last, NOT_WAITED_FOR);
        return new Arrival(last, at);
    }

    /** It is in the queue, or will not be soon: nobody needs to wait for it. */
    synchronized void here(Arrival arrival) {
        underWay.remove(arrival.number());
    }

    /** Calls with a lower number are all in the queue. The writer asks when it has calls to write. */
    synchronized long complete() {
        var now = nanoTime.getAsLong();
        while (!underWay.isEmpty()) {
            var first = underWay.firstEntry();
            var since = first.getValue() == NOT_WAITED_FOR ? now : first.getValue();
            if (now - since <= PATIENCE.toNanos()) {
                underWay.put(first.getKey(), since);
                return first.getKey();
            }
            underWay.pollFirstEntry();
        }
        return Long.MAX_VALUE;
    }
}
