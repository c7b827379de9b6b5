package usher.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import usher.Bot;
import usher.scheduler.QuartzAlarm;

/** A clock that runs like the computer's and leaps ahead over the hours in which nothing is due; the scheduler wakes the bot by it as ever. */
final class Leaping implements InstantSource {

    private final QuartzAlarm alarm = new QuartzAlarm(this);
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    QuartzAlarm alarm() {
        return alarm;
    }

    /** To {@code at}, unless that is over. */
    void leap(Instant at, Bot bot) {
        var way = Duration.between(instant(), at);
        if (way.isPositive()) ahead = ahead.plus(way);
        alarm.clockMoved();
        bot.clockMoved();
    }
}
