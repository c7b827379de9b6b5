package usher.reminders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import usher.Refusal;

/** How long before an event: as people type it, and by the clock. */
class LeadsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1 d, 1 h, 10 min|1 d, 1 h, 10 min|1 day, 1 hour and 10 minutes before", "10min,1d|1 d, 10 min|1 day and 10 minutes before", "24 h|1 d|1 day before",
        "90 min|90 min|90 minutes before", "none|none|no reminders", "1 week and 2 h before|7 d, 2 h|7 days and 2 hours before", "1 h, 60 min|1 h|1 hour before"})
    void theyAreReadLongestFirstAndSaidBack(String typed, String written, String words) {
        var leads = Leads.read(typed);
        assertThat(leads.written()).isEqualTo(written);
        assertThat(Leads.read(leads.written())).isEqualTo(leads);
        assertThat(leads.words().plain(Locale.ENGLISH)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "1 d, later", "0 min", "5 w", "1 d, 2 d, 3 d, 4 d, 5 d, 6 d", "-1 h", "99999 d"})
    void whatCannotBeReadIsRefusedWithAnExample(String typed) {
        assertThatThrownBy(() -> Leads.read(typed)).isInstanceOf(Refusal.class).satisfies(no -> assertThat(((Refusal) no).text().plain(Locale.ENGLISH)).contains("1 d, 1 h, 10 min"));
    }

    /** The night before each of these mornings the clocks of the zone change. */
    @ParameterizedTest
    @CsvSource({"Europe/Berlin,2027-03-28T18:00", "Europe/Berlin,2027-10-31T18:00", "America/New_York,2027-03-14T18:00", "America/New_York,2027-11-07T18:00", "Australia/Sydney,2027-10-03T18:00",
        "Australia/Sydney,2027-04-04T18:00"})
    void aDayBeforeIsTheSameTimeOfDayAcrossAClockChangeAndHoursAreElapsedTime(String zone, String local) {
        var there = ZoneId.of(zone);
        var start = LocalDateTime.parse(local).atZone(there);
        assertThat(start.getOffset()).isNotEqualTo(start.minusDays(1).getOffset());
        assertThat(Leads.before(start.toInstant(), 24 * 60, there).atZone(there).toLocalDateTime()).isEqualTo(start.toLocalDateTime().minusDays(1));
        assertThat(Leads.before(start.toInstant(), 23 * 60, there)).isEqualTo(start.toInstant().minusSeconds(23 * 3600));
    }

    @Test
    void aDayBeforeATimeThatWasSkippedIsAsMuchLaterAsThatWas() {
        var berlin = ZoneId.of("Europe/Berlin");
        var start = Instant.parse("2027-03-29T00:30:00Z"); // Monday 02:30 in Berlin; Sunday had none
        assertThat(Leads.before(start, 24 * 60, berlin).atZone(berlin).toLocalDateTime()).isEqualTo(LocalDateTime.parse("2027-03-28T03:30"));
        assertThat(new Leads(List.of(15, 15, 1440)).minutes()).containsExactly(1440, 15);
    }
}
