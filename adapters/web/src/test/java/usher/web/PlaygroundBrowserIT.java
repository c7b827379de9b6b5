package usher.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jspecify.annotations.Nullable;
import usher.web.testing.Chromium;
import usher.web.testing.Visitor;

/** The playground in a real browser, on the real bot with the program's own features; leaves pictures in {@code target/pictures}. */
class PlaygroundBrowserIT {

    private static final Path PICTURES = Path.of("target/pictures");
    private static @Nullable Chromium chromium;

    @TempDir
    Path folder;
    private Stage stage;
    private Visitor visitor;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) chromium.close();
    }

    @BeforeEach
    void open() {
        stage = new Stage(folder, Stage.product(), Instant.parse("2027-01-12T16:40:00Z"), 0);
        visitor = visit(1280, 800, false);
    }

    @AfterEach
    void close() {
        assertThat(visitor.complaints()).as("the browser's console").isEmpty();
        visitor.close();
        stage.close();
    }

    private Visitor visit(int width, int height, boolean dark) {
        if (chromium == null) throw new IllegalStateException("no browser");
        return chromium.visit(stage.url(), width, height, dark);
    }

    private Locator post() {
        return visitor.page().locator("#messages .message:not(.private)").first();
    }

    private void announce(String title, int seats, String opens) {
        visitor.plays("Mo").goesTo("announcements").says("/drop create title: " + title + " seats: " + seats + " opens: " + opens).sees(title);
        assertThat(post()).containsText(title);
    }

    private void claim() {
        post().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Claim").setExact(true)).click();
    }

    @Test
    void aDropIsAnnouncedClaimedAndGivenBackByKeyboardAlone() {
        visitor.composes().types("/drop c");
        assertThat(visitor.page().locator("#suggest-list [role=option]").first()).containsText("/drop create");
        visitor.keys("ArrowDown", "ArrowUp", "Enter").types("Portfolio clinic").keys("Tab", "Enter").types("2").keys("Enter"); // Tab to "+ Seats"
        visitor.sees("Portfolio clinic").seesPrivately("Portfolio clinic");
        assertThat(visitor.page().locator("#composer-input")).isFocused();

        visitor.page().locator(".persona[aria-checked=true]").focus();
        visitor.keys("ArrowDown", "ArrowDown");
        assertThat(visitor.page().locator("#whoami-name")).hasText("Ann");
        tabTo("Claim");
        visitor.keys("Enter").seesPrivately("Portfolio clinic");
        assertThat(post()).containsText("1");
        tabTo("Give back");
        visitor.keys("Enter").seesPrivately("You gave your seat back");
    }

    /** Tab, from wherever the focus is, until a button of this name has it. */
    private void tabTo(String name) {
        for (var i = 0; i < 60; i++) {
            if (name.equals(visitor.page().evaluate("document.activeElement.textContent.trim()"))) return;
            visitor.keys("Tab");
        }
        throw new AssertionError("the Tab key does not lead to " + name);
    }

    @Test
    void everybodySeesAPostChangeWhileItHappensAndOnlyTheCallerSeesTheAnswer() {
        announce("Portfolio clinic", 2, "now");
        try (var other = visit(1280, 800, false)) {
            other.plays("Ben").sees("Portfolio clinic");
            visitor.plays("Ann");
            claim();
            visitor.seesPrivately("Portfolio clinic");
            assertThat(other.page().locator("#messages .message .edited")).isVisible();
            assertThat(other.page().locator("#messages .message.private")).hasCount(0);
            visitor.plays("Ben");
            assertThat(visitor.page().locator("#messages .message.private")).hasCount(0);
            visitor.plays("Ann").seesPrivately("Portfolio clinic");
            assertThat(other.complaints()).isEmpty();
        }
    }

    @Test
    void aRefusedFieldIsToldBesideItAndNothingTypedIsLost() {
        visitor.says("/drop create").keys("Enter");
        assertThat(visitor.page().locator("dialog[open]")).isVisible();
        visitor.fills("Title", "Portfolio clinic").fills("Seats", "ten").presses("Send").isToldBeside("Seats", "not a whole number");
        assertThat(visitor.page().locator("dialog[open] #form-seats")).isFocused();
        visitor.picture(PICTURES.resolve("form.png"));
        visitor.keys("Escape").seesPrivately("Not sent yet").presses("Continue");
        assertThat(visitor.page().locator("dialog[open] [name=title]")).hasValue("Portfolio clinic");
        visitor.fills("Seats", "10").presses("Send").seesPrivately("Portfolio clinic");
        assertThat(visitor.page().locator("dialog[open]")).hasCount(0);
    }

    @Test
    void aFreedSeatIsOfferedInDirectMessagesAndExpiresWhenTheClockIsMoved() {
        announce("Portfolio clinic", 1, "now");
        visitor.plays("Ann");
        claim();
        visitor.seesPrivately("Portfolio clinic").plays("Ben");
        claim();
        visitor.seesPrivately("number 1 in line").plays("Ann").presses("Give back").hasUnread("Ben", 1);
        visitor.plays("Ben").goesTo("Usher").sees("A seat in Portfolio clinic is yours until").picture(PICTURES.resolve("offer.png"));
        visitor.page().locator("[data-forward='3600']").click();
        assertThat(visitor.page().locator("#messages .message").last()).not().containsText("Accept", new LocatorAssertions.ContainsTextOptions().setTimeout(10_000));
    }

    @Test
    void whatPeopleTypeIsInertWhereverItIsShown() {
        announce("<img src=x onerror=alert(1)> @everyone", 2, "in 10 min");
        assertThat(post()).containsText("<img src=x onerror=alert(1)> @everyone");
        assertThat(visitor.page().locator("#messages img[src=x]")).hasCount(0);
        visitor.composes().types("<b>bold</b>").keys("Enter").sees("<b>bold</b>");
        assertThat(visitor.page().locator("#messages b")).hasCount(0);
    }

    @Test
    void twoSlashesBeginNoCommand() {
        visitor.goesTo("general").says("// an aside").sees("// an aside").doesNotSee("There is no command");
    }

    @Test
    void aBareFirstWordOpensItsMenu() {
        visitor.says("/drop").seesPrivately("What would you like to do?").presses("List").seesPrivately("No drops");
    }

    @Test
    void aRowIsChosenFromWhatIsSuggestedByKeyboard() {
        announce("Portfolio clinic", 2, "now");
        visitor.plays("Ann").composes().types("/drop sh").keys("Enter");
        assertThat(visitor.page().locator("#suggest-list [role=option]").first()).hasText("Portfolio clinic");
        visitor.keys("ArrowDown", "Enter");
        assertThat(visitor.page().locator("#command input")).hasValue("Portfolio clinic");
        visitor.keys("Enter").seesPrivately("Portfolio clinic");
    }

    @Test
    void whatIsExportedIsSavedAsAFile() {
        visitor.says("/my export");
        var save = visitor.page().locator("#messages .private").getByText(Pattern.compile("^Save "));
        assertThat(save).isVisible();
        assertThat(visitor.page().waitForDownload(save::click).suggestedFilename()).endsWith(".json");
    }

    @Test
    void momentsCountDownByUshersClock() {
        announce("Portfolio clinic", 2, "in 20 min");
        visitor.plays("Ann");
        claim();
        visitor.seesPrivately("opens");
        var away = visitor.page().locator("#messages .private time[data-style=relative]").first();
        assertThat(away).hasText(Pattern.compile("in (20 min|19 min)"));
        visitor.page().locator("[data-forward='600']").click();
        assertThat(away).hasText(Pattern.compile("in (10 min|9 min \\d+ s)"));
    }

    @Test
    void thePageFollowsLightAndDarkAndTheChoiceStays() {
        assertThat(visitor.page().locator("html")).hasAttribute("data-theme", "light");
        try (var dark = visit(1280, 800, true)) {
            assertThat(dark.page().locator("html")).hasAttribute("data-theme", "dark");
        }
        visitor.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Dark appearance")).click();
        visitor.page().reload();
        assertThat(visitor.page().locator("html")).hasAttribute("data-theme", "dark");
    }

    @Test
    void aRestartOfUsherIsBarelyNoticed() {
        announce("Portfolio clinic", 2, "in 10 min");
        var port = stage.server.port();
        stage.close();
        assertThat(visitor.page().locator("#lost")).isVisible();
        stage = new Stage(folder, Stage.product(), Instant.parse("2027-01-12T16:45:00Z"), port);
        assertThat(visitor.page().locator("#lost")).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(20_000));
        visitor.sees("Portfolio clinic").composes().types("Still here?").keys("Enter").sees("Still here?");
        visitor.forgives("ERR_");
    }

    @Test
    void onAPhoneNothingRunsOverTheEdgeAndThePeopleAreInADrawer() {
        announce("A portfolio clinic with a rather long title that must wrap somewhere sensible on a phone", 12, "now");
        try (var phone = visit(390, 844, false)) {
            phone.sees("A portfolio clinic");
            assertThat((Boolean) phone.page().evaluate("document.documentElement.scrollWidth <= 390")).as("nothing to scroll sideways").isTrue();
            phone.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Channels and people")).click();
            assertThat(phone.page().locator("#side")).isInViewport();
            phone.plays("Cleo");
            assertThat(phone.page().locator("#side")).not().isInViewport();
            phone.presses("Claim").seesPrivately("A portfolio clinic");
            assertThat(phone.complaints()).isEmpty();
        }
    }

    @Test
    void thePicturesOfTheReadme() {
        announce("Portfolio clinic", 3, "in 10 min");
        visitor.page().locator("[data-forward='600']").click();
        visitor.plays("Ben");
        claim();
        visitor.seesPrivately("Portfolio clinic");
        visitor.composes().types("Got one! I’ll bring two case studies.").keys("Enter");
        visitor.plays("Ann");
        claim();
        visitor.seesPrivately("Portfolio clinic");
        visitor.composes().picture(PICTURES.resolve("light.png"));
        visitor.types("/").picture(PICTURES.resolve("commands.png"));
        try (var dark = visit(1280, 800, true)) {
            dark.plays("Cleo").presses("Claim").seesPrivately("Portfolio clinic").composes().picture(PICTURES.resolve("dark.png"));
        }
        try (var phone = visit(390, 844, false)) {
            phone.sees("Got one!").picture(PICTURES.resolve("phone.png"));
        }
    }
}
