package usher.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Value;
import usher.testing.Persona;

/** Cases that are put off. It is Tuesday noon, UTC. */
class LaterTest {

    private static final Value WORDS = HoursFields.WORDS.is("words");

    private final Desk it = new Desk();

    @AfterEach
    void close() {
        it.close();
    }

    private Persona putsOff(String when) {
        return it.shows(it.cleo, "A first page").presses("Put off").fills(new Value("when", when));
    }

    private void taken() {
        it.asks(it.ann, "A first page");
        it.cleo.says("/hours next");
    }

    @Test
    void aCaseThatIsPutOffComesBackOnceAndItsLeaseBeginsThen() {
        taken();
        putsOff("2027-01-15 09:00").isAnswered("Stands: taken, put off until 2027-01-15 09:00 UTC");
        it.isShown("A first page: taken, with @Cleo, put off until 2027-01-15 09:00 UTC");
        it.waitsUntil("2027-01-15T08:59:00Z");
        assertThat(it.told(it.cleo, "A first page is back") + it.told(it.cleo, "waits for you until")).isZero();
        it.chat.restarts();
        it.waitsUntil("2027-01-15T09:00:00Z");
        assertThat(it.told(it.cleo, "A first page is back: you had put it off until now")).isOne();
        it.waitsUntil("2027-01-16T05:00:00Z");
        assertThat(it.told(it.cleo, "A first page waits for you until 2027-01-16 09:00 UTC")).isOne();
        it.waitsUntil("2027-01-16T09:00:00Z");
        assertThat(it.told(it.cleo, "A first page is back in line")).isOne();
        assertThat(it.told(it.cleo, "you had put it off")).isOne();
    }

    @Test
    void whatItsAskerAddsDoesNotEndThat() {
        taken();
        putsOff("in 3 d");
        it.ann.presses("Add something").fills(WORDS).isAnswered("put off until 2027-01-15 12:00 UTC");
        it.cleo.sees("Ann says about A first page");
        it.chat.passes(Duration.ofDays(3));
        assertThat(it.told(it.cleo, "you had put it off")).isOne();
    }

    @Test
    void whateverElseIsDoneEndsThat() {
        taken();
        putsOff("in 3 d");
        it.shows(it.cleo, "A first page").presses("Ask back").fills(WORDS);
        it.ann.presses("Add something").fills(WORDS);
        it.shows(it.cleo, "A first page").isAnswered("Stands: taken\n");
        putsOff("in 5 d").presses("Put off").fills(new Value("when", "in 2 d")).isAnswered("put off until 2027-01-14 12:00 UTC");
        it.chat.passes(Duration.ofDays(2));
        assertThat(it.told(it.cleo, "you had put it off")).isOne();
        it.shows(it.cleo, "A first page").presses("Put off").fills(new Value("when", "in 5 d")).presses("Hand back").isAnswered("Stands: waiting");
        it.mentor(it.ben);
        it.ben.says("/hours next").presses("Put off").fills(new Value("when", "in 5 d")).presses("Hand over").fills(HoursFields.TO.is(it.cleo.account())).isAnswered("Stands: taken\n");
        it.chat.passes(Duration.ofHours(24));
        assertThat(it.told(it.cleo, "A first page is back in line")).isOne();
    }

    @Test
    void onlyForAWhileAndOnlyByWhoeverHasIt() {
        taken();
        putsOff("in 15 d").isRefused("is more than 14 days from now");
        putsOff("2027-01-12 11:00").isRefused("has passed");
        putsOff("whenever").isRefused("");
        it.mo.calls("hours.snooze", it.id("A first page"), new Value("when", "in 2 d")).isRefused("only the mentor who has it");
        it.shows(it.cleo, "A first page").presses("Answer").fills(WORDS).calls("hours.snooze", it.id("A first page"), new Value("when", "in 2 d")).isRefused("is answered");
    }

    @Test
    void whatWasPromisedIsDueAllTheSame() {
        it.mo.says("/hours promise", new Value("queue", "Reviews"), new Value("first-answer", "4 h"));
        taken();
        putsOff("in 3 d").isAnswered("first answer: by 2027-01-12 16:00 UTC");
        it.chat.passes(Duration.ofHours(4));
        assertThat(it.told(it.cleo, "the first answer was due")).isOne();
        it.chat.passes(Duration.ofDays(4));
        assertThat(it.told(it.cleo, "you had put it off")).isZero();
    }

    @Test
    void inQuietHoursItWaitsForTheMorning() {
        it.cleo.says("/my quiet", new Value("hours", "22-8"));
        taken();
        putsOff("2027-01-15 23:00");
        it.waitsUntil("2027-01-16T07:59:00Z");
        assertThat(it.told(it.cleo, "you had put it off")).isZero();
        it.waitsUntil("2027-01-16T08:01:00Z");
        assertThat(it.told(it.cleo, "you had put it off")).isOne();
    }

    @Test
    void afterDowntimeItIsSaidWhileThereIsTimeAndSkippedAfterwards() {
        taken();
        putsOff("in 2 d");
        it.chat.isDownFor(Duration.ofHours(60));
        assertThat(it.told(it.cleo, "you had put it off")).isOne();
        putsOff("in 2 d");
        it.chat.isDownFor(Duration.ofDays(7));
        assertThat(it.told(it.cleo, "you had put it off")).isOne();
        assertThat(it.told(it.cleo, "A first page is back in line")).isOne();
        assertThat(it.skipped()).contains("its lease was over before anybody could be told");
    }

    @Test
    void aBatchIsPutOffWhereItLeads() {
        taken();
        it.asks(it.ben, "Ben's page");
        it.cleo.says("/hours merge", new Value("case", "Ben's page"), new Value("into", "A first page"));
        it.cleo.calls("hours.snooze", it.id("Ben's page"), new Value("when", "in 2 d")).isRefused("is answered together with A first page");
        putsOff("in 2 d").isAnswered("put off until");
    }
}
