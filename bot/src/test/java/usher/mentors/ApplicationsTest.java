package usher.mentors;

import static org.assertj.core.api.Assertions.assertThat;
import static usher.mentors.Faculty.ONE;
import static usher.mentors.Faculty.OTHER;
import static usher.mentors.Faculty.TWO;

import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Answer;
import usher.Card;
import usher.Value;
import usher.testing.CardText;
import usher.testing.Chat;
import usher.testing.Persona;

/** Becoming a mentor, as conversations. */
class ApplicationsTest {

    private final Faculty with = new Faculty();
    private final Chat chat = with.chat;
    private final Persona mo = with.mo;
    private final Persona ann = with.ann;
    private final Persona cleo = with.cleo;

    @AfterEach
    void close() {
        with.close();
    }

    private String toldTo(Persona who) {
        return String.join("\n", who.direct().stream().map(it -> CardText.of(it.card(), it.locale())).toList());
    }

    @Test
    void whoAppliesWithTwoCaseStudiesIsApprovedAndShown() {
        with.applies(cleo).isAnswered("you applied to be a mentor").isAnswered(ONE);
        with.shows(ann, cleo).isRefused("is no mentor here");
        cleo.says("/hours next").isRefused("Only mentors");
        mo.sees("@Cleo wants to be a mentor").sees("Portfolios, salary talks").sees("English, German").sees(TWO).presses("Approve").isAnswered("@Mo approved the case studies of @Cleo");
        assertThat(toldTo(mo)).contains("@Mo approved").doesNotContain(ONE).doesNotContain("Approve\n");
        cleo.sees("@Cleo, you are a mentor now").presses("See your profile").isAnswered("This is what others see of you");
        with.shows(ann, cleo).isAnswered("@Cleo is a mentor").isAnswered("Specialities: Portfolios, salary talks").isAnswered(ONE).isAnswered(TWO).isAnswered("Helped with: 0 cases").isAnswered("Cases: takes cases");
        with.asks(ann, "A first page");
        cleo.says("/hours next").isAnswered("A first page").presses("Answer").fills(new Value("words", "shorter"));
        ann.presses("That helped");
        with.shows(ann, cleo).isAnswered("Helped with: 1 case");
    }

    @Test
    void whoWritesTooLittleIsToldWhatIsNeededAndKeepsWhatTheyTyped() {
        with.profile(cleo, "Portfolios", MentorFields.ONE.is(ONE)).isRefused("Two case studies are needed");
        cleo.fills(MentorFields.TWO.is("short")).isRefused("this one has 5");
        cleo.fills(MentorFields.TWO.is(ONE)).isRefused("Both case studies are the same");
        cleo.fills(MentorFields.TWO.is(TWO)).isAnswered("you applied to be a mentor").isAnswered("Portfolios");
    }

    @Test
    void twoModeratorsAtOnceMakeSomebodyMentorOnce() {
        var second = chat.admin("Sam");
        second.says("/my show");
        with.applies(cleo);
        mo.says("/mentor applications").picks("Look at one", "Cleo").isAnswered("@Cleo wants to be a mentor");
        var id = approve(mo);
        var sent = IntStream.range(0, 20).mapToObj(i -> (i % 2 == 0 ? mo : second).sends("mentor.approve", id)).toList();
        var said = sent.stream().map(it -> CardText.of(it.toCompletableFuture().join(), Locale.ENGLISH)).toList();
        assertThat(said).hasSize(20).allMatch(it -> it.contains("@Mo approved the case studies of @Cleo"));
        assertThat(cleo.direct()).hasSize(1);
        second.calls("mentor.decline", id, MentorFields.REASON.is("too late")).isAnswered("@Mo approved the case studies of @Cleo");
        mo.says("/usher audit").isAnswered("@Cleo is now mentor");
        assertThat(mo.answered().split("is now mentor", -1)).hasSize(2);
        assertThat(toldTo(second)).contains("@Mo approved");
        mo.says("/mentor applications").isAnswered("No application waits");
    }

    private static Value approve(Persona who) {
        return ((Card.Button) ((Answer.Done) who.answer()).card().controls().getFirst()).values().getFirst();
    }

    @Test
    void whoIsDeclinedReadsWhyAndMayApplyAgain() {
        with.applies(cleo);
        mo.presses("Decline").fills(MentorFields.REASON.is("Please say what came of it")).isAnswered("@Mo declined");
        cleo.sees("@Cleo, your case studies need something more").sees("Please say what came of it").presses("Change and send again");
        assertThat(cleo.draft().values()).containsEntry("one", ONE).containsEntry("specialities", "Portfolios, salary talks").containsEntry("languages", "English, German");
        cleo.fills(MentorFields.TWO.is(OTHER)).isAnswered("you applied to be a mentor").isAnswered(OTHER);
        mo.sees("@Cleo wants to be a mentor").presses("Approve");
        with.shows(ann, cleo).isAnswered(OTHER);
    }

    @Test
    void whatWaitsCanBeChangedAndNobodyApprovesWhatTheyHaveNotRead() {
        with.applies(cleo);
        mo.says("/mentor applications").picks("Look at one", "Cleo");
        var read = approve(mo);
        with.profile(cleo, "Everything").isAnswered("you applied");
        mo.calls("mentor.approve", read).isRefused("changed or taken back since");
        assertThat(toldTo(mo)).contains("Everything").doesNotContain("Portfolios");
        mo.sees("Specialities: Everything").presses("Approve").isAnswered("approved");
        with.shows(ann, cleo).isAnswered("Everything");
    }

    @Test
    void sendingTheSameAgainChangesNothing() {
        with.applies(cleo);
        mo.says("/mentor applications").picks("Look at one", "Cleo");
        var read = approve(mo);
        cleo.says("/my mentor").fills().isAnswered("you applied");
        mo.calls("mentor.approve", read).isAnswered("@Mo approved");
        assertThat(mo.direct()).hasSize(1);
    }

    @Test
    void whatWaitsCanBeTakenBack() {
        with.applies(cleo).presses("Withdraw").isAnswered("you are no mentor yet");
        mo.sees("@Cleo took their case studies back").says("/mentor applications").isAnswered("No application waits");
        assertThat(toldTo(mo)).doesNotContain(ONE);
        cleo.calls("my.mentor-withdraw").isAnswered("you are no mentor yet");
        with.applies(cleo).isAnswered("you applied");
        mo.sees("@Cleo wants to be a mentor").presses("Approve");
        with.shows(ann, cleo).isAnswered(ONE);
    }

    @Test
    void aMentorWhoChangesTheirStudiesKeepsTheRoleAndOthersReadTheOldOnesUntilApproved() {
        with.applies(cleo);
        mo.presses("Approve");
        with.profile(cleo, "Talks", MentorFields.ONE.is(OTHER)).isAnswered("is a mentor").isAnswered("until then others see these");
        with.shows(ann, cleo).isAnswered("Talks").isAnswered(ONE).doesNotSee(OTHER);
        mo.sees("@Cleo, a mentor, wants other case studies to be shown").presses("Decline").fills(MentorFields.REASON.is("no names please"));
        with.shows(ann, cleo).isAnswered(ONE).doesNotSee(OTHER);
        with.profile(cleo, "Talks, raises").isAnswered("This is what others see");
        mo.says("/mentor applications").isAnswered("No application waits");
        with.asks(ann, "A first page");
        cleo.sees("no names please").says("/hours next").isAnswered("A first page");
        with.profile(cleo, "Talks", MentorFields.ONE.is(OTHER), MentorFields.TWO.is(ONE)).presses("Withdraw").says("/my mentor");
        assertThat(cleo.draft().values()).containsEntry("one", ONE);
        cleo.fills(MentorFields.ONE.is(OTHER), MentorFields.TWO.is(TWO + " Really."));
        mo.presses("Approve");
        with.shows(ann, cleo).isAnswered(OTHER).doesNotSee(ONE);
        cleo.sees("@Cleo, your case studies are approved");
    }

    @Test
    void aModeratorsRoleIsTheWayAroundItAndOnRecord() {
        with.mentor(cleo);
        mo.says("/usher audit").isAnswered("is now mentor");
        with.shows(ann, cleo).isAnswered("is a mentor");
        with.profile(cleo, "Talks").isAnswered("is a mentor").isAnswered("Talks");
        with.profile(cleo, "Talks", MentorFields.ONE.is(ONE)).isRefused("Two case studies are needed");
        mo.says("/mentor applications").isAnswered("No application waits");
    }

    @Test
    void whoAppliesAgainAfterANoIsToldAnewAndWhoOnlyWithdrewIsNot() {
        with.applies(cleo).presses("Withdraw");
        with.applies(cleo);
        assertThat(mo.direct()).hasSize(1);
        mo.presses("Decline").fills(MentorFields.REASON.is("more, please"));
        with.applies(cleo);
        assertThat(mo.direct()).hasSize(2);
        mo.presses("Approve");
        with.shows(ann, cleo).isAnswered(ONE);
    }

    @Test
    void aCrowdOfApplicantsDoesNotFloodTheModerators() {
        mo.says("/my show");
        IntStream.range(0, 30).forEach(i -> with.applies(chat.member("P" + i)));
        assertThat(mo.direct()).hasSize(10);
        mo.says("/mentor applications").isAnswered("@P0").isAnswered("@P24");
    }

    @Test
    void whatWaitsIsDecidedAfterTwoCommunitiesBecameOne() {
        var rob = chat.admin(Chat.OTHER, "Rob");
        rob.says("/my show");
        var ida = chat.member(Chat.OTHER, "Ida");
        with.applies(ida);
        mo.says("/mentor applications").isAnswered("No application waits");
        with.connected();
        mo.says("/mentor applications").picks("Look at one", "Ida").presses("Approve").isAnswered("approved the case studies");
        rob.sees("approved the case studies");
        ida.sees("you are a mentor now");
        with.shows(ann, ida).isAnswered(ONE);
        with.asks(ann, "A portfolio");
        mo.says("/hours show", new Value("case", "A portfolio")).picks("Hand it to", "Ida").isAnswered("With: ");
        ida.sees("handed A portfolio to you");
    }

    @Test
    void onlyModeratorsDecide() {
        with.applies(cleo);
        mo.says("/mentor applications").picks("Look at one", "Cleo");
        var id = approve(mo);
        cleo.calls("mentor.approve", id).isRefused("Only moderators");
        cleo.calls("mentor.application", id).isRefused("Only moderators");
        ann.says("/mentor applications").isRefused("Only moderators");
    }

    @Test
    void anApplicationOfTwoAccountsBecomesOnePersonsAndIsToldOnce() {
        var rob = with.connected();
        rob.says("/my show");
        var too = chat.member(Chat.OTHER, "Cleo Too");
        with.applies(too);
        mo.sees("wants to be a mentor");
        with.link(cleo, too);
        mo.says("/mentor applications").isAnswered("Applications that wait").presses("Approve");
        with.shows(ann, cleo).isAnswered(ONE);
        assertThat(toldTo(mo).split("approved the case studies", -1)).hasSize(2);
    }

    @Test
    void twoApplicationsOfOnePersonBecomeOne() {
        with.connected();
        var too = chat.member(Chat.OTHER, "Cleo Too");
        with.applies(cleo);
        with.profile(too, "Talks", MentorFields.ONE.is(OTHER), MentorFields.TWO.is(TWO)).isAnswered("you applied");
        with.link(too, cleo);
        mo.says("/mentor applications");
        assertThat(((Card.Pick) ((Answer.Done) mo.answer()).card().controls().getFirst()).options()).hasSize(1);
        assertThat(mo.direct().stream().filter(it -> CardText.of(it.card(), it.locale()).contains("wants to be a mentor"))).hasSize(1);
        mo.presses("Approve").isAnswered("approved");
        with.shows(ann, cleo).isAnswered("is a mentor");
    }

    @Test
    void whatIsErasedIsErasedWhereModeratorsReadIt() {
        with.applies(cleo);
        mo.sees(ONE);
        cleo.calls("my.erase-everything");
        assertThat(toldTo(mo)).doesNotContain(ONE).doesNotContain("Cleo");
        assertThat(chat.rows()).doesNotContain(ONE).doesNotContain("salary talks");
        mo.says("/mentor applications").isAnswered("No application waits");
    }

    @Test
    void aModeratorWhoIsErasedIsNotToldOfWhatBecameOfIt() {
        var second = chat.admin("Sam");
        second.says("/my show");
        with.applies(cleo);
        assertThat(toldTo(second)).contains(ONE);
        second.calls("my.erase-everything");
        assertThat(chat.rows()).doesNotContain("test:main/direct/sam");
        mo.presses("Approve").isAnswered("@Mo approved");
    }

    @Test
    void whoLeavesTakesTheirApplicationAlong() {
        with.applies(cleo);
        cleo.calls("people.left");
        mo.says("/mentor applications").isAnswered("No application waits");
        assertThat(toldTo(mo)).doesNotContain(ONE);
    }
}
