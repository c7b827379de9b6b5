package usher.slack;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said after a slash. */
class SlackCommandTest {

    private static SlackCommand read(String text) {
        return SlackCommand.read("table", text, new Tables().actions());
    }

    private static Map<String, String> values(String text) {
        return ((SlackCommand.Said) read(text)).values();
    }

    @Test
    void theRestFillsTheFirstFieldAndNamesFillTheOthers() {
        assertThat(values("book Window table seats: 3 at: tomorrow 6pm")).containsExactly(Map.entry("title", "Window table"), Map.entry("seats", "3"), Map.entry("at", "tomorrow 6pm"));
        assertThat(values("book seats: 3")).containsExactly(Map.entry("seats", "3"));
        assertThat(values("BOOK title: Window: the table")).containsExactly(Map.entry("title", "Window: the table"));
        assertThat(values("book")).isEmpty();
    }

    @Test
    void mentionsStayForTheFieldsThatReadThemAndBecomeWordsElsewhere() {
        assertThat(values("book For <@U123|ann> in <#C1|hall> host: <@U123|ann> where: <#C1|hall>"))
            .containsEntry("title", "For @ann in #hall").containsEntry("host", "<@U123|ann>").containsEntry("where", "<#C1|hall>");
    }

    @ParameterizedTest
    @CsvSource({"&lt;b&gt; &amp;amp;,<b> &amp;", "&lt;!channel&gt;,<!channel>", "<https://example.org|example.org>,example.org", "<https://example.org/a>,https://example.org/a", "<!channel>,<!channel>"})
    void wordsAreWhatThePersonSeesThemselfToHaveTyped(String sent, String typed) {
        assertThat(SlackCommand.words(sent)).isEqualTo(typed);
    }

    @Test
    void anUnknownWordNamesTheClosestAndNothingIsAMenu() {
        assertThat(read("bokk it")).isInstanceOfSatisfying(SlackCommand.Unknown.class, no -> assertThat(no.closest()).startsWith("book"));
        assertThat(read("  ")).isEqualTo(new SlackCommand.Bare("table"));
        assertThat(read("booking")).isInstanceOf(SlackCommand.Unknown.class);
    }
}
