package usher.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.Json;

class PlaygroundApiTest {

    private static final String HOSTILE = "<img src=x onerror=alert(1)> @everyone";
    private static final Map<String, String> CLINIC = Map.of("title", HOSTILE, "seats", "2", "opens", "in 10 min");

    @TempDir
    Path folder;
    private Stage stage;
    private Web web;

    @BeforeEach
    void open() {
        stage = Stage.on(folder);
        web = new Web(stage.url());
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private static JsonNode json(HttpResponse<String> response) {
        return Json.read(response.body(), JsonNode.class);
    }

    private HttpRequest events() {
        return HttpRequest.newBuilder(URI.create(web.url + "/playground/events")).header("Accept", "text/event-stream").build();
    }

    private JsonNode messages() {
        return json(web.get("/playground/state")).get("messages");
    }

    @Test
    void aPictureIsSeenBelowItsWords() {
        var answer = json(web.call("ann", "my.picture", Map.of()));
        assertThat(answer.get("card").asText()).contains("A &quot;picture&quot;</h3>").endsWith("<img class=\"picture\" src=\"data:image/png;base64,AAAA\" alt=\"A &quot;picture&quot;\">");
        assertThat(answer.get("file").get("name").asText()).isEqualTo("usher.png");
    }

    @Test
    void aCommandIsAnsweredPrivatelyAndPostedForAllWithItsWordsInert() {
        var answer = json(web.call("mo", "drop.create", CLINIC));
        assertThat(answer.get("kind").asText()).isEqualTo("done");
        await().untilAsserted(() -> assertThat(messages()).hasSize(1));
        assertThat(messages().get(0).get("place").asText()).isEqualTo("channel/announcements");
        assertThat(messages().get(0).get("card").asText()).contains("&lt;img src=x onerror=alert(1)&gt; @everyone").doesNotContain("<img");
    }

    @Test
    void whoTypesAChannelOrAPersonMentionsThem() {
        var typed = new HashMap<>(CLINIC);
        typed.putAll(Map.of("where", "#General", "host", "@ben"));
        assertThat(json(web.call("mo", "drop.create", typed)).toString()).contains("is announced");
        await().untilAsserted(() -> assertThat(messages().toString()).contains("channel/general").doesNotContain("channel/announcements"));
        typed.put("where", "#nowhere");
        assertThat(json(web.call("mo", "drop.create", typed)).toString()).contains("#nowhere is not a channel I can find here");
    }

    @Test
    void theSameCallSentTwiceIsDoneOnce() {
        var id = UUID.randomUUID();
        var first = web.call(id, "mo", "drop.create", CLINIC).body();
        assertThat(web.call(id, "mo", "drop.create", CLINIC).body()).isEqualTo(first);
        await().untilAsserted(() -> assertThat(messages()).hasSize(1));
        assertThat(json(web.call("mo", "drop.list", Map.of())).get("card").asText()).containsOnlyOnce("<li>");
    }

    @Test
    void whatIsMissingIsAskedForAndARefusedFieldKeepsWhatWasTyped() {
        var form = json(web.call("mo", "drop.create", Map.of("title", "Clinic")));
        assertThat(form.get("kind").asText()).isEqualTo("form");
        var draft = form.get("form").asText().replaceFirst("(?s).*data-draft=\"([^\"]+)\".*", "$1");
        var refused = json(web.call("mo", "drop.create", Map.of("draft", draft, "title", "Clinic", "seats", "ten", "opens", "in 10 min")));
        assertThat(refused.get("kind").asText()).isEqualTo("refused");
        assertThat(refused.get("wrong").get("seats").asText()).contains("is not a whole number");
        assertThat(refused.get("form").asText()).contains("value=\"ten\"", "value=\"Clinic\"", "aria-invalid=\"true\"", "is not a whole number");
        var again = refused.get("form").asText().replaceFirst("(?s).*data-draft=\"([^\"]+)\".*", "$1");
        assertThat(json(web.call("mo", "drop.create", Map.of("draft", again, "title", "Clinic", "seats", "10", "opens", "in 10 min"))).get("kind").asText()).isEqualTo("done");
    }

    @Test
    void rightsAreTheCoresBusinessAndAMemberIsRefused() {
        assertThat(json(web.call("ann", "drop.create", CLINIC)).get("kind").asText()).isEqualTo("refused");
    }

    @Test
    void aBugIsAnApologyWithItsNumber() {
        var answer = json(web.call("ann", "my.crash", Map.of()));
        assertThat(answer.get("kind").asText()).isEqualTo("broken");
        assertThat(answer.get("card").asText()).contains("<code>").doesNotContain("planted", "Exception");
    }

    @Test
    void aFileComesWithItsName() {
        assertThat(json(web.call("ann", "my.export", Map.of())).get("file").get("name").asText()).isEqualTo("usher.json");
    }

    @Test
    void suggestionsComeFromTheField() {
        var body = Map.of("as", "mo", "place", "channel/general", "press", "drop.create", "field", "opens", "typed", "tomorrow 6pm", "zone", "Europe/Berlin", "values", Map.of());
        assertThat(json(web.change("/playground/suggest", body)).get(0).get("label").asText()).contains("Europe/Berlin");
    }

    @Test
    void whatAPersonaSaysIsSaidOnceAndNotAsMarkup() {
        var body = Map.of("id", UUID.randomUUID().toString(), "as", "ben", "place", "channel/general", "typed", HOSTILE);
        web.change("/playground/say", body);
        web.change("/playground/say", body);
        assertThat(messages()).hasSize(1);
        assertThat(messages().get(0).get("words").asText()).isEqualTo(HOSTILE);
        assertThat(messages().get(0).get("card").isNull()).isTrue();
    }

    @Test
    void aChangeComesOnlyFromThePagesOwnSession() {
        var body = Json.write(Map.of("id", UUID.randomUUID().toString(), "as", "ben", "place", "channel/general", "typed", "x"));
        var number = web.number();
        assertThat(web.post("/playground/say", body, "Content-Type", "application/json").statusCode()).as("no number").isEqualTo(403);
        assertThat(web.post("/playground/say", body, "Content-Type", "application/json", Access.HEADER, "0".repeat(64)).statusCode()).as("a wrong one").isEqualTo(403);
        assertThat(new Web(web.url).post("/playground/say", body, "Content-Type", "application/json", Access.HEADER, number).statusCode()).as("another browser's").isEqualTo(403);
        assertThat(web.post("/playground/say", body, "Content-Type", "text/plain", Access.HEADER, number).statusCode()).as("as a form could send it").isEqualTo(415);
        assertThat(web.post("/playground/say", body, "Content-Type", "application/json", Access.HEADER, number, "Sec-Fetch-Site", "cross-site").statusCode()).as("from elsewhere").isEqualTo(403);
        assertThat(messages()).isEmpty();
        assertThat(web.post("/playground/say", body, "Content-Type", "application/json", Access.HEADER, number).statusCode()).isEqualTo(200);
    }

    @Test
    void theSessionCookieIsOutOfReachForScriptsAndOtherSites() {
        assertThat(web.get("/").headers().allValues("Set-Cookie").toString()).contains("usher_session=", "HttpOnly", "SameSite=Strict");
    }

    @Test
    void whatThePageWouldNeverSendIsRefused() {
        var good = Map.of("id", UUID.randomUUID().toString(), "as", "ann", "place", "channel/general", "press", "drop.list", "values", Map.of());
        for (var wrong : Map.of("as", "eve", "place", "channel/secret", "id", "1").entrySet()) {
            var body = new HashMap<String, Object>(good);
            body.put(wrong.getKey(), wrong.getValue());
            assertThat(web.change("/playground/call", body).statusCode()).as("%s", wrong).isEqualTo(400);
        }
        var others = new HashMap<String, Object>(good);
        others.put("place", "direct/ben");
        assertThat(web.change("/playground/call", others).statusCode()).as("another's direct messages").isEqualTo(400);
        for (var body : new String[] {"", "null", "[]", "{", "{\"as\":{}}",
            "{\"id\":\"" + UUID.randomUUID() + "\",\"as\":\"ann\",\"place\":\"channel/general\",\"press\":\"drop.list\",\"values\":{\"x\":null}}"}) {
            assertThat(web.post("/playground/call", body, "Content-Type", "application/json", Access.HEADER, web.number()).statusCode()).as(body).isEqualTo(400);
        }
        var long1 = new HashMap<String, Object>(good);
        long1.put("values", Map.of("title", "x".repeat(300_000)));
        assertThat(web.change("/playground/call", long1).statusCode()).isEqualTo(413);
    }

    @Test
    void theClockGoesForwardOnlyAndTimersFollowIt() {
        web.call("mo", "drop.create", CLINIC);
        await().untilAsserted(() -> assertThat(messages().get(0).get("card").asText()).contains("disabled"));
        assertThat(web.change("/playground/clock", Map.of("seconds", -60)).statusCode()).isEqualTo(400);
        assertThat(web.change("/playground/clock", Map.of("seconds", 99_999_999)).statusCode()).isEqualTo(400);
        assertThat(web.change("/playground/clock", Map.of("seconds", 600)).statusCode()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(messages().get(0).get("card").asText()).contains("2 seats left.").doesNotContain("disabled"));
    }

    @Test
    void openPagesAreToldOfEveryChange() throws IOException, InterruptedException {
        var events = web.client.send(events(), HttpResponse.BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(events.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("event: hello");
            web.call("mo", "drop.create", CLINIC);
            var line = lines.readLine();
            while (!line.equals("event: message")) line = lines.readLine();
            var told = Json.read(lines.readLine().substring("data: ".length()), JsonNode.class);
            assertThat(told.get("card").asText()).contains("Seat drop");
        }
    }

    @Test
    void closingDoesNotWaitForOpenPages() throws IOException, InterruptedException {
        try (var body = web.client.send(events(), HttpResponse.BodyHandlers.ofInputStream()).body()) {
            var start = System.nanoTime();
            stage.playground.close();
            stage.server.close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }
}
