package usher.slack;

import java.time.Instant;
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
}
