package usher.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import usher.Json;

/** JSON that was right once: something left out, of another kind, far too long or far too deep. */
final class Paper {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Paper() {}

    /** What the playground's page sends, and not quite. */
    static String of(RandomGenerator random) {
        var asked = NODES.objectNode().put("id", new UUID(random.nextLong(), random.nextLong()).toString()).put("as", Nasty.of(List.of("mo", "ann", "maya", "nobody"), random)).put("place", "channel/general")
            .put("press", Nasty.of(List.of("usher.help", "drop.list", "drop.create?title=x&seats=1", "drop.claim?drop=1", "people.left", "space.gone", "core.tidy", "menu?of=drop", "x.y?" + Nasty.MARK), random))
            .put("zone", Nasty.of(List.of("Europe/Berlin", "+18:00", "x"), random)).put("field", "which").put("typed", Nasty.any(random)).put("seconds", 1);
        asked.putObject("values").put("title", Nasty.any(random)).put("draft", Nasty.any(random));
        var written = random.nextInt(4) == 0 ? asked : spoilt(asked, random);
        var json = Json.write(written);
        return random.nextInt(10) == 0 ? Nasty.mutated(json, random) : json;
    }

    /** A copy with one to three of its parts spoilt, whichever they are. */
    static JsonNode spoilt(JsonNode whole, RandomGenerator random) {
        var copy = (JsonNode) whole.deepCopy();
        for (var i = 1 + random.nextInt(3); i > 0; i--) spoil(copy, random);
        return copy;
    }

    private static void spoil(JsonNode whole, RandomGenerator random) {
        var inner = new ArrayList<JsonNode>();
        collect(whole, inner);
        if (inner.isEmpty()) return;
        switch (Nasty.of(inner, random)) {
            case ObjectNode object when !object.isEmpty() -> {
                var names = new ArrayList<String>();
                object.fieldNames().forEachRemaining(names::add);
                var name = Nasty.of(names, random);
                if (random.nextInt(3) == 0) object.remove(name);
                else object.set(name, other(object.get(name), random));
            }
            case ArrayNode array when !array.isEmpty() -> {
                if (random.nextInt(3) == 0) array.remove(0);
                else array.set(random.nextInt(array.size()), other(array.get(0), random));
            }
            default -> { }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> inner) {
        if (node.isContainerNode()) inner.add(node);
        node.forEach(child -> collect(child, inner));
    }

    private static JsonNode other(JsonNode was, RandomGenerator random) {
        return switch (random.nextInt(10)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(new BigInteger("9".repeat(40)));
            case 2 -> NODES.booleanNode(true);
            case 3 -> NODES.arrayNode().add(was.deepCopy());
            case 4 -> NODES.objectNode().set("a", was.deepCopy());
            case 5 -> NODES.numberNode(-1);
            case 6 -> deep(random.nextInt(300));
            case 7 -> NODES.textNode("");
            default -> NODES.textNode(was.isTextual() && random.nextBoolean() ? Nasty.tampered(was.asText(), random) : Nasty.any(random));
        };
    }

    private static JsonNode deep(int levels) {
        JsonNode node = NODES.textNode("x");
        for (var i = 0; i < levels; i++) node = i % 2 == 0 ? NODES.arrayNode().add(node) : NODES.objectNode().set("a", node);
        return node;
    }
}
