package usher.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.web.testing.Chromium;

/** Pages of people's own in a real browser, wide and narrow, light and dark, under their own content policy. */
class PeoplePagesBrowserIT {

    private static final Instant START = Instant.parse("2027-01-12T12:00:00Z");
    private static final Pattern ADDRESS = Pattern.compile("https://usher.example(/(?:progress|badge|reports)/[0-9a-z-]+)");

    private static String called(Web web, String as, String press, Map<String, String> values) {
        return web.call(as, press, values).body();
    }

    private static String address(String answer) {
        var match = ADDRESS.matcher(answer);
        if (!match.find()) throw new AssertionError("no address in " + answer);
        return match.group(1);
    }

    /** Maya answered, Ann asked, was there and did some of what she promised, and has two badges. */
    private static void live(Stage stage, Web web) {
        called(web, "mo", "usher.channel", Map.of("channel", "playground:main/channel/announcements"));
        called(web, "mo", "checklist.create", Map.of("name", "Next steps", "for", "attendees"));
        for (var promise : new String[] {"Write a page", "Show it to a friend", "Frame it"}) called(web, "mo", "checklist.item", Map.of("checklist", "Next steps", "promise", promise, "due", "2 days after"));
        called(web, "mo", "checklist.attach", Map.of("checklist", "Next steps", "format", "Micro-event"));
        called(web, "mo", "badge.rule", Map.of("badge", "First page", "for", "checklists"));
        for (var n = 0; n < 3; n++) {
            var title = new String[] {"Portfolio clinic", "First talks", "A very long title of an evening about how to ask for more money, with exercises"}[n];
            called(web, "mo", "event.create", Map.of("title", title, "promise", "A reviewed page", "start", "in 26 h"));
            var event = newest(stage, "select max(id) from calendar_event");
            called(web, "ann", "event.going", Map.of("event", event, "option", newest(stage, "select max(pool_id) from calendar_event")));
            passes(stage, Duration.ofHours(50));
            var tasks = stage.bot.database().jdbi().withHandle(handle -> handle.createQuery("select id from assignment_item order by id desc limit 3").mapTo(String.class).list());
            for (var done = 0; done < Math.min(3, tasks.size()) - n; done++) called(web, "ann", "checklist.done", Map.of("item", tasks.get(done)));
            passes(stage, Duration.ofMinutes(5));
        }
        called(web, "mo", "badge.give", Map.of("person", "playground:main/ann", "badge", "Patient listener"));
    }

    private static String newest(Stage stage, String query) {
        return stage.bot.database().jdbi().withHandle(handle -> handle.createQuery(query).mapTo(String.class).one());
    }

    private static void passes(Stage stage, Duration time) {
        stage.clock.forward(time);
        stage.bot.clockMoved();
        for (var n = 0; n < 5; n++) stage.bot.fireDue();
    }

    private static void looks(Chromium chromium, Stage stage, String path, String name) {
        for (var dark : new boolean[] {false, true}) {
            for (var width : new int[] {390, 1100}) {
                try (var visitor = chromium.visit(stage.url(), width, 844, dark)) {
                    var page = visitor.page();
                    page.navigate(stage.url() + path);
                    page.waitForCondition(() -> (Boolean) page.evaluate("document.fonts.status === 'loaded' && [...document.images].every(it => it.complete && it.naturalWidth > 0)"));
                    assertThat(page.locator("h1").count()).isEqualTo(1);
                    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as("nothing is cut off at %d", width).isLessThanOrEqualTo(width);
                    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pictures/" + name + (dark ? "-dark-" : "-light-") + width + ".png")).setFullPage(true));
                    assertThat(visitor.complaints()).as("the browser's console").isEmpty();
                }
            }
        }
    }

    /** The times too, which the browser writes. */
    private static void isGerman(Chromium chromium, Stage stage, String path) {
        try (var visitor = chromium.visit(stage.url(), 390, 844, false); var german = visitor.page().context().browser().newContext(new Browser.NewContextOptions().setLocale("de-DE"))) {
            var page = german.newPage();
            page.navigate(stage.url() + path);
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo("de");
            page.waitForCondition(() -> page.locator("time").first().innerText().matches("(Mo|Di|Mi|Do|Fr|Sa|So)\\., \\d+\\. .*"));
        }
    }

    /** What a page says and shows does not need its scripts; in the dark it is dark all the same. */
    private static void looksWithoutScripts(Chromium chromium, Stage stage, String path, String name) {
        try (var visitor = chromium.visit(stage.url(), 390, 844, true)) {
            var plain = Objects.requireNonNull(visitor.page().context().browser()).newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false).setViewportSize(390, 844).setColorScheme(ColorScheme.DARK));
            try (plain) {
                var page = plain.newPage();
                page.navigate(stage.url() + path);
                assertThat(page.locator("h1").innerText()).isNotBlank();
                page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pictures/" + name + "-without-scripts.png")).setFullPage(true));
            }
        }
    }

    @Test
    void progressAndBadgesAreReadableWideAndNarrowLightAndDark(@TempDir Path folder) {
        try (var chromium = Chromium.start(); var stage = new Stage(folder, PeoplePagesTest.features(), START, 0)) {
            var web = new Web(stage.url());
            live(stage, web);
            var progress = address(called(web, "ann", "my.progress", Map.of()));
            looksWithoutScripts(chromium, stage, progress, "progress");
            looks(chromium, stage, progress, "progress");
            isGerman(chromium, stage, progress);
            looks(chromium, stage, address(called(web, "mo", "event.report", Map.of("event", "Portfolio clinic"))), "report");
            looks(chromium, stage, address(called(web, "mo", "event.report", Map.of())), "reports");
            var badge = newest(stage, "select min(id) from badge");
            looks(chromium, stage, address(called(web, "ann", "badge.public", Map.of("badge", badge, "name", "Ann Example"))), "badge");
            called(web, "mo", "badge.give", Map.of("person", "playground:main/ann", "badge", "WWWWWWWW \u05E9\u05DC\u05D5\u05DD \uD83C\uDF89\uD83C\uDF89 <b>The Most Patient Listener</b>"));
            var longest = newest(stage, "select max(id) from badge");
            looks(chromium, stage, address(called(web, "ann", "badge.public", Map.of("badge", longest, "name", "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67 Ann-Kathrin von der Leyen-Schmidtbauer und so weite"))), "badge-long");
        }
    }
}
