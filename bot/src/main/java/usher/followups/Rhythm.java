package usher.followups;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import usher.Quiet;

/**
 * At which hours of which days somebody is asked about what they promised, by their own clock.
 *
 * @param holidays days that are kept free like weekends
 */
record Rhythm(ZoneId zone, Optional<Quiet> quiet, Set<LocalDate> holidays) {

    /** An item is spoken of so often: when it is due, and one day, three and seven days after the time before. */
    static final int MOST_ASKED = 4;
    private static final LocalTime MORNING = LocalTime.of(10, 0);
    private static final LocalTime EVENING = LocalTime.of(20, 0);
    /** So long whoever sleeps by day may be asked once they are awake. */
    private static final Duration AWAKE = Duration.ofHours(2);

    /** From one instant to another, on one day. */
    private record Span(Instant from, Instant to) {}

    LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    /** The days from one nudge to the next, after {@code ignored} in a row were. */
    static int gap(int ignored) {
        return switch (ignored) {
            case 0, 1 -> 1;
            case 2 -> 3;
            default -> 7;
        };
    }

    /** The first instant on {@code day} or later, and not before {@code from}, at which they may be asked. */
    Instant slot(LocalDate day, Instant from, boolean weekdaysOnly) {
        for (var date = day; ; date = date.plusDays(1)) {
            if (weekdaysOnly && isFree(date)) continue;
            var hours = hours(date);
            var at = hours.from().isBefore(from) ? quiet.map(it -> it.end(from, zone)).orElse(from) : hours.from();
            if (at.isBefore(hours.to())) return at;
        }
    }

    /** Until when what is said at {@code at} is still of that day. */
    Instant end(Instant at) {
        var end = hours(day(at)).to();
        return quiet.map(it -> nextQuiet(it, at)).filter(end::isAfter).orElse(end);
    }

    private Instant nextQuiet(Quiet it, Instant at) {
        var today = day(at).atTime(it.from()).atZone(zone).toInstant();
        return today.isAfter(at) ? today : day(at).plusDays(1).atTime(it.from()).atZone(zone).toInstant();
    }

    boolean isFree(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY || holidays.contains(date);
    }

    /** From ten in the morning to eight in the evening; for whoever wants quiet all that time, the beginning of their own day. */
    private Span hours(LocalDate date) {
        var morning = date.atTime(MORNING).atZone(zone).toInstant();
        var evening = date.atTime(EVENING).atZone(zone).toInstant();
        var open = quiet.map(it -> it.end(morning, zone)).orElse(morning);
        if (open.isBefore(evening)) return new Span(open, evening);
        if (day(open).equals(date)) return new Span(open, min(open.plus(AWAKE), date.plusDays(1).atStartOfDay(zone).toInstant()));
        var awake = date.atTime(quiet.orElseThrow().to()).atZone(zone).toInstant();
        return new Span(awake, min(awake.plus(AWAKE), date.atTime(quiet.orElseThrow().from()).atZone(zone).toInstant()));
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
