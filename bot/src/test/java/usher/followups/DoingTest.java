package usher.followups;

import static org.assertj.core.api.Assertions.assertThat;
import static usher.followups.Promised.CARD;
import static usher.followups.Promised.card;
import static usher.followups.Promised.nudges;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import usher.Value;
import usher.testing.Chat;

/** What people do about their items, as conversations. The event is over on Wednesday 20 January 2027, 19:00 UTC. */
class DoingTest {

    private static final Value PROVED = new Value("proof", "https://example.org/page");

    private final Promised is = new Promised();

    @BeforeEach
    void over() {
        is.nextSteps().item("Next steps", "Publish it", "5 days after", ChecklistFields.PROOF.is("link")).attached("Next steps").set();
    }

    @AfterEach
    void close() {
        is.close();
    }

    private Promised ended() {
        return is.going(is.ann).over();
    }

    @Test
    void tickingOffIsSaidOnTheCardAndUndoneWithOnePress() {
        ended().ann.picks("Tick off", "Write a page").isAnswered("Ticked off: Write a page").isAnswered("2 things are left");
        assertThat(card(is.ann, CARD)).contains("Write a page: done");
        is.ann.presses("Undo").isAnswered("Open again: Write a page");
        assertThat(card(is.ann, CARD)).contains("Write a page, due");
        is.ann.picks("Tick off", "Write a page").picks("Tick off", "Show it").picks("Not for me", "Publish it").isAnswered("Nothing else is left");
        assertThat(card(is.ann, CARD)).contains("All of it is settled").contains("Publish it: not for you");
        is.ann.picks("Take back what I said", "Publish it").isAnswered("Open again");
    }

    @Test
    void pressingTwiceTicksOffOnceAndNobodyTicksOffForAnother() {
        ended().ann.picks("Tick off", "Write a page");
        var again = item(1);
        is.ann.calls("checklist.done", again).isAnswered("Ticked off");
        is.ben.calls("checklist.done", again).isRefused("none of your checklists");
        is.ben.calls("checklist.undo", again).isRefused("none of your checklists");
        is.ben.calls("checklist.done", new Value("item", "1")).isRefused("none of your checklists");
    }

    @Test
    void theSameOfSeveralEventsIsToldApartInMenus() {
        is.going(is.ann).set(new Value("title", "Second clinic"), new Value("start", "2027-01-20 15:00")).going(is.ann, "Second clinic").over();
        is.ann.says("/checklist mine").picks("Tick off", "Write a page (Second clinic)").isAnswered("Ticked off");
        assertThat(card(is.ann, CARD)).contains("Write a page, due");
        assertThat(card(is.ann, "After Second clinic")).contains("Write a page: done");
        is.ann.says("/checklist mine").picks("Tick off", "Write a page (Portfolio clinic)");
        is.ann.says("/checklist mine").picks("Tick off and show it", "Publish it (Second clinic)").fills(PROVED).isAnswered("Ticked off");
        assertThat(card(is.ann, CARD)).contains("Write a page: done").contains("Publish it, due");
    }

    @Test
    void whatAsksForProofIsTickedOffWithIt() {
        ended().ann.picks("Tick off and show it", "Publish it").fills(new Value("proof", "on my page")).isRefused("no link");
        is.ann.fills(PROVED).isAnswered("Ticked off: Publish it");
        assertThat(card(is.ann, CARD)).contains("Publish it: done").doesNotContain("example.org/page");
        assertThat(is.chat.rows()).contains("example.org/page");
        is.ann.presses("Undo");
        assertThat(is.chat.rows().lines().filter(it -> it.startsWith("assignment_item") || it.startsWith("ASSIGNMENT_ITEM"))).noneMatch(it -> it.contains("example.org/page"));
    }

    /** The button's value for the item of this number. */
    private Value item(int number) {
        return new Value("item", is.chat.rows().replaceAll("(?s).*\\{id=(\\d+), assignment_id=\\d+, community_id=\\d+, person_id=\\d+, number=" + number + ",.*", "$1"));
    }

    @Test
    void aMenuOfEarlierVersionsAsksForTheProofToo() {
        ended();
        is.ann.calls("checklist.done", item(3)).fills(PROVED).isAnswered("Ticked off: Publish it");
    }

    @Test
    void somethingNotForThemMaySayWhyAndCountsAsSettled() {
        ended().ann.picks("Not for me", "Show it").isAnswered("Not for you").presses("Say why").fills(new Value("reason", "I changed jobs")).isAnswered("helps whoever plans");
        assertThat(card(is.ann, CARD)).contains("Show it: not for you").doesNotContain("I changed jobs");
    }

    @Test
    void itIsPutOffUntilTomorrowNextWeekOrADate() {
        ended().ann.picks("Ask me later", "Write a page").fills(new Value("until", "tomorrow")).isAnswered("I ask again 2027-01-21 10:00 UTC");
        is.ann.picks("Ask me later", "Write a page").fills(new Value("until", "next week")).isAnswered("2027-01-25 10:00 UTC");
        is.ann.picks("Ask me later", "Write a page").fills(new Value("until", "2027-01-30")).isAnswered("2027-01-30 10:00 UTC");
        is.ann.picks("Ask me later", "Write a page").fills(new Value("until", "friday")).isAnswered("2027-01-22 10:00 UTC");
        is.ann.picks("Ask me later", "Write a page").fills(new Value("until", "2027-01-29 23:00")).isAnswered("2027-01-30 10:00 UTC"); // not at night
        is.ann.picks("Ask me later", "Write a page").fills(new Value("until", "yesterday 10am")).isRefused("a day to come");
        is.ann.fills(new Value("until", "whenever")).isRefused("I cannot read");
        is.ann.picks("Not for me", "Show it").picks("Tick off and show it", "Publish it").fills(PROVED);
        is.until("2027-01-30T09:59:00Z");
        assertThat(nudges(is.ann)).isEmpty();
        is.until("2027-01-30T10:00:00Z");
        assertThat(nudges(is.ann)).hasSize(1);
    }

    @Test
    void whatIsTickedOnOnePlatformIsTickedOnTheOther() {
        is.with.connected();
        var anna = is.chat.member(Chat.OTHER, "Anna");
        is.with.link(is.ann, anna);
        ended(); // Ann pressed last, so it stands with her
        anna.says("/checklist mine").isAnswered("Write a page").picks("Tick off", "Write a page").isAnswered("Ticked off");
        assertThat(card(is.ann, CARD)).contains("Write a page: done");
        is.ann.picks("Tick off", "Show it");
        assertThat(card(is.ann, CARD)).contains("Show it: done");
        assertThat(Promised.cards(anna, CARD)).isEmpty();
        anna.says("/checklist mine").isAnswered("Publish it").doesNotSee("Write a page, due");
    }

    @Test
    void aCardThatWaitsForTheEndOfTheNightCanBeSettledBeforeItComes() {
        is.set(new Value("start", "2027-01-21 21:30"));
        is.ann.says("/my show");
        is.going(is.ann).until("2027-01-21T22:30:00Z");
        assertThat(Promised.cards(is.ann, CARD)).isEmpty();
        is.ann.says("/checklist mine").isAnswered("Write a page");
        is.until("2027-01-22T08:00:00Z");
        assertThat(Promised.cards(is.ann, CARD)).hasSize(1);
    }

    @Test
    void theirPageSaysWhatIsLeft() {
        ended().ann.says("/my show").isAnswered("To do: Write a page");
        is.ann.says("/my export").isAnswered("");
        is.passes(Duration.ofMinutes(1));
    }

    @Test
    void germanReadersReadGerman() {
        is.ann.speaking(Locale.GERMAN);
        ended().ann.says("/my language", new Value("language", "de"));
        is.ann.says("/checklist mine").isAnswered("Deine Checklisten");
        is.ann.says("/checklist mine").picks("Abhaken", "Write a page").isAnswered("Abgehakt: Write a page");
    }
}
