package usher.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.slack.api.util.json.GsonFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import usher.Card;
import usher.Json;
import usher.Space;
import usher.fakes.slack.BlockRules;
import usher.testing.Exhibit;
import usher.testing.Golden;

import static org.assertj.core.api.Assertions.assertThat;

/** Every card and form of the bot as Slack gets it, each within Block Kit's limits, in English and in German. */
class SlackGoldenTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Space TEAM = new Space("slack", "T024BE7LD");

    @Test
    void everyCardAndFormIsWhatWasLookedAtAndWhatSlackAllows() throws IOException {
        var drawn = new TreeMap<String, JsonNode>();
        var wrong = new ArrayList<String>();
        for (var exhibit : Exhibit.in(TEAM, name -> (name.length() < 6 ? "U0" : "C0") + Integer.toString(Math.abs(name.hashCode()), 36).toUpperCase(Locale.ROOT))) {
            for (var locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
                var body = body(exhibit, locale);
                if (locale.equals(Locale.ENGLISH)) drawn.put(exhibit.name(), body);
                (exhibit.card() == null ? BlockRules.view(body) : BlockRules.message(body.path("blocks"))).forEach(it -> wrong.add(exhibit.name() + " " + locale + ": " + it));
                if (body.toString().matches(".*<!(channel|here|everyone)>.*\"type\":\"mrkdwn\".*")) wrong.add(exhibit.name() + " calls everybody");
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(drawn).hasSizeGreaterThan(100);
        Golden.check("adapters/slack", "slack.json", Golden.ordered(drawn));
    }

    private static JsonNode body(Exhibit exhibit, Locale locale) throws IOException {
        var reader = new SlackText.Reader(TEAM, locale, Optional.empty(), true);
        var gson = GsonFactory.createSnakeCase();
        if (exhibit.card() != null) {
            var message = SlackCards.draw(still(exhibit.card()), reader);
            return JSON.createObjectNode().put("text", message.notice()).set("blocks", JSON.readTree(gson.toJson(message.blocks())));
        }
        var draft = Objects.requireNonNull(exhibit.draft());
        var memory = new SlackForms.Memory(draft.id(), draft.action(), Map.of(), TEAM.key() + "/channel/C0EVENTS", "", 0);
        return JSON.readTree(gson.toJson(SlackForms.form(draft, exhibit.action(), memory, List.of(), reader)));
    }

    /** How far away a moment is depends on when this runs. */
    private static Card still(Card card) {
        return Json.read(Json.write(card).replace("\"style\":\"RELATIVE\"", "\"style\":\"FULL\""), Card.class);
    }
}
