package usher.drops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import usher.Call;
import usher.Caller;
import usher.Undelivered;
import usher.Value;
import usher.Values;
import usher.testing.CardText;
import usher.testing.Chat;
import usher.testing.Persona;

/** The computer's clock is put back while people press: what has happened has happened. */
class ClockPutBackTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final DropStage stage = new DropStage();
    private final Chat chat = stage.chat;
    private final Persona ann = stage.ann;
    private final Persona ben = stage.ben;
    private final Persona cleo = stage.cleo;

    @AfterEach
    void close() {
        stage.close();
    }

    private void isPutBack(Duration by) {
        chat.clock().set(chat.clock().instant().minus(by));
        chat.bot().clockMoved();
    }

    private void opened(Value... more) {
        var values = new ArrayList<>(List.of(more));
        values.add(new Value("opens", "in 20 min"));
        stage.drop(2, values.toArray(Value[]::new));
        chat.passes(Duration.ofMinutes(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT5M", "PT21M", "PT1H", "P365D"})
    void aDropThatHasOpenedStaysOpen(Duration step) {
        opened();
        isPutBack(step);
        ann.presses("Claim").isAnswered("You're in: Clinic");
        assertThat(stage.post()).contains("1 seat left of 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT11S", "PT5M", "PT21M", "PT1H", "P365D"})
    void aDropThatHasOpenedStaysOpenWhenUsherIsStartedAgain(Duration step) {
        opened();
        chat.isDownFor(step.negated());
        ann.presses("Claim").isAnswered("You're in: Clinic");
        stage.mo.says("/drop edit", stage.which(), new Value("opens", "in 30 min")).isRefused("so its opening cannot be moved any more");
    }

    @Test
    void whatWasClaimedBeforeTheTimerRangIsOpenForTheNextToo() {
        stage.drop(2, new Value("opens", "in 20 min"));
        chat.clock().forward(Duration.ofMinutes(20)); // and no timer has fired yet
        ann.calls(Drops.CLAIM, stage.claim()).isAnswered("You're in");
        isPutBack(HOUR);
        ben.calls(Drops.CLAIM, stage.claim()).isAnswered("You're in");
    }

    @Test
    void earlyAccessStaysOpenForThoseWhoHaveIt() {
        stage.drop(2, new Value("opens", "in 1 h"), Drops.EARLY_ROLE.is("vip"), new Value("early", "30 min"));
        chat.passes(Duration.ofMinutes(30));
        isPutBack(HOUR);
        ann.holding("vip").calls(Drops.CLAIM, stage.claim()).isAnswered("You're in");
        ben.calls(Drops.CLAIM, stage.claim()).isRefused("opens 2027-01-12 13:00 UTC");
        chat.passes(HOUR.plus(Duration.ofMinutes(30)));
        ben.calls(Drops.CLAIM, stage.claim()).isAnswered("You're in");
    }

    @Test
    void whatArrivedAMomentBeforeTheOpeningWasTooEarlyHoweverLateItIsWritten() {
        stage.drop(2, new Value("opens", "in 20 min"));
        chat.passes(Duration.ofMinutes(20).minusMillis(1));
        var early = chat.bot().arrive();
        chat.passes(Duration.ofMillis(1));
        var call = new Call("early", early, Drops.CLAIM, Caller.of(ann.account()), ann.account().direct(), Values.of(stage.claim()));
        assertThat(CardText.of(chat.bot().handle(call).toCompletableFuture().join(), Locale.ENGLISH)).contains("opens 2027-01-12 12:20 UTC");
    }

    @Test
    void aDropThatHasNotOpenedWaitsForItsTimeByTheClock() {
        stage.drop(2, new Value("opens", "in 20 min"));
        isPutBack(HOUR);
        ann.calls(Drops.CLAIM, stage.claim()).isRefused("opens 2027-01-12 12:20 UTC");
        chat.passes(HOUR.plus(Duration.ofMinutes(20)));
        ann.presses("Claim").isAnswered("You're in");
    }

    @Test
    void whoPressesLaterStandsBehind() {
        stage.drop(1);
        ann.presses("Claim").isAnswered("You're in");
        ben.presses("Claim").isAnswered("You are number 1 in line");
        isPutBack(HOUR);
        cleo.presses("Claim").isAnswered("You are number 2 in line");
        ann.presses("Give back");
        ben.sees("A seat in Clinic is yours until 2027-01-12 11:30 UTC");
    }

    @Test
    void anHourThatComesTwiceTellsNobodyAnythingTwice() {
        opened();
        ann.presses("Claim");
        ben.presses("Claim");
        cleo.presses("Claim");
        ann.presses("Give back");
        chat.passes(Duration.ofMinutes(31)); // Cleo let it pass
        var told = cleo.direct().size();
        isPutBack(HOUR);
        chat.passes(HOUR.multipliedBy(2));
        assertThat(cleo.direct()).hasSize(told);
        assertThat(chat.channel("general")).hasSize(1);
    }

    @Test
    void aMessageThatIsTriedAgainDoesNotWaitForTheClockToCatchUp() {
        stage.drop(1);
        ann.presses("Claim");
        ben.presses("Claim");
        chat.settles();
        chat.platform().failNext(Undelivered.Why.LATER, false);
        ann.presses("Give back");
        chat.settles();
        isPutBack(HOUR);
        chat.settles();
        ben.sees("A seat in Clinic is yours until");
    }
}
