package usher.drops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import usher.Answer;
import usher.Call;
import usher.Caller;
import usher.Card;
import usher.Undelivered;
import usher.Value;
import usher.Values;
import usher.Wanted;
import usher.seats.Seating;
import usher.testing.CardText;
import usher.testing.Chat;
import usher.testing.Persona;
import usher.testing.SeatFeatures;
import usher.testing.TestPlatform;

/** Drops, as conversations. Commands are used in the channel {@code general}, which is where a drop is announced when no other channel is set. */
class DropsTest {

    private final Chat chat = new Chat(() -> SeatFeatures.drops());
    private final Persona mo = chat.admin("Mo");
    private final Persona ann = chat.member("Ann");
    private final Persona ben = chat.member("Ben");
    private final Persona cleo = chat.member("Cleo");

    @AfterEach
    void close() {
        chat.close();
    }

    private void drop(int seats, Value... more) {
        var values = new ArrayList<>(List.of(Drops.TITLE.is("Portfolio clinic"), Drops.SEATS.is(seats)));
        values.addAll(List.of(more));
        mo.says("/drop create", values.toArray(Value[]::new)).isAnswered("Portfolio clinic is set");
    }

    /** The newest drop's number, as a moderator's own card names it. */
    private long id() {
        var done = (Answer.Done) mo.answer();
        return done.card().controls().stream().filter(Card.Button.class::isInstance).map(Card.Button.class::cast).filter(it -> it.action().equals(Drops.CLOSE))
            .map(it -> Long.parseLong(it.values().getFirst().text())).findFirst().orElseThrow();
    }

    private String post() {
        return CardText.of(chat.channel("general").getFirst().card(), Locale.ENGLISH);
    }

    @BeforeEach
    void english() {
        Locale.setDefault(Locale.ROOT);
    }

    @Test
    void aFreedPlaceIsOfferedToTheNextInLine() {
        drop(1);
        ann.presses("Claim").isAnswered("You're in: Portfolio clinic");
        ben.presses("Claim").isAnswered("You are number 1 in line");
        ann.presses("Give back").isAnswered("You gave your seat back");
        ben.sees("A seat in Portfolio clinic is yours until 2027-01-12 12:30 UTC");
        ben.presses("Accept").isAnswered("You're in: Portfolio clinic");
        ben.sees("You took this seat");
        assertThat(post()).contains("All 1 seat is taken").doesNotContain("Waiting");
    }

    @Test
    void anOfferHoldsItsSeatAgainstEveryoneElse() {
        drop(1);
        ann.presses("Claim");
        ben.presses("Claim");
        ann.presses("Give back");
        cleo.presses("Claim").isAnswered("You are number 1 in line");
        ann.presses("Claim").isAnswered("You are number 2 in line");
        ben.presses("Claim").isAnswered("You're in");
    }

    @Test
    void anOfferNotTakenPassesOnByItselfInOrder() {
        drop(1);
        ann.presses("Claim");
        ben.presses("Claim");
        cleo.presses("Claim");
        ann.presses("Give back");
        chat.passes(Duration.ofMinutes(29));
        cleo.doesNotSee("is yours until");
        chat.passes(Duration.ofMinutes(1));
        cleo.sees("A seat in Portfolio clinic is yours until 2027-01-12 13:00 UTC");
        ben.sees("This offer is over").doesNotSee("[Accept]");
        cleo.presses("Pass").isAnswered("You passed");
        assertThat(post()).contains("1 seat left of 1");
    }

    @Test
    void anOfferThatRanOutWhileWeWereDownPassesOnWhenWeAreBack() {
        drop(1);
        ann.presses("Claim");
        ben.presses("Claim");
        cleo.presses("Claim");
        ann.presses("Give back");
        chat.isDownFor(Duration.ofHours(2));
        cleo.sees("A seat in Portfolio clinic is yours until 2027-01-12 14:30 UTC");
        ben.calls(Seating.ACCEPT, Seating.SEAT.is(1L)).isRefused("This offer is over");
    }

    @Test
    void whatOpensLaterOpensByTheArrivalOfThePress() {
        drop(2, new Value("opens", "in 20 min"));
        assertThat(post()).contains("2 seats open 2027-01-12 12:20 UTC").contains("Within the hour");
        ann.presses("Claim").isRefused("opens 2027-01-12 12:20 UTC");
        chat.clock().forward(Duration.ofMinutes(20));
        ann.presses("Claim").isAnswered("You're in"); // no timer has fired yet
        chat.passes(Duration.ZERO);
        assertThat(post()).contains("1 seat left of 2");
    }

    @Test
    void thePostCountsDownAndOpensAtItsInstantByEditsOnly() {
        drop(2, new Value("opens", "in 2 h"));
        assertThat(post()).contains("It opens by itself");
        chat.passes(Duration.ofMinutes(111));
        assertThat(post()).contains("Ten minutes or less to go");
        chat.passes(Duration.ofMinutes(9));
        assertThat(post()).contains("2 seats left of 2");
        assertThat(chat.channel("general")).hasSize(1);
        assertThat(chat.channel("general").getFirst().edits()).isEqualTo(4);
    }

    @Test
    void claimingTwiceTakesOneSeatAndSaysSo() {
        drop(3);
        ann.presses("Claim");
        ann.presses("Claim").isAnswered("You hold your seat, which is as many as one person may have");
        assertThat(post()).contains("2 seats left of 3");
    }

    @Test
    void whoMayHaveTwoIsAskedBeforeTakingAnother() {
        drop(3, Drops.PER_PERSON.is(2));
        ann.presses("Claim").isAnswered("You hold 1 of 2");
        ann.presses("Claim").isAnswered("You hold 1 of 2");
        ann.presses("Take another").isAnswered("You hold 2 of 2");
        ann.presses("Claim").isAnswered("as many as one person may have");
        ann.presses("Give back").isAnswered("You still hold 1 seat");
        assertThat(post()).contains("2 seats left of 3");
    }

    @Test
    void theLineIsNeverOvertaken() {
        drop(1);
        ann.presses("Claim");
        ben.presses("Claim");
        cleo.presses("Claim");
        ben.presses("Leave the line").isAnswered("You left the line");
        ben.presses("Claim").isAnswered("You are number 2 in line");
        ann.presses("Give back");
        cleo.sees("A seat in Portfolio clinic is yours");
    }

    @Test
    void closingEndsTheLineAndTellsEachOnce() {
        drop(1);
        ann.presses("Claim");
        ben.presses("Claim");
        var id = id();
        mo.says("/drop close", Drops.WHICH.is(id)).isAnswered("Portfolio clinic is closed");
        ben.sees("The line has ended");
        assertThat(ben.direct()).hasSize(1);
        ann.calls(Drops.CLAIM, Drops.DROP.is(id)).isRefused("Portfolio clinic is closed");
        mo.says("/drop close", Drops.WHICH.is(id)).isRefused("is closed already");
        assertThat(post()).contains("1 of 1 seat went to someone").doesNotContain("[Claim]");
    }

    @Test
    void aStrangerFromAnotherCommunityGetsASentenceAndNoSeat() {
        drop(1);
        var zed = chat.member(Chat.OTHER, "Zed");
        zed.calls(Drops.CLAIM, Drops.DROP.is(id())).isRefused("That drop is not one of this community's");
        assertThat(post()).contains("1 seat left of 1");
    }

    @Test
    void onlyModeratorsMakeDrops() {
        ann.says("/drop create", Drops.TITLE.is("Mine"), Drops.SEATS.is(3)).isRefused("Only moderators can do that here");
        assertThat(((Answer.Refused) ann.answer()).draft()).as("a form that would be refused again").isEmpty();
    }

    @Test
    void aZoneThatIsSaidOnlyLaterIsTheOneATimeIsReadIn() {
        mo.says("/drop list");
        mo.in(ZoneId.of("Europe/Berlin")).says("/drop create", Drops.TITLE.is("X"), Drops.SEATS.is(3), new Value("opens", "2027-07-01 18:00")).isAnswered("2027-07-01 16:00 UTC");
    }

    @Test
    void seatsThatAreNoNumberOfSeatsAreRefusedWithAnExample() {
        for (var typed : List.of("0", "-1", "1000000000", "ten", "1e3", "99999999999999999999")) {
            mo.says("/drop create", Drops.TITLE.is("X"), new Value("seats", typed)).isRefused(typed + " is not a whole number from 1 to 10000. For example: 12");
            assertThat(mo.draft().values()).containsEntry("title", "X");
        }
    }

    @Test
    void aTimeThatPassedOrDoesNotExistIsRefusedAndNothingTypedIsLost() {
        mo.in(ZoneId.of("Europe/Berlin"));
        mo.says("/drop create", Drops.TITLE.is("X"), Drops.SEATS.is(3), new Value("opens", "2020-01-01 10:00")).isRefused("has passed");
        mo.says("/drop create", Drops.TITLE.is("X"), Drops.SEATS.is(3), new Value("opens", "2027-03-28 02:30")).isRefused("02:30 does not exist on 2027-03-28 in Europe/Berlin");
        assertThat(mo.draft().values()).containsEntry("seats", "3").containsEntry("opens", "2027-03-28 02:30");
        mo.fills(new Value("opens", "2027-03-28 03:30")).isAnswered("X is set");
        assertThat(post()).contains("2027-03-28 01:30 UTC");
        mo.says("/drop create", Drops.TITLE.is("Y"), Drops.SEATS.is(3), new Value("opens", "2027-10-31 02:30")).isRefused("02:30 happens twice on 2027-10-31");
        mo.fills(new Value("opens", "2027-10-31T02:30+01:00")).isAnswered("Y is set");
    }

    @Test
    void timesAreReadAsPeopleTypeThem() {
        mo.in(ZoneId.of("Europe/Berlin"));
        var number = 0;
        for (var pair : List.of(List.of("tomorrow 6pm", "2027-01-13 17:00 UTC"), List.of("in 20 min", "2027-01-12 12:20 UTC"), List.of("2027-07-01 18:00", "2027-07-01 16:00 UTC"),
                List.of("2027-07-01T18:00:00Z", "2027-07-01 18:00 UTC"), List.of("<t:1800000000:F>", "2027-01-15 08:00 UTC"))) {
            mo.says("/drop create", Drops.TITLE.is("T" + ++number), Drops.SEATS.is(1), new Value("opens", pair.get(0))).isAnswered(pair.get(1));
        }
        mo.says("/drop create", Drops.TITLE.is("T"), Drops.SEATS.is(1), new Value("opens", "8pm on the 5th of nevermore")).isRefused("I cannot read");
        mo.says("/drop create", Drops.TITLE.is("T"), Drops.SEATS.is(1), new Value("opens", "in " + "9".repeat(50) + " days")).isRefused("I cannot read");
        mo.says("/drop create", Drops.TITLE.is("T"), Drops.SEATS.is(1), new Value("opens", "monday ".repeat(10_000))).isRefused("I cannot read");
        mo.says("/drop create", Drops.TITLE.is("T"), Drops.SEATS.is(1), new Value("opens", "tomorrow")).isRefused("has no time of day");
    }

    @Test
    void hostileTitlesStayExactlyTheseCharactersAndLongOnesAreRefused() {
        var title = "@everyone <!channel> *x* <b>=1+1 {0} ' '' \u202Eabc \uD83C\uDF89";
        mo.says("/drop create", Drops.TITLE.is(title), Drops.SEATS.is(1)).isAnswered(title + " is set");
        assertThat(post()).startsWith(title);
        mo.says("/drop create", Drops.TITLE.is("x".repeat(4000)), Drops.SEATS.is(1)).isRefused("That is 4,000 characters long, and at most 100 fit");
    }

    @Test
    void whoTakesNoPrivateMessagesIsMentionedBelowThePost() {
        chat.platform().closeDirect("ben");
        drop(1);
        ann.presses("Claim");
        ben.presses("Claim");
        ann.presses("Give back");
        assertThat(chat.channel("general")).hasSize(1);
        cleo.sees("A seat in Portfolio clinic is yours until");
        cleo.presses("Accept").isRefused("This offer is over");
        ben.presses("Accept").isAnswered("You're in");
    }

    @Test
    void nobodyIsPingedUnlessTheModeratorAsksForIt() {
        drop(1);
        drop(1, Drops.PING.is("portfolio-people"));
        assertThat(chat.channel("general")).extracting(shown -> ((Wanted.Message) shown.wanted()).pings())
            .containsExactly(List.of(), List.of(new Wanted.Ping.Role(Chat.MAIN, "portfolio-people")));
    }

    @Test
    void anOfferNeverReachesAPersonAfterItIsOver() {
        drop(1);
        ann.presses("Claim");
        ben.presses("Claim");
        chat.platform().down(true);
        ann.presses("Give back");
        chat.passes(Duration.ofHours(1));
        chat.platform().down(false);
        chat.passes(Duration.ofMinutes(11));
        assertThat(ben.direct()).noneMatch(it -> CardText.of(it.card(), Locale.ENGLISH).contains("[Accept]"));
    }

    @Test
    void aPressDeliveredTwiceTakesOneSeatAndGetsTheSameAnswer() {
        drop(5, Drops.PER_PERSON.is(2));
        var claim = Drops.DROP.is(id());
        ann.delivers("p1", Drops.CLAIM, claim).isAnswered("You hold 1 of 2");
        ann.delivers("p1", Drops.CLAIM, claim).isAnswered("You hold 1 of 2");
        chat.restarts();
        ann.delivers("p1", Drops.CLAIM, claim).isAnswered("You hold 1 of 2");
        assertThat(post()).contains("4 seats left of 5");
    }

    @Test
    void everythingIsAsItWasAfterARestart() {
        drop(1, new Value("opens", "in 20 min"));
        chat.restarts();
        chat.passes(Duration.ofMinutes(20));
        ann.presses("Claim").isAnswered("You're in");
        ben.presses("Claim").isAnswered("number 1 in line");
        chat.restarts();
        ann.presses("Give back");
        chat.restarts();
        ben.sees("A seat in Portfolio clinic is yours");
        chat.restarts();
        ben.presses("Accept").isAnswered("You're in");
        assertThat(chat.channel("general")).hasSize(1);
        assertThat(ben.direct()).hasSize(1);
    }

    @Test
    void aPostThatMayBeEditedNoMoreIsPostedAnewWhenItsPhaseChanges() {
        drop(2);
        chat.settles();
        chat.platform().failNext(Undelivered.Why.STIFF, false);
        ann.presses("Claim");
        chat.settles();
        assertThat(post()).contains("2 seats left");
        chat.platform().failNext(Undelivered.Why.STIFF, false);
        ben.presses("Claim");
        chat.settles();
        assertThat(chat.channel("general")).singleElement().extracting(TestPlatform.Shown::edits).isEqualTo(0);
        assertThat(post()).contains("All 2 seats are taken");
    }

    @Test
    void listAndShowSayWhereYouStand() {
        ann.says("/drop list").isAnswered("No drops are set");
        drop(1);
        ann.presses("Claim");
        ben.presses("Claim");
        ben.says("/drop list").isAnswered("Portfolio clinic: sold out, 1 waiting");
        ben.picks("Show one", "Portfolio clinic").isAnswered("you are number 1 in line");
        ann.says("/drop show", new Value("which", "portfolio")).isAnswered("Portfolio clinic: you hold a seat");
        ann.says("/drop show", new Value("which", "nothing such")).isRefused("I know nothing here called nothing such");
    }

    @Test
    void aClaimCountsByItsArrivalNotByWhenItIsWritten() {
        drop(1, new Value("opens", "in 20 min"));
        var early = chat.bot().arrive();
        chat.clock().forward(Duration.ofMinutes(30));
        assertThat(early.at()).isEqualTo(Instant.parse("2027-01-12T12:00:00Z"));
        var call = new Call("early", early, Drops.CLAIM, Caller.of(ann.account()), ann.account().direct(), Values.of(Drops.DROP.is(id())));
        assertThat(CardText.of(chat.bot().handle(call).toCompletableFuture().join(), Locale.ENGLISH)).contains("opens 2027-01-12 12:20 UTC");
    }

    @Test
    void aRosterIsATableForWhoeverManagesTheDrop() {
        drop(1);
        ann.presses("Claim");
        ben.presses("Claim");
        mo.says("/drop roster", new Value("which", "Portfolio clinic"));
        assertThat(new String(((Answer.Download) mo.answer()).content(), java.nio.charset.StandardCharsets.UTF_8)).contains("Ann,test:main/ann,,held,,").contains("Ben,test:main/ben,,waiting,1,");
        ann.says("/drop roster", new Value("which", "Portfolio clinic")).isRefused("Only its hosts and moderators");
    }

    @Test
    void aSeatIsGivenToSomebodyByAButton() {
        drop(1);
        ann.presses("Claim").presses("Give to someone");
        ann.fills(new Value("to", ben.account().key())).isAnswered("is asked");
        ben.presses("Take it").isAnswered("You're in: Portfolio clinic");
        assertThat(post()).contains("All 1 seat is taken");
    }
}
