package usher.discord;

import java.time.Duration;
import java.util.HashMap;
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
import usher.Call;
import usher.Card;
import usher.Heard;
import usher.Platform.Delivery;
import usher.Space;
import usher.Text;
import usher.Undelivered;
import usher.Wanted;
import usher.fakes.discord.FakeChannel;
import usher.fakes.discord.FakeDiscord;
import usher.fakes.discord.FakeMember;
import usher.fakes.discord.FakeMessage;
import usher.fakes.discord.Rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What people write privately and in threads under Usher's messages, through the real client. */
class DiscordTalkTest {

    private final Stage stage = new Stage(new Stage.DiscordOptions("", false, true));
    private final Space space = new Space("discord", stage.guild.id);
    private FakeMessage post;
    private FakeChannel thread;
    private int marks = 100;

    @BeforeEach
    void thereIsAThread() throws Undelivered {
        var parent = shown(Address.channel(space, stage.channel.id), "Case 1");
        post = stage.channel.messages().getFirst();
        stage.platform.show(new Delivery(++marks, Address.under(Address.channel(space, stage.channel.id), "case 1"),
            new Wanted.Thread(Text.verbatim("Case 1"), Locale.ENGLISH, List.of(), false), false, Optional.of(parent)));
        thread = stage.guild.threadUnder(post).orElseThrow();
        settled();
    }

    @AfterEach
    void nothingWasDoneThatDiscordRefuses() {
        assertThat(stage.discord.violations()).isEmpty();
        stage.close();
    }

    private String shown(Address to, String words, Card.Control... controls) throws Undelivered {
        return stage.platform.show(new Delivery(++marks, to, Wanted.message(Card.of("{words}", Text.plain("words", words)).controls(controls), Locale.ENGLISH), false));
    }

    /** All that Discord told so far was handed over: what is said last, and in a place that always counts, was heard. */
    private void settled() {
        var last = stage.ben.writes(thread, "settled " + ++marks).message();
        heard(last.channel.id + "/" + last.id);
        stage.desk.heard.clear();
    }

    private Call heard(String message) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(calls(Heard.SAID)).anyMatch(it -> it.get(Heard.MESSAGE).equals(message)));
        return calls(Heard.SAID).stream().filter(it -> it.get(Heard.MESSAGE).equals(message)).reduce((_, last) -> last).orElseThrow();
    }

    private Call heard(FakeMessage message) {
        return heard(message.channel.id + "/" + message.id);
    }

    private List<Call> calls(String action) {
        return stage.desk.heard.stream().filter(it -> it.action().equals(action)).toList();
    }

    private List<String> said() {
        return calls(Heard.SAID).stream().map(it -> words(Heard.of(it))).toList();
    }

    private static String words(Heard heard) {
        return heard.words().stream().map(it -> it instanceof Card.Paragraph paragraph ? paragraph.text().plain(Locale.ENGLISH) : it.toString()).collect(Collectors.joining("|"));
    }

    private Address channel() {
        return Address.channel(space, stage.channel.id);
    }

    @Test
    void whatIsWrittenInAThreadIsHeardWithItsPlace() {
        var said = stage.ben.writes(thread, "I tried **this**, <@" + stage.ann.id() + ">, in <#" + stage.channel.id + ">:\n```java\nx();\n```", "my log.txt").message();
        var call = heard(said);
        var heard = Heard.of(call);
        assertThat(call.by().account()).isEqualTo(new Account(space, stage.ben.id()));
        assertThat(call.by().name()).isEqualTo("ben");
        assertThat(call.by().vouched()).isFalse();
        assertThat(call.in()).isEqualTo(channel());
        assertThat(call.id()).isEqualTo("discord:said:" + said.id + ":0");
        assertThat(heard.message()).isEqualTo(thread.id + "/" + said.id);
        assertThat(heard.under()).contains(stage.channel.id + "/" + post.id);
        assertThat(heard.version()).isZero();
        assertThat(words(heard)).isEqualTo("I tried this, @ann, in #events:|Code[lines=x();]|my log.txt");
        assertThat(heard.words().getLast()).isInstanceOfSatisfying(Card.Paragraph.class, it -> assertThat(it.text().args()).singleElement().isInstanceOf(Text.Link.class));
    }

    @Test
    void anEditIsANewVersionAndAPreviewIsNone() {
        var writing = stage.ben.writes(thread, "frist");
        heard(writing.message());
        writing.unfurls().edits("first").unfurls();
        await().untilAsserted(() -> assertThat(said()).contains("first"));
        settled(); // whatever was still to come is there
        writing.edits("second");
        await().untilAsserted(() -> assertThat(said()).containsExactly("second"));
        var call = calls(Heard.SAID).getFirst();
        assertThat(Heard.of(call).version()).isGreaterThan(1_700_000_000_000L);
        assertThat(call.id()).isEqualTo("discord:said:" + writing.message().id + ":" + Heard.of(call).version());
    }

    @Test
    void theSameToldTwiceOrLateIsTheSameCall() {
        stage.discord.talk().backwards(() -> stage.ben.writes(thread, "one").edits("two").again().firstAgain());
        await().untilAsserted(() -> assertThat(said()).contains("one", "two"));
        settledKeeping();
        var ids = calls(Heard.SAID).stream().filter(it -> !words(Heard.of(it)).startsWith("settled")).collect(Collectors.groupingBy(it -> words(Heard.of(it)), Collectors.mapping(Call::id, Collectors.toSet())));
        assertThat(ids.get("one")).hasSize(1);
        assertThat(ids.get("two")).hasSize(1).doesNotContainAnyElementsOf(ids.get("one"));
    }

    private void settledKeeping() {
        heard(stage.ben.writes(thread, "settled " + ++marks).message());
    }

    @Test
    void whatIsDeletedIsToldOneByOne() {
        var one = stage.ben.writes(thread, "one");
        var two = stage.ben.writes(thread, "two");
        var three = stage.ben.writes(thread, "three");
        one.deletes();
        stage.discord.talk().purges(thread, List.of(two, three));
        await().untilAsserted(() -> assertThat(calls(Heard.UNSAID)).extracting(it -> it.get(Heard.MESSAGE))
            .containsExactlyInAnyOrder(thread.id + "/" + one.message().id, thread.id + "/" + two.message().id, thread.id + "/" + three.message().id));
        assertThat(calls(Heard.UNSAID)).allSatisfy(it -> {
            assertThat(it.by().account()).isEqualTo(new Account(space, FakeDiscord.BOT));
            assertThat(it.in()).isEqualTo(channel());
            assertThat(it.id()).startsWith("discord:unsaid:");
        });
    }

    @Test
    void allElseIsPassedOver() throws Undelivered {
        shown(channel(), "Usher's own");
        stage.ben.writes(stage.channel, "in an ordinary channel").edits("still there").deletes();
        var theirs = stage.guild.thread(stage.ben, stage.ben.writes(stage.channel, "my own thread").message(), "mine");
        stage.ben.writes(theirs, "among ourselves").deletes();
        var like = stage.ben.writes(thread, "by a person");
        like.again(it -> it.put("id", "11").put("webhook_id", "5").put("content", "by a webhook"));
        like.again(it -> {
            it.withObject("/author").put("bot", true);
            return it.put("id", "12").put("content", "by another bot");
        });
        like.again(it -> it.put("id", "13").put("type", 6).put("content", "pinned"));
        like.again(it -> it.put("id", "14").put("content", ""));
        settledKeeping();
        assertThat(said()).hasSize(2).first().isEqualTo("by a person");
        assertThat(calls(Heard.UNSAID)).isEmpty();
    }

    @Test
    void aPrivateMessageIsHeardWithWhatItReplies() throws Undelivered {
        shown(new Account(space, stage.ben.id()).direct(), "Your case was answered");
        var answered = stage.discord.direct(stage.ben.id()).messages().getFirst();
        var reply = stage.ben.answers(answered, "thank you").message();
        var call = heard(reply);
        assertThat(call.in()).isEqualTo(new Account(space, stage.ben.id()).direct());
        assertThat(call.by().account()).isEqualTo(new Account(space, stage.ben.id()));
        assertThat(Heard.of(call).under()).contains(answered.channel.id + "/" + answered.id);
        var own = stage.ben.answers(reply, "and more").message();
        assertThat(Heard.of(heard(own)).under()).isEmpty();
        var plain = stage.ann.tells("hello");
        assertThat(Heard.of(heard(plain.message())).under()).isEmpty();
        plain.edits("hello there").deletes();
        await().untilAsserted(() -> assertThat(calls(Heard.UNSAID)).extracting(Call::in).containsExactly(new Account(space, stage.ann.id()).direct()));
        assertThat(said()).contains("hello there");
    }

    @Test
    void amongServersAPrivateMessageFindsItsOwn() throws Undelivered {
        var second = stage.discord.guild("Second");
        var other = new Space("discord", second.id);
        await().until(() -> stage.platform.check().size() == 2);
        var lost = stage.discord.direct("77");
        var cleo = second.member("77", "cleo", java.util.Set.of(), Rights.MEMBER);
        cleo.writes(lost, "about what?");
        shown(new Account(space, stage.ben.id()).direct(), "From the first");
        shown(new Account(other, stage.ben.id()).direct(), "From the second");
        var direct = stage.discord.direct(stage.ben.id());
        assertThat(heard(stage.ben.answers(direct.messages().getFirst(), "to the first").message()).in().space()).isEqualTo(space);
        var last = stage.ben.tells("to the first still");
        assertThat(heard(last.message()).in().space()).as("with whom the talk was last").isEqualTo(space);
        assertThat(heard(stage.ben.answers(direct.messages().get(1), "to the second").message()).in().space()).isEqualTo(other);
        assertThat(heard(stage.ben.tells("to the last").message()).in().space()).isEqualTo(other);
        last.edits("to the first after all");
        await().untilAsserted(() -> assertThat(said()).contains("to the first after all"));
        assertThat(heard(last.message()).in().space()).as("an edit stays where it was").isEqualTo(space);
        shown(new Account(other, stage.ben.id()).direct(), "From the second again");
        assertThat(heard(stage.ben.tells("to who wrote last").message()).in().space()).isEqualTo(other);
        last.deletes();
        await().untilAsserted(() -> assertThat(calls(Heard.UNSAID)).singleElement().satisfies(it -> assertThat(it.by().account().space()).as("where it was heard").isEqualTo(space)));
        stage.people.slash(stage.ben, stage.channel, "desk list", Map.of()).await();
        assertThat(heard(stage.ben.tells("to where I was").message()).in().space()).isEqualTo(space);
        assertThat(said()).doesNotContain("about what?");
    }

    @Test
    void afterARestartTheButtonsTellTheServer() throws Undelivered {
        stage.discord.guild("Second");
        await().until(() -> stage.platform.check().size() == 2);
        shown(new Account(space, stage.ben.id()).direct(), "With a button", Card.button("Accept", "desk.claim", Desk.NUMBER.is(9L)));
        var before = stage.ben.tells("before").message();
        heard(before);
        stage.platform.close();
        var again = new DiscordPlatform(new DiscordSettings(stage.discord.token(), Optional.of(stage.discord.url()), Optional.of(stage.discord.gatewayUrl()), "", false, true));
        again.open(stage.bot);
        try {
            await().until(() -> again.check().size() == 2);
            assertThat(heard(stage.ben.tells("after").message()).in()).isEqualTo(new Account(space, stage.ben.id()).direct());
            stage.ann.tells("nothing is known of me");
            stage.discord.direct(stage.ben.id()).delete(before);
            await().untilAsserted(() -> assertThat(calls(Heard.UNSAID)).singleElement().satisfies(it -> assertThat(it.in().id()).isEqualTo(stage.ben.id())));
            assertThat(said()).doesNotContain("nothing is known of me");
        } finally {
            again.close();
        }
    }

    @Test
    void whatWasMissedInACutThatResumesComesByItself() {
        var before = stage.discord.resumed();
        stage.discord.dropsGateway(4000);
        var said = stage.ben.writes(thread, "in the dark").message();
        heard(said);
        assertThat(stage.discord.resumed()).isGreaterThan(before);
    }

    @Test
    void whatWasMissedInACutThatCannotResumeIsReadAfterwards() throws Undelivered {
        stage.ben.writes(thread, "kept");
        var edited = stage.ben.writes(thread, "before");
        var gone = stage.ben.writes(thread, "gone");
        var direct = stage.ben.tells("privately");
        heard(direct.message());
        settled();
        var identified = stage.discord.identified();
        var missed = new HashMap<String, FakeMessage>();
        stage.discord.away(() -> {
            edited.edits("after");
            gone.deletes();
            missed.put("thread", stage.ben.writes(thread, "missed").message());
            missed.put("direct", stage.ben.tells("missed privately").message());
            stage.ben.writes(stage.channel, "in the channel");
        });
        await().atMost(Duration.ofSeconds(30)).until(() -> stage.discord.identified() > identified);
        heard(missed.get("direct"));
        assertThat(Heard.of(heard(missed.get("thread"))).under()).contains(stage.channel.id + "/" + post.id);
        assertThat(words(Heard.of(heard(edited.message())))).isEqualTo("after");
        await().untilAsserted(() -> assertThat(calls(Heard.UNSAID)).extracting(it -> it.get(Heard.MESSAGE)).containsExactly(thread.id + "/" + gone.message().id));
        assertThat(said()).as("what was heard before is the same call, and done already").containsExactlyInAnyOrder("after", "missed", "missed privately");
    }

    @Test
    void aRestartBringsWhatIsYoung() {
        stage.platform.close();
        var missed = stage.ben.writes(thread, "while it restarted").message();
        var again = new DiscordPlatform(new DiscordSettings(stage.discord.token(), Optional.of(stage.discord.url()), Optional.of(stage.discord.gatewayUrl()), "", false, true));
        again.open(stage.bot);
        try {
            heard(missed);
        } finally {
            again.close();
        }
    }

    @Test
    void anArchivedThreadThatSomebodyWritesInIsHeard() {
        thread.archive();
        assertThat(words(Heard.of(heard(stage.ben.writes(thread, "once more").message())))).isEqualTo("once more");
    }

    @Test
    void aForwardIsWhatWasForwardedAndAStickerItsPicture() {
        var like = stage.ben.writes(thread, "like");
        like.again(it -> {
            it.put("id", "21").put("content", "").withArray("/sticker_items").addObject().put("id", "749054660769218631").put("name", "Wave").put("format_type", 1);
            return it;
        });
        like.again(it -> {
            it.put("id", "22").put("content", "").putObject("message_reference").put("type", 1).put("message_id", "5").put("channel_id", "6").put("guild_id", stage.guild.id);
            var snapshot = it.putArray("message_snapshots").addObject().putObject("message").put("type", 0).put("content", "said **elsewhere**").put("flags", 0).put("timestamp", "2026-01-01T00:00:00Z").putNull("edited_timestamp");
            for (var empty : List.of("attachments", "embeds", "mentions", "mention_roles", "components")) snapshot.putArray(empty);
            return it;
        });
        assertThat(Heard.of(heard(thread.id + "/21")).words().toString()).contains("https://media.discordapp.net/stickers/749054660769218631.png").contains("Wave");
        assertThat(words(Heard.of(heard(thread.id + "/22")))).isEqualTo("said elsewhere");
    }

    @Test
    void whatDiscordNeverSendsIsPassedOver() {
        var like = stage.ben.writes(thread, "like");
        for (var spoilt : List.of("author", "content", "edited_timestamp")) {
            like.again(it -> {
                it.remove(spoilt);
                return it;
            });
            like.again(it -> it.put(spoilt, "nonsense"));
            like.again(it -> it.putNull(spoilt));
        }
        assertThat(words(Heard.of(heard(stage.ben.writes(thread, "and on it goes").message())))).isEqualTo("and on it goes");
    }

    @Test
    void hostileTextIsHeardAsItIs() {
        for (var typed : List.of("@everyone {0} '{x}' <!channel> =cmd()", "a\u0000b", "~~||__".repeat(300), "`".repeat(1999), "[".repeat(999) + "](https://x.example)", "\"\\u0000\ud83d", "<@999999999999999999999999>", "<t:99999999999999999999>")) {
            var call = heard(stage.ben.writes(thread, typed).message());
            assertThat(words(Heard.of(call)).replace('\uFFFD', '?')).as(typed).isEqualTo(typed.replace('\u0000', '?').replace("\ud83d", "?"));
        }
    }
}
