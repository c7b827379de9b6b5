package usher.followups;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static usher.followups.Promised.card;
import static usher.followups.Promised.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Answer;
import usher.Value;
import usher.events.Gathering;
import usher.testing.Persona;

/** What somebody shows is looked at by somebody else. The event is over on Wednesday 20 January 2027, 19:00 UTC; Mo hosts it. */
class ReviewingTest {

    private static final Value SHOWN = new Value("proof", "My page begins with what I do");
    private static final Value SENTENCE = new Value("words", "Say whom you do it for");

    private final Promised is = new Promised();

    @AfterEach
    void close() {
        is.close();
    }

    private void page(Value... more) {
        is.list("Pages", "attendees");
        var values = new ArrayList<>(List.of(ChecklistFields.PROOF.is("words"), ChecklistFields.RUBRIC.is("clear, complete")));
        values.addAll(List.of(more));
        is.item("Pages", "Write a page", "2 days after", values.toArray(Value[]::new)).attached("Pages").set().going(is.ann).over();
        is.mo.says("/my quiet", new Value("hours", "never"));
        is.ann.says("/my quiet", new Value("hours", "never"));
    }

    private void shown() {
        is.ann.says("/checklist mine").picks("Tick off and show it", "Write a page").fills(SHOWN).isAnswered("Ticked off");
    }

    private static Persona scored(Persona by, String clear, String complete) {
        return by.picks("How far: clear", clear).picks("How far: complete", complete);
    }

    @Test
    void aHostIsAskedAndWhoeverShowedItReadsHowFarEachThingIs() {
        page();
        shown();
        assertThat(card(is.mo, "Ann shows you: Write a page")).contains("My page begins with what I do").contains("clear: not said yet");
        is.mo.picks("How far: clear", "fully there").isAnswered("clear: fully there").presses("Send the review").fills(SENTENCE).isRefused("each of the 2 things");
        is.mo.says("/checklist reviews").picks("Look at one", "Ann: Write a page").picks("How far: complete", "partly there").presses("Send the review").fills(SENTENCE).isAnswered("You reviewed what Ann showed");
        assertThat(card(is.ann, "Mo looked at what you showed")).contains("clear: fully there").contains("complete: partly there").contains("Say whom you do it for");
        assertThat(cards(is.mo, "Ann shows you")).isEmpty();
        is.mo.says("/checklist reviews").isAnswered("Nothing waits");
        is.mo.says("/checklist report", Promised.event());
        assertThat(new String(((Answer.Download) is.mo.answer()).content(), UTF_8)).contains("clear: fully there, complete: partly there").contains("Say whom you do it for");
    }

    @Test
    void whomTheChecklistNamesIsAskedAndNobodyElse() {
        page(ChecklistFields.REVIEWER.is(is.cleo.account()));
        shown();
        assertThat(cards(is.mo, "shows you")).isEmpty();
        assertThat(card(is.cleo, "Ann shows you: Write a page")).contains("clear: not said yet");
        is.mo.calls("checklist.score", item(), new Value("thing", "1"), new Value("how", "fully")).isRefused("not for you to review");
        is.ann.calls("checklist.score", item(), new Value("thing", "1"), new Value("how", "fully")).isRefused("not for you to review");
        is.cleo.calls("checklist.score", item(), new Value("thing", "3"), new Value("how", "fully")).isRefused("there are 2");
        is.cleo.says("/my quiet", new Value("hours", "never"));
        scored(is.cleo.says("/checklist reviews").picks("Look at one", "Ann: Write a page"), "not there yet", "not there yet").presses("Send the review").fills(SENTENCE).isAnswered("You reviewed");
        assertThat(card(is.ann, "Cleo looked at what you showed")).contains("clear: not there yet");
    }

    @Test
    void theFirstToSendHasReviewedItAndTheOthersAreAskedNoMore() {
        page();
        is.mo.says("/event host", Gathering.which(), new Value("who", is.ben.account().key())).isAnswered("Host: Mo");
        shown();
        assertThat(cards(is.ben, "Ann shows you")).hasSize(1);
        scored(is.mo.says("/checklist reviews").picks("Look at one", "Ann: Write a page"), "fully there", "fully there").presses("Send the review").fills(SENTENCE);
        assertThat(cards(is.ben, "Ann shows you")).isEmpty();
        is.ben.calls("checklist.review", item(), SENTENCE).isRefused("Mo has reviewed it already");
        is.mo.calls("checklist.review", item(), new Value("words", "Once more")).isAnswered("Say whom you do it for");
        assertThat(cards(is.ann, "looked at what you showed")).hasSize(1);
    }

    @Test
    void whoTakesItBackIsReviewedNoMoreAndWhoShowsItAgainIsLookedAtAgain() {
        page();
        shown();
        is.ann.presses("Undo");
        assertThat(cards(is.mo, "shows you")).isEmpty();
        is.mo.calls("checklist.review", item(), SENTENCE).isRefused("taken back");
        shown();
        scored(is.mo.says("/checklist reviews").picks("Look at one", "Ann: Write a page"), "fully there", "fully there").presses("Send the review").fills(SENTENCE);
        is.ann.says("/checklist mine");
        is.ann.calls("checklist.undo", item());
        assertThat(card(is.ann, "looked at what you showed")).contains("Say whom you do it for");
        shown();
        assertThat(cards(is.ann, "looked at what you showed")).isEmpty();
        is.mo.says("/checklist reviews").picks("Look at one", "Ann: Write a page").isAnswered("clear: not said yet");
    }

    @Test
    void nobodyReviewsTheirOwn() {
        page(ChecklistFields.REVIEWER.is(is.ann.account()));
        shown();
        assertThat(cards(is.ann, "shows you")).isEmpty();
        is.ann.says("/checklist reviews").isAnswered("Nothing waits");
    }

    @Test
    void whatIsWrongWithARubricIsSaidInWords() {
        is.list("Pages", "attendees");
        is.mo.says("/checklist item", Promised.checklist("Pages"), ChecklistFields.PROMISE.is("x"), ChecklistFields.DUE.is("2 days after"), ChecklistFields.RUBRIC.is("clear")).isRefused("needs something to look at");
        is.mo.says("/checklist item", Promised.checklist("Pages"), ChecklistFields.PROMISE.is("x"), ChecklistFields.DUE.is("2 days after"), ChecklistFields.PROOF.is("link"), ChecklistFields.RUBRIC.is("a, b, c, d, e")).isRefused("These are 5 things");
        is.mo.says("/checklist item", Promised.checklist("Pages"), ChecklistFields.PROMISE.is("x"), ChecklistFields.DUE.is("2 days after"), ChecklistFields.PROOF.is("link"), ChecklistFields.REVIEWER.is(is.ann.account())).isRefused("What does the reviewer look at?");
    }

    @Test
    void whoeverIsErasedLeavesNoNameAndNoWords() {
        page(ChecklistFields.REVIEWER.is(is.cleo.account()));
        shown();
        is.cleo.says("/my quiet", new Value("hours", "never"));
        scored(is.cleo.says("/checklist reviews").picks("Look at one", "Ann: Write a page"), "fully there", "partly there").presses("Send the review").fills(SENTENCE);
        is.cleo.says("/my erase").presses("Erase everything");
        assertThat(card(is.ann, "looked at what you showed")).contains("complete: partly there").doesNotContain("Cleo").doesNotContain("Say whom");
        is.ann.says("/my erase").presses("Erase everything");
        assertThat(is.chat.rows().lines().map(it -> it.toUpperCase(Locale.ROOT))).contains("REVIEW []", "REVIEW_TOLD []");
    }

    private Value item() {
        return new Value("item", is.chat.rows().replaceAll("(?s).*\\{id=(\\d+), assignment_id=\\d+, community_id=\\d+, person_id=\\d+, number=1,.*", "$1"));
    }
}
