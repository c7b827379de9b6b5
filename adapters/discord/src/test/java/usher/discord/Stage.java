package usher.discord;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import usher.Bot;
import usher.Watch;
import usher.fakes.discord.FakeChannel;
import usher.fakes.discord.FakeDiscord;
import usher.fakes.discord.FakeGuild;
import usher.fakes.discord.FakeMember;
import usher.fakes.discord.FakeMessage;
import usher.fakes.discord.Interaction;
import usher.fakes.discord.People;
import usher.testing.HandAlarm;
import usher.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The real bot with the real JDA, connected to a fake Discord with one server. */
final class Stage implements AutoCloseable {

    final FakeDiscord discord = FakeDiscord.start();
    final Desk desk = new Desk();
    final FakeGuild guild = discord.guild("Guild of tests");
    final FakeChannel channel = guild.channel("events");
    final FakeMember ann = guild.admin("ann");
    final FakeMember ben = guild.member("ben");
    final People people = discord.people();
    final DiscordPlatform platform;
    final Bot bot;

    Stage() {
        this(new DiscordOptions("", true));
    }

    record DiscordOptions(String prefix, boolean members, boolean bridge) {
        DiscordOptions(String prefix, boolean members) {
            this(prefix, members, false);
        }
    }

    Stage(DiscordOptions options) {
        discord.keepsBodies();
        platform = new DiscordPlatform(new DiscordSettings(discord.token(), Optional.of(discord.url()), Optional.of(discord.gatewayUrl()), options.prefix, options.members, options.bridge));
        bot = new Bot(TestDatabase.fresh().get(), List.of(desk), new HandAlarm(), InstantSource.system(), Watch.NOBODY);
        bot.open(List.of(platform));
    }

    /** A desk is opened, and its post is there. */
    FakeMessage post(String title) {
        var before = channel.messages().size();
        people.slash(ann, channel, "desk open", Map.of("title", title, "seats", 3)).await();
        await().atMost(Duration.ofSeconds(10)).until(() -> channel.messages().size() > before);
        return channel.messages().getLast();
    }

    Interaction press(FakeMember who, FakeMessage on, String label) {
        return people.press(who, on, label).await();
    }

    /** Nothing was done that Discord refuses, and nobody was left without an answer. */
    void flawless() {
        assertThat(discord.violations()).isEmpty();
        assertThat(discord.unanswered()).isEmpty();
    }

    @Override
    public void close() {
        bot.close();
        discord.close();
    }
}
