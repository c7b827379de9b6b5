package usher.hostile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was found wrong, each kind once, with the first that was sent to find it and how often it came. */
final class Findings {

    private static final int MOST_WORDS = 700;

    private final Map<String, String> first = new LinkedHashMap<>();
    private final Map<String, Integer> times = new LinkedHashMap<>();
    private int tried;

    void tried() {
        tried++;
    }

    void tell(List<String> what, Object of) {
        what.forEach(it -> tell(it, of));
    }

    void tell(String what, Object of) {
        var kind = cut(what.replaceAll("incident=\\w+|[0-9]+|\\p{C}", ""), 110) + what.lines().filter(it -> it.contains("at usher.")).findFirst().orElse("");
        first.putIfAbsent(kind, legible(cut(what, MOST_WORDS) + "\n    " + cut(of.toString(), 450)));
        times.merge(kind, 1, Integer::sum);
    }

    /** Nothing, or a sentence a kind. */
    List<String> all() {
        return first.entrySet().stream().map(it -> times.get(it.getKey()) + " × " + it.getValue()).collect(Collectors.toList());
    }

    int count() {
        return tried;
    }

    private static String legible(String words) {
        return words.replaceAll("[\\p{Cc}\\p{Cs}\\p{Cn}&&[^\n]]", "·");
    }

    static String cut(String words, int most) {
        return words.length() <= most ? words : words.substring(0, most) + "… (" + words.length() + " characters)";
    }

    @Override
    public String toString() {
        return tried + " tried, played again with " + Tries.repeat();
    }
}
