package usher.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebServerTest {

    private final AtomicBoolean ready = new AtomicBoolean(true);
    private final Metrics metrics = new Metrics();
    private Optional<WebServer> running = Optional.empty();

    @TempDir
    Path folder;

    private WebServer server(String host, String... names) {
        var server = new WebServer(new WebServer.Settings(host, 0, Set.of(names)), new Health(ready::get), metrics);
        running = Optional.of(server);
        return server;
    }

    private Web started(WebServer server) {
        server.start();
        return new Web("http://127.0.0.1:" + server.port());
    }

    @AfterEach
    void stop() {
        running.ifPresent(WebServer::close);
    }

    @Test
    void healthTellsWhetherItIsReadyForPeople() {
        var web = started(server("127.0.0.1"));
        assertThat(web.get("/health").statusCode()).isEqualTo(200);
        assertThat(web.get("/health").body()).isEqualTo("{\"live\":true,\"ready\":true}");
        ready.set(false);
        assertThat(web.get("/health").statusCode()).isEqualTo(503);
        assertThat(web.get("/health").body()).isEqualTo("{\"live\":true,\"ready\":false}");
        assertThat(web.get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void metricsCountWhatTheBotDid() {
        metrics.answered("drop.claim", "done", Duration.ofMillis(4));
        metrics.answered("drop.claim", "refused", Duration.ofMillis(6));
        metrics.committed(12, 3, Duration.ofMillis(2));
        metrics.delivered("discord", "shown", Duration.ofMillis(80));
        metrics.fired("drop.opens", Duration.ofMillis(30));
        metrics.gauge("usher.queue.depth", "Calls waiting for the writer", () -> 5);
        var reads = new AtomicInteger();
        metrics.gauges("usher.cases.open", "Cases that are not over", "queue", () -> Map.of("12", (long) reads.incrementAndGet()));
        metrics.gauges("usher.cases.lost", "Nobody can tell", "queue", () -> {
            throw new IllegalStateException("no database");
        });
        var web = started(server("127.0.0.1"));
        web.get("/metrics");
        var text = web.get("/metrics").body();
        assertThat(text).contains("usher_cases_open{queue=\"12\"} 2.0");
        assertThat(text).contains("usher_calls_total{action=\"drop.claim\",outcome=\"done\"} 1.0", "usher_calls_total{action=\"drop.claim\",outcome=\"refused\"} 1.0",
            "usher_call_seconds_bucket{outcome=\"done\",le=\"0.005\"} 1", "usher_answer_latency_seconds{quantile=\"0.5\"}", "usher_answer_latency_seconds{quantile=\"0.99\"}",
            "usher_group_calls_sum 12.0", "usher_group_timers_sum 3.0", "usher_outbox_lag_seconds_count{platform=\"discord\"} 1", "usher_timer_lag_seconds_count 1",
            "usher_queue_depth 5.0", "jvm_memory_used_bytes");
    }

    @Test
    void whatCannotBeReadIsSaidToBeThatAndIsNoFaultOfOurs() throws IOException {
        var web = started(server("127.0.0.1"));
        assertThat(web.get("/health", "Content-Type", "application/json; charset=utf-99").statusCode()).isEqualTo(415);
        assertThat(raw("GET /draw/%u0041 HTTP/1.1\r\nHost: localhost\r\n")).contains(" 400 ").contains("Content-Security-Policy");
        assertThat(raw("GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n")).contains(" 400 ").contains("Content-Security-Policy").contains("That request cannot be read (400).").doesNotContain("<html");
        assertThat(raw("GET / HTTP/1.1\r\nHost: localhost\r\nCookie: \u0001\r\n")).contains(" 400 ").contains("text/plain").doesNotContain("CNTL");
    }

    private String raw(String head) throws IOException {
        try (var socket = new Socket("127.0.0.1", running.orElseThrow().port())) {
            socket.getOutputStream().write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void everyAnswerForbidsWhatItDoesNotNeed() {
        var web = started(server("127.0.0.1"));
        for (var path : new String[] {"/", "/health", "/nowhere", "/assets/app.js"}) {
            var headers = web.get(path, "Accept", "text/html").headers();
            assertThat(headers.firstValue("Content-Security-Policy")).as(path).hasValueSatisfying(policy ->
                assertThat(policy).contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'").doesNotContain("unsafe-inline"));
            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).hasValue("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).as(path).hasValue("no-referrer");
            assertThat(headers.firstValue("Server")).as(path).isEmpty();
        }
    }

    @Test
    void onLoopbackOnlyItsOwnNamesAreAnswered() throws IOException {
        var server = server("127.0.0.1", "bot.example.org");
        server.post("/hook", request -> new WebServer.Response(200, "text/plain", "heard"));
        started(server);
        for (var name : new String[] {"localhost", "LOCALHOST:7070", "127.0.0.1:80", "[::1]:7070", "bot.example.org"}) assertThat(raw(server.port(), "GET /health", name)).as(name).startsWith("HTTP/1.1 200");
        for (var name : new String[] {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example:7070"}) {
            assertThat(raw(server.port(), "GET /", name)).as(name).startsWith("HTTP/1.1 421");
            assertThat(raw(server.port(), "GET /metrics", name)).as(name).startsWith("HTTP/1.1 421");
            assertThat(raw(server.port(), "POST /hook", name)).as("machines come through tunnels: %s", name).startsWith("HTTP/1.1 200").endsWith("heard");
        }
    }

    /** The JDK's client would not let a test lie about the host. */
    private static String raw(int port, String request, String host) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write((request + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aRouteGetsTheRequestAsItCame() {
        var server = server("127.0.0.1");
        server.post("/slack/events", it -> new WebServer.Response(201, "text/plain", it.path() + "|" + it.query() + "|" + it.headers().get("x-slack-signature") + "|" + it.body()));
        assertThat(started(server).post("/slack/events?a=1", "payload=%7B%7D&ä", "X-Slack-Signature", "v0=abc", "Content-Type", "application/x-www-form-urlencoded").body())
            .isEqualTo("/slack/events|a=1|[v0=abc]|payload=%7B%7D&ä");
    }

    @Test
    void aBugIsAnsweredWithItsNumberAndNothingElse() {
        var server = server("127.0.0.1");
        server.post("/hook", _ -> {
            throw new IllegalStateException("the password is 1234");
        });
        var response = started(server).post("/hook", "");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).containsPattern("\"incident\":\"[0-9a-f]{8}\"").doesNotContain("1234", "Exception", "at usher");
    }

    @Test
    void nothingHereIsAPageForPeopleAndJsonForPrograms() {
        var web = started(server("127.0.0.1"));
        assertThat(web.get("/nowhere", "Accept", "text/html").statusCode()).isEqualTo(404);
        assertThat(web.get("/nowhere", "Accept", "text/html").body()).contains("Nothing is here").contains("<html");
        assertThat(web.get("/nowhere", "Accept", "application/json").body()).startsWith("{\"status\":404");
        assertThat(web.get("/playground/state", "Accept", "*/*").body()).startsWith("{\"status\":404");
    }

    @Test
    void withoutThePlaygroundTheRootSaysOnlyThatItRuns() {
        assertThat(started(server("127.0.0.1")).get("/").body()).contains("Usher is running").doesNotContain("playground.css", "session");
    }

    @Test
    void aPortInUseIsAClearSentence() {
        started(server("127.0.0.1"));
        var taken = running.orElseThrow().port();
        var second = new WebServer(new WebServer.Settings("127.0.0.1", taken, Set.of()), new Health(ready::get), metrics);
        assertThatThrownBy(second::start).isInstanceOf(UncheckedIOException.class).hasMessageContaining("Port " + taken + " on 127.0.0.1 is in use").hasMessageContaining("USHER_PORT");
    }

    @Test
    void whereOthersReachItThePlaygroundWantsAToken() {
        var server = server("0.0.0.0");
        var playground = new Playground(folder, Optional.empty());
        assertThatThrownBy(() -> server.playground(playground, Optional.empty())).isInstanceOf(IllegalArgumentException.class);

        server.playground(playground, Optional.of("open sesame"));
        var web = started(server);
        assertThat(web.get("/").statusCode()).isEqualTo(401);
        assertThat(web.get("/").body()).contains("This playground is locked").doesNotContain("sesame");
        assertThat(web.get("/?token=wrong").statusCode()).isEqualTo(401);
        for (var path : new String[] {"/playground/state", "/playground/events", "/playground/clock"}) assertThat(web.get(path).statusCode()).as(path).isEqualTo(401);
        assertThat(web.post("/playground/call", "{}", "Content-Type", "application/json").statusCode()).isEqualTo(401);

        var opened = web.get("/?token=open%20sesame");
        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(opened.headers().allValues("Set-Cookie").toString()).contains("usher_access=", "HttpOnly", "SameSite=Lax").doesNotContain("sesame");
        assertThat(web.get("/").statusCode()).as("remembered").isEqualTo(200);
        assertThat(web.get("/playground/state").statusCode()).as("let in, while the bot is still starting").isEqualTo(503);
        assertThat(new Web(web.url).get("/").statusCode()).as("another browser").isEqualTo(401);
    }
}
