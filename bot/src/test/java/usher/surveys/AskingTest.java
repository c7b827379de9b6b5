package usher.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static usher.surveys.Asked.card;
import static usher.surveys.Asked.cards;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Address;
import usher.Value;
import usher.Wanted;
import usher.events.Gathering;
import usher.testing.CardText;
import usher.testing.Chat;

/** Who is asked how an event was, and when, as conversations. */
class AskingTest {

    private final Asked is = new Asked();

    @AfterEach
    void close() {
        is.close();
    }

    @Test
    void whoWasGoingIsAskedAnHourAfterTheEndWhereNobodyWasCheckedIn() {
        is.set().going(is.ann).until("2027-01-20T19:59:00Z");
        assertThat(cards(is.ann)).isEmpty();
        is.asked();
        assertThat(card(is.ann)).contains("Nobody was checked in").contains("if at least 5 gave").contains("2027-01-27 20:00");
        assertThat(cards(is.ben)).isEmpty();
        assertThat(cards(is.mo)).isEmpty();
    }

    @Test
    void onlyWhoCameIsAskedWhereSomebodyWasCheckedIn() {
        is.set().going(is.ann, is.ben).until("2027-01-20T18:10:00Z");
        is.mo.says("/event attendance", Gathering.which()).picks("Somebody came", "Ann");
        is.asked();
        assertThat(card(is.ann)).doesNotContain("Nobody was checked in");
        assertThat(cards(is.ben)).isEmpty();
        is.mo.says("/event attendance", Gathering.which()).picks("Take a mark back", "Ben").picks("Somebody came", "Ben");
        is.passes(Duration.ofMinutes(1));
        assertThat(cards(is.ben)).hasSize(1);
        assertThat(cards(is.ann)).hasSize(1);
    }

    @Test
    void whoTurnsOutNotToHaveBeenThereIsNoLongerAskedUnlessTheyAnswered() {
        is.set().going(is.ann, is.ben).asked();
        is.ben.picks(Asked.EVENT, "7");
        for (var who : new String[] {"Ann", "Ben"}) is.mo.says("/event attendance", Gathering.which()).picks("Somebody did not come", who);
        is.passes(Duration.ofMinutes(1));
        assertThat(cards(is.ann)).isEmpty();
        assertThat(card(is.ben)).contains("7 of 10");
    }

    @Test
    void hostsAreNotAskedAboutThemselves() {
        is.set().going(is.ann, is.ben);
        is.mo.says("/event host", Gathering.which(), new Value("who", is.ben.account().key()));
        is.asked();
        assertThat(cards(is.ann)).hasSize(1);
        assertThat(cards(is.ben)).isEmpty();
        is.ben.calls("survey.rate", new Value("event", Long.toString(is.with.id())), new Value("score", "10")).isRefused("You were not asked");
        is.mo.says("/event host", Gathering.which(), new Value("who", is.ann.account().key()));
        is.ann.picks(Asked.EVENT, Asked.option(10)).isRefused("You host Portfolio clinic");
    }

    @Test
    void itWaitsForTheEndOfEverybodysOwnQuietHours() {
        is.ann.in(ZoneId.of("Asia/Tokyo")).says("/my show");
        is.ben.in(ZoneId.of("America/New_York")).says("/my show");
        is.set().going(is.ann, is.ben).asked();
        assertThat(cards(is.ann)).isEmpty(); // five in the morning
        assertThat(cards(is.ben)).hasSize(1);
        is.until("2027-01-20T22:59:00Z");
        assertThat(cards(is.ann)).isEmpty();
        is.until("2027-01-20T23:00:00Z");
        assertThat(cards(is.ann)).hasSize(1); // eight
    }

    @Test
    void whoMutedIsNeitherAskedNorReminded() {
        is.set().going(is.ann, is.ben);
        is.ann.says("/my mute");
        is.asked();
        is.ben.says("/my mute");
        is.closed();
        assertThat(cards(is.ann)).isEmpty();
        assertThat(cards(is.ben)).hasSize(1);
        is.results().isAnswered("0 of 1 who were asked");
        assertThat(Asked.cards(is.ben, "the only reminder")).isEmpty();
        assertThat(is.chat.rows()).contains("they muted all but their own");
    }

    @Test
    void whoMutedCanAnswerAllTheSame() {
        is.set().going(is.ann);
        is.ann.says("/my mute");
        is.asked().ann.says("/survey mine").isAnswered(Asked.ASKED).picks(Asked.EVENT, "9").isAnswered("9 of 10");
        assertThat(cards(is.ann)).isEmpty();
    }

    @Test
    void whoTakesNoPrivateMessagesIsMentionedWhereNobodyReadsWhatTheyAnswer() {
        is.set().going(is.ann, is.ben);
        is.chat.platform().closeDirect("ann");
        is.asked();
        assertThat(mentions()).hasSize(1).first().asString().contains("I could not ask you privately how Portfolio clinic was");
        is.ben.presses("Answer").isAnswered(Asked.ASKED);
        is.ann.presses("Answer").isAnswered(Asked.ASKED).picks(Asked.EVENT, "3").isAnswered("3 of 10");
        is.passes(Duration.ofMinutes(1));
        assertThat(mentions()).hasSize(1).first().asString().doesNotContain("3 of 10");
    }

    private List<String> mentions() {
        return is.chat.platform().messages().stream().filter(it -> it.at().kind() == Address.Kind.UNDER && it.wanted() instanceof Wanted.Message).map(it -> CardText.of(it.card(), Locale.ENGLISH))
            .filter(it -> !it.contains("begins")).toList();
    }

    @Test
    void whoSaidNothingAtAllIsRemindedOnce() {
        is.set().going(is.ann, is.ben, is.cleo).asked();
        is.ann.picks(Asked.HOSTS, "3");
        is.ben.presses("What would make it better?").fills(new Value("words", "More time"));
        is.until("2027-01-23T20:00:00Z");
        assertThat(Asked.cards(is.cleo, "the only reminder")).hasSize(1);
        assertThat(cards(is.cleo)).hasSize(1); // the first one went
        assertThat(Asked.cards(is.ann, "the only reminder")).isEmpty();
        assertThat(Asked.cards(is.ben, "the only reminder")).isEmpty();
        is.until("2027-01-26T12:00:00Z");
        is.cleo.picks(Asked.EVENT, "5");
        assertThat(card(is.cleo)).contains("5 of 10").doesNotContain("the only reminder");
    }

    @Test
    void aReminderWaitsForTheMorningToo() {
        is.ann.in(ZoneId.of("Asia/Tokyo")).says("/my show");
        is.set().going(is.ann).until("2027-01-23T22:59:00Z");
        assertThat(Asked.cards(is.ann, "the only reminder")).isEmpty();
        is.until("2027-01-23T23:00:00Z");
        assertThat(Asked.cards(is.ann, "the only reminder")).hasSize(1);
    }

    @Test
    void afterThreeDaysOfDowntimeItIsStillOfUse() {
        is.set().going(is.ann).until("2027-01-20T18:30:00Z");
        is.chat.isDownFor(Duration.ofHours(3 * 24 - 6));
        assertThat(card(is.ann)).contains("2027-01-30"); // a week from then
    }

    @Test
    void afterFiveDaysItIsSkippedAndThatIsRecorded() {
        is.set().going(is.ann).until("2027-01-20T18:30:00Z");
        is.chat.isDownFor(Duration.ofDays(5));
        assertThat(cards(is.ann)).isEmpty();
        assertThat(is.chat.rows()).contains("it was over too long ago");
        is.results().isAnswered("Nobody was asked");
    }

    @Test
    void aReminderThatIsMuchTooLateIsSkippedAndThatIsRecorded() {
        is.set().going(is.ann).asked();
        is.chat.isDownFor(Duration.ofDays(6).plusHours(2));
        assertThat(Asked.cards(is.ann, "the only reminder")).isEmpty();
        assertThat(is.chat.rows()).contains("it was nearly closed");
    }

    @Test
    void whilePlatformsAreAwayItWaitsForThemUntilItIsNearlyClosed() {
        is.set().going(is.ann).until("2027-01-20T19:30:00Z");
        is.chat.platform().down(true);
        is.until("2027-01-22T12:00:00Z");
        is.chat.platform().down(false);
        is.passes(Duration.ofMinutes(20));
        assertThat(cards(is.ann)).hasSize(1);
        is.set(new Value("title", "Second clinic"), new Value("start", "2027-02-03 18:00")).going(is.ben, "Second clinic").until("2027-02-03T19:30:00Z");
        is.chat.platform().down(true);
        is.until("2027-02-09T22:00:00Z");
        is.chat.platform().down(false);
        is.passes(Duration.ofHours(14));
        assertThat(Asked.cards(is.ben, "How was Second clinic?")).isEmpty();
        assertThat(is.chat.rows()).contains("it could not be delivered before");
        is.ben.says("/survey mine").isAnswered("How was Second clinic?").picks(Asked.EVENT, "7").isAnswered("7 of 10");
    }

    @Test
    void aCancelledEventHasNone() {
        is.set().going(is.ann).mo.says("/event cancel", Gathering.which(), new Value("reason", "ill"));
        is.asked();
        assertThat(cards(is.ann)).isEmpty();
        is.results().isAnswered("It was cancelled");
    }

    @Test
    void itMovesWithItsEvent() {
        is.set().going(is.ann).mo.says("/event edit", Gathering.which(), new Value("start", "2027-01-22 12:00")).isAnswered("Portfolio clinic");
        is.until("2027-01-22T13:59:00Z");
        assertThat(cards(is.ann)).isEmpty();
        is.until("2027-01-22T14:00:00Z");
        assertThat(cards(is.ann)).hasSize(1);
    }

    @Test
    void whoLeftIsNotAsked() {
        is.set().going(is.ann, is.ben).until("2027-01-20T19:30:00Z");
        is.ann.calls("people.left");
        is.asked();
        assertThat(cards(is.ann)).isEmpty();
        is.ben.calls("people.left");
        is.closed();
        assertThat(cards(is.ben)).isEmpty();
    }

    @Test
    void onTwoPlatformsSomebodyIsAskedOnce() {
        is.with.connected();
        var anna = is.chat.member(Chat.OTHER, "Anna");
        is.with.link(is.ann, anna);
        is.set().going(is.ann).asked();
        assertThat(cards(is.ann).size() + cards(anna).size()).isEqualTo(1);
        anna.says("/survey mine").picks(Asked.EVENT, "9");
        is.results().isAnswered("1 of 1 who were asked");
        is.until("2027-01-26T12:00:00Z");
        assertThat(cards(is.ann).size() + cards(anna).size()).isEqualTo(1);
    }

    @Test
    void moderatorsSwitchItOffForOneForAFormatAndForAll() {
        is.ann.says("/survey set", new Value("survey", "off")).isRefused("Only moderators");
        is.set().going(is.ann).mo.says("/survey set", new Value("survey", "off")).isAnswered("every event has no survey");
        is.mo.says("/survey set", new Value("survey", "on"), new Value("format", "Micro-event")).isAnswered("every Micro-event has a survey");
        is.mo.says("/survey set", new Value("survey", "off"), Asked.event()).isAnswered("Portfolio clinic has no survey");
        is.mo.says("/survey set", new Value("survey", "off"), Asked.event(), new Value("format", "Micro-event")).isRefused("Please choose one");
        is.asked();
        assertThat(cards(is.ann)).isEmpty();
        is.results().isAnswered("It has no survey");
        is.mo.says("/survey set", new Value("survey", "on"), Asked.event()).isAnswered("has a survey");
        is.passes(Duration.ofMinutes(1));
        assertThat(cards(is.ann)).hasSize(1);
    }

    @Test
    void aCrowdIsAskedAHundredAtATimeAndEachOnce() {
        is.set(Gathering.seats(130));
        var crowd = is.crowd(120);
        is.going(crowd).asked();
        assertThat(crowd).allSatisfy(who -> assertThat(cards(who)).hasSize(1));
        is.chat.restarts();
        is.until("2027-01-23T20:00:00Z");
        assertThat(crowd).allSatisfy(who -> assertThat(Asked.cards(who, "the only reminder")).hasSize(1));
    }
}
