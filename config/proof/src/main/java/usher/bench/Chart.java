package usher.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Bars on a logarithmic scale, ours above the floor, as a picture that needs nothing but a browser. */
final class Chart {

    private static final int WIDTH = 905;
    private static final int LEFT = 295;
    private static final int ROOM = 470;
    private static final int BAR = 11;
    private static final int ROW = 30;

    private Chart() {}

    /** A figure and its floor, as a row of the published table has them. */
    private record Pair(String name, double ours, String unit, double floor) {
        static Stream<Pair> of(String row) {
            var cells = row.split("\\|");
            var ours = cells[2].strip().split(" ", 2);
            return cells[3].isBlank() || number(ours[0]) <= 0 ? Stream.of() : Stream.of(new Pair(cells[1].strip(), number(ours[0]), ours[1], number(cells[3].strip())));
        }

        private static double number(String written) {
            return Double.parseDouble(written.replace(",", ""));
        }

        double smaller() {
            return floor > 0 ? Math.min(ours, floor) : ours;
        }
    }

    /** A picture of those rows that have a floor, whenever they were measured; empty when none has. */
    static Optional<String> of(String title, Collection<String> rows) {
        var shown = rows.stream().flatMap(Pair::of).toList();
        if (shown.isEmpty()) return Optional.empty();
        var low = Math.log10(shown.stream().mapToDouble(Pair::smaller).min().orElse(1)) - 0.5;
        var high = Math.log10(shown.stream().mapToDouble(pair -> Math.max(pair.ours, pair.floor)).max().orElse(10));
        var svg = new StringBuilder();
        svg.append(String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"system-ui, sans-serif\" font-size=\"12\" role=\"img\">%n"
            + "<title>%s: ours and the floor, on a logarithmic scale</title>%n<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n", WIDTH, 50 + ROW * shown.size(), escaped(title)));
        svg.append(String.format(Locale.ROOT, "<text x=\"10\" y=\"20\" font-weight=\"600\">%s</text><rect x=\"%d\" y=\"11\" width=\"11\" height=\"11\" fill=\"#3b5bdb\"/><text x=\"%d\" y=\"21\">Usher</text>"
            + "<rect x=\"%d\" y=\"11\" width=\"11\" height=\"11\" fill=\"#adb5bd\"/><text x=\"%d\" y=\"21\">floor</text><text x=\"%d\" y=\"21\" fill=\"#868e96\">logarithmic scale</text>%n",
            escaped(title), LEFT, LEFT + 16, LEFT + 70, LEFT + 86, LEFT + 140));
        for (var i = 0; i < shown.size(); i++) row(svg, shown.get(i), 40 + ROW * i, low, Math.max(high - low, 0.1));
        return Optional.of(svg.append("</svg>\n").toString());
    }

    private static void row(StringBuilder svg, Pair pair, int y, double low, double span) {
        svg.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n", LEFT - 8, y + 15, escaped(pair.name)));
        bar(svg, pair.ours, pair.unit, y, "#3b5bdb", low, span);
        bar(svg, pair.floor, "", y + BAR + 1, "#adb5bd", low, span);
    }

    private static void bar(StringBuilder svg, double value, String unit, int y, String colour, double low, double span) {
        var width = value <= 0 ? 0 : Math.max(1, ROOM * (Math.log10(value) - low) / span);
        svg.append(String.format(Locale.ROOT, "<rect x=\"%d\" y=\"%d\" width=\"%.0f\" height=\"%d\" fill=\"%s\"/><text x=\"%.0f\" y=\"%d\" font-size=\"10\">%s %s</text>%n",
            LEFT, y, width, BAR, colour, LEFT + width + 5, y + 9, Line.number(value), escaped(unit)));
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
