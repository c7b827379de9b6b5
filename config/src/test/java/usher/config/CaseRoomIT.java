package usher.config;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.web.testing.Chromium;
import usher.web.testing.Visitor;

/** A case of office hours in a browser, from its question to the answer: what its asker writes privately stands in the mentors' thread, and the other way round. */
class CaseRoomIT {

    private static final Path TAKEN = Path.of("target/pictures");

    @TempDir
    Path temp;

    @Test
    void aCaseIsTalkedAboutInItsThreadAndInPrivate() throws Exception {
        Files.createDirectories(TAKEN);
        var settings = Settings.read(Map.of("USHER_HOME", temp.toString(), "USHER_PORT", "0"));
        try (var house = House.open(settings, Home.open(settings)); var chromium = Chromium.start(); var visitor = chromium.visit("http://localhost:" + house.port() + "/", 1280, 900, false)) {
            visitor.untilDay().plays("Mo").goesTo("general").says("/hours create name: Reviews about: first pages of portfolios board: #general").seesPrivately("Reviews is open for cases");
            visitor.plays("Ann").says("/hours ask queue: Reviews goal: A first page tried: templates stuck: what to leave out").seesPrivately("Case received");
            visitor.plays("Maya").says("/hours next").seesPrivately("Stuck at: what to leave out");
            visitor.plays("Ann").goesTo("Usher").sees("What you write to me here is passed on").says("It has three columns:");
            visitor.says("```for (;;) {\n    column();\n}```");
            visitor.plays("Maya").goesTo("general");
            var thread = visitor.page().locator("details.discussion");
            assertThat(thread.locator("summary")).containsText("2 messages");
            thread.locator("summary").click();
            assertThat(thread).containsText("It has three columns:");
            assertThat(thread.locator("pre code")).containsText("    column();");
            writes(thread, "One is enough");
            assertThat(thread.locator("summary")).containsText("3 messages");
            writes(thread, "// she should rest");
            assertThat(thread.locator("summary")).containsText("4 messages");
            visitor.picture(TAKEN.resolve("case-thread.png"));
            visitor.plays("Ann").goesTo("Usher").sees("One is enough").doesNotSee("she should rest");
            visitor.picture(TAKEN.resolve("case-direct.png"));
            whatIsHalfTypedStays(visitor, thread);
            whatAButtonBringsHasItsNameInAForm(visitor);
            Assertions.assertThat(visitor.complaints()).isEmpty();
        }
    }

    private static void writes(Locator thread, String words) {
        thread.locator(".discussion-say input").fill(words);
        thread.locator(".discussion-say input").press("Enter");
    }

    private static void whatIsHalfTypedStays(Visitor visitor, Locator thread) {
        visitor.plays("Maya").goesTo("general");
        thread.locator("summary").click();
        thread.locator(".discussion-say input").fill("half a sen");
        visitor.page().evaluate("fetch('/playground/say', {method: 'POST', headers: {'Content-Type': 'application/json', 'X-Usher-Session': document.querySelector('meta[name=\"usher-session\"]').content},"
            + " body: JSON.stringify({id: crypto.randomUUID(), as: 'ann', place: 'direct/ann', typed: 'One more thing'})})");
        assertThat(thread.locator("summary")).containsText("5 messages");
        assertThat(thread.locator(".discussion-say input")).hasValue("half a sen");
        assertThat(thread.locator(".discussion-say input")).isFocused();
    }

    private static void whatAButtonBringsHasItsNameInAForm(Visitor visitor) {
        visitor.plays("Mo").says("/checklist create name: Next steps for: those who came").seesPrivately("It has no items yet").presses("Add an item");
        assertThat(visitor.page().locator("dialog[open] [name=checklist]")).hasValue("Next steps");
        visitor.fills("Promise", "Publish it").fills("Due", "2 days after").presses("Send").seesPrivately("1. Publish it");
    }
}
