package usher.slack;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import usher.fakes.slack.Fault;

import static org.assertj.core.api.Assertions.assertThat;

/** Everything by Socket Mode, and what only a socket can do: break. */
class SlackBySocketTest extends SlackConversations {

    @Override
    boolean http() {
        return false;
    }

    @Test
    void aLostSocketIsMadeAnewAndPeopleAreServedAgain() {
        rig.slack.lose();
        var began = System.nanoTime();
        Rig.soon().until(() -> rig.slack.connections() >= 2 && rig.slack.isConnected());
        assertThat((System.nanoTime() - began) / 1_000_000).isLessThan(3000);
        assertThat(rig.slack.slash(ben, hall, "/table book Window table seats: 2").reply().words()).contains("Booked");
        assertThat(rig.slack.violations()).isEmpty();
    }

    @Test
    void aSlackThatRefusesNewConnectionsForAWhileIsTriedAgain() {
        rig.slack.fail("apps.connections.open", 2, new Fault.Error("internal_error")).fail("apps.connections.open", 1, new Fault.Status(429, 1));
        rig.slack.lose();
        Rig.soon().until(() -> rig.slack.connections() >= 2 && rig.slack.isConnected());
        assertThat(rig.slack.slash(ben, hall, "/table book Window table seats: 2").reply().words()).contains("Booked");
    }

    @Test
    void aRefreshOfTheConnectionLosesNoAcknowledgementUnderWay() {
        rig.tables.kitchen = new CountDownLatch(1);
        var slow = rig.slack.slash(ben, hall, "/table slow");
        rig.slack.refresh();
        Rig.soon().until(() -> rig.slack.connections() >= 2);
        rig.tables.kitchen.countDown();
        assertThat(slow.reply().words()).contains("Served at last");
        assertThat(rig.slack.violations()).isEmpty();
    }

    @Test
    void withoutASigningSecretNothingIsTakenByHttp() {
        assertThat(rig.thePlatform().http("/slack/events", null, java.util.Map.of(), "command=/table", "127.0.0.1").status()).isEqualTo(404);
    }
}
