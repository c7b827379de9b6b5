package usher;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The computer's clock, without its small steps back. Clocks are corrected while programs run. Put back by at most {@link #BRIDGED}, this one stands until the
 * other has caught up: what one press was judged by, no later press finds undone. Put back further, the clock had been wrong, or is now, and nobody here can
 * tell which; it is followed at once, since standing still for an hour would keep a two-minute hold for an hour, and a clock that was a year ahead must not be
 * believed for a year. Going by its own count of seconds instead would open drops early for as long as the clock had been ahead. Put forward, it is followed.
 *
 * <p>So instants can go back, but nothing else does. Presses are served by their number of arrival and never by instants; a timer that fired is gone; and what
 * has happened is in the rows: a drop that has opened stays open, before and after a restart.
 */
final class SteadyClock implements InstantSource {

    /** What a clock that is kept right by the network is off by at most when something was wrong; Kerberos, too, calls clocks equal that differ by five minutes. */
    static final Duration BRIDGED = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final AtomicReference<Instant> last = new AtomicReference<>(Instant.MIN);

    SteadyClock(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Instant instant() {
        return last.accumulateAndGet(clock.instant(), SteadyClock::next);
    }

    private static Instant next(Instant last, Instant says) {
        return says.isBefore(last) && !says.plus(BRIDGED).isBefore(last) ? last : says;
    }
}
