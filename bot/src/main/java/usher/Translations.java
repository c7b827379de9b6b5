package usher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The patterns of one language, from {@code words/<language>.json}: English pattern to its translation. English needs no file. */
record Translations(Map<String, String> patterns) {

    private static final Map<String, Translations> LOADED = new ConcurrentHashMap<>();

    static Translations of(Locale locale) {
        return LOADED.computeIfAbsent(locale.getLanguage(), Translations::load);
    }

    String pattern(String english) {
        return patterns.getOrDefault(english, english);
    }

    @SuppressWarnings("unchecked") // a JSON object of strings
    private static Translations load(String language) {
        try (var file = Translations.class.getResourceAsStream("/words/" + language + ".json")) {
            return new Translations(file == null ? Map.of() : new ObjectMapper().readValue(file, Map.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("words/" + language + ".json is not a JSON object of strings", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
