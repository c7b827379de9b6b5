package usher.followups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import usher.Json;
import usher.Refusal;

/** When items are due. */
class DueTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2 days after | 2 days after the end", "before start 1 day | 1 day before the start", "1 day before | 1 day before the start", "Friday 17:00 after | Friday 17:00 after the end",
        "fri 9:30 after start | Friday 09:30 after the start", "3 days after item 1 | 3 days after item 1", "after the end 1 week | 1 week after the end", "4 h after | 4 hours after the end",
        "2 days at 18:00 after | 2 days (at 18:00) after the end", "mon before | Monday 17:00 before the start"})
    void whatPeopleTypeIsReadAndSaidBack(String typed, String said) {
        var due = Due.read(typed);
        assertThat(due.words().plain(Locale.ENGLISH)).isEqualTo(said);
        assertThat(Json.read(Json.write(due), Due.class)).isEqualTo(due);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "2 days", "181 days after", "99 weeks after", "1 day before end", "friday 25:00 after", "2 h at 17:00 after", "after", "@everyone {x}"})
    void whatCannotBeReadIsMetWithExamples(String typed) {
        assertThatThrownBy(() -> Due.read(typed)).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.text().plain(Locale.ENGLISH)).contains("friday 17:00 after"));
    }

    private static String at(String due, String anchor, ZoneId zone) {
        return Due.read(due).at(Instant.parse(anchor), zone).toString();
    }

    @Test
    void daysAreDaysOfThePersonsCalendarWhateverTheClocksDo() {
        // Berlin's clocks go forward on 28 March 2027, New York's did on the 14th
        assertThat(at("2 days after", "2027-03-26T18:00:00Z", BERLIN)).isEqualTo("2027-03-28T17:00:00Z");
        assertThat(at("2 days after", "2027-03-26T18:00:00Z", NEW_YORK)).isEqualTo("2027-03-28T18:00:00Z");
        assertThat(at("2 days after", "2027-03-12T18:00:00Z", NEW_YORK)).isEqualTo("2027-03-14T17:00:00Z");
        assertThat(at("48 h after", "2027-03-26T18:00:00Z", BERLIN)).isEqualTo("2027-03-28T18:00:00Z");
        assertThat(at("1 day before", "2027-03-28T18:00:00Z", BERLIN)).isEqualTo("2027-03-27T19:00:00Z");
    }

    @Test
    void aWeekdayIsTheNextOneByThePersonsOwnClock() {
        assertThat(at("friday 17:00 after", "2027-03-26T15:59:00Z", BERLIN)).isEqualTo("2027-03-26T16:00:00Z");
        assertThat(at("friday 17:00 after", "2027-03-26T16:00:00Z", BERLIN)).isEqualTo("2027-04-02T15:00:00Z");
        assertThat(at("friday 17:00 after", "2027-03-26T16:00:00Z", NEW_YORK)).isEqualTo("2027-03-26T21:00:00Z");
        assertThat(at("sun 2:30 after", "2027-03-26T16:00:00Z", BERLIN)).isEqualTo("2027-03-28T01:30:00Z"); // an hour that is not there
        assertThat(at("fri 17:00 before", "2027-03-26T15:00:00Z", BERLIN)).isEqualTo("2027-03-19T16:00:00Z");
    }
}
