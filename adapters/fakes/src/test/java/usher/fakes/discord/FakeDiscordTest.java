package usher.fakes.discord;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A bot that does everything wrong, by hand: the fake notices each. */
class FakeDiscordTest {

    private static final String CALLBACK = "{\"type\":4,\"data\":{\"flags\":64,\"content\":\"hello\"}}";

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

    private HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(discord.url() + path)).header("Authorization", "Bot " + discord.token()).method(method, HttpRequest.BodyPublishers.ofString(body)).timeout(Duration.ofSeconds(10)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return send("POST", "channels/" + channel.id + "/messages", body);
    }

    private Interaction command() {
        return discord.people().slash(ann, channel, "drop list", Map.of());
    }

    private HttpResponse<String> answer(Interaction it, String body) throws IOException, InterruptedException {
        return send("POST", "interactions/" + it.id + "/" + it.token + "/callback?with_response=true", body);
    }

    private static String marked(int mark, String text) {
        return "{\"flags\":32768,\"allowed_mentions\":{\"parse\":[]},\"components\":[{\"type\":17,\"id\":" + mark + ",\"components\":[{\"type\":10,\"content\":\"" + text + "\"}]}]}";
    }

    @Test
    void aGoodAnswerIsTakenWithoutComplaint() throws Exception {
        var it = command();
        assertThat(answer(it, CALLBACK).statusCode()).isEqualTo(200);
        assertThat(it.await().text()).isEqualTo("hello");
        assertThat(discord.violations()).isEmpty();
    }

    @Test
    void aStrangerIsNotLetIn() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(discord.url() + "users/@me")).header("Authorization", "Bot guessed").build();
        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }

    @Test
    void aLateAcknowledgementIsCaught() throws Exception {
        var it = command();
        await().atMost(Duration.ofSeconds(5)).until(() -> it.ageMillis() > 3000);
        assertThat(answer(it, CALLBACK).body()).contains("10062");
        assertThat(discord.violations()).singleElement().asString().contains("late acknowledgement");
        assertThat(discord.unanswered()).containsExactly(it);
    }

    @Test
    void aDoubleAcknowledgementIsCaughtUnlessItWasDeliveredTwice() throws Exception {
        var once = command();
        answer(once, CALLBACK);
        assertThat(answer(once, CALLBACK).body()).contains("40060");
        assertThat(discord.violations()).singleElement().asString().contains("double acknowledgement");
        var twice = command();
        discord.people().redeliver(twice);
        answer(twice, CALLBACK);
        assertThat(answer(twice, CALLBACK).body()).contains("40060");
        assertThat(discord.violations()).hasSize(1);
    }

    @Test
    void anOverlongLabelIsCaught() throws Exception {
        var body = "{\"components\":[{\"type\":1,\"components\":[{\"type\":2,\"style\":1,\"custom_id\":\"a\",\"label\":\"" + "l".repeat(81) + "\"}]}]}";
        assertThat(post(body).statusCode()).isEqualTo(400);
        assertThat(discord.violations()).singleElement().asString().contains("button label of 81 characters");
    }

    @Test
    void fortyOneComponentsOrTooMuchTextAreCaught() throws Exception {
        var parts = "{\"type\":10,\"content\":\"x\"},".repeat(40);
        assertThat(post("{\"flags\":32768,\"components\":[{\"type\":17,\"components\":[" + parts.substring(0, parts.length() - 1) + "]}]}").statusCode()).isEqualTo(400);
        assertThat(discord.violations()).singleElement().asString().contains("41 components");
        assertThat(post(marked(500, "x".repeat(4001))).statusCode()).isEqualTo(400);
    }

    @Test
    void aDoubledPostIsCaughtAndANonceEnforcedPreventsIt() throws Exception {
        post(marked(500, "once"));
        post(marked(500, "once"));
        assertThat(discord.violations()).singleElement().asString().contains("posted twice");
        var nonced = marked(501, "nonced").replaceFirst("\\{", "{\"nonce\":\"501\",\"enforce_nonce\":true,");
        var first = post(nonced).body();
        assertThat(first.substring(0, 40)).isEqualTo(post(nonced).body().substring(0, 40));
        assertThat(channel.messages()).hasSize(3);
        assertThat(discord.violations()).hasSize(1);
    }

    @Test
    void anUnescapedMentionIsCaught() throws Exception {
        discord.hostile("Free seats @everyone <@123456789012345678>");
        post(marked(600, "Free seats \\\\@everyone \\\\<@123456789012345678>"));
        assertThat(discord.violations()).isEmpty();
        post(marked(601, "Free seats @everyone \\\\<@123456789012345678>"));
        assertThat(discord.violations()).singleElement().asString().contains("unescaped, and alive: @everyone");
    }

    @Test
    void aMentionThatNobodyAllowedByNameIsCaught() throws Exception {
        post("{\"content\":\"hello <@5>\",\"allowed_mentions\":{\"parse\":[],\"users\":[\"5\"]}}");
        assertThat(channel.messages().getFirst().pinged()).containsExactly("5");
        assertThat(discord.violations()).isEmpty();
        post("{\"content\":\"hello @here\"}");
        assertThat(discord.violations()).singleElement().asString().contains("pings here");
    }

    @Test
    void missingRightsClosedDoorsAndUnknownPlacesAreRefused() throws Exception {
        guild.deny(channel, Rights.SEND_MESSAGES);
        assertThat(post(marked(1, "x")).body()).contains("50013");
        guild.deny(channel, Rights.VIEW_CHANNEL);
        assertThat(post(marked(2, "x")).body()).contains("50001");
        assertThat(send("POST", "channels/99/messages", marked(3, "x")).body()).contains("10003");
        discord.closesDirect(ann);
        assertThat(send("POST", "channels/" + discord.direct(ann.id()).id + "/messages", marked(4, "x")).body()).contains("50007");
    }

    @Test
    void tooManyPostsAreRefusedAndAStiffMessageToo() throws Exception {
        discord.allows(2, Duration.ofSeconds(30));
        post(marked(1, "a"));
        post(marked(2, "b"));
        var third = post(marked(3, "c"));
        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.headers().firstValue("via")).hasValue("1.1 google");
        assertThat(discord.tooMany()).isEqualTo(1);
        var stiff = channel.messages().getFirst().stiffens();
        assertThat(send("PATCH", "channels/" + channel.id + "/messages/" + stiff.id, marked(1, "d")).body()).contains("30046");
    }

    @Test
    void aBrokenConnectionComesAfterTheDeed() throws Exception {
        discord.fails("POST", "channels/\\d+/messages", 5, new Fault.BreaksAfter());
        assertThatThrownBy(() -> post(marked(1, "done"))).isInstanceOf(IOException.class);
        assertThat(channel.messages()).isNotEmpty();
        discord.heals();
        assertThat(post(marked(2, "next")).statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenIsWorthNothingAfterItsTimeOrBeforeItsAcknowledgement() throws Exception {
        var it = command();
        assertThat(send("POST", "webhooks/" + FakeDiscord.BOT + "/" + it.token, "{\"content\":\"early\"}").statusCode()).isEqualTo(404);
        answer(it, CALLBACK);
        it.expire();
        assertThat(send("PATCH", "webhooks/" + FakeDiscord.BOT + "/" + it.token + "/messages/@original", "{\"content\":\"late\"}").statusCode()).isEqualTo(401);
        assertThat(discord.violations()).hasSize(2);
    }
}
