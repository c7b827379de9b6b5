package usher.fakes.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What Discord allows in the declaration of commands. */
final class CommandLimits {

    private CommandLimits() {}

    static List<String> check(JsonNode commands) {
        var wrong = new ArrayList<String>();
        if (commands.size() > 100) wrong.add(commands.size() + " commands, most 100");
        commands.forEach(command -> part(command, command.path("name").asText(), wrong));
        siblings(commands, "all commands", wrong);
        return wrong;
    }

    private static void part(JsonNode part, String path, List<String> wrong) {
        if (!part.path("name").asText().matches("[-_\\p{L}\\p{N}]{1,32}")) wrong.add("name of " + path);
        var words = part.path("description").asText();
        if (words.isEmpty() || words.length() > 100) wrong.add("description of " + path + ": " + words.length() + " characters, 1 to 100 fit");
        part.path("description_localizations").forEach(it -> {
            if (it.asText().isEmpty() || it.asText().length() > 100) wrong.add("translated description of " + path);
        });
        if (part.path("choices").size() > 25) wrong.add("choices of " + path + ": " + part.path("choices").size() + ", most 25");
        var options = part.path("options");
        if (options.size() > 25) wrong.add("options of " + path + ": " + options.size() + ", most 25");
        var optional = false;
        for (var option : options) {
            if (option.path("required").asBoolean() && optional) wrong.add("a required option after an optional one in " + path);
            optional |= option.path("type").asInt() > 2 && !option.path("required").asBoolean();
            part(option, path + " " + option.path("name").asText(), wrong);
        }
        siblings(options, path, wrong);
    }

    /** In each language a name is small letters and one sibling's alone. */
    private static void siblings(JsonNode parts, String path, List<String> wrong) {
        var languages = new java.util.TreeSet<String>();
        parts.forEach(part -> part.path("name_localizations").fieldNames().forEachRemaining(languages::add));
        for (var language : languages) {
            var taken = new java.util.HashSet<String>();
            for (var part : parts) {
                var name = part.path("name_localizations").path(language).asText(part.path("name").asText());
                if (!name.matches("[-_\\p{L}\\p{N}]{1,32}") || !name.equals(name.toLowerCase(java.util.Locale.forLanguageTag(language)))) wrong.add("the " + language + " name " + name + " in " + path);
                if (!taken.add(name)) wrong.add("two are called " + name + " in " + language + " in " + path);
            }
        }
    }
}
