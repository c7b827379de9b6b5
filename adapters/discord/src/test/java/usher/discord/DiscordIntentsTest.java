package usher.discord;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import usher.Platform.Finding;
import usher.fakes.discord.FakeDiscord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What the bot asks Discord to hear, and what follows when Discord refuses. */
class DiscordIntentsTest {

    private static DiscordSettings settings(FakeDiscord discord, boolean members, boolean bridge) {
        return new DiscordSettings(discord.token(), Optional.of(discord.url()), Optional.of(discord.gatewayUrl()), "", members, bridge);
    }

    @Test
    void whatIsNotBridgedIsNotAskedFor() {
        try (var stage = new Stage(new Stage.DiscordOptions("", false))) {
            assertThat(stage.discord.intents()).as("GUILDS").isEqualTo(1);
            await().untilAsserted(() -> assertThat(stage.desk.heard).anySatisfy(it -> assertThat(it.values().raw()).containsEntry("hears", "no")));
        }
        try (var stage = new Stage(new Stage.DiscordOptions("", false, true))) {
            assertThat(stage.discord.intents()).as("GUILD_MESSAGES, DIRECT_MESSAGES and MESSAGE_CONTENT").isEqualTo(1 | 1 << 9 | 1 << 12 | 1 << 15);
            await().untilAsserted(() -> assertThat(stage.desk.heard).anySatisfy(it -> assertThat(it.values().raw()).containsEntry("hears", "yes")));
        }
    }

    @Test
    void anIntentThatIsOffIsSaidInOneSentence() {
        try (var stage = new Stage(); var other = FakeDiscord.start()) {
            other.withholdsContent();
            var refused = new DiscordPlatform(settings(other, false, true));
            try {
                assertThatThrownBy(() -> refused.open(stage.bot)).isInstanceOf(IllegalStateException.class).hasMessage("Discord does not let the bot hear what it asks for. "
                    + "Switch on Message Content Intent on the Bot page at https://discord.com/developers/applications, or set DISCORD_BRIDGE to off.");
            } finally {
                refused.close();
            }
            assertThat(settings(other, true, true).remedy()).contains("Server Members Intent and Message Content Intent").endsWith("or set DISCORD_MEMBERS and DISCORD_BRIDGE to off.");
        }
    }

    @Test
    void theCheckUpSaysItToo() {
        try (var discord = FakeDiscord.start()) {
            discord.guild("Guild");
            assertThat(new DiscordPlatform(settings(discord, false, true)).check()).extracting(Finding::fine).containsExactly(true, true, true);
            discord.withholdsContent();
            assertThat(new DiscordPlatform(settings(discord, false, true)).check()).filteredOn(it -> !it.fine()).singleElement().extracting(Finding::what).asString()
                .contains("Message Content Intent is off").contains("DISCORD_BRIDGE");
            assertThat(new DiscordPlatform(settings(discord, false, false)).check()).extracting(Finding::fine).containsExactly(true, true);
            assertThat(discord.violations()).isEmpty();
        }
    }
}
