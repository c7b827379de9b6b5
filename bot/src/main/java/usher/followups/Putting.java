package usher.followups;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import usher.Refusal;
import usher.When;

/** Until when something is put off, as people say it; a day without a time is that day's beginning. */
final class Putting {

    private Putting() {}

    /** Reads {@code tomorrow}, {@code next week}, {@code 2027-03-28} or a moment; throws {@link Refusal}. */
    static Instant off(String typed, Instant now, ZoneId zone) {
        var today = now.atZone(zone).toLocalDate();
        var words = typed.strip().toLowerCase(Locale.ROOT);
        if (words.equals("tomorrow") || words.equals("morgen")) return begin(today.plusDays(1), zone);
        if (words.equals("next week") || words.equals("nächste woche")) return begin(today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)), zone);
        try {
            return begin(LocalDate.parse(words), zone);
        } catch (DateTimeParseException noDate) {
            return moment(typed.strip(), now, zone);
        }
    }

    /** A weekday has no time of day, and needs none here. */
    private static Instant moment(String typed, Instant now, ZoneId zone) {
        try {
            return When.read(typed, now, zone);
        } catch (Refusal no) {
            try {
                return When.read(typed + " 10am", now, zone);
            } catch (Refusal neither) {
                throw no;
            }
        }
    }

    private static Instant begin(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
