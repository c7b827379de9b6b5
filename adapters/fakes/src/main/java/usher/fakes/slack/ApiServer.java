package usher.fakes.slack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The Web API, the response_urls and the uploads over HTTP, with the faults that a test ordered. The JDK's own server: small, and fast enough for thousands a second. */
final class ApiServer {

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // without it every answer on a kept connection waits 40 ms
    }

    private final Workspace workspace;
    private final WebApi api;
    private final Acks acks;
    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    ApiServer(Workspace workspace, SocketLine socket, Acks acks) {
        this.workspace = workspace;
        this.acks = acks;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        api = new WebApi(workspace, socket::url, () -> url() + "/upload/");
        server.setExecutor(executor);
        server.createContext("/api/", exchange -> serve(exchange, this::method));
        server.createContext("/respond/", exchange -> serve(exchange, this::respond));
        server.createContext("/upload/", exchange -> serve(exchange, this::upload));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    private interface Route {
        void run(HttpExchange exchange, String last, byte[] body) throws IOException;
    }

    private void serve(HttpExchange exchange, Route route) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var path = exchange.getRequestURI().getPath();
            route.run(exchange, path.substring(path.lastIndexOf('/') + 1), body);
        } catch (RuntimeException e) {
            workspace.violation("the fake failed: " + e);
            throw e;
        }
    }

    /** Whether the fault ends it; otherwise it is carried out, after a wait when there is one. */
    private boolean faulty(HttpExchange exchange, @Nullable Fault fault) throws IOException {
        switch (fault) {
            case Fault.Error it -> answer(exchange, 200, "{\"ok\":false,\"error\":\"" + it.error() + "\"}", 0);
            case Fault.Status it -> answer(exchange, it.status(), "{\"ok\":false,\"error\":\"status " + it.status() + "\"}", it.retryAfter());
            case Fault.Waits it -> {
                LockSupport.parkNanos(it.time().toNanos());
                return false;
            }
            case Fault.BreaksBefore _ -> { }
            case Fault.BreaksAfter _ -> {
                return false;
            }
            case null -> {
                return false;
            }
        }
        return true;
    }

    private void method(HttpExchange exchange, String name, byte[] body) throws IOException {
        workspace.asked.computeIfAbsent(name, it -> new AtomicLong()).incrementAndGet();
        var fault = workspace.faults.next(name);
        if (faulty(exchange, fault)) return;
        var authorization = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
        var asked = form(new String(body, UTF_8));
        var reply = api.call(name, authorization.startsWith("Bearer ") ? authorization.substring(7) : asked.getOrDefault("token", ""), asked);
        if (fault instanceof Fault.BreaksAfter) return; // closing the exchange unanswered closes the connection
        exchange.getResponseHeaders().set("X-OAuth-Scopes", String.join(",", workspace.scopes));
        answer(exchange, reply.status(), reply.body().toString(), reply.retryAfter());
    }

    private void respond(HttpExchange exchange, String id, byte[] body) throws IOException {
        var fault = workspace.faults.next("response_url");
        if (faulty(exchange, fault)) return;
        var error = acks.respond(id, Workspace.JSON.readTree(body));
        if (fault instanceof Fault.BreaksAfter) return;
        answer(exchange, error.isPresent() ? 404 : 200, error.map(it -> "{\"ok\":false,\"error\":\"" + it + "\"}").orElse("ok"), 0);
    }

    private void upload(HttpExchange exchange, String file, byte[] body) throws IOException {
        var fault = workspace.faults.next("upload");
        if (faulty(exchange, fault)) return;
        workspace.files.put(file, body);
        answer(exchange, 200, "OK - " + body.length, 0);
    }

    private static void answer(HttpExchange exchange, int status, String body, int retryAfter) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        if (retryAfter > 0) exchange.getResponseHeaders().set("Retry-After", Integer.toString(retryAfter));
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    static Map<String, String> form(String body) {
        var form = new HashMap<String, String>();
        for (var pair : body.split("&")) {
            var equals = pair.indexOf('=');
            if (equals > 0) form.put(URLDecoder.decode(pair.substring(0, equals), UTF_8), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
        }
        return form;
    }
}
