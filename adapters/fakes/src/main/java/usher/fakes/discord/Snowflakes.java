package usher.fakes.discord;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Ids of now: milliseconds since 2015 in the upper 42 bits, as clients compute an interaction's expiry from them. */
final class Snowflakes {

    private static final long EPOCH = 1_420_070_400_000L;
    private static final AtomicLong LAST = new AtomicLong();
    private static final AtomicLong EDITED = new AtomicLong();

    private Snowflakes() {}

    static String next() {
        var now = (System.currentTimeMillis() - EPOCH) << 22;
        return Long.toString(LAST.updateAndGet(last -> Math.max(last + 1, now)));
    }

    /** Now, to the millisecond, and never the same twice. */
    static Instant moment() {
        return Instant.ofEpochMilli(EDITED.updateAndGet(last -> Math.max(last + 1, System.currentTimeMillis())));
    }
}
