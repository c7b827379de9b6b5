package usher.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import usher.Alarm;

/** An alarm that rings only when a test moves the clock; chores come round daily. */
public final class HandAlarm implements Alarm {

    private volatile Instant next = Instant.MAX;

    @Override
    public void open(Runnable ring) {}

    @Override
    public void set(Instant when) {
        next = when;
    }

    @Override
    public Instant next(String cron, ZoneId zone, Instant after) {
        return after.plus(Duration.ofDays(1));
    }

    /** When it would ring. */
    public Optional<Instant> next() {
        return next.equals(Instant.MAX) ? Optional.empty() : Optional.of(next);
    }

    /** It has rung. */
    public void heard() {
        next = Instant.MAX;
    }

    @Override
    public void close() {}
}
