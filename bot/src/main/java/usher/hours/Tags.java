package usher.hours;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import usher.Field;
import usher.Refusal;
import usher.Text;
import usher.Tx;
import usher.View;

/** What a case is about, in a word or two each: as its asker typed, or whoever triaged it. */
final class Tags {

    static final Field.Line FIELD = new Field.Line(Field.optional("tags", "Tags", "what it is about: at most 5, with commas between, for example cv, design"), 200);

    private static final int MOST = 5;
    private static final int LONGEST = 24;

    private Tags() {}

    /** In small letters and in order, each once. Throws {@link Refusal} for too many of them, or one that is too long. */
    static List<String> read(String typed) {
        var tags = Arrays.stream(typed.split("[,;]")).map(Tags::one).filter(it -> !it.isEmpty()).collect(Collectors.toCollection(TreeSet::new));
        if (tags.size() > MOST) throw Refusal.of("These are {n} tags, and a case has at most {most}. Which say most of what it is about?", Text.count("n", tags.size()), Text.count("most", MOST)).at(FIELD);
        tags.stream().filter(it -> it.codePointCount(0, it.length()) > LONGEST).findFirst().ifPresent(it -> {
            throw Refusal.of("{tag} is more than {most} characters long. A tag is a word or two, for example {example}.", Text.strong("tag", it), Text.count("most", LONGEST), Text.code("example", "cv, design")).at(FIELD);
        });
        return List.copyOf(tags);
    }

    /** As it is kept and looked for. */
    static String one(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip().replaceFirst("^#+\\s*", "").replaceAll("\\s+", " ");
    }

    static void set(Case it, List<String> tags, Tx tx) {
        var table = tx.table(TagTable.class);
        table.forget(it.id());
        table.add(it.id(), tags);
    }

    static List<String> of(Case it, View view) {
        return view.table(TagTable.class).of(List.of(it.id())).stream().map(TagTable.Tagged::tag).toList();
    }

    static Map<Long, List<String>> of(List<Case> cases, View view) {
        return view.table(TagTable.class).of(cases.stream().map(Case::id).toList()).stream().collect(Collectors.groupingBy(TagTable.Tagged::caseId, Collectors.mapping(TagTable.Tagged::tag, Collectors.toList())));
    }

    static String written(List<String> tags) {
        return String.join(", ", tags);
    }

    /** A line about a case with what it is about. */
    static Text with(Text line, List<String> tags) {
        return tags.isEmpty() ? line : Text.of("{line} ({tags})", Text.text("line", line), Text.plain("tags", written(tags)));
    }
}
