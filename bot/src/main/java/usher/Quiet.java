package usher;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The hours of a day in which a person wants no private messages, by their own clock; they may span midnight. From and to are different. On the days
 * when the clocks change they are as much longer or shorter as the night is.
 */
public record Quiet(LocalTime from, LocalTime to) {

    /** Where a person chose none. */
    public static final Quiet NIGHT = new Quiet(LocalTime.of(22, 0), LocalTime.of(8, 0));

    public Quiet {
        if (from.equals(to)) throw new IllegalArgumentException("quiet hours that never end");
    }

    /** {@code 22:00-08:00}. */
    public static Quiet of(String written) {
        var times = written.split("-", 2);
        return new Quiet(LocalTime.parse(times[0]), LocalTime.parse(times[1]));
    }

    public boolean holds(Instant at, ZoneId zone) {
        var time = at.atZone(zone).toLocalTime();
        return from.isBefore(to) ? !time.isBefore(from) && time.isBefore(to) : !time.isBefore(from) || time.isBefore(to);
    }

    /** {@code at} itself, or when the quiet hours that hold then are over. */
    public Instant end(Instant at, ZoneId zone) {
        return holds(at, zone) ? next(at.atZone(zone), to).toInstant() : at;
    }

    /** When {@code length} outside quiet hours has gone by since {@code start}. */
    public Instant after(Instant start, Duration length, ZoneId zone) {
        var at = end(start, zone);
        for (var left = length; ; ) {
            var quiet = next(at.atZone(zone), from).toInstant();
            var awake = Duration.between(at, quiet);
            if (awake.compareTo(left) >= 0) return at.plus(left);
            left = left.minus(awake);
            at = end(quiet, zone);
        }
    }

    /** The first time after {@code at} that the clock shows {@code time}; a time that is skipped that day is the instant of the skip. */
    private static ZonedDateTime next(ZonedDateTime at, LocalTime time) {
        var today = at.toLocalDate().atTime(time).atZone(at.getZone());
        return today.toInstant().isAfter(at.toInstant()) ? today : at.toLocalDate().plusDays(1).atTime(time).atZone(at.getZone());
    }

    /** As {@link #of} reads it. */
    public String written() {
        return from + "-" + to;
    }
}
