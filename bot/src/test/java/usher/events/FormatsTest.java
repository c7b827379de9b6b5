package usher.events;

import static org.assertj.core.api.Assertions.assertThat;
import static usher.events.Gathering.PROMISE;
import static usher.events.Gathering.START;
import static usher.events.Gathering.TITLE;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Value;

/** Formats: those that come along, and a community's own. */
class FormatsTest {

    private final Gathering with = new Gathering();

    @AfterEach
    void close() {
        with.close();
    }

    @Test
    void sixFormatsComeAlongAndTheirAgendasFillTheirLengths() {
        with.ann.says("/format list").isAnswered("• Micro-event, 1 hour: A small group").isAnswered("• Clinic, 90 minutes").isAnswered("• Workshop, 2 hours").isAnswered("• Drop session")
            .isAnswered("• Office hour").isAnswered("• One-to-one, 30 minutes");
        with.ann.picks("Show one", "Clinic").isAnswered("it works best with 6 to 12").isAnswered("• 65 min: The cases").isAnswered("The host's checklist:");
    }

    @Test
    void aCommunityAddsItsOwnAndMakesEventsFromIt() {
        with.mo.says("/format create", FormatDesk.NAME.is("Review circle"), new Value("like", "Clinic"), new Value("agenda", "20 min Read\n25 min Discuss"), new Value("prework", "- Send your link\nRead the guide"),
            new Value("checklist", "Collect the links"), new Value("options", "live 6, watching 20")).isAnswered("45 minutes").isAnswered("Options: live 6, watching 20");
        with.event(new Value("format", "Review circle"));
        assertThat(with.post()).contains("45 minutes").contains("• 20 min: Read").contains("live: 6 of 6 left");
        with.mo.sees("Collect the links");
        with.ann.presses("Going: live").isAnswered("• Send your link\n• Read the guide");
    }

    @Test
    void itsOwnCanBeChangedAndWhatWasMadeFromItStays() {
        with.mo.says("/format create", FormatDesk.NAME.is("Review circle"), new Value("agenda", "20 min Read"));
        with.event(new Value("format", "Review circle"));
        with.mo.says("/format edit", new Value("which", "Review circle"), new Value("name", "Review ring"), new Value("agenda", "30 min Read")).isAnswered("Review ring").isAnswered("30 min: Read");
        assertThat(with.post()).contains("• 20 min: Read");
        with.mo.says("/format edit", new Value("which", "Review ring"), new Value("length", "40 min")).isAnswered("40 min: Read");
    }

    @Test
    void whatComesAlongStaysAsItIs() {
        with.mo.says("/format edit", new Value("which", "Clinic"), new Value("name", "x")).isRefused("Clinic comes with me and stays as it is");
        with.mo.says("/format create", FormatDesk.NAME.is("clinic")).isRefused("There is a format called clinic already");
    }

    @Test
    void onlyModeratorsMakeThem() {
        with.ann.says("/format create", FormatDesk.NAME.is("x")).isRefused("Only moderators");
        with.ann.says("/format edit", new Value("which", "Clinic")).isRefused("Only moderators");
    }

    @Test
    void anotherCommunitySeesNoneOfThem() {
        with.mo.says("/format create", FormatDesk.NAME.is("Review circle"));
        with.olga.says("/format list").isAnswered("Clinic").doesNotSee("Review circle");
        with.olga.says("/event create", TITLE, PROMISE, START, new Value("format", "Review circle")).isRefused("I know nothing here called Review circle");
        with.connected();
        with.olga.says("/format list").isAnswered("Review circle");
    }

    @Test
    void theirTextsArePlainAndBounded() {
        var nasty = "@everyone <!channel> _x_ {0} =cmd()";
        with.mo.says("/format create", FormatDesk.NAME.is(nasty), new Value("about", nasty), new Value("prework", nasty), new Value("checklist", nasty)).isAnswered(nasty + "\n" + nasty);
        var lines = IntStream.range(0, 11).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
        with.mo.says("/format create", FormatDesk.NAME.is("y"), new Value("prework", lines)).isRefused("Those are 11 lines, and at most 10 are ever read");
        with.mo.says("/format create", FormatDesk.NAME.is("y"), new Value("agenda", "10 min a"), new Value("length", "20 min")).isRefused("10 minutes are missing");
    }

    @Test
    void aFormatsAgendaFitsAnyLengthToTheMinute() {
        for (var format : Formats.brought()) {
            for (var minutes = 5; minutes < 400; minutes += 7) {
                var fitted = Agenda.fitted(format.agenda(), minutes);
                if (!fitted.isEmpty()) assertThat(Agenda.sum(fitted)).isEqualTo(minutes);
                assertThat(fitted).allMatch(box -> box.minutes() >= 1);
            }
            assertThat(Agenda.sum(format.agenda())).as(format.name().pattern()).isEqualTo(format.minutes());
        }
    }
}
