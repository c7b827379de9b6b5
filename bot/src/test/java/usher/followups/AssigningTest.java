package usher.followups;

import static org.assertj.core.api.Assertions.assertThat;
import static usher.events.Gathering.which;
import static usher.followups.Promised.CARD;
import static usher.followups.Promised.card;
import static usher.followups.Promised.cards;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Address;
import usher.Value;
import usher.Wanted;
import usher.events.Gathering;
import usher.testing.CardText;
import usher.testing.Chat;

/** Who is given which checklist when, as conversations. */
class AssigningTest {

    private final Promised is = new Promised();

    @AfterEach
    void close() {
        is.close();
    }

    /** Two things to do before: read by two days, bring it by one day before the start. */
    private Promised prework() {
        return is.list("Prework", "attendees").item("Prework", "Read the guide", "2 days before").item("Prework", "Bring an example", "1 day before");
    }

    @Test
    void anEventThatIsMovedAtNightWakesNobodyWhoseCardWaitsForTheMorning() {
        is.list("Prework", "attendees").item("Prework", "Read the guide", "2 days before").attached("Prework").set().until("2027-01-14T23:00:00Z").going(is.ann);
        is.mo.says("/event edit", Gathering.which(), new Value("start", "2027-01-21 18:00")).isAnswered("is changed");
        is.passes(Duration.ofHours(8));
        assertThat(cards(is.ann, "Before Portfolio clinic")).isEmpty();
        is.until("2027-01-15T08:00:00Z");
        assertThat(card(is.ann, "Before Portfolio clinic")).contains("2027-01-19 18:00");
    }

    @Test
    void whoCameGetsItWhenTheEventEndsAndNobodyElse() {
        is.nextSteps().attached("Next steps").set().going(is.ann, is.ben).until("2027-01-20T18:30:00Z").came(is.ann);
        assertThat(cards(is.ann, CARD)).isEmpty();
        is.over();
        assertThat(card(is.ann, CARD)).contains("Write a page, due").contains("Show it, due").doesNotContain("Nobody was checked in");
        assertThat(cards(is.ben, CARD)).isEmpty();
        assertThat(cards(is.cleo, CARD)).isEmpty();
        is.passes(Duration.ofDays(1));
        is.chat.restarts();
        assertThat(cards(is.ann, CARD)).hasSize(1);
    }

    @Test
    void whereNobodyWasCheckedInWhoeverWasGoingGetsItAndTheCardSaysSo() {
        is.nextSteps().attached("Next steps").set().going(is.ann, is.ben).over();
        assertThat(card(is.ann, CARD)).contains("Nobody was checked in");
        assertThat(card(is.ben, CARD)).contains("Nobody was checked in");
    }

    @Test
    void whoIsMarkedAfterwardsGetsTheirsThenAndOnlyFromWhoDidNotComeItIsTakenBack() {
        is.nextSteps().attached("Next steps").set().going(is.ann, is.ben, is.cleo).over();
        is.came(is.ann).mo.says("/event attendance", which()).picks("Somebody did not come", "Ben");
        is.passes(Duration.ofMinutes(1));
        assertThat(cards(is.ann, CARD)).hasSize(1);
        assertThat(cards(is.ben, CARD)).isEmpty();
        assertThat(cards(is.cleo, CARD)).hasSize(1);
        is.mo.picks("Take a mark back", "Ben");
        is.came(is.ben).passes(Duration.ofMinutes(1));
        assertThat(cards(is.ben, CARD)).hasSize(1);
    }

    @Test
    void whoDidNotComeAndWhoHostedHaveChecklistsOfTheirOwn() {
        is.list("We missed you", "no-shows").item("We missed you", "Choose another day", "1 day after").attached("We missed you");
        is.list("Wrap up", "hosts").item("Wrap up", "Send the notes", "1 day after").attached("Wrap up");
        is.mo.says("/usher role", new Value("person", is.ann.account().key()), new Value("role", "mentor"));
        is.list("Mentors", "mentors").item("Mentors", "Write down what helped", "1 day after").attached("Mentors");
        is.set().going(is.ann, is.ben).until("2027-01-20T18:30:00Z").came(is.ann).over();
        assertThat(cards(is.ben, "Choose another day")).hasSize(1);
        assertThat(cards(is.mo, "Send the notes")).hasSize(1);
        assertThat(cards(is.ann, "Write down what helped")).hasSize(1);
        assertThat(cards(is.ann, "Choose another day")).isEmpty();
        assertThat(cards(is.ben, "Write down what helped")).isEmpty();
    }

    @Test
    void whatComesBeforeGoesOutAWeekAheadToAllWhoAreInAndToWhoeverComesLater() {
        prework().attached("Prework").set().going(is.ann).until("2027-01-13T17:59:00Z");
        assertThat(cards(is.ann, "Before Portfolio clinic")).isEmpty();
        is.until("2027-01-13T18:00:00Z");
        assertThat(card(is.ann, "Before Portfolio clinic")).contains("Read the guide, due 2027-01-18 18:00 UTC").contains("Bring an example, due 2027-01-19 18:00 UTC");
        is.until("2027-01-19T21:00:00Z").going(is.ben).passes(Duration.ofMinutes(1));
        // both are over by the calendar; nobody is late with what they did not know
        assertThat(card(is.ben, "Before Portfolio clinic")).contains("Read the guide, due 2027-01-20 18:00 UTC").contains("Bring an example, due 2027-01-20 18:00 UTC");
        is.over();
        assertThat(cards(is.cleo, "Before Portfolio clinic")).isEmpty();
    }

    @Test
    void whatComesBeforeIsNotLeftToDoAnyMoreOnceTheEventBegan() {
        prework().attached("Prework").set().going(is.ann).until("2027-01-20T17:59:00Z").ann.says("/checklist mine").isAnswered("2 things");
        is.until("2027-01-20T18:00:00Z").ann.says("/checklist mine").isAnswered("Nothing is left");
    }

    @Test
    void whoLeavesGivesItBackAndWhoComesAgainHasWhatTheyTickedOff() {
        prework().attached("Prework").set().until("2027-01-14T12:00:00Z").going(is.ann).passes(Duration.ofMinutes(1));
        is.ann.picks("Tick off", "Read the guide").isAnswered("Ticked off");
        is.ann.says("/event decline", new Value("event", Long.toString(is.with.id()))).isAnswered("").says("/checklist mine").isAnswered("");
        is.passes(Duration.ofMinutes(1));
        assertThat(cards(is.ann, "Before Portfolio clinic")).isEmpty();
        is.ann.says("/checklist mine").isAnswered("Nothing is left to do");
        is.going(is.ann).passes(Duration.ofMinutes(1));
        assertThat(card(is.ann, "Before Portfolio clinic")).contains("Read the guide: done").contains("Bring an example, due");
    }

    @Test
    void aCancelledEventAssignsNothingAndTakesBackWhatCameBeforeIt() {
        prework().attached("Prework").nextSteps().attached("Next steps").set().until("2027-01-14T12:00:00Z").going(is.ann).passes(Duration.ofMinutes(1));
        assertThat(cards(is.ann, "Before Portfolio clinic")).hasSize(1);
        is.mo.says("/event cancel", which(), new Value("reason", "Ill"));
        is.passes(Duration.ofMinutes(1));
        assertThat(cards(is.ann, "Before Portfolio clinic")).isEmpty();
        is.until("2027-02-20T12:00:00Z");
        assertThat(cards(is.ann, CARD)).isEmpty();
        assertThat(Promised.nudges(is.ann)).isEmpty();
        assertThat(is.chat.rows()).contains("the event was cancelled");
    }

    @Test
    void whenAnEventIsMovedWhatComesBeforeItIsDueAtOtherTimes() {
        prework().attached("Prework").set().until("2027-01-14T12:00:00Z").going(is.ann).passes(Duration.ofMinutes(1));
        is.mo.says("/event edit", which(), new Value("start", "2027-01-27 18:00"));
        is.passes(Duration.ofMinutes(1));
        assertThat(card(is.ann, "Before Portfolio clinic")).contains("Read the guide, due 2027-01-25 18:00 UTC");
    }

    @Test
    void aTemplateThatChangesDoesNotChangeWhatPeopleWerePromised() {
        is.nextSteps().attached("Next steps").set().going(is.ann).over();
        is.mo.says("/checklist item", Promised.checklist("Next steps"), ChecklistFields.PROMISE.is("Write a book"), ChecklistFields.DUE.is("1 day after"), new Value("instead", "1")).isAnswered("1. Write a book");
        is.mo.says("/checklist remove", Promised.checklist("Next steps"), new Value("item", "2")).isAnswered("Write a book");
        is.ann.says("/checklist mine").isAnswered("Write a page").isAnswered("Show it").picks("Tick off", "Write a page");
        assertThat(card(is.ann, CARD)).contains("Write a page: done").contains("Show it").doesNotContain("book");
    }

    @Test
    void aChecklistAttachedToOneEventOrAfterItsEndComesToo() {
        is.nextSteps().set().going(is.ann).over();
        is.mo.says("/checklist attach", Promised.checklist("Next steps"), Promised.event()).isAnswered("goes with Portfolio clinic now");
        is.passes(Duration.ofMinutes(1));
        assertThat(card(is.ann, CARD)).contains("Write a page");
    }

    @Test
    void onePersonOnTwoPlatformsGetsOne() {
        is.with.connected();
        var anna = is.chat.member(Chat.OTHER, "Anna");
        is.nextSteps().attached("Next steps").set().going(is.ann);
        anna.presses("Going").isAnswered("You're going");
        is.with.link(is.ann, anna);
        is.over();
        assertThat(cards(is.ann, CARD).size() + cards(anna, CARD).size()).isEqualTo(1);
    }

    @Test
    void twoWhoTurnOutToBeOneHaveOneInWhichWhateverEitherSettledIsSettled() {
        is.with.connected();
        var anna = is.chat.member(Chat.OTHER, "Anna");
        is.nextSteps().attached("Next steps").set().going(is.ann);
        anna.presses("Going").isAnswered("You're going");
        is.over();
        is.ann.picks("Tick off", "Write a page");
        anna.picks("Tick off", "Show it");
        is.with.link(is.ann, anna);
        is.passes(Duration.ofMinutes(1));
        assertThat(cards(is.ann, CARD).size() + cards(anna, CARD).size()).isEqualTo(1);
        is.ann.says("/checklist mine").isAnswered("Nothing is left to do");
    }

    @Test
    void whatHadLostItsPointBeforeAnybodyReadItIsNotSaidWhenTwoTurnOutToBeOne() {
        is.with.connected();
        var anna = is.chat.member(Chat.OTHER, "Anna");
        is.list("Prepare", "attendees").item("Prepare", "Read the brief", "1 day before start").attached("Prepare").set();
        is.ann.says("/my quiet", new Value("hours", "9:00-19:30")).isAnswered("Quiet from");
        anna.says("/my quiet", new Value("hours", "9:00-19:30")).isAnswered("Quiet from");
        is.until("2027-01-20T10:00:00Z").going(is.ann);
        anna.presses("Going").isAnswered("You're going");
        is.over();
        assertThat(cards(is.ann, "Before Portfolio clinic")).isEmpty();
        is.with.link(is.ann, anna);
        is.passes(Duration.ofDays(2));
        assertThat(cards(is.ann, "Before Portfolio clinic")).isEmpty();
        assertThat(cards(anna, "Before Portfolio clinic")).isEmpty();
    }

    /** What the discussions of events say, thread by thread, to whoever reads them. */
    private String discussed() {
        return is.chat.platform().messages().stream().filter(it -> it.at().kind() == Address.Kind.UNDER).map(it -> CardText.of(it.card(), Locale.ENGLISH)).collect(Collectors.joining("\n"));
    }

    private long mentions(String user) {
        return is.chat.platform().messages().stream().filter(it -> it.at().kind() == Address.Kind.UNDER && it.wanted() instanceof Wanted.Message message && CardText.of(it.card(), Locale.ENGLISH).contains("could not write to you")
            && message.pings().stream().anyMatch(ping -> ping instanceof Wanted.Ping.Person who && who.account().user().equals(user))).count();
    }

    @Test
    void whoTakesNoPrivateMessagesIsMentionedInTheDiscussionWhereNobodyReadsWhatTheyPromised() {
        is.nextSteps().attached("Next steps").set().going(is.ann, is.ben);
        is.chat.platform().closeDirect("ann");
        is.over();
        assertThat(mentions("ann")).isEqualTo(1);
        assertThat(mentions("ben")).isZero();
        is.ann.says("/checklist mine").picks("Tick off", "Write a page").isAnswered("Ticked off");
        is.passes(Duration.ofMinutes(1));
        assertThat(mentions("ann")).isEqualTo(1); // the same, still true
        assertThat(discussed()).contains("could not write to you privately").doesNotContain("Write a page").doesNotContain("Show it").doesNotContain("Next steps");
        is.mo.says("/event attendance", which()).picks("Somebody did not come", "Ann");
        is.passes(Duration.ofMinutes(1));
        assertThat(mentions("ann")).isZero();
    }

    @Test
    void theyAreAskedByAMentionThereAsWellOnceADayAndItGoesWhenNothingIsLeftOfIt() {
        is.nextSteps().attached("Next steps").set().going(is.ann);
        is.chat.platform().closeDirect("ann");
        is.until("2027-01-22T10:30:00Z");
        assertThat(mentions("ann")).isEqualTo(2); // the checklist's own, and that of Friday
        is.until("2027-01-27T10:30:00Z");
        assertThat(mentions("ann")).isEqualTo(2); // the last took the place of the one before it
        assertThat(is.mo.says("/usher trouble").answered()).doesNotContain("10:00 UTC"); // when they were asked
        is.ann.says("/checklist mine").picks("Tick off", "Write a page");
        is.passes(Duration.ofMinutes(1));
        assertThat(mentions("ann")).isEqualTo(2);
        assertThat(discussed()).doesNotContain("Write a page").doesNotContain("Show it");
        is.ann.says("/checklist mine").picks("Tick off", "Show it");
        is.passes(Duration.ofMinutes(1));
        assertThat(mentions("ann")).isEqualTo(1);
    }

    @Test
    void anEndThatWasMissedIsMadeUpForAndNothingIsOverdueAtOnce() {
        is.ann.in(ZoneId.of("Europe/Berlin"));
        is.nextSteps().attached("Next steps").set().going(is.ann).until("2027-01-20T18:30:00Z");
        is.chat.isDownFor(Duration.ofDays(3)); // until Saturday, 18:30
        assertThat(card(is.ann, CARD)).contains("Write a page, due 2027-01-24 18:30 UTC");
        assertThat(Promised.nudges(is.ann)).isEmpty();
    }

    @Test
    void whoIsForgottenLeavesNothing() {
        is.nextSteps().attached("Next steps").set().going(is.ann).over();
        is.ann.picks("Not for me", "Write a page").presses("Say why").fills(new Value("reason", "zebra-reason"));
        assertThat(is.chat.rows()).contains("zebra-reason");
        is.ann.says("/my export");
        assertThat(is.ann.answered()).isNotEmpty();
        is.ann.says("/my erase").presses("Erase everything");
        is.passes(Duration.ofDays(2));
        assertThat(cards(is.ann, CARD)).isEmpty();
        assertThat(is.chat.rows()).doesNotContain("zebra-reason").doesNotContain("test:main/ann");
        assertThat(Gathering.told(is.ann, "Write a page")).isZero();
    }

    @Test
    void whoLeftTheCommunityHasNothingMoreToDo() {
        is.nextSteps().attached("Next steps").set().going(is.ann, is.ben).until("2027-01-20T18:30:00Z");
        is.ben.calls("people.left");
        is.over();
        is.ann.calls("people.left");
        is.until("2027-02-20T12:00:00Z");
        for (var who : List.of(is.ann, is.ben)) {
            assertThat(cards(who, CARD)).as(who.name()).isEmpty();
            assertThat(Promised.nudges(who)).as(who.name()).isEmpty();
        }
    }
}
