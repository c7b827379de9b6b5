package usher.slack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import usher.Bot;
import usher.Database;
import usher.Watch;
import usher.fakes.slack.FakeSlack;
import usher.help.Help;
import usher.testing.HandAlarm;
import usher.testing.SeatFeatures;
import usher.testing.TestDatabase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

/** The real bot on a real database, the real Bolt, and a Slack that enforces its rules; by socket or by HTTP. */
final class Rig implements AutoCloseable {

    final FakeSlack slack;
    Tables tables;
    private final Supplier<Database> database = TestDatabase.h2();
    private final boolean http;
    private final Duration spacing;
    private @Nullable HttpServer route;
    private Bot bot;
    private SlackPlatform platform;

    Rig(boolean http) throws IOException, InterruptedException {
        this(http, Duration.ZERO);
    }

    Rig(boolean http, Tables tables) throws IOException, InterruptedException {
        this(http, Duration.ZERO, tables);
    }

    /** {@code spacing}: how far apart the edits of one post are. */
    Rig(boolean http, Duration spacing) throws IOException, InterruptedException {
        this(http, spacing, new Tables());
    }

    private Rig(boolean http, Duration spacing, Tables tables) throws IOException, InterruptedException {
        this.tables = tables;
        this.http = http;
        this.spacing = spacing;
        slack = FakeSlack.start();
        platform = platform();
        bot = bot();
        begin();
    }

    private SlackPlatform platform() {
        return new SlackPlatform(new SlackSettings(FakeSlack.BOT_TOKEN, http ? Optional.empty() : Optional.of(FakeSlack.APP_TOKEN),
            http ? Optional.of(FakeSlack.SIGNING_SECRET) : Optional.empty(), Optional.of(slack.apiUrl()), ""));
    }

    private Bot bot() {
        var features = new AtomicReference<Bot>();
        var help = new Help(() -> Objects.requireNonNull(features.get()).actions());
        var made = new Bot(database.get(), Stream.concat(Stream.of(tables, help), SeatFeatures.drops().stream()).toList(), new HandAlarm(), InstantSource.system(), Watch.NOBODY, spacing, new SplittableRandom(7));
        features.set(made);
        return made;
    }

    private void begin() throws IOException {
        bot.open(List.of(platform));
        if (!http) return;
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/slack/events", this::serve);
        server.start();
        route = server;
        slack.viaHttp(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/slack/events"));
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var reply = platform.http(exchange.getRequestURI().getPath(), exchange.getRequestURI().getQuery(), exchange.getRequestHeaders(), body, "127.0.0.1");
            reply.contentType().ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            var bytes = reply.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) exchange.getResponseBody().write(bytes);
        }
    }

    /** Stops the bot and starts it again on the same database and the same Slack. */
    void restart() throws IOException {
        stop();
        soon().until(() -> !slack.isConnected()); // what is said from here on is said to the next one
        tables = new Tables();
        platform = platform();
        bot = bot();
        begin();
    }

    SlackPlatform thePlatform() {
        return platform;
    }

    static ConditionFactory soon() {
        return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).atMost(Duration.ofSeconds(20));
    }

    private void stop() {
        bot.close();
        var server = route;
        if (server != null) server.stop(0);
    }

    @Override
    public void close() throws InterruptedException {
        stop();
        slack.close();
    }
}
