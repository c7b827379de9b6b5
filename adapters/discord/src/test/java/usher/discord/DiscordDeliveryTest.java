package usher.discord;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
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
import usher.fakes.discord.FakeChannel;
import usher.fakes.discord.FakeMember;
import usher.fakes.discord.Fault;
import usher.fakes.discord.Rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/** Posts, edits and direct messages on good and bad days. */
class DiscordDeliveryTest {

    private static final String POSTS = "channels/\\d+/messages";
    private static final AtomicInteger MARKS = new AtomicInteger(1000);

    @SuppressWarnings("NullAway.Init")
    private static Stage stage;

    private final FakeChannel channel = stage.guild.channel("c" + MARKS.incrementAndGet());
    private final Space space = new Space("discord", stage.guild.id);

    @BeforeAll
    static void open() {
        stage = new Stage();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @AfterEach
    void nothingWasDoneThatDiscordRefuses() {
        stage.discord.heals();
        assertThat(stage.discord.violations()).isEmpty();
    }

    private Delivery delivery(Address to, Card card, boolean inDoubt, int mark) {
        return new Delivery(mark, to, Wanted.message(card, Locale.ENGLISH), inDoubt);
    }

    private Delivery fresh(Card card) {
        return delivery(Address.channel(space, channel.id), card, false, MARKS.incrementAndGet());
    }

    private String show(Card card) throws Undelivered {
        return stage.platform.show(fresh(card));
    }

    private static Undelivered refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable attempt) {
        var refusal = catchThrowableOfType(Undelivered.class, attempt);
        assertThat(refusal).as("it was delivered").isNotNull();
        return refusal;
    }

    @Test
    void aPostIsShownChangedAndTakenAway() throws Undelivered {
        var first = fresh(Card.of("Before"));
        var reference = stage.platform.show(first);
        stage.platform.change(delivery(first.to(), Card.of("After"), false, first.mark()), reference);
        assertThat(channel.messages()).singleElement().satisfies(it -> assertThat(it.text()).isEqualTo("After"));
        stage.platform.remove(first, reference);
        assertThat(channel.messages()).isEmpty();
        stage.platform.remove(first, reference);
    }

    @Test
    void whatEndedUnknownIsNotPostedTwice() throws Undelivered {
        var lost = fresh(Card.of("Once"));
        stage.discord.fails("POST", POSTS, 20, new Fault.BreaksAfter());
        assertThat(refused(() -> stage.platform.show(lost)).why()).isEqualTo(Why.UNSURE);
        stage.discord.heals();
        stage.discord.forgetsNonces();
        var reference = stage.platform.show(new Delivery(lost.mark(), lost.to(), lost.wanted(), true));
        assertThat(channel.messages()).singleElement().satisfies(it -> assertThat(reference).isEqualTo(channel.id + "/" + it.id));
    }

    @Test
    void whatIsNotWantedAnyMoreIsFoundByItsMarkAndTakenAway() throws Undelivered {
        for (var to : List.of(Address.channel(space, channel.id), account(stage.ben).direct())) {
            var lost = delivery(to, Card.of("Lost"), false, MARKS.incrementAndGet());
            stage.discord.fails("POST", POSTS, 20, new Fault.BreaksAfter());
            assertThat(refused(() -> stage.platform.show(lost)).why()).isEqualTo(Why.UNSURE);
            stage.discord.heals();
            var unwanted = new Delivery(lost.mark(), to, new Wanted.Nothing(), true);
            stage.platform.remove(unwanted, stage.platform.find(unwanted).orElseThrow());
            assertThat(stage.platform.find(unwanted)).isEmpty();
        }
        assertThat(channel.messages()).isEmpty();
    }

    @Test
    void whatWasNeverPostedIsPostedThoughInDoubt() throws Undelivered {
        stage.platform.show(delivery(Address.channel(space, channel.id), Card.of("New"), true, MARKS.incrementAndGet()));
        assertThat(channel.messages()).hasSize(1);
    }

    @Test
    void aFailingServerIsTriedAgainWithoutAskingTwice() throws Undelivered {
        stage.discord.fails("POST", POSTS, 2, new Fault.AnswersAfter(502, "{}"));
        show(Card.of("Through"));
        assertThat(channel.messages()).hasSize(1);
    }

    @Test
    void anOldMessageThatTakesNoEditsHoldsUpNothing() throws Undelivered {
        var first = fresh(Card.of("Old"));
        var reference = stage.platform.show(first);
        channel.messages().getFirst().stiffens();
        var began = System.nanoTime();
        assertThat(refused(() -> stage.platform.change(first, reference)).why()).isEqualTo(Why.STIFF);
        show(Card.of("Next"));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        assertThat(channel.messages()).hasSize(2);
    }

    @Test
    void aMissingRightIsNamedWithTheLinkThatGrantsIt() {
        stage.guild.deny(channel, Rights.SEND_MESSAGES);
        await().untilAsserted(() -> {
            var no = refused(() -> show(Card.of("Silent")));
            assertThat(no.why()).isEqualTo(Why.NEVER);
            assertThat(no).hasMessageContaining("Send Messages").hasMessageContaining("https://discord.com/oauth2/authorize?client_id=" + usher.fakes.discord.FakeDiscord.BOT);
        });
    }

    @Test
    void aHiddenOrDeletedChannelIsGivenUp() {
        stage.guild.deny(channel, Rights.VIEW_CHANNEL);
        assertThat(refused(() -> show(Card.of("Blind"))).why()).isEqualTo(Why.NEVER);
        stage.guild.delete(channel);
        assertThat(refused(() -> show(Card.of("Gone")))).hasMessageContaining("no longer there").extracting(Undelivered::why).isEqualTo(Why.NEVER);
    }

    @Test
    void aDeletedMessageIsGoneAndAClosedDoorIsClosed() throws Undelivered {
        var first = fresh(Card.of("Deleted by hand"));
        var reference = stage.platform.show(first);
        channel.delete(channel.messages().getFirst());
        assertThat(refused(() -> stage.platform.change(first, reference)).why()).isEqualTo(Why.GONE);
        var shy = stage.guild.member("shy");
        stage.discord.closesDirect(shy);
        assertThat(refused(() -> stage.platform.show(delivery(account(shy).direct(), Card.of("Psst"), false, MARKS.incrementAndGet()))).why()).isEqualTo(Why.CLOSED);
    }

    @Test
    void someoneWithClosedMessagesIsMentionedInTheChannel() {
        var shut = stage.guild.member("shut");
        stage.discord.closesDirect(shut);
        stage.people.slash(shut, channel, "desk offer", Map.of()).await();
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(channel.messages()).singleElement().satisfies(it -> {
            assertThat(it.text()).contains("A seat is yours");
            assertThat(it.pinged()).containsExactly(shut.id());
        }));
    }

    @Test
    void onlyThoseNamedAreNotified() throws Undelivered {
        var role = stage.guild.role("7300000000000000077", "mentors");
        var dora = stage.guild.member("dora");
        var card = Card.of("Hello {ben}, @everyone", Text.mention("ben", account(stage.ben), "ben"));
        var message = new Wanted.Message(card, Locale.ENGLISH, List.of(new Wanted.Ping.Role(space, role), new Wanted.Ping.Person(account(dora))), "");
        stage.platform.show(new Delivery(MARKS.incrementAndGet(), Address.channel(space, channel.id), message, false));
        assertThat(channel.messages().getFirst().pinged()).containsExactlyInAnyOrder(role, dora.id());
    }

    @Test
    void whatPeopleTypedArrivesAsExactlyThoseCharacters() throws Undelivered {
        var typed = List.of("@everyone @here <!channel> <!here>", "*x* **y** _z_ __u__ ~~s~~ ||spoiler|| `code` ```block```", "# heading", "- item", "* item", "1. item", "> quote", ">>> quote",
            "-# small", "<@123456789012345678> <@&123456789012345678> <#123456789012345678>", "<t:1700000000:R> <:smile:123456789012345678> :smile: :joy::sob:",
            "https://evil.example/x http://a.b", "[click](https://evil.example)", "<https://evil.example>", "\\*escaped\\* \\", "</drop claim:123456789012345678> <id:customize>", "<b>=1+1", "¯\\_(ツ)_/¯",
            "snake_case_name and 2*3*4", "שלום 🎉 عربى");
        for (var words : typed) {
            stage.discord.hostile(words);
            var card = Card.of("{t}", Text.strong("t", words)).say("{t}", Text.plain("t", words)).note("{t}", Text.plain("t", words)).bullets(List.of(Text.verbatim(words)))
                .say("{c}", Text.code("c", words)).facts(Card.fact("Said", Text.verbatim(words))).with(new Card.Bar(Text.verbatim(words), 3, 7))
                .say("{l}", Text.link("l", java.net.URI.create("https://usher.example/a"), words));
            show(card);
            assertThat(channel.messages().getLast().text()).contains(words, "3 of 7");
        }
    }

    @Test
    void cardsBeyondEveryLimitAreShortened() throws Undelivered {
        var long80 = "x_".repeat(2500);
        var card = Card.of("{t}", Text.plain("t", long80)).say("{t}", Text.plain("t", "🎉*".repeat(3000))).say("after").controls(
            Card.button("{l}", "desk.claim"), new Card.Button(Text.of("{l}", Text.plain("l", "l".repeat(200))), "desk.back", List.of(), Card.Weight.DANGER, false),
            new Card.Button(Text.of("Twin"), "desk.back", List.of(), Card.Weight.NORMAL, true),
            new Card.Pick(Text.of("p".repeat(300)), "desk.mood", List.of(), "mood", IntStream.range(0, 40).mapToObj(n -> new Card.Option("v" + n % 30, Text.of("o".repeat(150)))).toList()));
        show(card);
        assertThat(channel.messages().getLast().markdown()).hasSizeBetween(3900, 4000).endsWith("…");
    }

    @Test
    void placesTimesAndPeopleAreDiscordsOwn() throws Undelivered {
        var elsewhere = new Space("slack", "T1");
        show(Card.of("In {here} at {when}, {ann} and {sue}", Text.place("here", Address.channel(space, channel.id), "c"), Text.moment("when", Instant.ofEpochSecond(1_800_000_000L)),
            Text.mention("ann", account(stage.ann), "ann"), Text.mention("sue", new Account(elsewhere, "U1"), "sue_b")));
        assertThat(channel.messages().getLast().text()).isEqualTo("In <#" + channel.id + "> at <t:1800000000:F>, <@" + stage.ann.id() + "> and sue_b");
    }

    @Test
    void postsAreSentAtThePaceThatDiscordAllows() throws Undelivered {
        var before = stage.discord.tooMany();
        var began = System.nanoTime();
        for (var n = 0; n < 12; n++) show(Card.of("Post {n}", Text.count("n", n)));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(3500));
        assertThat(stage.discord.tooMany() - before).isZero();
        assertThat(channel.messages()).hasSize(12);
    }

    @Test
    void theCheckUpSaysWhatIsMissing() {
        assertThat(stage.platform.check()).singleElement().satisfies(it -> assertThat(it.fine()).isTrue());
        stage.guild.grant(Rights.BOT & ~Rights.READ_MESSAGE_HISTORY);
        try {
            await().untilAsserted(() -> assertThat(stage.platform.check()).singleElement().satisfies(it -> {
                assertThat(it.fine()).isFalse();
                assertThat(it.what()).contains("Read Message History").contains("guild_id=" + stage.guild.id);
            }));
            await().untilAsserted(() -> assertThat(stage.desk.heard).anySatisfy(it -> {
                assertThat(it.action()).isEqualTo("space.seen");
                assertThat(it.values().raw()).containsEntry("missing", "Read Message History");
            }));
        } finally {
            stage.guild.grant(Rights.BOT);
            await().untilAsserted(() -> assertThat(stage.platform.check().getFirst().fine()).isTrue());
        }
    }

    @Test
    void anAppHomeIsSlacksAlone() {
        var home = new Delivery(MARKS.incrementAndGet(), account(stage.ann).home(), new Wanted.Home(Card.of("Mine"), Locale.ENGLISH), false);
        assertThat(refused(() -> stage.platform.show(home)).why()).isEqualTo(Why.NEVER);
    }

    private Account account(FakeMember member) {
        return new Account(space, member.id());
    }
}
