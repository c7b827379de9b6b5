package usher.fakes.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Discord's objects as JSON, with the parts that clients read. */
final class Payloads {

    static final ObjectMapper JSON = new ObjectMapper();

    private Payloads() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static ArrayNode array() {
        return JSON.createArrayNode();
    }

    static ObjectNode user(String id, String name, boolean bot) {
        return object().put("id", id).put("username", name).put("global_name", name).put("discriminator", "0").putNull("avatar").put("bot", bot).put("public_flags", 0);
    }

    static ObjectNode member(FakeMember member) {
        var json = object().put("joined_at", "2024-01-01T00:00:00+00:00").put("deaf", false).put("mute", false).put("flags", 0).put("pending", false)
            .put("permissions", Long.toString(member.permissions())).putNull("nick");
        var roles = json.putArray("roles");
        member.roles().forEach(roles::add);
        json.set("user", user(member.id(), member.name(), false));
        return json;
    }

    static ObjectNode role(String id, String name, long permissions) {
        var json = object().put("id", id).put("name", name).put("color", 0).put("hoist", false).put("managed", false).put("mentionable", true)
            .put("permissions", Long.toString(permissions)).put("position", 1).put("flags", 0);
        json.putObject("colors").put("primary_color", 0).putNull("secondary_color").putNull("tertiary_color");
        return json;
    }

    static ObjectNode channel(FakeChannel channel) {
        var json = object().put("id", channel.id).put("type", channel.type).put("name", channel.called()).put("position", 0).put("permissions", "0")
            .put("last_message_id", channel.last()).put("rate_limit_per_user", 0).put("nsfw", false).put("flags", 0);
        if (channel.type == FakeChannel.VOICE) json.put("bitrate", 64_000).put("user_limit", 0);
        if (channel.guild == null) return json;
        json.put("guild_id", channel.guild.id);
        var overwrites = json.putArray("permission_overwrites");
        if (channel.denied != 0) overwrites.add(object().put("id", channel.guild.discord.botRole(channel.guild)).put("type", 0).put("allow", "0").put("deny", Long.toString(channel.denied)));
        if (channel.parent != null) {
            json.put("parent_id", channel.parent.id).put("owner_id", channel.owner).put("message_count", 0).put("member_count", 1);
            json.putObject("thread_metadata").put("archived", channel.archived).put("auto_archive_duration", 1440).put("locked", false)
                .put("archive_timestamp", "2024-01-01T00:00:00+00:00").put("create_timestamp", "2024-01-01T00:00:00+00:00");
        }
        return json;
    }

    static ObjectNode guild(FakeGuild guild) {
        var json = object().put("id", guild.id).put("name", guild.name).put("owner_id", "1").put("preferred_locale", "en-US").put("member_count", 2).put("large", false)
            .put("unavailable", false).put("verification_level", 0).put("default_message_notifications", 0).put("explicit_content_filter", 0).put("mfa_level", 0).put("afk_timeout", 300);
        json.putNull("system_channel_id");
        var roles = json.putArray("roles").add(role(guild.id, "@everyone", 0)).add(role(guild.discord.botRole(guild), "Usher", guild.botRights));
        guild.roles.values().forEach(it -> roles.add(role(it.id(), it.name(), it.permissions())));
        var channels = json.putArray("channels");
        var threads = json.putArray("threads");
        // the active ones alone
        guild.channels.values().stream().filter(it -> !it.archived).forEach(it -> (it.type == FakeChannel.THREAD ? threads : channels).add(channel(it)));
        var self = object().put("joined_at", "2024-01-01T00:00:00+00:00").put("deaf", false).put("mute", false).put("flags", 0);
        self.set("user", user(FakeDiscord.BOT, "Usher", true));
        self.putArray("roles").add(guild.discord.botRole(guild));
        json.putArray("members").add(self);
        for (var empty : new String[] {"guild_scheduled_events", "emojis", "stickers", "voice_states", "presences", "features", "stage_instances", "soundboard_sounds"}) json.putArray(empty);
        return json;
    }

    /** A message from what was sent: with an id for every component that brought none, as Discord gives them. */
    static ObjectNode message(FakeMessage message, JsonNode sent) {
        var json = object().put("id", message.id).put("channel_id", message.channel.id).put("type", 0).put("content", sent.path("content").asText(""))
            .put("timestamp", Instant.now().toString()).putNull("edited_timestamp").put("tts", false).put("mention_everyone", false).put("pinned", false)
            .put("application_id", FakeDiscord.BOT).put("flags", sent.path("flags").asInt() | (message.ephemeral ? FakeMessage.PRIVATE : 0));
        json.set("author", user(FakeDiscord.BOT, "Usher", true));
        for (var empty : new String[] {"mentions", "mention_roles", "attachments", "embeds"}) json.putArray(empty);
        var components = sent.path("components").isArray() ? sent.path("components").deepCopy() : array();
        var next = new AtomicInteger(1);
        var taken = new HashSet<Integer>();
        var root = object();
        root.set("components", components);
        FakeMessage.each(root, node -> taken.add(node.path("id").asInt()));
        FakeMessage.each(root, node -> {
            if (node instanceof ObjectNode component && !component.has("id")) component.put("id", free(next, taken));
        });
        json.set("components", components);
        if (message.channel.guild != null) json.put("guild_id", message.channel.guild.id);
        if (!message.nonce.isEmpty()) json.put("nonce", message.nonce);
        if (sent.path("message_reference").isObject()) json.set("message_reference", sent.path("message_reference"));
        return json;
    }

    /** What a person wrote, as REST tells it. */
    static ObjectNode written(FakeMessage message, FakeMember by, Optional<FakeMessage> answering, String words, List<String> files) {
        var json = object().put("id", message.id).put("channel_id", message.channel.id).put("type", answering.isPresent() ? 19 : 0).put("content", words)
            .put("timestamp", Instant.now().toString()).putNull("edited_timestamp").put("tts", false).put("mention_everyone", false).put("pinned", false).put("flags", 0);
        json.set("author", user(by.id(), by.name(), false));
        for (var empty : new String[] {"mention_roles", "embeds", "components"}) json.putArray(empty);
        var attachments = json.putArray("attachments");
        for (var file : files) {
            var url = "https://cdn.invalid/attachments/" + message.channel.id + "/" + message.id + "/" + file.replace(' ', '_');
            attachments.addObject().put("id", Snowflakes.next()).put("filename", file).put("size", 3).put("url", url).put("proxy_url", url);
        }
        answering.ifPresent(it -> {
            json.putObject("message_reference").put("type", 0).put("message_id", it.id).put("channel_id", it.channel.id);
            var answered = it.body().deepCopy();
            answered.remove("referenced_message");
            json.set("referenced_message", answered);
        });
        return mentioning(json, message.channel, words);
    }

    /** With whom its words mention, and whom it answers: that pings unless one says otherwise. */
    static ObjectNode mentioning(ObjectNode json, FakeChannel channel, String words) {
        var mentions = array();
        var whom = new LinkedHashSet<>(Markdown.mentioned(words));
        var answered = json.path("referenced_message").path("author").path("id").asText("");
        if (!answered.isEmpty()) whom.add(answered);
        for (var id : whom) {
            var member = channel.guild == null ? null : channel.guild.members.get(id);
            if (id.equals(FakeDiscord.BOT)) mentions.add(user(id, "Usher", true));
            else if (member != null) mentions.add(user(id, member.name(), false));
        }
        json.set("mentions", mentions);
        return json;
    }

    /** A message as the gateway tells it: in a guild with its id and the author as its member. */
    static ObjectNode told(FakeMessage message) {
        var json = message.body().deepCopy();
        var guild = message.channel.guild;
        if (guild == null) return json;
        json.put("guild_id", guild.id);
        if (message.author != null) {
            var member = member(message.author);
            member.remove(List.of("user", "permissions"));
            json.set("member", member);
        }
        return json;
    }

    /** What the gateway tells of a deleted one: nothing but where it was. */
    static ObjectNode gone(FakeMessage message) {
        var json = object().put("id", message.id).put("channel_id", message.channel.id);
        return message.channel.guild == null ? json : json.put("guild_id", message.channel.guild.id);
    }

    /** What was uploaded has an address from then on. */
    static ObjectNode upload(ObjectNode sent, String name) {
        FakeMessage.each(sent, node -> {
            uploaded(node.path("file"), name);
            node.path("items").forEach(item -> uploaded(item.path("media"), name));
        });
        return sent;
    }

    private static void uploaded(JsonNode place, String name) {
        if (place instanceof ObjectNode file && file.path("url").asText().equals("attachment://" + name)) file.put("url", "https://cdn.invalid/attachments/" + name).put("proxy_url", "https://cdn.invalid/attachments/" + name);
    }

    private static int free(AtomicInteger next, Set<Integer> taken) {
        var id = next.getAndIncrement();
        while (taken.contains(id)) id = next.getAndIncrement();
        return id;
    }

    static ObjectNode error(int code, String words) {
        return object().put("code", code).put("message", words);
    }

    /** What every interaction has. */
    static ObjectNode interaction(Interaction it) {
        var json = object().put("id", it.id).put("application_id", FakeDiscord.BOT).put("type", it.kind.type).put("token", it.token).put("version", 1)
            .put("channel_id", it.channel.id).put("locale", it.by.locale()).put("app_permissions", Long.toString(it.channel.rights() & Rights.BOT));
        json.putArray("entitlements");
        var guild = it.channel.guild;
        json.put("context", guild == null ? 1 : 0);
        json.putObject("authorizing_integration_owners").put("0", guild == null ? "0" : guild.id);
        var channel = channel(it.channel);
        if (guild == null) {
            channel.putArray("recipients").add(user(it.by.id(), it.by.name(), false));
            json.set("user", user(it.by.id(), it.by.name(), false));
        } else {
            json.put("guild_id", guild.id).put("guild_locale", "en-US");
            json.putObject("guild").put("id", guild.id).put("locale", "en-US").putArray("features");
            json.set("member", member(it.by));
        }
        json.set("channel", channel);
        return json;
    }

    static String text(@Nullable JsonNode json) {
        return json == null ? "" : json.toString();
    }
}
