package usher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietTest {

    private static final Quiet NIGHT = Quiet.NIGHT;

    private static Instant at(String local, String zone) {
        return ZonedDateTime.of(java.time.LocalDateTime.parse(local), ZoneId.of(zone)).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        // an ordinary night, the night that is an hour short, the night that is an hour long, by the clocks of three places
        "Europe/Berlin, 2027-01-12T23:00, 2027-01-13T08:00, 9", "Europe/Berlin, 2027-03-27T23:00, 2027-03-28T08:00, 8", "Europe/Berlin, 2027-10-30T23:00, 2027-10-31T08:00, 10",
        "America/New_York, 2027-03-13T23:00, 2027-03-14T08:00, 8", "America/New_York, 2027-11-06T23:00, 2027-11-07T08:00, 10",
        "Australia/Sydney, 2027-10-02T23:00, 2027-10-03T08:00, 8", "Australia/Sydney, 2027-04-03T23:00, 2027-04-04T08:00, 10"})
    void aNightEndsWhenTheClockShowsItsEndHoweverLongTheNightWas(String zone, String asked, String end, int hours) {
        var start = at(asked, zone);
        assertThat(NIGHT.end(start, ZoneId.of(zone))).isEqualTo(at(end, zone)).isEqualTo(start.plus(Duration.ofHours(hours)));
    }

    @ParameterizedTest
    @CsvSource({"21:59, false", "22:00, true", "00:00, true", "07:59, true", "08:00, false", "12:00, false"})
    void theHoursHoldFromTheirFirstMinuteToBeforeTheirLast(String time, boolean quiet) {
        var at = at("2027-01-12T" + time, "Europe/Berlin");
        assertThat(NIGHT.holds(at, ZoneId.of("Europe/Berlin"))).isEqualTo(quiet);
        if (!quiet) assertThat(NIGHT.end(at, ZoneId.of("Europe/Berlin"))).isEqualTo(at);
    }

    @Test
    void hoursWithinOneDayAreQuietThatDay() {
        var siesta = Quiet.of("13:00-15:00");
        assertThat(siesta.end(at("2027-01-12T14:00", "Europe/Madrid"), ZoneId.of("Europe/Madrid"))).isEqualTo(at("2027-01-12T15:00", "Europe/Madrid"));
        assertThat(siesta.holds(at("2027-01-12T22:00", "Europe/Madrid"), ZoneId.of("Europe/Madrid"))).isFalse();
    }

    @Test
    void anEndThatTheClockSkipsIsTheInstantOfTheSkip() {
        var early = Quiet.of("22:00-02:30");
        assertThat(early.end(at("2027-03-27T23:00", "Europe/Berlin"), ZoneId.of("Europe/Berlin"))).isEqualTo(Instant.parse("2027-03-28T01:30:00Z"));
    }

    @Test
    void hoursThatNeverEndAreNone() {
        assertThatThrownBy(() -> new Quiet(LocalTime.NOON, LocalTime.NOON)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Quiet.of("08:00-08:00")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLengthCountsOnlyWakingHoursOverSeveralNights() {
        var berlin = ZoneId.of("Europe/Berlin");
        assertThat(NIGHT.after(at("2027-01-12T12:00", "Europe/Berlin"), Duration.ofHours(2), berlin)).isEqualTo(at("2027-01-12T14:00", "Europe/Berlin"));
        assertThat(NIGHT.after(at("2027-01-12T21:30", "Europe/Berlin"), Duration.ofHours(1), berlin)).isEqualTo(at("2027-01-13T08:30", "Europe/Berlin"));
        assertThat(NIGHT.after(at("2027-01-12T23:30", "Europe/Berlin"), Duration.ofMinutes(30), berlin)).isEqualTo(at("2027-01-13T08:30", "Europe/Berlin"));
        assertThat(NIGHT.after(at("2027-01-12T12:00", "Europe/Berlin"), Duration.ofHours(10), berlin)).as("ends with the day").isEqualTo(at("2027-01-12T22:00", "Europe/Berlin"));
        assertThat(NIGHT.after(at("2027-01-12T12:00", "Europe/Berlin"), Duration.ofHours(30), berlin)).isEqualTo(at("2027-01-14T14:00", "Europe/Berlin"));
        assertThat(NIGHT.after(at("2027-03-26T12:00", "Europe/Berlin"), Duration.ofHours(30), berlin)).as("over a short night").isEqualTo(at("2027-03-28T14:00", "Europe/Berlin"));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        assertThat(Quiet.of(NIGHT.written())).isEqualTo(NIGHT);
        assertThat(NIGHT.written()).isEqualTo("22:00-08:00");
    }
}
