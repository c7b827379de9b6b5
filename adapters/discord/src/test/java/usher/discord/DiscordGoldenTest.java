package usher.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.junit.jupiter.api.Test;
import usher.Address;
import usher.Bot;
import usher.Platform.Delivery;
import usher.Space;
import usher.Wanted;
import usher.Watch;
import usher.fakes.discord.Limits;
import usher.testing.Exhibit;
import usher.testing.Golden;
import usher.testing.HandAlarm;
import usher.testing.TestDatabase;

/**
 * Every card and form of the bot as Discord gets it. Each body keeps Discord's limits and is one that its description of the API allows, in English and in
 * German ({@code discord-openapi-part.json}: two requests' bodies of Discord's own OpenAPI description, MIT, https://github.com/discord/discord-api-spec).
 */
class DiscordGoldenTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Space GUILD = new Space("discord", "81384788765712384");

    @Test
    void everyCardAndFormIsWhatWasLookedAtAndWhatDiscordAllows() throws IOException {
        var messages = schema("/paths/~1channels~1{channel_id}~1messages/post");
        var callbacks = schema("/paths/~1interactions~1{interaction_id}~1{interaction_token}~1callback/post");
        var drawn = new TreeMap<String, JsonNode>();
        var wrong = new ArrayList<String>();
        var bot = new Bot(TestDatabase.h2().get(), List.of(), new HandAlarm(), InstantSource.system(), Watch.NOBODY);
        var forms = new DiscordForms(bot);
        for (var exhibit : Exhibit.in(GUILD, name -> Long.toString(1_000_000_000_000_000_000L + Math.abs(name.hashCode())))) {
            for (var locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
                for (var body : bodies(exhibit, locale, forms).entrySet()) {
                    if (locale.equals(Locale.ENGLISH)) drawn.put(body.getKey(), body.getValue());
                    var modal = exhibit.card() == null;
                    var whole = modal ? (JsonNode) JSON.createObjectNode().put("type", 9).set("data", body.getValue()) : body.getValue();
                    (modal ? Limits.modal(body.getValue()) : Limits.message(body.getValue())).forEach(it -> wrong.add(body.getKey() + " " + locale + ": " + it));
                    (modal ? callbacks : messages).validate(whole).forEach(it -> wrong.add(body.getKey() + " " + locale + ": " + it));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(drawn).hasSizeGreaterThan(100);
        Golden.check("adapters/discord", "discord.json", Golden.ordered(drawn));
    }

    /** A card as a post, and a form's steps. */
    private static Map<String, JsonNode> bodies(Exhibit exhibit, Locale locale, DiscordForms forms) throws IOException {
        var bodies = new TreeMap<String, JsonNode>();
        if (exhibit.card() != null) {
            var post = new Wanted.Message(exhibit.card(), locale, List.of(), "");
            bodies.put(exhibit.name(), tree(DiscordPosts.draw(new Delivery(1, Address.channel(GUILD, "1000000000000000001"), post, false), post, Optional.empty())));
        } else {
            var action = exhibit.action();
            var by = exhibit.by(GUILD, "1000000000000000002", "1000000000000000001");
            for (var step = 0; step < DiscordForms.steps(action); step++) {
                var draft = java.util.Objects.requireNonNull(exhibit.draft());
                bodies.put(exhibit.name() + " step " + (step + 1), tree(forms.modal(action, draft, step, by).join().toData()));
            }
        }
        return bodies;
    }

    private static JsonNode tree(DataObject data) throws IOException {
        return JSON.readTree(data.toString());
    }

    private static JsonSchema schema(String pointer) throws IOException {
        try (var part = DiscordGoldenTest.class.getResourceAsStream("/discord-openapi-part.json")) {
            var api = (ObjectNode) JSON.readTree(part);
            var whole = JSON.createObjectNode();
            whole.set("components", api.path("components"));
            whole.set("allOf", JSON.createArrayNode().add(api.at(pointer + "/requestBody/content/application~1json/schema")));
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(whole);
        }
    }
}
