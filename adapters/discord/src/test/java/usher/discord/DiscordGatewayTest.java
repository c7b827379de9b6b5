package usher.discord;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What comes through the gateway beside people's wishes: its own failures, redelivery, notices. */
class DiscordGatewayTest {

    @SuppressWarnings("NullAway.Init")
    private static Stage stage;

    @BeforeAll
    static void open() {
        stage = new Stage();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @AfterEach
    void nothingWasDoneThatDiscordRefuses() {
        assertThat(stage.discord.violations()).isEmpty();
    }

    @Test
    void aPressWhileTheGatewayIsAwayIsDoneOnceItResumes() {
        var post = stage.post("Away");
        var before = stage.discord.resumed();
        stage.discord.dropsGateway(4000);
        var claims = stage.desk.claims.get();
        stage.people.press(stage.ben, post, "Claim");
        await().atMost(Duration.ofSeconds(20)).until(() -> stage.desk.claims.get() == claims + 1 && stage.discord.resumed() > before);
    }

    @Test
    void aCableThatIsPulledCostsNothing() {
        var before = stage.discord.resumed() + stage.discord.identified();
        stage.discord.cutsGateway();
        await().atMost(Duration.ofSeconds(30)).until(() -> stage.discord.connected() && stage.discord.resumed() + stage.discord.identified() > before);
        assertThat(stage.people.slash(stage.ben, stage.channel, "desk list", Map.of()).await().text()).contains("No desks");
    }

    @Test
    void theSamePressDeliveredTwiceIsOnePress() {
        var pressed = stage.press(stage.ben, stage.post("Twice"), "Claim");
        var claims = stage.desk.claims.get();
        stage.people.redeliver(pressed);
        assertThat(stage.press(stage.ann, stage.channel.messages().getLast(), "Claim").text()).contains("You are in");
        await().during(Duration.ofMillis(500)).until(() -> stage.desk.claims.get() == claims + 1);
        assertThat(pressed.text()).contains("You are in");
    }

    @Test
    void theBotIsToldOfMembersWhoLeave() {
        var dan = stage.guild.member("dan");
        stage.guild.leaves(dan);
        await().untilAsserted(() -> assertThat(stage.desk.heard).anySatisfy(it -> {
            assertThat(it.action()).isEqualTo("people.left");
            assertThat(it.by().account().key()).isEqualTo("discord:" + stage.guild.id + "/" + dan.id());
            assertThat(it.id()).startsWith("discord:left:" + stage.guild.id + ":" + dan.id());
        }));
    }

    @Test
    void theBotIsToldOfServersThatComeAndGo() {
        var other = stage.discord.guild("Other guild");
        await().untilAsserted(() -> assertThat(stage.desk.heard).anySatisfy(it -> {
            assertThat(it.action()).isEqualTo("space.seen");
            assertThat(it.values().raw()).containsEntry("name", "Other guild").containsEntry("missing", "");
        }));
        other.removesBot();
        await().untilAsserted(() -> assertThat(stage.desk.heard).anySatisfy(it -> assertThat(it.action()).isEqualTo("space.gone")));
    }

    @Test
    void commandsThatAreRegisteredAlreadyAreLeftAlone() {
        await().until(() -> stage.discord.registrations() == 1);
        var second = new DiscordPlatform(new DiscordSettings(stage.discord.token(), Optional.of(stage.discord.url()), Optional.empty(), "", false));
        second.open(stage.bot);
        try {
            await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(5)).until(() -> stage.discord.registrations() == 1);
        } finally {
            second.close();
        }
    }

    @Test
    void aWrongTokenIsSaidInOneSentence() {
        var wrong = new DiscordPlatform(new DiscordSettings("guessed", Optional.of(stage.discord.url()), Optional.of(stage.discord.gatewayUrl()), "", false));
        try {
            assertThatThrownBy(() -> wrong.open(stage.bot)).isInstanceOf(IllegalStateException.class).hasMessageContaining("does not accept the token").hasMessageNotContaining("guessed");
        } finally {
            wrong.close();
        }
    }

    @Test
    void aHerdIsAcknowledgedInTime() {
        var post = stage.post("Herd");
        var everyone = IntStream.range(0, 60).mapToObj(n -> stage.guild.member("m" + n)).toList();
        // a few by themselves first: the very first presses of a cold program cost it a hundred times as much
        everyone.subList(0, 40).forEach(early -> stage.press(early, post, "Claim"));
        var pressed = stage.people.herd(everyone.subList(40, 60), post, "Claim");
        pressed.forEach(it -> assertThat(it.await().text()).contains("You are in"));
        assertThat(pressed).allSatisfy(it -> assertThat(it.ackMillis()).isLessThan(3000));
    }
}
