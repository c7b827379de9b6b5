package usher.fakes.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The REST side: takes a request, lets the scripted faults at it, hands it to the routes. The JDK's own server, for it costs least per request. */
final class Rest implements AutoCloseable {

    static {
        // without it every answer waits 40 ms for the client's delayed acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
    }

    /** One request's parts. */
    record Request(String method, List<String> path, String query, JsonNode body, @Nullable String file, String content) {
        String whole() {
            return String.join("/", path);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final FakeDiscord discord;
    private final Routes routes;
    final List<FakeDiscord.Sent> sent = new CopyOnWriteArrayList<>();

    Rest(FakeDiscord discord) {
        this.discord = discord;
        this.routes = new Routes(discord);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("no port on the loopback interface", e);
        }
        server.setExecutor(threads);
        server.createContext("/api/", this::serve);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/api/v10/";
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var raw = exchange.getRequestBody().readAllBytes();
            var request = request(exchange, raw);
            if (discord.keepsBodies) sent.add(new FakeDiscord.Sent(request.method, request.whole(), request.body));
            var fault = discord.faults.next(request.method, request.whole());
            switch (fault) {
                case null -> write(exchange, isKnown(exchange, request) ? routes.take(request) : Reply.error(401, 0, "401: Unauthorized"));
                case Fault.Answers it -> write(exchange, it.status(), it.body(), it.headers());
                case Fault.AnswersAfter it -> {
                    routes.take(request);
                    write(exchange, it.status(), it.body(), Map.of());
                }
                case Fault.Waits it -> {
                    pause(it.time().toMillis());
                    write(exchange, routes.take(request));
                }
                case Fault.BreaksAfter _ -> routes.take(request); // closed without an answer
                case Fault.BreaksBefore _ -> { }
                case Fault.Meets it -> it.then().run();
            }
        } catch (RuntimeException e) {
            discord.violations.add("the fake itself failed at " + exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath() + ": " + e);
            throw e;
        }
    }

    /** Interactions carry tokens of their own. */
    private boolean isKnown(HttpExchange exchange, Request request) {
        return request.path.getFirst().equals("interactions") || request.path.getFirst().equals("webhooks")
            || ("Bot " + discord.token()).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Request request(HttpExchange exchange, byte[] raw) throws IOException {
        var uri = exchange.getRequestURI();
        var path = List.of(uri.getPath().substring(uri.getPath().indexOf('/', "/api/".length()) + 1).split("/"));
        var type = exchange.getRequestHeaders().getFirst("Content-Type");
        var query = uri.getQuery() == null ? "" : uri.getQuery();
        if (type != null && type.startsWith("multipart/")) {
            var whole = new String(raw, StandardCharsets.UTF_8);
            return new Request(exchange.getRequestMethod(), path, query, Payloads.JSON.readTree(part(whole, "name=\"payload_json\"")), fileName(whole), part(whole, "filename=\""));
        }
        return new Request(exchange.getRequestMethod(), path, query, raw.length == 0 ? Payloads.object() : Payloads.JSON.readTree(raw), null, "");
    }

    private static String part(String whole, String named) {
        var head = whole.indexOf(named);
        if (head < 0) return named.contains("payload") ? "{}" : "";
        var from = whole.indexOf("\r\n\r\n", head) + 4;
        return whole.substring(from, whole.indexOf("\r\n--", from));
    }

    private static @Nullable String fileName(String whole) {
        var at = whole.indexOf("filename=\"");
        return at < 0 ? null : whole.substring(at + 10, whole.indexOf('"', at + 10));
    }

    private static void write(HttpExchange exchange, Reply reply) throws IOException {
        write(exchange, reply.status(), Payloads.text(reply.body()), reply.headers());
    }

    private static void write(HttpExchange exchange, int status, String body, Map<String, String> headers) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        if (body.isEmpty()) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
