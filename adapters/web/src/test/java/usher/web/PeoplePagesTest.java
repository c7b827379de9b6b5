package usher.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.Feature;
import usher.Json;
import usher.help.Help;
import usher.testing.AllFeatures;

/** The pages of people's own, through the door by which everybody comes. */
class PeoplePagesTest {

    private static final Instant START = Instant.parse("2027-01-12T12:00:00Z");
    private static final String HOSTILE = "<script>alert(1)</script> \u202Eevil & \"x\"";
    private static final Pattern PROGRESS = Pattern.compile("https://usher.example(/progress/[0-9a-z-]+)");
    private static final Pattern BADGE = Pattern.compile("https://usher.example(/badge/[0-9a-f]{32})");

    @TempDir
    Path folder;
    private Stage stage;
    private Web web;

    static List<Feature> features() {
        return AllFeatures.together().stream().filter(it -> !(it instanceof Help)).toList(); // the stage brings its own
    }

    @BeforeEach
    void open() {
        stage = new Stage(folder, features(), START, 0);
        web = new Web(stage.url());
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private String card(String as, String press, Map<String, String> values) {
        var answer = Json.read(web.call(as, press, values).body(), JsonNode.class);
        return answer.path("card").asText();
    }

    private static String found(Pattern pattern, String in) {
        var match = pattern.matcher(in);
        if (!match.find()) throw new AssertionError("no address in " + in);
        return match.group(1);
    }

    /** Ann has the badge, and everybody may see it. */
    private String publicBadge(String badge, String name) {
        assertThat(card("mo", "badge.give", Map.of("person", "playground:main/ann", "badge", badge))).contains("has the badge");
        return found(BADGE, card("ann", "badge.public", Map.of("badge", badge(), "name", name)));
    }

    private String badge() {
        return stage.bot.database().jdbi().withHandle(handle -> handle.createQuery("select max(id) from badge").mapTo(String.class).one());
    }

    @Test
    void aBadgesPageIsForAnybodyAndTellsNobodyWhereItWasFound() {
        var path = publicBadge("Helper", "Ann Example");
        var page = web.get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).startsWith("<!doctype html>").containsOnlyOnce("<h1 ").contains("<strong>Ann Example</strong> has the badge <strong>Helper</strong>", "lang=\"en\"",
            "<img class=\"picture\" src=\"" + path + "/picture.svg\" alt=\"The badge Helper of Ann Example, known here as Ann, given by", "Ann Example, known here as Ann</dd>").doesNotContain("data-press", "data-account");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().firstValue("X-Robots-Tag")).hasValue("noindex, nofollow");
        assertThat(web.get(path, "Accept-Language", "de").body()).contains("lang=\"de\"", "hat das Abzeichen");
        var picture = web.get(path + "/picture.svg");
        assertThat(picture.headers().firstValue("Content-Type").orElse("")).startsWith("image/svg+xml");
        assertThat(picture.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'");
        assertThat(picture.body()).contains("Helper", "Ann Example");
    }

    @Test
    void madePrivateTakenOrErasedItIsGone() {
        var path = publicBadge("Helper", "Ann");
        card("ann", "badge.private", Map.of("badge", badge()));
        gone(path);
        var again = found(BADGE, card("ann", "badge.public", Map.of("badge", badge(), "name", "Ann")));
        assertThat(web.get(again).statusCode()).isEqualTo(200);
        card("mo", "badge.take", Map.of("person", "playground:main/ann", "badge", badge()));
        gone(again);
        var third = publicBadge("Kind", "Ann");
        assertThat(web.get(third).statusCode()).isEqualTo(200);
        card("ann", "my.erase-everything", Map.of());
        gone(third);
    }

    private void gone(String path) {
        for (var each : List.of(path, path + "/picture.svg")) {
            var no = web.get(each);
            assertThat(no.statusCode()).isEqualTo(404);
            assertThat(no.body()).contains("There is no badge at this address").doesNotContain("Ann", "Helper", "Kind");
        }
    }

    @Test
    void hostileNamesAreOnlyText() {
        var path = publicBadge(HOSTILE, HOSTILE);
        for (var each : List.of(path, path + "/picture.svg")) assertThat(web.get(each).body()).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script>alert");
        assertThat(web.get(path).body()).contains("<bdi>" + "&lt;script&gt;");
        var emoji = publicBadge("\uD83C\uDF89".repeat(60), "\u05E9\u05DC\u05D5\u05DD ".repeat(12).strip());
        assertThat(web.get(emoji).statusCode()).isEqualTo(200);
        assertThat(card("ann", "badge.public", Map.of("badge", badge(), "name", "\uD83C\uDF89".repeat(2_000)))).doesNotContain("usher.example");
    }

    @Test
    void aProgressPageEndsAtItsSecondAndSaysHowToGetAnother() {
        var path = found(PROGRESS, card("ann", "my.progress", Map.of()));
        var page = web.get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).containsOnlyOnce("<h1 ").contains("What <strong>Ann</strong> did").doesNotContain("Mo<", "Ben", "data-account");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        stage.clock.forward(Duration.ofDays(7).minusSeconds(1));
        assertThat(web.get(path).statusCode()).isEqualTo(200);
        stage.clock.forward(Duration.ofSeconds(1));
        var ended = web.get(path);
        assertThat(ended.statusCode()).isEqualTo(404);
        assertThat(ended.body()).contains("This link was good until", "has ended", "/my progress").doesNotContain("Ann");
        assertThat(web.get(path, "Accept-Language", "de").body()).contains("ist abgelaufen");
    }

    @Test
    void aForgedProgressPageIsNoneLikeAnyOther() {
        var path = found(PROGRESS, card("ann", "my.progress", Map.of()));
        for (var forged : List.of(path.substring(0, path.length() - 1) + (path.endsWith("0") ? "1" : "0"), path + "0", "/progress/x", "/progress/" + "0".repeat(200), path.replace("/progress/", "/progress/1"))) {
            var no = web.get(forged);
            assertThat(no.statusCode()).isEqualTo(404);
            assertThat(no.body()).doesNotContain("Ann");
        }
        assertThat(web.get(path.replace("/progress/", "/badge/")).statusCode()).isEqualTo(404);
    }
}
