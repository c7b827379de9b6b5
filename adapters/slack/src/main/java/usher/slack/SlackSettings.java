package usher.slack;

import java.util.Optional;

/**
 * How to reach one Slack workspace. Both ways of receiving may be on at once.
 *
 * @param botToken {@code xoxb-…}
 * @param appToken {@code xapp-…} turns Socket Mode on
 * @param signingSecret turns on HTTP requests at {@code /slack/events}
 * @param apiUrl where the Web API is, for a proxy; Slack's own when empty
 * @param commandPrefix put before the command names, so that {@code /drop} becomes {@code /xdrop} where another app has taken it
 */
public record SlackSettings(String botToken, Optional<String> appToken, Optional<String> signingSecret, Optional<String> apiUrl, String commandPrefix) {

    public SlackSettings {
        if (!commandPrefix.matches("[a-z0-9_-]{0,12}")) throw new IllegalArgumentException("a command prefix has at most 12 lower case letters, digits, - and _: " + commandPrefix);
    }

    /** Names what is set, never the secrets. */
    @Override
    public String toString() {
        return "SlackSettings[socket mode " + (appToken.isPresent() ? "on" : "off") + ", HTTP " + (signingSecret.isPresent() ? "on" : "off") + apiUrl.map(url -> ", at " + url).orElse("") + "]";
    }
}
