package usher.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import usher.Action;
import usher.Field;
import usher.Trigger;

/** Every declared command in words, as JSON and as the README's chapter; all from the actions themselves. */
final class Reference {

    private final List<Action> commands;

    Reference(List<Action> actions) {
        commands = actions.stream().filter(it -> it.trigger() instanceof Trigger.Command).toList();
    }

    /** {@code [{"command":"drop create","summary":…,"fields":[{"name":…,"type":…,"required":…}],"needs":[…]}]}. */
    String json() {
        try {
            return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(commands.stream().map(Reference::data).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("names and numbers can always be written", e);
        }
    }

    private static Map<String, Object> data(Action action) {
        var data = new LinkedHashMap<String, Object>();
        data.put("command", words(action));
        data.put("summary", action.title().plain(Locale.ENGLISH));
        data.put("fields", action.form().stream().map(Reference::data).toList());
        data.put("needs", action.needs().roles().stream().map(role -> role.name().toLowerCase(Locale.ROOT)).sorted().toList());
        return data;
    }

    private static Map<String, Object> data(Field<?> field) {
        var data = new LinkedHashMap<String, Object>();
        data.put("name", field.name());
        data.put("type", type(field));
        data.put("required", field.required());
        data.putAll(limits(field));
        data.put("hint", field.hint().plain(Locale.ENGLISH));
        return data;
    }

    private static String type(Field<?> field) {
        return switch (field) {
            case Field.Line _ -> "line";
            case Field.Paragraph _ -> "paragraph";
            case Field.Count _ -> "count";
            case Field.Moment _ -> "moment";
            case Field.Length _ -> "length";
            case Field.Choice _ -> "choice";
            case Field.Ref _ -> "ref";
            case Field.PersonRef _ -> "person";
            case Field.ChannelRef _ -> "channel";
            case Field.RoleRef _ -> "role";
            case Field.Id _ -> "id";
        };
    }

    private static Map<String, Object> limits(Field<?> field) {
        return switch (field) {
            case Field.Line line -> Map.of("most", line.most());
            case Field.Paragraph paragraph -> Map.of("most", paragraph.most());
            case Field.Count count -> ordered("least", count.least(), "most", count.most());
            case Field.Length length -> ordered("least", length.least().toString(), "most", length.most().toString());
            case Field.Choice choice -> Map.of("options", choice.options().stream().map(it -> it.value()).toList());
            case Field.Moment _, Field.Ref _, Field.PersonRef _, Field.ChannelRef _, Field.RoleRef _, Field.Id _ -> Map.of();
        };
    }

    private static Map<String, Object> ordered(String one, Object first, String other, Object second) {
        var map = new LinkedHashMap<String, Object>();
        map.put(one, first);
        map.put(other, second);
        return map;
    }

    /** A line a command, for a terminal. */
    String text() {
        var width = commands.stream().mapToInt(it -> words(it).length()).max().orElse(0);
        var lines = new ArrayList<String>();
        for (var action : commands) {
            lines.add("/" + words(action) + " ".repeat(width - words(action).length() + 2) + action.title().plain(Locale.ENGLISH) + " (" + action.needs().name() + ")");
            for (var field : action.form()) lines.add(" ".repeat(width + 5) + field.name() + (field.required() ? ": " : " (optional): ") + field.hint().plain(Locale.ENGLISH));
        }
        return String.join("\n", lines);
    }

    /** The README's table. */
    String markdown() {
        return "| command | what it does | fields | who |\n| --- | --- | --- | --- |\n" + commands.stream().map(Reference::row).collect(Collectors.joining());
    }

    private static String row(Action action) {
        var fields = action.form().stream().map(it -> it.required() ? "**" + it.name() + "**" : it.name()).collect(Collectors.joining(", "));
        return "| `/" + words(action) + "` | " + action.title().plain(Locale.ENGLISH) + " | " + fields + " | " + action.needs().name() + " |\n";
    }

    private static String words(Action action) {
        return action.trigger() instanceof Trigger.Command command ? command.words() : action.name();
    }
}
