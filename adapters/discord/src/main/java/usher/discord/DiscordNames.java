package usher.discord;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import usher.Text;

/**
 * The names of commands and options in other languages, as Discord shows them; on the wire they stay English. What a translation makes of a name has to be
 * one word in small letters and no sibling's name, or the English one stays.
 */
final class DiscordNames {

    /** Discord's own rule for names, from its reference of application commands. */
    private static final Pattern NAME = Pattern.compile("[-_\\p{L}\\p{N}\\p{IsDevanagari}\\p{IsThai}]{1,32}");

    private DiscordNames() {}

    /** Names that are words themselves, each translated as the pattern it is. */
    static Map<String, Map<DiscordLocale, String>> of(Collection<String> words) {
        return translated(words.stream().collect(Collectors.toMap(it -> it, it -> Text.of(it), (one, _) -> one, LinkedHashMap<String, Text>::new)));
    }

    /** Names with what they are called in full, which is what is translated. */
    static Map<String, Map<DiscordLocale, String>> translated(Map<String, Text> siblings) {
        var all = new HashMap<String, Map<DiscordLocale, String>>();
        for (var language : DiscordLocale.values()) {
            if (language == DiscordLocale.UNKNOWN || language.toLocale().getLanguage().equals("en")) continue;
            var taken = new HashSet<>(siblings.keySet());
            siblings.forEach((name, text) -> translated(text, language.toLocale()).filter(taken::add)
                .ifPresent(found -> all.computeIfAbsent(name, _ -> new HashMap<>()).put(language, found)));
        }
        return all;
    }

    private static Optional<String> translated(Text text, Locale locale) {
        var words = text.plain(locale);
        if (words.equals(text.plain(Locale.ENGLISH))) return Optional.empty();
        return Optional.of(words.strip().toLowerCase(locale).replaceAll("\\s+", "-")).filter(it -> NAME.matcher(it).matches());
    }
}
