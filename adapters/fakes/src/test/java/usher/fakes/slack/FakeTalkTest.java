package usher.fakes.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What people write is told as Slack tells it, and shown as its clients show it. */
class FakeTalkTest {

    private final BlockingQueue<JsonNode> told = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> retries = new LinkedBlockingQueue<>();
    private FakeSlack slack;
    private HttpServer bot;
    private FakeUser ann;
    private FakeChannel hall;
    private FakeMessage post;

    @BeforeEach
    void begin() throws IOException, InterruptedException {
        bot = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bot.createContext("/", exchange -> {
            try (exchange) {
                retries.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Slack-Retry-Num")));
                told.add(new ObjectMapper().readTree(exchange.getRequestBody().readAllBytes()));
                exchange.sendResponseHeaders(200, -1);
            }
        });
        bot.start();
        slack = FakeSlack.start().viaHttp(URI.create("http://127.0.0.1:" + bot.getAddress().getPort() + "/slack/events"));
        ann = slack.user("Ann");
        hall = slack.channel("hall");
        post = slack.writes(slack.user("Ben"), hall, "Who helps?").message();
        event();
    }

    @AfterEach
    void end() throws InterruptedException {
        assertThat(slack.violations()).isEmpty();
        slack.close();
        bot.stop(0);
    }

    private JsonNode event() throws InterruptedException {
        var payload = told.poll(10, TimeUnit.SECONDS);
        assertThat(payload).isNotNull();
        return payload.path("event");
    }

    @Test
    void aReplyIsToldWithItsThreadAndInRichText() throws InterruptedException {
        slack.writes(ann, post, "I do, @Ben: *now* `x`\n```\ny\n```");
        var event = event();
        assertThat(event.path("thread_ts").asText()).isEqualTo(post.ts());
        assertThat(event.path("parent_user_id").asText()).isEqualTo(post.authorId());
        assertThat(event.path("channel_type").asText()).isEqualTo("channel");
        assertThat(event.findValuesAsText("type")).contains("rich_text_section", "user", "rich_text_preformatted");
        assertThat(slack.transcript(post)).extracting(FakeSlack.Line::toString).containsExactly("Ann: I do, @Ben: now x\ny");
    }

    @Test
    void anEditAPreviewAndADeletionAreToldAsWhatTheyAre() throws InterruptedException {
        var written = slack.writes(ann, slack.direct(ann), "hi");
        var first = event();
        assertThat(first.path("channel_type").asText()).isEqualTo("im");
        written.edits("hello");
        var edit = event();
        assertThat(edit.path("subtype").asText()).isEqualTo("message_changed");
        assertThat(edit.path("message").path("ts")).isEqualTo(first.path("ts"));
        assertThat(edit.path("message").has("edited")).isTrue();
        assertThat(edit.path("previous_message").has("edited")).isFalse();
        written.again();
        assertThat(event()).isEqualTo(edit);
        assertThat(slack.transcript(slack.direct(ann))).containsExactly(new FakeSlack.Line("Ann", "hello"));
        written.unfurls();
        assertThat(event().path("message").path("edited")).isEqualTo(edit.path("message").path("edited"));
        written.deletes();
        assertThat(event().path("deleted_ts")).isEqualTo(first.path("ts"));
        assertThat(slack.transcript(slack.direct(ann))).isEmpty();
        assertThat(List.copyOf(retries)).containsExactly("null", "null", "null", "1", "null", "null");
    }

    @Test
    void whatTheAppMayNotReadOrDidNotAskForIsNotTold() throws InterruptedException {
        slack.writes(ann, slack.secretChannel("attic"), "not invited");
        slack.without("im:history").unsubscribed("message.groups");
        slack.writes(ann, slack.direct(ann), "no scope");
        slack.writes(ann, slack.secretChannel("cellar").joined(true), "not subscribed");
        slack.writes(ann, hall, "told");
        assertThat(event().path("text").asText()).isEqualTo("told");
    }

    @Test
    void whatHasRepliesLeavesAStoneWhereItStood() throws InterruptedException {
        var written = slack.writes(ann, slack.direct(ann), "hi");
        slack.writes(ann, written.message(), "there?");
        event();
        event();
        written.deletes();
        assertThat(event().path("message").path("subtype").asText()).isEqualTo("tombstone");
    }
}
