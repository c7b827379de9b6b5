package usher.slack;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import usher.Account;
import usher.Address;
import usher.Bot;
import usher.Card;
import usher.Platform;
import usher.Space;
import usher.Text;
import usher.Undelivered;
import usher.Undelivered.Why;
import usher.Wanted;
import usher.Watch;
import usher.fakes.slack.FakeChannel;
import usher.fakes.slack.FakeSlack;
import usher.fakes.slack.FakeUser;
import usher.fakes.slack.Fault;
import usher.testing.HandAlarm;
import usher.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What the outbox can rely on: each thing is shown once, and what goes wrong is named for what it is. */
class SlackDeliveriesTest {

    private static final Space SPACE = new Space("slack", FakeSlack.TEAM);

    private FakeSlack slack;
    private SlackDeliveries deliveries;
    private SlackWeb web;
    private FakeChannel hall;
    private FakeUser ben;

    @BeforeEach
    void begin() throws InterruptedException {
        slack = FakeSlack.start();
        web = new SlackWeb(settings());
        deliveries = new SlackDeliveries(web, SPACE, it -> it.user(), new SlackRecall());
        hall = slack.channel("hall");
        ben = slack.user("Ben");
    }

    private SlackSettings settings() {
        return new SlackSettings(FakeSlack.BOT_TOKEN, Optional.of(FakeSlack.APP_TOKEN), Optional.empty(), Optional.of(slack.apiUrl()), "");
    }

    @AfterEach
    void end() throws InterruptedException {
        web.close();
        slack.close();
    }

    private static Platform.Delivery delivery(int mark, Address to, boolean inDoubt, String words) {
        return new Platform.Delivery(mark, to, Wanted.message(Card.of("{words}", Text.plain("words", words)), Locale.ENGLISH), inDoubt);
    }

    private Platform.Delivery post(int mark, boolean inDoubt) {
        return delivery(mark, Address.channel(SPACE, hall.id()), inDoubt, "Window table");
    }

    private Undelivered fails(Platform.Delivery delivery) {
        return catchThrowableOfType(Undelivered.class, () -> deliveries.show(delivery));
    }

    @Test
    void aMessageIsShownEditedInPlaceAndTakenAway() throws Undelivered {
        var reference = deliveries.show(post(1, false));
        assertThat(reference).isEqualTo(hall.id() + "/" + hall.messages().getFirst().ts());
        deliveries.change(delivery(1, Address.channel(SPACE, hall.id()), false, "Corner table"), reference);
        assertThat(hall.messages()).singleElement().satisfies(message -> {
            assertThat(message.words()).isEqualTo("Corner table");
            assertThat(message.edits()).isEqualTo(1);
        });
        deliveries.remove(reference);
        deliveries.remove(reference);
        assertThat(hall.messages()).isEmpty();
    }

    @Test
    void aMessageWhoseAnswerWasLostIsFoundAgainAndNotPostedTwice() throws Undelivered {
        slack.fail("chat.postMessage", 1, new Fault.BreaksAfter());
        assertThat(fails(post(5, false)).why()).isEqualTo(Why.UNSURE);
        for (var i = 0; i < 3; i++) deliveries.show(delivery(100 + i, Address.channel(SPACE, hall.id()), false, "another"));
        assertThat(deliveries.show(post(5, true))).isEqualTo(hall.id() + "/" + hall.messages().getFirst().ts());
        assertThat(hall.messages()).hasSize(4);
        assertThat(slack.violations()).isEmpty();
    }

    @Test
    void whatIsNotWantedAnyMoreIsFoundByItsMarkAndTakenAway() throws Undelivered {
        for (var to : List.of(Address.channel(SPACE, hall.id()), new Account(SPACE, ben.id()).direct())) {
            slack.fail("chat.postMessage", 1, new Fault.BreaksAfter());
            assertThat(fails(delivery(5, to, false, "Lost")).why()).isEqualTo(Why.UNSURE);
            deliveries.show(delivery(6, to, false, "Another"));
            var unwanted = new Platform.Delivery(5, to, new Wanted.Nothing(), true);
            deliveries.remove(deliveries.find(unwanted).orElseThrow());
            assertThat(deliveries.find(unwanted)).isEmpty();
        }
        assertThat(hall.messages()).singleElement().extracting(it -> it.words()).isEqualTo("Another");
        assertThat(slack.direct(ben).messages()).singleElement().extracting(it -> it.words()).isEqualTo("Another");
        assertThat(slack.violations()).isEmpty();
    }

    @Test
    void aMessageInDoubtThatNeverArrivedIsPosted() throws Undelivered {
        slack.fail("chat.postMessage", 1, new Fault.BreaksBefore());
        assertThat(fails(post(5, false)).why()).isEqualTo(Why.UNSURE);
        deliveries.show(post(5, true));
        assertThat(hall.messages()).hasSize(1);
    }

    @Test
    void whatIsFoundAgainIsBroughtUpToDate() throws Undelivered {
        deliveries.show(post(5, false));
        deliveries.show(delivery(5, Address.channel(SPACE, hall.id()), true, "Corner table"));
        assertThat(hall.messages()).singleElement().extracting(it -> it.words()).isEqualTo("Corner table");
    }

    @Test
    void aDirectMessageInDoubtIsLookedForToo() throws Undelivered {
        var direct = new Account(SPACE, ben.id()).direct();
        slack.fail("chat.postMessage", 1, new Fault.BreaksAfter());
        assertThat(fails(delivery(6, direct, false, "Your seat")).why()).isEqualTo(Why.UNSURE);
        deliveries.show(delivery(6, direct, true, "Your seat"));
        assertThat(slack.direct(ben).messages()).hasSize(1);
    }

    @Test
    void whoeverWaitsForTheirTurnIsNeverRefused() throws Exception {
        var to = Address.channel(SPACE, hall.id());
        for (var i = 0; i < 7; i++) {
            TimeUnit.NANOSECONDS.sleep(web.pace().turn(to, true).toNanos()); // as the outbox waits
            deliveries.show(post(20 + i, false));
        }
        assertThat(hall.messages()).hasSize(7);
        assertThat(web.pace().turn(Address.under(to, "event 1"), true)).as("what is said in a thread counts in its channel").isPositive();
        assertThat(web.pace().turn(Address.channel(SPACE, "C9"), true)).as("another channel").isZero();
        assertThat(web.pace().turn(to, false)).as("a change").isZero();
    }

    @Test
    void whenSlackRefusesNothingIsAskedOfItForAsLongAsItSays() {
        slack.fail("chat.postMessage", 1, new Fault.Status(429, 7));
        assertThat(fails(post(1, false)).why()).isEqualTo(Why.LATER);
        assertThat(web.pace().turn(Address.channel(SPACE, "C9"), true)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(7));
        assertThat(catchThrowableOfType(Undelivered.class, web.pace()::mayGo).pause()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(7));
    }

    @Test
    void aRateLimitMeansLaterAndSaysHowLong() throws Undelivered {
        slack.fail("chat.postMessage", 1, new Fault.Status(429, 7));
        var later = fails(post(1, false));
        assertThat(later.why()).isEqualTo(Why.LATER);
        assertThat(later.pause()).isEqualTo(Duration.ofSeconds(7));
        for (var i = 0; i < 4; i++) deliveries.show(post(10 + i, false));
        assertThat(fails(post(20, false)).why()).isEqualTo(Why.LATER);
    }

    @Test
    void serverErrorsAndTimeoutsAreUnsureAndAnUnreachableSlackIsLater() {
        slack.fail("chat.postMessage", 1, new Fault.Status(503, 0));
        assertThat(fails(post(1, false)).why()).isEqualTo(Why.UNSURE);
        slack.fail("chat.postMessage", 1, new Fault.Error("internal_error"));
        assertThat(fails(post(1, false)).why()).isEqualTo(Why.UNSURE);
        var nobody = new SlackWeb(new SlackSettings(FakeSlack.BOT_TOKEN, Optional.empty(), Optional.empty(), Optional.of("http://127.0.0.1:1/api/"), ""));
        assertThat(catchThrowableOfType(Undelivered.class, () -> new SlackDeliveries(nobody, SPACE, it -> it.user(), new SlackRecall()).show(post(1, false))).why()).isEqualTo(Why.LATER);
        nobody.close();
    }

    @Test
    void aPublicChannelIsJoinedWhenNeeded() throws Undelivered {
        hall.joined(false);
        deliveries.show(post(1, true));
        assertThat(hall.messages()).hasSize(1);
    }

    @Test
    void aPrivateOrArchivedChannelIsNamedWithWhatToDo() {
        var secret = slack.secretChannel("secret");
        var no = fails(delivery(1, Address.channel(SPACE, secret.id()), false, "x"));
        assertThat(no.why()).isEqualTo(Why.NEVER);
        assertThat(no).hasMessageContaining("/invite @usher");
        hall.archived(true);
        assertThat(fails(post(1, false))).hasMessageContaining("archived");
    }

    @Test
    void aMissingScopeIsNamed() {
        slack.without("chat:write");
        var no = fails(post(1, false));
        assertThat(no.why()).isEqualTo(Why.NEVER);
        assertThat(no).hasMessageContaining("chat:write").hasMessageContaining("reinstall");
    }

    @Test
    void closedMessagesAreClosedAndADeletedMessageIsGone() throws Undelivered {
        ben.closed().set(true);
        assertThat(fails(delivery(1, new Account(SPACE, ben.id()).direct(), false, "x")).why()).isEqualTo(Why.CLOSED);
        var reference = deliveries.show(post(1, false));
        deliveries.remove(reference);
        assertThat(catchThrowableOfType(Undelivered.class, () -> deliveries.change(post(1, false), reference)).why()).isEqualTo(Why.GONE);
    }

    @Test
    void aHomeIsPublished() throws Undelivered {
        var home = new Account(SPACE, ben.id()).home();
        var delivery = new Platform.Delivery(1, home, new Wanted.Home(Card.of("My seats"), Locale.ENGLISH), false);
        assertThat(deliveries.show(delivery)).isEqualTo("home/" + ben.id());
        deliveries.change(delivery, "home/" + ben.id());
        assertThat(slack.home(ben).words()).isEqualTo("My seats");
    }

    @Test
    void theCheckUpNamesWhatIsMissingAndATokenThatIsWrong() throws IOException {
        slack.without("users:read");
        var platform = new SlackPlatform(settings());
        assertThat(platform.check()).extracting(Platform.Finding::fine).containsExactly(true, false);
        assertThat(platform.check().getLast().what()).contains("users:read").contains("reinstall");
        platform.close();
        var wrong = new SlackPlatform(new SlackSettings("xoxb-wrong", Optional.empty(), Optional.empty(), Optional.of(slack.apiUrl()), ""));
        assertThat(wrong.check()).extracting(Platform.Finding::what).anyMatch(it -> it.contains("SLACK_BOT_TOKEN")).anyMatch(it -> it.contains("SLACK_APP_TOKEN")).noneMatch(it -> it.contains("xoxb-wrong"));
        assertThatThrownBy(() -> wrong.show(post(1, false))).isInstanceOf(Undelivered.class);
        wrong.close();
    }

    @Test
    void aWrongTokenStopsTheStartWithASentenceThatNamesTheSetting() {
        var wrong = new SlackPlatform(new SlackSettings("xoxb-wrong", Optional.empty(), Optional.empty(), Optional.of(slack.apiUrl()), ""));
        var bot = new Bot(TestDatabase.h2().get(), List.of(), new HandAlarm(), InstantSource.system(), Watch.NOBODY);
        assertThatThrownBy(() -> wrong.open(bot)).hasMessageContaining("SLACK_BOT_TOKEN").hasMessageContaining("invalid_auth").hasMessageNotContaining("xoxb-wrong");
        wrong.close();
        var socket = new SlackPlatform(new SlackSettings(FakeSlack.BOT_TOKEN, Optional.of("xapp-wrong"), Optional.empty(), Optional.of(slack.apiUrl()), ""));
        assertThatThrownBy(() -> socket.open(bot)).hasMessageContaining("SLACK_APP_TOKEN").hasMessageNotContaining("xapp-wrong");
        socket.close();
        bot.close();
    }

    @Test
    void secretsAreNotInWhatSettingsSay() {
        assertThat(settings().toString()).doesNotContain(FakeSlack.BOT_TOKEN).doesNotContain(FakeSlack.APP_TOKEN);
    }
}
