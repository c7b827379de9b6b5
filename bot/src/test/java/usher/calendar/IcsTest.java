package usher.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.util.ICalDate;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written for calendars, read back by a reader that knows nothing of how it was written. */
class IcsTest {

    private static final Instant START = Instant.parse("2027-03-28T01:30:00Z");

    private static Entry entry(String title, String about, String place, Entry.State state) {
        return new Entry("event-7@usher", 3, Instant.parse("2027-01-12T12:00:00Z"), START, START.plusSeconds(5400), title, about, place, Optional.of(URI.create("https://meet.example/a?b=1")), state);
    }

    private static String written(Entry entry) {
        return new String(Ics.file(entry), StandardCharsets.UTF_8);
    }

    /** The lines as RFC 5545 has them, unfolded. */
    private static List<String> lines(String calendar) {
        return Arrays.asList(calendar.replace("\r\n ", "").split("\r\n"));
    }

    @Test
    void anEventIsOneEntryInUtcWithAUidThatStaysAndASequence() {
        var file = written(entry("Portfolio clinic", "You leave with: a first page", "Library, room 2", Entry.State.CONFIRMED));
        assertThat(lines(file)).contains("BEGIN:VCALENDAR", "VERSION:2.0", "METHOD:PUBLISH", "UID:event-7@usher", "SEQUENCE:3", "DTSTART:20270328T013000Z", "DTEND:20270328T030000Z",
            "DTSTAMP:20270112T120000Z", "SUMMARY:Portfolio clinic", "LOCATION:Library\\, room 2", "STATUS:CONFIRMED", "URL:https://meet.example/a?b=1", "END:VCALENDAR");
        assertThat(Biweekly.parse(file).first().validate(ICalVersion.V2_0).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:EMAIL", "x\nATTACH:https://evil.example", "x\rDTSTART:19700101T000000Z", "a;b,c\\nd\\;e:f\"g\"^n", "\u0000\u0007\u001b[31mred\u2028next\u0085line",
        "@everyone <b>&amp;</b> =cmd()", "Zażółć gęślą jaźń 🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉"})
    void whatPeopleTypedStaysWordsWhateverItIs(String typed) {
        var file = written(entry(typed, typed, typed, Entry.State.CONFIRMED));
        var names = lines(file).stream().map(line -> line.replaceFirst("(?s)[:;].*", "")).toList();
        assertThat(names).containsExactlyInAnyOrder("BEGIN", "VERSION", "PRODID", "METHOD", "BEGIN", "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "LOCATION", "URL",
            "STATUS", "END", "END");
        assertThat(file.split("\r\n")).allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75 * 4));
        var read = Biweekly.parse(file).first().getEvents().getFirst();
        var meant = typed.replaceAll("\\r\\n?", "\n").replaceAll("[\\p{Cc}&&[^\\n\\t]]", "");
        assertThat(read.getSummary().getValue()).isEqualTo(meant);
        assertThat(read.getDescription().getValue()).isEqualTo(meant);
        assertThat(read.getLocation().getValue()).isEqualTo(meant);
        assertThat(read.getDateStart().getValue()).isEqualTo(new ICalDate(Date.from(START), true));
    }

    @Test
    void aCommunitysNameStaysAName() {
        var feed = new String(Ics.feed("a\r\nBEGIN:VEVENT\nX:1;b,c\\", List.of()), StandardCharsets.UTF_8);
        assertThat(lines(feed)).contains("X-WR-CALNAME:a BEGIN:VEVENT X:1\\;b\\,c\\\\").doesNotContain("BEGIN:VEVENT");
    }

    @Test
    void aCancelledOneSaysSo() {
        assertThat(lines(written(entry("Clinic", "", "", Entry.State.CANCELLED)))).contains("STATUS:CANCELLED").noneMatch(line -> line.startsWith("LOCATION"));
    }

    @Test
    void aFeedIsNamedAndAsksToBeReadAgain() {
        var entries = new ArrayList<Entry>();
        for (var i = 0; i < 3; i++) entries.add(entry("Clinic " + i, "", "", Entry.State.TENTATIVE));
        var feed = new String(Ics.feed("Berlin, mentors", entries), StandardCharsets.UTF_8);
        assertThat(lines(feed)).contains("X-WR-CALNAME:Berlin\\, mentors", "X-PUBLISHED-TTL:PT1H", "STATUS:TENTATIVE").anyMatch(line -> line.startsWith("REFRESH-INTERVAL") && line.endsWith(":PT1H"));
        assertThat(Biweekly.parse(feed).first().getEvents()).hasSize(3);
    }
}
