package usher;

import java.time.Instant;
import java.time.ZoneId;

/** Rings at an instant; Quartz in the product, the test's own hand in tests. */
public interface Alarm {

    /** From now on calls {@code ring} at the instants that are set; {@code ring} returns quickly. */
    void open(Runnable ring);

    /** Rings once at {@code when} by the bot's clock, instead of whatever was set before; at once when it has passed. */
    void set(Instant when);

    /** The next instant after {@code after} that a Quartz cron expression names in {@code zone}. */
    Instant next(String cron, ZoneId zone, Instant after);

    void close();
}
