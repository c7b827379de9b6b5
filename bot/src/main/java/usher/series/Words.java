package usher.series;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dmfs.rfc5545.Weekday;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.WeekdayNum;
import usher.Dates;
import usher.Text;

/** Rules in words that can be translated. */
final class Words {

    private static final Set<Part> SIMPLE = EnumSet.of(Part.FREQ, Part.INTERVAL, Part.WKST, Part.BYDAY, Part.BYMONTHDAY, Part.BYMONTH);
    private static final List<Weekday> WORKING = List.of(Weekday.MO, Weekday.TU, Weekday.WE, Weekday.TH, Weekday.FR);

    private Words() {}

    static Optional<Text> of(RecurrenceRule rule, LocalDate first) {
        for (var part : Part.values()) {
            if (!SIMPLE.contains(part) && !part.name().startsWith("_") && rule.hasPart(part)) return Optional.empty();
        }
        return switch (rule.getFreq()) {
            case DAILY -> bare(rule).map(_ -> every(rule, Text.of("every day"), "every {n} days"));
            case WEEKLY -> rule.hasPart(Part.BYMONTHDAY) || rule.hasPart(Part.BYMONTH) ? Optional.empty() : Optional.of(weekly(rule, first));
            case MONTHLY -> rule.hasPart(Part.BYMONTH) ? Optional.empty() : monthly(rule, first);
            case YEARLY -> yearly(rule, first);
            case HOURLY, MINUTELY, SECONDLY -> Optional.empty();
        };
    }

    private static Optional<RecurrenceRule> bare(RecurrenceRule rule) {
        return Optional.of(rule).filter(it -> !it.hasPart(Part.BYDAY) && !it.hasPart(Part.BYMONTHDAY) && !it.hasPart(Part.BYMONTH));
    }

    private static Text every(RecurrenceRule rule, Text one, String several) {
        return rule.getInterval() == 1 ? one : Text.of(several, Text.count("n", rule.getInterval()));
    }

    private static Text weekly(RecurrenceRule rule, LocalDate first) {
        var named = rule.hasPart(Part.BYDAY) ? rule.getByDayPart().stream().map(it -> it.weekday).sorted().toList() : List.<Weekday>of();
        if (rule.getInterval() == 1 && named.size() == 5 && named.containsAll(WORKING)) return Text.of("every weekday from Monday to Friday");
        var days = named.isEmpty() ? Dates.weekday(first.getDayOfWeek()) : list(rule.getByDayPart().stream().map(it -> it.weekday).distinct()
            .map(Words::java).sorted().map(Dates::weekday).toList());
        if (rule.getInterval() == 1) return Text.of("every week on {days}", Text.text("days", days));
        return Text.of("every {n} weeks on {days}", Text.count("n", rule.getInterval()), Text.text("days", days));
    }

    private static Optional<Text> monthly(RecurrenceRule rule, LocalDate first) {
        if (rule.hasPart(Part.BYDAY) && rule.hasPart(Part.BYMONTHDAY)) return Optional.empty();
        if (rule.hasPart(Part.BYDAY)) {
            if (rule.getByDayPart().stream().anyMatch(it -> it.pos < -1 || it.pos == 0 || it.pos > 5)) return Optional.empty();
            return Optional.of(monthly(rule, list(rule.getByDayPart().stream().map(Words::nth).toList())));
        }
        var dates = rule.hasPart(Part.BYMONTHDAY) ? rule.getByPart(Part.BYMONTHDAY) : List.of(first.getDayOfMonth());
        if (dates.equals(List.of(-1))) return Optional.of(monthly(rule, Text.of("the last day")));
        if (dates.stream().anyMatch(it -> it < 1)) return Optional.empty();
        return Optional.of(monthly(rule, list(dates.stream().map(it -> Text.of("day {day}", Text.plain("day", Integer.toString(it)))).toList())));
    }

    private static Text monthly(RecurrenceRule rule, Text days) {
        if (rule.getInterval() == 1) return Text.of("every month on {days}", Text.text("days", days));
        return Text.of("every {n} months on {days}", Text.count("n", rule.getInterval()), Text.text("days", days));
    }

    private static Optional<Text> yearly(RecurrenceRule rule, LocalDate first) {
        if (rule.hasPart(Part.BYDAY)) return Optional.empty();
        var months = rule.hasPart(Part.BYMONTH) ? rule.getByPart(Part.BYMONTH) : List.of(first.getMonthValue());
        var dates = rule.hasPart(Part.BYMONTHDAY) ? rule.getByPart(Part.BYMONTHDAY) : List.of(first.getDayOfMonth());
        if (months.size() != 1 || dates.size() != 1 || dates.getFirst() < 1) return Optional.empty();
        var date = Text.of("{day} {month}", Text.plain("day", Integer.toString(dates.getFirst())), Text.text("month", Dates.month(Month.of(months.getFirst()))));
        if (rule.getInterval() == 1) return Optional.of(Text.of("every year on {date}", Text.text("date", date)));
        return Optional.of(Text.of("every {n} years on {date}", Text.count("n", rule.getInterval()), Text.text("date", date)));
    }

    private static Text nth(WeekdayNum day) {
        var weekday = Text.text("weekday", Dates.weekday(java(day.weekday)));
        return switch (day.pos) {
            case 1 -> Text.of("the first {weekday}", weekday);
            case 2 -> Text.of("the second {weekday}", weekday);
            case 3 -> Text.of("the third {weekday}", weekday);
            case 4 -> Text.of("the fourth {weekday}", weekday);
            case 5 -> Text.of("the fifth {weekday}", weekday);
            default -> Text.of("the last {weekday}", weekday);
        };
    }

    /** {@code Monday, Tuesday and Friday}. */
    static Text list(List<Text> words) {
        var all = words.getFirst();
        for (var i = 1; i < words.size(); i++) {
            all = i == words.size() - 1 ? Text.of("{before} and {last}", Text.text("before", all), Text.text("last", words.get(i)))
                : Text.of("{before}, {next}", Text.text("before", all), Text.text("next", words.get(i)));
        }
        return all;
    }

    private static DayOfWeek java(Weekday weekday) {
        return weekday == Weekday.SU ? DayOfWeek.SUNDAY : DayOfWeek.of(weekday.ordinal());
    }
}
