package usher.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Answer;
import usher.Card;
import usher.Json;
import usher.PressId;
import usher.Text;
import usher.testing.CardText;
import usher.testing.Chat;
import usher.testing.Persona;

class AuditTest {

    private final Circle circle = new Circle();
    private final Chat chat = circle.chat;
    private final Persona ann = circle.ann;

    @AfterEach
    void close() {
        circle.close();
    }

    /** Puts lines of an older time on record, as many as a community makes in years. */
    private void past(int lines) {
        var community = chat.bot().database().jdbi().withHandle(handle -> handle.createQuery("select community_id from space where id = 'test:main'").mapTo(Long.class).one());
        var person = chat.bot().database().jdbi().withHandle(handle -> handle.createQuery("select person_id from account where id = 'test:main/ann'").mapTo(Long.class).one());
        chat.bot().database().jdbi().useTransaction(handle -> {
            var batch = handle.prepareBatch("insert into audit (id, community_id, person_id, act, subject, said, at) values (?, ?, ?, 'claim', 'drop 7', ?, ?)");
            IntStream.rangeClosed(1, lines).forEach(i -> batch.add(1_000_000 + i, community, person, Json.write(Text.of("seat {slot}", Text.count("slot", i))), Instant.parse("2026-06-01T10:00:00Z").plusSeconds(i)));
            batch.execute();
        });
    }

    private String file(Persona reader) {
        var answer = (Answer.Download) reader.answer();
        return new String(answer.content(), UTF_8);
    }

    @Test
    void oneThingIsShownWhenAskedFor() {
        chat.member("Ben").says("/note post");
        ann.says("/usher audit", Audit.ABOUT.is("note 1")).isAnswered("2027-01-12 12:00 UTC Ben (note 1, note): @Ben posted a note");
        ann.says("/usher audit", Audit.ABOUT.is("note 2")).isAnswered("Nothing is on record about that");
        ann.says("/usher audit", Audit.ABOUT.is("POSTED A")).isAnswered("posted a note").says("/usher audit", Audit.ABOUT.is("ben")).isAnswered("posted a note");
        circle.olga.says("/usher audit").isAnswered("Nothing is on record about that");
        chat.member("Ben").says("/usher audit").isRefused("Only moderators");
        chat.member("Ben").calls("usher.log", new usher.Value("w", "0"), new usher.Value("c", "0"), new usher.Value("l", "0"), new usher.Value("b", "0"), new usher.Value("f", "1"))
            .isRefused("Only moderators");
    }

    @Test
    void aForgedLengthOfTimeIsTheWholeOfIt() {
        ann.says("/my show");
        ann.calls("usher.log", new usher.Value("w", "0"), new usher.Value("c", "0"), new usher.Value("l", "999999999999999999"), new usher.Value("b", "0"), new usher.Value("f", "0")).isAnswered("on record");
    }

    @Test
    void aPersonsActsAndWhatWasDoneToThemAreShown() {
        var ben = chat.member("Ben");
        ben.says("/note post");
        chat.member("Eve").says("/note post");
        ann.says("/usher role", Roles.PERSON.is(ben.account()), Roles.ROLE.is("mentor"));
        ann.says("/usher audit", Audit.WHO.is(ben.account())).isAnswered("@Ben posted a note").isAnswered("@Ben is now mentor");
        assertThat(ann.answered()).doesNotContain("Eve");
        ann.says("/usher audit", Audit.WHO.is(ann.account())).isAnswered("@Ben is now mentor");
        assertThat(ann.answered()).doesNotContain("posted");
        ann.says("/usher audit", Audit.WHO.is(new usher.Account(Chat.MAIN, "nobody"))).isRefused("I have not met them yet");
    }

    @Test
    void oneActIsChosenFromThoseThatHappened() {
        chat.member("Ben").says("/note post");
        ann.says("/usher role", Roles.PERSON.is(chat.member("Eve").account()), Roles.ROLE.is("mentor"));
        ann.says("/usher audit", new usher.Value("act", "give role")).isAnswered("is now mentor");
        assertThat(ann.answered()).doesNotContain("posted");
        ann.says("/usher audit", new usher.Value("act", "fly")).isRefused("I know nothing here called fly");
    }

    @Test
    void theLastHoursAreShownWhenAskedFor() {
        chat.member("Ben").says("/note post");
        chat.passes(Duration.ofHours(3));
        chat.member("Eve").says("/note post");
        ann.says("/usher audit", Audit.LAST.is(Duration.ofHours(2))).isAnswered("@Eve posted");
        assertThat(ann.answered()).doesNotContain("@Ben posted");
        ann.says("/usher audit", Audit.LAST.is(Duration.ofHours(4))).isAnswered("@Ben posted");
    }

    @Test
    void whatDoesNotFitOnePageIsTurnedTo() {
        ann.says("/my show");
        past(40);
        ann.says("/usher audit", Audit.ABOUT.is("drop 7")).isAnswered("seat 40").isAnswered("seat 26\n").isAnswered("[Older] [As CSV] [As JSON]");
        ann.presses("Older").isAnswered("seat 25").isAnswered("seat 11\n").isAnswered("[Older] [Latest]");
        ann.presses("Older").isAnswered("seat 10").isAnswered("seat 1\n").isAnswered("[Latest] [As CSV]");
        ann.presses("Latest").isAnswered("seat 40");
    }

    @Test
    void everyButtonFitsWhateverIsAskedFor() {
        ann.says("/my show");
        past(40);
        for (var about : Set.of("drop 7", "ünd so wäiter, äöüß äöüß äöüß", "李李李李李李李李李李", "x".repeat(40))) {
            ann.says("/usher audit", Audit.ABOUT.is(about), Audit.WHO.is(ann.account()), new usher.Value("act", "claim"), Audit.LAST.is(Duration.ofDays(3650)));
            ((Answer.Done) ann.answer()).card().controls().forEach(control ->
                assertThat(PressId.write(((Card.Button) control).action(), ((Card.Button) control).values())).hasSizeLessThanOrEqualTo(PressId.MOST));
        }
    }

    @Test
    void theSpreadsheetIsInTheReadersLanguageAndTimeAndCalculatesNothing() {
        chat.member("=Ben+1").says("/note post");
        ann.in(ZoneId.of("Europe/Berlin")).says("/usher audit", Audit.AS.is("csv"));
        var lines = CsvReader.builder().ofCsvRecord(file(ann).substring(1)).stream().toList();
        assertThat(lines.getFirst().getFields()).containsExactly("When (Europe/Berlin)", "Who", "Account", "Act", "About", "What");
        assertThat(lines.get(1).getFields()).containsExactly("2027-01-12 13:00:00", "'=Ben+1", "test:main/ben1", "note", "note 1", "it was =Ben+1");
        assertThat(CardText.of(ann.answer(), Locale.ENGLISH)).contains("2 lines, the latest first");
    }

    @Test
    void theJsonIsReadByPrograms() throws IOException {
        chat.member("Ben").says("/note post");
        ann.in(ZoneId.of("Europe/Berlin")).says("/usher audit").presses("As JSON");
        var line = new ObjectMapper().readTree(file(ann)).get(1);
        assertThat(line.get("at").asText()).isEqualTo("2027-01-12T13:00:00+01:00");
        assertThat(line.get("who").asText()).isEqualTo("Ben");
        assertThat(line.get("what").asText()).isEqualTo("@Ben posted a note");
    }

    @Test
    void aHundredThousandLinesComeAsAFileThatAChatTakesAndSaySo() {
        ann.says("/my show");
        past(100_000);
        ann.says("/usher audit", Audit.AS.is("csv")).isAnswered("20,000 lines, the latest first").isAnswered("Earlier ones did not fit in");
        assertThat(((Answer.Download) ann.answer()).content()).hasSizeLessThan(10_000_000);
        assertThat(file(ann)).contains("seat 100,000").doesNotContain("seat 79,999");
        ann.says("/usher audit", Audit.ABOUT.is("seat 5"));
        ann.says("/usher audit").isAnswered("seat 100,000").presses("Older").isAnswered("seat 99,985");
    }
}
