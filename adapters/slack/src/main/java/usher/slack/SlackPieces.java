package usher.slack;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import usher.Text;

/** The pieces of one paragraph as they are read one after the other. All of them are arguments of the {@link Text} that comes out, whose pattern holds none of what people wrote. */
final class SlackPieces {

    /** Of one paragraph, in characters and in pieces; a longer one goes on in another. */
    static final int LONGEST = SlackLimits.SECTION_TEXT;
    static final int MOST = 100;
    private static final Set<String> LED_TO = Set.of("http", "https", "mailto");
    private static final Pattern NOT_IN_AN_ADDRESS = Pattern.compile("[\\s\"<>\\\\^`{|}]");

    private final List<Piece> pieces = new ArrayList<>();
    private final String margin;

    SlackPieces() {
        this("");
    }

    /** @param margin begins every line */
    SlackPieces(String margin) {
        this.margin = margin;
        if (!margin.isEmpty()) plain(margin);
    }

    /** {@code words} alone when it may be cut in two and joined with its neighbours. */
    private record Piece(String words, Kind kind, Function<String, Text.Arg> arg) {}

    private enum Kind { PLAIN, STRONG, CODE, WHOLE }

    SlackPieces plain(String words) {
        cut(words, Kind.PLAIN);
        return this;
    }

    SlackPieces strong(String words) {
        cut(words, Kind.STRONG);
        return this;
    }

    SlackPieces code(String words) {
        cut(words, Kind.CODE);
        return this;
    }

    /** A mention, a channel or a moment; {@code words} are about what is shown of it. */
    SlackPieces whole(String words, Function<String, Text.Arg> arg) {
        pieces.add(new Piece(words, Kind.WHOLE, arg));
        return this;
    }

    /** What leads nowhere that people go is only its words. */
    SlackPieces link(String address, String words) {
        var to = address(address);
        if (to == null) return plain(words.equals(address) ? words : words + " (" + address + ")");
        return whole(words, name -> Text.link(name, to, words.isBlank() ? address : SlackLimits.fit(words, LONGEST)));
    }

    private static @Nullable URI address(String address) {
        try {
            var uri = new URI(NOT_IN_AN_ADDRESS.matcher(address).replaceAll(it -> percent(it.group())));
            return uri.getScheme() != null && LED_TO.contains(uri.getScheme().toLowerCase(Locale.ROOT)) && address.length() <= LONGEST ? uri : null;
        } catch (URISyntaxException noAddress) {
            return null;
        }
    }

    private static String percent(String sign) {
        return IntStream.range(0, sign.getBytes(StandardCharsets.UTF_8).length).mapToObj(i -> "%%%02X".formatted(sign.getBytes(StandardCharsets.UTF_8)[i])).collect(Collectors.joining());
    }

    /** In pieces that end where a line does, and none longer than a paragraph. */
    private void cut(String words, Kind kind) {
        var lines = margin.isEmpty() ? words : words.replace("\n", "\n" + margin);
        for (var from = 0; from < lines.length(); ) {
            var line = lines.indexOf('\n', from) + 1;
            var to = end(lines, from, line == 0 ? lines.length() : line);
            var part = lines.substring(from, to);
            pieces.add(new Piece(part, kind, arg(part, kind)));
            from = to;
        }
    }

    private static int end(String words, int from, int line) {
        if (line - from <= LONGEST) return line;
        var end = from + LONGEST;
        return Character.isHighSurrogate(words.charAt(end - 1)) ? end - 1 : end;
    }

    private static Function<String, Text.Arg> arg(String words, Kind kind) {
        return name -> switch (kind) {
            case STRONG -> Text.strong(name, words);
            case CODE -> Text.code(name, words);
            case PLAIN, WHOLE -> Text.plain(name, words);
        };
    }

    /** What was read, in as few paragraphs as it takes; none when there is nothing to see. */
    List<Text> texts() {
        var texts = new ArrayList<Text>();
        for (var from = 0; from < pieces.size(); ) {
            var to = paragraph(from);
            text(joined(pieces.subList(from, to))).ifPresent(texts::add);
            from = to;
        }
        return texts;
    }

    /** Where the paragraph ends that begins there: at the last line's end that fits, or in the midst of a line when that alone is too long. */
    private int paragraph(int from) {
        var length = 0;
        var line = from;
        for (var i = from; i < pieces.size(); i++) {
            length += pieces.get(i).words().length();
            if (i > from && (length > LONGEST || i - from >= MOST)) return line > from ? line : i;
            if (pieces.get(i).words().endsWith("\n")) line = i + 1;
        }
        return pieces.size();
    }

    private static List<Piece> joined(List<Piece> parts) {
        var joined = new ArrayList<Piece>();
        for (var part : parts) {
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last == null || last.kind() != part.kind() || part.kind() == Kind.WHOLE) joined.add(part);
            else joined.set(joined.size() - 1, again(last.words() + part.words(), part.kind()));
        }
        return joined;
    }

    private static Piece again(String words, Kind kind) {
        return new Piece(words, kind, arg(words, kind));
    }

    /** Empty lines around a paragraph are the distance to the next one, and no words. */
    private static Optional<Text> text(List<Piece> parts) {
        while (!parts.isEmpty() && parts.getFirst().kind() != Kind.WHOLE && parts.getFirst().words().startsWith("\n")) strip(parts, 0, parts.getFirst().words().substring(1));
        while (!parts.isEmpty() && parts.getLast().kind() != Kind.WHOLE && parts.getLast().words().endsWith("\n")) {
            strip(parts, parts.size() - 1, parts.getLast().words().substring(0, parts.getLast().words().length() - 1));
        }
        if (parts.stream().allMatch(it -> it.words().isBlank())) return Optional.empty();
        var names = IntStream.range(0, parts.size()).mapToObj(i -> "part" + i).toList();
        return Optional.of(new Text(names.stream().map(name -> "{" + name + "}").collect(Collectors.joining()),
            IntStream.range(0, parts.size()).mapToObj(i -> parts.get(i).arg().apply(names.get(i))).toList()));
    }

    private static void strip(List<Piece> parts, int at, String left) {
        if (left.isEmpty()) parts.remove(at);
        else parts.set(at, again(left, parts.get(at).kind()));
    }
}
