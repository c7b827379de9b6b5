package usher.mentors;

import static usher.Text.count;
import static usher.Text.strong;

import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import usher.Refusal;
import usher.Text;

/** Languages as people name them, and their codes: of two letters where ISO 639 has one, else of three. What they are called ICU knows. */
final class Languages {

    static final int MOST = 8;

    /** By their codes and by what they are called in English, in German and in themselves. */
    private static final Map<String, String> KNOWN = Arrays.stream(ULocale.getISOLanguages()).filter(code -> !name(code, Locale.ENGLISH).equals(code)).sorted(Comparator.comparing(String::length).thenComparing(code -> code))
        .flatMap(code -> Stream.of(code, name(code, Locale.ENGLISH), name(code, Locale.GERMAN), name(code, Locale.of(code))).map(called -> Map.entry(called.toLowerCase(Locale.ROOT), code)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one));

    private Languages() {}

    /** The codes of what was typed with commas between, each once. Throws {@link Refusal} for what is no language. */
    static String read(String typed, Locale reader) {
        var codes = new LinkedHashSet<String>();
        for (var part : typed.split("[,;/\\n]")) if (!part.isBlank()) codes.add(code(part.strip(), reader));
        if (codes.isEmpty()) throw refusal(Text.of("Please say at least one language."));
        if (codes.size() > MOST) throw refusal(Text.of("These are {n} languages, and at most {most} fit.", count("n", codes.size()), count("most", MOST)));
        return String.join(",", codes);
    }

    private static String code(String typed, Locale reader) {
        var wanted = typed.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(KNOWN.get(wanted)).or(() -> Optional.ofNullable(wanted.matches("[a-z]{2,3}[-_][a-z0-9-]{2,12}") ? KNOWN.get(wanted.split("[-_]")[0]) : null))
            .or(() -> KNOWN.values().stream().distinct().filter(code -> name(code, reader).equalsIgnoreCase(typed)).sorted().findFirst())
            .orElseThrow(() -> refusal(Text.of("I know no language called {typed}.", strong("typed", shortened(typed)))));
    }

    private static String shortened(String typed) {
        return typed.codePointCount(0, typed.length()) <= 40 ? typed : typed.substring(0, typed.offsetByCodePoints(0, 37)) + "…";
    }

    private static Refusal refusal(Text why) {
        return Refusal.of("{why} Names or codes with commas between, for example {example}", Text.text("why", why), Text.code("example", "English, Deutsch, pt")).at(MentorFields.LANGUAGES);
    }

    static String name(String code, Locale reader) {
        return ULocale.getDisplayLanguage(code, ULocale.forLocale(reader));
    }

    static String names(List<String> codes, Locale reader) {
        return codes.stream().map(code -> name(code, reader)).collect(Collectors.joining(", "));
    }
}
