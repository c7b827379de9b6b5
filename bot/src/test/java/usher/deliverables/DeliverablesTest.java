package usher.deliverables;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static usher.events.Gathering.told;

import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Address;
import usher.Answer;
import usher.Value;
import usher.events.Gathering;
import usher.testing.Chat;
import usher.testing.Persona;

/** What becomes of an event's promise, as conversations. The event is over on Wednesday 20 January 2027, 19:00 UTC; thirty days later it is Friday 19 February. */
class DeliverablesTest {

    private static final String ASKED = "did you make what";
    private static final Value PROOF = new Value("proof", "https://example.org/page");

    private static final String MINE = "A reviewed first page (Portfolio clinic)";

    private final Gathering with = new Gathering();
    private final Persona mo = with.mo;
    private final Persona ann = with.ann;
    private final Persona ben = with.ben;

    @AfterEach
    void close() {
        with.close();
    }

    private Gathering going(Persona... people) {
        with.event();
        for (var who : people) who.presses("Going").isAnswered("Portfolio clinic");
        return with;
    }

    private void marks(String how, Persona who) {
        mo.says("/event attendance", Gathering.which()).picks(how, who.name());
    }

    private String rows() {
        return with.chat.rows();
    }

    @Test
    void whoeverWasThereIsAskedOnceThirtyDaysLater() {
        going(ann, ben).until("2027-02-19T18:59:59Z");
        assertThat(told(ann, ASKED)).isZero();
        with.until("2027-02-19T19:00:00Z");
        ann.sees("Thirty days after Portfolio clinic: did you make what it promised?").sees(MINE);
        assertThat(told(ben, ASKED)).isOne();
        ann.presses("I made it").fills(PROOF).isAnswered("Handed in: A reviewed first page").sees("A reviewed first page (Portfolio clinic): handed in 2027-02-19").sees("Thank you!");
        ben.presses("Not yet, or no").isAnswered("Not made, or not yet").calls("deliverable.not-yet", new Value("event", String.valueOf(with.id()))).isAnswered("Not made, or not yet");
        with.until("2027-06-01T12:00:00Z");
        assertThat(told(ann, ASKED)).isOne();
        assertThat(told(ben, ASKED)).isOne();
    }

    @Test
    void whoeverHandedItInBeforeIsNotAskedAndTheFirstThingShownStays() {
        ann.says("/my deliverable").isAnswered("You were at no event yet");
        going(ann).until("2027-01-20T18:30:00Z");
        ann.calls("deliverable.made", new Value("event", String.valueOf(with.id())), PROOF).isRefused("is not over yet");
        with.until("2027-01-25T12:00:00Z");
        ann.says("/checklist mine").presses("What events promised you").isAnswered("one thing is open".replace("one", "1")).picks("I made it", MINE).fills(PROOF).isAnswered("Handed in");
        ann.calls("deliverable.made", new Value("event", String.valueOf(with.id())), new Value("proof", "another")).isAnswered("Handed in");
        assertThat(rows()).contains("https://example.org/page").doesNotContain("words=another");
        ann.says("/my deliverable").isAnswered("all of it is settled").isAnswered("handed in 2027-01-25");
        with.until("2027-03-25T12:00:00Z");
        assertThat(told(ann, ASKED)).isZero();
    }

    @Test
    void whatWasTakenBackBeforeItIsAskedIsAskedAndAfterwardsNotAgain() {
        going(ann).until("2027-01-25T12:00:00Z");
        ann.says("/my deliverable").picks("Not for me", MINE).isAnswered("Not for you").presses("Undo").isAnswered("Open again").presses("Show it").fills(PROOF).presses("Undo");
        assertThat(rows()).doesNotContain("example.org/page");
        with.until("2027-02-19T20:00:00Z");
        assertThat(told(ann, ASKED)).isOne();
        ann.says("/my show").isAnswered("Did you make it? A reviewed first page");
        ann.presses("Not for me").presses("Undo").says("/my deliverable").isAnswered("1 thing is open");
        with.until("2027-03-25T12:00:00Z");
        assertThat(told(ann, ASKED)).isOne();
    }

    @Test
    void onlyThoseWhoCameAreAskedAsItStandsOnThatDay() {
        going(ann, ben, with.cleo).until("2027-01-20T18:05:00Z");
        marks("Somebody came", ann);
        marks("Somebody came", with.cleo);
        with.until("2027-02-10T12:00:00Z");
        ben.says("/my deliverable").isAnswered("You were at no event yet");
        ben.calls("deliverable.made", new Value("event", String.valueOf(with.id())), PROOF).isRefused("You were at no such event");
        marks("Take a mark back", with.cleo);
        with.until("2027-02-20T12:00:00Z");
        assertThat(told(ann, ASKED)).isOne();
        assertThat(told(ben, ASKED)).isZero();
        assertThat(told(with.cleo, ASKED)).isZero();
        marks("Take a mark back", ben);
        marks("Somebody came", ben); // a correction after that day
        with.until("2027-02-20T13:00:00Z");
        assertThat(told(ben, ASKED)).isOne();
        assertThat(told(ann, ASKED)).isOne();
    }

    @Test
    void inTheMorningWhereItIsNightAndNotInQuietHours() {
        ann.in(ZoneId.of("Asia/Tokyo")).says("/my show");
        ben.says("/my quiet", new Value("hours", "19-11")).isAnswered("Quiet from");
        going(ann, ben).until("2027-02-20T00:59:00Z");
        assertThat(told(ann, ASKED) + told(ben, ASKED)).isZero();
        with.until("2027-02-20T01:00:00Z");
        assertThat(told(ann, ASKED)).isOne();
        with.until("2027-02-20T10:59:00Z");
        assertThat(told(ben, ASKED)).isZero();
        with.until("2027-02-20T11:00:00Z");
        assertThat(told(ben, ASKED)).isOne();
    }

    @Test
    void whoMovesToAnotherClockBeforeTheirTurnIsAskedInTheMorningThere() {
        going(ann).until("2027-02-19T21:00:00Z");
        assertThat(told(ann, ASKED)).isOne();
        ben.in(ZoneId.of("Asia/Tokyo")).says("/my show");
        with.event(new Value("title", "Second clinic"), new Value("start", "2027-02-21 18:00"));
        ben.presses("Going").isAnswered("Second clinic");
        with.until("2027-03-23T21:00:00Z"); // six in the morning in Tokyo
        ben.says("/my zone", new Value("zone", "Berlin"));
        with.until("2027-03-25T08:59:00Z");
        assertThat(told(ben, ASKED)).isZero(); // Wednesday is taken already
        with.until("2027-03-25T09:00:00Z");
        assertThat(told(ben, ASKED)).isOne();
    }

    @Test
    void severalOnOneDayAreOneMessageAndEachIsAnsweredByItself() {
        going(ann);
        with.event(new Value("title", "Second clinic"), new Value("promise", "A second page"), new Value("start", "2027-01-20 16:00"));
        ann.presses("Going").isAnswered("Second clinic");
        ann.in(ZoneId.of("Asia/Tokyo")).says("/my show");
        with.until("2027-02-20T01:00:00Z");
        assertThat(told(ann, "Thirty days after 2 events")).isOne();
        ann.picks("I made it", "A second page (Second clinic)").fills(PROOF).isAnswered("Handed in");
        ann.sees("A second page (Second clinic): handed in").picks("Not yet, or no", MINE).sees("A reviewed first page (Portfolio clinic): not made, or not yet");
        ann.picks("Take back what I said", "A second page (Second clinic)").isAnswered("Open again");
        with.until("2027-03-20T01:00:00Z");
        assertThat(told(ann, ASKED)).isOne();
    }

    @Test
    void aNudgeOnThatDayIsEnoughAndTheQuestionComesTheNext() {
        mo.says("/checklist create", new Value("name", "Steps"), new Value("for", "attendees"));
        mo.says("/checklist item", new Value("checklist", "Steps"), new Value("promise", "Write a page"), new Value("due", "30 days after"));
        mo.says("/checklist item", new Value("checklist", "Steps"), new Value("promise", "Show it"), new Value("due", "31 days after"));
        mo.says("/checklist attach", new Value("checklist", "Steps"), new Value("format", "Micro-event"));
        going(ann).until("2027-02-19T12:00:00Z");
        assertThat(told(ann, "you wanted to do")).isOne();
        with.until("2027-02-20T09:59:00Z");
        assertThat(told(ann, ASKED)).isZero();
        with.until("2027-02-20T20:00:00Z");
        assertThat(told(ann, ASKED)).isOne();
        assertThat(told(ann, "you wanted to do")).isOne(); // the question has the day
        ann.sees("One thing you wanted to do");
        with.until("2027-02-21T10:00:00Z");
        ann.sees("2 things you wanted to do");
    }

    @Test
    void afterDowntimeItIsAskedWithinAWeekAndThenLeftAndRecorded() {
        going(ann).until("2027-02-19T12:00:00Z");
        with.chat.isDownFor(Duration.ofDays(6));
        with.chat.passes(Duration.ofHours(1));
        assertThat(told(ann, ASKED)).isOne();
        with.event(new Value("start", "2027-03-01 18:00"), new Value("title", "Late clinic"));
        ann.presses("Going").isAnswered("Late clinic");
        with.until("2027-03-31T12:00:00Z");
        with.chat.isDownFor(Duration.ofDays(8));
        with.chat.passes(Duration.ofDays(2));
        assertThat(told(ann, ASKED)).isOne();
        mo.says("/usher trouble").isAnswered("it was too late for them");
    }

    @Test
    void whoMutedIsNotAskedAndThatIsRecordedAndNobodyIsAfterACancellation() {
        going(ann, ben);
        ann.says("/my mute");
        with.event(new Value("start", "2027-01-21 18:00"), new Value("title", "Second clinic"));
        ben.presses("Going").isAnswered("Second clinic");
        mo.says("/event cancel", new Value("which", "Second clinic"), new Value("reason", "Ill"));
        with.until("2027-03-01T12:00:00Z");
        assertThat(told(ann, ASKED)).isZero();
        assertThat(rows()).contains("they muted all but their own");
        assertThat(told(ben, ASKED)).isOne();
        assertThat(told(ben, "Second clinic: did you")).isZero();
        ann.says("/my deliverable").picks("I made it", MINE).fills(PROOF).isAnswered("Handed in");
    }

    @Test
    void whoTakesNoPrivateMessagesIsMentionedWithNothingOfIt() {
        going(ann).until("2027-02-19T18:59:00Z");
        with.chat.platform().closeDirect("ann");
        with.until("2027-02-19T19:10:00Z");
        ann.sees("/my deliverable shows what I wanted to ask").doesNotSee(ASKED);
    }

    @Test
    void twoCommunitiesThatBecomeOneKeepWhatWasSaid() {
        var other = with.chat.member(Chat.OTHER, "Otto");
        with.olga.calls("usher.channel", new Value("channel", Address.channel(Chat.OTHER, "general").key()));
        with.olga.says("/event create", Gathering.TITLE, Gathering.PROMISE, Gathering.START).isAnswered("is set");
        with.chat.settles();
        other.presses("Going").isAnswered("Portfolio clinic");
        with.until("2027-02-01T12:00:00Z");
        with.connected();
        other.says("/my deliverable").picks("I made it", MINE).fills(PROOF).isAnswered("Handed in");
        mo.says("/event report", new Value("event", "Portfolio clinic")).isAnswered("Deliverables within 30 days: 1 of 1");
        with.until("2027-03-01T12:00:00Z");
        assertThat(told(other, ASKED)).isZero();
    }

    @Test
    void whoLeftIsNotAsked() {
        going(ann, ben).until("2027-01-25T12:00:00Z");
        ann.says("/my deliverable").picks("I made it", MINE).fills(PROOF);
        ann.calls("people.left");
        ben.calls("people.left");
        with.until("2027-03-01T12:00:00Z");
        assertThat(told(ann, ASKED) + told(ben, ASKED)).isZero();
        assertThat(rows()).contains("https://example.org/page");
    }

    @Test
    void onTwoPlatformsItIsOneQuestionAndWhatWasSaidOnEitherCounts() {
        with.connected();
        var anna = with.chat.member(Chat.OTHER, "Anna");
        going(ann);
        with.event(new Value("start", "2027-01-20 16:00"), new Value("title", "Second clinic"));
        ann.presses("Going").isAnswered("Second clinic");
        anna.presses("Going").isAnswered("Second clinic");
        with.until("2027-02-19T20:00:00Z");
        assertThat(told(anna, ASKED)).isOne();
        anna.presses("I made it").fills(PROOF).isAnswered("Handed in");
        with.link(ann, anna);
        assertThat(told(anna, "Second clinic): handed in")).isOne();
        ann.says("/my deliverable").isAnswered("1 thing is open").isAnswered("(Second clinic): handed in");
        with.until("2027-03-20T20:00:00Z");
        assertThat(rows().split("did you make what", -1).length).as("two questions, of which one went").isLessThanOrEqualTo(4);
    }

    @Test
    void whatWasSaidIsExportedAndErasedAlsoWhereItStood() {
        going(ann).until("2027-02-19T20:00:00Z");
        ann.presses("I made it").fills(new Value("proof", "my very own page"));
        ann.says("/my export").isAnswered("");
        assertThat(new String(((Answer.Download) ann.answer()).content(), UTF_8)).contains("my very own page").contains("A reviewed first page");
        ann.says("/my erase").presses("Erase everything");
        assertThat(rows()).doesNotContain("my very own page");
        assertThat(told(ann, ASKED)).isZero();
    }
}
