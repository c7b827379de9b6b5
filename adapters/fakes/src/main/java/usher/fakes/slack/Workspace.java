package usher.fakes.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Everything the fake knows: people, channels, windows, what was done and what was done wrong. */
final class Workspace {

    static final ObjectMapper JSON = new ObjectMapper();

    final Map<String, FakeUser> users = new ConcurrentHashMap<>();
    final Map<String, FakeChannel> channels = new ConcurrentHashMap<>();
    final Map<String, Interaction> byTrigger = new ConcurrentHashMap<>();
    final Map<String, Interaction> byResponse = new ConcurrentHashMap<>();
    final Map<String, FakeView> views = new ConcurrentHashMap<>();
    final Map<String, FakeView> homes = new ConcurrentHashMap<>();
    final Map<String, Deque<FakeView>> windows = new ConcurrentHashMap<>();
    final Queue<FakeMessage> ephemerals = new ConcurrentLinkedQueue<>();
    final Map<String, byte[]> files = new ConcurrentHashMap<>();
    final Map<String, String> fileNames = new ConcurrentHashMap<>();
    /** The bot's own doing, of which Slack tells it as of anybody's. */
    record Echo(FakeMessage message, Kind kind) {
        enum Kind { POST, EDIT, DELETION }
    }

    record Bookmark(String id, String channel, String title, String link) {}

    final Map<String, Bookmark> bookmarks = java.util.Collections.synchronizedMap(new java.util.LinkedHashMap<>());
    final Set<String> unreachable = ConcurrentHashMap.newKeySet();
    final Set<String> scopes = ConcurrentHashMap.newKeySet();
    final Set<String> events = ConcurrentHashMap.newKeySet();
    final Map<String, AtomicLong> asked = new ConcurrentHashMap<>();
    final Map<String, AtomicLong> calls = new ConcurrentHashMap<>();
    /** Who is told what the bot posted, edited or deleted. */
    volatile Consumer<Echo> echoes = echo -> { };
    volatile boolean unhurried;
    final Fault.Script faults = new Fault.Script();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final AtomicLong clock = new AtomicLong();
    private final AtomicLong ids = new AtomicLong(1);

    void violation(String what) {
        violations.add(what);
    }

    List<String> violations() {
        return violations;
    }

    /** Slack's timestamps are the messages' ids: seconds and microseconds, never twice. */
    String ts() {
        var micros = clock.updateAndGet(last -> Math.max(last + 1, System.currentTimeMillis() * 1000));
        return micros / 1_000_000 + "." + "%06d".formatted(micros % 1_000_000);
    }

    String id(String letter) {
        return letter + "0" + Long.toString(1_000_000 + ids.getAndIncrement(), 36).toUpperCase(java.util.Locale.ROOT);
    }

    FakeChannel direct(FakeUser user) {
        return channels.computeIfAbsent(user.direct(), id -> new FakeChannel(id, "directmessage", true, true));
    }

    Optional<FakeMessage> message(String channel, String ts) {
        return Optional.ofNullable(channels.get(channel)).flatMap(it -> it.all().stream().filter(message -> message.ts().equals(ts) && !message.deleted()).findFirst());
    }

    List<FakeMessage> replies(String channel, String ts) {
        return Optional.ofNullable(channels.get(channel)).stream().flatMap(it -> it.all().stream()).filter(it -> !it.deleted() && it.under().equals(Optional.of(ts))).toList();
    }

    /** Puts a private answer where only {@code user} sees it. */
    FakeMessage ephemeral(String channel, FakeUser user, JsonNode body) {
        var message = new FakeMessage(channel, ts(), Optional.of(user.id()), Optional.empty(), named(body));
        ephemerals.add(message);
        return message;
    }

    /** Blocks without an id get one, as Slack gives them. */
    JsonNode named(JsonNode body) {
        for (var block : body.path("blocks")) if (!block.has("block_id")) ((ObjectNode) block).put("block_id", id("b"));
        return body;
    }

    /** Checks what is to be shown; the error to answer with when it breaks a rule. */
    Optional<String> check(String where, JsonNode body) {
        var broken = BlockRules.message(body.path("blocks"));
        for (var rule : broken) violation(where + ": " + rule);
        if (Drawing.broadcasts(body)) violation(where + ": an unescaped mention of everybody");
        if (body.path("text").asText("").isEmpty() && body.path("blocks").isEmpty()) return Optional.of("no_text");
        for (var block : body.path("blocks")) {
            var picture = block.path("image_url").asText("");
            if (!picture.isEmpty() && unreachable.contains(String.valueOf(java.net.URI.create(picture).getHost()))) return Optional.of("invalid_blocks");
        }
        return broken.isEmpty() ? Optional.empty() : Optional.of("invalid_blocks");
    }

    Optional<String> checkView(String where, JsonNode view) {
        var broken = BlockRules.view(view);
        for (var rule : broken) violation(where + ": " + rule);
        if (Drawing.broadcasts(view)) violation(where + ": an unescaped mention of everybody");
        return broken.isEmpty() ? Optional.empty() : Optional.of("invalid_arguments");
    }

    FakeView open(FakeUser user, ObjectNode json) {
        var view = new FakeView(id("V"), user, (ObjectNode) named(json));
        views.put(view.id(), view);
        windows(user).addLast(view);
        return view;
    }

    Deque<FakeView> windows(FakeUser user) {
        return windows.computeIfAbsent(user.id(), it -> new ConcurrentLinkedDeque<>());
    }

    void close(FakeUser user) {
        for (FakeView view; (view = windows(user).pollLast()) != null; ) view.close();
    }
}
