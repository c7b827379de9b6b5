package usher.fakes.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is written, by people and by the bot: who is told of it and how much, and how it reads. */
public final class Talk {

    private static final Pattern LIVELY = Pattern.compile("<@!?(\\d+)>|<#(\\d+)>|<a?(:\\w+:)\\d+>|<(https?://[^>]+)>");

    private final FakeDiscord discord;
    private @Nullable List<Runnable> held;

    Talk(FakeDiscord discord) {
        this.discord = discord;
    }

    /** A message as a client shows it: who wrote it, and its words without any markup, with mentions by name and the names of its files below. */
    public record Line(String author, String words) {
        @Override
        public String toString() {
            return author + ": " + words;
        }
    }

    /** What a client shows in a channel or thread now, in order. */
    public List<Line> transcript(FakeChannel channel) {
        return channel.messages().stream().map(this::line).toList();
    }

    /** The same of a person's private messages with the bot. */
    public List<Line> transcript(FakeMember member) {
        return transcript(discord.direct(member.id()));
    }

    /** The same of the thread under a message, without that message; nothing where there is none. */
    public List<Line> transcript(FakeMessage under) {
        var guild = under.channel.guild;
        return guild == null ? List.of() : guild.threadUnder(under).map(this::transcript).orElse(List.of());
    }

    private Line line(FakeMessage message) {
        var parts = new ArrayList<>(List.of(LIVELY.matcher(message.text()).replaceAll(it -> Matcher.quoteReplacement(named(it)))));
        message.body().path("attachments").forEach(it -> parts.add(it.path("filename").asText()));
        parts.removeIf(String::isBlank);
        return new Line(message.author == null ? "Usher" : message.author.name(), String.join("\n", parts));
    }

    private String named(MatchResult lively) {
        if (lively.group(4) != null) return lively.group(4);
        if (lively.group(3) != null) return lively.group(3);
        if (lively.group(1) != null) return "@" + name(lively.group(1));
        var channel = discord.channels.get(lively.group(2));
        return "#" + (channel == null ? lively.group(2) : channel.called());
    }

    private String name(String user) {
        if (user.equals(FakeDiscord.BOT)) return "Usher";
        return discord.guilds.values().stream().flatMap(it -> it.members.values().stream()).filter(it -> it.id().equals(user)).findFirst().map(FakeMember::name).orElse(user);
    }

    /** What is told of messages while {@code writing} runs comes afterwards, the last first. */
    public synchronized void backwards(Runnable writing) {
        var later = new ArrayList<Runnable>();
        held = later;
        try {
            writing.run();
        } finally {
            held = null;
        }
        later.reversed().forEach(Runnable::run);
    }

    /** Somebody with the right to do so deletes many at once. */
    public void purges(FakeChannel channel, List<Writing> those) {
        var told = Payloads.object().put("channel_id", channel.id);
        if (channel.guild != null) told.put("guild_id", channel.guild.id);
        var ids = told.putArray("ids");
        for (var it : those) {
            channel.forget(it.message());
            ids.add(it.message().id);
        }
        tell(channel, "MESSAGE_DELETE_BULK", told);
    }

    void created(FakeMessage message) {
        tell(message.channel, "MESSAGE_CREATE", Payloads.told(message));
    }

    void edited(FakeMessage message) {
        tell(message.channel, "MESSAGE_UPDATE", Payloads.told(message));
    }

    void deleted(FakeMessage message) {
        tell(message.channel, "MESSAGE_DELETE", Payloads.gone(message));
    }

    void tell(FakeChannel channel, String event, ObjectNode payload) {
        var later = held;
        if (later != null) later.add(() -> tellNow(channel, event, payload));
        else tellNow(channel, event, payload);
    }

    private void tellNow(FakeChannel channel, String event, ObjectNode payload) {
        if (channel.guild == null) discord.gateway.toFirstShard(event, payload);
        else if (channel.guild.listed) discord.gateway.toShardOf(channel.guild, event, payload);
    }

    /** As REST tells it. */
    ObjectNode read(FakeMessage message) {
        return discord.readsContent || message.channel.guild == null ? message.body() : withheld(message.body());
    }

    /** As a guild's event is told to one session. */
    static ObjectNode seen(String event, ObjectNode payload, GatewaySession session) {
        return session.readsContent() || !event.equals("MESSAGE_CREATE") && !event.equals("MESSAGE_UPDATE") ? payload : withheld(payload);
    }

    /** Without the message content intent words, files and the like are empty, but for the bot's own messages and those that mention it (docs.discord.com, "Message Content Intent"). */
    private static ObjectNode withheld(ObjectNode body) {
        for (var mentioned : body.path("mentions")) {
            if (mentioned.path("id").asText().equals(FakeDiscord.BOT)) return body;
        }
        if (body.path("author").path("id").asText().equals(FakeDiscord.BOT)) return body;
        var bare = body.deepCopy().put("content", "");
        for (var emptied : List.of("attachments", "embeds", "components")) bare.putArray(emptied);
        return bare;
    }
}
