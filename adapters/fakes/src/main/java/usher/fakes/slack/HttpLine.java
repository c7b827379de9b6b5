package usher.fakes.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Signed requests to the bot's {@code /slack/events}. */
final class HttpLine {

    private final Workspace workspace;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2)).build();

    HttpLine(Workspace workspace) {
        this.workspace = workspace;
    }

    void send(URI to, Interaction interaction, int retry, CompletableFuture<JsonNode> ack) {
        var request = request(to, interaction, FakeSlack.SIGNING_SECRET, Instant.now());
        if (retry > 0) request.header("X-Slack-Retry-Num", Integer.toString(retry)).header("X-Slack-Retry-Reason", "http_timeout");
        client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString()).whenComplete((response, failed) -> {
            if (failed != null) {
                ack.completeExceptionally(new NotReached("the bot cannot be reached: " + failed.getMessage()));
            } else if (response.statusCode() != 200) {
                workspace.violation("the bot answered a " + interaction.kind() + " with status " + response.statusCode());
                ack.completeExceptionally(new IllegalStateException("status " + response.statusCode()));
            } else {
                ack.complete(read(response.body()));
            }
        });
    }

    /** The status of the answer to a request that was not signed by Slack, or not now. */
    int forge(URI to, Interaction interaction, String secret, Instant at) {
        var status = client.sendAsync(request(to, interaction, secret, at).build(), HttpResponse.BodyHandlers.ofString()).join().statusCode();
        if (status == 200) workspace.violation("a forged or old request was accepted");
        return status;
    }

    private HttpRequest.Builder request(URI to, Interaction interaction, String secret, Instant at) {
        var json = interaction.kind() == Interaction.Kind.EVENT;
        var body = json ? interaction.payload().toString() : interaction.kind() == Interaction.Kind.COMMAND ? form(interaction.payload())
            : "payload=" + URLEncoder.encode(interaction.payload().toString(), UTF_8);
        var stamp = Long.toString(at.getEpochSecond());
        return HttpRequest.newBuilder(to).timeout(Duration.ofSeconds(30)).header("Content-Type", json ? "application/json" : "application/x-www-form-urlencoded")
            .header("X-Slack-Request-Timestamp", stamp).header("X-Slack-Signature", "v0=" + sign(secret, "v0:" + stamp + ":" + body))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static String form(JsonNode payload) {
        var pairs = new ArrayList<String>();
        payload.fields().forEachRemaining(it -> pairs.add(it.getKey() + "=" + URLEncoder.encode(it.getValue().asText(), UTF_8)));
        return String.join("&", pairs);
    }

    private static String sign(String secret, String base) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(base.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A body that is no JSON is a text for the person. */
    private static JsonNode read(String body) {
        if (body.isBlank()) return JsonNodeFactory.instance.objectNode();
        try {
            var json = Workspace.JSON.readTree(body);
            return json.isObject() ? json : JsonNodeFactory.instance.objectNode().put("text", body);
        } catch (JsonProcessingException words) {
            return JsonNodeFactory.instance.objectNode().put("text", body);
        }
    }

    void close() {
        client.shutdownNow();
    }
}
