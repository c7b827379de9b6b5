package usher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The patterns of one language, from {@code words/<language>.json}: English pattern to its translation. English needs no file.
 *
 * <p>German says du, and says the same word for the same thing: event Veranstaltung, drop Drop, draw Verlosung, ticket Los, seat Platz, claim Platz nehmen,
 * going Dabei, line Warteliste, offer Angebot, pass weitergeben, tier Stufe, gate Bedingung, token Code, badge Abzeichen, host Gastgeber:in, mentor Mentor:in,
 * moderator Moderator:in, channel Kanal, space Space, post Beitrag, series Reihe, quiet hours Ruhezeit.
 */
record Translations(Map<String, String> patterns) {

    /** The languages there are in the world. Whoever names one of their own making is answered in English, and it is not remembered. */
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Translations NONE = new Translations(Map.of());
    private static final Map<String, Translations> LOADED = new ConcurrentHashMap<>();

    static Translations of(Locale locale) {
        return LANGUAGES.contains(locale.getLanguage()) ? LOADED.computeIfAbsent(locale.getLanguage(), Translations::load) : NONE;
    }

    /** The language in which a reader of {@code locale} is really spoken to. */
    static Locale spoken(Locale locale) {
        return of(locale).patterns().isEmpty() ? Locale.ENGLISH : Locale.of(locale.getLanguage());
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
