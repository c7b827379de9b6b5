package usher.config;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stand in for Discord and Slack at a {@link Rehearsal}, on the loopback interface: they let the bot in and say nothing more, so that Java gets to know the
 * classes by which the real ones are reached.
 */
final class Understudies implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Understudies.class);
    private static final String BOT = "1000000000000000001";
    private static final String USER = "{\"id\":\"" + BOT + "\",\"username\":\"usher\",\"discriminator\":\"0\",\"bot\":true,\"public_flags\":0}";
    private static final int LONGEST_BODY = 1_000_000;

    private final HttpServer web;
    private final Sockets sockets;

    Understudies() throws IOException, InterruptedException {
        var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        sockets = new Sockets(here);
        sockets.open();
        web = HttpServer.create(here, 0);
        web.createContext("/", this::answer);
        web.start();
    }

    /** The settings that lead Usher here. */
    Map<String, String> settings() {
        var url = "http://127.0.0.1:" + web.getAddress().getPort();
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(BOT.getBytes(StandardCharsets.US_ASCII)) + ".rehearsal.token";
        return Map.of(Setting.DISCORD_TOKEN.env(), token, Setting.DISCORD_API_URL.env(), url + "/api/v10/", Setting.DISCORD_GATEWAY_URL.env(), sockets.url("/gateway"),
            Setting.SLACK_BOT_TOKEN.env(), "xoxb-rehearsal", Setting.SLACK_APP_TOKEN.env(), "xapp-rehearsal", Setting.SLACK_API_URL.env(), url + "/slack/");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readNBytes(LONGEST_BODY);
            var said = said(exchange.getRequestURI().getPath()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, said.length);
            exchange.getResponseBody().write(said);
        }
    }

    private String said(String path) {
        if (path.endsWith("/users/@me")) return USER;
        if (path.endsWith("/gateway/bot")) {
            return "{\"url\":\"" + sockets.url("/gateway") + "\",\"shards\":1,\"session_start_limit\":{\"total\":1000,\"remaining\":999,\"reset_after\":1,\"max_concurrency\":16}}";
        }
        if (path.endsWith("/commands")) return "[]";
        if (path.endsWith("/auth.test")) return "{\"ok\":true,\"team\":\"Rehearsal\",\"team_id\":\"T0\",\"user\":\"usher\",\"user_id\":\"U0\",\"bot_id\":\"B0\"}";
        if (path.endsWith("/apps.connections.open")) return "{\"ok\":true,\"url\":\"" + sockets.url("/link") + "\"}";
        return "{\"ok\":true,\"id\":\"" + BOT + "\",\"name\":\"Usher\",\"flags\":0}";
    }

    @Override
    public void close() throws InterruptedException {
        web.stop(0);
        sockets.stop(200);
    }

    /** Discord's gateway and Slack's Socket Mode, as far as their greetings. */
    private static final class Sockets extends WebSocketServer {
        private final CountDownLatch started = new CountDownLatch(1);

        Sockets(InetSocketAddress here) {
            super(here, 1);
            setDaemon(true);
        }

        void open() throws InterruptedException {
            start();
            started.await();
        }

        String url(String path) {
            return "ws://127.0.0.1:" + getPort() + path;
        }

        @Override
        public void onStart() {
            started.countDown();
        }

        @Override
        public void onOpen(WebSocket socket, ClientHandshake handshake) {
            if (handshake.getResourceDescriptor().startsWith("/link")) socket.send("{\"type\":\"hello\",\"num_connections\":1,\"connection_info\":{\"app_id\":\"A0\"}}");
            else socket.send("{\"op\":10,\"d\":{\"heartbeat_interval\":41250}}");
        }

        @Override
        public void onMessage(WebSocket socket, String text) {
            if (text.contains("\"op\":1,") || text.endsWith("\"op\":1}")) socket.send("{\"op\":11}");
            if (!text.contains("\"op\":2,") && !text.endsWith("\"op\":2}")) return;
            socket.send("{\"op\":0,\"s\":1,\"t\":\"READY\",\"d\":{\"v\":10,\"session_id\":\"rehearsal\",\"resume_gateway_url\":\"" + url("/gateway") + "\",\"user\":" + USER
                + ",\"application\":{\"id\":\"" + BOT + "\",\"flags\":0},\"private_channels\":[],\"shard\":[0,1],\"guilds\":[]}}");
        }

        @Override
        public void onClose(WebSocket socket, int code, String reason, boolean remote) {}

        @Override
        public void onError(@Nullable WebSocket socket, Exception error) {
            LOG.debug("a socket of the rehearsal broke", error);
        }
    }
}
