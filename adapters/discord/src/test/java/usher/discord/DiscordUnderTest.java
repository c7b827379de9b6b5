package usher.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
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
import usher.fakes.discord.Fault;
import usher.fakes.discord.FakeChannel;
import usher.fakes.discord.FakeEvent;
import usher.fakes.discord.FakeEvent.Status;
import usher.fakes.discord.FakeMessage;
import usher.fakes.discord.Rights;

/** What hangs under a message: its discussion, what is said there, and its entry in the server's calendar. */
class DiscordUnderTest {

    private static final AtomicInteger MARKS = new AtomicInteger(50_000);

    @SuppressWarnings("NullAway.Init")
    private static Stage stage;

    private final FakeChannel channel = stage.guild.channel("u" + MARKS.incrementAndGet());
    private final Space space = new Space("discord", stage.guild.id);
    private final Address under = Address.under(Address.channel(space, channel.id), "event 1");
    private final Instant starts = Instant.now().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    private FakeMessage post;
    private String parent;

    @BeforeAll
    static void open() {
        stage = new Stage();
        stage.discord.allows(1000, Duration.ofSeconds(1));
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @BeforeEach
    void thePostIsThere() throws Undelivered {
        parent = stage.platform.show(new Delivery(MARKS.incrementAndGet(), Address.channel(space, channel.id), Wanted.message(Card.of("Clinic"), Locale.ENGLISH), false));
        post = channel.messages().getFirst();
    }

    @AfterEach
    void nothingWasDoneThatDiscordRefuses() {
        stage.discord.heals();
        stage.guild.grant(Rights.BOT);
        stage.guild.events().forEach(stage.guild::delete);
        assertThat(stage.discord.violations()).isEmpty();
    }

    private Delivery hanging(Wanted wanted, boolean inDoubt) {
        return new Delivery(MARKS.incrementAndGet(), under, wanted, inDoubt, Optional.of(parent));
    }

    private String show(Wanted wanted) throws Undelivered {
        return stage.platform.show(hanging(wanted, false));
    }

    private static Undelivered refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable attempt) {
        var refusal = catchThrowableOfType(Undelivered.class, attempt);
        assertThat(refusal).as("it was delivered").isNotNull();
        return refusal;
    }

    private Wanted.Thread thread(String name, boolean over, String... people) {
        return new Wanted.Thread(Text.verbatim(name), Locale.ENGLISH, List.of(people).stream().map(it -> new Account(space, it)).toList(), over);
    }

    private FakeChannel discussion() {
        return stage.guild.threadUnder(post).orElseThrow();
    }

    private Wanted.Scheduled entry(State state) {
        return new Wanted.Scheduled(Text.verbatim("Clinic"), Text.of("Bring a case. Being interested here is not a sign-up."), Locale.ENGLISH, starts, starts.plusSeconds(3600), "Room 4", Optional.empty(), state);
    }

    private FakeEvent event() {
        return stage.guild.events().getFirst();
    }

    // the discussion

    @Test
    void aDiscussionIsOpenedUnderThePostRenamedAndArchivedAtTheEnd() throws Undelivered {
        var ref = show(thread("Clinic", false, stage.ann.id(), stage.ben.id()));
        assertThat(ref).isEqualTo("thread/" + post.id);
        assertThat(discussion().people()).containsExactlyInAnyOrder(stage.ann.id(), stage.ben.id());
        stage.platform.change(hanging(thread("Clinic, moved", false, stage.ann.id()), false), ref);
        assertThat(discussion().called()).isEqualTo("Clinic, moved");
        assertThat(discussion().people()).as("who is no longer named is left in it").hasSize(2);
        stage.platform.change(hanging(thread("Clinic, moved", true), false), ref);
        assertThat(discussion().archived()).isTrue();
        stage.platform.change(hanging(thread("Clinic again", false), false), ref);
        assertThat(discussion().archived()).isFalse();
    }

    @Test
    void openingADiscussionTwiceOpensOne() throws Undelivered {
        stage.discord.fails("POST", "channels/\\d+/messages/\\d+/threads", 20, new Fault.BreaksAfter());
        assertThat(refused(() -> show(thread("Clinic", false))).why()).isEqualTo(Why.UNSURE);
        stage.discord.heals();
        var ref = stage.platform.show(hanging(thread("Clinic", false, stage.ben.id()), true));
        assertThat(ref).isEqualTo("thread/" + post.id);
        assertThat(discussion().people()).containsExactly(stage.ben.id());
    }

    @Test
    void aCrowdIsAddedInSmallLotsAndWhoLeftIsPassedOver() throws Undelivered {
        var crowd = IntStream.range(0, 23).mapToObj(n -> stage.guild.member("crowd" + n).id()).toList();
        stage.guild.leaves(stage.guild.members("crowd3"));
        var wanted = thread("Crowd", false, crowd.toArray(String[]::new));
        assertThat(refused(() -> show(wanted)).why()).isEqualTo(Why.LATER);
        assertThat(discussion().people()).hasSize(9);
        assertThat(refused(() -> show(wanted)).why()).isEqualTo(Why.LATER);
        show(wanted);
        assertThat(discussion().people()).hasSize(22);
    }

    @Test
    void namesOfAnyLengthAndNoNameAreFitted() throws Undelivered {
        show(thread("n🎉".repeat(80), false));
        assertThat(discussion().called()).hasSizeBetween(98, 100).endsWith("…");
    }

    @Test
    void aDiscussionThatSomebodyDeletedStaysDeleted() throws Undelivered {
        var ref = show(thread("Clinic", false));
        stage.guild.delete(discussion());
        assertThat(refused(() -> stage.platform.change(hanging(thread("Clinic", true), false), ref)).why()).isEqualTo(Why.GONE);
    }

    @Test
    void whatIsOverBeforeItWasOpenedIsNotOpened() throws Undelivered {
        show(thread("Clinic", true));
        assertThat(stage.guild.threadUnder(post)).isEmpty();
    }

    @Test
    void takenAwayItIsArchivedForWhatPeopleSaidIsTheirs() throws Undelivered {
        var ref = show(thread("Clinic", false));
        stage.platform.remove(hanging(new Wanted.Nothing(), false), ref);
        assertThat(discussion().archived()).isTrue();
    }

    @Test
    void theRightToOpenDiscussionsIsNamed() {
        stage.guild.grant(Rights.BOT & ~Rights.CREATE_PUBLIC_THREADS);
        await().untilAsserted(() -> assertThat(refused(() -> show(thread("Clinic", false)))).hasMessageContaining("open a discussion").hasMessageContaining("Create Public Threads")
            .hasMessageContaining("https://discord.com/oauth2/authorize"));
    }

    // what is said there

    @Test
    void whatIsSaidUnderThePostStandsInItsDiscussion() throws Undelivered {
        show(thread("Clinic", false));
        var said = hanging(Wanted.message(Card.of("Starts in ten minutes"), Locale.ENGLISH), false);
        var ref = stage.platform.show(said);
        assertThat(discussion().messages()).singleElement().extracting(FakeMessage::text).isEqualTo("Starts in ten minutes");
        assertThat(channel.messages()).hasSize(1);
        discussion().archive();
        stage.platform.change(new Delivery(said.mark(), under, Wanted.message(Card.of("It has begun"), Locale.ENGLISH), false, Optional.of(parent)), ref);
        assertThat(discussion().messages().getFirst().text()).isEqualTo("It has begun");
        assertThat(discussion().archived()).as("opened for the edit alone").isTrue();
        show(Wanted.message(Card.of("The slides are there"), Locale.ENGLISH));
        assertThat(discussion().archived()).as("who writes there opens it").isFalse();
    }

    @Test
    void withoutADiscussionItAnswersThePostInItsChannel() throws Undelivered {
        var ref = show(Wanted.message(Card.of("A seat is yours"), Locale.ENGLISH));
        assertThat(channel.messages().getLast()).satisfies(it -> {
            assertThat(it.text()).isEqualTo("A seat is yours");
            assertThat(it.answers()).isEqualTo(post.id);
            assertThat(ref).isEqualTo(channel.id + "/" + it.id);
        });
    }

    @Test
    void whatIsNotWantedAnyMoreIsFoundInTheDiscussionOrWhereItAnswersThePost() throws Undelivered {
        var answering = hanging(Wanted.message(Card.of("Soon"), Locale.ENGLISH), false);
        var reference = stage.platform.show(answering);
        assertThat(stage.platform.find(unwanted(answering))).contains(reference);
        show(thread("Clinic", false));
        var inside = hanging(Wanted.message(Card.of("Now"), Locale.ENGLISH), false);
        reference = stage.platform.show(inside);
        assertThat(stage.platform.find(unwanted(inside))).contains(reference);
        stage.platform.remove(inside, reference);
        assertThat(stage.platform.find(unwanted(inside))).isEmpty();
    }

    private Delivery unwanted(Delivery shown) {
        return new Delivery(shown.mark(), under, new Wanted.Nothing(), true, Optional.of(parent));
    }

    @Test
    void whatWasSaidInDoubtIsNotSaidTwice() throws Undelivered {
        show(thread("Clinic", false));
        var said = hanging(Wanted.message(Card.of("Once"), Locale.ENGLISH), false);
        stage.discord.fails("POST", "channels/\\d+/messages", 20, new Fault.BreaksAfter());
        assertThat(refused(() -> stage.platform.show(said)).why()).isEqualTo(Why.UNSURE);
        stage.discord.heals();
        stage.discord.forgetsNonces();
        stage.platform.show(new Delivery(said.mark(), under, said.wanted(), true, Optional.of(parent)));
        assertThat(discussion().messages()).hasSize(1);
    }

    // the calendar

    @Test
    void anEntryIsPlannedChangedStartedAndEnded() throws Undelivered {
        var ref = show(entry(State.PLANNED));
        assertThat(event()).satisfies(it -> {
            assertThat(it.name()).isEqualTo("Clinic");
            assertThat(it.location()).isEqualTo("Room 4");
            assertThat(it.starts()).isEqualTo(starts);
            assertThat(it.description()).contains("not a sign").endsWith("https://discord.com/channels/" + stage.guild.id + "/" + parent);
        });
        stage.platform.change(hanging(entry(State.PLANNED), false), ref);
        stage.platform.change(hanging(entry(State.RUNNING), false), ref);
        stage.platform.change(hanging(entry(State.RUNNING), false), ref);
        assertThat(event().status()).isEqualTo(Status.ACTIVE);
        stage.platform.change(hanging(entry(State.OVER), false), ref);
        stage.platform.change(hanging(entry(State.OVER), false), ref);
        assertThat(event().status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void aCancelledEntryIsCancelled() throws Undelivered {
        var ref = show(entry(State.PLANNED));
        stage.platform.change(hanging(entry(State.CANCELLED), false), ref);
        assertThat(event().status()).isEqualTo(Status.CANCELED);
        stage.platform.change(hanging(entry(State.PLANNED), false), ref);
    }

    @Test
    void inAVoiceChannelOfTheServerItIsThatChannelsOwn() throws Undelivered {
        var room = stage.guild.voice("Stage left");
        var planned = entry(State.PLANNED);
        var there = new Wanted.Scheduled(planned.title(), planned.about(), Locale.ENGLISH, starts, planned.ends(), "", Optional.of(Address.channel(space, room.id)), State.PLANNED);
        await().untilAsserted(() -> assertThat(stage.platform.check()).isNotEmpty());
        var ref = show(there);
        assertThat(event().channel()).isEqualTo(room.id);
        stage.platform.change(hanging(planned, false), ref);
        assertThat(event().channel()).isEmpty();
        assertThat(event().location()).isEqualTo("Room 4");
        stage.guild.deny(room, Rights.CONNECT);
        await().ignoreExceptions().untilAsserted(() -> {
            stage.platform.change(hanging(there, false), ref);
            assertThat(event().location()).as("a room that the bot cannot enter").isEqualTo("#Stage left");
        });
    }

    @Test
    void inDoubtTheCalendarIsSearchedFirst() throws Undelivered {
        stage.discord.fails("POST", "guilds/\\d+/scheduled-events", 20, new Fault.BreaksAfter());
        assertThat(refused(() -> show(entry(State.PLANNED))).why()).isEqualTo(Why.UNSURE);
        var made = stage.guild.events().size();
        stage.discord.heals();
        var ref = stage.platform.show(hanging(entry(State.PLANNED), true));
        assertThat(stage.guild.events()).hasSize(made);
        assertThat(stage.guild.events()).anySatisfy(it -> assertThat(ref).isEqualTo("event/" + it.id));
    }

    @Test
    void whatSomebodyTookOutOfTheCalendarStaysOut() throws Undelivered {
        var ref = show(entry(State.PLANNED));
        stage.guild.delete(event());
        assertThat(refused(() -> stage.platform.change(hanging(entry(State.PLANNED), false), ref))).hasMessageContaining("by hand").extracting(Undelivered::why).isEqualTo(Why.GONE);
        stage.platform.remove(hanging(new Wanted.Nothing(), false), ref);
    }

    @Test
    void whatSomebodyStartedOrEndedByHandIsLeftSo() throws Undelivered {
        var ref = show(entry(State.PLANNED));
        event().becomes(Status.ACTIVE);
        stage.platform.change(hanging(entry(State.PLANNED), false), ref);
        assertThat(event().status()).isEqualTo(Status.ACTIVE);
        stage.platform.change(hanging(entry(State.CANCELLED), false), ref);
        assertThat(event().status()).as("what has begun cannot be cancelled on Discord").isEqualTo(Status.COMPLETED);
    }

    @Test
    void nothingIsMadeInThePast() throws Undelivered {
        var now = Instant.now();
        var late = new Wanted.Scheduled(Text.of("Late"), Text.of("…"), Locale.ENGLISH, now.minusSeconds(60), now.plusSeconds(3600), "x", Optional.empty(), State.RUNNING);
        show(late);
        assertThat(event().status()).isEqualTo(Status.ACTIVE);
        stage.guild.delete(event());
        var missed = new Wanted.Scheduled(Text.of("Missed"), Text.of("…"), Locale.ENGLISH, now.minusSeconds(7200), now.minusSeconds(3600), "x", Optional.empty(), State.PLANNED);
        var ref = show(missed);
        assertThat(stage.guild.events()).isEmpty();
        stage.platform.change(hanging(missed, false), ref);
        stage.platform.remove(hanging(new Wanted.Nothing(), false), ref);
    }

    @Test
    void whatPeopleTypedFitsIntoTheCalendarAndPingsNobody() throws Undelivered {
        var typed = "@everyone *" + "x_".repeat(2000);
        show(new Wanted.Scheduled(Text.verbatim(typed), Text.verbatim(typed), Locale.ENGLISH, starts, starts.plusSeconds(60), typed + "\n" + typed, Optional.empty(), State.PLANNED));
        assertThat(event().description()).hasSizeBetween(900, 1000).startsWith("\\@everyone \\*").endsWith(parent);
        assertThat(event().location()).hasSize(100);
    }

    @Test
    void theRightToMakeEventsIsNamed() {
        stage.guild.grant(Rights.BOT & ~Rights.CREATE_EVENTS);
        await().untilAsserted(() -> assertThat(refused(() -> show(entry(State.PLANNED)))).hasMessageContaining("make events").hasMessageContaining("Create Events"));
    }

    // pictures

    @Test
    void aPictureIsShownWithItsWords() throws Undelivered {
        var picture = new Card.Picture(URI.create("https://pictures.example/clinic.png"), Text.of("A desk with two chairs"));
        var plain = new Card.Picture(URI.create("http://pictures.example/open.png"), Text.of("Not encrypted"));
        show(Wanted.message(Card.of("Clinic").with(picture).with(plain).say("after"), Locale.ENGLISH));
        var shown = channel.messages().getLast();
        assertThat(shown.pictures()).containsExactly("https://pictures.example/clinic.png");
        assertThat(shown.body().toString()).contains("A desk with two chairs");
        assertThat(shown.text()).contains("Not encrypted").contains("after");
    }
}
