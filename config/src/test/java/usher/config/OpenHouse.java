package usher.config;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import usher.Bot;
import usher.Pages;
import usher.Platform;
import usher.discord.DiscordPlatform;
import usher.discord.DiscordSettings;
import usher.fakes.discord.FakeDiscord;
import usher.fakes.slack.FakeSlack;
import usher.slack.SlackPlatform;
import usher.slack.SlackSettings;
import usher.testing.HandAlarm;
import usher.testing.MovableClock;
import usher.testing.TestDatabase;
import usher.web.Health;
import usher.web.Metrics;
import usher.web.Playground;
import usher.web.PlaygroundClock;
import usher.web.WebServer;

/** The whole program with its doors open on this machine: the web server with the playground and the pages, and, in front of the fakes, Slack and Discord. */
public final class OpenHouse implements AutoCloseable {

    public final FakeSlack slack;
    public final FakeDiscord discord = FakeDiscord.start();
    public final Bot bot;
    public final WebServer web;
    public final Metrics metrics = new Metrics();

    private OpenHouse(FakeSlack slack, Path folder, Optional<String> token, boolean playground, boolean slackByHttp, boolean slackBySocket, boolean onDiscord) {
        this.slack = slack;
        var clock = InstantSource.system();
        bot = new Bot(TestDatabase.fresh().get(), Main.features(_ -> Optional.empty(), Pages.at("http://localhost")), new HandAlarm(), clock, metrics);
        web = new WebServer(new WebServer.Settings("127.0.0.1", 0, Set.of()), new Health(bot::healthy), metrics);
        var platforms = new ArrayList<Platform>();
        if (playground) {
            var played = new Playground(folder, Optional.of(hand()));
            web.playground(played, token);
            platforms.add(played);
        }
        web.visits(bot);
        if (slackByHttp || slackBySocket) {
            var platform = new SlackPlatform(new SlackSettings(FakeSlack.BOT_TOKEN, slackBySocket ? Optional.of(FakeSlack.APP_TOKEN) : Optional.empty(),
                slackByHttp ? Optional.of(FakeSlack.SIGNING_SECRET) : Optional.empty(), Optional.of(slack.apiUrl()), ""));
            if (slackByHttp) Platforms.route(platform, web);
            platforms.add(platform);
        }
        web.start();
        if (onDiscord) platforms.add(new DiscordPlatform(new DiscordSettings(discord.token(), Optional.of(discord.url()), Optional.of(discord.gatewayUrl()), "", false)));
        bot.open(platforms);
        if (playground) await().until(() -> bot.database().jdbi().withHandle(handle -> handle.createQuery("select count(*) from role_map").mapTo(int.class).one()) > 0);
        if (slackByHttp) await().until(() -> bot.database().jdbi().withHandle(handle -> handle.createQuery("select count(*) from space where name = 'Makers'").mapTo(int.class).one()) > 0);
        if (slackByHttp) slack.viaHttp(URI.create("http://127.0.0.1:" + web.port() + "/slack/events"));
    }

    /** With the playground and Slack by HTTP. */
    public static OpenHouse onTheWeb(Path folder, Optional<String> token) throws InterruptedException {
        return new OpenHouse(FakeSlack.start(), folder, token, true, true, false, false);
    }

    public static OpenHouse onSlack(FakeSlack slack, Path folder) {
        return new OpenHouse(slack, folder, Optional.empty(), false, true, true, false);
    }

    public static OpenHouse onDiscord(Path folder) throws InterruptedException {
        return new OpenHouse(FakeSlack.start(), folder, Optional.empty(), false, false, false, true);
    }

    /** A clock that a visitor may move. */
    private static PlaygroundClock hand() {
        var clock = new MovableClock(Instant.now());
        return new PlaygroundClock() {
            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public void forward(Duration by) {
                clock.forward(by);
            }

            @Override
            public Optional<Instant> nextTimer() {
                return Optional.empty();
            }
        };
    }

    public int port() {
        return web.port();
    }

    /** The routes that the server has. */
    public List<String> endpoints() {
        return web.endpoints();
    }

    @Override
    public void close() throws InterruptedException {
        bot.close();
        web.close();
        metrics.close();
        discord.close();
        slack.close();
    }
}
