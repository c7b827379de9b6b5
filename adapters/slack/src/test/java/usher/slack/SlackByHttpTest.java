package usher.slack;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import usher.fakes.slack.FakeSlack;

import static org.assertj.core.api.Assertions.assertThat;

/** Everything by signed HTTP requests, and those that Slack did not sign. */
class SlackByHttpTest extends SlackConversations {

    @Override
    boolean http() {
        return true;
    }

    @Test
    void aForgedRequestIsTurnedAway() {
        assertThat(rig.slack.forge(ben, hall, "/table book Window table seats: 2", "not the secret", Instant.now())).isEqualTo(401);
        assertThat(rig.tables.calls("table.book")).isEmpty();
    }

    @Test
    void aRequestOlderThanFiveMinutesIsTurnedAway() {
        assertThat(rig.slack.forge(ben, hall, "/table book Window table seats: 2", FakeSlack.SIGNING_SECRET, Instant.now().minusSeconds(400))).isEqualTo(401);
        assertThat(rig.tables.calls("table.book")).isEmpty();
    }

    @Test
    void slackMayLookWhetherThereIsACertificateWithoutSigning() {
        var looks = rig.thePlatform().http("/slack/events", "", Map.of(), "ssl_check=1&token=none&command=%2Ftable&text=book+Window", "127.0.0.1");
        assertThat(looks.status()).isEqualTo(200);
        assertThat(looks.body()).isEmpty();
        assertThat(rig.tables.calls("table.book")).isEmpty();
    }

    @Test
    void whatHasNotTheShapeOfARequestOfSlacksIsTurnedAwayAsThat() {
        for (var body : List.of("{", "[".repeat(100_000), "payload=%zz", "payload=[]", "payload=1")) {
            for (var query : List.of("", "%", "a=%zz")) {
                assertThat(rig.thePlatform().http("/slack/events", query, Map.of("content-type", List.of("application/json")), body, "127.0.0.1").status()).isBetween(400, 499);
                assertThat(rig.thePlatform().http("/slack/events", query, Map.of(), body, "127.0.0.1").status()).isBetween(400, 499);
            }
        }
    }
}
