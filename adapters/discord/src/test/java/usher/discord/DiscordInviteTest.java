package usher.discord;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import usher.Card;
import usher.Space;
import usher.Value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The invite link, settings and custom ids: what needs no wire. */
class DiscordInviteTest {

    @Test
    void theLinkAsksForExactlyWhatIsNeeded() {
        // View Channels 2^10, Send Messages 2^11, Attach Files 2^15, Read Message History 2^16, Create Public Threads 2^35, Send Messages in Threads 2^38,
        // Create Events 2^44
        var rights = (1L << 10) + (1L << 11) + (1L << 15) + (1L << 16) + (1L << 35) + (1L << 38) + (1L << 44);
        assertThat(DiscordInvite.link("1100000000000000001")).hasToString(
            "https://discord.com/oauth2/authorize?client_id=1100000000000000001&scope=bot+applications.commands&permissions=" + rights);
    }

    @Test
    void theTokenTellsTheApplication() {
        var first = Base64.getEncoder().withoutPadding().encodeToString("1100000000000000001".getBytes(StandardCharsets.US_ASCII));
        assertThat(DiscordInvite.applicationId(first + ".abc.def")).hasValue("1100000000000000001");
        assertThat(DiscordInvite.applicationId("xoxb-not-discord")).isEmpty();
        assertThat(DiscordInvite.applicationId("")).isEmpty();
    }

    @Test
    void settingsDoNotShowTheToken() {
        assertThat(DiscordSettings.of("secret.token.value")).asString().doesNotContain("secret");
        assertThatThrownBy(() -> new DiscordSettings("t", Optional.empty(), Optional.empty(), "Not OK", false)).hasMessageContaining("lower case");
    }

    @Test
    void aCustomIdBringsBackWhatItWasGiven() {
        var here = Optional.of(new Space("discord", "81384788765712384"));
        var button = Card.button("Claim", "drop.claim", new Value("drop", "12"), new Value("note", "a&b=c^d#e|f"));
        assertThat(DiscordIds.read(DiscordIds.write(here, button) + "#2")).isInstanceOfSatisfying(DiscordIds.Press.class, it -> {
            assertThat(it.space()).isEqualTo(here);
            assertThat(it.id().action()).isEqualTo("drop.claim");
            assertThat(it.id().values()).containsEntry("drop", "12").containsEntry("note", "a&b=c^d#e|f");
        });
        assertThat(DiscordIds.read(DiscordIds.write(here, "a1b2", 3, "drop.create"))).isEqualTo(new DiscordIds.Step(here, "a1b2", 3, "drop.create"));
        assertThat(DiscordIds.read("anything at all")).isInstanceOf(DiscordIds.Press.class);
    }
}
