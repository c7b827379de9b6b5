package usher.outcomes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Answer;
import usher.Value;
import usher.hours.Office;
import usher.testing.Chat;
import usher.testing.Persona;

class OutcomesTest {

    private final Office office = new Office();
    private final Persona mo = office.mo;
    private final Persona ann = office.ann;
    private final Persona ben = office.ben;
    private final Persona cleo = office.cleo;

    @AfterEach
    void close() {
        office.close();
    }

    private static Value words(String words) {
        return new Value("words", words);
    }

    /** Ann asks, Cleo answers, it helped; the form is open before Ann. */
    private Persona offered(String goal, String stuck, String answer) {
        office.asks(ann, goal, stuck);
        if (ann.answered().contains("Ask anyway")) ann.presses("Ask anyway");
        office.answers(cleo, answer);
        ann.presses("That helped").presses("Let others learn from it");
        return ann;
    }

    private void published(String goal, String stuck, String answer) {
        offered(goal, stuck, answer).fills().isAnswered("Published");
    }

    private Persona finds(Persona who, String words) {
        return who.says("/hours search", words(words));
    }

    @Test
    void aResolvedCaseIsPublishedWithoutNamesWhenItsAskerSaysSo() {
        offered("A first page for Ann", "what Cleo would leave out, <@U42>", "Ann, leave out the hobbies. Cleo");
        assertThat(ann.draft().values()).containsEntry("title", "A first page for someone").containsEntry("problem", "what someone would leave out, someone").containsEntry("helped", "someone, leave out the hobbies. someone");
        finds(ben, "hobbies").isAnswered("Nothing is found for hobbies");
        ann.fills(new Value("problem", "What to leave out of a first page")).isAnswered("Published").isAnswered("It does not say who asked or answered");
        finds(ben, "hobby page").isAnswered("Found for hobby page").isAnswered("A first page for someone: What to leave out of a first page").picks("Read one", "A first page for someone")
            .isAnswered("The problem: What to leave out of a first page").isAnswered("What helped: someone, leave out the hobbies. someone");
        assertThat(ben.answered()).doesNotContain("Ann").doesNotContain("Cleo").doesNotContain("Unpublish");
        cleo.sees("Others can learn from your answer now: A first page for someone");
    }

    @Test
    void whatWasWrittenInAConversationIsAnAnswerToo() {
        office.chat.hears(Chat.MAIN);
        office.asks(ann, "A first page");
        cleo.says("/hours next").writes("Ann, leave out the hobbies");
        cleo.picks("Choose the case", "A first page").writes("// he will never do it");
        cleo.picks("Choose the case", "A first page");
        office.number(cleo, "A first page");
        cleo.presses("Close it").isAnswered("resolved");
        ann.sees("How much did it help?").presses("Let others learn from it");
        assertThat(ann.draft().values()).containsEntry("helped", "someone, leave out the hobbies");
        ann.fills().isAnswered("Published");
        cleo.sees("Others can learn from your answer now").says("/my show").isAnswered("You helped with 1 case");
    }

    @Test
    void whatIsPublishedTwiceIsPublishedOnce() {
        published("A first page", "too long", "Leave out the hobbies");
        ann.presses("Read it").says("/hours show", new Value("case", "A first page")).presses("Read it").isAnswered("What helped");
        ann.calls("hours.publish", office.number(ann, "A first page")).isAnswered("A first page");
        ann.calls("hours.publish-words", office.number(ann, "A first page"), new Value("title", "Another"), new Value("problem", "x"), new Value("helped", "y")).isAnswered("Published");
        finds(ben, "another").isAnswered("Nothing is found");
        assertThat(cleo.direct().stream().filter(it -> it.card().toString().contains("Others can learn"))).hasSize(1);
    }

    @Test
    void whoseWordsItHoldsTakesItBackAndSoDoModerators() {
        for (var who : List.of(ann, cleo, mo)) {
            office.asks(ann, "Page of " + who.name(), "x");
            office.answers(cleo, "Leave out the hobbies");
            ann.presses("That helped").presses("Let others learn from it").fills(new Value("title", "Case " + who.name().length() + who.name().charAt(0)));
            finds(who, "hobbies").isAnswered("Found for").picks("Read one", "Case " + who.name().length() + who.name().charAt(0)).presses("Unpublish").isAnswered("It is not published");
            finds(ben, "hobbies").isAnswered("Nothing is found for hobbies");
            cleo.sees("An answer of yours is not published any more").doesNotSee("Others can learn");
        }
        ann.sees("Case 4C is not published any more").sees("Cleo took it back, and it stays so.").sees("Case 2M is not published any more").doesNotSee("Case 3A is not published");
        assertThat(office.chat.rows()).containsIgnoringCase("outcome_term []").containsIgnoringCase("outcome_author []").containsIgnoringCase("outcome []");
        for (var goal : List.of("Page of Cleo", "Page of Mo")) ann.says("/hours show", new Value("case", goal)).presses("Let others learn from it").isRefused("It stays unpublished");
        ann.says("/hours show", new Value("case", "Page of Ann")).presses("Let others learn from it").fills().isAnswered("Published");
        finds(ben, "hobbies").isAnswered("Found for hobbies");
    }

    @Test
    void nobodyElsePublishesOrTakesBack() {
        published("A first page", "too long", "Leave out the hobbies");
        office.asks(ann, "Second");
        var second = office.number(ann, "Second");
        ann.calls("hours.publish", second).isRefused("Second can be published when it is answered and resolved");
        cleo.calls("hours.publish", second).isRefused("Only whoever asked Second can have it published");
        ben.calls("hours.publish", second).isRefused("none of the cases you can see");
        var id = new Value("outcome", office.chat.bot().database().jdbi().withHandle(handle -> handle.createQuery("select id from outcome").mapTo(String.class).one()));
        ben.calls("outcome.unpublish", id).isRefused("Only those whose words are in A first page and moderators can take it back");
        ben.calls("outcome.unpublish", new Value("outcome", "1")).isAnswered("It is not published");
        var olga = office.chat.admin(Chat.OTHER, "Olga");
        olga.calls("outcome.unpublish", id).isAnswered("It is not published").calls("outcome.read", id).isAnswered("It is not published");
        finds(olga, "hobbies").isAnswered("Nothing is found");
        finds(ben, "hobbies").isAnswered("Found for hobbies");
    }

    @Test
    void whoIsForgottenIsNotFoundAndWhoAnsweredIsInNobodysWords() {
        published("Something private", "my secret words", "Leave out the hobbies");
        ann.says("/my export");
        assertThat(new String(((Answer.Download) ann.answer()).content(), UTF_8)).contains("my secret words").contains("\"published\"");
        cleo.says("/my export");
        assertThat(new String(((Answer.Download) cleo.answer()).content(), UTF_8)).contains("published with words of yours");
        finds(ben, "secret").isAnswered("Found for secret");
        ann.says("/my erase").presses("Erase everything");
        finds(ben, "secret").isAnswered("Nothing is found for secret");
        assertThat(office.chat.rows()).doesNotContain("Something private").doesNotContain("my secret words").doesNotContain(ann.account().key()).containsIgnoringCase("outcome_term []");
        cleo.doesNotSee("Something private");
    }

    @Test
    void whoAnsweredIsForgottenAndTheirAnswerStaysWithoutThem() {
        published("A first page", "too long", "Leave out the hobbies");
        cleo.says("/my erase").presses("Erase everything");
        finds(ben, "hobbies").isAnswered("Found for hobbies");
        assertThat(office.chat.rows()).doesNotContain(cleo.account().key()).containsIgnoringCase("outcome_author []");
    }

    @Test
    void connectedCommunitiesFindEachOthersAndLinkedAccountsOwnTheirs() {
        published("A first page", "too long", "Leave out the hobbies");
        var rob = office.chat.admin(Chat.OTHER, "Rob");
        mo.says("/usher connect");
        rob.says("/usher connect", Office.code(mo));
        mo.presses("Confirm");
        finds(rob, "hobbies").isAnswered("Found for hobbies");
        var annToo = office.chat.member(Chat.OTHER, "Ann Too");
        finds(annToo, "hobbies").picks("Read one", "A first page");
        assertThat(annToo.answered()).doesNotContain("Unpublish");
        annToo.says("/my link");
        ann.says("/my link", Office.code(annToo));
        finds(annToo, "hobbies").picks("Read one", "A first page").presses("Unpublish").isAnswered("It is not published");
    }

    @Test
    void hostileWordsAreOnlyWords() {
        published("a <b>page</b> %", "'; drop table outcome; --", "{words} 100% _x_ \\");
        for (var typed : List.of("'; drop table outcome; --", "100% \\", "<b>page</b>", "{words}")) finds(ben, typed).isAnswered("Found for " + typed);
        for (var typed : List.of("%", "_", "🎉", "the of and", "…", "‮")) finds(ben, typed).isAnswered("Nothing is found for " + typed);
        finds(ben, "ab ".repeat(66)).isAnswered("Nothing is found");
        finds(ben, "x".repeat(201)).isRefused("at most 200 fit");
    }

    @Test
    void theBestIsFirstAndNoMoreThanAListHolds() {
        for (var i = 0; i < 12; i++) published("Talk " + i, "about slides " + "and more ".repeat(i), "Practise with a friend");
        published("Slides for a talk", "slides", "Fewer slides");
        finds(ben, "slides").isAnswered("• Slides for a talk: slides");
        assertThat(Stream.of(ben.answered().split("\n")).filter(line -> line.startsWith("•"))).hasSize(8).first().isEqualTo("• Slides for a talk: slides");
    }

    @Test
    void itIsPublishedOnceAfterARestartToo() {
        offered("A first page", "too long", "Leave out the hobbies");
        var draft = ann.draft().id();
        ann.delivers("same", "hours.publish-words", new Value("draft", draft));
        office.chat.restarts();
        ann.delivers("same", "hours.publish-words", new Value("draft", draft)).isAnswered("Published");
        ann.delivers("again", "hours.publish-words", new Value("draft", draft)).isAnswered("Published");
        finds(ben, "hobbies").isAnswered("Found for hobbies");
        assertThat(Stream.of(ben.answered().split("\n")).filter(line -> line.startsWith("•"))).hasSize(1);
    }
}
