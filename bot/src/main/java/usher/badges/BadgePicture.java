package usher.badges;

import java.text.BreakIterator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A badge as a picture: an SVG of its own colours, the same in light and dark, whose words its reader's own fonts draw. It has attributes and no styles or scripts, so that it
 * looks the same under any content policy; what people wrote is text in it and nothing else.
 */
final class BadgePicture {

    private static final int MIDDLE = 320;
    /** Words that are longer than that many narrow letters are drawn smaller. */
    private static final double LARGE = 40;
    private static final int MOST_LINES = 4;

    private BadgePicture() {}

    static String of(String badge, String who, String community, LocalDate given) {
        var svg = new StringBuilder("""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 400" width="640" height="400" role="img" font-family="Inter, system-ui, 'Segoe UI', 'Noto Sans', sans-serif" text-anchor="middle">
            <rect width="640" height="400" rx="24" fill="#12392f"/>
            <rect x="14" y="14" width="612" height="372" rx="16" fill="none" stroke="#f6b73c" stroke-width="2"/>
            <path d="M300 96l-22 58 42-20 42 20-22-58z" fill="#c98a10"/>
            <circle cx="320" cy="74" r="40" fill="#f6b73c"/>
            <circle cx="320" cy="74" r="31" fill="none" stroke="#7a5200" stroke-width="2"/>
            <path d="M320 50l7.1 14.9 16.4 2.2-11.9 11.4 2.9 16.2-14.5-7.8-14.5 7.8 2.9-16.2-11.9-11.4 16.4-2.2z" fill="#7a5200"/>
            """);
        svg.insert(svg.indexOf(">") + 1, "<title>" + escaped(badge + ", " + who) + "</title>");
        var large = units(badge) <= LARGE;
        lines(svg, badge, 220, large ? 40 : 25, large ? 24 : 40, "#fffefb", 700);
        lines(svg, who, 310, units(who) <= LARGE ? 26 : 20, units(who) <= LARGE ? 40 : 50, "#f6b73c", 600);
        lines(svg, community + " · " + given, 364, 15, 68, "#a9c4bb", 500);
        return svg.append("</svg>\n").toString();
    }

    /** Broken where it does not fit, around {@code middle}. */
    private static void lines(StringBuilder svg, String words, int middle, int size, int most, String colour, int weight) {
        var lines = broken(words, most);
        var height = size * 5 / 4;
        var y = middle - (lines.size() - 1) * height / 2;
        for (var line : lines) {
            svg.append("<text x=\"").append(MIDDLE).append("\" y=\"").append(y).append("\" font-size=\"").append(size).append("\" font-weight=\"").append(weight).append("\" fill=\"").append(colour)
                .append("\" unicode-bidi=\"isolate\">").append(escaped(line)).append("</text>\n");
            y += height;
        }
    }

    /** At spaces where there are some, else between characters as people see them. */
    static List<String> broken(String words, int most) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var piece : pieces(words)) {
            if (units(line.toString()) + units(piece.stripTrailing()) > most && !line.isEmpty()) {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
            for (var part : units(piece) > most ? characters(piece) : List.of(piece)) {
                if (units(line.toString()) + units(part) > most) {
                    lines.add(line.toString().strip());
                    line.setLength(0);
                }
                line.append(part);
            }
        }
        lines.add(line.toString().strip());
        if (lines.size() > MOST_LINES) lines.set(MOST_LINES - 1, lines.get(MOST_LINES - 1) + "…");
        return lines.stream().limit(MOST_LINES).toList();
    }

    private static List<String> pieces(String words) {
        return split(words, BreakIterator.getLineInstance(Locale.ROOT));
    }

    private static List<String> characters(String words) {
        return split(words, BreakIterator.getCharacterInstance(Locale.ROOT));
    }

    private static List<String> split(String words, BreakIterator at) {
        at.setText(words);
        var parts = new ArrayList<String>();
        for (int from = at.first(), to = at.next(); to != BreakIterator.DONE; from = to, to = at.next()) parts.add(words.substring(from, to));
        return parts;
    }

    /** How much room words take, in narrow letters. */
    private static double units(String words) {
        return words.codePoints().mapToDouble(BadgePicture::unit).sum();
    }

    private static double unit(int point) {
        var type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) return 0;
        if (point >= 0x1100) return 2.2;
        return "MWmw@%—".indexOf(point) >= 0 ? 1.7 : Character.isUpperCase(point) ? 1.3 : 1;
    }

    /** Without what XML cannot have or what would turn the direction of what follows. */
    private static String escaped(String words) {
        var written = new StringBuilder();
        words.codePoints().filter(BadgePicture::isDrawn).forEach(point -> {
            switch (point) {
                case '&' -> written.append("&amp;");
                case '<' -> written.append("&lt;");
                case '>' -> written.append("&gt;");
                case '"' -> written.append("&quot;");
                case '\'' -> written.append("&#39;");
                default -> written.appendCodePoint(point);
            }
        });
        return written.toString();
    }

    private static boolean isDrawn(int point) {
        var turns = point >= 0x202A && point <= 0x202E || point >= 0x2066 && point <= 0x2069 || point == 0x200E || point == 0x200F;
        return !turns && !Character.isISOControl(point) && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) && (point & 0xFFFE) != 0xFFFE;
    }
}
