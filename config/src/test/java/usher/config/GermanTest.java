package usher.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import usher.Trigger;

/**
 * German says everything that English says. Every pattern in the sources has its translation in {@code words/de.json}, none there is left over, both take
 * the same arguments, and what a platform cuts off is short enough in both.
 */
class GermanTest {

    /** The shipped formats' words are read from their file, and the names of commands from the actions. */
    private static final Set<String> DATA = Set.of("Formats.java", "DiscordNames.java");
    private static final Map<Sources.Use, Integer> MOST = Map.of(Sources.Use.LABEL, 45, Sources.Use.HINT, 100, Sources.Use.TITLE, 100, Sources.Use.BUTTON, 40);

    private static Path root;
    private static Sources sources;
    private static Map<String, String> german;

    @BeforeAll
    static void read() throws IOException {
        root = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent).filter(it -> Files.isDirectory(it.resolve("bot/src/main/java"))).findFirst().orElseThrow();
        sources = Sources.read(root);
        german = new ObjectMapper().readValue(root.resolve("bot/src/main/resources/words/de.json").toFile(), new TypeReference<>() {});
    }

    /** Patterns that say something by themselves, and not only join what is put into them. */
    private static Set<String> patterns() {
        return sources.patterns().keySet().stream().filter(GermanTest::says).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The words of commands: Discord shows them in the reader's language, where a translation is a word of its own. */
    static Set<String> commandWords() {
        return Main.actions(Main.features()).stream().map(action -> action.trigger()).filter(Trigger.Command.class::isInstance)
            .flatMap(trigger -> Stream.of(((Trigger.Command) trigger).words().split(" "))).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean says(String pattern) {
        if (!pattern.contains("{")) return pattern.chars().anyMatch(Character::isLetter);
        return new MessageFormat(pattern, Locale.ENGLISH).format(values(pattern, 2)).toString().chars().anyMatch(Character::isLetter);
    }

    /** A value for each argument: a number where the pattern counts with it, and no letters elsewhere. */
    private static Map<String, Object> values(String pattern, long number) {
        var values = new HashMap<String, Object>();
        arguments(pattern).forEach((name, kind) -> values.put(name, kind.equals("PLURAL") || kind.equals("SIMPLE") ? (Object) number : "0"));
        return values;
    }

    /** The arguments of a pattern and what each is used as. */
    private static Map<String, String> arguments(String pattern) {
        var parsed = new MessagePattern(pattern);
        var found = new HashMap<String, String>();
        for (var i = 0; i < parsed.countParts(); i++) {
            if (parsed.getPart(i).getType() != MessagePattern.Part.Type.ARG_START) continue;
            var name = parsed.getSubstring(parsed.getPart(i + 1));
            found.merge(name, parsed.getPart(i).getArgType().name(), (one, other) -> one.equals("NONE") ? other : one);
        }
        return found;
    }

    @Test
    void everyPatternIsAConstantThatCanBeTranslated() {
        assertThat(sources.defects()).filteredOn(defect -> DATA.stream().noneMatch(defect::startsWith)).isEmpty();
    }

    @Test
    void nothingIsMissing() {
        var missing = new TreeSet<>(patterns());
        missing.addAll(commandWords());
        missing.removeAll(german.keySet());
        assertThat(missing).isEmpty();
    }

    @Test
    void nothingIsLeftOverFromWordsThatAreNoLongerSaid() {
        var stale = new TreeSet<>(german.keySet());
        stale.removeAll(patterns());
        stale.removeAll(commandWords());
        assertThat(stale).isEmpty();
    }

    @Test
    void bothTakeTheSameArguments() {
        german.forEach((english, translated) -> assertThat(arguments(translated).keySet()).as(english).isEqualTo(arguments(english).keySet()));
    }

    @Test
    void everyPatternIsSoundForEveryNumber() {
        Stream.concat(patterns().stream().map(it -> Map.entry(it, Locale.ENGLISH)), german.values().stream().map(it -> Map.entry(it, Locale.GERMAN))).forEach(said -> {
            for (var number : List.of(0L, 1L, 2L, 21L, 1_000L)) {
                assertThat(new MessageFormat(said.getKey(), said.getValue()).format(values(said.getKey(), number)).toString()).as(said.getKey()).isNotBlank().doesNotContain("{", "}", "''");
            }
        });
    }

    @Test
    void whatAPlatformCutsOffIsShortEnoughInBoth() {
        sources.patterns().forEach((english, uses) -> uses.stream().filter(MOST::containsKey).forEach(use ->
            assertThat(Stream.of(english, german.getOrDefault(english, ""))).as("%s of at most %d", use, MOST.get(use)).allMatch(it -> it.replace("''", "'").length() <= MOST.get(use))));
    }
}
