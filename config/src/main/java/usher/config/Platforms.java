package usher.config;

import java.net.URI;
import java.util.Optional;
import usher.Platform;
import usher.Space;
import usher.discord.DiscordInvite;
import usher.discord.DiscordPlatform;
import usher.discord.DiscordSettings;
import usher.slack.SlackPlatform;
import usher.slack.SlackSettings;
import usher.web.WebServer;

/** Makes the real platforms from the settings. */
final class Platforms {

    private Platforms() {}

    static Platform discord(Settings settings) {
        return new DiscordPlatform(new DiscordSettings(settings.get(Setting.DISCORD_TOKEN), settings.find(Setting.DISCORD_API_URL), settings.find(Setting.DISCORD_GATEWAY_URL),
            settings.get(Setting.PREFIX), settings.get(Setting.DISCORD_MEMBERS).equals("on"), settings.get(Setting.DISCORD_BRIDGE).equals("on")));
    }

    /** The link by which an admin of {@code space} grants Usher its rights there. */
    static Optional<URI> invite(Settings settings, Space space) {
        if (!settings.discord() || !space.platform().equals("discord")) return Optional.empty();
        return DiscordInvite.applicationId(settings.get(Setting.DISCORD_TOKEN)).map(DiscordInvite::link);
    }

    /** Slack; in HTTP mode its requests come through the one web server. */
    static SlackPlatform slack(Settings settings) {
        return new SlackPlatform(new SlackSettings(settings.get(Setting.SLACK_BOT_TOKEN), settings.find(Setting.SLACK_APP_TOKEN), settings.find(Setting.SLACK_SIGNING_SECRET),
            settings.find(Setting.SLACK_API_URL), settings.get(Setting.PREFIX)));
    }

    static void route(SlackPlatform slack, WebServer web) {
        web.post("/slack/events", request -> {
            var reply = slack.http(request.path(), request.query(), request.headers(), request.body(), request.from());
            return new WebServer.Response(reply.status(), reply.contentType().orElse("text/plain"), reply.body());
        });
    }
}
