package usher.testing;


import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import usher.Answer;
import usher.Card;
import usher.Text;

/** What a card says, in plain words: one line a part, controls in brackets. */
public final class CardText {

    private CardText() {}

    public static String of(Card card, Locale locale) {
        var lines = Stream.of(Stream.of(card.title().plain(locale)), card.blocks().stream().flatMap(block -> lines(block, locale)), Stream.of(controls(card, locale)));
        return lines.flatMap(it -> it).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    public static String of(Answer answer, Locale locale) {
        return switch (answer) {
            case Answer.Done done -> of(done.card(), locale);
            case Answer.Form form -> "form " + form.draft().action() + " " + form.draft().values();
            case Answer.Download download -> download.name() + "\n" + of(download.card(), locale);
            case Answer.Refused no -> no.text().plain(locale) + no.fields().entrySet().stream().map(it -> "\n" + it.getKey() + ": " + it.getValue().plain(locale)).collect(Collectors.joining());
            case Answer.Broken broken -> "broken, incident " + broken.incident();
        };
    }

    private static Stream<String> lines(Card.Block block, Locale locale) {
        return switch (block) {
            case Card.Paragraph it -> Stream.of(it.text().plain(locale));
            case Card.Facts it -> it.facts().stream().map(fact -> fact.label().plain(locale) + ": " + fact.value().plain(locale));
            case Card.Bullets it -> it.lines().stream().map(line -> "• " + line.plain(locale));
            case Card.Note it -> Stream.of(it.text().plain(locale));
            case Card.Code it -> it.lines().lines();
            case Card.Bar it -> Stream.of(it.label().plain(locale) + ": " + it.said().plain(locale));
            case Card.Divider _ -> Stream.of("—");
            case Card.Picture it -> Stream.of("(picture: " + it.words().plain(locale) + ")");
        };
    }

    private static String controls(Card card, Locale locale) {
        return card.controls().stream().map(control -> "[" + label(control).plain(locale) + (enabled(control) ? "" : " (off)") + "]").collect(Collectors.joining(" "));
    }

    static Text label(Card.Control control) {
        return switch (control) {
            case Card.Button it -> it.label();
            case Card.Link it -> it.label();
            case Card.Pick it -> it.placeholder();
        };
    }

    static boolean enabled(Card.Control control) {
        return !(control instanceof Card.Button button) || button.enabled();
    }

}
