package usher.bench;

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

/** The bot with both real platforms in a process of its own, which wants so many messages shown in so many channels of each: {@code Sender FILE CHANNELS EACH}. */
public final class Sender {

    private Sender() {}

    public static void main(String[] args) throws Exception {
        var clock = InstantSource.system();
        var bot = new Bot(new Place.Url(usher.Database.embedded(args[0]), "").open(), Nudges.withAll(), new QuartzAlarm(clock), clock, Watch.NOBODY);
        bot.open(List.<Platform>of(
            new DiscordPlatform(new DiscordSettings(set("DISCORD_TOKEN"), Optional.of(set("DISCORD_API_URL")), Optional.of(set("DISCORD_GATEWAY_URL")), "", false)),
            new SlackPlatform(new SlackSettings(set("SLACK_BOT_TOKEN"), Optional.of(set("SLACK_APP_TOKEN")), Optional.empty(), Optional.of(set("SLACK_API_URL")), ""))));
        System.out.println("connected");
        var asked = new ArrayList<CompletableFuture<Answer>>();
        for (var space : List.of(Nudges.discord(), Nudges.slack())) {
            for (var channel = 0; channel < Integer.parseInt(args[1]); channel++) asked.add(announce(bot, space, channel, args[2]));
        }
        for (var it : asked) if (!(it.get() instanceof Answer.Done)) throw new IllegalStateException("not announced: " + it.get());
        System.out.println("announced");
        new CountDownLatch(1).await();
    }

    private static String set(String name) {
        return Objects.requireNonNull(System.getenv(name), name);
    }

    private static CompletableFuture<Answer> announce(Bot bot, Space space, int channel, String each) {
        var by = new Caller(new Account(space, "7"), "Admin", Set.of(), true, Locale.ENGLISH, Optional.empty());
        var values = Values.of(Map.of("from", Integer.toString(channel), "each", each));
        return bot.handle(new Call("announce " + space.key() + " " + channel, bot.arrive(), Nudges.ANNOUNCE, by, Address.channel(space, "general"), values)).toCompletableFuture();
    }
}
