package usher.slack;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import usher.Account;
import usher.Address;
import usher.Card;
import usher.Platform.Delivery;
import usher.Space;
import usher.Text;
import usher.Undelivered;
import usher.Undelivered.Why;
import usher.Wanted;
import usher.Wanted.Scheduled.State;
import usher.fakes.slack.Fault;
import usher.fakes.slack.FakeChannel;
import usher.fakes.slack.FakeMessage;
import usher.fakes.slack.FakeSlack;
import usher.fakes.slack.FakeUser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What hangs under a message: its thread, and the bookmark that leads to it. */
class SlackUnderTest {

    private static final Space SPACE = new Space("slack", FakeSlack.TEAM);

    private FakeSlack slack;
    private SlackDeliveries deliveries;
    private SlackWeb web;
    private FakeChannel hall;
    private FakeUser ben;
    private String parent;
    private FakeMessage post;

    @BeforeEach
    void begin() throws Exception {
        slack = FakeSlack.start();
        web = new SlackWeb(new SlackSettings(FakeSlack.BOT_TOKEN, Optional.of(FakeSlack.APP_TOKEN), Optional.empty(), Optional.of(slack.apiUrl()), ""));
        deliveries = new SlackDeliveries(web, SPACE, it -> it.user().equals(ben.id()) ? "Ben" : "somebody", new SlackRecall());
        hall = slack.channel("hall");
        ben = slack.user("Ben");
        parent = deliveries.show(new Delivery(1, Address.channel(SPACE, hall.id()), Wanted.message(Card.of("Clinic"), Locale.ENGLISH), false));
        post = hall.messages().getFirst();
    }

    @AfterEach
    void end() throws InterruptedException {
        assertThat(slack.violations()).isEmpty();
        web.close();
        slack.close();
    }

    private Delivery hanging(int mark, Wanted wanted, boolean inDoubt) {
        return new Delivery(mark, Address.under(Address.channel(SPACE, hall.id()), "event 1"), wanted, inDoubt, Optional.of(parent));
    }

    private static Wanted.Message say(String words) {
        return Wanted.message(Card.of("{words}", Text.plain("words", words)), Locale.ENGLISH);
    }

    private Wanted.Thread thread(boolean over) {
        return new Wanted.Thread(Text.verbatim("<!channel> *Clinic*"), Locale.ENGLISH, List.of(new Account(SPACE, ben.id()), new Account(new Space("discord", "1"), "2")), over);
    }

    private static Wanted.Scheduled entry(State state) {
        var starts = Instant.now().plusSeconds(7200);
        return new Wanted.Scheduled(Text.verbatim("Clinic"), Text.of("About"), Locale.ENGLISH, starts, starts.plusSeconds(3600), "Room 4", Optional.empty(), state);
    }

    private Undelivered fails(Delivery delivery) {
        return catchThrowableOfType(Undelivered.class, () -> deliveries.show(delivery));
    }

    @Test
    void whatIsSaidUnderAMessageStandsInItsThread() throws Undelivered {
        var reference = deliveries.show(hanging(2, say("Starts soon"), false));
        assertThat(hall.messages()).hasSize(1);
        assertThat(slack.replies(post)).singleElement().satisfies(it -> assertThat(it.words()).isEqualTo("Starts soon"));
        deliveries.change(hanging(2, say("Has begun"), false), reference);
        assertThat(slack.replies(post).getFirst().words()).isEqualTo("Has begun");
        deliveries.remove(reference);
        assertThat(slack.replies(post)).isEmpty();
    }

    @Test
    void whatWasSaidInDoubtIsNotSaidTwice() throws Undelivered {
        slack.fail("chat.postMessage", 1, new Fault.BreaksAfter());
        assertThat(fails(hanging(2, say("Once"), false)).why()).isEqualTo(Why.UNSURE);
        deliveries.show(hanging(2, say("Once"), true));
        assertThat(slack.replies(post)).hasSize(1);
        slack.fail("chat.postMessage", 1, new Fault.BreaksBefore());
        assertThat(fails(hanging(3, say("Second"), false)).why()).isEqualTo(Why.UNSURE);
        deliveries.show(hanging(3, say("Second"), true));
        assertThat(slack.replies(post)).hasSize(2);
    }

    @Test
    void whatWasSaidInDoubtAndIsNotWantedAnyMoreIsFoundInItsThread() throws Undelivered {
        slack.fail("chat.postMessage", 1, new Fault.BreaksAfter());
        assertThat(fails(hanging(2, say("Once"), false)).why()).isEqualTo(Why.UNSURE);
        deliveries.remove(deliveries.find(hanging(2, new Wanted.Nothing(), true)).orElseThrow());
        assertThat(slack.replies(post)).isEmpty();
        assertThat(deliveries.find(hanging(2, new Wanted.Nothing(), true))).isEmpty();
        deliveries.remove(parent);
        assertThat(deliveries.find(hanging(2, new Wanted.Nothing(), true))).as("the thread is gone").isEmpty();
    }

    @Test
    void whoeverIsPingedThereIsPingedAndNobodyElse() throws Undelivered {
        var card = Card.of("Hello {who}", Text.mention("who", new Account(SPACE, slack.user("Ann").id()), "Ann"));
        deliveries.show(hanging(2, new Wanted.Message(card, Locale.ENGLISH, List.of(new Wanted.Ping.Person(new Account(SPACE, ben.id()))), ""), false));
        assertThat(slack.replies(post).getFirst().notified()).containsExactly(ben.id());
    }

    @Test
    void withoutTheMessageItIsSaidInTheChannel() throws Undelivered {
        deliveries.remove(parent);
        deliveries.show(hanging(2, say("A seat is yours"), false));
        assertThat(hall.messages()).singleElement().satisfies(it -> assertThat(it.words()).isEqualTo("A seat is yours"));
    }

    @Test
    void aDiscussionBeginsWithItsPeopleAndPingsNone() throws Undelivered {
        var reference = deliveries.show(hanging(2, thread(false), false));
        assertThat(slack.replies(post)).singleElement().satisfies(it -> {
            assertThat(it.words()).contains("Discussion: <!channel> *Clinic*").contains("With Ben");
            assertThat(it.notified()).isEmpty();
        });
        deliveries.change(hanging(2, thread(true), false), reference);
        assertThat(slack.replies(post).getFirst().words()).contains("It is over");
        deliveries.show(hanging(3, thread(true), false));
        assertThat(slack.replies(post)).as("what is over is not begun").hasSize(1);
    }

    @Test
    void whatComesUpIsABookmarkThatLeadsToItsPost() throws Undelivered {
        var reference = deliveries.show(hanging(2, entry(State.PLANNED), false));
        assertThat(slack.bookmarks(hall)).containsExactly(java.util.Map.entry("Clinic", "https://usher.slack.test/archives/" + hall.id() + "/p" + post.ts().replace(".", "")));
        deliveries.change(hanging(2, entry(State.RUNNING), false), reference);
        assertThat(slack.bookmarks(hall)).containsOnlyKeys("Now: Clinic");
        deliveries.change(hanging(2, entry(State.OVER), false), reference);
        deliveries.change(hanging(2, entry(State.OVER), false), reference);
        assertThat(slack.bookmarks(hall)).isEmpty();
        deliveries.remove(reference);
    }

    @Test
    void aBookmarkInDoubtIsLookedForFirst() throws Undelivered {
        slack.fail("bookmarks.add", 1, new Fault.BreaksAfter());
        assertThat(fails(hanging(2, entry(State.PLANNED), false)).why()).isEqualTo(Why.UNSURE);
        deliveries.show(hanging(2, entry(State.RUNNING), true));
        assertThat(slack.bookmarks(hall)).containsOnlyKeys("Now: Clinic");
    }

    @Test
    void aBookmarkThatSomebodyRemovedStaysRemoved() throws Undelivered {
        var reference = deliveries.show(hanging(2, entry(State.PLANNED), false));
        slack.removeBookmarks(hall);
        assertThat(catchThrowableOfType(Undelivered.class, () -> deliveries.change(hanging(2, entry(State.PLANNED), false), reference)).why()).isEqualTo(Why.GONE);
        deliveries.remove(reference);
    }

    @Test
    void aMissingScopeForBookmarksIsNamed() {
        slack.without("bookmarks:write");
        var no = fails(hanging(2, entry(State.PLANNED), false));
        assertThat(no.why()).isEqualTo(Why.NEVER);
        assertThat(no).hasMessageContaining("bookmarks:write").hasMessageContaining("reinstall");
    }

    @Test
    void aFullBarIsSaidAndALongTitleFitted() throws Undelivered {
        var starts = Instant.now().plusSeconds(60);
        var planned = new Wanted.Scheduled(Text.verbatim("t".repeat(300) + "\n"), Text.of("About"), Locale.ENGLISH, starts, starts, "", Optional.empty(), State.PLANNED);
        deliveries.show(hanging(2, planned, false));
        assertThat(slack.bookmarks(hall).keySet()).singleElement().satisfies(it -> assertThat(it).hasSize(80).endsWith("…"));
        slack.fail("bookmarks.add", 1, new Fault.Error("too_many_bookmarks"));
        assertThat(fails(hanging(3, planned, false))).hasMessageContaining("100").extracting(Undelivered::why).isEqualTo(Why.NEVER);
    }

    @Test
    void aPictureIsShownAndOneThatCannotBeFetchedLeavesItsWords() throws Undelivered {
        var picture = new Card.Picture(URI.create("https://pictures.example/a.png"), Text.of("Two chairs"));
        var message = Wanted.message(Card.of("Clinic").with(picture).say("after"), Locale.ENGLISH);
        deliveries.show(hanging(2, message, false));
        assertThat(slack.replies(post).getFirst().body().toString()).contains("https://pictures.example/a.png");
        slack.unreachable("pictures.example");
        var reference = deliveries.show(hanging(3, message, false));
        deliveries.change(hanging(3, message, false), reference);
        assertThat(slack.replies(post).getLast().words()).isEqualTo("Clinic\nTwo chairs\nafter");
    }
}
