package usher.bench;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** As much of Discord as JDA needs to log in, take presses and post: it counts and times, and checks nothing. */
final class LeanDiscord implements AutoCloseable {

    static final String BOT = "1100000000000000001";
    static final String GUILD = "1200000000000000001";
    private static final String ROLE = "1200000000000000002";
    private static final String CHANNEL = "1200000000000001000";
    private static final long RIGHTS = (1L << 10) | (1L << 11) | (1L << 15) | (1L << 16) | (1L << 20) | (1L << 31) | (1L << 35) | (1L << 38) | (1L << 44);
    private static final long MEMBER_RIGHTS = (1L << 10) | (1L << 11) | (1L << 16) | (1L << 31);
    private static final long EPOCH = 1_420_070_400_000L;
    private static final Pattern CLAIM = Pattern.compile("\"custom_id\":\"([^\"]*(?:drop\\.claim|bare\\.press)[^\"]*)\"");

    /** A post as it is shown. */
    static final class Post {
        final String channel;
        final String id;
        final long at = System.nanoTime();
        volatile String body;
        volatile int edits;
        volatile long edited = at;

        Post(String channel, String id, String body) {
            this.channel = channel;
            this.id = id;
            this.body = body;
        }

        /** The id of the button to claim with; empty when there is none. */
        String claim() {
            var found = CLAIM.matcher(body);
            return found.find() ? found.group(1) : "";
        }
    }

    private final int channels;
    private final Function<Http.Request, Http.@Nullable Reply> limits;
    private final Http rest;
    private final Socketry gateway;
    private final AtomicLong ids = new AtomicLong();
    private final AtomicLong sequence = new AtomicLong();
    private final Map<String, Press> presses = new ConcurrentHashMap<>();
    final List<Post> posts = new CopyOnWriteArrayList<>();
    private final Map<String, Post> byId = new ConcurrentHashMap<>();
    final AtomicLong requests = new AtomicLong();
    private volatile String commands = "[]";
    private volatile boolean ready;

    LeanDiscord(int channels) throws IOException, InterruptedException {
        this(channels, _ -> null);
    }

    /** @param limits a refusal for a request about to be carried out, or the headers it gets when the status is 200; null for neither */
    LeanDiscord(int channels, Function<Http.Request, Http.@Nullable Reply> limits) throws IOException, InterruptedException {
        this.channels = channels;
        this.limits = limits;
        gateway = new Socketry(client -> client.send("{\"op\":10,\"d\":{\"heartbeat_interval\":41250}}"), this::said);
        rest = new Http(this::answer);
    }

    static String channel(int number) {
        return Long.toString(Long.parseLong(CHANNEL) + number);
    }

    static String person(int number) {
        return Long.toString(1_300_000_000_000_000_000L + number);
    }

    /** The settings that lead a program here. */
    Map<String, String> environment() {
        return Map.of("DISCORD_TOKEN", Base64.getUrlEncoder().withoutPadding().encodeToString(BOT.getBytes(java.nio.charset.StandardCharsets.US_ASCII)) + ".lean.token",
            "DISCORD_API_URL", rest.url() + "/api/v10/", "DISCORD_GATEWAY_URL", gateway.url("/gateway"));
    }

    boolean ready() {
        return ready && !gateway.clients().isEmpty();
    }

    private void said(Socketry.Client client, String text) {
        if (text.contains("\"op\":1,") || text.endsWith("\"op\":1}")) client.send("{\"op\":11}");
        else if (text.contains("\"op\":2,") || text.endsWith("\"op\":2}")) identified(client);
        else if (text.contains("\"op\":6,") || text.endsWith("\"op\":6}")) dispatch(client, "RESUMED", "{}");
    }

    private void identified(Socketry.Client client) {
        dispatch(client, "READY", "{\"v\":10,\"session_id\":\"lean\",\"resume_gateway_url\":\"" + gateway.url("/gateway") + "\",\"user\":" + user(BOT, "Usher", true)
            + ",\"application\":{\"id\":\"" + BOT + "\",\"flags\":0},\"private_channels\":[],\"shard\":[0,1],\"guilds\":[{\"id\":\"" + GUILD + "\",\"unavailable\":true}]}");
        dispatch(client, "GUILD_CREATE", guild());
        ready = true;
    }

    private void dispatch(Socketry.Client client, String type, String data) {
        synchronized (client) {
            client.send("{\"op\":0,\"s\":" + sequence.incrementAndGet() + ",\"t\":\"" + type + "\",\"d\":" + data + "}");
        }
    }

    private static String user(String id, String name, boolean bot) {
        return "{\"id\":\"" + id + "\",\"username\":\"" + name + "\",\"global_name\":\"" + name + "\",\"discriminator\":\"0\",\"avatar\":null,\"bot\":" + bot + ",\"public_flags\":0}";
    }

    private static String role(String id, String name, long rights) {
        return "{\"id\":\"" + id + "\",\"name\":\"" + name + "\",\"color\":0,\"hoist\":false,\"managed\":false,\"mentionable\":true,\"permissions\":\"" + rights + "\",\"position\":1,\"flags\":0,"
            + "\"colors\":{\"primary_color\":0,\"secondary_color\":null,\"tertiary_color\":null}}";
    }

    private static String channelJson(String id, boolean inGuild) {
        return "{\"id\":\"" + id + "\",\"type\":" + (inGuild ? 0 : 1) + ",\"name\":\"events\",\"position\":0,\"permissions\":\"0\",\"last_message_id\":\"" + id + "\",\"rate_limit_per_user\":0,\"nsfw\":false,\"flags\":0"
            + (inGuild ? ",\"guild_id\":\"" + GUILD + "\",\"permission_overwrites\":[]}" : ",\"recipients\":[]}");
    }

    private String guild() {
        var all = new StringBuilder();
        for (var i = 0; i < channels; i++) all.append(i == 0 ? "" : ",").append(channelJson(channel(i), true));
        return "{\"id\":\"" + GUILD + "\",\"name\":\"Lean\",\"owner_id\":\"1\",\"preferred_locale\":\"en-US\",\"member_count\":2,\"large\":false,\"unavailable\":false,\"verification_level\":0,"
            + "\"default_message_notifications\":0,\"explicit_content_filter\":0,\"mfa_level\":0,\"afk_timeout\":300,\"system_channel_id\":null,\"roles\":[" + role(GUILD, "@everyone", 0) + ","
            + role(ROLE, "Usher", RIGHTS) + "],\"channels\":[" + all + "],\"threads\":[],\"members\":[{\"joined_at\":\"2024-01-01T00:00:00+00:00\",\"deaf\":false,\"mute\":false,\"flags\":0,\"user\":"
            + user(BOT, "Usher", true) + ",\"roles\":[\"" + ROLE + "\"]}],\"guild_scheduled_events\":[],\"emojis\":[],\"stickers\":[],\"voice_states\":[],\"presences\":[],\"features\":[],"
            + "\"stage_instances\":[],\"soundboard_sounds\":[]}";
    }

    private long snowflake() {
        return ids.updateAndGet(last -> Math.max(last + 1, (System.currentTimeMillis() - EPOCH) << 22));
    }

    /** Person {@code number} presses the button {@code customId} of {@code post}. */
    Press press(int number, Post post, String customId) {
        var press = new Press(number);
        var id = Long.toString(snowflake());
        presses.put(id, press);
        var name = "P" + number;
        var data = "{\"id\":\"" + id + "\",\"application_id\":\"" + BOT + "\",\"type\":3,\"token\":\"tok" + id + "\",\"version\":1,\"channel_id\":\"" + post.channel + "\",\"locale\":\"en-US\",\"app_permissions\":\"" + RIGHTS
            + "\",\"entitlements\":[],\"context\":0,\"authorizing_integration_owners\":{\"0\":\"" + GUILD + "\"},\"guild_id\":\"" + GUILD + "\",\"guild_locale\":\"en-US\",\"guild\":{\"id\":\"" + GUILD
            + "\",\"locale\":\"en-US\",\"features\":[]},\"member\":{\"joined_at\":\"2024-01-01T00:00:00+00:00\",\"deaf\":false,\"mute\":false,\"flags\":0,\"pending\":false,\"permissions\":\"" + MEMBER_RIGHTS
            + "\",\"nick\":null,\"roles\":[],\"user\":" + user(person(number), name, false) + "},\"channel\":" + channelJson(post.channel, true) + ",\"data\":{\"custom_id\":\"" + customId
            + "\",\"component_type\":2,\"id\":2},\"message\":" + message(post.channel, post.id) + "}";
        var client = gateway.clients().getLast();
        press.sent();
        dispatch(client, "INTERACTION_CREATE", data);
        return press;
    }

    private static String message(String channel, String id) {
        return "{\"id\":\"" + id + "\",\"channel_id\":\"" + channel + "\",\"type\":0,\"content\":\"\",\"timestamp\":\"2026-01-01T00:00:00+00:00\",\"edited_timestamp\":null,\"tts\":false,\"mention_everyone\":false,"
            + "\"pinned\":false,\"application_id\":\"" + BOT + "\",\"flags\":32768,\"author\":" + user(BOT, "Usher", true) + ",\"mentions\":[],\"mention_roles\":[],\"attachments\":[],\"embeds\":[],\"components\":[],"
            + "\"guild_id\":\"" + GUILD + "\"}";
    }

    private Http.Reply answer(Http.Request request) {
        requests.incrementAndGet();
        var query = request.path().indexOf('?');
        var path = (query < 0 ? request.path() : request.path().substring(0, query)).substring("/api/v10/".length()).split("/");
        return switch (path[0]) {
            case "interactions" -> callback(path, request.body());
            case "webhooks" -> followUp(path, request.body());
            case "channels" -> posting(path, request);
            case "users" -> Http.Reply.json(path.length > 2 ? channelJson(Long.toString(snowflake()), false) : user(BOT, "Usher", true));
            case "gateway" -> Http.Reply.json("{\"url\":\"" + gateway.url("/gateway") + "\",\"shards\":1,\"session_start_limit\":{\"total\":1000,\"remaining\":999,\"reset_after\":14400000,\"max_concurrency\":16}}");
            case "applications", "oauth2" -> application(path, request);
            default -> new Http.Reply(404, "", "{\"code\":0,\"message\":\"404: Not Found\"}");
        };
    }

    /** Types 5 and 6 ask for more time; everything else says something. */
    private Http.Reply callback(String[] path, String body) {
        var press = presses.get(path[1]);
        if (press == null) return new Http.Reply(404, "", "{\"code\":10062,\"message\":\"Unknown interaction\"}");
        press.ack();
        // one that only asks for more time is short
        if (body.length() > 150 || !body.contains("\"type\":5") && !body.contains("\"type\":6")) press.tell(body);
        return Http.Reply.EMPTY;
    }

    private Http.Reply followUp(String[] path, String body) {
        var press = presses.get(path[2].substring(3));
        if (press != null) press.tell(body);
        return Http.Reply.json(message(channel(0), Long.toString(snowflake())));
    }

    private Http.Reply posting(String[] path, Http.Request request) {
        if (request.method().equals("GET")) return Http.Reply.json(path.length == 2 ? channelJson(path[1], true) : "[]");
        var limited = limits.apply(request);
        if (limited != null && limited.status() != 200) return limited;
        var headers = limited == null ? "" : limited.headers();
        if (request.method().equals("DELETE")) return new Http.Reply(204, headers, "");
        var id = path.length > 3 ? path[3] : Long.toString(snowflake());
        var post = byId.get(id);
        if (post == null) {
            post = new Post(path[1], id, request.body());
            byId.put(id, post);
            posts.add(post);
        } else {
            synchronized (post) {
                post.edits++;
                post.body = request.body();
                post.edited = System.nanoTime();
            }
        }
        return new Http.Reply(200, headers, message(path[1], id));
    }

    private Http.Reply application(String[] path, Http.Request request) {
        if (!path[path.length - 1].equals("commands")) {
            return Http.Reply.json("{\"id\":\"" + BOT + "\",\"name\":\"Usher\",\"description\":\"\",\"bot_public\":true,\"bot_require_code_grant\":false,\"verify_key\":\"00\",\"flags\":0,\"owner\":"
                + user("1", "owner", false) + ",\"team\":null}");
        }
        if (request.method().equals("PUT")) commands = "[]";
        return Http.Reply.json(commands);
    }

    /** Breaks the gateway's connections without a word. */
    void cut() {
        gateway.clients().forEach(Socketry.Client::cut);
    }

    @Override
    public void close() throws InterruptedException {
        rest.close();
        gateway.stop(200);
    }
}
