package usher.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static usher.surveys.Asked.cards;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Value;
import usher.events.Gathering;
import usher.testing.Chat;

/** Whose answers are whose: of linked accounts, of joined communities, of whoever left or is forgotten. */
class KeepingAnswersTest {

    private final Asked is = new Asked();

    @AfterEach
    void close() {
        is.close();
    }

    @Test
    void ofTwoAnswersOfOnePersonTheNewerStays() {
        is.with.connected();
        var anna = is.chat.member(Chat.OTHER, "Anna");
        is.set();
        is.going(is.ann);
        anna.calls("event.going", is.id(), is.option()).isAnswered("Portfolio clinic");
        is.asked();
        is.ann.picks(Asked.EVENT, "3");
        is.passes(Duration.ofHours(1));
        anna.picks(Asked.EVENT, "9");
        is.with.link(is.ann, anna);
        is.results().isAnswered("1 of 1");
        assertThat(cards(is.ann).size() + cards(anna).size()).isEqualTo(1);
        assertThat(Asked.export(anna)).contains("\"recommends it, 0 to 10\" : 9");
    }

    @Test
    void theOneAnswerOfTwoIsKeptWhicheverAccountGaveIt() {
        is.with.connected();
        var anna = is.chat.member(Chat.OTHER, "Anna");
        is.set();
        is.going(is.ann);
        anna.calls("event.going", is.id(), is.option());
        is.asked().ann.picks(Asked.EVENT, "3");
        is.with.link(is.ann, anna);
        is.results().isAnswered("1 of 1");
        assertThat(Asked.export(is.ann)).contains("\"recommends it, 0 to 10\" : 3");
    }

    @Test
    void whoIsForgottenTakesTheirWordsAlongAndTheirNumberWhileItIsOpen() {
        var crowd = is.rated(10, 10, 9, 8, 3, 2);
        crowd.get(4).presses("What would make it better?").fills(new Value("words", "Secret words"));
        crowd.get(5).presses("What would make it better?").fills(new Value("words", "Other words"));
        assertThat(Asked.export(crowd.get(5))).contains("Other words").contains("\"recommends it, 0 to 10\" : 2");
        crowd.get(5).calls("my.erase-everything").isAnswered("forgotten");
        is.results().isAnswered("5 of 5");
        is.closed();
        is.results().isAnswered("40 (between -30 and 80)").isAnswered("Secret words");
        crowd.get(4).calls("my.erase-everything");
        is.results().isAnswered("40 (between -30 and 80)").isAnswered("5 of 5");
        assertThat(is.mo.answered()).doesNotContain("Secret").doesNotContain("Other");
        assertThat(is.tables("survey", "survey_sheet", "message")).doesNotContain("Secret").doesNotContain("Other words");
    }

    @Test
    void whatWasSaidOfAHostIsTheirsUnderWhicheverAccountAndGoesWithThem() {
        is.with.connected();
        var hannah = is.chat.member("Hannah");
        var other = is.chat.member(Chat.OTHER, "Hannah");
        hannah.says("/my show");
        other.says("/my show");
        is.set(Gathering.seats(30), new Value("host", hannah.account().key()));
        var crowd = is.crowd(5);
        is.going(crowd).asked();
        for (var who : crowd) who.picks(Asked.HOSTS, "9");
        is.closed();
        hannah.says("/survey mentor").isAnswered("Answers: 5");
        is.with.link(hannah, other);
        other.says("/survey mentor").isAnswered("Answers: 5");
        other.calls("my.erase-everything").isAnswered("forgotten");
        hannah.says("/survey mentor").isAnswered("0 answers");
        assertThat(is.tables("survey_host")).isEqualToIgnoringCase("[survey_host []]");
    }

    @Test
    void surveysGoOnWhenTheirCommunityBecomesPartOfAnother() {
        is.mo.says("/survey set", new Value("survey", "off"), new Value("format", "Clinic"));
        is.with.olga.says("/my show").says("/survey set", new Value("survey", "on"), new Value("format", "Clinic"));
        is.with.olga.says("/survey set", new Value("survey", "off"), new Value("format", "Workshop"));
        is.set().going(is.ann).asked();
        is.with.connected();
        is.ann.picks(Asked.EVENT, "7").isAnswered("7 of 10");
        is.closed();
        is.with.olga.says("/survey results", Asked.event()).isAnswered("1 of 1");
        assertThat(is.tables("survey_setting").toLowerCase(Locale.ROOT).split("wanted=false", -1)).hasSize(3);
    }

    @Test
    void whoLeftKeepsTheirSay() {
        var crowd = is.rated(10, 9, 9, 8, 3);
        crowd.getFirst().calls("people.left");
        is.closed();
        is.results().isAnswered("5 of 5").isAnswered("40 (between -30 and 80)");
    }
}
