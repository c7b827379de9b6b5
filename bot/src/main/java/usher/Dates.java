package usher;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;

/** Days and times of one zone in words that can be translated: for where a moment cannot be drawn in each reader's own zone, as on a button. */
public final class Dates {

    private Dates() {}

    /** {@code Friday 12 March, 18:00}, by the clock of {@code zone}. */
    public static Text local(Instant at, ZoneId zone) {
        var there = at.atZone(zone);
        return Text.of("{weekday} {day} {month}, {time}", Text.text("weekday", weekday(there.getDayOfWeek())), Text.plain("day", Integer.toString(there.getDayOfMonth())),
            Text.text("month", month(there.getMonth())), Text.plain("time", there.toLocalTime().withSecond(0).withNano(0).toString()));
    }

    public static Text weekday(DayOfWeek day) {
        return switch (day) {
            case MONDAY -> Text.of("Monday");
            case TUESDAY -> Text.of("Tuesday");
            case WEDNESDAY -> Text.of("Wednesday");
            case THURSDAY -> Text.of("Thursday");
            case FRIDAY -> Text.of("Friday");
            case SATURDAY -> Text.of("Saturday");
            case SUNDAY -> Text.of("Sunday");
        };
    }

    /** A day that is the same for every reader: {@code 12 March 2027}. */
    public static Text date(LocalDate date) {
        return Text.of("{day} {month} {year}", Text.plain("day", Integer.toString(date.getDayOfMonth())), Text.text("month", month(date.getMonth())),
            Text.plain("year", Integer.toString(date.getYear())));
    }

    public static Text month(Month month) {
        return switch (month) {
            case JANUARY -> Text.of("January");
            case FEBRUARY -> Text.of("February");
            case MARCH -> Text.of("March");
            case APRIL -> Text.of("April");
            case MAY -> Text.of("May");
            case JUNE -> Text.of("June");
            case JULY -> Text.of("July");
            case AUGUST -> Text.of("August");
            case SEPTEMBER -> Text.of("September");
            case OCTOBER -> Text.of("October");
            case NOVEMBER -> Text.of("November");
            case DECEMBER -> Text.of("December");
        };
    }
}
