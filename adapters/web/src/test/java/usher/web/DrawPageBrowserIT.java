package usher.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.web.testing.Chromium;
import usher.web.testing.Visitor;

/** The page of a draw in a real browser, which checks the draw by itself, under the page's own content policy. */
class DrawPageBrowserIT {

    private static void presses(Visitor visitor, String who) {
        visitor.plays(who).goesTo("announcements");
        visitor.page().locator("#messages .message:not(.private)").first().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Claim").setExact(true)).click();
        visitor.sees("You are in the draw");
    }

    private static void checks(Page page, String words) {
        assertThat(page.locator("#more")).containsText(words);
    }

    @Test
    void aDrawIsCheckedInTheReadersBrowserAndAForgedOneIsFound(@TempDir Path folder) {
        try (var chromium = Chromium.start(); var stage = new Stage(folder, Stage.product(), Instant.parse("2027-01-12T16:40:00Z"), 0); var visitor = chromium.visit(stage.url(), 1280, 800, false)) {
            visitor.plays("Mo").goesTo("announcements").says("/drop create title: Clinic seats: 1 mode: draw").sees("Clinic");
            presses(visitor, "Ann");
            presses(visitor, "Ben");
            var page = visitor.page();
            var draw = stage.url() + "/draw/" + stage.bot.database().jdbi().withHandle(handle -> handle.createQuery("select drop_id from seat_draw").mapTo(Long.class).one());
            page.navigate(draw);
            checks(page, "There is nothing to check before the draw.");
            stage.clock.forward(Duration.ofSeconds(33));
            stage.bot.fireDue();
            page.navigate(draw);
            checks(page, "Checked in your browser: seed, list and the order of all 2 tickets are right.");
            var ticket = String.valueOf(page.locator("code").allTextContents().stream().filter(it -> it.matches("[0-9a-f]{16}")).findFirst().orElseThrow());
            page.getByLabel("Your ticket").fill(ticket);
            checks(page, "That ticket was drawn at place 1 of 2.");
            page.getByLabel("Your ticket").fill("0123456789abcdef");
            checks(page, "That ticket was not in this draw.");
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pictures/draw.png")).setFullPage(true));
            page.route("**/*.json", route -> {
                var told = route.fetch().text().replaceFirst("\"order\":\\[(\"[0-9a-f]{16}\"),(\"[0-9a-f]{16}\")", "\"order\":[$2,$1");
                route.fulfill(new Route.FulfillOptions().setContentType("application/json").setBody(told));
            });
            page.navigate(draw);
            checks(page, "This draw is NOT right. The tickets are not in the order that follows from the seed.");
            assertThat(visitor.complaints()).as("the browser's console").isEmpty();
        }
    }
}
