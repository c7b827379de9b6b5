package usher.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import usher.Json;
import usher.Text;
import usher.View;

/** The formats a community can choose from: those that Usher brings along ({@code formats/shipped.json}) and its own. */
public final class Formats {

    /** Those that Usher brings along are numbered from here on, far above any row's number. */
    static final long SHIPPED = 900_000_000_000_000_000L;

    private static final List<Format> BROUGHT = load();

    private Formats() {}

    /** The one that is taken where nobody chose. */
    static Format usual() {
        return BROUGHT.getFirst();
    }

    static List<Format> brought() {
        return BROUGHT;
    }

    static List<Format> all(View view) {
        var own = view.table(FormatTable.class).of(view.community().id()).stream().map(Formats::read);
        return Stream.concat(BROUGHT.stream(), own).toList();
    }

    /** One of this community's, or of those that Usher brings along. */
    public static Optional<Format> find(long number, View view) {
        if (number >= SHIPPED) return BROUGHT.stream().filter(format -> format.number() == number).findFirst();
        return view.table(FormatTable.class).find(view.community().id(), number).map(Formats::read);
    }

    private static Format read(FormatTable.Row row) {
        return Json.read(row.content(), Format.class).numbered(row.id());
    }

    private static List<Format> load() {
        try (var file = Formats.class.getResourceAsStream("/formats/shipped.json")) {
            if (file == null) throw new IllegalStateException("formats/shipped.json is not here");
            var formats = new ArrayList<Format>();
            new ObjectMapper().readTree(file).forEach(node -> formats.add(read(node)));
            return List.copyOf(formats);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Format read(JsonNode node) {
        var agenda = each(node.get("agenda")).map(box -> new Box(box.get("minutes").asInt(), Text.of(box.get("what").asText()))).toList();
        return new Format(SHIPPED + node.get("number").asInt(), Text.of(node.get("name").asText()), Text.of(node.get("about").asText()), node.get("minutes").asInt(),
            node.get("capacity").asInt(), node.get("fewest").asInt(), node.get("most").asInt(), List.of(), agenda, texts(node.get("prework")), texts(node.get("duties")));
    }

    private static List<Text> texts(JsonNode patterns) {
        return each(patterns).map(pattern -> Text.of(pattern.asText())).toList();
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
