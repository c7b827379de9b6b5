package usher.hours;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * When a queue is open: windows of the week by the clock of its zone, and days that are otherwise. A window that a change of the clocks cuts short is as much
 * shorter; one that begins in the hour that is skipped begins after it. Windows end on the day on which they begin; one until midnight ends as the next day begins.
 *
 * @param week for each day the windows that are its usual ones
 * @param otherwise days on which other windows hold: none on a holiday
 */
public record Openings(ZoneId zone, Map<DayOfWeek, List<Window>> week, Map<LocalDate, List<Window>> otherwise) {

    /** Further ahead nobody plans: a queue that does not open within a year never opens. */
    private static final int AHEAD = 366;

    /** From a time until another of the same day; until midnight where {@code to} is 00:00. */
    public record Window(LocalTime from, LocalTime to) {
        public Window {
            if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) throw new IllegalArgumentException("a window that ends before it begins: " + from + "-" + to);
        }

        String written() {
            return from + "-" + (to.equals(LocalTime.MIDNIGHT) ? "24:00" : to);
        }
    }

    /** One window on one day. */
    public record Span(Instant from, Instant to) {
        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }

        Duration within(Instant earliest, Instant latest) {
            var begins = from.isBefore(earliest) ? earliest : from;
            var ends = to.isAfter(latest) ? latest : to;
            return begins.isBefore(ends) ? Duration.between(begins, ends) : Duration.ZERO;
        }
    }

    public Openings {
        week = Map.copyOf(week);
        otherwise = Map.copyOf(otherwise);
    }

    /** What is open at {@code at}: until when. */
    public Optional<Span> at(Instant at) {
        return on(at.atZone(zone).toLocalDate()).filter(span -> span.holds(at)).findFirst();
    }

    /** The next time that it opens after {@code at}, not the one that is open then. */
    public Optional<Span> next(Instant at) {
        var today = at.atZone(zone).toLocalDate();
        return IntStream.range(0, AHEAD).mapToObj(today::plusDays).flatMap(this::on).filter(span -> span.from().isAfter(at)).findFirst();
    }

    /** How long it is open between two instants, at most a year apart; further back nobody looks. */
    public Duration between(Instant from, Instant to) {
        var first = from.atZone(zone).toLocalDate();
        var days = Math.min(AHEAD, first.until(to.atZone(zone).toLocalDate(), ChronoUnit.DAYS) + 1);
        return LongStream.range(0, Math.max(0, days)).mapToObj(first::plusDays).flatMap(this::on).map(span -> span.within(from, to)).reduce(Duration.ZERO, Duration::plus);
    }

    /** When it will have been open for so long from {@code from} on; empty if not within a year. */
    public Optional<Instant> after(Instant from, Duration open) {
        var first = from.atZone(zone).toLocalDate();
        var left = open;
        for (var day = 0; day < AHEAD; day++) {
            for (var span : on(first.plusDays(day)).toList()) {
                var begins = span.from().isBefore(from) ? from : span.from();
                var lasts = span.within(from, Instant.MAX);
                if (lasts.compareTo(left) >= 0 && !lasts.isZero()) return Optional.of(begins.plus(left));
                left = left.minus(lasts);
            }
        }
        return Optional.empty();
    }

    private Stream<Span> on(LocalDate day) {
        return otherwise.getOrDefault(day, week.getOrDefault(day.getDayOfWeek(), List.of())).stream().map(window -> span(day, window)).filter(span -> span.from().isBefore(span.to()))
            .sorted(Comparator.comparing(Span::from));
    }

    private Span span(LocalDate day, Window window) {
        var end = window.to().equals(LocalTime.MIDNIGHT) ? day.plusDays(1).atStartOfDay(zone) : day.atTime(window.to()).atZone(zone);
        return new Span(day.atTime(window.from()).atZone(zone).toInstant(), end.toInstant());
    }
}
