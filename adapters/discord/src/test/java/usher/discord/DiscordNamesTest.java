package usher.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Commands in another language, as the fake Discord takes them; the test's Finnish has a name for each thing that can be wrong with one. */
class DiscordNamesTest {

    private static JsonNode named(JsonNode list, String name) {
        for (var it : list) {
            if (it.path("name").asText().equals(name)) return it;
        }
        throw new AssertionError("no " + name + " in " + list);
    }

    @Test
    void commandsAndTheirOptionsAreNamedInTheReadersLanguageAndKeepTheirNameOnTheWire() {
        try (var stage = new Stage(new Stage.DiscordOptions("usher-", true))) {
            await().until(() -> stage.discord.registrations() == 1);
            var desk = named(stage.discord.commands(), "usher-desk");
            assertThat(desk.at("/name_localizations/fi").asText()).isEqualTo("usher-pöytä");
            var open = named(desk.path("options"), "open");
            assertThat(open.at("/name_localizations/fi").asText()).isEqualTo("avaa-nyt");
            assertThat(open.at("/description_localizations/fi").asText()).isEqualTo("Avaa pöytä");
            var title = named(open.path("options"), "title");
            assertThat(title.at("/name_localizations/fi").asText()).isEqualTo("otsikko");
            assertThat(title.at("/description_localizations/fi").asText()).startsWith("mikä sen nimi on");
            assertThat(named(named(open.path("options"), "mood").path("choices"), "Calm").at("/name_localizations/fi").asText()).isEqualTo("Rauhallinen");
            stage.flawless();
        }
    }

    @Test
    void aNameThatDiscordWouldRefuseStaysEnglish() {
        try (var stage = new Stage()) {
            await().until(() -> stage.discord.registrations() == 1);
            var desk = named(stage.discord.commands(), "desk");
            assertThat(named(desk.path("options"), "list").path("name_localizations").has("fi")).as("its sibling has that name").isFalse();
            assertThat(named(desk.path("options"), "show").path("name_localizations").has("fi")).as("no letters").isFalse();
            assertThat(named(desk.path("options"), "role").path("name_localizations").has("fi")).as("its sibling's English name").isFalse();
            var open = named(desk.path("options"), "open");
            assertThat(named(open.path("options"), "seats").path("name_localizations").has("fi")).as("two labels alike").isFalse();
            assertThat(named(open.path("options"), "about").path("name_localizations").has("fi")).as("a comma").isFalse();
            assertThat(desk.path("name_localizations").has("en-GB")).isFalse();
            stage.flawless();
        }
    }
}
