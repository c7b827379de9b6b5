package usher.fakes.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Whom a message notifies, by its words and its {@code allowed_mentions}. */
final class Mentions {

    /** {@code named}: allowed by its very id, and not by a kind. */
    record Pinged(String whom, boolean named) {}

    private static final int CONTAINER = 17;

    private Mentions() {}

    static List<Pinged> pinged(String markdown, JsonNode allowed) {
        var mentioned = Markdown.mentioned(markdown);
        if (mentioned.isEmpty()) return List.of();
        var kinds = texts(allowed.path("parse"));
        if (!allowed.isObject()) kinds.addAll(List.of("users", "roles", "everyone"));
        var users = texts(allowed.path("users"));
        var roles = texts(allowed.path("roles"));
        var pinged = new ArrayList<Pinged>();
        for (var whom : mentioned) {
            var role = whom.startsWith("&");
            var id = role ? whom.substring(1) : whom;
            var kind = role ? "roles" : id.equals("everyone") || id.equals("here") ? "everyone" : "users";
            var named = (role ? roles : users).contains(id);
            if (named || kinds.contains(kind)) pinged.add(new Pinged(id, named));
        }
        return pinged;
    }

    private static HashSet<String> texts(JsonNode list) {
        var texts = new HashSet<String>();
        list.forEach(it -> texts.add(it.asText()));
        return texts;
    }

    /** The id of the first container that was sent with one; 0 when none was. */
    static int mark(JsonNode body) {
        for (var part : body.path("components")) {
            if (part.path("type").asInt() == CONTAINER && part.path("id").asInt() > 0) return part.path("id").asInt();
        }
        return 0;
    }
}
