package usher.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Answer;
import usher.Value;
import usher.testing.Chat;
import usher.testing.Persona;

/** Similar cases, answered together. */
class BatchesTest {

    private static final Value WORDS = HoursFields.WORDS.is("Leave out the hobbies");

    private final Desk it = new Desk(HoursFields.EACH.is(20));

    @AfterEach
    void close() {
        it.close();
    }

    private Persona merge(String goal, String into) {
        return it.cleo.says("/hours merge", new Value("case", goal), new Value("into", into));
    }

    /** Ann's leads. */
    private void batch() {
        it.asks(it.ann, "Ann's page");
        it.asks(it.ben, "Ben's page");
        it.shows(it.cleo, "Ben's page").presses("Merge").isAnswered("Which case is Ben's page like?").picks("Answer it together with", "Ann's page").isAnswered("Answered with it: Ben's page of @Ben");
    }

    @Test
    void similarCasesAreAnsweredOnceAndEachAskerIsToldByTheirOwn() {
        batch();
        it.isShown("Reviews: 1 case waits");
        it.isShown("with 1 like it");
        it.ben.says("/hours cases").isAnswered("Ben's page: waiting, number 1 in line");
        it.shows(it.cleo, "Ben's page").isAnswered("Answered together with: Ann's page of @Ann");
        it.cleo.says("/hours next").isAnswered("Ann's page");
        it.ben.sees("Cleo has taken Ben's page");
        it.cleo.presses("Answer").fills(WORDS);
        for (var who : List.of(it.ann, it.ben)) {
            var other = who == it.ann ? it.ben : it.ann;
            assertThat(it.told(who, "Cleo answers " + who.name() + "'s page")).isOne();
            who.sees("Leave out the hobbies");
            assertThat(it.told(who, other.name())).isZero();
            it.shows(who, who.name() + "'s page").isAnswered("Stands: answered");
            assertThat(who.answered()).doesNotContain("@" + other.name());
        }
        it.ben.presses("Not yet").fills(HoursFields.WORDS.is("And the photo?"));
        it.cleo.sees("Ben says about Ben's page");
        it.ann.presses("That helped").isAnswered("resolved");
        it.shows(it.cleo, "Ben's page").isAnswered("Stands: taken").presses("Answer").fills(WORDS);
        assertThat(it.told(it.ann, "Cleo answers")).isOne();
        assertThat(it.told(it.ben, "Cleo answers")).isEqualTo(2);
        assertThat(it.rows("select * from case_batch")).isEmpty();
    }

    @Test
    void theOnesThatAreLikestComeFirst() {
        it.asks(it.ann, "Salary talk");
        it.asks(it.ann, "Portfolio page for recruiters");
        it.asks(it.ben, "Something else", Tags.FIELD.is("portfolio"));
        it.asks(it.ben, "My portfolio", Tags.FIELD.is("portfolio"));
        it.shows(it.cleo, "My portfolio").presses("Merge");
        var pick = (usher.Card.Pick) ((Answer.Done) it.cleo.answer()).card().controls().getFirst();
        assertThat(pick.options()).extracting(option -> option.label().plain(java.util.Locale.ENGLISH)).containsExactly("Something else", "Portfolio page for recruiters", "Salary talk");
        it.mo.calls("hours.similar", it.id("Salary talk")).isAnswered("like?");
        it.ann.calls("hours.similar", it.id("Salary talk")).isRefused("Only mentors");
    }

    @Test
    void whatIsDoneForAllIsDoneWhereTheBatchLeads() {
        batch();
        var bens = it.id("Ben's page");
        for (var move : List.of("take", "hand-over", "escalate")) {
            it.cleo.calls("hours." + move, bens, HoursFields.TO.is(it.cleo.account()), HoursFields.WHY.is("x")).isRefused("");
        }
        it.cleo.calls("hours.take", bens).isRefused("Ben's page is answered together with Ann's page");
        it.cleo.says("/hours next").presses("Hand back");
        it.isShown("Reviews: 1 case waits");
        it.cleo.says("/hours next").presses("Escalate").fills(HoursFields.WHY.is("Ann needs a lawyer"));
        it.ben.sees("Cleo escalated Ben's page").doesNotSee("a lawyer").says("/hours cases").isAnswered("Ben's page: escalated, number 1 in line");
        it.cleo.says("/hours next").presses("Ask back").fills(HoursFields.WORDS.is("Who reads it?"));
        it.ben.doesNotSee("Who reads it?");
        it.shows(it.ben, "Ben's page").isAnswered("Stands: taken").presses("Add something").fills(HoursFields.WORDS.is("Mine is short"));
        it.cleo.sees("Mine is short");
        it.chat.passes(Duration.ofDays(2));
        assertThat(it.told(it.cleo, "waits for you until")).isZero(); // the lease is Ann's case's, and its asker is waited for
        it.shows(it.ben, "Ben's page").isAnswered("Stands: taken");
        it.shows(it.cleo, "Ann's page").presses("Answer").fills(WORDS);
        it.ben.sees("Cleo answers Ben's page");
    }

    @Test
    void aCaseIsMergedIntoOneThatSomebodyHas() {
        it.asks(it.ann, "Ann's page");
        it.cleo.says("/hours next");
        it.asks(it.ben, "Ben's page");
        merge("Ben's page", "Ann's page").isAnswered("Answered with it: Ben's page");
        it.ben.sees("Cleo has taken Ben's page");
        it.chat.passes(Duration.ofHours(24));
        it.shows(it.mo, "Ben's page").isAnswered("Stands: waiting");
        assertThat(it.told(it.cleo, "is back in line")).isOne();
        it.isShown("Reviews: 1 case waits");
    }

    @Test
    void whatIsEscalatedLeads() {
        batch();
        it.asks(it.ben, "Another");
        it.shows(it.cleo, "Another").presses("Escalate").fills(HoursFields.WHY.is("a lawyer"));
        merge("Another", "Ann's page").isAnswered("Stands: escalated").isAnswered("Answered with it: Ann's page of @Ann, Ben's page of @Ben");
        it.isShown("Another: escalated");
        it.shows(it.cleo, "Ben's page").isAnswered("Stands: escalated");
    }

    @Test
    void whatCannotBeAnsweredTogetherIsRefused() {
        batch();
        it.queue("Other");
        it.asks(it.ben, "Other", "Elsewhere");
        merge("Elsewhere", "Ann's page").isRefused("are in two queues");
        merge("Ben's page", "Ben's page").isRefused("the same case twice");
        merge("Ben's page", "Ann's page").isAnswered("Ben's page");
        it.asks(it.ann, "Third");
        it.shows(it.cleo, "Third").presses("Take").presses("Answer").fills(WORDS);
        it.asks(it.ben, "Fourth");
        merge("Fourth", "Third").isRefused("Third is answered: its answer has been sent");
        merge("Third", "Fourth").isRefused("Third is answered, with @Cleo, so that cannot be done now");
        it.ann.says("/hours merge", new Value("case", "Ann's page"), new Value("into", "Third")).isRefused("Only mentors");
        it.asks(it.cleo, "Cleo's own");
        it.shows(it.cleo, "Fourth").presses("Take");
        merge("Cleo's own", "Fourth").isRefused("only mentors, moderators can do that");
        it.mo.calls("hours.merge", it.id("Cleo's own"), new Value("into", "Fourth")).isRefused("nobody answers themselves");
        IntStream.range(0, 48).forEach(i -> {
            it.asks(it.chat.member("P" + i), "Of P" + i);
            it.cleo.calls("hours.merge", it.id("Of P" + i), new Value("into", "Ann's page")).isAnswered("Ann's page");
        });
        it.asks(it.chat.member("Late"), "One more");
        merge("One more", "Ann's page").isRefused("At most 50 cases are answered together");
    }

    @Test
    void nobodyAnswersThemselvesInABatch() {
        it.asks(it.ann, "Ann's page");
        it.asks(it.cleo, "Cleo's own");
        it.mo.says("/hours merge", new Value("case", "Cleo's own"), new Value("into", "Ann's page")).isAnswered("Ann's page");
        it.cleo.says("/hours next").isAnswered("Nobody waits");
        it.cleo.calls("hours.take", it.id("Ann's page")).isRefused("Cleo's own is your own case");
        it.mo.calls("hours.hand-over", it.id("Ann's page"), HoursFields.TO.is(it.cleo.account())).isRefused("asked it");
        it.mentor(it.ben);
        it.ben.says("/hours next").isAnswered("Ann's page");
        it.cleo.sees("Ben has taken Cleo's own");
    }

    @Test
    void whoseOtherAccountAsksInTheBatchHandsThatBack() {
        var rob = it.chat.admin(Chat.OTHER, "Rob");
        it.mo.says("/usher connect");
        rob.says("/usher connect", code(it.mo));
        it.mo.presses("Confirm");
        var too = it.chat.member(Chat.OTHER, "Cleo Too");
        it.asks(it.ann, "Ann's page");
        it.asks(too, "Her own");
        merge("Her own", "Ann's page");
        it.cleo.says("/hours next").says("/my link");
        too.says("/my link", code(it.cleo));
        it.shows(it.mo, "Her own").isAnswered("Stands: waiting").isAnswered("With: –");
        it.shows(it.mo, "Ann's page").isAnswered("Stands: taken");
        assertThat(it.mo.answered()).doesNotContain("Answered with it");
    }

    private static Value code(Persona asked) {
        var code = java.util.regex.Pattern.compile("[A-Z2-9]{4}-[A-Z2-9]{4}").matcher(asked.answered());
        assertThat(code.find()).isTrue();
        return new Value("code", code.group());
    }

    @Test
    void aCaseIsTakenOutAgain() {
        batch();
        it.cleo.says("/hours next");
        it.ann.calls("hours.unmerge", it.id("Ben's page")).isRefused("none of the cases you can see");
        it.shows(it.mo, "Ben's page").presses("Unmerge").isAnswered("Stands: waiting").calls("hours.unmerge", it.id("Ben's page")).isRefused("is answered by itself already");
        it.isShown("Reviews: 1 case waits");
        it.shows(it.cleo, "Ann's page").presses("Answer").fills(WORDS);
        it.ben.doesNotSee("Cleo answers");
        it.cleo.says("/hours next").isAnswered("Ben's page");
    }

    @Test
    void whereTheLeadEndsTheNextOneLeads() {
        batch();
        it.asks(it.chat.member("Dora"), "Dora's page");
        merge("Dora's page", "Ben's page").isAnswered("Answered with it: Ben's page of @Ben, Dora's page of @Dora");
        it.cleo.says("/hours next");
        it.shows(it.ann, "Ann's page").presses("Withdraw");
        it.cleo.sees("Ben's page still waits for your answer");
        it.shows(it.cleo, "Ben's page").isAnswered("Answered with it: Dora's page");
        it.chat.passes(Duration.ofHours(20));
        it.cleo.sees("Ben's page waits for you until");
        it.ben.says("/my erase").presses("Erase everything");
        assertThat(it.chat.rows()).doesNotContain("Ben's page");
        it.shows(it.cleo, "Dora's page").presses("Answer").fills(WORDS).isAnswered("answered");
        assertThat(it.told(it.ann, "Cleo answers")).isZero();
        it.ann.says("/my erase").presses("Erase everything");
        assertThat(it.chat.rows()).doesNotContain("Ann's page");
    }

    @Test
    void anAskerWhoFallsSilentEndsTheirOwnOnly() {
        batch();
        it.cleo.says("/hours next").presses("Ask back").fills(WORDS);
        it.chat.passes(Duration.ofDays(7));
        it.shows(it.mo, "Ann's page").isAnswered("Stands: resolved");
        it.shows(it.mo, "Ben's page").isAnswered("Stands: taken").isAnswered("With: @Cleo");
    }

    @Test
    void whoLeavesLeavesTheOthersInLine() {
        batch();
        it.cleo.says("/hours next").calls("people.left");
        it.isShown("Reviews: 1 case waits");
        it.shows(it.mo, "Ben's page").isAnswered("Stands: waiting");
        it.ann.calls("people.left");
        it.isShown("Ben's page: waiting");
    }

    @Test
    void whatWasWithdrawnBeforeTheBatchIsAnsweredIsNotAnswered() {
        batch();
        it.cleo.says("/hours next");
        it.shows(it.ben, "Ben's page").presses("Withdraw").isAnswered("withdrawn");
        it.shows(it.cleo, "Ann's page").presses("Answer").fills(WORDS).isAnswered("answered");
        assertThat(it.told(it.ben, "Cleo answers")).isZero();
        assertThat(it.told(it.ann, "Cleo answers")).isOne();
        it.shows(it.mo, "Ben's page").isAnswered("Stands: withdrawn");
    }

    @Test
    void whatIsAnsweredWithTheBatchCannotBeWithdrawnAnyMore() {
        batch();
        it.cleo.says("/hours next");
        var bens = it.id("Ben's page");
        it.cleo.presses("Answer").fills(WORDS);
        it.ben.calls("hours.withdraw", bens).isRefused("Ben's page is answered, with @Cleo, so that cannot be done now");
        assertThat(it.told(it.ben, "Cleo answers")).isOne();
        it.shows(it.mo, "Ben's page").isAnswered("Stands: answered");
    }

    @Test
    void aBatchIsAnsweredWhileOneOfItIsWithdrawn() {
        batch();
        it.cleo.says("/hours next");
        var anns = it.id("Ann's page");
        var bens = it.id("Ben's page");
        var answered = it.cleo.sends("hours.answer", anns, WORDS);
        var withdrawn = it.ben.sends("hours.withdraw", bens).toCompletableFuture().join() instanceof Answer.Done;
        assertThat(answered.toCompletableFuture().join()).isInstanceOf(Answer.Done.class);
        assertThat(it.told(it.ben, "Cleo answers")).isEqualTo(withdrawn ? 0 : 1);
        assertThat(it.told(it.ann, "Cleo answers")).isOne();
        it.shows(it.mo, "Ben's page").isAnswered(withdrawn ? "Stands: withdrawn" : "Stands: answered");
    }

    @Test
    void manyRacesEndWithEachAnsweredOnceOrWithdrawn() {
        for (var round = 0; round < 20; round++) {
            var ann = it.chat.member("A" + round);
            var ben = it.chat.member("B" + round);
            it.asks(ann, "Lead " + round);
            it.asks(ben, "Led " + round);
            it.cleo.calls("hours.merge", it.id("Led " + round), new Value("into", it.id("Lead " + round).text())).isAnswered("Lead");
            it.cleo.says("/hours next");
            var lead = it.id("Lead " + round);
            var led = it.id("Led " + round);
            var first = round % 2 == 0;
            var one = Thread.ofVirtual().unstarted(() -> it.cleo.sends("hours.answer", lead, WORDS).toCompletableFuture().join());
            var other = Thread.ofVirtual().unstarted(() -> (first ? ann : ben).sends("hours.withdraw", first ? lead : led).toCompletableFuture().join());
            one.start();
            other.start();
            join(one);
            join(other);
            for (var who : List.of(ann, ben)) {
                var stage = it.rows("select stage from help_case where goal = '" + (who == ann ? "Lead " : "Led ") + round + "'").getFirst().get("stage");
                assertThat(it.told(who, "Cleo answers")).isEqualTo("ANSWERED".equals(stage) ? 1 : 0);
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void twoMergeEachOthersWay() {
        it.asks(it.ann, "Ann's page");
        it.asks(it.ben, "Ben's page");
        var anns = it.id("Ann's page");
        var bens = it.id("Ben's page");
        var one = it.cleo.sends("hours.merge", anns, new Value("into", bens.text()));
        var other = it.mo.sends("hours.merge", bens, new Value("into", anns.text()));
        assertThat(one.toCompletableFuture().join()).isInstanceOf(Answer.Done.class);
        assertThat(other.toCompletableFuture().join()).isInstanceOf(Answer.Done.class);
        assertThat(it.rows("select * from case_batch")).hasSize(1);
    }

    @Test
    void theBoardHasOneLineForABatchWhicheverOfItIsDueFirst() {
        it.mo.says("/hours promise", new Value("queue", "Reviews"), new Value("first-answer", "4 h"));
        it.asks(it.ben, "Ben's page");
        it.chat.passes(Duration.ofMinutes(1));
        it.asks(it.ann, "Ann's page");
        merge("Ben's page", "Ann's page");
        assertThat(it.board()).contains("Ann's page: new").doesNotContain("Ben's page");
    }

    @Test
    void aPromiseToOneOfThemEscalatesAll() {
        it.mo.says("/hours promise", new Value("queue", "Reviews"), new Value("first-answer", "4 h"));
        batch();
        it.cleo.says("/hours next");
        it.chat.passes(Duration.ofHours(4));
        it.isShown("Reviews: 1 case waits");
        it.shows(it.mo, "Ben's page").isAnswered("Stands: escalated");
        for (var who : List.of(it.ann, it.ben)) assertThat(it.told(who, "has not come")).isOne();
        assertThat(it.told(it.cleo, "before all others")).isEqualTo(1);
        it.cleo.says("/hours next").presses("Answer").fills(WORDS);
        assertThat(it.rows("select * from case_promise where met_at is not null and broken_at is not null")).hasSize(2);
    }
}
