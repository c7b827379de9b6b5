package usher.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import usher.Answer;
import usher.Card;
import usher.Json;
import usher.PressId;
import usher.Text;
import usher.Wanted;
import usher.testing.CardText;

/** What is wrong with an answer, or with something shown, whatever was asked for it; empty where nothing is. */
final class Verdict {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** What only a fault says: a class of somebody's, a line of a stack trace, an error of the database. */
    static final Pattern INNARDS = Pattern.compile("(?:[a-z][a-z0-9]*\\.){2,}[A-Z]\\w*|\\tat |Exception\\b|SQLSTATE|JdbcSQL|constraint \"|StackOverflow|NullPointer");
    /** Redeliveries get an answer again only while it is no longer than this. */
    private static final int LONGEST = 90_000;
    private static final int LONGEST_SENTENCE = 4_000;

    private Verdict() {}

    static List<String> on(Answer answer) {
        var wrong = new ArrayList<String>();
        switch (answer) {
            case Answer.Broken it -> wrong.add("an incident: " + it.incident());
            case Answer.Refused it -> {
                sentence(it.text(), wrong);
                it.fields().values().forEach(text -> sentence(text, wrong));
            }
            case Answer.Done it -> card(it.card(), wrong);
            case Answer.Form it -> it.draft().wrong().values().forEach(text -> sentence(text, wrong));
            case Answer.Download it -> {
                card(it.card(), wrong);
                if (it.name().endsWith(".csv")) table(new String(it.content(), UTF_8), wrong);
            }
        }
        patterns(tree(answer instanceof Answer.Download it ? it.card() : answer), wrong);
        return wrong;
    }

    static List<String> on(Wanted wanted) {
        var wrong = new ArrayList<String>();
        if (wanted instanceof Wanted.Message it) card(it.card(), wrong);
        if (wanted instanceof Wanted.Home it) card(it.card(), wrong);
        patterns(tree(wanted), wrong);
        return wrong;
    }

    /** What is wrong is said in words of two languages. */
    private static void sentence(Text text, List<String> wrong) {
        for (var locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            var said = text.plain(locale);
            if (said.isBlank() || !said.strip().contains(" ")) wrong.add("a refusal that says nothing: " + said);
            if (said.length() > LONGEST_SENTENCE) wrong.add("a refusal of " + said.length() + " characters");
            if (INNARDS.matcher(text.pattern()).find()) wrong.add("a refusal with innards: " + said);
        }
    }

    private static void card(Card card, List<String> wrong) {
        for (var locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            if (CardText.of(card, locale).isBlank()) wrong.add("a card that says nothing");
        }
        for (var control : card.controls()) {
            try {
                if (control instanceof Card.Button it) PressId.write(it.action(), it.values());
                if (control instanceof Card.Pick it && it.options().size() > 25) wrong.add("a menu of " + it.options().size());
                if (control instanceof Card.Link it && !String.valueOf(it.to().getScheme()).matches("https?|mailto")) wrong.add("a link to " + it.to());
            } catch (IllegalArgumentException tooLong) {
                wrong.add(tooLong.getMessage());
            }
        }
        if (Json.write(card).length() > LONGEST) wrong.add("a card of " + Json.write(card).length() + " characters");
    }

    /** What a person typed is only ever an argument: a pattern with it is one that they wrote. */
    private static void patterns(JsonNode node, List<String> wrong) {
        if (node.path("pattern").isTextual() && node.path("pattern").asText().contains(Nasty.MARK)) wrong.add("typed words are a pattern: " + node.path("pattern").asText());
        node.forEach(child -> patterns(child, wrong));
    }

    /** No cell begins as a formula does. */
    private static void table(String content, List<String> wrong) {
        CsvReader.builder().ofCsvRecord(content.replaceFirst("^\ufeff", "")).forEach(row -> row.getFields().stream().filter(cell -> cell.matches("(?s)[=+@\t\r-].*[^0-9 :+.-].*")).forEach(cell -> wrong.add("a formula: " + cell)));
    }

    private static JsonNode tree(Object what) {
        try {
            return MAPPER.readTree(Json.write(what));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
