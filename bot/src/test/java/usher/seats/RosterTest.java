package usher.seats;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Answer;
import usher.testing.Chat;
import usher.testing.Persona;

/** Who comes, as a table that no spreadsheet can be attacked with; who came; and who gave a seat back late. */
class RosterTest {

    private final FairChat fair = new FairChat();
    private final Persona ann = fair.chat.member("Ann");
    private final Persona ben = fair.chat.member("Ben");

    @AfterEach
    void close() {
        fair.close();
    }

    private List<List<String>> roster() {
        var file = (Answer.Download) fair.mo.says("/fair roster").answer();
        assertThat(file.mediaType()).isEqualTo("text/csv; charset=utf-8");
        assertThat(file.name()).isEqualTo("roster-fair.csv");
        var words = new String(file.content(), StandardCharsets.UTF_8);
        assertThat(words).startsWith("\uFEFF");
        return CsvReader.builder().ofCsvRecord(words.substring(1)).stream().map(it -> it.getFields()).toList();
    }

    @Test
    void aRosterHasEverySeatAndTheLineInOrder() {
        fair.open(2, 1, "live=1 watching=1");
        fair.claims(ann, 0);
        fair.claims(ben, 1);
        fair.claims(fair.chat.member("Cleo"), 0);
        fair.claims(fair.chat.member("Dan"), 0);
        fair.mo.calls("fair.came", Seating.SEAT.is(fair.seat(ann).id())).isAnswered("There");
        fair.mo.calls("fair.missed", Seating.SEAT.is(fair.seat(ben).id())).isAnswered("Not there");
        assertThat(roster()).containsExactly(
            List.of("name", "account", "option", "state", "place in line", "since", "came"),
            List.of("Ann", "test:main/ann", "live", "held", "", "2027-01-12T12:00Z", "2027-01-12T12:00Z"),
            List.of("Ben", "test:main/ben", "watching", "held", "", "2027-01-12T12:00Z", "missed"),
            List.of("Cleo", "test:main/cleo", "live", "waiting", "1", "2027-01-12T12:00Z", ""),
            List.of("Dan", "test:main/dan", "live", "waiting", "2", "2027-01-12T12:00Z", ""));
    }

    @Test
    void noNameBecomesAFormula() {
        fair.open(100, 1, "");
        var names = List.of("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1", "\r=1", "  =1", "\uFF1D1+1", "a,\"b\"\n=c", "'=1", "Jo=hn", "\u202E=x", "<b>&amp;");
        for (var i = 0; i < names.size(); i++) fair.claims(fair.chat.member("x" + i + names.get(i)), 0);
        assertThat(roster()).hasSize(names.size() + 1).allMatch(row -> row.size() == 7);
        fair.claims(fair.chat.member("=HYPERLINK(\"http://x\")"), 0);
        assertThat(roster().getLast().getFirst()).isEqualTo("'=HYPERLINK(\"http://x\")");
    }

    @Test
    void onlyWhoManagesItReadsIt() {
        fair.open(1, 1, "");
        ann.says("/fair roster").isRefused("Only its hosts and moderators can read who comes");
    }

    @Test
    void aSeatGivenBackLateIsNotedAndOneGivenBackInTimeIsNot() {
        fair.open(2, 1, "");
        fair.setting.late = Optional.of(Chat.START.plus(Duration.ofMinutes(60)));
        fair.claims(ann, 0);
        fair.claims(ben, 0);
        fair.passes(59);
        fair.givesBack(ben);
        fair.passes(1);
        fair.givesBack(ann);
        assertThat(roster()).hasSize(2).last().isEqualTo(List.of("Ann", "test:main/ann", "", "gave back late", "", "2027-01-12T13:00Z", ""));
    }

    @Test
    void aSeatThatChangedHandsIsNobodysAttendanceYet() {
        fair.open(1, 1, "");
        fair.claims(ann, 0);
        ben.calls("fair.resume");
        fair.mo.calls("fair.came", Seating.SEAT.is(fair.seat(ann).id()));
        ann.says("/seat give", new usher.Value("which", "fair"), Transfers.TO.is(ben.account()));
        ben.presses("Take it");
        assertThat(roster().getLast()).startsWith("Ben").endsWith("");
    }
}
