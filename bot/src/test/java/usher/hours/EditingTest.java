package usher.hours;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Draft;
import usher.Value;
import usher.testing.Persona;

/** An asker says better what they asked. */
class EditingTest {

    private static final Value WORDS = HoursFields.WORDS.is("words");

    private final Desk it = new Desk();

    @AfterEach
    void close() {
        it.close();
    }

    private Persona edits(Value... values) {
        return it.shows(it.ann, "page").presses("Edit").fills(values);
    }

    @Test
    void theFormHoldsWhatIsThereAndThePlaceInLineStays() {
        it.asks(it.ann, "A first page", HoursFields.LINKS.is("https://e.example/1"), Tags.FIELD.is("cv"));
        it.asks(it.ben, "Another");
        it.ann.presses("Edit");
        assertThat(it.ann.draft().values()).containsEntry("goal", "A first page").containsEntry("tried", "templates").containsEntry("stuck", "what to leave out").containsEntry("links", "https://e.example/1").containsEntry("tags", "cv");
        it.ann.fills(HoursFields.GOAL.is("A better page"), Tags.FIELD.is("cv, design"), new Value("links", "")).isAnswered("A better page").isAnswered("Tags: cv, design");
        assertThat(it.ann.answered()).doesNotContain("Links").contains("Tried: templates");
        it.ann.says("/hours cases").isAnswered("A better page: new, number 1 in line");
        it.isShown("A better page: new");
        assertThat(it.board()).doesNotContain("A first page");
    }

    @Test
    void whoeverHasItHearsOnceWhatIsDifferent() {
        it.asks(it.ann, "A first page");
        it.cleo.says("/hours next");
        edits(HoursFields.STUCK.is("the photo"), HoursFields.LINKS.is("https://e.example/2"));
        assertThat(it.told(it.cleo, "Ann changed A first page")).isOne();
        assertThat(it.told(it.cleo, "Where you are stuck: the photo")).isOne();
        it.cleo.sees("Links: https://e.example/2").doesNotSee("What you tried: templates");
        edits().isAnswered("Stuck at: the photo");
        assertThat(it.told(it.cleo, "Ann changed")).isOne();
        edits(new Value("links", ""));
        it.cleo.sees("Links: nothing any more");
        assertThat(it.told(it.cleo, "Ann changed")).isEqualTo(2);
    }

    @Test
    void itStaysWhereItStands() {
        it.asks(it.ann, "A first page");
        it.cleo.says("/hours next").presses("Ask back").fills(WORDS);
        edits(HoursFields.STUCK.is("the photo")).isAnswered("Stands: waiting for the asker");
        it.shows(it.cleo, "A first page").presses("Answer").fills(WORDS);
        edits(HoursFields.STUCK.is("the colour")).isAnswered("Stands: answered").presses("That helped");
        it.ann.calls("hours.edit", it.id("A first page")).isRefused("A first page is resolved");
    }

    @Test
    void onlyItsAskerAndOnlyWhatFits() {
        it.asks(it.ann, "A first page");
        var id = it.id("A first page");
        it.cleo.calls("hours.edit", id).isRefused("only whoever asked can do that");
        it.ben.calls("hours.edited", id, HoursFields.GOAL.is("x"), HoursFields.TRIED.is("x"), HoursFields.STUCK.is("x")).isRefused("none of the cases you can see");
        edits(Tags.FIELD.is("a, b, c, d, e, f"), HoursFields.GOAL.is("Kept page")).isRefused("These are 6 tags");
        assertThat(it.ann.draft().values()).containsEntry("goal", "Kept page");
        it.ann.fills(Tags.FIELD.is("a")).isAnswered("Kept page");
        edits(new Value("goal", "")).isRefused("This is needed");
        for (var i = 1; i < Editing.MOST; i++) it.ann.calls("hours.edited", id, HoursFields.GOAL.is("page " + i), HoursFields.TRIED.is("x"), HoursFields.STUCK.is("x")).isAnswered("page " + i);
        edits(HoursFields.GOAL.is("page again")).isRefused("You changed page 19 20 times");
    }

    @Test
    void aFormSentTwiceIsOneEditAndOneThatIsSentTooLateIsRefused() {
        it.asks(it.ann, "A first page");
        it.cleo.says("/hours next");
        it.shows(it.ann, "A first page").presses("Edit");
        var draft = new Value(Draft.FIELD, it.ann.draft().id());
        it.ann.calls("hours.edited", draft, HoursFields.STUCK.is("the photo")).calls("hours.edited", draft, HoursFields.STUCK.is("the photo")).isAnswered("Stuck at: the photo");
        assertThat(it.told(it.cleo, "Ann changed")).isOne();
        it.shows(it.ann, "A first page").presses("Edit");
        var late = new Value(Draft.FIELD, it.ann.draft().id());
        it.shows(it.ann, "A first page").presses("Withdraw");
        it.ann.calls("hours.edited", late, HoursFields.STUCK.is("the colour")).isRefused("A first page is withdrawn");
        it.shows(it.ann, "A first page").isAnswered("Stuck at: the photo");
    }

    @Test
    void whatWasSaidBeforeIsForgottenToo() {
        it.asks(it.ann, "Something private page");
        it.cleo.says("/hours next");
        edits(HoursFields.GOAL.is("Better private page")).presses("Edit");
        it.ann.says("/my erase").presses("Erase everything").isAnswered("You are forgotten");
        assertThat(it.chat.rows()).doesNotContain("private page");
    }

    @Test
    void whatIsAnsweredTogetherIsEditedByItself() {
        it.asks(it.ben, "Lead");
        it.asks(it.ann, "A first page");
        it.cleo.says("/hours merge", new Value("case", "A first page"), new Value("into", "Lead")).says("/hours next");
        edits(HoursFields.STUCK.is("the photo")).isAnswered("Stands: taken");
        it.cleo.sees("Ann changed A first page");
        it.ben.doesNotSee("the photo");
    }
}
