package usher.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import usher.Account;
import usher.Action;
import usher.Address;
import usher.Answer;
import usher.Bot;
import usher.Call;
import usher.Caller;
import usher.Card;
import usher.Feature;
import usher.Field;
import usher.Right;
import usher.Text;
import usher.Value;
import usher.Values;
import usher.Wanted;
import usher.Watch;
import usher.discord.DiscordPlatform;
import usher.discord.DiscordSettings;
import usher.fakes.discord.FakeChannel;
import usher.fakes.discord.FakeDiscord;
import usher.fakes.discord.FakeGuild;
import usher.fakes.discord.FakeMember;
import usher.fakes.discord.FakeMessage;
import usher.fakes.slack.FakeSlack;
import usher.fakes.slack.FakeUser;
import usher.seats.Seat;
import usher.slack.SlackPlatform;
import usher.slack.SlackSettings;
import usher.testing.HandAlarm;
import usher.testing.SeatRows;
import usher.testing.TestDatabase;

/**
 * Five thousand people press on one drop inside two seconds, half of them on Discord and half on Slack, through the real clients. The bot, both platforms'
 * stand-ins and the people share one process, and a warm one: what a cold start takes is for a benchmark to say. {@code mvn verify -pl config -am -Dusher.tide=5000
 * -Dtest=TideTest -Dsurefire.failIfNoSpecifiedTests=false "-Dtest.args=-Xms2500m -Xmn1800m"} presses 5,000 times; the memory is the stand-ins', which keep everything.
 */
@EnabledIfSystemProperty(named = "usher.tide", matches = "\\d+", disabledReason = "it wants the machine for itself: -Dusher.tide=5000")
class TideTest {

    private static final int EACH = Integer.getInteger("usher.tide", 5000) / 2;
    private static final int SEATS = 500;
    private static final Duration PRESSING = Duration.ofMillis(1900);
    /** Discord and Slack both give an app three seconds. */
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final Duration POSTS = Duration.ofSeconds(3);

    private final FakeDiscord discord = FakeDiscord.start();
    private FakeSlack slack;
    private Bot bot;
    private final LongAdder groups = new LongAdder();
    private int calls;

    @BeforeEach
    void start() throws InterruptedException {
        slack = FakeSlack.start();
    }

    @AfterEach
    void close() throws InterruptedException {
        bot.close();
        discord.close();
        slack.close();
    }

    private final FakeGuild guild = discord.guild("Makers on Discord");
    private final FakeChannel events = guild.channel("events");
    private final FakeMember mo = guild.admin("mo");
    private final List<FakeMember> members = IntStream.range(0, EACH).mapToObj(i -> guild.member("d" + i)).toList();

    @Test
    void fiveThousandPressesOnOneDropAreAnsweredInTimeAndInOrder() throws Exception {
        var sam = slack.user("Sam", true, "Europe/Berlin");
        var users = IntStream.range(0, EACH).mapToObj(i -> slack.user("S" + i)).toList();
        var channel = slack.channel("events");
        open();
        var host = admin("discord:" + guild.id + "/" + mo.id());
        var guest = admin("slack:" + FakeSlack.TEAM + "/" + sam.id());
        call(host, "usher.channel", new Value("channel", Address.channel(host.account().space(), events.id).key()));
        call(guest, "usher.channel", new Value("channel", Address.channel(guest.account().space(), channel.id()).key()));
        connect(host, guest);
        for (var round = 0; round < 2; round++) warmUp(host, channel, users, round);

        var before = SeatRows.of(bot).getLast().poolId();
        var seen = SeatRows.accountsInOrder(bot).size();
        call(host, "drop.create", new Value("title", "Portfolio clinic"), new Value("seats", Integer.toString(SEATS)));
        soon(() -> events.messages().size() == 3 && channel.messages().size() == 3);
        var onDiscord = events.messages().getLast();
        var onSlack = channel.messages().getLast();

        System.gc(); // the stand-ins keep everything that people ever did: no pause for moving that about is to fall into the tide
        groups.reset();
        var cpu = cpu();
        var began = System.nanoTime();
        var tide = tide(onDiscord, onSlack, users);
        var pressed = millis(began);
        soon(() -> tide.discord.stream().allMatch(it -> it.isAcked() || it.ageMillis() > DEADLINE.toMillis()));
        for (var it : tide.slack) it.acknowledgement().orTimeout(30, TimeUnit.SECONDS).join();
        var acked = millis(began);
        var ends = "All " + SEATS + " seats are taken";
        var line = String.format(Locale.ROOT, "%,d people", 2 * EACH - SEATS);
        soon(() -> onDiscord.text().contains(ends) && onDiscord.text().contains(line) && onSlack.words().contains(ends) && onSlack.words().contains(line));
        var right = millis(began);
        for (var it : tide.discord) if (it.isAcked()) it.answered().orTimeout(30, TimeUnit.SECONDS).join();
        for (var it : tide.slack) it.replied().orTimeout(30, TimeUnit.SECONDS).join();
        var told = millis(began);

        var acks = tide.discord.stream().mapToLong(it -> it.ackMillis()).sorted().toArray();
        var slackAcks = tide.slack.stream().mapToLong(it -> it.ackAfter().toMillis()).sorted().toArray();
        System.out.printf(Locale.ROOT, "tide: %d presses within %d ms; all acknowledged after %d ms, posts right after %d ms, all told after %d ms; acknowledgement p50/p99/max: "
            + "Discord %d/%d/%d ms (%d asked for more time, %d too late), Slack %d/%d/%d ms; edits of the post: Discord %d, Slack %d; commits %d; processor time of the whole process %d ms%n", 2 * EACH, pressed, acked, right, told,
            acks[EACH / 2], acks[EACH * 99 / 100], acks[EACH - 1], tide.discord.stream().filter(it -> it.deferred()).count(),
            tide.discord.stream().filter(it -> !it.isAcked()).count(), slackAcks[EACH / 2], slackAcks[EACH * 99 / 100], slackAcks[EACH - 1], onDiscord.edits(), onSlack.edits(), groups.sum(), cpu() - cpu);

        var rows = SeatRows.of(bot).stream().filter(seat -> seat.poolId() > before).toList();
        assertThat(rows).hasSize(2 * EACH);
        assertThat(rows.stream().takeWhile(seat -> seat.state() == Seat.State.HELD).count()).as("the first to arrive hold the seats").isEqualTo(SEATS);
        assertThat(rows.stream().filter(seat -> seat.state() == Seat.State.HELD)).as("held").hasSize(SEATS);
        assertThat(rows.stream().filter(seat -> seat.state() == Seat.State.WAITING)).as("waiting").hasSize(2 * EACH - SEATS);
        var order = SeatRows.accountsInOrder(bot).subList(seen, seen + rows.size());
        assertThat(order.stream().filter(id -> id.startsWith("discord:")).toList()).as("in the order in which Discord sent them")
            .isEqualTo(members.stream().map(FakeMember::id).map(id -> "discord:" + guild.id + "/" + id).toList());
        assertThat(order.stream().filter(id -> id.startsWith("slack:")).toList()).as("in the order in which Slack sent them")
            .isEqualTo(users.stream().map(FakeUser::id).map(id -> "slack:" + FakeSlack.TEAM + "/" + id).toList());
        assertThat(discord.violations()).isEmpty();
        assertThat(discord.unanswered()).isEmpty();
        assertThat(slack.violations()).isEmpty();
        assertThat(acks[EACH - 1]).as("slowest acknowledgement on Discord, ms").isLessThan(DEADLINE.toMillis());
        assertThat(slackAcks[EACH - 1]).as("slowest acknowledgement on Slack, ms").isLessThan(DEADLINE.toMillis());
        assertThat(right - acked).as("posts right after the last acknowledgement, ms").isLessThan(POSTS.toMillis());
        assertThat(onDiscord.edits()).as("edits on Discord").isLessThanOrEqualTo(8);
        assertThat(onSlack.edits()).as("edits on Slack").isLessThanOrEqualTo(8);
    }

    /** What the clients and the platforms' stand-ins themselves take: the same presses, answered with a constant by nobody who looks at a database. */
    @Test
    void theStandInsOwnCeiling() throws Exception {
        var users = IntStream.range(0, EACH).mapToObj(i -> slack.user("S" + i)).toList();
        var channel = slack.channel("events");
        open();
        var host = admin("discord:" + guild.id + "/" + mo.id());
        var guest = admin("slack:" + FakeSlack.TEAM + "/" + slack.user("Sam").id());
        call(host, "echo.post", new Value("channel", Address.channel(host.account().space(), events.id).key()));
        call(guest, "echo.post", new Value("channel", Address.channel(guest.account().space(), channel.id()).key()));
        soon(() -> events.messages().size() == 1 && channel.messages().size() == 1);
        for (var round = 0; round < 2; round++) handfuls(events.messages().getFirst(), channel.messages().getFirst(), users);
        for (var round = 0; round < 3; round++) {
            var cpu = cpu();
            var began = System.nanoTime();
            var tide = tide(events.messages().getFirst(), channel.messages().getFirst(), users);
            await().atMost(Duration.ofSeconds(60)).until(() -> tide.discord.stream().allMatch(it -> it.isAcked() || it.ageMillis() > DEADLINE.toMillis()) && tide.slack.stream().allMatch(it -> it.replied().isDone()));
            System.out.printf(Locale.ROOT, "ceiling, round %d: %d presses, all told after %d ms, but for %d late ones; slowest acknowledgement on Discord %d ms; processor time of the whole process %d ms%n", round, 2 * EACH,
                millis(began), tide.discord.stream().filter(it -> !it.isAcked()).count(), tide.discord.stream().mapToLong(it -> it.ackMillis()).max().orElse(0), cpu() - cpu);
        }
    }

    private static final class Echo implements Feature {
        private static final Field.ChannelRef CHANNEL = new Field.ChannelRef(Field.required("channel", "Channel", "where"));

        @Override
        public List<Action> actions() {
            return List.of(Action.command("echo post", "Post a button", Right.ANYONE, List.of(CHANNEL), (call, tx) -> {
                tx.post(call.get(CHANNEL), "echo", () -> Wanted.message(Card.of("Echo").controls(Card.button("Claim", "echo.press")), Locale.ENGLISH));
                return Answer.done(Card.of("Posted"));
            }), Action.look("echo.press", "Echo", Right.ANYONE, List.of(), (_, _) -> Answer.done(Card.of("You are in").say("A seat is yours."))));
        }
    }

    private static List<Feature> features() {
        var all = new ArrayList<>(Main.features());
        all.add(new Echo());
        return all;
    }

    private void open() {
        bot = new Bot(TestDatabase.fresh().get(), features(), new HandAlarm(), InstantSource.system(), new Watch() {
            @Override
            public void committed(int calls, int timers, Duration took) {
                if (calls > 0) groups.increment();
            }
        });
        bot.open(List.of(new DiscordPlatform(new DiscordSettings(discord.token(), Optional.of(discord.url()), Optional.of(discord.gatewayUrl()), "", false)),
            new SlackPlatform(new SlackSettings(FakeSlack.BOT_TOKEN, Optional.of(FakeSlack.APP_TOKEN), Optional.empty(), Optional.of(slack.apiUrl()), ""))));
    }

    private record Tide(List<usher.fakes.discord.Interaction> discord, List<usher.fakes.slack.Interaction> slack) {}

    private Tide tide(FakeMessage onDiscord, usher.fakes.slack.FakeMessage onSlack, List<FakeUser> users) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var fromDiscord = CompletableFuture.supplyAsync(() -> spread(i -> discord.people().press(members.get(i), onDiscord, "Claim")), threads);
            var fromSlack = CompletableFuture.supplyAsync(() -> spread(i -> slack.press(users.get(i), onSlack, "Claim")), threads);
            return new Tide(fromDiscord.get(), fromSlack.get());
        }
    }

    /** One platform's presses, evenly over {@link #PRESSING}; what is late is made up for. */
    private static <T> List<T> spread(IntFunction<T> press) {
        var pressed = new ArrayList<T>();
        var began = System.nanoTime();
        for (var i = 0; i < EACH; i++) {
            var due = began + PRESSING.toNanos() * i / EACH;
            while (System.nanoTime() < due) LockSupport.parkNanos(due - System.nanoTime());
            pressed.add(press.apply(i));
        }
        return pressed;
    }

    /** A drop in handfuls, each waited for: the tide is to meet a running Usher and not a Java that has never done this before. */
    private void warmUp(Caller host, usher.fakes.slack.FakeChannel channel, List<FakeUser> users, int round) throws Exception {
        call(host, "drop.create", new Value("title", "Warm-up " + round), new Value("seats", "500"));
        soon(() -> events.messages().size() == round + 1 && channel.messages().size() == round + 1);
        handfuls(events.messages().getLast(), channel.messages().getLast(), users);
    }

    private void handfuls(FakeMessage onDiscord, usher.fakes.slack.FakeMessage onSlack, List<FakeUser> users) {
        for (var i = 0; i + 25 <= EACH; i += 25) {
            var fromDiscord = discord.people().herd(members.subList(i, i + 25), onDiscord, "Claim");
            var fromSlack = users.subList(i, i + 25).stream().map(user -> slack.press(user, onSlack, "Claim")).toList();
            for (var it : fromDiscord) it.await();
            for (var it : fromSlack) it.reply();
        }
    }

    private static Caller admin(String account) {
        return new Caller(Account.of(account), "Admin", Set.of(), true, Locale.ENGLISH, Optional.empty());
    }

    private Answer call(Caller who, String action, Value... values) throws Exception {
        var call = new Call("set up " + ++calls, bot.arrive(), action, who, Address.channel(who.account().space(), "general"), Values.of(values));
        var answer = bot.handle(call).toCompletableFuture().get();
        assertThat(answer).as("%s", action).isInstanceOf(Answer.Done.class);
        return answer;
    }

    private void connect(Caller host, Caller guest) throws Exception {
        var given = (Answer.Done) call(host, "usher.connect");
        var code = given.card().title().args().stream().filter(Text.Code.class::isInstance).map(it -> ((Text.Code) it).words()).findFirst().orElseThrow();
        call(guest, "usher.connect", new Value("code", code));
        soon(() -> !confirmations().isEmpty());
        discord.people().press(mo, confirmations().getLast(), "Confirm").await();
        soon(() -> confirmations().isEmpty());
    }

    private List<FakeMessage> confirmations() {
        return discord.direct(mo.id()).messages().stream().filter(message -> message.buttons().contains("Confirm")).toList();
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1_000_000;
    }

    private static long millis(long began) {
        return (System.nanoTime() - began) / 1_000_000;
    }

    private static void soon(Callable<Boolean> so) {
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(50)).atMost(Duration.ofSeconds(30)).until(so);
    }
}
