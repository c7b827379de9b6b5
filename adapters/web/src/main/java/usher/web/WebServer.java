package usher.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import usher.Bot;
import usher.Json;

/**
 * The one HTTP server: health, metrics, pages, and what others hang on it before it is started. Everything but the routes of {@link #post} answers only
 * to names of its own on loopback, so that a page elsewhere cannot reach it through a name that it points here (DNS rebinding).
 */
public final class WebServer implements AutoCloseable {

    /** The largest request that is read at all, in bytes; Slack's largest payloads are well below. */
    static final long MOST_BYTES = 1_000_000;

    /** A crowd opens its connections at once; Java's own default of 50 would have the others refused. */
    private static final int WAITING_CONNECTIONS = 1024;

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /**
     * Where to listen.
     *
     * @param port 0 for any free one
     * @param names further host names people reach it by, such as the public URL's behind a proxy
     */
    public record Settings(String host, int port, Set<String> names) {
        /** Whether only this machine reaches it. */
        public boolean loopback() {
            try {
                return InetAddress.getByName(host).isLoopbackAddress();
            } catch (UnknownHostException unknown) {
                return false;
            }
        }
    }

    /** A request from a machine that proves itself, such as Slack's; {@code headers} by lower-case name. */
    public record Request(String path, String query, Map<String, List<String>> headers, String body, String from) {}

    public record Response(int status, String mediaType, String body) {}

    /** Answers {@link Request}s; called from virtual threads. */
    @FunctionalInterface
    public interface Route {
        Response answer(Request request) throws Exception;
    }

    private final Settings settings;
    private final Guard guard;
    private final Pages pages = new Pages();
    private final List<Consumer<RoutesConfig>> routes = new ArrayList<>();
    private @Nullable Playground playground;
    private @Nullable Javalin javalin;

    public WebServer(Settings settings, Health health, Metrics metrics) {
        this.settings = settings;
        guard = new Guard(settings);
        routes.add(it -> it.get("/health", ctx -> health(ctx, health)));
        routes.add(it -> it.get("/health/live", ctx -> ctx.status(200).contentType("application/json").result("{\"live\":true}")));
        routes.add(it -> it.get("/metrics", ctx -> ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.text())));
        routes.add(new Assets()::serve);
    }

    /** Hands the path's POSTs, whose sender the route itself verifies, to {@code route}. */
    public void post(String path, Route route) {
        guard.open(path);
        routes.add(it -> it.post(path, ctx -> {
            var response = route.answer(request(ctx));
            ctx.status(response.status()).contentType(response.mediaType()).result(response.body());
        }));
    }

    /**
     * Opens the playground at {@code /}.
     *
     * @param token what a browser must know to be let in; may only be absent on loopback
     */
    public void playground(Playground shown, Optional<String> token) {
        if (token.isEmpty() && !settings.loopback()) throw new IllegalArgumentException("on " + settings.host() + ", which others can reach, the playground needs an access token");
        playground = shown;
        routes.add(new PlaygroundApi(shown, new Access(token), pages)::serve);
    }

    /** Serves the pages that {@code bot}'s features offer, to whoever has their address. */
    public void visits(Bot bot) {
        routes.add(new Visits(() -> bot, pages)::serve);
    }

    /** Starts listening. Throws {@link UncheckedIOException} with a sentence for the operator when the port is taken. */
    public void start() {
        if (playground == null) routes.add(it -> it.get("/", pages::status));
        try {
            javalin = Javalin.create(this::configure).start();
        } catch (JavalinBindException taken) {
            throw new UncheckedIOException(new BindException("Port " + settings.port() + " on " + settings.host()
                + " is in use by another program. Stop that program, or give Usher another port with USHER_PORT."));
        }
    }

    private void configure(JavalinConfig config) {
        config.startup.startupWatcherEnabled = false; // a thread that would hold up an early exit by five seconds
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = MOST_BYTES;
        config.http.asyncTimeout = 0; // event streams stay open; answers have their own patience
        config.jetty.addConnector(this::connector);
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.modifyServer(server -> server.setErrorHandler(new Unreadable()));
        config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(new Unreadable()));
        config.routes.before(guard::check);
        for (var route : routes) route.accept(config.routes);
        pages.errors(config.routes);
    }

    private ServerConnector connector(Server server, HttpConfiguration http) {
        var connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setAcceptQueueSize(WAITING_CONNECTIONS);
        return connector;
    }

    private static void health(Context ctx, Health health) {
        var said = health.said();
        ctx.status(said.ready() ? 200 : 503).contentType("application/json").result(Json.write(said));
    }

    private static Request request(Context ctx) {
        var headers = new HashMap<String, List<String>>();
        ctx.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), List.of(value)));
        return new Request(ctx.path(), Optional.ofNullable(ctx.queryString()).orElse(""), headers, ctx.body(), ctx.ip());
    }

    /** The port it listens on, once started. */
    public int port() {
        if (javalin == null) throw new IllegalStateException("not started");
        return javalin.port();
    }

    /** What it answers to, once started: {@code GET /health}, with the fields of a path in braces. */
    public List<String> endpoints() {
        if (javalin == null) throw new IllegalStateException("not started");
        return javalin.unsafe.internalRouter.allHttpHandlers().stream().map(it -> it.endpoint).filter(it -> METHODS.contains(it.method.name())).map(it -> it.method.name() + " " + it.path).toList();
    }

    @Override
    public void close() {
        if (javalin != null) javalin.stop();
    }
}
