package usher.web.testing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Somebody at the playground's page. What they see and press is found by role and words, as a person or a screen reader finds it. */
public final class Visitor implements AutoCloseable {

    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visitor(Page page, String url) {
        this.page = page;
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) complaints.add(message.text());
        });
        page.onPageError(complaints::add);
        page.navigate(url);
        assertThat(page.locator("#stream")).isVisible();
        page.waitForCondition(() -> page.locator(".message").count() > 0 || page.locator("#empty").isVisible());
    }

    public Page page() {
        return page;
    }

    /** What the browser's console complained about: errors of scripts, things the content policy stopped. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Takes complaints with these words as expected, such as those of a connection that a test broke. */
    public Visitor forgives(String words) {
        complaints.removeIf(it -> it.contains(words));
        return this;
    }

    /** Becomes another persona, by name. */
    public Visitor plays(String name) {
        page.locator(".persona[data-name='" + name + "']").click();
        assertThat(page.locator("#whoami-name")).hasText(name);
        return this;
    }

    /** Goes to a channel, or to {@code Usher}'s direct messages. */
    public Visitor goesTo(String place) {
        page.locator(".place-link[data-name='" + place + "']").click();
        return this;
    }

    /** Keys as on a keyboard: {@code Tab}, {@code ArrowDown}, {@code Enter}. */
    public Visitor keys(String... keys) {
        for (var key : keys) page.keyboard().press(key);
        return this;
    }

    /** Types into whatever has the focus. */
    public Visitor types(String words) {
        page.keyboard().type(words);
        return this;
    }

    /** Puts the focus into the message box. */
    public Visitor composes() {
        page.locator("#composer-input").focus();
        return this;
    }

    /** Sends a command as a whole, such as {@code /drop create title: Clinic seats: 2}. */
    public Visitor says(String words) {
        page.locator("#composer-input").fill(words);
        return keys("Escape", "Enter");
    }

    /** Presses the newest button of this name that is in a message, or in the form that is open. */
    public Visitor presses(String name) {
        var exact = new Locator.GetByRoleOptions().setName(name).setExact(true);
        var form = page.locator("dialog[open]");
        if (form.count() > 0) form.getByRole(AriaRole.BUTTON, exact).click();
        else page.locator("#messages").getByRole(AriaRole.BUTTON, exact).last().click();
        return this;
    }

    /** Fills in a field of the form that is open, by its label. */
    public Visitor fills(String label, String words) {
        field(label).locator("input, textarea").fill(words);
        return this;
    }

    private Locator field(String label) {
        var named = page.locator("label").filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + label + "(?! \\w)")));
        return page.locator("dialog[open] .field").filter(new Locator.FilterOptions().setHas(named));
    }

    /** Waits until these words stand in some message here. */
    public Visitor sees(String words) {
        assertThat(page.locator("#messages .message").filter(new Locator.FilterOptions().setHasText(words)).last()).isVisible();
        return this;
    }

    public Visitor doesNotSee(String words) {
        assertThat(page.locator("#messages .message").filter(new Locator.FilterOptions().setHasText(words))).hasCount(0);
        return this;
    }

    /** Waits until a reply that only this persona sees has these words. */
    public Visitor seesPrivately(String words) {
        assertThat(page.locator("#messages .message.private").filter(new Locator.FilterOptions().setHasText(words)).last()).containsText("Only you can see this");
        return this;
    }

    /** Waits for what is said beside a field of the form that is open. */
    public Visitor isToldBeside(String label, String words) {
        assertThat(field(label).locator(".wrong")).containsText(words);
        return this;
    }

    /** Waits for a place's or persona's badge. */
    public Visitor hasUnread(String name, int number) {
        assertThat(page.locator("[data-name='" + name + "'] .unread").first()).hasText(Pattern.compile(Integer.toString(number)));
        return this;
    }

    /** Moves Usher's clock out of the night, in which private messages wait for the end of their reader's quiet hours. */
    public Visitor untilDay() {
        var time = page.locator("#clock-time");
        assertThat(time).hasText(Pattern.compile("\\d\\d:\\d\\d"));
        for (var hour = hour(time); hour < 9 || hour > 17; hour = hour(time)) {
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("One hour forward")).click();
            assertThat(time).hasText(Pattern.compile("%02d:\\d\\d".formatted((hour + 1) % 24)));
        }
        return this;
    }

    private static int hour(Locator time) {
        return Integer.parseInt(time.innerText().substring(0, 2));
    }

    public Visitor picture(Path file) {
        page.evaluate("document.fonts.ready");
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
        return this;
    }

    @Override
    public void close() {
        page.context().close();
    }
}
