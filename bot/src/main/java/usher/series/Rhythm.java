package usher.series;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import usher.Dates;
import usher.Text;

/**
 * When the events of a series are: a rule on the calendar and the clock of one zone, so that 18:00 stays 18:00 whatever the clocks do.
 *
 * @param first the first of them; the others are at its time of day
 * @param rule which days, without an end
 * @param until the last day there may be one
 * @param times how many there are at most, the skipped ones among them
 */
public record Rhythm(LocalDateTime first, ZoneId zone, Rule rule, Optional<LocalDate> until, int times) {

    /** Two years of weekdays: more than anyone plans, and few enough to be counted in no time. */
    public static final int MOST = 520;

    /** Every local time of the series in order; the clocks may skip or double it that day. */
    public Stream<LocalDateTime> days() {
        var days = StreamSupport.stream(Spliterators.spliteratorUnknownSize(new Days(rule, first), Spliterator.ORDERED), false);
        return days.takeWhile(day -> until.map(last -> !day.toLocalDate().isAfter(last)).orElse(true)).limit(times);
    }

    /** What the clock of {@code zone} shows at {@code at}; a series is on full minutes, whatever second its first event was typed in. */
    static LocalDateTime local(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES);
    }

    /** The instant of a local time of the series. */
    public Instant at(LocalDateTime day) {
        return day.atZone(zone).toInstant();
    }

    /** The first local time after {@code day}; empty when the series is over by then. */
    public Optional<LocalDateTime> after(LocalDateTime day) {
        return days().filter(it -> it.isAfter(day)).findFirst();
    }

    public Optional<LocalDateTime> last() {
        return days().reduce((_, later) -> later);
    }

    /** In words: every week on Friday, 18:00 Berlin time, until 12 March 2027. */
    public Text words() {
        return last().map(last -> Text.of("{days}, {time} {city} time, until {last}", Text.text("days", rule.words(first.toLocalDate())), Text.plain("time", time()),
            Text.plain("city", city()), Text.text("last", Dates.date(last.toLocalDate())))).orElseGet(() -> Text.of("no day at all"));
    }

    private String time() {
        return first.toLocalTime().withSecond(0).withNano(0).toString();
    }

    /** The zone as people call it: the last part of its name. */
    private String city() {
        return zone.getId().substring(zone.getId().lastIndexOf('/') + 1).replace('_', ' ');
    }

    /** The rest of it from {@code day} on, beginning at {@code start} instead and by another rule: as many times as were left. */
    Rhythm moved(LocalDateTime day, LocalDateTime start, Rule other) {
        var gone = (int) days().takeWhile(it -> it.isBefore(day)).count();
        var later = until.map(last -> last.plusDays(Math.max(0, ChronoUnit.DAYS.between(day.toLocalDate(), start.toLocalDate()))));
        return new Rhythm(start, zone, other, later, Math.max(1, times - gone));
    }

    /** The same up to the day before {@code day}. */
    Rhythm endingBefore(LocalDateTime day) {
        return new Rhythm(first, zone, rule, Optional.of(day.toLocalDate().minusDays(1)), times);
    }

    /** The series as instants. */
    public Stream<Instant> instants() {
        return days().map(this::at);
    }
}
