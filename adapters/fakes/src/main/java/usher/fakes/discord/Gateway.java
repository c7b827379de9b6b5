package usher.fakes.discord;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/** The gateway: identify, heartbeat, dispatch, resume. A session outlives its connection and keeps what it is owed until it is resumed or replaced. */
final class Gateway extends WebSocketServer {

    private final FakeDiscord discord;
    private final Map<String, GatewaySession> sessions = new ConcurrentHashMap<>();
    private final Map<WebSocket, GatewaySession> connected = new ConcurrentHashMap<>();
    private final CountDownLatch started = new CountDownLatch(1);
    private volatile boolean away;
    final AtomicInteger identified = new AtomicInteger();
    final AtomicInteger resumed = new AtomicInteger();

    Gateway(FakeDiscord discord) {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2);
        this.discord = discord;
        setReuseAddr(true);
        setTcpNoDelay(true);
        setDaemon(true);
        setConnectionLostTimeout(0);
    }

    Gateway begin() {
        start();
        try {
            started.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", e);
        }
        return this;
    }

    String url() {
        return "ws://127.0.0.1:" + getPort() + "/gateway";
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        if (away) {
            socket.close(1001, "away");
            return;
        }
        var wire = new GatewayWire(socket, handshake.getResourceDescriptor().contains("compress=zlib-stream"));
        socket.setAttachment(wire);
        wire.send("{\"op\":10,\"d\":{\"heartbeat_interval\":41250}}");
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
        GatewayWire wire = socket.getAttachment();
        JsonNode message;
        try {
            message = Payloads.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            socket.close(4002, "not JSON");
            return;
        }
        var data = message.path("d");
        switch (message.path("op").asInt()) {
            case 1 -> wire.send("{\"op\":11}");
            case 2 -> identify(socket, wire, data);
            case 6 -> resume(socket, wire, data);
            case 8 -> members(socket, data);
            default -> { }
        }
    }

    private void identify(WebSocket socket, GatewayWire wire, JsonNode data) {
        if (!data.path("token").asText().replace("Bot ", "").equals(discord.token())) {
            socket.close(4004, "Authentication failed");
            return;
        }
        if ((data.path("intents").asInt() & GatewaySession.MESSAGE_CONTENT) != 0 && !discord.readsContent) {
            socket.close(4014, "Disallowed intent(s).");
            return;
        }
        var shard = data.path("shard").path(0).asInt(0);
        var shards = data.path("shard").path(1).asInt(1);
        // a bot that comes back anew gives up the session it lost
        sessions.values().removeIf(old -> old.shard == shard && !old.isConnected());
        var session = new GatewaySession(Snowflakes.next(), shard, shards, data.path("intents").asInt());
        sessions.put(session.id, session);
        connected.put(socket, session);
        session.connect(wire);
        var ready = Payloads.object().put("v", 10).put("session_id", session.id).put("resume_gateway_url", url());
        ready.set("user", Payloads.user(FakeDiscord.BOT, "Usher", true));
        ready.putObject("application").put("id", FakeDiscord.BOT).put("flags", discord.flags());
        ready.putArray("private_channels");
        ready.set("shard", Payloads.array().add(shard).add(shards));
        var mine = discord.guilds.values().stream().filter(guild -> guild.listed && shardOf(guild, shards) == shard).toList();
        var guilds = ready.putArray("guilds");
        mine.forEach(guild -> guilds.addObject().put("id", guild.id).put("unavailable", true));
        session.dispatch("READY", ready);
        mine.forEach(guild -> session.dispatch("GUILD_CREATE", Payloads.guild(guild)));
        identified.incrementAndGet();
    }

    private void resume(WebSocket socket, GatewayWire wire, JsonNode data) {
        var session = sessions.get(data.path("session_id").asText());
        if (session == null) {
            wire.send("{\"op\":9,\"d\":false}");
            return;
        }
        connected.put(socket, session);
        session.resume(wire, data.path("seq").asLong());
        resumed.incrementAndGet();
    }

    private void members(WebSocket socket, JsonNode data) {
        var session = connected.get(socket);
        if (session == null) return;
        var chunk = Payloads.object().put("guild_id", data.path("guild_id").asText()).put("chunk_index", 0).put("chunk_count", 1).put("nonce", data.path("nonce").asText());
        var members = chunk.putArray("members");
        var guild = discord.guilds.get(data.path("guild_id").asText());
        if (guild != null) guild.members.values().forEach(it -> members.add(Payloads.member(it)));
        chunk.putArray("not_found");
        session.dispatch("GUILD_MEMBERS_CHUNK", chunk);
    }

    void toShardOf(FakeGuild guild, String event, ObjectNode data) {
        for (var session : sessions.values()) {
            if (session.hears(event, false) && session.shard == shardOf(guild, session.shards)) session.dispatch(event, Talk.seen(event, data, session));
        }
    }

    /** Direct messages come to shard 0. */
    void toFirstShard(String event, ObjectNode data) {
        for (var session : sessions.values()) {
            if (session.hears(event, true) && session.shard == 0) session.dispatch(event, data);
        }
    }

    private static int shardOf(FakeGuild guild, int shards) {
        return (int) ((Long.parseUnsignedLong(guild.id) >>> 22) % shards);
    }

    /** Closes every connection: with the code, or as if the cable was pulled when it is 0. */
    void drop(int code) {
        for (var socket : List.copyOf(connected.keySet())) {
            if (code == 0) socket.closeConnection(1006, "cut");
            else socket.close(code, "dropped by the test");
        }
    }

    void away(Runnable then) {
        away = true;
        drop(4000);
        sessions.clear();
        try {
            then.run();
        } finally {
            away = false;
        }
    }

    Collection<GatewaySession> sessions() {
        return sessions.values();
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        var session = connected.remove(socket);
        if (session != null) session.disconnect(socket.getAttachment());
    }

    @Override
    public void onError(WebSocket socket, Exception error) {
        // a client that was killed resets its connection; the close that follows says all there is to say
        if (socket == null) discord.violations.add("the gateway itself failed: " + error);
    }
}
