package usher.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static usher.surveys.Asked.card;
import static usher.surveys.Asked.cards;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Value;

/** What those who were asked say of an event, as conversations. */
class AnsweringTest {

    private final Asked is = new Asked();

    @AfterEach
    void close() {
        is.close();
    }

    private static Value score(int score) {
        return new Value("score", Integer.toString(score));
    }

    @Test
    void onePressAnswersOneNumberAndAnotherChangesIt() {
        is.set().going(is.ann).asked();
        is.ann.picks(Asked.EVENT, "7").isAnswered("Thank you: 7 of 10 for Portfolio clinic").isAnswered("You can change it until 2027-01-27 20:00 UTC");
        is.results().isAnswered("1 of 1");
        is.ann.picks(Asked.HOSTS, Asked.option(10)).isAnswered("10 of 10 for the hosts");
        is.ann.picks(Asked.EVENT, Asked.option(0)).isAnswered("0 of 10");
        assertThat(card(is.ann)).contains("The event: 0 of 10").contains("Its hosts: 10 of 10");
        is.ann.presses("What would make it better?").fills(new Value("words", "More time <@U1>")).isAnswered("your words");
        assertThat(card(is.ann)).contains("More time <@U1>").doesNotContain("I was not there");
        is.results().isAnswered("1 of 1");
    }

    @Test
    void pressingTwiceDoesNothingTwice() {
        is.set().going(is.ann).asked();
        is.ann.delivers("press-1", "survey.rate", is.id(), score(9)).isAnswered("9 of 10");
        is.ann.picks(Asked.EVENT, "8").delivers("press-1", "survey.rate", is.id(), score(9));
        assertThat(card(is.ann)).contains("8 of 10");
        is.ann.picks(Asked.EVENT, "8");
        is.results().isAnswered("1 of 1");
        assertThat(cards(is.ann)).hasSize(1);
    }

    @Test
    void afterItsClosingNothingIsTakenAndThatIsSaid() {
        is.set().going(is.ann, is.ben).asked();
        is.ann.picks(Asked.EVENT, "9");
        is.closed();
        is.ann.picks(Asked.EVENT, "3").isRefused("The survey about Portfolio clinic closed 2027-01-27 20:00 UTC");
        is.ben.calls("survey.words", is.id(), new Value("words", "late")).isRefused("closed");
        is.ben.says("/survey mine").isAnswered("No survey is open for you");
        is.results().isAnswered("1 of 2");
    }

    @Test
    void whatIsNoNumberOrNoEventOfTheirsIsRefusedInWords() {
        is.set().going(is.ann).asked();
        is.ann.calls("survey.rate", is.id(), score(11)).isRefused("10");
        is.ben.calls("survey.rate", is.id(), score(9)).isRefused("You were not asked about that event");
        is.ann.calls("survey.rate", new Value("event", "999"), score(9)).isRefused("You were not asked about that event");
        assertThat(card(is.ann)).doesNotContain("of 10");
    }

    @Test
    void whoWasNotThereSaysSoAndCountsNoMore() {
        is.set().going(is.ann, is.ben).asked();
        is.ann.presses("I was not there").isAnswered("Then I do not ask you");
        assertThat(cards(is.ann)).isEmpty();
        is.results().isAnswered("0 of 1");
        is.until("2027-01-26T12:00:00Z");
        assertThat(cards(is.ann)).isEmpty();
    }

    @Test
    void severalThatAreOpenAreAnsweredInOnePlace() {
        is.set().going(is.ann).set(new Value("title", "Second clinic"), new Value("start", "2027-01-21 12:00"));
        is.ann.presses("Going").isAnswered("Second clinic");
        is.until("2027-01-21T14:00:00Z");
        is.ann.says("/survey mine").isAnswered("How was Second clinic?").picks("Another event", "Portfolio clinic").isAnswered(Asked.ASKED).picks(Asked.EVENT, "6").isAnswered("Portfolio clinic");
        assertThat(is.ann.says("/my show").answered()).contains("How was Second clinic?").doesNotContain("How was Portfolio");
    }

    @Test
    void itIsSaidInTheReadersLanguage() {
        is.ann.speaking(Locale.GERMAN).says("/my show");
        is.set();
        is.ann.calls("event.going", is.id(), is.option());
        is.asked();
        assertThat(is.ann.says("/survey mine").answered()).contains("Wie war Portfolio clinic?");
    }
}
