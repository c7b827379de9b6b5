package usher.fakes.discord;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What people write, as Discord keeps and tells it. */
class DiscordTalkTest {

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
        var request = HttpRequest.newBuilder(URI.create(discord.url() + path)).header("Authorization", "Bot " + discord.token()).method(method, HttpRequest.BodyPublishers.ofString(body)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aTranscriptIsWhatAClientShows() throws Exception {
        send("POST", "channels/" + channel.id + "/messages", "{\"content\":\"**Clinic** at <https://x.example/a>, \\\\*really\\\\*\"}");
        var post = channel.messages().getFirst();
        var thread = guild.thread(post, "talk");
        ann.writes(thread, "hello <@" + FakeDiscord.BOT + "> and <@" + ann.id() + ">, see `x`", "my plan.txt");
        var second = ann.writes(thread.id, "gone soon");
        ann.answers(post, "in the channel").edits("in **this** channel");
        second.deletes();
        assertThat(discord.talk().transcript(channel)).hasToString("[Usher: Clinic at https://x.example/a, *really*, ann: in this channel]");
        assertThat(discord.talk().transcript(post)).containsExactly(new Talk.Line("ann", "hello @Usher and @ann, see x\nmy plan.txt"));
        ann.tells("psst");
        assertThat(discord.talk().transcript(ann)).hasToString("[ann: psst]");
    }

    @Test
    void theBotChangesNobodysWordsAndReadsThemOnlyIfItMay() throws Exception {
        var said = ann.writes(channel, "mine", "cv.pdf").message();
        var path = "channels/" + channel.id + "/messages/" + said.id;
        assertThat(send("PATCH", path, "{\"content\":\"yours\"}").body()).contains("50005");
        assertThat(send("DELETE", path, "").body()).contains("50013");
        assertThat(send("GET", path, "").body()).contains("\"content\":\"mine\"").contains("cv.pdf");
        discord.withholdsContent();
        assertThat(send("GET", path, "").body()).contains("\"content\":\"\"").doesNotContain("cv.pdf");
        var named = ann.writes(channel, "<@" + FakeDiscord.BOT + "> look").message();
        assertThat(send("GET", "channels/" + channel.id + "/messages?limit=100", "").body()).contains("look").doesNotContain("mine");
        assertThat(send("GET", "channels/" + discord.direct(ann.id()).id + "/messages/" + ann.tells("private").message().id, "").body()).contains("private");
        assertThat(named.answers()).isEmpty();
    }

    @Test
    void aPurgeTakesMany() {
        var those = List.of(ann.writes(channel, "one"), ann.writes(channel, "two"));
        ann.writes(channel, "three");
        discord.talk().purges(channel, those);
        assertThat(discord.talk().transcript(channel)).hasToString("[ann: three]");
    }
}
