package usher.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints the figures as they come, and keeps them: as JSON, and as sections and pictures of {@code BENCHMARKS.md}. */
final class Report {

    private static final String FILE = "BENCHMARKS.md";
    private static final String PICTURES = "config/proof/pictures";
    private static final String ROW = "%-38s %14s %14s %8s %9s %9s  %s%n";

    private final PrintStream out;
    private final Path checkout;
    private final Map<Suite, List<Line>> lines = new LinkedHashMap<>();
    private final List<String> order;
    private final Map<Suite, Long> taken = new HashMap<>();

    Report(PrintStream out, Path checkout, List<Suite> suites) {
        this.out = out;
        this.checkout = checkout;
        suites.forEach(suite -> lines.put(suite, new ArrayList<>()));
        this.order = Bench.all().stream().map(Suite::name).toList();
    }

    void begin() {
        out.println(Machine.words());
        out.println("Usher " + Machine.version(checkout));
    }

    void begin(Suite suite) throws InterruptedException {
        taken.put(suite, Machine.taken());
        out.printf("%n%s: %s Others take %d %% of the processors just before.%n", suite.name(), suite.about(), taken.get(suite));
        out.printf(ROW, "", "ours", "floor", "ratio", "p50 ms", "p99 ms", "");
    }

    void add(Line line) {
        lines.entrySet().stream().filter(it -> line.name().startsWith(it.getKey().name() + " ")).findFirst().orElseThrow().getValue().add(line);
        out.printf(ROW, line.name(), cell(line.ours()) + " " + line.unit(), line.floor() == null ? "" : cell(line.floor()), line.ratio() == null ? "" : times(line.ratio()),
            line.p50() == null ? "" : cell(line.p50()), line.p99() == null ? "" : cell(line.p99()), line.said());
        out.flush();
    }

    private static String cell(Spread figure) {
        return Line.number(figure.median());
    }

    private static String times(double ratio) {
        return String.format(Locale.ROOT, "%.2f×", ratio);
    }

    /** A figure that is a fault of Usher's, and not a slow machine's: something lost, doubled or oversold. */
    boolean broken() {
        return lines.values().stream().flatMap(List::stream).flatMap(line -> line.goals().stream()).anyMatch(goal -> !goal.met() && goal.words().matches("(lost|doubled|oversold|miscounted|disordered).*"));
    }

    void json(Path file) throws IOException {
        var all = lines.values().stream().flatMap(List::stream).map(Line::result).toList();
        Files.writeString(file, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
    }

    /**
     * Writes the sections of the suites that were run; those of others stay as they were measured before.
     *
     * @param whole the suites measured all that they can; else figures that were not measured now stay as well
     */
    void publish(boolean whole) {
        try {
            write(whole);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(boolean whole) throws IOException {
        var file = checkout.resolve(FILE);
        var sections = Files.exists(file) ? sections(Files.readString(file)) : new LinkedHashMap<String, String>();
        for (var it : lines.entrySet()) {
            if (it.getValue().isEmpty()) continue;
            var rows = whole ? new LinkedHashMap<String, String>() : rows(sections.getOrDefault(it.getKey().name(), ""));
            it.getValue().forEach(line -> rows.put(row(it.getKey(), line).split("\\|")[1], row(it.getKey(), line)));
            sections.put(it.getKey().name(), section(it.getKey(), rows.values(), Chart.of(it.getKey().name(), rows.values()).isPresent()));
        }
        for (var name : sections.keySet()) draw(name, rows(sections.get(name)).values());
        var text = new StringBuilder("# What Usher bears\n\nWritten by `./usher bench`, not by hand; `./usher bench SUITE` measures a section anew. *Ours* is Usher with everything it does, *floor* the same work "
            + "without it, measured in the same run on the same machine; the median of the runs counts, what they spread over stands beside it. A goal that is missed says so.\n\n");
        for (var name : order) if (sections.containsKey(name)) text.append(mark(name)).append(sections.get(name)).append(mark("/" + name)).append('\n');
        Files.writeString(file, text.toString());
    }

    /** Pictures are drawn from the tables, so that figures of an earlier run that stayed in one are in its picture too. */
    private void draw(String name, Collection<String> rows) throws IOException {
        var picture = Chart.of(name, rows);
        if (picture.isEmpty()) return;
        Files.createDirectories(checkout.resolve(PICTURES));
        Files.writeString(checkout.resolve(PICTURES).resolve(name + ".svg"), picture.get());
    }

    private static String mark(String name) {
        return "<!-- " + name + " -->\n";
    }

    private Map<String, String> sections(String text) {
        var found = new LinkedHashMap<String, String>();
        for (var name : order) {
            var from = text.indexOf(mark(name));
            var to = text.indexOf(mark("/" + name));
            if (from >= 0 && to > from) found.put(name, text.substring(from + mark(name).length(), to));
        }
        return found;
    }

    /** The rows of a section's table, by their first cell. */
    private static Map<String, String> rows(String section) {
        var rows = new LinkedHashMap<String, String>();
        section.lines().filter(line -> line.startsWith("| ") && !line.startsWith("| |") && !line.startsWith("| ---")).forEach(line -> rows.put(line.split("\\|")[1], line + "\n"));
        return rows;
    }

    private static String row(Suite suite, Line line) {
        var cells = List.of(line.name().substring(suite.name().length() + 1), cell(line.ours()) + " " + line.unit(), line.floor() == null ? "" : cell(line.floor()),
            line.ratio() == null ? "" : times(line.ratio()), line.p50() == null ? "" : cell(line.p50()), line.p99() == null ? "" : cell(line.p99()), said(line));
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private String section(Suite suite, Collection<String> rows, boolean picture) {
        var text = new StringBuilder("## ").append(suite.name()).append("\n\n").append(suite.about()).append("\n\n");
        text.append("Measured ").append(DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC).format(Instant.now())).append(" with `./usher bench ").append(suite.name()).append("` on ").append(Machine.words()).append("; others took ").append(taken.getOrDefault(suite, 0L)).append(" % of the processors just before it.\n\n");
        if (picture) text.append("![").append(suite.name()).append("](").append(PICTURES).append('/').append(suite.name()).append(".svg)\n\n");
        text.append("| | ours | floor | ratio | p50 ms | p99 ms | |\n| --- | ---: | ---: | ---: | ---: | ---: | --- |\n");
        rows.forEach(text::append);
        return text.append('\n').toString();
    }

    private static String said(Line line) {
        return line.said().replace(": missed", ": **missed**").replace("|", "\\|");
    }
}
