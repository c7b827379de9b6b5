package usher.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import usher.Refusal;

/** The days and hours of series, compared with java.time. {@code -Dusher.test.print=yes} prints the year that a person should look at. */
class RhythmTest {

    private static final DateTimeFormatter LINE = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm xxx", Locale.ROOT);

    private static Rhythm rhythm(String first, String zone, String rule) {
        var start = LocalDateTime.parse(first);
        var read = Rule.read(rule, start);
        return new Rhythm(start, ZoneId.of(zone), read.rule(), read.until(), read.times().orElse(Rhythm.MOST));
    }

    private static String words(String first, String rule) {
        return rhythm(first, "Europe/Berlin", rule).words().plain(Locale.ENGLISH);
    }

    @ParameterizedTest
    @CsvSource({"Europe/Berlin,2027-01-15T18:00", "America/New_York,2027-01-15T18:00", "Australia/Sydney,2027-01-15T18:00", "Asia/Kathmandu,2027-01-15T18:00"})
    void aYearOfAWeeklySeriesKeepsItsLocalHourAcrossBothClockChanges(String zone, String first) {
        var start = LocalDateTime.parse(first);
        var expected = new ArrayList<Instant>();
        for (var day = start; day.isBefore(start.plusYears(1)); day = day.plusWeeks(1)) expected.add(day.atZone(ZoneId.of(zone)).toInstant());

        var year = rhythm(first, zone, "FREQ=WEEKLY;BYDAY=FR;UNTIL=" + start.plusYears(1).minusDays(1).toLocalDate().toString().replace("-", "")).instants().toList();

        print(zone, year);
        assertThat(year).hasSize(53).isEqualTo(expected).allSatisfy(at -> {
            assertThat(at.atZone(ZoneId.of(zone)).toLocalTime()).isEqualTo(start.toLocalTime());
            assertThat(at.atZone(ZoneId.of(zone)).getDayOfWeek()).isEqualTo(DayOfWeek.FRIDAY);
        });
        var changes = java.util.stream.IntStream.range(1, year.size()).filter(i -> !Duration.between(year.get(i - 1), year.get(i)).equals(Duration.ofDays(7))).count();
        assertThat(changes).isEqualTo(zone.equals("Asia/Kathmandu") ? 0 : 2);
    }

    private static void print(String zone, List<Instant> year) {
        if (System.getProperty("usher.test.print") == null) return;
        System.out.println(zone);
        for (var at : year) System.out.println("  " + at + "  " + LINE.format(at.atZone(ZoneId.of(zone))));
    }

    @Test
    void theLastFridayIsTheLastOfEveryMonthWhetherItIsTheFourthOrTheFifth() {
        var first = LocalDateTime.parse("2027-01-29T18:00");
        var days = rhythm("2027-01-29T18:00", "Europe/Berlin", "monthly").days().limit(12).map(LocalDateTime::toLocalDate).toList();
        var expected = java.util.stream.IntStream.range(0, 12).mapToObj(i -> first.toLocalDate().withDayOfMonth(1).plusMonths(i).with(TemporalAdjusters.lastInMonth(DayOfWeek.FRIDAY))).toList();
        assertThat(days).isEqualTo(expected).contains(LocalDate.parse("2027-04-30"), LocalDate.parse("2027-02-26"));
    }

    @Test
    void aTwentyNinthOfFebruaryComesEveryFourYears() {
        assertThat(rhythm("2028-02-29T18:00", "Europe/Berlin", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=3").days().map(LocalDateTime::toLocalDate).map(LocalDate::toString))
            .containsExactly("2028-02-29", "2032-02-29", "2036-02-29");
        assertThat(rhythm("2028-02-29T18:00", "Europe/Berlin", "FREQ=YEARLY;COUNT=2").days().map(LocalDateTime::toLocalDate).map(LocalDate::toString)).containsExactly("2028-02-29", "2032-02-29");
    }

    @Test
    void monthsWithoutA31stAreLeftOut() {
        assertThat(rhythm("2027-01-31T18:00", "Europe/Berlin", "FREQ=MONTHLY;BYMONTHDAY=31;COUNT=4").days().map(LocalDateTime::toLocalDate).map(LocalDate::toString))
            .containsExactly("2027-01-31", "2027-03-31", "2027-05-31", "2027-07-31");
    }

    @Test
    void aTimeThatTheClocksSkipIsLaterByWhatTheySkipAndOnlyOnThatDay() {
        var series = rhythm("2027-03-14T02:30", "Europe/Berlin", "weekly");
        assertThat(series.instants().limit(4).map(at -> LINE.format(at.atZone(ZoneId.of("Europe/Berlin"))))).containsExactly(
            "Sun 2027-03-14 02:30 +01:00", "Sun 2027-03-21 02:30 +01:00", "Sun 2027-03-28 03:30 +02:00", "Sun 2027-04-04 02:30 +02:00");
    }

    @Test
    void aTimeThatTheClocksShowTwiceIsTheFirstOfTheTwo() {
        var series = rhythm("2027-10-24T02:30", "Europe/Berlin", "weekly");
        assertThat(series.instants().limit(3).map(at -> LINE.format(at.atZone(ZoneId.of("Europe/Berlin"))))).containsExactly(
            "Sun 2027-10-24 02:30 +02:00", "Sun 2027-10-31 02:30 +02:00", "Sun 2027-11-07 02:30 +01:00");
    }

    @Test
    void itEndsOnItsLastDayOrAfterItsNumberOfTimes() {
        assertThat(rhythm("2027-01-15T18:00", "Europe/Berlin", "FREQ=WEEKLY;COUNT=3").days()).hasSize(3);
        assertThat(rhythm("2027-01-15T18:00", "Europe/Berlin", "FREQ=WEEKLY;UNTIL=20270129T235959Z").days()).hasSize(3);
        assertThat(rhythm("2027-01-15T18:00", "Europe/Berlin", "daily").days()).hasSize(Rhythm.MOST);
    }

    @Test
    void theRestOfASeriesIsAsLongAsWhatWasLeft() {
        var series = rhythm("2027-01-15T18:00", "Europe/Berlin", "FREQ=WEEKLY;COUNT=5");
        var third = LocalDateTime.parse("2027-01-29T18:00");
        assertThat(series.endingBefore(third).days()).hasSize(2);
        assertThat(series.moved(third, third, series.rule()).days()).hasSize(3);
        assertThat(series.after(third)).contains(LocalDateTime.parse("2027-02-05T18:00"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2027-01-15T18:00|FREQ=WEEKLY;COUNT=9|every week on Friday, 18:00 Berlin time, until 12 March 2027",
        "2027-01-15T18:00|FREQ=WEEKLY;INTERVAL=2;COUNT=2|every 2 weeks on Friday, 18:00 Berlin time, until 29 January 2027",
        "2027-01-12T08:05|FREQ=WEEKLY;BYDAY=TH,TU,SU;COUNT=2|every week on Tuesday, Thursday and Sunday, 08:05 Berlin time, until 14 January 2027",
        "2027-01-29T18:00|FREQ=MONTHLY;BYDAY=-1FR;COUNT=1|every month on the last Friday, 18:00 Berlin time, until 29 January 2027",
        "2027-01-12T18:00|FREQ=MONTHLY;BYDAY=2TU;COUNT=1|every month on the second Tuesday, 18:00 Berlin time, until 12 January 2027",
        "2027-01-31T18:00|FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=1|every month on the last day, 18:00 Berlin time, until 31 January 2027",
        "2027-01-15T18:00|FREQ=MONTHLY;BYMONTHDAY=1,15;COUNT=1|every month on day 1 and day 15, 18:00 Berlin time, until 15 January 2027",
        "2027-01-15T18:00|FREQ=DAILY;INTERVAL=3;COUNT=1|every 3 days, 18:00 Berlin time, until 15 January 2027",
        "2028-02-29T18:00|FREQ=YEARLY;COUNT=1|every year on 29 February, 18:00 Berlin time, until 29 February 2028",
        "2027-01-29T18:00|FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=1|by the rule FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1, 18:00 Berlin time, until 29 January 2027"})
    void itIsSaidInWords(String first, String rule, String words) {
        assertThat(words(first, rule)).isEqualTo(words);
    }

    @Test
    void thePresetsAreNamedInWordsToo() {
        assertThat(List.of("weekly", "fortnightly", "monthly", "weekdays", "daily").stream().map(it -> rhythm("2027-01-29T18:00", "America/New_York", it).rule().words(LocalDate.parse("2027-01-29")).plain(Locale.ENGLISH)))
            .containsExactly("every week on Friday", "every 2 weeks on Friday", "every month on the last Friday", "every weekday from Monday to Friday", "every day");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sometimes", "FREQ=WEEKLY;BYDAY=XX", "FREQ=HOURLY", "FREQ=DAILY;BYHOUR=9,15", "FREQ=WEEKLY;COUNT=0", "FREQ=WEEKLY;UNTIL=soon", "FREQ=MONTHLY;RSCALE=HEBREW", "; DROP TABLE",
        "RRULE:", "FREQ=DAILY;INTERVAL=2147483647", "FREQ=WEEKLY;BYDAY=MO\r\nX-EVIL:1"})
    void whatIsNoRuleIsRefusedWithExamples(String typed) {
        assertThatThrownBy(() -> rhythm("2027-01-15T18:00", "Europe/Berlin", typed)).isInstanceOf(Refusal.class)
            .satisfies(no -> assertThat(((Refusal) no).text().plain(Locale.ENGLISH)).contains("FREQ=WEEKLY;BYDAY="));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31", "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=7",
        "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;BYMONTH=5"})
    void aRuleThatNeverHappensHasNoDays(String rule) {
        assertThat(rhythm("2027-01-15T18:00", "Europe/Berlin", rule).days()).isEmpty();
    }

    @Test
    void aSeriesWithoutADayHasNoWords() {
        assertThat(new Rhythm(LocalDateTime.parse("2027-01-15T18:00"), ZoneId.of("Europe/Berlin"), new Rule("FREQ=WEEKLY;BYDAY=FR"), Optional.of(LocalDate.parse("2027-01-01")), 3).words().plain(Locale.ENGLISH))
            .isEqualTo("no day at all");
    }
}
