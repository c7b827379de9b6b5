package usher.series;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import usher.Refusal;
import usher.Text;

/** Which days a series falls on, as RFC 5545 writes it ({@code FREQ=MONTHLY;BYDAY=-1FR}), without an end and without times of day. */
public record Rule(String written) {

    /** Of days, weeks, months or years between two; the library does not come back from far greater ones. */
    private static final int MOST_BETWEEN = 99;
    private static final Set<Freq> FREQUENCIES = Set.of(Freq.DAILY, Freq.WEEKLY, Freq.MONTHLY, Freq.YEARLY);

    /** What a typed rule says besides its days: its end, if it named one. */
    public record Read(Rule rule, Optional<LocalDate> until, Optional<Integer> times) {}

    /** The rules that need no typing. */
    public enum Preset { WEEKLY, FORTNIGHTLY, MONTHLY, WEEKDAYS, DAILY }

    /** A preset for an event on {@code day}. Monthly is on the same weekday: the last one of the month, where it is the last, else the first to fourth. */
    static Rule of(Preset preset, LocalDate day) {
        var weekday = day.getDayOfWeek().name().substring(0, 2);
        return new Rule(switch (preset) {
            case WEEKLY -> "FREQ=WEEKLY;BYDAY=" + weekday;
            case FORTNIGHTLY -> "FREQ=WEEKLY;INTERVAL=2;BYDAY=" + weekday;
            case MONTHLY -> "FREQ=MONTHLY;BYDAY=" + nth(day) + weekday;
            case WEEKDAYS -> "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR";
            case DAILY -> "FREQ=DAILY";
        });
    }

    private static int nth(LocalDate day) {
        return day.equals(day.with(TemporalAdjusters.lastInMonth(day.getDayOfWeek()))) ? -1 : (day.getDayOfMonth() + 6) / 7;
    }

    /** Reads a preset's name or an RRULE; throws {@link Refusal} with what is accepted. */
    static Read read(String typed, LocalDateTime first) {
        for (var preset : Preset.values()) {
            if (preset.name().equalsIgnoreCase(typed.strip())) return new Read(of(preset, first.toLocalDate()), Optional.empty(), Optional.empty());
        }
        var rule = typed.strip().toUpperCase(Locale.ROOT).replaceFirst("^RRULE:", "").replaceAll("\\s+", "");
        var parts = Arrays.stream(rule.split(";")).filter(part -> !part.isEmpty()).toList();
        var days = new Rule(parts.stream().filter(part -> !part.startsWith("UNTIL=") && !part.startsWith("COUNT=")).collect(Collectors.joining(";")));
        check(days, typed);
        return new Read(days, end(parts, "UNTIL=").map(it -> date(it, typed)), end(parts, "COUNT=").map(it -> count(it, typed)));
    }

    private static void check(Rule days, String typed) {
        try {
            var parsed = new RecurrenceRule(days.written, RecurrenceRule.RfcMode.RFC5545_STRICT);
            if (!FREQUENCIES.contains(parsed.getFreq()) || namesTimes(parsed)) {
                throw Refusal.of("{typed} names times of day. An event keeps the time it has; say only which days, for example {example}", Text.code("typed", shortened(typed)), Text.code("example", "FREQ=WEEKLY;BYDAY=FR"));
            }
            if (parsed.hasPart(Part.RSCALE) || parsed.hasPart(Part.SKIP) || parsed.getInterval() > MOST_BETWEEN) throw unclear(typed);
        } catch (InvalidRecurrenceRuleException e) {
            throw unclear(typed);
        }
    }

    /** The library's Part cannot be loaded before its RecurrenceRule: nothing here may name one earlier than that, in a constant for example. */
    private static boolean namesTimes(RecurrenceRule rule) {
        return rule.hasPart(Part.BYHOUR) || rule.hasPart(Part.BYMINUTE) || rule.hasPart(Part.BYSECOND);
    }

    private static Optional<String> end(List<String> parts, String name) {
        return parts.stream().filter(part -> part.startsWith(name)).map(part -> part.substring(name.length())).findFirst();
    }

    private static LocalDate date(String written, String typed) {
        try {
            return LocalDate.parse(written.substring(0, Math.min(8, written.length())), DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeParseException e) {
            throw unclear(typed);
        }
    }

    private static int count(String written, String typed) {
        if (!written.matches("[1-9]\\d{0,2}")) throw unclear(typed);
        return Integer.parseInt(written);
    }

    private static Refusal unclear(String typed) {
        return Refusal.of("I cannot read {typed} as a rule. Choose one from the list ({presets}), or type one such as {one} or {two}", Text.code("typed", shortened(typed)),
            Text.plain("presets", Arrays.stream(Preset.values()).map(it -> it.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "))),
            Text.code("one", "FREQ=WEEKLY;BYDAY=TU,TH"), Text.code("two", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=6"));
    }

    private static String shortened(String typed) {
        return typed.length() <= 60 ? typed : typed.substring(0, typed.offsetByCodePoints(0, Math.min(57, typed.codePointCount(0, typed.length())))) + "…";
    }

    /** The same for an event that was moved from one day to another: a preset for the new day; throws {@link Refusal} for a rule that names days by itself. */
    Rule moved(LocalDate from, LocalDate to) {
        if (from.equals(to)) return this;
        for (var preset : Preset.values()) {
            if (of(preset, from).equals(this) && (preset != Preset.WEEKDAYS || to.getDayOfWeek().getValue() <= 5)) return of(preset, to);
        }
        throw Refusal.of("The rule of this series names its days, so the others cannot be moved like this one. {command} gives it another rule from here on.", Text.code("command", "/event repeat"));
    }

    RecurrenceRule parsed() {
        try {
            return new RecurrenceRule(written, RecurrenceRule.RfcMode.RFC5545_STRICT);
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalStateException("a rule was kept that is none: " + written, e);
        }
    }

    /** Which days, in words; a rule too intricate for words is shown as it is written. */
    Text words(LocalDate first) {
        return Words.of(parsed(), first).orElseGet(() -> Text.of("by the rule {rule}", Text.code("rule", written)));
    }
}
