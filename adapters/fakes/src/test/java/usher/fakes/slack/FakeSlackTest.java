package usher.fakes.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The fake catches what it is there to catch: every planted fault is a violation, and a well-behaved bot has none. */
class FakeSlackTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BUTTON = "{\"type\":\"actions\",\"elements\":[{\"type\":\"button\",\"action_id\":\"a\",\"value\":\"v\",\"text\":{\"type\":\"plain_text\",\"text\":\"%s\"}}]}";
    private static final String VIEW = "{\"type\":\"modal\",\"title\":{\"type\":\"plain_text\",\"text\":\"%s\"},\"blocks\":[{\"type\":\"divider\"}]}";

    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<JsonNode> envelopes = new LinkedBlockingQueue<>();
    private FakeSlack slack;
    private FakeUser ann;
    private FakeChannel hall;

    @BeforeEach
    void begin() throws InterruptedException {
        slack = FakeSlack.start();
        ann = slack.user("Ann");
        hall = slack.channel("hall");
    }

    @AfterEach
    void end() throws InterruptedException {
        client.shutdownNow();
        slack.close();
    }

    private HttpResponse<String> post(String method, Map<String, String> asked) throws IOException, InterruptedException {
        var form = asked.entrySet().stream().map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), UTF_8)).collect(Collectors.joining("&"));
        var token = method.startsWith("apps.") ? FakeSlack.APP_TOKEN : FakeSlack.BOT_TOKEN;
        return client.send(HttpRequest.newBuilder(URI.create(slack.apiUrl() + method)).header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(form)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private String error(String method, Map<String, String> asked) throws IOException, InterruptedException {
        return JSON.readTree(post(method, asked).body()).path("error").asText("none");
    }

    /** A bot that only listens. */
    private WebSocket connect() throws IOException, InterruptedException {
        var url = JSON.readTree(post("apps.connections.open", Map.of()).body()).path("url").asText();
        var socket = client.newWebSocketBuilder().buildAsync(URI.create(url), new WebSocket.Listener() {
            private final StringBuilder text = new StringBuilder();

            @Override
            public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
                text.append(data);
                if (last) {
                    try {
                        envelopes.add(JSON.readTree(text.toString()));
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                    text.setLength(0);
                }
                return WebSocket.Listener.super.onText(webSocket, data, last);
            }
        }).join();
        assertThat(envelope().path("type").asText()).isEqualTo("hello");
        return socket;
    }

    private JsonNode envelope() throws InterruptedException {
        var envelope = envelopes.poll(10, TimeUnit.SECONDS);
        assertThat(envelope).isNotNull();
        return envelope;
    }

    private static void ack(WebSocket socket, JsonNode envelope, String payload) {
        socket.sendText("{\"envelope_id\":\"" + envelope.path("envelope_id").asText() + "\"" + (payload.isEmpty() ? "" : ",\"payload\":" + payload) + "}", true).join();
    }

    private void caught(String what) {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(slack.violations()).anyMatch(it -> it.contains(what)));
    }

    @Test
    void aPromptAndSingleAcknowledgementIsFine() throws IOException, InterruptedException {
        var socket = connect();
        var said = slack.slash(ann, hall, "/drop create x");
        var envelope = envelope();
        assertThat(envelope.path("payload").path("text").asText()).isEqualTo("create x");
        ack(socket, envelope, "{\"text\":\"fine\"}");
        assertThat(said.reply().words()).isEqualTo("fine");
        assertThat(slack.violations()).isEmpty();
    }

    @Test
    void aLateAcknowledgementIsCaught() throws IOException, InterruptedException {
        connect();
        var said = slack.slash(ann, hall, "/drop");
        envelope();
        caught("not acknowledged within 3 seconds");
        assertThat(said.acknowledgement()).isCompletedExceptionally();
    }

    @Test
    void aDoubleAcknowledgementIsCaught() throws IOException, InterruptedException {
        var socket = connect();
        slack.slash(ann, hall, "/drop");
        var envelope = envelope();
        ack(socket, envelope, "");
        ack(socket, envelope, "");
        caught("acknowledged twice");
    }

    @Test
    void anOverlongLabelIsRefusedAndCaught() throws IOException, InterruptedException {
        assertThat(error("chat.postMessage", Map.of("channel", hall.id(), "text", "x", "blocks", "[" + BUTTON.formatted("x".repeat(76)) + "]"))).isEqualTo("invalid_blocks");
        caught("label of a button has 76 characters");
        assertThat(hall.messages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[{\"type\":\"header\",\"text\":{\"type\":\"plain_text\",\"text\":\"\"}}]", "[{\"type\":\"header\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"x\"}}]", "[{\"type\":\"context\",\"elements\":[]}]",
        "[{\"type\":\"rich_text\",\"elements\":[{\"type\":\"rich_text_section\",\"elements\":[{\"type\":\"text\",\"text\":\"\"}]}]}]", "[{\"type\":\"input\"}]", "[{\"type\":\"unheard\"}]",
        "[{\"type\":\"divider\",\"block_id\":\"a\"},{\"type\":\"divider\",\"block_id\":\"a\"}]"})
    void malformedBlocksAreRefused(String blocks) throws IOException, InterruptedException {
        assertThat(error("chat.postMessage", Map.of("channel", hall.id(), "text", "x", "blocks", blocks))).isEqualTo("invalid_blocks");
        assertThat(slack.violations()).isNotEmpty();
    }

    @Test
    void tooManyBlocksAndDoubledActionIdsAreRefused() throws IOException, InterruptedException {
        var fifty = "{\"type\":\"divider\"},".repeat(50) + "{\"type\":\"divider\"}";
        assertThat(error("chat.postMessage", Map.of("channel", hall.id(), "text", "x", "blocks", "[" + fifty + "]"))).isEqualTo("invalid_blocks");
        assertThat(error("chat.postMessage", Map.of("channel", hall.id(), "text", "x", "blocks", "[" + BUTTON.formatted("a") + "," + BUTTON.formatted("b") + "]"))).isEqualTo("invalid_blocks");
        caught("action_id a is there twice");
    }

    @Test
    void anUnescapedMentionOfEverybodyIsCaught() throws IOException, InterruptedException {
        post("chat.postMessage", Map.of("channel", hall.id(), "text", "see <!channel>"));
        caught("unescaped mention");
        assertThat(hall.messages().getFirst().pings()).contains("everyone");
        assertThat(error("chat.postMessage", Map.of("channel", hall.id(), "text", "see &lt;!channel&gt; *x*"))).isEqualTo("none");
        assertThat(hall.messages().getLast().words()).isEqualTo("see <!channel> x");
        assertThat(slack.violations()).hasSize(1);
    }

    @Test
    void aDoubledPostIsCaught() throws IOException, InterruptedException {
        var message = Map.of("channel", hall.id(), "text", "x", "metadata", "{\"event_type\":\"usher\",\"event_payload\":{\"mark\":7}}");
        post("chat.postMessage", message);
        post("chat.postMessage", message);
        caught("posted twice");
    }

    @Test
    void aChannelTakesABurstAndThenAMessageASecond() throws IOException, InterruptedException {
        for (var i = 0; i < Pace.BURST; i++) assertThat(error("chat.postMessage", Map.of("channel", hall.id(), "text", "x"))).isEqualTo("none");
        var limited = post("chat.postMessage", Map.of("channel", hall.id(), "text", "x"));
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After")).contains("1");
        assertThat(error("chat.postMessage", Map.of("channel", slack.channel("other").id(), "text", "x"))).isEqualTo("none");
    }

    @Test
    void aTriggerOpensOneWindowWithinThreeSeconds() throws IOException, InterruptedException {
        var socket = connect();
        slack.slash(ann, hall, "/drop create");
        var envelope = envelope();
        ack(socket, envelope, "");
        var asked = Map.of("trigger_id", envelope.path("payload").path("trigger_id").asText(), "view", VIEW.formatted("Drop"));
        assertThat(error("views.open", Map.of("trigger_id", asked.getOrDefault("trigger_id", ""), "view", VIEW.formatted("x".repeat(25))))).isEqualTo("invalid_arguments");
        caught("title of a view has 25 characters");
        assertThat(error("views.open", asked)).isEqualTo("none");
        assertThat(error("views.open", asked)).isEqualTo("exchanged_trigger_id");
        caught("trigger_id was used twice");
        assertThat(slack.views(ann)).hasSize(1);
        await().pollDelay(Duration.ofMillis(3100)).atMost(Duration.ofSeconds(10)).until(() -> error("views.open", asked).equals("expired_trigger_id"));
    }

    @Test
    void aResponseUrlTakesFiveAnswers() throws IOException, InterruptedException {
        var socket = connect();
        var said = slack.slash(ann, hall, "/drop");
        var envelope = envelope();
        ack(socket, envelope, "");
        var url = URI.create(envelope.path("payload").path("response_url").asText());
        for (var i = 1; i <= 6; i++) {
            var status = client.send(HttpRequest.newBuilder(url).POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"" + i + "\"}")).build(), HttpResponse.BodyHandlers.ofString()).statusCode();
            assertThat(status).isEqualTo(i <= 5 ? 200 : 404);
        }
        caught("more than five times");
        assertThat(said.replies()).hasSize(5);
    }

    @Test
    void anAcceptedForgeryIsCaught() throws IOException {
        var careless = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        careless.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, -1);
            }
        });
        careless.start();
        slack.viaHttp(URI.create("http://127.0.0.1:" + careless.getAddress().getPort() + "/slack/events"));
        assertThat(slack.forge(ann, hall, "/drop", "guessed", Instant.now())).isEqualTo(200);
        caught("forged");
        careless.stop(0);
    }

    @Test
    void aFaultHappensOnceAndABreakAfterIsCarriedOut() throws IOException, InterruptedException {
        slack.fail("chat.postMessage", 1, new Fault.Error("channel_not_found"));
        assertThat(error("chat.postMessage", Map.of("channel", hall.id(), "text", "x"))).isEqualTo("channel_not_found");
        slack.fail("chat.postMessage", 1, new Fault.BreaksAfter());
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> post("chat.postMessage", Map.of("channel", hall.id(), "text", "x"))).isInstanceOf(IOException.class);
        assertThat(hall.messages()).hasSize(1);
        assertThat(error("chat.postMessage", Map.of("channel", hall.id(), "text", "y"))).isEqualTo("none");
    }

    @Test
    void nobodyIsBlamedWhenTheBotIsNotThereOrItsConnectionBreaks() throws IOException, InterruptedException {
        assertThat(slack.slash(ann, hall, "/drop").acknowledgement()).isCompletedExceptionally();
        connect();
        var said = slack.slash(ann, hall, "/drop");
        envelope();
        slack.lose();
        await().atMost(Duration.ofSeconds(10)).until(() -> said.acknowledgement().isCompletedExceptionally());
        assertThat(slack.violations()).isEmpty();
    }

    @Test
    void aMissingScopeIsNamed() throws IOException, InterruptedException {
        slack.without("users:read");
        var reply = JSON.readTree(post("users.info", Map.of("user", ann.id())).body());
        assertThat(reply.path("error").asText()).isEqualTo("missing_scope");
        assertThat(reply.path("needed").asText()).isEqualTo("users:read");
    }
}
