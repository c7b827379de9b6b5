package usher.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import usher.Answer;
import usher.Card;
import usher.Value;
import usher.testing.Persona;

class SimilarTest {

    private static final String LIKE = "Does one of these answer it?";

    private final Office office = new Office();
    private final Persona ann = office.ann;
    private final Persona ben = office.ben;

    @BeforeEach
    void publish() {
        published("A portfolio page that recruiters read", "too long", "Leave out the hobbies");
    }

    @AfterEach
    void close() {
        office.close();
    }

    private void published(String goal, String stuck, String answer) {
        office.asks(ann, goal, stuck);
        office.answers(office.cleo, answer);
        ann.presses("That helped").presses("Let others learn from it").fills().isAnswered("Published");
    }

    private int spared() {
        return office.chat.bot().database().jdbi().withHandle(handle -> handle.createQuery("select count(*) from case_spared where helped_at is not null").mapTo(int.class).one());
    }

    private static Value value(Persona who, String label, String name) {
        return ((Answer.Done) who.answer()).card().controls().stream().filter(Card.Button.class::isInstance).map(Card.Button.class::cast).filter(it -> it.label().pattern().equals(label))
            .flatMap(it -> it.values().stream()).filter(it -> it.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void whatHelpedOthersIsShownBeforeACaseIsMade() {
        office.asks(ben, "A portfolio for recruiters", "which hobbies").isAnswered(LIKE).isAnswered("A portfolio page that recruiters read: too long");
        ben.says("/hours cases").isAnswered("You have no cases");
        office.cleo.says("/hours next").isAnswered("Nobody waits");
        office.asks(ben, "Something else entirely").isAnswered("Case received");
    }

    @Test
    void whoIsHelpedBringsNoCaseAndIsCountedOnce() {
        office.asks(ben, "A portfolio for recruiters").picks("Read one", "A portfolio page that recruiters read").isAnswered("Leave out the hobbies").presses("That helps").isAnswered("Good to hear");
        assertThat(spared()).isEqualTo(1);
        ben.says("/hours cases").isAnswered("You have no cases");
    }

    @Test
    void aPressTwiceCountsOnceAndSomebodyElsesNothing() {
        office.asks(ben, "A portfolio for recruiters");
        var shown = value(ben, "That helps", "shown");
        office.dora.calls("hours.known-helps", shown).isAnswered("Good to hear");
        assertThat(spared()).isZero();
        ben.calls("hours.known-helps", shown).calls("hours.known-helps", shown).calls("hours.known-helps", new Value("shown", "1")).isAnswered("Good to hear");
        assertThat(spared()).isEqualTo(1);
    }

    @Test
    void whoAsksAnywayLosesNothingTypedAndStandsWhereTheyPressed() {
        ben.says("/hours ask", new Value("queue", "Reviews"), HoursFields.GOAL.is("A portfolio for recruiters"), HoursFields.TRIED.is("three <b>templates</b>"), HoursFields.STUCK.is("which hobbies"),
            HoursFields.LINKS.is("https://e.example/p"), HoursFields.URGENCY.is("today"), new Value("tags", "portfolio")).isAnswered(LIKE);
        office.chat.passes(Duration.ofHours(2));
        office.asks(office.dora, "Learn piano").isAnswered("number 1");
        ben.presses("Ask anyway").isAnswered("Case received: A portfolio for recruiters").isAnswered("number 2");
        ben.says("/hours show", new Value("case", "A portfolio for recruiters")).isAnswered("three <b>templates</b>").isAnswered("https://e.example/p").isAnswered("today: I am stuck until then")
            .isAnswered("Asked: 2027-01-12 14:00 UTC");
    }

    @Test
    void askingAnywayTwiceIsOneCase() {
        office.asks(ben, "A portfolio for recruiters");
        var shown = value(ben, "Ask anyway", "shown");
        var draft = value(ben, "Ask anyway", "draft");
        ben.calls("hours.ask-anyway", shown, draft).isAnswered("Case received");
        office.chat.restarts();
        ben.calls("hours.ask-anyway", shown, draft).isAnswered("Case received");
        ben.calls("hours.known-helps", shown).isAnswered("/hours cases shows your case");
        assertThat(spared()).isZero();
        office.cleo.says("/hours next").says("/hours next").isAnswered("Nobody waits");
    }

    @Test
    void whoSaidThatItHelpsMayStillAsk() {
        office.asks(ben, "A portfolio for recruiters");
        var shown = value(ben, "Ask anyway", "shown");
        var draft = value(ben, "Ask anyway", "draft");
        ben.presses("That helps");
        ben.calls("hours.ask-anyway", shown, draft).isAnswered("Case received");
        assertThat(spared()).isZero();
    }

    @Test
    void theFormIsNotLostWhereTheCaseIsRefused() {
        office.mo.says("/hours change", new Value("queue", "Reviews"), HoursFields.EACH.is(1));
        office.asks(ben, "A portfolio for recruiters").isAnswered(LIKE);
        var shown = value(ben, "Ask anyway", "shown");
        var draft = value(ben, "Ask anyway", "draft");
        office.asks(ben, "Learn piano").isAnswered("Case received");
        ben.calls("hours.ask-anyway", shown, draft).isRefused("You have 1 case open in Reviews");
        assertThat(ben.draft().values()).containsEntry("goal", "A portfolio for recruiters");
        ben.says("/hours show", new Value("case", "Learn piano")).presses("Withdraw");
        ben.calls("hours.ask-anyway", shown, draft).isAnswered("Case received: A portfolio for recruiters");
    }

    @Test
    void afterADayTheFormIsEmptyAgain() {
        office.asks(ben, "A portfolio for recruiters");
        office.chat.passes(Duration.ofHours(49));
        ben.presses("Ask anyway").isRefused("goal: This is needed");
    }

    @Test
    void whatIsNotPublishedAnyMoreIsNotShown() {
        ann.says("/hours search", new Value("words", "hobbies")).picks("Read one", "A portfolio page that recruiters read").presses("Unpublish");
        office.asks(ben, "A portfolio for recruiters").isAnswered("Case received");
    }

    @Test
    void whatIsShownToOthersGoesWithWhoeverIsForgotten() {
        office.asks(ben, "A portfolio for recruiters").presses("That helps");
        ben.says("/my export");
        ann.says("/my erase").presses("Erase everything");
        assertThat(office.chat.rows()).doesNotContain("A portfolio page that recruiters read");
        ben.says("/my erase").presses("Erase everything");
        assertThat(office.chat.rows()).doesNotContain(ben.account().key());
        assertThat(spared()).isEqualTo(1);
    }
}
