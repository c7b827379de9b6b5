package usher.followups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import usher.Quiet;

/** At which hours people are asked. */
class RhythmTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static String slot(ZoneId zone, String quiet, String day, String from, boolean weekdaysOnly) {
        return new Rhythm(zone, quiet.isEmpty() ? Optional.empty() : Optional.of(Quiet.of(quiet)), Set.of()).slot(LocalDate.parse(day), Instant.parse(from), weekdaysOnly).toString();
    }

    @Test
    void itIsTenInTheMorningByThePersonsClockAlsoWhenTheClocksChange() {
        assertThat(slot(BERLIN, "22:00-08:00", "2027-03-27", "2027-03-20T12:00:00Z", false)).isEqualTo("2027-03-27T09:00:00Z");
        assertThat(slot(BERLIN, "22:00-08:00", "2027-03-28", "2027-03-20T12:00:00Z", false)).isEqualTo("2027-03-28T08:00:00Z");
        assertThat(slot(NEW_YORK, "22:00-08:00", "2027-03-28", "2027-03-20T12:00:00Z", false)).isEqualTo("2027-03-28T14:00:00Z");
    }

    @Test
    void whatIsLateIsAskedTheSameDayUntilTheEveningAndThenTheNext() {
        assertThat(slot(BERLIN, "", "2027-03-10", "2027-03-10T15:30:00Z", false)).isEqualTo("2027-03-10T15:30:00Z");
        assertThat(slot(BERLIN, "", "2027-03-10", "2027-03-10T19:00:00Z", false)).isEqualTo("2027-03-11T09:00:00Z");
    }

    @Test
    void notOnWeekendsWhereTheChecklistSaysSo() {
        assertThat(slot(BERLIN, "", "2027-03-27", "2027-03-20T12:00:00Z", true)).isEqualTo("2027-03-29T08:00:00Z");
    }

    @Test
    void whoSleepsByDayIsAskedWhenTheyWake() {
        assertThat(slot(BERLIN, "08:00-22:00", "2027-03-10", "2027-03-01T12:00:00Z", false)).isEqualTo("2027-03-10T21:00:00Z");
        assertThat(slot(BERLIN, "09:00-14:00", "2027-03-10", "2027-03-01T12:00:00Z", false)).isEqualTo("2027-03-10T13:00:00Z");
        assertThat(slot(BERLIN, "09:00-08:00", "2027-03-10", "2027-03-01T12:00:00Z", false)).isEqualTo("2027-03-10T07:00:00Z");
    }

    @RepeatedTest(20)
    void whateverTheQuietHoursItIsNeverInThemAndAlwaysWithinADay(RepetitionInfo info) {
        var random = new SplittableRandom(info.getCurrentRepetition());
        for (var i = 0; i < 200; i++) {
            var from = random.nextInt(24 * 4);
            var to = (from + 1 + random.nextInt(24 * 4 - 1)) % (24 * 4);
            var quiet = new Quiet(LocalTime.of(from / 4, from % 4 * 15), LocalTime.of(to / 4, to % 4 * 15));
            var zone = random.nextBoolean() ? BERLIN : NEW_YORK;
            var rhythm = new Rhythm(zone, Optional.of(quiet), Set.of());
            var now = Instant.parse("2027-03-25T00:00:00Z").plusSeconds(random.nextInt(7 * 86_400));
            var at = rhythm.slot(rhythm.day(now), now, false);
            assertThat(quiet.holds(at, zone)).as("%s in quiet hours %s of %s", at, quiet, zone).isFalse();
            assertThat(at).isBetween(now, now.plusSeconds(49 * 3_600));
            assertThat(rhythm.slot(rhythm.day(at), at, false)).as("asked at its own hour").isEqualTo(at);
            assertThat(rhythm.end(at)).isAfter(at);
        }
    }
}
