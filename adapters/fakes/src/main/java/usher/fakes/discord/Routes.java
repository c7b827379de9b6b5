package usher.fakes.discord;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Which request goes where. */
final class Routes {

    /** What answers a press does not count against the fifty requests a second that a bot has in all (docs.discord.com, "Rate Limits"). */
    private static final Set<String> ANSWERS = Set.of("interactions", "webhooks");

    private final FakeDiscord discord;
    private final InteractionRoutes interactions;
    private final MessageRoutes messages;
    private final EventRoutes events;
    private final AtomicLong versions = new AtomicLong();

    Routes(FakeDiscord discord) {
        this.discord = discord;
        this.interactions = new InteractionRoutes(discord);
        this.messages = new MessageRoutes(discord);
        this.events = new EventRoutes(discord);
    }

    Reply take(Rest.Request request) {
        var path = request.path();
        if (!ANSWERS.contains(path.getFirst())) {
            var stand = discord.everything.take("", "");
            if (stand.over()) return discord.tooMany(stand, true);
        }
        return switch (path.getFirst()) {
            case "interactions" -> interactions.callback(request);
            case "webhooks" -> interactions.webhook(request);
            case "channels" -> messages.take(request);
            case "users" -> users(request);
            case "gateway" -> gateway();
            case "applications", "oauth2" -> applications(request);
            case "guilds" -> guild(request);
            default -> unknown(request);
        };
    }

    private Reply users(Rest.Request request) {
        if (request.whole().equals("users/@me/channels")) return Reply.ok(Payloads.channel(discord.direct(request.body().path("recipient_id").asText())));
        if (request.whole().equals("users/@me")) return Reply.ok(Payloads.user(FakeDiscord.BOT, "Usher", true));
        if (request.whole().equals("users/@me/guilds")) {
            var json = Payloads.array();
            discord.guilds.values().forEach(it -> json.addObject().put("id", it.id).put("name", it.name).put("permissions", Long.toString(it.botRights)));
            return Reply.ok(json);
        }
        return unknown(request);
    }

    private Reply gateway() {
        var json = Payloads.object().put("url", discord.gatewayUrl()).put("shards", discord.shards);
        // a low concurrency would make the client wait five seconds between two shards
        json.putObject("session_start_limit").put("total", 1000).put("remaining", 999).put("reset_after", 14_400_000).put("max_concurrency", 16);
        return Reply.ok(json);
    }

    private Reply applications(Rest.Request request) {
        if (request.path().getLast().equals("@me")) {
            var json = Payloads.object().put("id", FakeDiscord.BOT).put("name", "Usher").put("description", "").put("bot_public", true).put("bot_require_code_grant", false)
                .put("verify_key", "00").put("flags", discord.flags());
            json.set("owner", Payloads.user("1", "owner", false));
            json.putNull("team");
            return Reply.ok(json);
        }
        if (!request.path().getLast().equals("commands")) return unknown(request);
        if (request.method().equals("GET")) return Reply.ok(discord.commands);
        if (request.method().equals("PUT") && request.body() instanceof ArrayNode sent) return register(sent);
        return unknown(request);
    }

    private Reply register(ArrayNode sent) {
        var kept = Payloads.array();
        for (var command : sent) {
            var json = (com.fasterxml.jackson.databind.node.ObjectNode) command.deepCopy();
            kept.add(json.put("id", Snowflakes.next()).put("application_id", FakeDiscord.BOT).put("version", Long.toString(versions.incrementAndGet())));
        }
        var wrong = CommandLimits.check(sent);
        if (!wrong.isEmpty()) return discord.invalid("PUT commands", wrong);
        discord.commands = kept;
        discord.registrations.incrementAndGet();
        return Reply.ok(kept);
    }

    private Reply guild(Rest.Request request) {
        var guild = discord.guilds.get(request.path().get(1));
        if (guild == null) return Reply.error(404, 10004, "Unknown Guild");
        if (request.path().size() == 2) return Reply.ok(Payloads.guild(guild));
        return request.path().get(2).equals("scheduled-events") ? events.take(guild, request) : unknown(request);
    }

    private Reply unknown(Rest.Request request) {
        discord.violations.add("a route the fake does not know: " + request.method() + " " + request.whole());
        return Reply.error(404, 0, "404: Not Found");
    }
}
