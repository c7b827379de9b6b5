package usher.fakes.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server's calendar ({@code guild-scheduled-events}) with the rules of Discord's reference. The bot may change its own events with Create Events alone. */
final class EventRoutes {

    private static final int MOST = 100;
    private static final int VOICE = 2;
    private static final int EXTERNAL = 3;

    private final FakeDiscord discord;

    EventRoutes(FakeDiscord discord) {
        this.discord = discord;
    }

    Reply take(FakeGuild guild, Rest.Request request) {
        if (request.path().size() == 3) return request.method().equals("POST") ? create(guild, request.body()) : list(guild);
        var event = guild.events.get(request.path().get(3));
        if (event == null) return Reply.error(404, 10070, "Unknown Guild Scheduled Event");
        return switch (request.method()) {
            case "GET" -> Reply.ok(event.body());
            case "PATCH" -> change(guild, event, request.body());
            case "DELETE" -> mayNot(guild) ? Reply.error(403, 50013, "Missing Permissions") : delete(guild, event);
            default -> Reply.error(405, 0, "405: Method Not Allowed");
        };
    }

    private static boolean mayNot(FakeGuild guild) {
        return (guild.botRights & (Rights.CREATE_EVENTS | Rights.ADMINISTRATOR)) == 0;
    }

    /** An event in a voice channel is made by somebody who may enter it. */
    private static boolean cannotEnter(FakeGuild guild, JsonNode whole) {
        var room = guild.channels.get(whole.path("channel_id").asText());
        return whole.path("entity_type").asInt() == VOICE && room != null && (room.rights() & Rights.CONNECT) == 0;
    }

    private static Reply delete(FakeGuild guild, FakeEvent event) {
        guild.delete(event);
        return Reply.empty();
    }

    /** What is over or cancelled is not listed. */
    private static Reply list(FakeGuild guild) {
        var list = Payloads.array();
        guild.events().stream().filter(it -> it.status() == FakeEvent.Status.SCHEDULED || it.status() == FakeEvent.Status.ACTIVE).forEach(it -> list.add(it.body()));
        return Reply.ok(list);
    }

    private synchronized Reply create(FakeGuild guild, JsonNode sent) {
        if (mayNot(guild) || cannotEnter(guild, sent)) return Reply.error(403, 50013, "Missing Permissions");
        if (guild.events.values().stream().filter(it -> it.status().ordinal() < 2).count() >= MOST) return Reply.error(400, 30038, "Maximum number of active guild scheduled events reached (100)");
        var wrong = check(guild, sent, sent, null);
        if (sent.path("privacy_level").asInt() != 2) wrong.add("privacy_level must be 2");
        if (!sent.has("name")) wrong.add("name is required");
        if (!sent.has("scheduled_start_time")) wrong.add("scheduled_start_time is required");
        if (!wrong.isEmpty()) return discord.invalid("a scheduled event", wrong);
        var link = sent.path("description").asText();
        if (guild.events.values().stream().anyMatch(it -> it.description().equals(link) && it.status().ordinal() < 2)) discord.violations.add("the same event twice in the calendar: " + sent);
        var event = new FakeEvent(Snowflakes.next(), Payloads.object().put("status", 1));
        event.change(sent);
        event.change(Payloads.object().put("id", event.id).put("guild_id", guild.id).put("creator_id", FakeDiscord.BOT));
        guild.events.put(event.id, event);
        return Reply.ok(event.body());
    }

    private synchronized Reply change(FakeGuild guild, FakeEvent event, JsonNode sent) {
        if (mayNot(guild)) return Reply.error(403, 50013, "Missing Permissions");
        if (event.status().ordinal() >= 2) return Reply.error(400, 180000, "Cannot update a finished event");
        var whole = event.body().deepCopy();
        sent.properties().forEach(part -> whole.set(part.getKey(), part.getValue()));
        if (cannotEnter(guild, whole)) return Reply.error(403, 50013, "Missing Permissions");
        var wrong = check(guild, sent, whole, event);
        if (!wrong.isEmpty()) return discord.invalid("a scheduled event", wrong);
        event.change(sent);
        return Reply.ok(event.body());
    }

    private static List<String> check(FakeGuild guild, JsonNode sent, JsonNode whole, @Nullable FakeEvent before) {
        var wrong = new ArrayList<String>();
        if (sent.has("name") && (sent.path("name").asText().isBlank() || sent.path("name").asText().length() > 100)) wrong.add("a name of 1 to 100 characters");
        if (sent.path("description").asText().length() > 1000) wrong.add("a description of " + sent.path("description").asText().length() + " characters, most 1000");
        times(sent, whole, before, wrong);
        switch (whole.path("entity_type").asInt()) {
            case VOICE -> voice(guild, whole, wrong);
            case EXTERNAL -> external(whole, wrong);
            default -> wrong.add("entity_type " + whole.path("entity_type"));
        }
        if (before != null && sent.has("status") && !mayBecome(before.status().ordinal() + 1, sent.path("status").asInt())) {
            wrong.add("from status " + before.status() + " it cannot become " + sent.path("status").asInt());
        }
        return wrong;
    }

    private static boolean mayBecome(int from, int to) {
        return from == to || from == 1 && (to == 2 || to == 4) || from == 2 && to == 3;
    }

    private static void times(JsonNode sent, JsonNode whole, @Nullable FakeEvent before, List<String> wrong) {
        try {
            var starts = time(whole, "scheduled_start_time");
            var ends = time(whole, "scheduled_end_time");
            if (sent.has("scheduled_start_time") && starts != null && !starts.isAfter(Instant.now())) wrong.add("it starts in the past: " + starts);
            if (sent.has("scheduled_start_time") && before != null && before.status() == FakeEvent.Status.ACTIVE) wrong.add("what has begun takes no new start");
            if (starts != null && ends != null && !ends.isAfter(starts)) wrong.add("it ends before it starts");
        } catch (DateTimeParseException e) {
            wrong.add("not a time: " + e.getParsedString());
        }
    }

    private static @Nullable Instant time(JsonNode body, String name) {
        return body.path(name).isTextual() ? OffsetDateTime.parse(body.path(name).asText()).toInstant() : null;
    }

    private static void voice(FakeGuild guild, JsonNode whole, List<String> wrong) {
        var channel = guild.channels.get(whole.path("channel_id").asText());
        if (channel == null || channel.type != FakeChannel.VOICE) wrong.add("no voice channel " + whole.path("channel_id"));
        if (whole.path("entity_metadata").has("location")) wrong.add("an event in a voice channel has no location");
    }

    private static void external(JsonNode whole, List<String> wrong) {
        var place = whole.path("entity_metadata").path("location").asText("");
        if (place.isBlank() || place.length() > 100) wrong.add("a location of 1 to 100 characters, not " + place.length());
        if (!whole.path("scheduled_end_time").isTextual()) wrong.add("an event elsewhere needs an end");
        if (whole.path("channel_id").isTextual()) wrong.add("an event elsewhere has no channel");
    }
}
