package usher.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.slack.api.util.json.GsonFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import usher.Account;
import usher.Card;
import usher.Space;
import usher.Text;
import usher.Wanted;

import static org.assertj.core.api.Assertions.assertThat;

/** Cards as Block Kit: inert words, live moments, and nothing beyond Slack's limits. */
class SlackCardsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Space SPACE = new Space("slack", "T1");
    private static final String HOSTILE = "@everyone <!channel> *x* <b> & \u202Ertl \uD83C\uDF89";

    private static SlackText.Reader reader(boolean live) {
        return new SlackText.Reader(SPACE, Locale.ENGLISH, Optional.of(ZoneId.of("Europe/Berlin")), live);
    }

    private static JsonNode blocks(Card card, boolean live) throws IOException {
        return JSON.readTree(GsonFactory.createSnakeCase().toJson(SlackCards.draw(card, reader(live)).blocks()));
    }

    @Test
    void noBlockHoldsMarkup() throws IOException {
        var card = Card.of("{t}", Text.plain("t", HOSTILE)).say("{t}", Text.strong("t", HOSTILE)).note("{t}", Text.plain("t", HOSTILE)).note("{t} {at}", Text.plain("t", HOSTILE), Text.moment("at", Instant.EPOCH))
            .facts(Card.fact("Label", Text.verbatim(HOSTILE))).bullets(List.of(Text.verbatim(HOSTILE))).with(new Card.Divider()).with(new Card.Bar(Text.verbatim(HOSTILE), 3, 7))
            .controls(Card.button("Go", "a.b").main(), Card.link("Site", URI.create("https://example.org/?a=1&b=2")));
        var blocks = blocks(card, true);
        assertThat(blocks.findValuesAsText("type")).doesNotContain("mrkdwn", "broadcast");
        assertThat(blocks.findValuesAsText("text")).contains(HOSTILE);
    }

    @Test
    void aBarIsSaidInNumbers() throws IOException {
        assertThat(String.join(" ", blocks(Card.of("x").with(new Card.Bar(Text.of("Done"), 3, 7)), true).findValuesAsText("text"))).contains("Done", "3 of 7");
    }

    @Test
    void theNotificationIsEscaped() {
        assertThat(SlackCards.draw(Card.of("{t}", Text.plain("t", "<!channel> & co")), reader(true)).notice()).isEqualTo("&lt;!channel&gt; &amp; co");
    }

    @Test
    void aMomentIsDrawnInEachReadersOwnZone() throws IOException {
        var date = blocks(Card.of("x").say("Opens {at}", Text.moment("at", Instant.parse("2027-03-28T16:00:00Z"))), true).findParent("timestamp");
        assertThat(date.path("timestamp").asLong()).isEqualTo(Instant.parse("2027-03-28T16:00:00Z").getEpochSecond());
        assertThat(date.path("format").asText()).contains("{date_long_pretty}").contains("{time}");
        assertThat(date.path("fallback").asText()).contains("6:00").contains("Europe/Berlin");
    }

    @Test
    void peopleAreMentionedInPrivateAndOnlyNamedInPublic() throws IOException {
        var card = Card.of("x").say("{who} sits here", Text.mention("who", new Account(SPACE, "U1"), "Ann")).say("{who} too", Text.mention("who", new Account(new Space("discord", "1"), "2"), "Ben"));
        assertThat(blocks(card, true).findValuesAsText("user_id")).containsExactly("U1");
        assertThat(blocks(card, false).findValuesAsText("user_id")).isEmpty();
        assertThat(blocks(card, false).findValuesAsText("text")).contains("@Ann", "@Ben");
    }

    @Test
    void pingsOfOtherSpacesAreNotDrawn() {
        var pings = List.<Wanted.Ping>of(new Wanted.Ping.Role(new Space("discord", "1"), "2"));
        assertThat(SlackCards.draw(Card.of("x"), reader(false), pings).blocks()).hasSize(1);
    }

    @Test
    void aButtonThatMayNotBePressedIsLeftOut() throws IOException {
        assertThat(blocks(Card.of("x").controls(Card.button("No", "a.b").enabled(false), Card.button("Yes", "a.b")), true).findValuesAsText("action_id")).containsExactly("press.1");
    }

    @Test
    void wordsAreShortenedBetweenCharacters() {
        assertThat(SlackLimits.fit("ab\uD83C\uDF89cd", 4)).isEqualTo("ab…");
        assertThat(SlackLimits.fit("abcd", 4)).isEqualTo("abcd");
        assertThat(SlackLimits.fit("abcde", 4)).isEqualTo("abc…");
    }

    @Test
    void theLongestCardKeepsEveryLimit() throws IOException {
        var limits = limits();
        var words = "x".repeat(5000);
        var card = Card.of("{t}", Text.plain("t", words));
        for (var i = 0; i < 80; i++) card = card.say("{t}", Text.plain("t", words)).note("{t}", Text.plain("t", words));
        var options = IntStream.range(0, 200).mapToObj(i -> new Card.Option(i + words.substring(0, 50), Text.verbatim(words))).toList();
        card = card.controls(IntStream.range(0, 9).mapToObj(i -> Card.button(words, "a.b")).toArray(Card.Control[]::new)).controls(new Card.Pick(Text.verbatim(words), "a.b", List.of(), "f", options));
        var blocks = blocks(card, true);
        assertThat(blocks.size()).isLessThanOrEqualTo(50);
        for (var block : blocks) within(block, limits);
        assertThat(blocks.findValuesAsText("action_id")).hasSize(10).doesNotHaveDuplicates();
    }

    private static void within(JsonNode block, JsonNode limits) {
        switch (block.path("type").asText()) {
            case "header" -> assertThat(block.path("text").path("text").asText().length()).isLessThanOrEqualTo(limits.at("/header/text/max_length").asInt());
            case "context" -> assertThat(block.path("elements").get(0).path("text").asText().length()).isLessThanOrEqualTo(limits.at("/section/text/max_length").asInt());
            case "rich_text" -> block.findValuesAsText("text").forEach(text -> assertThat(text.length()).isLessThanOrEqualTo(limits.at("/text/max_length").asInt()));
            case "actions" -> {
                assertThat(block.path("elements").size()).isLessThanOrEqualTo(limits.at("/actions/elements/max_items").asInt());
                for (var element : block.path("elements")) {
                    assertThat(element.path("text").path("text").asText().length()).isLessThanOrEqualTo(limits.at("/button/text/max_length").asInt());
                    assertThat(element.path("placeholder").path("text").asText().length()).isLessThanOrEqualTo(limits.at("/select/placeholder/max_length").asInt());
                    assertThat(element.path("options").size()).isLessThanOrEqualTo(limits.at("/select/options/max_items").asInt());
                    element.path("options").forEach(option -> assertThat(option.path("text").path("text").asText().length()).isLessThanOrEqualTo(limits.at("/option/text/max_length").asInt()));
                }
            }
            default -> throw new AssertionError(block);
        }
    }

    @Test
    void ourNumbersAreThePublishedOnes() throws IOException {
        var limits = limits();
        var ours = Map.ofEntries(Map.entry("/section/text/max_length", SlackLimits.SECTION_TEXT), Map.entry("/header/text/max_length", SlackLimits.HEADER_TEXT),
            Map.entry("/button/text/max_length", SlackLimits.BUTTON_TEXT), Map.entry("/button/value/max_length", SlackLimits.BUTTON_VALUE),
            Map.entry("/action_id/max_length", SlackLimits.ACTION_ID), Map.entry("/block_id/max_length", SlackLimits.BLOCK_ID),
            Map.entry("/select/options/max_items", SlackLimits.OPTIONS), Map.entry("/option/text/max_length", SlackLimits.OPTION_TEXT),
            Map.entry("/option/value/max_length", SlackLimits.OPTION_VALUE), Map.entry("/select/placeholder/max_length", SlackLimits.PLACEHOLDER),
            Map.entry("/input/label/max_length", SlackLimits.LABEL), Map.entry("/input/hint/max_length", SlackLimits.HINT),
            Map.entry("/plain_text_input/max_length/max", SlackLimits.INPUT_VALUE), Map.entry("/view/title/max_length", SlackLimits.VIEW_TITLE),
            Map.entry("/view/private_metadata/max_length", SlackLimits.PRIVATE_METADATA), Map.entry("/view/blocks/max_items", SlackLimits.VIEW_BLOCKS));
        ours.forEach((path, number) -> assertThat(limits.at(path).asInt()).as(path).isEqualTo(number));
    }

    /** Block Kit's published limits lie beside the checkout; a clone without them skips this, visibly. */
    private static JsonNode limits() throws IOException {
        for (var up = 1; up <= 6; up++) {
            var file = Path.of("../".repeat(up) + "shared/specs/slack-limits.json");
            if (Files.exists(file)) return JSON.readTree(file.toFile());
        }
        Assumptions.abort("no ../shared/specs/slack-limits.json beside the checkout");
        throw new AssertionError();
    }
}
