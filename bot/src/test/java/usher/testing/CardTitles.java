package usher.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The titles of all cards that the sources of the bot can make: the constants where a card begins. */
final class CardTitles {

    private static final Pattern BEGINS = Pattern.compile("Card\\.of\\(|new Card\\(Text\\.of\\(");
    /** A constant, or what opens, closes or ends an argument. */
    private static final Pattern PART = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|[(),]");

    private CardTitles() {}

    static Set<String> all() {
        var root = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent).map(it -> it.resolve("bot/src/main/java")).filter(Files::isDirectory).findFirst().orElseThrow();
        var titles = new TreeSet<String>();
        try (var files = Files.walk(root)) {
            for (var file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                var source = Files.readString(file);
                for (var begins = BEGINS.matcher(source); begins.find(); ) titles.addAll(constants(source.substring(begins.end())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return titles;
    }

    /** The constants of the first argument; more than one where it is a choice. */
    private static List<String> constants(String arguments) {
        var found = new ArrayList<String>();
        var depth = 0;
        for (var part = PART.matcher(arguments); part.find(); ) {
            switch (part.group()) {
                case "(" -> depth++;
                case ")" -> depth--;
                case "," -> {
                    if (depth == 0) return found;
                }
                default -> found.add(part.group(1).translateEscapes());
            }
            if (depth < 0) return found;
        }
        return found;
    }
}
