package usher;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What a button carries on the wire: the action's name and its values, {@code drop.claim?drop=12}; at most 100 characters, Discord's limit for a custom id. */
public record PressId(String action, Map<String, String> values) {

    public static final int MOST = 100;

    public static String write(String action, List<Value> values) {
        var id = written(action, values);
        if (id.length() > MOST) throw new IllegalArgumentException("a button carries at most " + MOST + " characters: " + id);
        return id;
    }

    private static String written(String action, List<Value> values) {
        var id = new StringBuilder(action);
        var separator = '?';
        for (var value : values) {
            id.append(separator).append(value.name()).append('=').append(URLEncoder.encode(value.text(), UTF_8));
            separator = '&';
        }
        return id.toString();
    }

    /** Whether a button can carry that. */
    public static boolean fits(String action, List<Value> values) {
        return written(action, values).length() <= MOST;
    }

    /** Reads what a platform sent back; what is not of ours becomes an action that nobody declared. */
    public static PressId read(String id) {
        var question = id.indexOf('?');
        if (question < 0) return new PressId(id, Map.of());
        var values = new LinkedHashMap<String, String>();
        for (var pair : id.substring(question + 1).split("&")) {
            var equals = pair.indexOf('=');
            if (equals > 0) values.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
        }
        return new PressId(id.substring(0, question), values);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException broken) {
            return text;
        }
    }
}
