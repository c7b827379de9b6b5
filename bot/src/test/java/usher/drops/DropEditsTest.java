package usher.drops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Address;
import usher.Value;
import usher.testing.CardText;
import usher.testing.Chat;
import usher.testing.Persona;

/** What moderators change about a drop, who may claim early, and what is counted when it is sold out. */
class DropEditsTest {

    private final DropStage stage = new DropStage();
    private final Persona mo = stage.mo;
    private final Persona ann = stage.ann;
    private final Persona ben = stage.ben;
    private final Persona cleo = stage.cleo;

    @AfterEach
    void close() {
        stage.close();
    }

    private Persona edit(Value... changes) {
        var values = IntStream.rangeClosed(0, changes.length).mapToObj(i -> i == 0 ? stage.which() : changes[i - 1]).toArray(Value[]::new);
        return mo.says("/drop edit", values);
    }

    @Test
    void titleSeatsAndOfferLengthChangeOnThePostItself() {
        stage.drop(1);
        ann.presses("Claim");
        ben.presses("Claim");
        edit(Drops.NEW_TITLE.is("Big clinic"), Drops.NEW_SEATS.is(2), new Value("offer", "2 h")).isAnswered("Big clinic is changed");
        assertThat(stage.post()).startsWith("Big clinic").contains("is offered for 2 hours").contains("On offer: 1 seat");
        ben.sees("A seat in Big clinic is yours until 2027-01-12 14:00 UTC");
        assertThat(stage.chat.channel("general")).hasSize(1);
    }

    @Test
    void moreSeatsFillInOrderAndFewerTakeNoneAway() {
        stage.drop(2);
        ann.presses("Claim");
        ben.presses("Claim");
        cleo.presses("Claim").isAnswered("number 1 in line");
        edit(Drops.NEW_SEATS.is(1)).isAnswered("1 person must move first");
        assertThat(stage.post()).contains("All 2 seats are taken");
        edit(Drops.NEW_SEATS.is(3)).isAnswered("3 seats");
        cleo.sees("A seat in Clinic is yours until");
        cleo.presses("Pass");
        edit(Drops.NEW_SEATS.is(2)).isAnswered("2 seats");
        assertThat(stage.post()).contains("All 2 seats are taken");
    }

    @Test
    void tiersLimitTheTotal() {
        stage.drop(3, Drops.TIERS.is("Access 2, Impact 2"));
        edit(Drops.NEW_SEATS.is(5)).isRefused("The tiers together have 4 seats");
        edit(Drops.NEW_SEATS.is(4)).isAnswered("4 seats");
    }

    @Test
    void theOpeningMovesWhileItIsArmedAndNotAfter() {
        stage.drop(1, new Value("opens", "in 20 min"));
        edit(new Value("opens", "in 2 h")).isAnswered("opens 2027-01-12 14:00 UTC");
        stage.chat.passes(Duration.ofMinutes(30));
        ann.presses("Claim").isRefused("opens 2027-01-12 14:00 UTC");
        edit(new Value("opens", "in 5 min"));
        assertThat(stage.post()).contains("2027-01-12 12:35 UTC").contains("Ten minutes or less to go");
        stage.chat.passes(Duration.ofMinutes(5));
        assertThat(stage.post()).contains("1 seat left of 1");
        edit(new Value("opens", "in 1 h")).isRefused("so its opening cannot be moved any more");
        edit(new Value("opens", "2020-01-01 10:00")).isRefused("cannot be moved");
    }

    @Test
    void aDrawMovesWithItsOpening() {
        stage.drop(1, Drops.MODE.is("draw"), new Value("opens", "in 20 min"));
        edit(new Value("opens", "in 1 h"));
        stage.chat.passes(Duration.ofMinutes(59));
        ann.calls(Drops.CLAIM, stage.claim()).isRefused("earlier presses do not count");
        stage.chat.passes(Duration.ofMinutes(1));
        ann.presses("Claim").isAnswered("You are in the draw");
        stage.chat.passes(Duration.ofSeconds(32));
        ann.sees("drawn at place 1 of 1");
    }

    @Test
    void anEditThatChangesNothingAndOneByStrangersAreRefused() {
        stage.drop(1);
        edit().isRefused("Say what is to change");
        ann.says("/drop edit", stage.which(), Drops.NEW_SEATS.is(5)).isRefused("Only moderators");
        stage.olga.says("/drop edit", stage.which(), Drops.NEW_SEATS.is(5)).isRefused("not one of this community's");
        stage.olga.says("/drop pause", stage.which()).isRefused("not one of this community's");
        stage.olga.says("/drop resume", stage.which()).isRefused("not one of this community's");
        mo.says("/drop close", stage.which());
        edit(Drops.NEW_SEATS.is(5)).isRefused("is closed already");
        edit(Drops.NEW_TITLE.is("@everyone <b> {0} ''")).isRefused("is closed already");
    }

    @Test
    void pausedItTakesNoPressesAndOffersNothingAndWhatWasPromisedStands() {
        stage.drop(2);
        var dan = stage.chat.member("Dan");
        ann.presses("Claim");
        ben.presses("Claim");
        cleo.presses("Claim");
        dan.presses("Claim");
        ann.presses("Give back");
        cleo.sees("is yours until 2027-01-12 12:30 UTC");
        mo.says("/drop pause", stage.which()).isAnswered("Clinic is paused");
        mo.says("/drop pause", stage.which()).isRefused("is paused already");
        assertThat(stage.post()).contains("Held up for a moment by a moderator").doesNotContain("[Claim]");
        ann.calls(Drops.CLAIM, stage.claim()).isRefused("held up for a moment by a moderator. What you hold stays yours");
        ben.presses("Give back").isAnswered("You gave your seat back");
        dan.doesNotSee("is yours until");
        stage.chat.restarts();
        cleo.presses("Accept").isAnswered("You're in");
        mo.says("/drop resume", stage.which()).isAnswered("Clinic goes on");
        dan.sees("A seat in Clinic is yours until");
        mo.says("/drop resume", stage.which()).isRefused("is not paused");
    }

    @Test
    void anOfferRunsOutDuringAPauseAndGoesOnAfterIt() {
        stage.drop(1);
        ann.presses("Claim");
        ben.presses("Claim");
        cleo.presses("Claim");
        ann.presses("Give back");
        mo.says("/drop pause", stage.which());
        stage.chat.passes(Duration.ofHours(1));
        ben.sees("This offer is over");
        cleo.doesNotSee("is yours until");
        mo.says("/drop resume", stage.which());
        cleo.sees("is yours until 2027-01-12 13:30 UTC");
    }

    @Test
    void pausedBeforeItsOpeningItOpensWhenItGoesOn() {
        stage.drop(1, new Value("opens", "in 20 min"));
        mo.says("/drop pause", stage.which());
        stage.chat.passes(Duration.ofMinutes(30));
        ann.calls(Drops.CLAIM, stage.claim()).isRefused("held up");
        mo.says("/drop resume", stage.which());
        ann.presses("Claim").isAnswered("You're in");
        mo.says("/drop list").isAnswered("sold out");
    }

    @Test
    void aRoleMayClaimEarlyAndToTheMoment() {
        stage.drop(2, new Value("opens", "in 20 min"), Drops.EARLY_ROLE.is("vip"), new Value("early", "10 min"));
        assertThat(stage.post()).contains("Early access: for one role, from 2027-01-12 12:10 UTC");
        ann.holding("vip");
        stage.chat.clock().set(Chat.START.plus(Duration.ofMinutes(10)).minusMillis(1));
        ann.calls(Drops.CLAIM, stage.claim()).isRefused("opens 2027-01-12 12:20 UTC");
        stage.chat.clock().set(Chat.START.plus(Duration.ofMinutes(10)));
        ben.calls(Drops.CLAIM, stage.claim()).isRefused("opens 2027-01-12 12:20 UTC");
        ann.calls(Drops.CLAIM, stage.claim()).isAnswered("You're in");
        ann.calls(Drops.CLAIM, stage.claim()).isAnswered("as many as one person may have");
        stage.chat.passes(Duration.ofMinutes(10));
        ben.presses("Claim").isAnswered("You're in");
    }

    @Test
    void earlyAccessTakesARoleAndATime() {
        mo.says("/drop create", Drops.TITLE.is("X"), Drops.SEATS.is(1), Drops.EARLY_ROLE.is("vip")).isRefused("Early access takes two things");
        mo.says("/drop create", Drops.TITLE.is("X"), Drops.SEATS.is(1), new Value("early", "10 min")).isRefused("Early access takes two things");
    }

    @Test
    void whenItIsSoldOutThePostSaysHowFastAndTheModeratorIsToldOnce() {
        stage.connected();
        stage.olga.calls("usher.channel", new Value("channel", Address.channel(Chat.OTHER, "general").key()));
        stage.drop(3, new Value("opens", "in 20 min"));
        var zed = stage.chat.member(Chat.OTHER, "Zed");
        stage.chat.passes(Duration.ofMinutes(20));
        ann.presses("Claim");
        ben.presses("Claim");
        stage.chat.passes(Duration.ofMillis(4_900));
        zed.calls(Drops.CLAIM, stage.claim()).isAnswered("You're in");
        cleo.presses("Claim").isAnswered("number 1 in line");
        assertThat(stage.post()).contains("Sold out: 4 seconds after the opening");
        mo.doesNotSee("is sold out");
        stage.chat.passes(Duration.ofMinutes(1));
        mo.sees("Clinic is sold out").sees("Sold out: 4 seconds after the opening").sees("Waiting: 1 person").sees("By space: test:main 2, other:place 1");
        assertThat(stage.post()).contains("By space: test:main 2, other:place 1");
        ann.presses("Give back");
        cleo.presses("Accept");
        stage.chat.passes(Duration.ofHours(2));
        assertThat(mo.direct().stream().filter(it -> CardText.of(it.card(), Locale.ENGLISH).contains("is sold out"))).hasSize(1);
        assertThat(stage.post()).contains("Sold out: 4 seconds after the opening");
    }

    @Test
    void soldOutAtOnceAndCountedAfterARestart() {
        stage.drop(1);
        ann.presses("Claim");
        assertThat(stage.post()).contains("Sold out: less than a second after the opening");
        stage.chat.isDownFor(Duration.ofHours(3));
        mo.sees("Clinic is sold out");
        stage.chat.restarts();
        assertThat(mo.direct()).hasSize(1);
    }

    @Test
    void aSeatThatIsOnlyKeptIsNotSold() {
        stage.drop(1, Drops.QUESTION.is("Why?"));
        ann.presses("Claim");
        assertThat(stage.post()).doesNotContain("Sold out:");
        stage.chat.passes(Duration.ofMinutes(2));
        ann.presses("Answer").fills(Drops.SAID.is("So")).isAnswered("You're in");
        assertThat(stage.post()).contains("Sold out: 2 minutes after the opening");
    }

    @Test
    void whatModeratorsDidIsInTheAudit() {
        stage.drop(1);
        edit(Drops.NEW_SEATS.is(2));
        mo.says("/drop pause", stage.which());
        mo.says("/drop resume", stage.which());
        mo.says("/drop gate", stage.which(), new Value("usher-role", "mentor"));
        mo.says("/drop ungate", new Value("gate", "Clinic: mentors"));
        mo.says("/usher audit").isAnswered("Clinic: 2 seats, opens").isAnswered("paused").isAnswered("resumed").isAnswered("only for mentors").isAnswered("no longer only for mentors");
    }
}
