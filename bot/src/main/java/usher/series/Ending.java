package usher.series;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import usher.Field;
import usher.Refusal;
import usher.Text;
import usher.Tx;
import usher.When;

/** Days as people type them, and where a series ends that nobody gave an end. */
final class Ending {

    /** So far ahead nobody plans. */
    private static final int MOST_YEARS = 2;
    private static final int USUAL_YEARS = 1;

    private Ending() {}

    /** Reads {@code 12 March}, {@code in 3 months} or {@code 2027-03-12} as a day in {@code zone}. */
    static LocalDate day(String typed, Field<String> field, ZoneId zone, Tx tx) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException notIso) {
            return inWords(typed, field, zone, tx);
        }
    }

    private static LocalDate inWords(String typed, Field<String> field, ZoneId zone, Tx tx) {
        for (var asTime : new String[] {typed + " 12:00", typed}) {
            try {
                return When.read(asTime, tx.now(), zone).atZone(zone).toLocalDate();
            } catch (Refusal no) {
                continue; // read the other way, or said below
            }
        }
        throw Refusal.of("I cannot read {typed} as a day. For example: {one} or {two}", Text.strong("typed", typed), Text.code("one", "12 March"), Text.code("two", "2027-03-12")).at(field);
    }

    /** The last day: what was typed, else what the rule said, else far enough for the number of times, else in a year. */
    static LocalDate of(Optional<LocalDate> typed, Optional<LocalDate> ruled, boolean hasTimes, LocalDateTime first, Field<String> field) {
        var farthest = first.toLocalDate().plusYears(MOST_YEARS);
        var until = typed.or(() -> ruled).orElse(hasTimes ? farthest : first.toLocalDate().plusYears(USUAL_YEARS));
        if (!until.isAfter(first.toLocalDate())) {
            throw Refusal.of("A series ends after its first day. Type a later one, for example {example}", Text.code("example", first.toLocalDate().plusMonths(3).toString())).at(field);
        }
        if (until.isAfter(farthest)) {
            throw Refusal.of("A series lasts two years at most. Type an earlier day, for example {example}", Text.code("example", farthest.toString())).at(field);
        }
        return until;
    }
}
