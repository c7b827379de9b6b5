package usher.slack;

import java.time.Duration;
import usher.Arrival;
import usher.Bot;

/** When a payload reached us: its place in the order of arrival, and the clock that its acknowledgement runs by, in {@link System#nanoTime}. */
record Received(Arrival arrived, long nanos) {

    /** Called first, on the thread that received it. */
    static Received now(Bot bot) {
        return new Received(bot.arrive(), System.nanoTime());
    }

    /** What is left of {@code patience} since then; never negative. */
    Duration left(Duration patience) {
        var left = patience.minusNanos(System.nanoTime() - nanos);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
