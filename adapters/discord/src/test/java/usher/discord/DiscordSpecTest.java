package usher.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import usher.Account;
import usher.Address;
import usher.Card;
import usher.Platform.Delivery;
import usher.Space;
import usher.Text;
import usher.Undelivered;
import usher.Wanted;
import usher.fakes.discord.FakeDiscord.Sent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/**
 * Every body that the real client sends is checked against Discord's own description of its API (OpenAPI 3.1, published by Discord under MIT). It is not
 * part of this repository: put it at {@code ../shared/specs} beside the checkout, or name its folder with {@code -Dusher.specs} or {@code USHER_SPECS}.
 */
class DiscordSpecTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Optional<Path> description() {
        var named = Optional.ofNullable(System.getProperty("usher.specs")).or(() -> Optional.ofNullable(System.getenv("USHER_SPECS"))).map(Path::of);
        var beside = Stream.iterate(Path.of("").toAbsolutePath(), it -> it != null, Path::getParent).map(it -> it.resolve("../shared/specs").normalize());
        return Stream.concat(named.stream(), beside).map(it -> it.resolve("discord-openapi.json")).filter(Files::exists).findFirst();
    }

    @Test
    void everyBodySentIsOneThatDiscordDescribes() throws IOException {
        var found = description();
        assumeThat(found).as("discord-openapi.json in ../shared/specs").isPresent();
        var api = (ObjectNode) JSON.readTree(found.orElseThrow().toFile());
        try (var stage = new Stage()) {
            everything(stage);
            stage.flawless();
            var schemas = new HashMap<String, JsonSchema>();
            var checked = 0;
            for (var sent : stage.discord.sent()) {
                var pointer = body(api, sent);
                if (pointer.isEmpty() || sent.body().isEmpty()) continue;
                var schema = schemas.computeIfAbsent(pointer.get(), it -> schema(api, it));
                assertThat(schema.validate(coerced(sent))).as(sent.method() + " " + sent.path() + "\n" + sent.body()).isEmpty();
                checked++;
            }
            assertThat(checked).as("bodies checked").isGreaterThan(15);
            assertThat(schemas).as("kinds of request").hasSizeGreaterThan(4);
            System.out.println(checked + " bodies of " + schemas.size() + " kinds of request are as Discord describes them");
        }
    }

    private static void everything(Stage stage) {
        under(stage);
        var post = stage.post("Checked *title*");
        stage.people.slash(stage.ann, stage.channel, "desk open", Map.of("title", "Checked *title*", "seats", 9)).await();
        await().atMost(Duration.ofSeconds(20)).until(() -> post.edits() == 1);
        var in = stage.press(stage.ben, post, "Claim");
        stage.press(stage.ben, in.reply(), "Give back");
        stage.people.choose(stage.ben, post, "calm").await();
        stage.people.submit(stage.press(stage.ben, post, "Wish"), Map.of("wish", "tea")).await();
        stage.press(stage.ben, post, "Break");
        stage.people.complete(stage.ben, stage.channel, "desk show", Map.of("one", "s"), "one").await();
        var form = stage.people.slash(stage.ann, stage.channel, "desk open", Map.of()).await();
        var kept = stage.people.submit(form, Map.of("title", "Spec", "seats", "none")).await();
        var refused = stage.people.submit(stage.press(stage.ann, kept.reply(), "Continue"), Map.of("host", stage.ben)).await();
        stage.press(stage.ann, refused.reply(), "Try again");
        stage.people.slash(stage.ann, stage.channel, "desk file", Map.of()).await();
        stage.people.slash(stage.ann, stage.channel, "desk picture", Map.of()).await();
        stage.people.slash(stage.ben, stage.channel, "desk offer", Map.of()).await();
        var slow = stage.people.press(stage.ben, post, "Slow");
        slow.acked().orTimeout(10, java.util.concurrent.TimeUnit.SECONDS).join();
        stage.desk.slow.countDown();
        slow.await();
        await().atMost(Duration.ofSeconds(10)).until(() -> stage.discord.registrations() == 1 && !stage.discord.direct(stage.ben.id()).messages().isEmpty());
    }

    private static void under(Stage stage) {
        var space = new Space("discord", stage.guild.id);
        var to = Address.channel(space, stage.channel.id);
        var starts = Instant.now().plusSeconds(7200);
        var room = stage.guild.voice("Stage");
        try {
            var parent = stage.platform.show(new Delivery(901, to, Wanted.message(Card.of("Parent").with(new Card.Picture(URI.create("https://pictures.example/a.png"), Text.of("A picture"))), Locale.ENGLISH), false));
            var thread = new Wanted.Thread(Text.of("Talk"), Locale.ENGLISH, List.of(new Account(space, stage.ben.id())), false);
            var reference = stage.platform.show(hanging(902, to, thread, parent));
            stage.platform.change(hanging(902, to, new Wanted.Thread(Text.of("Talks"), Locale.ENGLISH, List.of(), true), parent), reference);
            var planned = new Wanted.Scheduled(Text.of("Clinic"), Text.of("About"), Locale.ENGLISH, starts, starts.plusSeconds(60), "Room", Optional.empty(), Wanted.Scheduled.State.PLANNED);
            var moved = new Wanted.Scheduled(Text.of("Clinic"), Text.of("About"), Locale.ENGLISH, starts, starts.plusSeconds(60), "", Optional.of(Address.channel(space, room.id)), Wanted.Scheduled.State.RUNNING);
            var event = stage.platform.show(hanging(903, to, planned, parent));
            stage.platform.change(hanging(903, to, planned, parent), event);
            stage.platform.change(hanging(903, to, moved, parent), event);
            stage.platform.remove(hanging(903, to, planned, parent), event);
            stage.platform.show(hanging(904, to, moved, parent));
            stage.guild.delete(stage.guild.threadUnder(stage.channel.messages().getFirst()).orElseThrow());
            stage.platform.show(hanging(905, to, Wanted.message(Card.of("Answer"), Locale.ENGLISH), parent));
        } catch (Undelivered e) {
            throw new AssertionError(e);
        }
    }

    private static Delivery hanging(int mark, Address channel, Wanted wanted, String parent) {
        return new Delivery(mark, Address.under(channel, "event 1"), wanted, false, Optional.of(parent));
    }

    /** Where the description says what this request's body is, as a JSON pointer. */
    private static Optional<String> body(JsonNode api, Sent sent) {
        for (var path : api.path("paths").properties()) {
            if (!matches(path.getKey(), sent.path())) continue;
            var content = path.getValue().path(sent.method().toLowerCase(java.util.Locale.ROOT)).path("requestBody").path("content");
            if (content.has("application/json")) {
                return Optional.of("/paths/" + path.getKey().replace("~", "~0").replace("/", "~1") + "/" + sent.method().toLowerCase(java.util.Locale.ROOT) + "/requestBody/content/application~1json/schema");
            }
        }
        return Optional.empty();
    }

    private static boolean matches(String template, String path) {
        var wanted = template.substring(1).split("/");
        var given = path.split("/");
        if (wanted.length != given.length) return false;
        for (var i = 0; i < wanted.length; i++) {
            if (!wanted[i].startsWith("{") && !wanted[i].equals(given[i])) return false;
        }
        return true;
    }

    private static JsonSchema schema(ObjectNode api, String pointer) {
        var whole = JSON.createObjectNode();
        whole.set("components", api.path("components"));
        whole.set("allOf", JSON.createArrayNode().add(api.at(pointer)));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(whole);
    }

    /** Where the client writes a number as a word or a word as a number, Discord takes both, but its description does not say so. */
    private static JsonNode coerced(Sent sent) {
        var body = sent.body().deepCopy();
        body.path("data").path("attachments").forEach(DiscordSpecTest::wordy);
        body.path("attachments").forEach(DiscordSpecTest::wordy);
        if (sent.path().endsWith("/commands")) body.forEach(command -> List.of("contexts", "integration_types").forEach(name -> numeric(command.path(name))));
        return body;
    }

    private static void wordy(JsonNode attachment) {
        if (attachment instanceof ObjectNode file) file.put("id", file.path("id").asText());
    }

    private static void numeric(JsonNode list) {
        if (!(list instanceof ArrayNode words)) return;
        for (var i = 0; i < words.size(); i++) words.set(i, JSON.getNodeFactory().numberNode(words.get(i).asInt()));
    }
}
