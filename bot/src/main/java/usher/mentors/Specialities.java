package usher.mentors;

import static usher.Text.count;
import static usher.Text.strong;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import usher.Refusal;
import usher.Text;

/** What somebody knows, as they write it with commas between, and the words by which a case is matched with it. */
final class Specialities {

    /** More than that is no speciality any more. */
    static final int MOST = 10;
    static final int LONGEST = 30;
    private static final int BRIEF = 4;
    private static final int LONGEST_WORD = 40;
    /** Words of a case that are looked up. */
    private static final int MOST_WORDS = 60;

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}+#]+");
    /** Short words that say nothing of what a case is about. */
    private static final Set<String> SMALL = Set.copyOf(Arrays.asList(("a an and any are as at be but by can do for from get has have how i if in into is it its me my no not of on or our so than that the their them then they this to too up us was we "
        + "what when where which who why will with you your am auf aus bei bin das dem den der des die ein eine einem einen einer er es für hat ich ihr im ist kann man mein meine mich mir mit nach nicht noch oder sich sie sind "
        + "um und uns von vor was wie wir wo zu zum zur").split(" ")));

    private Specialities() {}

    /** The same with each once, one space between words and a comma and a space between specialities. Throws {@link Refusal} for more or longer ones than fit. */
    static String read(String typed) {
        var read = new LinkedHashMap<String, String>();
        for (var part : Normalizer.normalize(typed, Normalizer.Form.NFC).split("[,;\\n]")) {
            var name = part.strip().replaceAll("\\s+", " ");
            if (!name.isEmpty()) read.putIfAbsent(folded(name), checked(name));
        }
        if (read.isEmpty()) throw refusal(Text.of("Please say at least one thing that you know."));
        if (read.size() > MOST) throw refusal(Text.of("These are {n} specialities, and at most {most} fit.", count("n", read.size()), count("most", MOST)));
        return String.join(", ", read.values());
    }

    private static String checked(String name) {
        if (words(name).isEmpty()) throw refusal(Text.of("{name} has no word in it that says what you know.", strong("name", name)));
        if (name.codePointCount(0, name.length()) > LONGEST) {
            throw refusal(Text.of("{name} is longer than the {most} characters that one speciality may have.", strong("name", name), count("most", LONGEST)));
        }
        return name;
    }

    private static Refusal refusal(Text why) {
        return Refusal.of("{why} Words with commas between, for example {example}", Text.text("why", why), Text.code("example", "portfolios, salary talks, C++")).at(MentorFields.SPECIALITIES);
    }

    static List<String> split(String specialities) {
        return specialities.isEmpty() ? List.of() : Arrays.asList(specialities.split(", "));
    }

    /** The first few, for a line among many. */
    static String brief(String specialities) {
        var all = split(specialities);
        return all.size() <= BRIEF ? specialities : String.join(", ", all.subList(0, BRIEF)) + " …";
    }

    /** What a text is about: its words without the small ones, however they are written, and without the s of a plural. */
    static Set<String> words(String text) {
        return Arrays.stream(NO_WORD.split(folded(text))).filter(word -> !word.isEmpty() && !SMALL.contains(word)).map(Specialities::stem)
            .limit(MOST_WORDS).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Those of {@code specialities} that {@code words} are about. */
    static List<String> about(Collection<String> words, String specialities) {
        var found = new ArrayList<String>();
        for (var name : split(specialities)) if (words(name).stream().anyMatch(words::contains)) found.add(name);
        return found;
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** Folding makes some characters a dozen, so that a word is cut to what its column holds. */
    private static String stem(String word) {
        var cut = word.codePointCount(0, word.length()) <= LONGEST_WORD ? word : word.substring(0, word.offsetByCodePoints(0, LONGEST_WORD));
        return cut.length() > 3 && cut.endsWith("s") && !cut.endsWith("ss") ? cut.substring(0, cut.length() - 1) : cut;
    }
}
