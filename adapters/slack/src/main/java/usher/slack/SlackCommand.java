package usher.slack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import usher.Action;
import usher.Field;
import usher.Trigger;

/** What a person said after a slash: {@code /drop create Portfolio clinic seats: 3} is the action {@code drop create} with two of its fields. */
sealed interface SlackCommand {

    /** A sub-command, and what was said for its fields. */
    record Said(Action action, Map<String, String> values) implements SlackCommand {}

    /** Nothing but {@code /drop}. */
    record Bare(String word) implements SlackCommand {}

    /** A sub-command nobody declared, and those that are most like it. */
    record Unknown(String word, String typed, List<String> closest) implements SlackCommand {}

    /** {@code &lt;}, mentions and links, as Slack writes what was typed when an app asks for escaping. */
    Pattern ENTITY = Pattern.compile("<(@[A-Z0-9]+|#[A-Z0-9]+|!subteam\\^[A-Z0-9]+|(?:https?|mailto|tel):[^|<>]*)(?:\\|([^<>]*))?>");

    /** The declared commands by their first word, then by the rest. */
    static Map<String, Map<String, Action>> tree(Collection<Action> actions) {
        var tree = new LinkedHashMap<String, Map<String, Action>>();
        for (var action : actions) {
            if (!(action.trigger() instanceof Trigger.Command command)) continue;
            var words = command.words().split(" ", 2);
            tree.computeIfAbsent(words[0], word -> new LinkedHashMap<>()).put(words.length > 1 ? words[1] : "", action);
        }
        return tree;
    }

    static SlackCommand read(String word, String text, Collection<Action> actions) {
        var subs = tree(actions).getOrDefault(word, Map.of());
        var typed = text.strip();
        for (var sub : subs.entrySet()) {
            if (!sub.getKey().isEmpty() && (typed + " ").toLowerCase(Locale.ROOT).startsWith(sub.getKey() + " ")) {
                return new Said(sub.getValue(), values(typed.substring(sub.getKey().length()).strip(), sub.getValue()));
            }
        }
        var whole = subs.get("");
        if (whole != null) return new Said(whole, values(typed, whole));
        if (typed.isEmpty()) return new Bare(word);
        var first = typed.split("\\s+", 2)[0];
        return new Unknown(word, words(first), closest(first, subs.keySet()));
    }

    /** Everything before the first {@code name:} is the first field; each {@code name:} begins that field. */
    private static Map<String, String> values(String rest, Action action) {
        var fields = new LinkedHashMap<String, Field<?>>();
        action.form().forEach(field -> fields.put(field.name(), field));
        if (fields.isEmpty() || rest.isEmpty()) return Map.of();
        var values = new LinkedHashMap<String, String>();
        var pairs = Pattern.compile("(?i)(?<=^|\\s)(" + String.join("|", fields.keySet()) + "):\\s*").matcher(rest);
        var name = fields.keySet().iterator().next();
        var from = 0;
        while (pairs.find()) {
            put(values, name, rest.substring(from, pairs.start()), fields);
            name = pairs.group(1).toLowerCase(Locale.ROOT);
            from = pairs.end();
        }
        put(values, name, rest.substring(from), fields);
        return values;
    }

    private static void put(Map<String, String> values, String name, String said, Map<String, Field<?>> fields) {
        if (!said.isBlank() && fields.get(name) instanceof Field<?> field) values.put(name, meant(said.strip(), field));
    }

    /** Mentions and timestamps stay as they are for the fields that read them. */
    private static String meant(String said, Field<?> field) {
        return switch (field) {
            case Field.PersonRef _, Field.ChannelRef _, Field.RoleRef _, Field.Moment _ -> unescaped(said);
            case Field.Line _, Field.Paragraph _, Field.Count _, Field.Length _, Field.Choice _, Field.Ref _, Field.Id _ -> words(said);
        };
    }

    /** What the person sees themself to have typed. */
    static String words(String said) {
        return unescaped(ENTITY.matcher(said).replaceAll(found -> Matcher.quoteReplacement(shown(found.group(1), found.group(2)))));
    }

    private static String shown(String target, @Nullable String label) {
        if (label == null || label.isEmpty()) return target;
        var sign = target.charAt(0) == '@' || target.charAt(0) == '#' ? target.substring(0, 1) : "";
        return label.startsWith(sign) ? label : sign + label;
    }

    private static String unescaped(String said) {
        return said.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static List<String> closest(String typed, Collection<String> known) {
        var wanted = typed.toLowerCase(Locale.ROOT);
        return new ArrayList<>(known).stream().sorted(Comparator.comparingInt(word -> distance(wanted, word))).limit(3).toList();
    }

    /** The number of letters to change, add or leave out (Levenshtein). */
    private static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        for (var j = 0; j <= other.length(); j++) row[j] = j;
        for (var i = 1; i <= one.length(); i++) {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= other.length(); j++) {
                var above = row[j];
                row[j] = Math.min(Math.min(above, row[j - 1]) + 1, corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1));
                corner = above;
            }
        }
        return row[other.length()];
    }
}
