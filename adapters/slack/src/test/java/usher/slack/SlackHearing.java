package usher.slack;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import usher.Account;
import usher.Address;
import usher.Card;
import usher.Heard;
import usher.Space;
import usher.fakes.slack.FakeChannel;
import usher.fakes.slack.FakeMessage;
import usher.fakes.slack.FakeSlack;
import usher.fakes.slack.FakeUser;
import usher.fakes.slack.Fault;
import usher.fakes.slack.Sent;

import static org.assertj.core.api.Assertions.assertThat;

/** What Usher hears of what people write, the same by socket and by HTTP. */
abstract class SlackHearing {

    static final Space SPACE = new Space("slack", FakeSlack.TEAM);

    Rig rig;
    FakeUser ann;
    FakeUser ben;
    FakeChannel hall;
    FakeMessage post;

    abstract boolean http();

    @BeforeEach
    void begin() throws IOException, InterruptedException {
        rig = new Rig(http());
        rig.slack.echoing();
        ann = rig.slack.user("Ann");
        ben = rig.slack.user("Ben");
        hall = rig.slack.channel("hall");
        rig.slack.slash(ann, hall, "/table book Window table seats: 2").reply();
        Rig.soon().until(() -> !hall.messages().isEmpty());
        post = hall.messages().getFirst();
    }

    @AfterEach
    void end() throws InterruptedException {
        assertThat(rig.slack.violations()).isEmpty();
        rig.close();
    }

    FakeChannel direct(FakeUser user) {
        return rig.slack.direct(user);
    }

    /** What was heard so far, in words. */
    List<String> said() {
        return rig.tables.heard().stream().map(SlackHearing::words).toList();
    }

    static String words(Heard heard) {
        return heard.words().stream().map(block -> switch (block) {
            case Card.Paragraph it -> it.text().plain(Locale.ENGLISH);
            case Card.Bullets it -> it.lines().stream().map(line -> "• " + line.plain(Locale.ENGLISH)).collect(Collectors.joining("\n"));
            case Card.Code it -> "[" + it.lines() + "]";
            default -> throw new AssertionError(block);
        }).collect(Collectors.joining("\n"));
    }

    private static String reference(FakeMessage message) {
        return message.channel() + "/" + message.ts();
    }

    @Test
    void whatSomebodyWritesToUsherIsHeard() {
        var cem = rig.slack.user("Cem");
        var written = rig.slack.writes(ben, direct(ben), "Hello *there*, @Cem:\n```\nx = `1`\n```").heard();
        var call = rig.tables.calls(Heard.SAID).getFirst();
        assertThat(call.id()).isEqualTo("slack:said:" + ben.direct() + ":" + written.message().ts() + ":0");
        assertThat(call.in()).isEqualTo(new Account(SPACE, ben.id()).direct());
        assertThat(call.by().account().user()).isEqualTo(ben.id());
        assertThat(call.by().name()).isEqualTo("Ben");
        var heard = Heard.of(call);
        assertThat(heard.message()).isEqualTo(reference(written.message()));
        assertThat(heard.under()).isEmpty();
        assertThat(heard.version()).isZero();
        assertThat(said()).containsExactly("Hello there, @" + cem.id() + ":\n[x = `1`]"); // nobody had asked yet who that is
        Rig.soon().until(() -> {
            rig.slack.writes(ben, direct(ben), "@Cem!").heard();
            return said().getLast().equals("@Cem!");
        });
    }

    @Test
    void whatIsWrittenUnderAMessageOfUshersIsHeardInItsChannel() {
        var written = rig.slack.writes(ben, post, "I come later").heard();
        var call = rig.tables.calls(Heard.SAID).getFirst();
        assertThat(call.in()).isEqualTo(Address.channel(SPACE, hall.id()));
        assertThat(Heard.of(call).message()).isEqualTo(reference(written.message()));
        assertThat(Heard.of(call).under()).contains(reference(post));
    }

    @Test
    void inTheirMessagesAReplyIsHeardUnderWhatItRepliesTo() {
        var first = rig.slack.writes(ben, direct(ben), "A question").heard();
        rig.slack.writes(ben, first.message(), "and one more thing").heard();
        assertThat(rig.tables.heard()).extracting(Heard::under).containsExactly(Optional.empty(), Optional.of(reference(first.message())));
    }

    @Test
    void whatIsNotMeantForUsherIsNotHeard() {
        var lunch = rig.slack.writes(ann, hall, "Lunch?").heard();
        rig.slack.writes(ben, lunch.message(), "Yes").heard();
        rig.slack.otherAppWrites(post, "An advertisement").ack();
        rig.slack.writes(ben, lunch.message(), "No").heard().deletes().heard();
        lunch.edits("Dinner?").heard().deletes().heard();
        rig.slack.writes(ben, post, "This").heard();
        assertThat(said()).containsExactly("This");
        assertThat(rig.tables.unsaid()).isEmpty();
    }

    @Test
    void anEditIsHeardAsANewerVersionOfTheSameAndAPreviewAsNothingNew() {
        var written = rig.slack.writes(ben, post, "see https://example.org").heard().unfurls().heard();
        assertThat(said()).hasSize(1);
        written.edits("see there").heard();
        written.unfurls().heard();
        var heard = rig.tables.heard();
        assertThat(heard).extracting(Heard::message).containsExactly(reference(written.message()), reference(written.message()));
        assertThat(heard.getLast().version()).isEqualTo(Long.parseLong(written.message().body().path("edited").path("ts").asText().replace(".", "")));
        assertThat(heard.getLast().under()).contains(reference(post));
        written.edits("see here").heard();
        assertThat(rig.tables.heard()).extracting(Heard::version).isSorted().doesNotHaveDuplicates();
        assertThat(said()).containsExactly("see https://example.org", "see there", "see here");
    }

    @Test
    void whatIsTakenBackIsHeard() {
        var said = rig.slack.writes(ben, post, "oops").heard();
        said.deletes().heard().again().heard();
        var direct = rig.slack.writes(ben, direct(ben), "oops too").heard();
        rig.slack.writes(ben, direct.message(), "really").heard();
        direct.deletes().heard();
        assertThat(rig.tables.unsaid()).containsExactly(reference(said.message()), reference(direct.message()));
        var calls = rig.tables.calls(Heard.UNSAID);
        assertThat(calls.getFirst().id()).isEqualTo("slack:unsaid:" + hall.id() + ":" + said.message().ts());
        assertThat(calls.getFirst().in()).isEqualTo(Address.channel(SPACE, hall.id()));
        assertThat(calls.getLast().in()).isEqualTo(new Account(SPACE, ben.id()).direct());
        assertThat(calls.getLast().by().account().user()).isEqualTo(ben.id());
    }

    @Test
    void whatSlackTellsAgainIsHeardOnce() throws IOException {
        var written = rig.slack.writes(ben, post, "once").heard().again().heard();
        rig.restart();
        written.again().heard();
        assertThat(said()).isEmpty();
        rig.slack.writes(ben, post, "twice").heard();
        assertThat(said()).containsExactly("twice");
    }

    @Test
    void whatPeopleTypedIsHeardAsExactlyTheseCharacters() {
        rig.slack.writes(ben, direct(ben), "@everyone <!channel> _y_ <b> &amp; <@U0USHER> {part0} {0} ' \u202E \uD83C\uDF89 <https://x|y>").heard();
        rig.slack.writes(ben, direct(ben), Sent.oldStyle("&lt;!channel&gt; *b* &amp;amp; {part0} ```a &lt; b``` ```open")).heard();
        assertThat(said()).containsExactly("@everyone <!channel> _y_ <b> &amp; <@U0USHER> {part0} {0} ' \u202E \uD83C\uDF89 <https://x|y>", "<!channel> b &amp; {part0} \n[a < b]\n ```open");
    }

    @Test
    void filesAndOtherWaysOfWritingAreHeard() {
        rig.slack.writes(ben, post, Sent.typed("my notes").with("notes <1>.txt")).heard();
        rig.slack.writes(ben, post, Sent.typed("").with("alone.txt")).heard();
        rig.slack.writes(ben, post, Sent.typed("for all").as(Sent.Kind.BROADCAST)).heard();
        rig.slack.writes(ben, direct(ben), Sent.typed("waves").as(Sent.Kind.ME)).heard();
        rig.slack.writes(ben, direct(ben), "• one\n• two :wave:").heard();
        assertThat(said()).containsExactly("my notes\nnotes <1>.txt", "alone.txt", "for all", "waves", "• one\n• two \uD83D\uDC4B");
    }

    @Test
    void whatSlackLeavesUnsaidIsLeftToTheCore() {
        var said = Map.of("user", ben.id(), "text", "newer", "ts", "1700000000.000100", "thread_ts", post.ts(), "edited", Map.of("user", ben.id(), "ts", "1700000001.000000"));
        rig.slack.tells(ben, Map.of("type", "message", "subtype", "message_changed", "channel", hall.id(), "ts", "1700000001.000200", "message", said)).ack();
        assertThat(rig.tables.heard()).singleElement().satisfies(it -> {
            assertThat(it.under()).contains(hall.id() + "/" + post.ts());
            assertThat(it.version()).isEqualTo(1700000001000000L);
        });
        rig.slack.tells(ben, Map.of("type", "message", "subtype", "message_deleted", "channel", hall.id(), "ts", "1700000002.000200", "deleted_ts", "1700000000.000100")).ack();
        assertThat(rig.tables.unsaid()).containsExactly(hall.id() + "/1700000000.000100");
    }

    @Test
    void whatIsNoMessageOfAPersonsIsNotHeard() {
        for (var subtype : List.of("channel_join", "channel_topic", "bot_message", "message_replied", "pinned_item", "reminder_add", "ekm_access_denied", "huddle_thread", "assistant_app_thread", "unheard_of")) {
            var said = Map.<String, Object>of("type", "message", "subtype", subtype, "user", ben.id(), "text", "x", "channel", ben.direct(), "channel_type", "im", "ts", "1700000000.000100");
            rig.slack.tells(ben, said).ack();
            rig.slack.tells(ben, Map.of("type", "message", "subtype", "message_changed", "channel", ben.direct(), "ts", "1700000000.000200", "message", said)).ack();
        }
        rig.slack.tells(ben, Map.of("type", "message", "user", ben.id(), "text", "x", "channel", "G0THREE", "channel_type", "mpim", "ts", "1700000000.000100", "thread_ts", "1700000000.000000")).ack();
        rig.slack.tells(ben, Map.of("type", "message", "user", "USLACKBOT", "text", "x", "channel", ben.direct(), "channel_type", "im", "ts", "1700000000.000100")).ack();
        assertThat(said()).isEmpty();
    }

    @Test
    void whatIsSpoiltIsReadAsFarAsItCanBe() {
        for (var blocks : List.of("x", List.of(1), List.of(Map.of("type", List.of())), List.of(Map.of("type", "rich_text", "elements", List.of(Map.of("type", Map.of())))), Map.of())) {
            rig.slack.tells(ben, Map.of("type", "message", "user", ben.id(), "text", "*still* here", "channel", ben.direct(), "ts", "1700000000.00010" + said().size(), "blocks", blocks)).ack();
        }
        assertThat(said()).hasSize(5).containsOnly("still here");
    }

    @Test
    void whatOneWritesAfterTheOtherIsHeardInThatOrderHoweverLongItTakesToLearnWhoTheyAre() {
        rig.slack.fail("users.info", 1, new Fault.Waits(Duration.ofMillis(700)));
        var cem = rig.slack.user("Cem");
        var asked = rig.slack.asked("users.info");
        var first = rig.slack.writes(cem, direct(cem), "first");
        Rig.soon().until(() -> rig.slack.asked("users.info") > asked);
        rig.slack.writes(cem, direct(cem), "second").heard();
        first.heard();
        assertThat(said()).containsExactly("first", "second");
    }

    @Test
    void whoDoesNotWantToKnowIsToldNothing() throws IOException, InterruptedException {
        var deaf = new Rig(http(), new Tables(false));
        deaf.slack.writes(deaf.slack.user("Cem"), deaf.slack.direct(deaf.slack.user("Dan")), "anybody there?").heard().edits("hello?").heard().deletes().heard();
        Rig.soon().until(() -> !deaf.tables.calls.isEmpty());
        assertThat(deaf.tables.calls).extracting(call -> call.action()).containsOnly("space.seen");
        assertThat(deaf.slack.violations()).isEmpty();
        deaf.close();
    }

    @Test
    void withoutAScopeTheSpaceIsSaidToHearNothing() throws IOException {
        rig.slack.without("groups:history");
        rig.restart();
        Rig.soon().until(() -> rig.tables.calls("space.seen").size() == 1);
        assertThat(rig.tables.calls("space.seen").getFirst().values().raw()).containsEntry("hears", "no").containsEntry("missing", "groups:history");
    }
}
