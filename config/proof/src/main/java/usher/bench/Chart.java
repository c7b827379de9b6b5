package usher.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Bars on a logarithmic scale, ours above the floor, as a picture that needs nothing but a browser. */
final class Chart {

    private static final int WIDTH = 875;
    private static final int LEFT = 265;
    private static final int ROOM = 470;
    private static final int BAR = 11;
    private static final int ROW = 30;

    private Chart() {}

    /** A picture of those figures that have a floor; empty when none has. */
    static Optional<String> of(String title, List<Line> lines) {
        var shown = lines.stream().filter(line -> line.floor() != null && line.ours().median() > 0).toList();
        if (shown.isEmpty()) return Optional.empty();
        var low = Math.log10(shown.stream().mapToDouble(Chart::smaller).min().orElse(1)) - 0.5;
        var high = Math.log10(shown.stream().mapToDouble(line -> Math.max(line.ours().median(), floor(line))).max().orElse(10));
        var svg = new StringBuilder();
        svg.append(String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"system-ui, sans-serif\" font-size=\"12\" role=\"img\">%n"
            + "<title>%s: ours and the floor, on a logarithmic scale</title>%n<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n", WIDTH, 50 + ROW * shown.size(), escaped(title)));
        svg.append(String.format(Locale.ROOT, "<text x=\"10\" y=\"20\" font-weight=\"600\">%s</text><rect x=\"%d\" y=\"11\" width=\"11\" height=\"11\" fill=\"#3b5bdb\"/><text x=\"%d\" y=\"21\">Usher</text>"
            + "<rect x=\"%d\" y=\"11\" width=\"11\" height=\"11\" fill=\"#adb5bd\"/><text x=\"%d\" y=\"21\">floor</text><text x=\"%d\" y=\"21\" fill=\"#868e96\">logarithmic scale</text>%n",
            escaped(title), LEFT, LEFT + 16, LEFT + 70, LEFT + 86, LEFT + 140));
        for (var i = 0; i < shown.size(); i++) row(svg, title, shown.get(i), 40 + ROW * i, low, Math.max(high - low, 0.1));
        return Optional.of(svg.append("</svg>\n").toString());
    }

    private static double floor(Line line) {
        return line.floor() == null ? 0 : line.floor().median();
    }

    private static double smaller(Line line) {
        return floor(line) > 0 ? Math.min(line.ours().median(), floor(line)) : line.ours().median();
    }

    private static void row(StringBuilder svg, String title, Line line, int y, double low, double span) {
        svg.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n", LEFT - 8, y + 15, escaped(line.name().substring(line.name().startsWith(title + " ") ? title.length() + 1 : 0))));
        bar(svg, line.ours().median(), line.unit(), y, "#3b5bdb", low, span);
        bar(svg, floor(line), "", y + BAR + 1, "#adb5bd", low, span);
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
