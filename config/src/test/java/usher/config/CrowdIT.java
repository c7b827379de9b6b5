package usher.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import usher.Account;
import usher.Address;
import usher.Answer;
import usher.Bot;
import usher.Call;
import usher.Caller;
import usher.Card;
import usher.Json;
import usher.Space;
import usher.Text;
import usher.Value;
import usher.Values;
import usher.discord.DiscordPlatform;
import usher.discord.DiscordSettings;
import usher.fakes.discord.FakeChannel;
import usher.fakes.discord.FakeDiscord;
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
import usher.web.Cast;
import usher.web.Health;
import usher.web.Metrics;
import usher.web.Playground;
import usher.web.WebServer;

/** Three spaces of one community race for one pool: Discord through the real JDA, Slack through the real Bolt, the playground through its page's own requests. */
class CrowdIT {

    private static final int EACH = 200;
    private static final int SEATS = 50;
    private static final int HANDFUL = 10;
    /** Discord and Slack both give an app three seconds. */
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final Pattern SESSION = Pattern.compile("name=\"usher-session\" content=\"([0-9a-f]+)\"");

    @TempDir
    Path folder;

    private final FakeDiscord discord = FakeDiscord.start();
    private final Cast cast = new Cast(new Space("playground", "main"),
        IntStream.rangeClosed(0, EACH).mapToObj(i -> new Cast.Persona("p" + i, "P" + i, i == 0 ? "moderator" : "member", i == 0)).toList(),
        List.of(new Cast.Channel("announcements", "What is coming up"), new Cast.Channel("general", "Everything else")));
    private FakeSlack slack;
    private Metrics metrics;
    private WebServer web;
    private Bot bot;
    private int calls;

    @BeforeEach
    void slack() throws InterruptedException {
        slack = FakeSlack.start();
        metrics = new Metrics();
    }

    @AfterEach
    void close() throws InterruptedException {
        bot.close();
        web.close();
        metrics.close();
        discord.close();
        slack.close();
    }

    private void start(boolean http) {
        var slackPlatform = new SlackPlatform(new SlackSettings(FakeSlack.BOT_TOKEN, http ? Optional.empty() : Optional.of(FakeSlack.APP_TOKEN),
            http ? Optional.of(FakeSlack.SIGNING_SECRET) : Optional.empty(), Optional.of(slack.apiUrl()), ""));
        var playground = new Playground(folder, Optional.empty(), cast);
        web = new WebServer(new WebServer.Settings("127.0.0.1", 0, Set.of()), new Health(() -> true), metrics);
        web.playground(playground, Optional.empty());
        if (http) Platforms.route(slackPlatform, web);
        web.start();
        bot = new Bot(TestDatabase.fresh().get(), Main.features(), new HandAlarm(), InstantSource.system(), metrics);
        bot.open(List.of(playground, slackPlatform,
            new DiscordPlatform(new DiscordSettings(discord.token(), Optional.of(discord.url()), Optional.of(discord.gatewayUrl()), "", false))));
        if (http) slack.viaHttp(URI.create("http://127.0.0.1:" + web.port() + "/slack/events"));
    }

    @ParameterizedTest(name = "Slack by HTTP: {0}")
    @ValueSource(booleans = {false, true})
    void threeSpacesRaceForOnePoolAndNobodyIsCheated(boolean http) throws Exception {
        var guild = discord.guild("Makers on Discord");
        var events = guild.channel("events");
        var mo = guild.admin("mo");
        var members = IntStream.range(0, EACH).mapToObj(i -> guild.member("d" + i)).toList();
        var sam = slack.user("Sam", true, "Europe/Berlin");
        var users = IntStream.range(0, EACH).mapToObj(i -> slack.user("S" + i)).toList();
        var channel = slack.channel("events");
        start(http);

        var onDiscord = admin("discord:" + guild.id + "/" + mo.id());
        var onSlack = admin("slack:" + FakeSlack.TEAM + "/" + sam.id());
        var inPlay = admin("playground:main/p0");
        call(onDiscord, "usher.channel", new Value("channel", Address.channel(onDiscord.account().space(), events.id).key()));
        call(onSlack, "usher.channel", new Value("channel", Address.channel(onSlack.account().space(), channel.id()).key()));
        call(inPlay, "usher.channel", new Value("channel", Address.channel(inPlay.account().space(), "announcements").key()));
        connect(onDiscord, mo, onSlack);
        connect(onDiscord, mo, inPlay);

        warmUp(onDiscord, new Crowd(events, members, channel, users));
        var warmed = SeatRows.of(bot).size();
        var before = SeatRows.of(bot).getLast().poolId();
        var drop = dropOf(call(onDiscord, "drop.create", new Value("title", "Portfolio clinic"), new Value("seats", Integer.toString(SEATS))));
        soon(() -> events.messages().size() == 2 && channel.messages().size() == 2 && state().contains("Portfolio clinic"));
        var onDiscordPost = events.messages().getLast();
        var onSlackPost = channel.messages().getLast();

        var slowestOnDiscord = 0L;
        var slowestOnSlack = 0L;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var fromDiscord = CompletableFuture.supplyAsync(() -> withinASecond(i -> discord.people().press(members.get(i), onDiscordPost, "Claim")), threads);
            var fromSlack = CompletableFuture.supplyAsync(() -> withinASecond(i -> slack.press(users.get(i), onSlackPost, "Claim")), threads);
            var fromPlay = CompletableFuture.supplyAsync(() -> pressAll(drop, threads), threads);
            for (var interaction : fromDiscord.get()) slowestOnDiscord = Math.max(slowestOnDiscord, interaction.await().ackMillis());
            for (var interaction : fromSlack.get()) {
                interaction.reply();
                interaction.ack();
                slowestOnSlack = Math.max(slowestOnSlack, interaction.ackAfter().toMillis());
            }
            assertThat(slowestOnDiscord).as("slowest acknowledgement on Discord, ms").isLessThan(DEADLINE.toMillis());
            assertThat(slowestOnSlack).as("slowest acknowledgement on Slack, ms").isLessThan(DEADLINE.toMillis());
            for (var answer : fromPlay.get()) assertThat(answer.get().statusCode()).isEqualTo(200);
        }

        var rows = SeatRows.of(bot).stream().filter(seat -> seat.poolId() > before).toList();
        assertThat(rows.stream().filter(seat -> seat.state() == Seat.State.HELD)).as("held").hasSize(SEATS);
        assertThat(rows.stream().filter(seat -> seat.state() == Seat.State.WAITING)).as("waiting").hasSize(3 * EACH - SEATS);
        assertThat(rows.stream().takeWhile(seat -> seat.state() == Seat.State.HELD).count()).as("the first to arrive hold the seats").isEqualTo(SEATS);
        var order = SeatRows.accountsInOrder(bot).subList(warmed, warmed + rows.size());
        assertThat(order.stream().filter(id -> id.startsWith("discord:")).toList()).as("in the order in which Discord sent them")
            .isEqualTo(members.stream().map(FakeMember::id).map(id -> "discord:" + guild.id + "/" + id).toList());
        if (!http) { // one socket keeps the order; HTTP requests cross one another on their way
            assertThat(order.stream().filter(id -> id.startsWith("slack:")).toList()).as("in the order in which Slack sent them")
                .isEqualTo(users.stream().map(FakeUser::id).map(id -> "slack:" + FakeSlack.TEAM + "/" + id).toList());
        }
        var end = "All 50 seats are taken";
        var line = (3 * EACH - SEATS) + " people";
        soon(() -> onDiscordPost.text().contains(end) && onDiscordPost.text().contains(line));
        soon(() -> onSlackPost.words().contains(end) && onSlackPost.words().contains(line));
        soon(() -> state().contains(end) && state().contains(line));
        assertThat(onDiscordPost.edits()).as("edits on Discord").isLessThanOrEqualTo(8);
        assertThat(onSlackPost.edits()).as("edits on Slack").isLessThanOrEqualTo(8);
        assertThat(events.messages()).hasSize(2);
        assertThat(channel.messages()).hasSize(2);
        assertThat(discord.violations()).isEmpty();
        assertThat(discord.unanswered()).isEmpty();
        assertThat(slack.violations()).isEmpty();
        System.out.printf(Locale.ROOT, "crowd: %d presses, %d in, %d waiting; slowest acknowledgement: Discord %d ms, Slack %d ms; edits of the post: Discord %d, Slack %d%n",
            3 * EACH, SEATS, 3 * EACH - SEATS, slowestOnDiscord, slowestOnSlack, onDiscordPost.edits(), onSlackPost.edits());
    }

    /** Two hundred presses of one platform, spread over a second as a crowd's are. */
    private static <T> List<T> withinASecond(IntFunction<T> press) {
        var pressed = new ArrayList<T>();
        for (var i = 0; i < EACH; i++) {
            pressed.add(press.apply(i));
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos() / EACH);
        }
        return pressed;
    }

    private record Crowd(FakeChannel events, List<FakeMember> members, usher.fakes.slack.FakeChannel channel, List<FakeUser> users) {}

    /**
     * A first drop in small handfuls, so that the crowd meets a running Usher and not a Java that has never done this before: bot, both platforms' stand-ins
     * and the crowd share one process and two cores here. What a cold start can take is for a benchmark to say.
     */
    private void warmUp(Caller host, Crowd crowd) throws Exception {
        var drop = dropOf(call(host, "drop.create", new Value("title", "Warm-up"), new Value("seats", "500")));
        soon(() -> !crowd.events.messages().isEmpty() && !crowd.channel.messages().isEmpty() && state().contains("Warm-up"));
        var onDiscord = crowd.events.messages().getFirst();
        var onSlack = crowd.channel.messages().getFirst();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var label : List.of("Claim", "Give back", "Claim")) {
                for (var i = 0; i < EACH; i += HANDFUL) {
                    var fromDiscord = discord.people().herd(crowd.members.subList(i, i + HANDFUL), onDiscord, label);
                    var fromSlack = crowd.users.subList(i, i + HANDFUL).stream().map(user -> slack.press(user, onSlack, label)).toList();
                    for (var interaction : fromDiscord) interaction.await();
                    for (var interaction : fromSlack) interaction.reply();
                }
            }
            for (var answer : pressAll(drop, threads)) assertThat(answer.get().statusCode()).isEqualTo(200);
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

    /** The host's admin asks for a code, the guest's types it, and the host's confirms in their private messages. */
    private void connect(Caller host, FakeMember mo, Caller guest) throws Exception {
        var given = (Answer.Done) call(host, "usher.connect");
        var code = given.card().title().args().stream().filter(Text.Code.class::isInstance).map(it -> ((Text.Code) it).words()).findFirst().orElseThrow();
        call(guest, "usher.connect", new Value("code", code));
        soon(() -> confirmations(mo).size() > 0);
        discord.people().press(mo, confirmations(mo).getLast(), "Confirm").await();
        soon(() -> confirmations(mo).isEmpty());
    }

    private List<FakeMessage> confirmations(FakeMember mo) {
        return discord.direct(mo.id()).messages().stream().filter(message -> message.buttons().contains("Confirm")).toList();
    }

    private static String dropOf(Answer created) {
        return ((Answer.Done) created).card().controls().stream().filter(Card.Button.class::isInstance).map(it -> ((Card.Button) it).values().getFirst().text()).findFirst().orElseThrow();
    }

    private List<CompletableFuture<HttpResponse<String>>> pressAll(String drop, Executor threads) {
        var client = HttpClient.newBuilder().cookieHandler(new CookieManager()).executor(threads).build();
        var match = SESSION.matcher(send(client, request("/").build()).body());
        assertThat(match.find()).isTrue();
        var presses = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (var i = 1; i <= EACH; i++) {
            var persona = "p" + i;
            var body = Json.write(Map.of("id", UUID.randomUUID().toString(), "as", persona, "place", "channel/announcements", "press", "drop.claim?drop=" + drop, "values", Map.of(), "zone", "UTC"));
            presses.add(client.sendAsync(request("/playground/call").header("Content-Type", "application/json").header("X-Usher-Session", match.group(1))
                .POST(HttpRequest.BodyPublishers.ofString(body, UTF_8)).build(), HttpResponse.BodyHandlers.ofString()));
        }
        return presses;
    }

    /** What the playground's page is told. */
    private String state() {
        var client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        send(client, request("/").build());
        return send(client, request("/playground/state").build()).body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + path));
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void soon(Callable<Boolean> so) {
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(50)).atMost(Duration.ofSeconds(30)).until(so);
    }
}
