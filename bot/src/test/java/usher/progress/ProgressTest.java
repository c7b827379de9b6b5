package usher.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Address;
import usher.Answer;
import usher.Card;
import usher.SignedLink;
import usher.Text;
import usher.Value;
import usher.testing.AllFeatures;
import usher.testing.Chat;
import usher.testing.Persona;

/** What somebody did, for themselves and for whomever they give a link to. */
class ProgressTest {

    private static final Value EVENT = new Value("which", "Portfolio clinic");

    private final Chat chat = new Chat(AllFeatures::together);
    private final Persona mo = chat.admin("Mo");
    private final Persona ann = chat.member("Ann");
    private final Persona ben = chat.member("Ben");

    ProgressTest() {
        mo.calls("usher.channel", new Value("channel", Address.channel(Chat.MAIN, "general").key()));
    }

    @AfterEach
    void close() {
        chat.close();
    }

    private void until(String instant) {
        chat.passes(Duration.between(chat.clock().instant(), Instant.parse(instant)));
    }

    /** Ann was there and did one of two things; Ben held a seat and did not come. */
    private void clinic() {
        mo.says("/checklist create", new Value("name", "Next steps"), new Value("for", "attendees"));
        for (var promise : List.of("Write a page", "Show it", "Frame it")) {
            mo.says("/checklist item", new Value("checklist", "Next steps"), new Value("promise", promise), new Value("due", "2 days after")).isAnswered(promise);
        }
        mo.says("/checklist attach", new Value("checklist", "Next steps"), new Value("format", "Micro-event"));
        mo.says("/event create", new Value("title", "Portfolio clinic"), new Value("promise", "A reviewed page"), new Value("start", "2027-01-20 18:00")).isAnswered("is set");
        chat.settles();
        ann.presses("Going");
        ben.presses("Going");
        until("2027-01-20T18:05:00Z");
        mo.says("/event attendance", EVENT).picks("Somebody came", "Ann");
        until("2027-01-21T12:00:00Z");
        ann.says("/checklist mine").picks("Tick off", "Write a page").picks("Not for me", "Frame it");
    }

    private String token(Persona who) {
        var card = ((Answer.Done) who.says("/my progress").answer()).card();
        return card.blocks().stream().filter(Card.Paragraph.class::isInstance).flatMap(it -> ((Card.Paragraph) it).text().args().stream()).filter(Text.Link.class::isInstance)
            .map(it -> ((Text.Link) it).to().getPath().substring("/progress/".length())).findFirst().orElseThrow();
    }

    private Persona opens(String token) {
        return ben.opens("progress.page", SignedLink.TOKEN.is(token));
    }

    @Test
    void whatSomebodyDidIsCountedForThemAlone() {
        clinic();
        ann.says("/my progress").isAnswered("Events: 1").isAnswered("Promised and made: 0").isAnswered("Done, of all on checklists: 1 of 2").isAnswered("Next steps, Portfolio clinic: 1 of 2");
        assertThat(ann.answered()).doesNotContain("Events hosted", "Badges");
        ben.says("/my progress").isAnswered("Events: 0");
        assertThat(ben.answered()).doesNotContain("checklist");
        mo.says("/my progress").isAnswered("Events: 0").isAnswered("Events hosted: 1").isAnswered("Cases answered: 0");
        chat.member(Chat.OTHER, "Ann").says("/my progress").isAnswered("Events: 0");
    }

    @Test
    void mentorsSeeWhatTheyAnsweredAndEveryoneTheirBadges() {
        mo.says("/usher role", new Value("person", ben.account().key()), new Value("role", "mentor"));
        mo.says("/hours create", new Value("name", "Reviews"), new Value("about", "first pages"), new Value("board", Address.channel(Chat.MAIN, "mentors").key()));
        for (var said : List.of("A lot", "Not really")) {
            ann.says("/hours ask", new Value("queue", "Reviews"), new Value("goal", "A page, " + said), new Value("tried", "templates"), new Value("stuck", "what to leave out " + said));
            ben.says("/hours next").presses("Answer").fills(new Value("words", "Leave out the hobbies")).isAnswered("answered");
            ann.presses("That helped").presses(said);
        }
        mo.says("/badge give", new Value("person", ben.account().key()), new Value("badge", "Patient"));
        ben.says("/my progress").isAnswered("Cases asked: 0").isAnswered("Cases helped with: 1").isAnswered("Cases answered: 2").isAnswered("• Patient, by the moderators, for what they saw, 2027-01-12 12:00 UTC");
        ann.says("/my progress").isAnswered("Cases asked: 2");
    }

    @Test
    void thePageShowsTheSameUntilItsLinkEnds() {
        clinic();
        var token = token(ann);
        opens(token).isAnswered("What Ann did").isAnswered("Next steps, Portfolio clinic: 1 of 2").isAnswered("Whoever has its address can read it until 2027-01-28 12:00 UTC");
        ann.says("/checklist mine").picks("Tick off", "Show it");
        opens(token).isAnswered("Next steps, Portfolio clinic: 2 of 2");
        assertThat(ben.answered()).doesNotContain("Ben", "Mo");
        chat.passes(Duration.ofDays(7).minusSeconds(1));
        opens(token).isAnswered("What Ann did");
        chat.passes(Duration.ofSeconds(1));
        opens(token).isRefused("This link was good until 2027-01-28 12:00 UTC and has ended");
        assertThat(ben.answered()).contains("/my progress gives you a new one").doesNotContain("Ann");
    }

    @Test
    void aLinkToAnotherPageOpensNoneAndOneOfWhoIsErasedIsGone() {
        var token = token(ann);
        opens(token.replaceFirst("^[0-9a-z]+", "1")).isRefused("There is nothing at this address");
        ann.says("/my erase").presses("Erase everything");
        opens(token).isRefused("There is nothing at this address");
    }

    @Test
    void nothingOfItIsKept() {
        var before = chat.rows();
        assertThat(before).doesNotContain("progress");
        var token = token(ann);
        assertThat(chat.rows()).doesNotContain(token);
        ann.says("/my export");
        assertThat(new String(((Answer.Download) ann.answer()).content(), UTF_8)).doesNotContain(token);
    }
}
