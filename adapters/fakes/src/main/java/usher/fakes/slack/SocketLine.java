package usher.fakes.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/** Socket Mode's side of the server: envelopes out, acknowledgements in. Envelopes go to the bot's connections in turn, each to one of them. */
final class SocketLine extends WebSocketServer {

    /** Slack allows ten connections an app. */
    private static final int MOST = 10;

    private final Workspace workspace;
    private final List<WebSocket> open = new CopyOnWriteArrayList<>();
    private final Map<String, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Runnable connected = () -> { };
    private final CountDownLatch started = new CountDownLatch(1);

    SocketLine(Workspace workspace) {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2);
        this.workspace = workspace;
        setTcpNoDelay(true);
        setReuseAddr(true);
        setDaemon(true);
        setConnectionLostTimeout(0);
    }

    String url() {
        return "ws://127.0.0.1:" + getPort() + "/link/?ticket=" + UUID.randomUUID();
    }

    void begin() throws InterruptedException {
        start();
        started.await();
    }

    /** Who wants to know whenever the bot has connected. */
    void onConnected(Runnable notice) {
        connected = notice;
    }

    /** How often the bot has connected. */
    int connections() {
        return connections.get();
    }

    boolean isConnected() {
        return !open.isEmpty();
    }

    /**
     * Hands over one envelope; the future is the payload of its acknowledgement and fails at once when nobody is connected. What is returned tells whether
     * the connection that carried it has gone since: then nobody can blame the bot for not answering.
     */
    BooleanSupplier send(Interaction interaction, int retry, CompletableFuture<JsonNode> ack) {
        var sockets = List.copyOf(open);
        if (sockets.isEmpty()) {
            ack.completeExceptionally(new NotReached("the bot is not connected"));
            return () -> true;
        }
        var id = UUID.randomUUID().toString();
        var envelope = JsonNodeFactory.instance.objectNode().put("envelope_id", id).put("accepts_response_payload", interaction.kind() != Interaction.Kind.EVENT);
        envelope.put("type", switch (interaction.kind()) {
            case COMMAND -> "slash_commands";
            case EVENT -> "events_api";
            case PRESS, SUBMISSION, SUGGESTION -> "interactive";
        });
        envelope.set("payload", interaction.payload());
        if (retry > 0) envelope.put("retry_attempt", retry).put("retry_reason", "timeout");
        var socket = sockets.get(Math.floorMod(turn.getAndIncrement(), sockets.size()));
        waiting.put(id, ack);
        try {
            socket.send(envelope.toString());
        } catch (RuntimeException gone) {
            ack.completeExceptionally(new NotReached("the connection broke"));
        }
        return () -> !socket.isOpen();
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        if (open.size() >= MOST) {
            workspace.violation("more than ten connections");
            socket.close(1008, "too_many_websockets");
            return;
        }
        open.add(socket);
        connections.incrementAndGet();
        socket.send("{\"type\":\"hello\",\"num_connections\":" + open.size() + ",\"debug_info\":{\"host\":\"fake\",\"approximate_connection_time\":18060},\"connection_info\":{\"app_id\":\"" + FakeSlack.APP + "\"}}");
        connected.run();
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
        try {
            var ack = Workspace.JSON.readTree(message);
            var id = ack.path("envelope_id").asText("");
            var waits = waiting.get(id);
            var payload = ack.path("payload");
            if (waits == null) {
                workspace.violation("an acknowledgement of an envelope that was never sent: " + id);
            } else if (!waits.complete(payload.isObject() ? payload : JsonNodeFactory.instance.objectNode()) && !waits.isCompletedExceptionally()) {
                workspace.violation("an envelope was acknowledged twice");
            }
        } catch (JsonProcessingException e) {
            workspace.violation("not JSON on the socket: " + message);
        }
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        open.remove(socket);
    }

    /** Asks the bot to connect anew, as Slack does every few hours. */
    void refresh() {
        for (var socket : open) socket.send("{\"type\":\"disconnect\",\"reason\":\"refresh_requested\",\"debug_info\":{\"host\":\"fake\"}}");
    }

    /** Whatever this is, on every connection. */
    void send(String words) {
        for (var socket : open) if (socket.isOpen()) socket.send(words);
    }

    /** The connections break without a word. */
    void lose() {
        for (var socket : open) {
            open.remove(socket);
            socket.closeConnection(1006, "lost");
        }
    }

    @Override
    public void onError(@Nullable WebSocket socket, Exception e) {
        if (socket == null) workspace.violation("the fake's socket failed: " + e);
    }

    @Override
    public void onStart() {
        started.countDown();
    }
}
