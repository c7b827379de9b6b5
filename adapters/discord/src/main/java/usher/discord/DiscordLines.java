package usher.discord;

import java.util.ArrayList;
import java.util.List;
import usher.Text.Span;

/** Spans line by line as they are read, joined where two of a kind meet; what is bold begins and ends with no white space, for so it is drawn. */
final class DiscordLines {

    private final List<Span> spans = new ArrayList<>();

    void add(Span span) {
        spans.add(span);
    }

    void add(String words, boolean bold) {
        spans.add(bold ? new Span.Bold(words) : new Span.Plain(words));
    }

    /** All of it, as it came. */
    List<Span> whole() {
        return joined(spans);
    }

    /** The lines, without white space at the beginning of the first and the end of the last, and without any where all is blank. */
    List<List<Span>> stripped() {
        var lines = new ArrayList<List<Span>>();
        lines.add(new ArrayList<>());
        for (var span : trimmed(joined(split(joined(spans))))) {
            if (!(span instanceof Span.Plain plain)) {
                lines.getLast().add(span);
                continue;
            }
            var parts = plain.words().split("\n", -1);
            for (var i = 0; i < parts.length; i++) {
                if (i > 0) lines.add(new ArrayList<>());
                if (!parts[i].isEmpty()) lines.getLast().add(new Span.Plain(parts[i]));
            }
        }
        return lines.size() == 1 && lines.getFirst().isEmpty() ? List.of() : lines;
    }

    /** Two neighbours of a kind are one. */
    static List<Span> joined(List<Span> spans) {
        var joined = new ArrayList<Span>();
        for (var span : spans) {
            var last = joined.isEmpty() ? null : joined.getLast();
            var one = last instanceof Span.Plain a && span instanceof Span.Plain b ? new Span.Plain(a.words() + b.words())
                : last instanceof Span.Bold a && span instanceof Span.Bold b ? new Span.Bold(a.words() + b.words())
                : last instanceof Span.Mono a && span instanceof Span.Mono b ? new Span.Mono(a.words() + b.words()) : null;
            if (one == null) joined.add(span);
            else joined.set(joined.size() - 1, one);
        }
        return joined;
    }

    /** What is bold is so on each line by itself, and its white space is not. */
    private static List<Span> split(List<Span> spans) {
        var split = new ArrayList<Span>();
        for (var span : spans) {
            if (span instanceof Span.Bold bold) split(bold.words(), split);
            else split.add(span);
        }
        return split;
    }

    private static void split(String bold, List<Span> into) {
        var lines = bold.split("\n", -1);
        for (var i = 0; i < lines.length; i++) {
            if (i > 0) into.add(new Span.Plain("\n"));
            var bare = lines[i].strip();
            var from = lines[i].length() - lines[i].stripLeading().length();
            if (from > 0) into.add(new Span.Plain(lines[i].substring(0, from)));
            if (bare.isEmpty()) continue;
            into.add(new Span.Bold(bare));
            if (from + bare.length() < lines[i].length()) into.add(new Span.Plain(lines[i].substring(from + bare.length())));
        }
    }

    private static List<Span> trimmed(List<Span> spans) {
        var trimmed = new ArrayList<>(spans);
        if (!trimmed.isEmpty() && trimmed.getFirst() instanceof Span.Plain first) trimmed.set(0, new Span.Plain(first.words().stripLeading()));
        if (!trimmed.isEmpty() && trimmed.getLast() instanceof Span.Plain last) trimmed.set(trimmed.size() - 1, new Span.Plain(last.words().stripTrailing()));
        trimmed.removeIf(it -> it instanceof Span.Plain plain && plain.words().isEmpty());
        return trimmed;
    }
}
