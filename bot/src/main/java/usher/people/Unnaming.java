package usher.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/** Takes a person out of kept JSON: where they were mentioned or named stands {@code someone}, and nothing pings them any more. */
final class Unnaming {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Unnaming() {}

    /** Takes an account out: its mentions and pings. */
    static String of(String json, String account) {
        return changed(json, tree -> walk(tree, account));
    }

    /** Takes a name out where it stands by itself, as a feature wrote it that had no account to mention. */
    static String ofName(String json, String name) {
        return changed(json, tree -> tree.findParents("words").stream().filter(it -> it.path("words").asText().equals(name))
            .forEach(it -> ((ObjectNode) it).put("words", "someone")));
    }

    private static String changed(String json, Consumer<JsonNode> change) {
        try {
            var tree = MAPPER.readTree(json);
            change.accept(tree);
            return MAPPER.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was kept is no JSON", e);
        }
    }

    private static void walk(JsonNode node, String account) {
        if (node instanceof ArrayNode array) {
            for (var i = array.size() - 1; i >= 0; i--) {
                if (isKind(array.get(i), "person", account) || account.equals(array.get(i).asText())) array.remove(i);
            }
        }
        if (node instanceof ObjectNode object && isKind(node, "mention", account)) {
            var name = object.get("name");
            object.removeAll();
            object.put("is", "words");
            object.set("name", name);
            object.put("words", "someone");
        }
        node.forEach(child -> walk(child, account));
    }

    private static boolean isKind(JsonNode node, String kind, String account) {
        return kind.equals(node.path("is").asText()) && account.equals(node.path("account").asText());
    }
}
