package usher.simulation;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;
import usher.Alarm;

/** A clock that the simulation alone moves, and alarms that ring when it says so. */
final class Hands implements InstantSource {

    private volatile Instant now;

    Hands(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void set(Instant instant) {
        now = instant;
    }

    void forward(Duration by) {
        now = now.plus(by);
    }

    /** The alarm of one life. */
    static final class Bell implements Alarm {
        private volatile Instant next = Instant.MAX;

        @Override
        public void open(Runnable ring) {}

        @Override
        public void set(Instant when) {
            next = when;
        }

        /** When it would ring; it is heard only once. */
        Optional<Instant> next() {
            return next.equals(Instant.MAX) ? Optional.empty() : Optional.of(next);
        }

        void heard() {
            next = Instant.MAX;
        }

        @Override
        public Instant next(String cron, ZoneId zone, Instant after) {
            try {
                var expression = new CronExpression(cron);
                expression.setTimeZone(TimeZone.getTimeZone(zone));
                return expression.getNextValidTimeAfter(Date.from(after)).toInstant();
            } catch (ParseException e) {
                throw new IllegalArgumentException(e);
            }
        }

        @Override
        public void close() {}
    }
}
