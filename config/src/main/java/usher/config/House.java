package usher.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.Bot;
import usher.Database;
import usher.Pages;
import usher.Platform;
import usher.hours.Backlog;
import usher.scheduler.QuartzAlarm;
import usher.web.Health;
import usher.web.Metrics;
import usher.web.Playground;
import usher.web.WebServer;

/** Everything that runs, wired together by the settings, and taken apart in the opposite order. */
final class House implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(House.class);

    private final Settings settings;
    private final Home home;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final AtomicBoolean ready = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    private Optional<String> token = Optional.empty();
    private int port;

    private House(Settings settings, Home home) {
        this.settings = settings;
        this.home = home;
    }

    /** Starts everything, or nothing: what was open already is closed again when a part cannot start. */
    static House open(Settings settings, Home home) throws IOException {
        var house = new House(settings, home);
        try {
            house.start();
            return house;
        } catch (IOException | RuntimeException e) {
            house.close();
            throw e;
        }
    }

    private void start() throws IOException {
        var where = Where.of(settings, home);
        if (where.embedded()) hold();
        refuseMovedClock();
        var database = where.open();
        var clock = new MovedClock(home);
        var alarm = new QuartzAlarm(clock);
        clock.wakes(alarm, database);
        open.add(alarm::close);
        var metrics = new Metrics();
        open.add(metrics);
        var bot = new Bot(database, Main.features(space -> Platforms.invite(settings, space), new Pages(() -> Links.base(settings, port))), alarm, clock, metrics);
        open.add(bot);
        metrics.gauge("usher.queue.depth", "Calls that wait for the writer", bot::waiting);
        metrics.gauge("usher.outbox.depth", "Messages not yet shown as they are wanted", bot::undelivered);
        metrics.gauges("usher.cases.open", "Cases that are not over, by the queue's number", "queue", () -> Backlog.open(database));
        metrics.gauges("usher.cases.waiting", "Cases that nobody has, by the queue's number", "queue", () -> Backlog.waiting(database));
        var web = new WebServer(new WebServer.Settings(settings.get(Setting.HOST), settings.port(), Links.names(settings)), new Health(() -> ready.get() && bot.healthy()), metrics);
        web.visits(bot);
        var platforms = platforms(web, clock);
        listen(web);
        knock(bot, platforms);
        if (where.embedded()) open.add(SideDoor.open(home, database));
        ready.set(true);
        LOG.info("ready on {} with {}", database.product(), platforms.stream().map(Platform::name).toList());
        System.out.println(Banner.of(settings, home, database.product(), Links.own(settings, port, token)));
    }

    private void hold() {
        if (!home.hold()) throw new Mistake("Another Usher is already running on " + home + "; stop it first, or give this one a data folder of its own with USHER_HOME.");
        open.add(home::release);
    }

    private void refuseMovedClock() {
        if ((settings.discord() || settings.slack()) && !home.clockOffset().isZero()) {
            throw new Mistake("The playground's clock was moved by " + home.clockOffset() + " in " + home
                + ", and people on Discord and Slack live by the true time; delete the file " + home.file("clock") + ", or set USHER_HOME to a data folder of its own for them.");
        }
    }

    private List<Platform> platforms(WebServer web, MovedClock clock) throws IOException {
        var platforms = new ArrayList<Platform>();
        if (settings.playground()) {
            var real = settings.discord() || settings.slack();
            var playground = new Playground(home.file(""), real ? Optional.empty() : Optional.of(clock));
            token = Links.loopback(settings) ? Optional.empty() : Optional.of(home.playgroundToken());
            web.playground(playground, token);
            platforms.add(playground);
        }
        if (settings.discord()) platforms.add(Platforms.discord(settings));
        if (settings.slack()) {
            var slack = Platforms.slack(settings);
            if (settings.has(Setting.SLACK_SIGNING_SECRET)) Platforms.route(slack, web);
            platforms.add(slack);
        }
        return platforms;
    }

    /** A platform that does not let the bot in says why in one sentence. */
    private static void knock(Bot bot, List<Platform> platforms) {
        try {
            bot.open(platforms);
        } catch (IllegalStateException e) {
            LOG.debug("a platform did not open", e);
            throw new Mistake(String.valueOf(e.getMessage()));
        }
    }

    private void listen(WebServer web) {
        try {
            web.start();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof BindException taken) throw new Mistake(String.valueOf(taken.getMessage()));
            throw e;
        }
        open.add(web);
        port = web.port();
    }

    /** Where the web pages are, once open. */
    int port() {
        return port;
    }

    /** Returns when the process is told to stop, after everything was closed in order. */
    void awaitStop() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop"));
        closed.await();
    }

    @Override
    public synchronized void close() {
        ready.set(false);
        for (var part : open.reversed()) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("a part did not close in order", e);
            }
        }
        open.clear();
        closed.countDown();
    }
}
