package usher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.testing.CardText;
import usher.testing.Chat;
import usher.testing.TestPlatform;

/** The promises of the core, whatever the feature. */
class BotTest {

    private final Chat chat = new Chat(() -> List.of(new Bell()));

    @AfterEach
    void close() {
        chat.close();
    }

    private List<String> hall() {
        return chat.channel("hall").stream().map(TestPlatform.Shown::card).map(card -> CardText.of(card, Locale.ENGLISH)).toList();
    }

    @Test
    void aCommandIsAnsweredAndItsMessageShown() {
        chat.member("Ann").says("/bell ring", Bell.NAME.is("Ann")).isAnswered("You rang");
        assertThat(hall()).containsExactly("Ann rang");
    }

    @Test
    void whatIsMissingIsAskedForInAForm() {
        var ann = chat.member("Ann").says("/bell ring");
        assertThat(ann.draft().action()).isEqualTo("bell.ring");
        ann.fills(Bell.NAME.is("Ann")).isAnswered("You rang");
    }

    @Test
    void aRefusalKeepsWhatWasTypedAndNamesTheField() {
        var ann = chat.member("Ann").says("/bell ring", Bell.NAME.is("Ann"), new Value("times", "ten"));
        ann.isRefused("ten is not a whole number from 1 to 9");
        assertThat(ann.draft().values()).containsEntry("name", "Ann").containsEntry("times", "ten");
        assertThat(ann.draft().wrong()).containsOnlyKeys("times");
        ann.fills(Bell.TIMES.is(2)).isAnswered("You rang");
    }

    @Test
    void aRefusalUndoesEverythingItsCallDid() {
        var ann = chat.member("Ann").says("/bell ring", Bell.NAME.is("Ann"), Bell.TIMES.is(7)).isRefused("Seven is one too many");
        ann.calls("bell.refuse").isRefused("Not today");
        chat.passes(Duration.ofMinutes(20));
        assertThat(hall()).isEmpty();
    }

    @Test
    void theSameCallTwiceChangesNothingAndGetsTheSameAnswerEvenAfterARestart() {
        var ann = chat.member("Ann");
        ann.delivers("x1", "bell.hit").isAnswered("Hit number 1");
        ann.delivers("x1", "bell.hit").isAnswered("Hit number 1");
        ann.delivers("x2", "bell.refuse").isRefused("Not today");
        chat.restarts();
        ann.delivers("x1", "bell.hit").isAnswered("Hit number 1");
        ann.delivers("x2", "bell.refuse").isRefused("Not today");
    }

    @Test
    void aFormSentTwiceIsDoneOnce() {
        var ann = chat.member("Ann").says("/bell ring");
        var draft = ann.draft();
        ann.fills(Bell.NAME.is("Ann")).isAnswered("You rang");
        ann.says("/bell listen").isAnswered("1 handled");
        ann.calls("bell.ring", new Value(Draft.FIELD, draft.id()), Bell.NAME.is("Ann")).isAnswered("You rang");
        ann.says("/bell listen").isAnswered("1 handled");
    }

    @Test
    void aFormThatIsNoneOfOursIsRefusedAndSparesTheOthersOfItsGroup() {
        var ann = chat.member("Ann");
        for (var madeUp : List.of("x".repeat(100_000), "\0", "", "draft 1")) {
            ann.calls("bell.ring", new Value(Draft.FIELD, madeUp), Bell.NAME.is("Ann")).isRefused("Please begin again with the command");
            ann.calls("bell.hit", new Value(Draft.FIELD, madeUp)).isRefused("Please begin again with the command");
        }
        ann.calls("bell.hit").isAnswered("Hit number 1");
    }

    @Test
    void whatIsTypedAtTooGreatLengthIsKeptAsFarAsAFormHoldsIt() {
        var ann = chat.member("Ann").calls("bell.ring", Bell.NAME.is("\0".repeat(100_000)), new Value("nobody-asked", "x".repeat(100_000)));
        assertThat(ann.draft().values()).containsOnlyKeys(Bell.NAME.name());
        assertThat(ann.draft().values().get(Bell.NAME.name())).hasSize(4_000);
        ann.fills(Bell.NAME.is("Ann")).isAnswered("You rang");
    }

    @Test
    void whatNoWritingHasIsDrawnAsASignOfItsOwn() {
        chat.member("Ann").calls("bell.ring", Bell.NAME.is("A\0nn \ud83d!")).isAnswered("You rang");
        assertThat(hall()).containsExactly("A\ufffdnn \ufffd! rang");
    }

    @Test
    void aFaultOfOursSaysItsNumberAndSparesTheOthersOfItsGroup() {
        var ann = chat.member("Ann");
        var crack = ann.sends("bell.crack");
        var hit = ann.sends("bell.hit");
        assertThat(crack.toCompletableFuture().join()).isInstanceOfSatisfying(Answer.Broken.class, it -> assertThat(it.incident()).hasSize(6));
        assertThat(hit.toCompletableFuture().join()).isInstanceOf(Answer.Done.class);
    }

    @Test
    void onlyWhoMayMay() {
        chat.member("Ann").says("/bell melt").isRefused("Only moderators can do that here");
        chat.admin("Mo").says("/bell melt").isAnswered("Melted");
    }

    @Test
    void whereThePlatformSaysNothingOfRolesWhatItSaidLastHolds() {
        var mo = chat.admin("Mo").says("/bell melt").isAnswered("Melted");
        var privately = new Call("private", chat.bot().arrive(), "bell.melt", Caller.unvouched(mo.account(), "Mo", Locale.ENGLISH), mo.account().direct(), Values.of());
        assertThat(chat.bot().handle(privately).toCompletableFuture().join()).isInstanceOf(Answer.Done.class);
        mo.says("/bell melt").isAnswered("Melted");
    }

    @Test
    void aTimerFiresAtItsInstantAndItsMessageComesOnce() {
        chat.member("Ann").says("/bell ring", Bell.NAME.is("Ann"));
        chat.passes(Duration.ofMinutes(9));
        assertThat(hall()).containsExactly("Ann rang");
        chat.passes(Duration.ofMinutes(1));
        assertThat(hall()).containsExactly("Ann rang", "Echo");
        chat.passes(Duration.ofDays(1));
        assertThat(hall()).containsExactly("Ann rang", "Echo");
    }

    @Test
    void aTimerThatHasLostItsPointWhileWeWereDownIsSkippedAndRecorded() {
        chat.member("Ann").says("/bell ring", Bell.NAME.is("Ann"));
        chat.isDownFor(Duration.ofHours(1));
        assertThat(hall()).containsExactly("Ann rang");
    }

    @Test
    void aMessageReportedAsFailedAfterItWasShownIsNotShownTwice() {
        chat.platform().failNext(Undelivered.Why.UNSURE, true);
        chat.member("Ann").says("/bell ring", Bell.NAME.is("Ann"));
        chat.settles();
        chat.passes(Duration.ofSeconds(30));
        assertThat(hall()).containsExactly("Ann rang");
    }

    @Test
    void aPlatformThatWasDownCatchesUpWithOneMessage() {
        chat.platform().down(true);
        var ann = chat.member("Ann").says("/bell ring", Bell.NAME.is("Ann"));
        ann.says("/bell ring", Bell.NAME.is("Ben"));
        chat.passes(Duration.ofHours(3));
        assertThat(hall()).isEmpty();
        chat.platform().down(false);
        chat.passes(Duration.ofMinutes(11));
        assertThat(hall()).contains("Ben rang").doesNotContain("Ann rang");
    }

    @Test
    void whoeverComesWhileUsherStopsIsAnsweredAndItStops() throws Exception {
        for (var round = 0; round < 10; round++) {
            var bot = chat.bot();
            var answers = new ConcurrentLinkedQueue<CompletableFuture<Answer>>();
            var strangers = Thread.ofPlatform().start(() -> {
                for (var n = 0; n < 200; n++) {
                    var stranger = new Account(Chat.MAIN, "stranger" + n);
                    answers.add(bot.handle(new Call("late " + n, bot.arrive(), "bell.listen", Caller.of(stranger), stranger.direct(), Values.of(Map.of()))).toCompletableFuture());
                }
            });
            while (answers.size() < 100) Thread.onSpinWait();
            chat.restarts();
            strangers.join();
            for (var answer : answers) {
                switch (answer.get(10, TimeUnit.SECONDS)) {
                    case Answer.Done done -> assertThat(CardText.of(done.card(), Locale.ENGLISH)).contains("handled");
                    case Answer.Refused no -> assertThat(no.text().pattern()).contains("being restarted");
                    case Answer other -> fail("unexpected: " + other);
                }
            }
        }
    }
}
