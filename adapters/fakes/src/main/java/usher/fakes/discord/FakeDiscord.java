package usher.fakes.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A Discord on the loopback interface that enforces: three seconds to acknowledge, one acknowledgement, tokens that expire, limits of messages and
 * forms, rights, rate limits, nonces, mentions. What the bot did wrong is kept as sentences. It outlives the bot, which may come and go.
 */
public final class FakeDiscord implements AutoCloseable {

    /** The bot's user id and application id. */
    public static final String BOT = "1100000000000000001";

    /** A request the bot made, while bodies are kept. */
    public record Sent(String method, String path, JsonNode body) {}

    final Map<String, FakeGuild> guilds = new ConcurrentHashMap<>();
    final Map<String, FakeChannel> channels = new ConcurrentHashMap<>();
    final Map<String, Interaction> interactions = new ConcurrentHashMap<>();
    final Map<String, Interaction> byToken = new ConcurrentHashMap<>();
    final List<String> violations = new CopyOnWriteArrayList<>();
    final Fault.Script faults = new Fault.Script();
    final Buckets buckets = new Buckets(5, Duration.ofSeconds(2));
    final Buckets everything = new Buckets(50, Duration.ofSeconds(1));
    final AtomicInteger registrations = new AtomicInteger();
    final AtomicInteger tooMany = new AtomicInteger();
    volatile ArrayNode commands = Payloads.array();
    volatile boolean keepsBodies;
    volatile boolean forgetsNonces;
    volatile int shards = 1;
    volatile boolean readsContent = true;
    private final Map<String, FakeChannel> directs = new ConcurrentHashMap<>();
    private final List<String> hostile = new CopyOnWriteArrayList<>();
    final Talk talk = new Talk(this);
    final Gateway gateway = new Gateway(this).begin();
    private final Rest rest = new Rest(this);

    private FakeDiscord() {}

    public static FakeDiscord start() {
        return new FakeDiscord();
    }

    /** The base of the REST API, for {@code DISCORD_API_URL}. */
    public String url() {
        return rest.url();
    }

    public String gatewayUrl() {
        return gateway.url();
    }

    /** The only token that is let in; its first part names the bot, as in real ones. */
    public String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(BOT.getBytes(StandardCharsets.UTF_8)) + ".fake.token";
    }

    /** The guild of that name, which the bot is told of; made when there is none. */
    public FakeGuild guild(String name) {
        return guild(name, true);
    }

    /** A guild; when it is not listed, the bot hears of it by interactions alone, and thousands of them are cheap. */
    public FakeGuild guild(String name, boolean listed) {
        for (var guild : guilds.values()) {
            if (guild.name.equals(name)) return guild;
        }
        var guild = new FakeGuild(Snowflakes.next(), name, this, listed);
        guilds.put(guild.id, guild);
        if (listed) gateway.toShardOf(guild, "GUILD_CREATE", Payloads.guild(guild));
        return guild;
    }

    /** The application's: GATEWAY_MESSAGE_CONTENT_LIMITED, as bots on fewer than a hundred servers have it. */
    int flags() {
        return readsContent ? 1 << 19 : 0;
    }

    String botRole(FakeGuild guild) {
        return Long.toString(Long.parseLong(guild.id) + 1);
    }

    /** A person's direct messages with the bot. */
    public FakeChannel direct(String user) {
        return directs.computeIfAbsent(user, id -> {
            var channel = new FakeChannel(this, Snowflakes.next(), "dm-" + id, FakeChannel.DIRECT, null, null);
            channels.put(channel.id, channel);
            return channel;
        });
    }

    /** From now on that person takes no direct messages (50007). */
    public void closesDirect(FakeMember member) {
        direct(member.id()).closed = true;
    }

    /** What people do: commands, presses, forms. */
    public People people() {
        return new People(this);
    }

    /** What people and the bot write to each other. */
    public Talk talk() {
        return talk;
    }

    /** The application's Message Content Intent is off from now on: who asks for it is closed out with 4014, and REST tells no words of people in guilds. */
    public void withholdsContent() {
        readsContent = false;
    }

    /** A sentence for each thing the bot did that Discord refuses, or that nobody wants. A good test ends with this empty. */
    public List<String> violations() {
        return List.copyOf(violations);
    }

    /** The interactions that were never acknowledged and whose three seconds are over. */
    public List<Interaction> unanswered() {
        return interactions.values().stream().filter(it -> !it.isAcked() && it.ageMillis() > 3000).toList();
    }

    public List<Interaction> interactions() {
        return new ArrayList<>(interactions.values());
    }

    /** Something people typed: should any of its mentions, links or emphasis come to life in a message, that is a violation. */
    public void hostile(String typed) {
        hostile.add(typed);
    }

    /** The next {@code times} requests of that method whose path (such as {@code channels/\d+/messages}) matches go wrong. */
    public void fails(String method, String pathPattern, int times, Fault fault) {
        faults.add(method, pathPattern, times, fault);
    }

    public void heals() {
        faults.clear();
    }

    /** Posts (and edits, each for themselves) a channel takes in a window; {@code Duration.ofSeconds(2)} and 5 unless said otherwise. */
    public void allows(int requests, Duration within) {
        buckets.allow(requests, within);
    }

    /** Requests that a bot may make in all, answers to presses aside; {@code Duration.ofSeconds(1)} and 50 unless said otherwise. */
    public void allowsInAll(int requests, Duration within) {
        everything.allow(requests, within);
    }

    /** The minutes pass in which Discord remembers a nonce. */
    public void forgetsNonces() {
        forgetsNonces = true;
    }

    public void shards(int number) {
        shards = number;
    }

    /** Keeps every request's body from now on, for checks against Discord's own description. */
    public void keepsBodies() {
        keepsBodies = true;
    }

    public List<Sent> sent() {
        return List.copyOf(rest.sent);
    }

    Reply tooMany(Buckets.Stand stand, boolean global) {
        tooMany.incrementAndGet();
        var headers = new LinkedHashMap<String, String>();
        if (global) headers.put("X-RateLimit-Global", "true");
        else headers.putAll(stand.headers());
        headers.put("Retry-After", Integer.toString((int) Math.ceil(stand.pause())));
        headers.put("X-RateLimit-Scope", global ? "global" : "user");
        headers.put("via", "1.1 google"); // without it the client takes the answer for a ban
        return new Reply(429, Payloads.object().put("message", "You are being rate limited.").put("retry_after", stand.pause()).put("global", global), headers);
    }

    /** How often the bot was told 429: by the bucket of a route, or because of all its requests together. */
    public int tooMany() {
        return tooMany.get();
    }

    /** The commands as they are registered, and how often they were. */
    public JsonNode commands() {
        return commands;
    }

    public int registrations() {
        return registrations.get();
    }

    /** The intents that the bots that listen now asked for, as bits. */
    public int intents() {
        return gateway.sessions().stream().mapToInt(it -> it.intents).reduce(0, (one, other) -> one | other);
    }

    /** How often a bot logged in anew, and how often it resumed. */
    public int identified() {
        return gateway.identified.get();
    }

    public int resumed() {
        return gateway.resumed.get();
    }

    /** Whether a bot listens now. */
    public boolean connected() {
        return gateway.sessions().stream().anyMatch(GatewaySession::isConnected);
    }

    /** The gateway closes the connection, with 4000 for a bot that may resume. */
    public void dropsGateway(int code) {
        gateway.drop(code);
    }

    /** The gateway's connection breaks without a word. */
    public void cutsGateway() {
        gateway.drop(0);
    }

    /** The gateway is away while {@code then} runs, lets nobody in and forgets everything: what happens meanwhile is told to nobody, and no session can be resumed. */
    public void away(Runnable then) {
        gateway.away(then);
    }

    Reply invalid(String where, List<String> wrong) {
        wrong.forEach(what -> violations.add(where + ": " + what));
        return Reply.error(400, 50035, "Invalid Form Body: " + String.join("; ", wrong));
    }

    void checkMentions(FakeMessage message, JsonNode sent) {
        var pinged = Mentions.pinged(message.markdown(), sent.path("allowed_mentions"));
        if (!message.ephemeral && message.edits() == 0) message.ping(pinged.stream().map(Mentions.Pinged::whom).toList());
        pinged.stream().filter(it -> !it.named()).forEach(it -> violations.add("a mention that nobody allowed by name pings " + it.whom() + ": " + message.markdown()));
        if (hostile.isEmpty()) return;
        var alive = Markdown.alive(message.markdown());
        for (var typed : hostile) {
            Markdown.alive(typed).stream().filter(alive::contains).forEach(it -> violations.add("unescaped, and alive: " + it + " in: " + message.markdown()));
        }
    }

    void checkDoubled(FakeMessage message) {
        if (message.mark == 0) return;
        message.channel.messages().stream().filter(it -> it.mark == message.mark && !it.stiff)
            .forEach(it -> violations.add("posted twice in " + message.channel.name + ", with the same mark " + it.mark + ": " + message));
    }

    @Override
    public void close() {
        rest.close();
        try {
            gateway.stop(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
