package usher.drops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Value;

/** A drop that asks a question keeps the seat while it is answered. */
class QuestionsTest {

    private final DropStage stage = new DropStage();

    @AfterEach
    void close() {
        stage.close();
    }

    private void asking(int seats, Value... more) {
        var values = new java.util.ArrayList<>(java.util.List.of(more));
        values.add(Drops.QUESTION.is("What will you bring?"));
        stage.drop(seats, values.toArray(Value[]::new));
    }

    @Test
    void aSeatIsKeptWhileTheQuestionIsAnsweredAndThenHeld() {
        asking(1);
        assertThat(stage.post()).contains("You are asked: What will you bring?").contains("To answer you have: 5 minutes");
        stage.ann.presses("Claim").isAnswered("A seat in Clinic is kept for you until 2027-01-12 12:05");
        assertThat(stage.post()).contains("Being answered: 1 seat");
        stage.ben.presses("Claim").isAnswered("You are number 1 in line");
        stage.ann.presses("Answer").fills(Drops.SAID.is("Cake")).isAnswered("You're in: Clinic");
        stage.chat.passes(Duration.ofHours(1));
        stage.ben.doesNotSee("is yours until");
        assertThat(stage.post()).doesNotContain("Being answered").contains("All 1 seat is taken");
        assertThat(stage.export(stage.ann)).contains("\"said\" : \"Cake\"");
    }

    @Test
    void unansweredItGoesOnToTheNextAndThePersonIsTold() {
        asking(1);
        stage.ann.presses("Claim");
        stage.ben.presses("Claim");
        stage.chat.passes(Duration.ofSeconds(299));
        stage.ben.doesNotSee("is yours until");
        stage.chat.passes(Duration.ofSeconds(1));
        stage.ann.sees("the time for that is over: it went on to the next in line");
        stage.ben.sees("A seat in Clinic is yours until");
        stage.ben.presses("Accept").isAnswered("Please answer: What will you bring?");
        stage.ben.presses("Answer").fills(Drops.SAID.is("Tea")).isAnswered("Your answer is kept");
    }

    @Test
    void anAnswerAtTheVeryEndCountsByItsArrival() {
        asking(2);
        stage.ann.presses("Claim").presses("Answer");
        stage.ben.presses("Claim").presses("Answer");
        stage.chat.clock().forward(Duration.ofMillis(299_999));
        stage.ann.fills(Drops.SAID.is("Cake")).isAnswered("You're in");
        stage.chat.clock().forward(Duration.ofMillis(1));
        stage.cleo.presses("Claim").isAnswered("You are number 1 in line"); // the timer has not fired yet: ben's seat is still kept
        stage.ben.fills(Drops.SAID.is("Tea")).isAnswered("You are number 1 in line"); // late: it went on to cleo, and ben stands behind her
        stage.cleo.sees("A seat in Clinic is yours until");
    }

    @Test
    void aLateAnswerIsKeptAndClaimsAnew() {
        asking(1);
        stage.ann.presses("Claim").presses("Answer");
        stage.chat.passes(Duration.ofMinutes(10));
        assertThat(stage.post()).contains("1 seat left of 1");
        stage.ann.fills(Drops.SAID.is("Cake")).isAnswered("You're in");
    }

    @Test
    void whoAnsweredOnceIsNotAskedAgain() {
        asking(1);
        stage.ann.presses("Claim").presses("Answer").fills(Drops.SAID.is("Cake"));
        stage.ann.presses("Give back");
        stage.ann.presses("Claim").isAnswered("You're in").doesNotSee("Please answer");
    }

    @Test
    void claimingTwiceKeepsOneSeatAndItsTime() {
        asking(2);
        stage.ann.presses("Claim");
        stage.chat.passes(Duration.ofMinutes(2));
        stage.ann.presses("Claim").isAnswered("kept for you until 2027-01-12 12:05");
        assertThat(stage.post()).contains("1 seat left of 2");
        stage.ann.delivers("p1", Drops.CLAIM, stage.claim()).isAnswered("kept for you until 2027-01-12 12:05");
        stage.chat.restarts();
        stage.ann.delivers("p1", Drops.CLAIM, stage.claim()).isAnswered("kept for you until 2027-01-12 12:05");
    }

    @Test
    void aKeptSeatSurvivesARestartAndRunsOutWhileWeAreDown() {
        asking(1);
        stage.ann.presses("Claim").presses("Answer");
        stage.ben.presses("Claim");
        stage.chat.restarts();
        stage.ann.fills(Drops.SAID.is("Cake")).isAnswered("You're in");
        asking(1);
        stage.ann.presses("Claim");
        stage.cleo.presses("Claim").isAnswered("number 1 in line");
        stage.chat.isDownFor(Duration.ofMinutes(6));
        stage.cleo.sees("A seat in Clinic is yours until");
    }

    @Test
    void hostileAnswersAreKeptAsTheyAreAndLongOnesRefused() {
        asking(1);
        var said = "=1+1 @everyone <b> {0} '' \u202E \uD83C\uDF89\nsecond line";
        stage.ann.presses("Claim").presses("Answer");
        stage.ann.fills(Drops.SAID.is("x".repeat(1001))).isRefused("at most 1,000 fit");
        stage.ann.fills(Drops.SAID.is(said)).isAnswered("You're in");
        assertThat(stage.export(stage.ann)).contains("=1+1 @everyone <b> {0} ''");
    }

    @Test
    void nobodyAnswersForSomebodyElse() {
        asking(1);
        stage.ann.presses("Claim");
        var tier = stage.chat.bot().database().jdbi().withHandle(handle -> handle.createQuery("select pool_id from seat").mapTo(Long.class).one());
        stage.ben.calls(Drops.ANSWER, Drops.TIER.is(tier), Drops.SAID.is("Mine")).isAnswered("You are number 1 in line"); // it is ben's own claim
        stage.olga.calls(Drops.ANSWER, Drops.TIER.is(tier), Drops.SAID.is("Mine")).isRefused("not one of this community's");
        stage.ann.presses("Answer").fills(Drops.SAID.is("Cake")).isAnswered("You're in");
    }

    @Test
    void whoIsErasedLeavesNoAnswer() {
        asking(1);
        stage.ann.presses("Claim").presses("Answer").fills(Drops.SAID.is("Grandmother's cake"));
        stage.ann.says("/my erase").presses("Erase everything").isAnswered("You are forgotten");
        assertThat(stage.chat.rows()).doesNotContain("Grandmother");
    }

    @Test
    void answersStandInTheRosterAndBecomeNoFormula() {
        asking(2);
        stage.ann.presses("Claim").presses("Answer").fills(Drops.SAID.is("=1+1"));
        stage.ben.presses("Claim");
        stage.mo.says("/drop roster", stage.which());
        assertThat(new String(((usher.Answer.Download) stage.mo.answer()).content(), java.nio.charset.StandardCharsets.UTF_8)).contains("came,answer")
            .containsPattern("Ann,.*held.*,'=1\\+1").containsPattern("Ben,.*reserved.*,\\r?\\n");
    }

    @Test
    void anAnswerGoesWithThePersonWhoIsLinked() {
        stage.connected();
        var annie = stage.chat.member(usher.testing.Chat.OTHER, "Annie");
        asking(2);
        stage.ann.presses("Claim").presses("Answer").fills(Drops.SAID.is("Cake"));
        stage.link(stage.ann, annie);
        assertThat(stage.export(annie)).contains("\"said\" : \"Cake\"");
    }

    @Test
    void timeToAnswerNeedsAQuestion() {
        stage.mo.says("/drop create", Drops.TITLE.is("X"), Drops.SEATS.is(1), new Value("hold", "10 min")).isRefused("A seat is kept only while a question is answered");
    }
}
