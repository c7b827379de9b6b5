package usher.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.Permission;
import usher.Platform.Finding;

/** A check-up over REST alone, for when no gateway is open: whether the token is let in, and which rights the bot has on each of its servers. */
final class DiscordLook {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int UNAUTHORIZED = 401;
    private static final int OK = 200;
    /** GATEWAY_MESSAGE_CONTENT and GATEWAY_MESSAGE_CONTENT_LIMITED among an application's flags: switched on, with Discord's approval or on few servers. */
    private static final int READS_MESSAGES = 1 << 18 | 1 << 19;

    private final DiscordSettings settings;

    DiscordLook(DiscordSettings settings) {
        this.settings = settings;
    }

    List<Finding> look() {
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var self = get(client, "users/@me");
            if (self.statusCode() == UNAUTHORIZED) return List.of(new Finding(false, "Discord does not accept DISCORD_TOKEN: copy it anew from the Bot page at https://discord.com/developers/applications"));
            if (self.statusCode() != OK) return List.of(new Finding(false, "Discord answers with status " + self.statusCode() + ": try again later, or look at https://discordstatus.com"));
            var me = read(self);
            var findings = new ArrayList<>(List.of(new Finding(true, "Discord knows the bot as " + me.path("username").asText())));
            if (settings.bridge()) findings.add(reading(get(client, "applications/@me")));
            var guilds = get(client, "users/@me/guilds");
            if (guilds.statusCode() == OK) findings.addAll(servers(read(guilds), me.path("id").asText()));
            return findings;
        } catch (IOException e) {
            return List.of(new Finding(false, "Discord cannot be reached (" + e.getClass().getSimpleName() + "): look at the network, and at DISCORD_API_URL if it is set"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static Finding reading(HttpResponse<String> application) throws IOException {
        if (application.statusCode() != OK) return new Finding(false, "Discord does not say whether Message Content Intent is on (status " + application.statusCode() + "): try again later");
        return (read(application).path("flags").asInt() & READS_MESSAGES) != 0 ? new Finding(true, "Discord lets the bot read what people write to it and in its threads")
            : new Finding(false, "Message Content Intent is off, without which Discord does not let the bot in: switch it on on the Bot page at https://discord.com/developers/applications, or set DISCORD_BRIDGE to off");
    }

    private static List<Finding> servers(JsonNode guilds, String application) {
        var findings = new ArrayList<Finding>();
        for (var guild : guilds) findings.add(server(guild, application));
        if (findings.isEmpty()) findings.add(new Finding(false, "the bot is on no Discord server yet: add it with " + DiscordInvite.link(application)));
        return findings;
    }

    private static Finding server(JsonNode guild, String application) {
        var granted = Permission.getPermissions(guild.path("permissions").asLong());
        var missing = EnumSet.copyOf(DiscordRights.NEEDED);
        if (granted.contains(Permission.ADMINISTRATOR)) missing.clear();
        missing.removeAll(granted);
        var name = "Discord server " + guild.path("name").asText();
        if (missing.isEmpty()) return new Finding(true, name + ": all rights are there");
        return new Finding(false, name + " lacks " + missing.stream().map(Permission::getName).collect(Collectors.joining(", "))
            + ": grant them with " + DiscordInvite.link(application, guild.path("id").asText()));
    }

    private HttpResponse<String> get(HttpClient client, String path) throws IOException, InterruptedException {
        var base = settings.apiUrl().orElse("https://discord.com/api/v10/");
        var request = HttpRequest.newBuilder(URI.create(base.replaceFirst("/*$", "/") + path)).timeout(PATIENCE).header("Authorization", "Bot " + settings.token()).header("User-Agent", "DiscordBot (usher, 1)").build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode read(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }
}
