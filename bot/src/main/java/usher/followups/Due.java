package usher.followups;

import static usher.Text.code;
import static usher.Text.count;
import static usher.Text.plain;
import static usher.Text.strong;
import static usher.Text.text;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import usher.Dates;
import usher.Refusal;
import usher.Text;

/**
 * When an item is due, relative to an event or to when another item is due, by each person's own clock. Days and weeks are days of the calendar, so that two days
 * after 18:00 is 18:00 whatever the clocks do; hours are elapsed time.
 *
 * @param item the number of the other item; 0 where it counts from the event
 * @param amount of {@code unit}; not looked at where there is a weekday
 * @param weekday the first one after, or the last one before
 * @param time the time of that day; the event's where there is none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Due(From from, int item, boolean before, int amount, Unit unit, Optional<DayOfWeek> weekday, Optional<LocalTime> time) {

    enum From { START, END, ITEM }

    enum Unit { HOURS, DAYS, WEEKS }

    private static final String FRONT = "(?:(\\d{1,3})\\s*(h|hours?|d|days?|w|weeks?)|(mon|tue|wed|thu|fri|sat|sun)[a-z]*)(?:\\s+(?:at\\s+)?(\\d{1,2}:\\d{2}))?";
    private static final String RELATION = "(before|after)(?:\\s+(?:the\\s+)?(start|end|item\\s+(\\d{1,2})))?";
    private static final Pattern FRONT_FIRST = Pattern.compile(FRONT + "\\s+" + RELATION);
    private static final Pattern RELATION_FIRST = Pattern.compile(RELATION + "\\s+" + FRONT);
    /** A promise for later than that is another event's. */
    private static final int LONGEST_DAYS = 180;
    private static final LocalTime EVENING = LocalTime.of(17, 0);

    /** Reads {@code 2 days after}, {@code before start 1 day}, {@code friday 17:00 after}, {@code 3 days after item 1}; throws {@link Refusal}. */
    static Due read(String typed) {
        var words = typed.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        var front = FRONT_FIRST.matcher(words);
        if (front.matches()) return read(front, 1, 5, typed);
        var relation = RELATION_FIRST.matcher(words);
        if (relation.matches()) return read(relation, 4, 1, typed);
        throw unclear(typed);
    }

    private static Due read(Matcher match, int front, int relation, String typed) {
        var before = match.group(relation).equals("before");
        var anchor = Optional.ofNullable(match.group(relation + 1)).orElse(before ? "start" : "end");
        if (before && anchor.equals("end")) throw unclear(typed);
        var from = anchor.equals("start") ? From.START : anchor.equals("end") ? From.END : From.ITEM;
        var item = from == From.ITEM ? Integer.parseInt(match.group(relation + 2)) : 0;
        var unit = Optional.ofNullable(match.group(front + 1)).map(it -> unit(it.charAt(0))).orElse(Unit.DAYS);
        var amount = Optional.ofNullable(match.group(front)).map(Integer::parseInt).orElse(0);
        if (amount * switch (unit) { case HOURS -> 1; case DAYS -> 24; case WEEKS -> 7 * 24; } > LONGEST_DAYS * 24) throw unclear(typed);
        var day = Optional.ofNullable(match.group(front + 2)).map(Due::weekday);
        var time = Optional.ofNullable(match.group(front + 3)).map(it -> time(it, typed));
        if (unit == Unit.HOURS && time.isPresent()) throw unclear(typed);
        return new Due(from, item, before, amount, unit, day, time);
    }

    private static Unit unit(char first) {
        return first == 'h' ? Unit.HOURS : first == 'd' ? Unit.DAYS : Unit.WEEKS;
    }

    private static DayOfWeek weekday(String begins) {
        return Arrays.stream(DayOfWeek.values()).filter(it -> it.name().toLowerCase(Locale.ROOT).startsWith(begins)).findFirst().orElseThrow();
    }

    private static LocalTime time(String written, String typed) {
        var colon = written.indexOf(':');
        var hour = Integer.parseInt(written.substring(0, colon));
        var minute = Integer.parseInt(written.substring(colon + 1));
        if (hour > 23 || minute > 59) throw unclear(typed);
        return LocalTime.of(hour, minute);
    }

    private static Refusal unclear(String typed) {
        return Refusal.of("I cannot read {typed} as a time relative to an event, up to {most} days. Accepted: {one}, {two}, {three} or {four}", strong("typed", Proof.shortened(typed)),
            count("most", LONGEST_DAYS), code("one", "2 days after"), code("two", "1 day before start"), code("three", "friday 17:00 after"), code("four", "3 days after item 1"));
    }

    /** When that is, counted from {@code anchor}. */
    Instant at(Instant anchor, ZoneId zone) {
        var there = anchor.atZone(zone);
        if (weekday.isPresent()) return weekday(there).toInstant();
        var sign = before ? -amount : amount;
        var moved = switch (unit) {
            case HOURS -> anchor.plusSeconds(3_600L * sign).atZone(zone);
            case DAYS -> there.plusDays(sign);
            case WEEKS -> there.plusWeeks(sign);
        };
        return time.map(it -> moved.toLocalDate().atTime(it).atZone(zone)).orElse(moved).toInstant();
    }

    private ZonedDateTime weekday(ZonedDateTime anchor) {
        var day = weekday.orElseThrow();
        var date = anchor.toLocalDate().with(before ? TemporalAdjusters.previousOrSame(day) : TemporalAdjusters.nextOrSame(day));
        var at = date.atTime(time.orElse(EVENING)).atZone(anchor.getZone());
        if (before) return at.isBefore(anchor) ? at : date.minusWeeks(1).atTime(time.orElse(EVENING)).atZone(anchor.getZone());
        return at.isAfter(anchor) ? at : date.plusWeeks(1).atTime(time.orElse(EVENING)).atZone(anchor.getZone());
    }

    Text words() {
        return Text.of("{much} {relation}", text("much", much()), text("relation", relation()));
    }

    private Text much() {
        if (weekday.isPresent()) return Text.of("{weekday} {time}", text("weekday", Dates.weekday(weekday.get())), plain("time", time.orElse(EVENING).toString()));
        var length = switch (unit) {
            case HOURS -> Text.of("{n, plural, one {# hour} other {# hours}}", count("n", amount));
            case DAYS -> Text.of("{n, plural, one {# day} other {# days}}", count("n", amount));
            case WEEKS -> Text.of("{n, plural, one {# week} other {# weeks}}", count("n", amount));
        };
        return time.map(it -> Text.of("{length} (at {time})", text("length", length), plain("time", it.toString()))).orElse(length);
    }

    private Text relation() {
        return switch (from) {
            case START -> before ? Text.of("before the start") : Text.of("after the start");
            case END -> Text.of("after the end");
            case ITEM -> before ? Text.of("before item {n}", count("n", item)) : Text.of("after item {n}", count("n", item));
        };
    }
}
