package usher.fakes.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;

/** A message of the bot's or of a person's: public, private to one person (ephemeral), or in their conversation with the bot. */
public final class FakeMessage {

    private final String channel;
    private final String ts;
    private final Optional<FakeUser> author;
    private final Optional<String> to;
    private final Optional<String> under;
    private final List<JsonNode> versions = new CopyOnWriteArrayList<>();
    private volatile boolean deleted;

    /** The bot's. */
    FakeMessage(String channel, String ts, Optional<String> to, Optional<String> under, JsonNode body) {
        this(channel, ts, Optional.empty(), to, under, body);
    }

    FakeMessage(String channel, String ts, Optional<FakeUser> author, Optional<String> to, Optional<String> under, JsonNode body) {
        this.author = author;
        this.under = under;
        this.channel = channel;
        this.ts = ts;
        this.to = to;
        versions.add(body);
    }

    public String channel() {
        return channel;
    }

    public String ts() {
        return ts;
    }

    /** Who wrote it; empty when the bot did. */
    public Optional<FakeUser> author() {
        return author;
    }

    String authorId() {
        return author.map(FakeUser::id).orElse(FakeSlack.BOT);
    }

    /** The only one who sees it, when it is ephemeral. */
    public Optional<String> to() {
        return to;
    }

    /** The message in whose thread it stands. */
    public Optional<String> under() {
        return under;
    }

    /** Whom posting it notified; edits notify nobody. */
    public Set<String> notified() {
        return Drawing.pings(versions.getFirst());
    }

    public JsonNode body() {
        return versions.getLast();
    }

    public boolean deleted() {
        return deleted;
    }

    void edit(JsonNode next) {
        versions.add(next);
    }

    void delete() {
        deleted = true;
    }

    /** As Slack hands it to apps: in an event, or in a conversation's history. */
    ObjectNode asRead(boolean metadata) {
        var read = ((ObjectNode) body()).deepCopy().put("type", "message").put("user", authorId()).put("ts", ts);
        under.ifPresent(parent -> read.put("thread_ts", parent));
        if (author.isEmpty()) read.put("bot_id", FakeSlack.BOT_ID).put("app_id", FakeSlack.APP);
        if (!metadata) read.remove("metadata");
        return read;
    }

    /** What a person reads, a line a block. */
    public String words() {
        return Drawing.words(body());
    }

    /** What a person could read here over time. */
    public List<String> versions() {
        return versions.stream().map(Drawing::words).toList();
    }

    public int edits() {
        return versions.size() - 1;
    }

    /** The labels of its buttons and menus. */
    public List<String> controls() {
        return Drawing.controls(body());
    }

    /** What can be chosen in its menus, by what each says while nothing is chosen in it. */
    public Map<String, List<String>> menus() {
        var menus = new LinkedHashMap<String, List<String>>();
        for (var block : body().path("blocks")) {
            for (var element : block.path("elements")) {
                if (element.has("options")) menus.put(Drawing.label(element), StreamSupport.stream(element.path("options").spliterator(), false).map(it -> it.path("text").path("text").asText()).toList());
            }
        }
        return menus;
    }

    /** The users and user groups whom posting it notified. */
    public Set<String> pings() {
        return Drawing.pings(body());
    }

    /** What the bot put on it to find it again; empty when nothing. */
    public Optional<String> mark() {
        var payload = body().path("metadata").path("event_payload");
        return payload.isObject() && payload.has("mark") ? Optional.of(payload.get("mark").asText()) : Optional.empty();
    }

    @Override
    public String toString() {
        return channel + "/" + ts + to.map(user -> " only for " + user).orElse("") + ": " + words();
    }
}
