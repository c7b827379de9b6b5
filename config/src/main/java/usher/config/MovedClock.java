package usher.config;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import usher.Database;
import usher.scheduler.QuartzAlarm;
import usher.web.PlaygroundClock;

/** The bot's clock in the playground: the true time and an offset, kept in the data folder, so that a restart does not go back in time. */
final class MovedClock implements PlaygroundClock, InstantSource {

    private final Home home;
    private volatile Duration offset;
    private volatile Runnable moved = () -> {};
    private volatile Optional<Database> timers = Optional.empty();

    MovedClock(Home home) {
        this.home = home;
        this.offset = home.clockOffset();
    }

    /** Tells {@code alarm} of every move, and looks up timers in {@code database}. */
    void wakes(QuartzAlarm alarm, Database database) {
        moved = alarm::clockMoved;
        timers = Optional.of(database);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(offset);
    }

    @Override
    public Instant now() {
        return instant();
    }

    @Override
    public synchronized void forward(Duration by) {
        if (by.isNegative()) throw new IllegalArgumentException("the clock only goes forward");
        var further = offset.plus(by);
        home.keepClockOffset(further);
        offset = further;
        moved.run();
    }

    @Override
    public Optional<Instant> nextTimer() {
        return timers.flatMap(database -> database.jdbi().withHandle(handle ->
            handle.createQuery("select due from timer where parked is null order by due limit 1").mapTo(Instant.class).findOne()));
    }
}
