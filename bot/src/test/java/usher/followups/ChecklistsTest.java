package usher.followups;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Value;
import usher.events.Gathering;

/** How checklists are written and what they go with, as conversations. */
class ChecklistsTest {

    private final Promised is = new Promised();

    @AfterEach
    void close() {
        is.close();
    }

    @Test
    void aModeratorWritesOneItemByItem() {
        is.nextSteps(ChecklistFields.WEEKENDS.is("no")).item("Next steps", "Publish it", "friday 17:00 after", ChecklistFields.WHY.is("so that others find it"),
            ChecklistFields.LINK.is("https://example.org/guide"), ChecklistFields.PROOF.is("link"));
        is.mo.says("/checklist show", Promised.checklist("Next steps")).isAnswered("those who came").isAnswered("1. Write a page, due 2 days after the end").isAnswered("2. Show it, due 3 days after item 1")
            .isAnswered("3. Publish it (example.org), due Friday 17:00 after the end: so that others find it (asks for a link)").isAnswered("not on weekends").isAnswered("nothing yet");
        is.attached("Next steps").mo.says("/checklist list").isAnswered("Next steps, for those who came: 3 items");
    }

    @Test
    void whatCannotBeIsRefusedWithWhatCan() {
        is.nextSteps().mo.says("/checklist create", ChecklistFields.NAME.is("next STEPS"), ChecklistFields.WHOM.is("hosts")).isRefused("already");
        var list = Promised.checklist("Next steps");
        is.mo.says("/checklist item", list, ChecklistFields.PROMISE.is("x"), ChecklistFields.DUE.is("soon")).isRefused("friday 17:00 after");
        is.mo.says("/checklist item", list, ChecklistFields.PROMISE.is("x"), ChecklistFields.DUE.is("1 day after item 7")).isRefused("there is no item 7 before this one");
        is.mo.says("/checklist item", list, ChecklistFields.PROMISE.is("x"), ChecklistFields.DUE.is("1 day after item 2"), new Value("instead", "1")).isRefused("no item 2 before this one");
        is.mo.says("/checklist item", list, ChecklistFields.PROMISE.is("x"), ChecklistFields.DUE.is("1 day after"), ChecklistFields.LINK.is("javascript:alert(1)")).isRefused("no link");
        is.mo.says("/checklist remove", list, new Value("item", "1")).isRefused("Item 2 is due after that one");
        is.list("Sorry", "no-shows").mo.says("/checklist item", Promised.checklist("Sorry"), ChecklistFields.PROMISE.is("x"), ChecklistFields.DUE.is("1 day before")).isRefused("not known before the start");
        is.mo.says("/checklist attach", Promised.checklist("Sorry"), new Value("format", "Clinic")).isRefused("no items yet");
        is.mo.says("/checklist attach", list).isRefused("choose one");
        for (var n = 3; n <= Checklist.MOST; n++) is.item("Next steps", "Step " + n, n + " days after");
        is.mo.says("/checklist item", list, ChecklistFields.PROMISE.is("x"), ChecklistFields.DUE.is("1 day after")).isRefused("10 items");
    }

    @Test
    void onlyWhoWritesThemSeesThemAndOnlyWhoMadeOneChangesIt() {
        is.nextSteps().ann.says("/checklist list").isRefused("mentors, moderators and hosts");
        is.ann.says("/checklist create", ChecklistFields.NAME.is("Mine"), ChecklistFields.WHOM.is("hosts")).isRefused("mentors, moderators and hosts");
        is.set().mo.says("/event host", Gathering.which(), new Value("who", is.ann.account().key()));
        is.ann.says("/checklist create", ChecklistFields.NAME.is("Mine"), ChecklistFields.WHOM.is("attendees")).isAnswered("Mine");
        is.ann.says("/checklist item", Promised.checklist("Next steps"), ChecklistFields.PROMISE.is("x"), ChecklistFields.DUE.is("1 day after")).isRefused("Only whoever made");
        is.ann.says("/checklist item", Promised.checklist("Mine"), ChecklistFields.PROMISE.is("x"), ChecklistFields.DUE.is("1 day after")).isAnswered("x");
        is.ann.says("/checklist attach", Promised.checklist("Mine"), new Value("format", "Clinic")).isRefused("moderators");
        is.ann.says("/checklist attach", Promised.checklist("Mine"), Promised.event()).isAnswered("goes with Portfolio clinic now");
        is.ann.says("/checklist detach", Promised.checklist("Mine"), Promised.event()).isAnswered("no more");
    }

    @Test
    void aFormatsPreworkAndChecklistBecomeItems() {
        is.list("Prepare", "attendees", new Value("like", "Clinic")).mo.isAnswered("1. Write down your case: the goal, what you tried, where you are stuck., due 1 day before the start");
        is.list("For hosts", "hosts", new Value("like", "Clinic")).mo.isAnswered("due 2 days before the start").isAnswered("due 1 hour before the start").isAnswered("Within a day after: send each their next step., due 1 day after the end");
        is.ann.says("/format show", new Value("which", "Clinic")).isAnswered("Those who come prepare:");
    }

    @Test
    void pressingTwiceAddsNothingTwice() {
        is.nextSteps().item("Next steps", "Write a page", "2 days after");
        assertThat(is.mo.answered()).doesNotContain("3. ");
    }

    @Test
    void twoCommunitiesThatBecomeOneKeepTheirsUnderTwoNames() {
        is.nextSteps();
        is.with.olga.says("/checklist create", ChecklistFields.NAME.is("Next steps"), ChecklistFields.WHOM.is("hosts")).isAnswered("Next steps");
        is.with.olga.says("/checklist item", Promised.checklist("Next steps"), ChecklistFields.PROMISE.is("Send the notes"), ChecklistFields.DUE.is("1 day after")).isAnswered("Send the notes");
        is.with.connected();
        is.mo.says("/checklist show", Promised.checklist("Next steps 2")).isAnswered("Send the notes");
        is.with.olga.says("/checklist show", Promised.checklist("Next steps")).isAnswered("Write a page");
    }
}
