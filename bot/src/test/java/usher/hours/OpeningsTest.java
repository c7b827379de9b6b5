package usher.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import usher.hours.Openings.Span;
import usher.hours.Openings.Window;

class OpeningsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Openings sundays(String from, String to) {
        return new Openings(BERLIN, Map.of(DayOfWeek.SUNDAY, List.of(new Window(LocalTime.parse(from), LocalTime.parse(to)))), Map.of());
    }

    private static Span span(String from, String to) {
        return new Span(Instant.parse(from), Instant.parse(to));
    }

    @Test
    void aWindowKeepsItsHourWhenTheClocksChange() {
        var openings = sundays("18:00", "20:00");
        assertThat(openings.next(Instant.parse("2027-03-15T00:00:00Z"))).contains(span("2027-03-21T17:00:00Z", "2027-03-21T19:00:00Z"));
        assertThat(openings.next(Instant.parse("2027-03-22T00:00:00Z"))).contains(span("2027-03-28T16:00:00Z", "2027-03-28T18:00:00Z"));
    }

    @Test
    void aWindowInTheHourThatIsSkippedBeginsAfterItAndOneWithinItIsNot() {
        assertThat(sundays("02:30", "04:00").next(Instant.parse("2027-03-27T00:00:00Z"))).contains(span("2027-03-28T01:30:00Z", "2027-03-28T02:00:00Z"));
        assertThat(sundays("02:00", "03:00").next(Instant.parse("2027-03-27T00:00:00Z"))).contains(span("2027-04-04T00:00:00Z", "2027-04-04T01:00:00Z"));
    }

    @Test
    void aHolidayHasNoWindowsAndAnExceptionItsOwn() {
        var noon = List.of(new Window(LocalTime.of(12, 0), LocalTime.MIDNIGHT));
        var openings = new Openings(BERLIN, sundays("18:00", "20:00").week(), Map.of(LocalDate.of(2027, 3, 21), List.of(), LocalDate.of(2027, 3, 24), noon));
        assertThat(openings.at(Instant.parse("2027-03-21T17:30:00Z"))).isEmpty();
        assertThat(openings.next(Instant.parse("2027-03-20T00:00:00Z"))).contains(span("2027-03-24T11:00:00Z", "2027-03-24T23:00:00Z"));
        assertThat(openings.at(Instant.parse("2027-03-24T22:59:59Z"))).isPresent();
        assertThat(openings.at(Instant.parse("2027-03-24T23:00:00Z"))).isEmpty();
    }

    @Test
    void whatNeverOpensSaysSo() {
        assertThat(new Openings(BERLIN, Map.of(), Map.of()).next(Instant.EPOCH)).isEmpty();
    }
}
