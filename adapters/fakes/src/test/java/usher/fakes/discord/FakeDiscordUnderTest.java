package usher.fakes.discord;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Discord's rules for threads and for a server's calendar, broken by hand. */
class FakeDiscordUnderTest {

    private final FakeDiscord discord = FakeDiscord.start();
    private final FakeGuild guild = discord.guild("Guild");
    private final FakeChannel channel = guild.channel("events");
    private final FakeMember ann = guild.member("ann");
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        http.close();
        discord.close();
    }

    /** The status and Discord's own number, {@code 400 160004}; only the status where all is well. */
    private String send(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(discord.url() + path)).header("Authorization", "Bot " + discord.token()).method(method, HttpRequest.BodyPublishers.ofString(body)).timeout(Duration.ofSeconds(10)).build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() < 300 ? "" + answer.statusCode() : answer.statusCode() + " " + Payloads.JSON.readTree(answer.body()).path("code").asInt();
    }

    private String message() throws IOException, InterruptedException {
        send("POST", "channels/" + channel.id + "/messages", "{\"content\":\"hello\"}");
        return channel.messages().getLast().id;
    }

    private String start(String message, String body) throws IOException, InterruptedException {
        return send("POST", "channels/" + channel.id + "/messages/" + message + "/threads", body);
    }

    private static String event(String name, Instant starts, String place) {
        return "{\"name\":\"" + name + "\",\"privacy_level\":2,\"scheduled_start_time\":\"" + starts + "\",\"scheduled_end_time\":\"" + starts.plusSeconds(60) + "\"," + place + "}";
    }

    private static final String ROOM = "\"entity_type\":3,\"entity_metadata\":{\"location\":\"Room\"}";

    private String plan(String body) throws IOException, InterruptedException {
        return send("POST", "guilds/" + guild.id + "/scheduled-events", body);
    }

    @Test
    void aMessageHasOneThreadWithItsOwnId() throws Exception {
        var message = message();
        assertThat(start(message, "{\"name\":\"talk\"}")).isEqualTo("200");
        assertThat(guild.threadUnder(channel.messages().getFirst())).map(it -> it.id).contains(message);
        assertThat(start(message, "{\"name\":\"talk\"}")).isEqualTo("400 160004");
        assertThat(start("1", "{\"name\":\"talk\"}")).isEqualTo("404 10008");
        assertThat(start(message(), "{\"name\":\"" + "x".repeat(101) + "\"}")).isEqualTo("400 50035");
        guild.grant(Rights.BOT & ~Rights.CREATE_PUBLIC_THREADS);
        assertThat(start(message(), "{\"name\":\"talk\"}")).isEqualTo("403 50013");
    }

    @Test
    void anArchivedThreadTakesMessagesAndNothingElse() throws Exception {
        var thread = message();
        start(thread, "{\"name\":\"talk\"}");
        send("POST", "channels/" + thread + "/messages", "{\"content\":\"in it\"}");
        var said = guild.threadUnder(channel.messages().getFirst()).orElseThrow();
        said.archive();
        var first = said.messages().getFirst().id;
        assertThat(send("PATCH", "channels/" + thread + "/messages/" + first, "{\"content\":\"edited\"}")).isEqualTo("400 50083");
        assertThat(send("PUT", "channels/" + thread + "/thread-members/" + ann.id(), "")).isEqualTo("400 50083");
        assertThat(send("PATCH", "channels/" + thread, "{\"name\":\"talks\"}")).isEqualTo("400 50083");
        assertThat(send("POST", "channels/" + thread + "/messages", "{\"content\":\"again\"}")).isEqualTo("200");
        assertThat(said.archived()).isFalse();
        assertThat(send("PUT", "channels/" + thread + "/thread-members/" + ann.id(), "")).isEqualTo("204");
        assertThat(send("PUT", "channels/" + thread + "/thread-members/12", "")).isEqualTo("404 10007");
        assertThat(send("PATCH", "channels/" + thread, "{\"name\":\"a\"}")).isEqualTo("200");
        assertThat(send("PATCH", "channels/" + thread, "{\"name\":\"b\"}")).isEqualTo("200");
        assertThat(send("PATCH", "channels/" + thread, "{\"name\":\"c\"}")).startsWith("429");
        assertThat(send("PATCH", "channels/" + channel.id, "{\"name\":\"c\"}")).isEqualTo("403 50013");
    }

    @Test
    void anEventNeedsAFutureAPlaceAndAnEnd() throws Exception {
        var soon = Instant.now().plusSeconds(600);
        assertThat(plan(event("x", Instant.now().minusSeconds(1), ROOM))).isEqualTo("400 50035");
        assertThat(plan(event("x", soon, "\"entity_type\":3"))).isEqualTo("400 50035");
        assertThat(plan(event("x", soon, "\"entity_type\":3,\"entity_metadata\":{\"location\":\"" + "r".repeat(101) + "\"}"))).isEqualTo("400 50035");
        assertThat(plan(event("x", soon, "\"entity_type\":2,\"channel_id\":\"" + channel.id + "\""))).isEqualTo("400 50035");
        assertThat(plan(event("x".repeat(101), soon, ROOM))).isEqualTo("400 50035");
        assertThat(plan(event("x", soon, ROOM).replace("\"privacy_level\":2,", ""))).isEqualTo("400 50035");
        assertThat(discord.violations()).hasSize(6);
        assertThat(plan(event("x", soon, ROOM))).isEqualTo("200");
        assertThat(plan(event("x", soon, "\"entity_type\":2,\"channel_id\":\"" + guild.voice("stage").id + "\""))).isEqualTo("200");
        guild.grant(Rights.BOT & ~Rights.CREATE_EVENTS);
        assertThat(plan(event("x", soon, ROOM))).isEqualTo("403 50013");
    }

    @Test
    void anEventGoesOnlyForward() throws Exception {
        plan(event("x", Instant.now().plusSeconds(600), ROOM));
        var path = "guilds/" + guild.id + "/scheduled-events/" + guild.events().getFirst().id;
        assertThat(send("PATCH", path, "{\"status\":3}")).isEqualTo("400 50035");
        assertThat(send("PATCH", path, "{\"status\":2}")).isEqualTo("200");
        assertThat(send("PATCH", path, "{\"status\":4}")).isEqualTo("400 50035");
        assertThat(send("PATCH", path, "{\"scheduled_start_time\":\"" + Instant.now().plusSeconds(900) + "\"}")).isEqualTo("400 50035");
        assertThat(send("PATCH", path, "{\"status\":3}")).isEqualTo("200");
        assertThat(send("PATCH", path, "{\"name\":\"y\"}")).isEqualTo("400 180000");
        assertThat(send("DELETE", path, "")).isEqualTo("204");
        assertThat(send("GET", path, "")).isEqualTo("404 10070");
    }
}
