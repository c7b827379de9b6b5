package usher.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.Account;
import usher.Address;
import usher.Card;
import usher.Platform.Delivery;
import usher.Text;
import usher.Undelivered;
import usher.Wanted;
import usher.web.testing.Chromium;

/** Discussions and the calendar in a real browser; leaves pictures in {@code target/pictures}. */
class UnderBrowserIT {

    private static final Address GENERAL = Address.channel(Playground.SPACE, "announcements");
    private static final Address UNDER = Address.under(GENERAL, "event 1");

    @TempDir
    Path folder;

    private static Delivery hanging(int mark, Wanted wanted, String parent) {
        return new Delivery(mark, UNDER, wanted, false, Optional.of(parent));
    }

    @Test
    void aDiscussionIsFoldedUnderItsPostAndTheCalendarLeadsThere() throws Undelivered {
        try (var chromium = Chromium.start(); var stage = new Stage(folder, Stage.product(), Instant.parse("2027-01-12T16:40:00Z"), 0); var visitor = chromium.visit(stage.url(), 1280, 800, false)) {
            var playground = stage.playground;
            var card = Card.of("{title}", Text.strong("title", "Portfolio clinic")).say("Leave with one reviewed page.")
                .with(new Card.Picture(URI.create("https://pictures.invalid/a.png"), Text.of("Two chairs"))).controls(Card.button("Going", "x.y").main());
            var parent = playground.show(new Delivery(1, GENERAL, Wanted.message(card, Locale.ENGLISH), false));
            var people = List.of(new Account(Playground.SPACE, "ann"), new Account(Playground.SPACE, "ben"));
            playground.show(hanging(2, new Wanted.Thread(Text.of("Portfolio clinic"), Locale.ENGLISH, people, false), parent));
            playground.show(hanging(3, Wanted.message(Card.of("It begins in ten minutes"), Locale.ENGLISH), parent));
            var starts = Instant.parse("2027-01-13T18:00:00Z");
            playground.show(hanging(4, new Wanted.Scheduled(Text.of("Portfolio clinic"), Text.of("Being interested is not a sign-up."), Locale.ENGLISH, starts, starts.plusSeconds(3600), "Library, room 2",
                Optional.empty(), Wanted.Scheduled.State.PLANNED), parent));
            var page = visitor.plays("Ann").goesTo("announcements").page();
            assertThat(page.locator("details.discussion summary")).containsText("1 message · 2 people");
            assertThat(page.locator("#calendar-list")).containsText("Library, room 2");
            page.locator("details.discussion summary").click();
            assertThat(page.locator(".discussion-messages")).containsText("It begins in ten minutes");
            playground.show(hanging(5, Wanted.message(Card.of("It has begun"), Locale.ENGLISH), parent));
            assertThat(page.locator("details.discussion[open] .discussion-messages")).containsText("It has begun");
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pictures/discussion.png")));
            visitor.goesTo("general");
            page.locator("#calendar-list button").click();
            assertThat(page.locator("#place-title")).hasText("# announcements");
        }
    }
}
