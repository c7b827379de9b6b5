package usher.fakes.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/** The methods of the Web API that the bot uses, each with the errors that Slack gives. */
final class WebApi {

    /** An answer of the Web API: its HTTP status, its JSON, and the seconds of a {@code Retry-After}, 0 for none. */
    record Reply(int status, ObjectNode body, int retryAfter) {}

    private record Method(String scope, Function<Map<String, String>, Reply> run) {}

    private final Workspace workspace;
    private final Supplier<String> socketUrl;
    private final Supplier<String> uploadUrl;
    private final Map<String, Method> methods;

    WebApi(Workspace workspace, Supplier<String> socketUrl, Supplier<String> uploadUrl) {
        this.workspace = workspace;
        this.socketUrl = socketUrl;
        this.uploadUrl = uploadUrl;
        var conversations = new ConversationMethods(workspace);
        var bookmarks = new BookmarkMethods(workspace);
        var windows = new ViewMethods(workspace);
        methods = Map.ofEntries(
            Map.entry("auth.test", new Method("", this::self)), Map.entry("users.info", new Method("users:read", this::user)),
            Map.entry("chat.postMessage", new Method("chat:write", conversations::post)), Map.entry("chat.postEphemeral", new Method("chat:write", conversations::ephemeral)),
            Map.entry("chat.update", new Method("chat:write", conversations::update)), Map.entry("chat.delete", new Method("chat:write", conversations::delete)),
            Map.entry("conversations.open", new Method("im:write", conversations::open)), Map.entry("conversations.join", new Method("channels:join", conversations::join)),
            Map.entry("conversations.history", new Method("", conversations::history)),
            Map.entry("conversations.replies", new Method("", conversations::replies)), Map.entry("chat.getPermalink", new Method("", conversations::permalink)),
            Map.entry("bookmarks.add", new Method("bookmarks:write", bookmarks::add)), Map.entry("bookmarks.edit", new Method("bookmarks:write", bookmarks::edit)),
            Map.entry("bookmarks.remove", new Method("bookmarks:write", bookmarks::remove)), Map.entry("bookmarks.list", new Method("bookmarks:read", bookmarks::list)),
            Map.entry("views.open", new Method("", windows::open)), Map.entry("views.push", new Method("", windows::push)),
            Map.entry("views.update", new Method("", windows::update)), Map.entry("views.publish", new Method("", windows::publish)),
            Map.entry("files.getUploadURLExternal", new Method("files:write", this::upload)), Map.entry("files.completeUploadExternal", new Method("files:write", this::uploaded)));
    }

    Reply call(String name, String token, Map<String, String> asked) {
        workspace.calls.computeIfAbsent(name, it -> new AtomicLong()).incrementAndGet();
        if (name.equals("apps.connections.open")) {
            return token.equals(FakeSlack.APP_TOKEN) ? ok(ok -> ok.put("url", socketUrl.get())) : error("invalid_auth");
        }
        if (!token.equals(FakeSlack.BOT_TOKEN)) return error("invalid_auth");
        var method = methods.get(name);
        if (method == null) {
            workspace.violation("no method " + name);
            return error("unknown_method");
        }
        return !method.scope().isEmpty() && !workspace.scopes.contains(method.scope()) ? lacks(workspace, method.scope()) : method.run().apply(asked);
    }

    static Reply lacks(Workspace workspace, String scope) {
        return ok(no -> no.put("ok", false).put("error", "missing_scope").put("needed", scope).put("provided", String.join(",", workspace.scopes)));
    }

    static Reply ok(java.util.function.Consumer<ObjectNode> fill) {
        var body = JsonNodeFactory.instance.objectNode().put("ok", true);
        fill.accept(body);
        return new Reply(200, body, 0);
    }

    static Reply error(String error) {
        return new Reply(200, JsonNodeFactory.instance.objectNode().put("ok", false).put("error", error), 0);
    }

    static Reply limited(int seconds) {
        return new Reply(429, JsonNodeFactory.instance.objectNode().put("ok", false).put("error", "ratelimited"), seconds);
    }

    static JsonNode read(Map<String, String> asked, String name) {
        try {
            return Workspace.JSON.readTree(asked.getOrDefault(name, "null"));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(name + " is not JSON", e);
        }
    }

    private Reply self(Map<String, String> asked) {
        return ok(ok -> ok.put("url", "https://usher.slack.test/").put("team", FakeSlack.TEAM_NAME).put("team_id", FakeSlack.TEAM)
            .put("user", "usher").put("user_id", FakeSlack.BOT).put("bot_id", FakeSlack.BOT_ID));
    }

    private Reply user(Map<String, String> asked) {
        var user = Optional.ofNullable(workspace.users.get(asked.getOrDefault("user", "")));
        if (user.isEmpty()) return error("user_not_found");
        return ok(ok -> {
            var it = ok.putObject("user").put("id", user.get().id()).put("team_id", FakeSlack.TEAM).put("name", user.get().name().toLowerCase(java.util.Locale.ROOT))
                .put("real_name", user.get().name()).put("tz", user.get().tz()).put("is_admin", user.get().admin()).put("is_owner", false).put("is_bot", false);
            if (asked.getOrDefault("include_locale", "").matches("1|true")) it.put("locale", "en-US");
            it.putObject("profile").put("display_name", user.get().name()).put("real_name", user.get().name());
        });
    }

    private Reply upload(Map<String, String> asked) {
        var file = workspace.id("F");
        workspace.fileNames.put(file, asked.getOrDefault("filename", ""));
        return ok(ok -> ok.put("upload_url", uploadUrl.get() + file).put("file_id", file));
    }

    private Reply uploaded(Map<String, String> asked) {
        var channel = workspace.channels.get(asked.getOrDefault("channel_id", asked.getOrDefault("channels", "")));
        if (channel == null) return error("channel_not_found");
        var files = read(asked, "files");
        for (var file : files) {
            var name = workspace.fileNames.get(file.path("id").asText());
            if (name == null || !workspace.files.containsKey(file.path("id").asText())) return error("file_not_found");
            channel.all().add(new FakeMessage(channel.id(), workspace.ts(), Optional.empty(), Optional.empty(), JsonNodeFactory.instance.objectNode().put("text", "file " + name)));
        }
        return ok(ok -> ok.set("files", files));
    }
}
