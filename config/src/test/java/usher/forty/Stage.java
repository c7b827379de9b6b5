package usher.forty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import usher.Bot;
import usher.Database;
import usher.Pages;
import usher.Watch;
import usher.config.Main;
import usher.discord.DiscordPlatform;
import usher.discord.DiscordSettings;
import usher.fakes.discord.FakeChannel;
import usher.fakes.discord.FakeDiscord;
import usher.fakes.discord.FakeGuild;
import usher.fakes.slack.FakeSlack;
import usher.slack.SlackPlatform;
import usher.slack.SlackSettings;
import usher.testing.HandAlarm;
import usher.testing.MovableClock;
import usher.testing.TestDatabase;

/** The whole program in front of the stand-ins for both platforms, with a clock that is moved by hand and an alarm that rings by it. */
final class Stage implements AutoCloseable {

    private static final int AT_ONCE = 5_000;
    private static final Pattern CODE = Pattern.compile("[A-Z2-9]{4}-[A-Z2-9]{4}");

    final FakeDiscord discord = FakeDiscord.start();
    final FakeSlack slack;
    private final FakeGuild guild = discord.guild("Makers on Discord");
    private final FakeChannel hall = guild.channel("hall");
    private final usher.fakes.slack.FakeChannel lounge;
    private final MovableClock clock;
    private final Supplier<Database> databases = TestDatabase.fresh();
    private final long seed;
    private final Consumer<Instant> looks;
    private HandAlarm alarm = new HandAlarm();
    private Bot bot;

    /** @param looks is told the time whenever everything is told that is to be told by now */
    Stage(Instant begin, long seed, Consumer<Instant> looks) throws InterruptedException {
        this.seed = seed;
        this.looks = looks;
        clock = new MovableClock(begin);
        discord.allows(100_000, Duration.ofSeconds(1)); // a day passes within a second
        discord.allowsInAll(AT_ONCE, Duration.ofSeconds(1));
        slack = FakeSlack.start().unhurried();
        lounge = slack.channel("lounge");
        bot = start();
    }

    private Bot start() {
        alarm = new HandAlarm();
        var started = new Bot(databases.get(), Main.features(_ -> Optional.empty(), Pages.at("http://localhost")), alarm, clock, Watch.NOBODY, Duration.ZERO, new SplittableRandom(seed));
        started.open(List.of(new DiscordPlatform(new DiscordSettings(discord.token(), Optional.of(discord.url()), Optional.of(discord.gatewayUrl()), "", true, false, AT_ONCE)),
            new AtOnce(new SlackPlatform(new SlackSettings(FakeSlack.BOT_TOKEN, Optional.of(FakeSlack.APP_TOKEN), Optional.empty(), Optional.of(slack.apiUrl()), "")))));
        soon(() -> discord.connected() && slack.isConnected());
        return started;
    }

    Instant now() {
        return clock.instant();
    }

    OnDiscord onDiscord(String name, boolean admin) {
        return new OnDiscord(discord, hall, admin ? guild.admin(name) : guild.member(name));
    }

    OnSlack onSlack(String name, boolean admin, String zone) {
        return new OnSlack(slack, lounge, slack.user(name, admin, zone));
    }

    /** Both spaces become one community, with a channel for announcements in each. */
    void connect(OnDiscord host, OnSlack guest) {
        announcesIn(host, hall.id);
        announcesIn(guest, lounge.id());
        guest.says("usher connect", Map.of("code", code(host.says("usher connect", Map.of())))).words();
        settles();
        host.presses(host.direct().stream().filter(it -> it.buttons().contains("Confirm")).findFirst().orElseThrow(), "Confirm").words();
        settles();
    }

    private static void announcesIn(Side admin, String channel) {
        admin.presses(admin.says("usher setup", Map.of()).reply(), "Choose a channel").fills(Map.of("channel", channel)).words();
    }

    void link(Side one, Side other) {
        assertThat(other.says("my link", Map.of("code", code(one.says("my link", Map.of())))).words()).contains("Your accounts are linked");
        settles();
    }

    private static String code(Told told) {
        var found = CODE.matcher(told.words());
        assertThat(found.find()).as("a code in %s", told.words()).isTrue();
        return found.group();
    }

    /** What is due now is done, and all is told that can be told now. */
    void settles() {
        do awaitIdle();
        while (rings());
        looks.accept(clock.instant());
    }

    private void awaitIdle() {
        soon(() -> bot.written() && bot.idle());
    }

    private static void soon(Callable<Boolean> so) {
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).atMost(Duration.ofSeconds(60)).until(so);
    }

    private boolean rings() {
        var due = alarm.next().filter(at -> !at.isAfter(clock.instant())).isPresent();
        if (due) {
            alarm.heard();
            bot.fireDue();
        }
        return due;
    }

    /** Time goes by: every timer and every message that waits for an hour of its own has its turn at its instant. */
    void until(Instant end) {
        for (var next = next(end); next.isPresent(); next = next(end)) {
            clock.set(next.get());
            bot.clockMoved();
            settles();
        }
        clock.set(end);
    }

    private Optional<Instant> next(Instant end) {
        var waiting = bot.database().jdbi().withHandle(handle -> handle.createQuery("select min(next_try) from message where shown_version < wanted_version and parked is null and next_try > :now")
            .bind("now", clock.instant()).mapTo(Instant.class).findOne());
        return Stream.concat(alarm.next().stream(), waiting.stream()).map(it -> it.isBefore(clock.instant()) ? clock.instant() : it).filter(it -> !it.isAfter(end)).min(Instant::compareTo);
    }

    /** The program is stopped, and started again on the same database when that much time has gone by. */
    void isDownFor(Duration time) {
        bot.close();
        soon(() -> !discord.connected() && !slack.isConnected()); // or what people do would be told to who is there no more
        clock.forward(time);
        bot = start();
        settles();
    }

    /** A number that a query finds, to prove that nothing was left lying about. */
    int count(String query) {
        return bot.database().jdbi().withHandle(handle -> handle.createQuery(query).mapTo(int.class).one());
    }

    @Override
    public void close() throws InterruptedException {
        bot.close();
        discord.close();
        slack.close();
    }
}
