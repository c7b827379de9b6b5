package usher.hours;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Answer;
import usher.Value;
import usher.testing.CardText;
import usher.testing.Chat;
import usher.testing.Persona;

class ThanksTest {

    private final Office office = new Office();
    private final Persona mo = office.mo;
    private final Persona ann = office.ann;
    private final Persona cleo = office.cleo;
    private final Persona dora = office.dora;

    @AfterEach
    void close() {
        office.close();
    }

    private long news(Persona who, String words) {
        return who.direct().stream().filter(it -> CardText.of(it.card(), Locale.ENGLISH).contains(words)).count();
    }

    @Test
    void onePressSaysHowMuchItHelpedAndAnotherChangesIt() {
        office.asks(ann, "A first page");
        office.answers(cleo, "Leave out the hobbies");
        ann.presses("That helped").isAnswered("resolved").isAnswered("How much did it help?").presses("A lot").isAnswered("Ann says: it helped a lot.");
        cleo.sees("You helped @Ann: A first page is resolved").sees("Ann says: it helped a lot.").says("/my show").isAnswered("You helped with 1 case");
        ann.presses("Partly").presses("Partly");
        cleo.sees("it helped partly").doesNotSee("it helped a lot");
        ann.presses("Say more").fills(Thanks.MORE.is("now <b>shorter</b>")).isAnswered("it helped partly. “now <b>shorter</b>”");
        cleo.sees("“now <b>shorter</b>”");
        assertThat(news(cleo, "A first page")).isEqualTo(1);
    }

    @Test
    void creditGoesToWhoeverAnsweredAndNotToWhoeverPressedClose() {
        office.asks(ann, "A first page");
        office.answers(cleo, "Leave out the hobbies");
        var it = office.number(mo, "A first page");
        cleo.calls("hours.hand-over", it, HoursFields.TO.is(dora.account()));
        mo.calls("hours.resolve", it).isAnswered("resolved");
        cleo.sees("You helped @Ann: A first page is resolved").says("/my show").isAnswered("You helped with 1 case");
        dora.sees("A first page is resolved").doesNotSee("You helped").says("/my show");
        mo.doesNotSee("You helped").says("/my show");
        assertThat(dora.answered() + mo.answered()).doesNotContain("You helped with");
        ann.sees("Mo closed A first page").sees("How much did it help?").presses("Not really").isAnswered("it did not really help");
        cleo.sees("it did not really help").says("/my show");
        assertThat(cleo.answered()).doesNotContain("You helped with");
        ann.presses("A lot");
        cleo.sees("You helped @Ann").says("/my show").isAnswered("You helped with 1 case");
    }

    @Test
    void allWhoAnsweredHelped() {
        office.asks(ann, "A first page");
        office.answers(cleo, "Leave out the hobbies");
        ann.presses("Escalate").fills(HoursFields.WHY.is("needs a second opinion"));
        office.answers(dora, "And the photo");
        ann.presses("That helped");
        cleo.sees("You helped @Ann");
        dora.sees("You helped @Ann");
    }

    @Test
    void theClockClosesAndStillAsksAndGivesCredit() {
        office.asks(ann, "A first page");
        office.answers(cleo, "Leave out the hobbies");
        office.chat.passes(Duration.ofDays(8));
        cleo.sees("You helped @Ann: A first page is resolved");
        ann.sees("I closed A first page").sees("How much did it help?").presses("A lot").isAnswered("it helped a lot");
        cleo.sees("it helped a lot");
        assertThat(news(ann, "How much did it help?")).isEqualTo(1);
    }

    @Test
    void whoClosesTheirOwnAnswerHearsOfItWhenItsAskerSaysSo() {
        office.asks(ann, "A first page");
        office.answers(cleo, "Leave out the hobbies").presses("Close it").isAnswered("resolved");
        cleo.doesNotSee("You helped @Ann");
        ann.sees("Cleo closed A first page").presses("A lot");
        cleo.sees("You helped @Ann: A first page is resolved").sees("it helped a lot");
        assertThat(news(cleo, "You helped")).isEqualTo(1);
    }

    @Test
    void nobodyIsAskedAboutACaseThatNobodyAnswered() {
        office.asks(ann, "A first page");
        cleo.says("/hours next").presses("Close it").isAnswered("resolved");
        ann.sees("Cleo closed A first page").doesNotSee("How much did it help?");
        ann.calls("hours.helped", office.number(ann, "A first page"), Thanks.HOW.is("yes")).isRefused("how much it helped is asked when an answered case is resolved");
    }

    @Test
    void onlyWhoeverAskedSaysHowMuchItHelped() {
        office.asks(ann, "A first page");
        office.answers(cleo, "so");
        ann.presses("That helped");
        var it = office.number(ann, "A first page");
        for (var who : List.of(cleo, mo)) who.calls("hours.helped", it, Thanks.HOW.is("yes")).isRefused("Only whoever asked A first page");
        office.ben.calls("hours.helped", it, Thanks.HOW.is("yes")).isRefused("none of the cases you can see");
    }

    @Test
    void whatWasSaidEndsWithAReopening() {
        office.asks(ann, "A first page");
        office.answers(cleo, "so");
        ann.presses("That helped").presses("A lot").presses("Reopen").isAnswered("waiting");
        cleo.says("/my show");
        assertThat(cleo.answered()).doesNotContain("You helped with");
        office.answers(dora, "or so");
        ann.presses("That helped");
        assertThat(ann.answered()).contains("How much did it help?").doesNotContain("it helped a lot");
        cleo.says("/my show").isAnswered("You helped with 1 case");
        dora.says("/my show").isAnswered("You helped with 1 case");
    }

    @Test
    void whatWasSaidGoesWithItsAskerAndTheHelpStaysCounted() {
        office.asks(ann, "Something private");
        office.answers(cleo, "so");
        ann.presses("That helped").presses("A lot").presses("Say more").fills(Thanks.MORE.is("my own words"));
        ann.says("/my export");
        assertThat(new String(((Answer.Download) ann.answer()).content(), UTF_8)).contains("yes: my own words");
        ann.says("/my erase").presses("Erase everything");
        assertThat(office.chat.rows()).doesNotContain("Something private").doesNotContain("my own words").doesNotContain(ann.account().key());
        cleo.doesNotSee("my own words").says("/my show").isAnswered("You helped with 1 case");
        cleo.says("/my erase").presses("Erase everything");
        assertThat(office.chat.rows()).doesNotContain(cleo.account().key()).containsIgnoringCase("case_credit []");
    }

    @Test
    void linkedAccountsHelpTogetherAndNobodyHelpsThemselves() {
        var rob = office.chat.admin(Chat.OTHER, "Rob");
        mo.says("/usher connect");
        rob.says("/usher connect", Office.code(mo));
        mo.presses("Confirm");
        var annToo = office.chat.member(Chat.OTHER, "Ann Too");
        rob.says("/usher role", new Value("person", annToo.account().key()), new Value("role", "mentor"));
        office.asks(ann, "A first page");
        office.answers(annToo, "so");
        ann.presses("That helped");
        annToo.says("/my show").isAnswered("You helped with 1 case").says("/my link");
        ann.says("/my link", Office.code(annToo)).says("/my show");
        assertThat(ann.answered()).doesNotContain("You helped with");
    }
}
