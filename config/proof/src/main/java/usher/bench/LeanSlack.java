package usher.bench;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** As much of Slack (Web API and Socket Mode) as Bolt needs to connect, take presses and post: it counts and times, and checks nothing. */
final class LeanSlack implements AutoCloseable {

    static final String TEAM = "T0LEAN";
    static final String BOT_TOKEN = "xoxb-lean-bot";
    static final String APP_TOKEN = "xapp-lean-app";
    static final String SECRET = "lean-signing-secret";
    private static final Pattern VALUE = Pattern.compile("\"value\":\"([^\"]*(?:drop\\.claim|bare\\.press)[^\"]*)\"");

    /** A post as it is shown. */
    static final class Post {
        final String channel;
        final String ts;
        final long at = System.nanoTime();
        volatile String blocks;
        volatile int edits;
        volatile long edited = at;

        Post(String channel, String ts, String blocks) {
            this.channel = channel;
            this.ts = ts;
            this.blocks = blocks;
        }

        /** What the button to claim with carries; empty when there is none. */
        String claim() {
            var found = VALUE.matcher(blocks);
            return found.find() ? found.group(1) : "";
        }
    }

    private final Http web;
    private final Socketry socket;
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger turn = new AtomicInteger();
    private final Map<String, Press> presses = new ConcurrentHashMap<>();
    private final Map<String, Post> byTs = new ConcurrentHashMap<>();
    final List<Post> posts = new CopyOnWriteArrayList<>();
    final AtomicLong requests = new AtomicLong();

    private final Function<String, Http.@Nullable Reply> limits;

    LeanSlack() throws IOException, InterruptedException {
        this(_ -> null);
    }

    /** @param limits a refusal for a message in that channel; null for none */
    LeanSlack(Function<String, Http.@Nullable Reply> limits) throws IOException, InterruptedException {
        this.limits = limits;
        socket = new Socketry(client -> client.send("{\"type\":\"hello\",\"num_connections\":1,\"debug_info\":{\"host\":\"lean\",\"approximate_connection_time\":18060},\"connection_info\":{\"app_id\":\"A0LEAN\"}}"),
            (_, text) -> acknowledged(text));
        web = new Http(this::answer);
    }

    /** The settings that lead a program here by Socket Mode. */
    Map<String, String> environment() {
        return Map.of("SLACK_BOT_TOKEN", BOT_TOKEN, "SLACK_APP_TOKEN", APP_TOKEN, "SLACK_API_URL", web.url() + "/api/");
    }

    /** The same by HTTP. */
    Map<String, String> httpEnvironment() {
        return Map.of("SLACK_BOT_TOKEN", BOT_TOKEN, "SLACK_SIGNING_SECRET", SECRET, "SLACK_API_URL", web.url() + "/api/");
    }

    static String channel(int number) {
        return String.format("C%06d", number);
    }

    boolean ready() {
        return !socket.clients().isEmpty();
    }

    private void acknowledged(String text) {
        var at = text.indexOf("\"envelope_id\":\"") + 15;
        var press = at < 15 ? null : presses.get(text.substring(at, text.indexOf('"', at)));
        if (press != null) press.ack();
    }

    /** Person {@code number} presses a button of {@code post}, by Socket Mode. */
    Press press(int number, Post post, String value) {
        var press = new Press(number);
        var id = "e" + numbers.incrementAndGet();
        presses.put(id, press);
        var payload = payload(number, post, value, id);
        var clients = socket.clients();
        var client = clients.get(Math.floorMod(turn.getAndIncrement(), clients.size()));
        press.sent();
        client.send("{\"envelope_id\":\"" + id + "\",\"accepts_response_payload\":true,\"type\":\"interactive\",\"payload\":" + payload + "}");
        return press;
    }

    /** A press that somebody else sends as a request: its payload, and where what comes of it is noted. */
    record Posted(Press press, String payload) {}

    Posted posted(int number, Post post, String value) {
        var press = new Press(number);
        var id = "e" + numbers.incrementAndGet();
        presses.put(id, press);
        return new Posted(press, payload(number, post, value, id));
    }

    private String payload(int number, Post post, String value, String id) {
        return "{\"type\":\"block_actions\",\"token\":\"legacy\",\"api_app_id\":\"A0LEAN\",\"is_enterprise_install\":false,\"team\":{\"id\":\"" + TEAM + "\",\"domain\":\"lean\"},\"user\":{\"id\":\"U" + number
            + "\",\"username\":\"p" + number + "\",\"name\":\"p" + number + "\",\"team_id\":\"" + TEAM + "\"},\"trigger_id\":\"" + System.currentTimeMillis() + ".1." + id + "\",\"response_url\":\"" + web.url() + "/respond/" + id
            + "\",\"container\":{\"type\":\"message\",\"message_ts\":\"" + post.ts + "\",\"channel_id\":\"" + post.channel + "\",\"is_ephemeral\":false},\"channel\":{\"id\":\"" + post.channel
            + "\",\"name\":\"channel\"},\"message\":{\"type\":\"message\",\"ts\":\"" + post.ts + "\",\"user\":\"U0LEAN\"},\"actions\":[{\"type\":\"button\",\"action_id\":\"press.0\",\"block_id\":\"b\",\"action_ts\":\""
            + System.currentTimeMillis() / 1000 + ".000001\",\"text\":{\"type\":\"plain_text\",\"text\":\"Claim\"},\"value\":\"" + value + "\"}]}";
    }

    private Http.Reply answer(Http.Request request) {
        requests.incrementAndGet();
        if (request.path().startsWith("/respond/")) {
            var press = presses.get(request.path().substring("/respond/".length()));
            if (press != null) press.tell(request.body());
            return Http.Reply.json("{\"ok\":true}");
        }
        return switch (request.path().substring("/api/".length())) {
            case "auth.test" -> Http.Reply.json("{\"ok\":true,\"url\":\"https://lean.slack.test/\",\"team\":\"Lean\",\"team_id\":\"" + TEAM + "\",\"user\":\"usher\",\"user_id\":\"U0LEAN\",\"bot_id\":\"B0LEAN\"}");
            case "apps.connections.open" -> Http.Reply.json("{\"ok\":true,\"url\":\"" + socket.url("/link") + "\"}");
            case "users.info" -> user(field(request.body(), "user"));
            case "conversations.open" -> Http.Reply.json("{\"ok\":true,\"channel\":{\"id\":\"D" + field(request.body(), "users") + "\"}}");
            case "conversations.history", "conversations.replies" -> Http.Reply.json("{\"ok\":true,\"messages\":[],\"has_more\":false}");
            case "chat.postMessage" -> post(request.body());
            case "chat.update" -> edit(request.body());
            default -> Http.Reply.json("{\"ok\":true}");
        };
    }

    private static Http.Reply user(String id) {
        return Http.Reply.json("{\"ok\":true,\"user\":{\"id\":\"" + id + "\",\"team_id\":\"" + TEAM + "\",\"name\":\"" + id + "\",\"real_name\":\"" + id + "\",\"tz\":\"UTC\",\"locale\":\"en-US\",\"is_admin\":false,\"is_owner\":false,"
            + "\"is_bot\":false,\"profile\":{\"display_name\":\"" + id + "\",\"real_name\":\"" + id + "\"}}}");
    }

    private Http.Reply post(String body) {
        var limited = limits.apply(field(body, "channel"));
        if (limited != null) return limited;
        var number = numbers.incrementAndGet();
        var post = new Post(field(body, "channel"), System.currentTimeMillis() / 1000 + "." + String.format("%06d", number), field(body, "blocks"));
        byTs.put(post.ts, post);
        posts.add(post);
        return Http.Reply.json("{\"ok\":true,\"channel\":\"" + post.channel + "\",\"ts\":\"" + post.ts + "\"}");
    }

    private Http.Reply edit(String body) {
        var post = byTs.get(field(body, "ts"));
        if (post == null) return Http.Reply.json("{\"ok\":false,\"error\":\"message_not_found\"}");
        synchronized (post) {
            post.edits++;
            post.blocks = field(body, "blocks");
            post.edited = System.nanoTime();
        }
        return Http.Reply.json("{\"ok\":true,\"channel\":\"" + post.channel + "\",\"ts\":\"" + post.ts + "\"}");
    }

    private static String field(String form, String name) {
        for (var part : form.split("&")) if (part.startsWith(name + "=")) return URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8);
        return "";
    }

    /** Breaks the socket's connections without a word. */
    void cut() {
        socket.clients().forEach(Socketry.Client::cut);
    }

    @Override
    public void close() throws InterruptedException {
        web.close();
        socket.stop(200);
    }
}
