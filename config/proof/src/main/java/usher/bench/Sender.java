package usher.bench;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import usher.Account;
import usher.Address;
import usher.Answer;
import usher.Bot;
import usher.Call;
import usher.Caller;
import usher.Platform;
import usher.Space;
import usher.Values;
import usher.Watch;
import usher.discord.DiscordPlatform;
import usher.discord.DiscordSettings;
import usher.scheduler.QuartzAlarm;
import usher.slack.SlackPlatform;
import usher.slack.SlackSettings;

/**
 * The bot with both real platforms in a process of its own, which wants so many messages shown in so many channels of each: {@code Sender FILE CHANNELS EACH}; a
 * few in each channel go before, while Java compiles.
 */
public final class Sender {

    static final int BEFORE = 3;
    /** Longer than any limit remembers. */
    private static final Duration REST = Duration.ofSeconds(5);

    private final Bot bot;
    private final int channels;

    private Sender(Bot bot, int channels) {
        this.bot = bot;
        this.channels = channels;
    }

    public static void main(String[] args) throws Exception {
        var clock = InstantSource.system();
        var bot = new Bot(new Place.Url(usher.Database.embedded(args[0]), "").open(), Nudges.withAll(), new QuartzAlarm(clock), clock, Watch.NOBODY);
        bot.open(List.<Platform>of(
            new DiscordPlatform(new DiscordSettings(set("DISCORD_TOKEN"), Optional.of(set("DISCORD_API_URL")), Optional.of(set("DISCORD_GATEWAY_URL")), "", false)),
            new SlackPlatform(new SlackSettings(set("SLACK_BOT_TOKEN"), Optional.of(set("SLACK_APP_TOKEN")), Optional.empty(), Optional.of(set("SLACK_API_URL")), ""))));
        System.out.println("connected");
        var sender = new Sender(bot, Integer.parseInt(args[1]));
        sender.announce(0, BEFORE);
        while (bot.undelivered() > 0) Thread.sleep(50);
        Thread.sleep(REST);
        System.out.println("warm");
        sender.announce(BEFORE, Integer.parseInt(args[2]));
        new CountDownLatch(1).await();
    }

    private void announce(int from, int each) throws Exception {
        var asked = new ArrayList<CompletableFuture<Answer>>();
        for (var space : List.of(Nudges.discord(), Nudges.slack())) for (var channel = 0; channel < channels; channel++) asked.add(announce(space, channel, from, each));
        for (var it : asked) if (!(it.get() instanceof Answer.Done)) throw new IllegalStateException("not announced: " + it.get());
    }

    private static String set(String name) {
        return Objects.requireNonNull(System.getenv(name), name);
    }

    private CompletableFuture<Answer> announce(Space space, int channel, int from, int each) {
        var by = new Caller(new Account(space, "7"), "Admin", Set.of(), true, Locale.ENGLISH, Optional.empty());
        var values = Values.of(Map.of("channel", Integer.toString(channel), "from", Integer.toString(from), "each", Integer.toString(each)));
        return bot.handle(new Call("announce " + space.key() + " " + channel + " " + from, bot.arrive(), Nudges.ANNOUNCE, by, Address.channel(space, "general"), values)).toCompletableFuture();
    }
}
