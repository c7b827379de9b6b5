package usher.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./usher bench}: measures and prints. Exit codes: 0 measured (goals met or missed), 1 when something was lost, doubled or failed, 2 for arguments that make no sense. */
@Command(name = "bench", sortOptions = false, header = "Measures Usher on this machine, beside a floor measured in the same run.",
    description = "Without a suite all are run, which takes an hour and a half, and BENCHMARKS.md is written anew.", synopsisHeading = "Usage: ./usher ", mixinStandardHelpOptions = true)
public final class Bench implements Callable<Integer> {

    private static final List<String> DATABASES = List.of("h2", "postgresql");

    private final Map<String, Suite> suites = new LinkedHashMap<>();
    private final PrintStream out;

    @Parameters(paramLabel = "SUITE", arity = "0..*", description = "core, wire, herd, followups, nudges, delivery, weight or crash; all of them if left out")
    private List<String> asked = new ArrayList<>();

    @Option(names = "--quick", description = "one short run of each instead of five: a smoke test, not a figure")
    private boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "also writes the figures there")
    private @Nullable Path json;

    @Option(names = "--runs", paramLabel = "N", description = "runs of each figure, of which the median counts; 5 if left out, 1 with --quick")
    private int runs;

    @Option(names = "--rounds", paramLabel = "N", description = "kills of each kind of the suite crash; 100 if left out, 3 with --quick")
    private int rounds;

    @Option(names = "--database", paramLabel = "NAME", description = "h2 or postgresql; both if left out")
    private @Nullable String database;

    Bench(List<Suite> all, PrintStream out) {
        all.forEach(suite -> suites.put(suite.name(), suite));
        this.out = out;
    }

    /** Every suite, in the order in which they are run. */
    static List<Suite> all() {
        return List.of(new Core(), new Wire(), new Herd(), new Followups(), new Mornings(), new Delivery(), new Weight(), new Crash());
    }

    public static void main(String[] args) {
        System.exit(run(all(), System.out, args));
    }

    static int run(List<Suite> all, PrintStream out, String... args) {
        var line = new CommandLine(new Bench(all, out));
        line.setExecutionExceptionHandler((failure, _, _) -> {
            if (failure instanceof IllegalArgumentException wrong) {
                out.println("usher: " + wrong.getMessage());
                return 2;
            }
            failure.printStackTrace(out);
            return 1;
        });
        line.setOut(new java.io.PrintWriter(out, true)).setErr(new java.io.PrintWriter(out, true));
        return line.execute(args);
    }

    @Override
    public Integer call() throws Exception {
        var chosen = asked.isEmpty() ? List.copyOf(suites.values()) : asked.stream().map(this::suite).toList();
        var checkout = checkout();
        var folder = Files.createTempDirectory("usher-bench");
        var report = new Report(out, checkout, chosen);
        try {
            var setup = new Setup(quick, some("--runs", runs, quick ? 1 : 5), some("--rounds", rounds, quick ? 3 : 100), databases(), checkout, folder, out);
            report.begin();
            for (var suite : chosen) {
                report.begin(suite);
                suite.run(setup, line -> {
                    report.add(line);
                    if (!quick) report.publish(false); // as far as it came, should it be broken off
                });
                if (!quick) report.publish(database == null);
            }
        } finally {
            delete(folder);
        }
        if (json != null) report.json(json);
        return report.broken() ? 1 : 0;
    }

    private Suite suite(String name) {
        var suite = suites.get(name);
        if (suite == null) throw new IllegalArgumentException("there is no suite \"" + name + "\"; there are " + String.join(", ", suites.keySet()) + ", for example ./usher bench core --quick");
        return suite;
    }

    private static int some(String option, int asked, int otherwise) {
        if (asked < 0) throw new IllegalArgumentException(option + " must be 1 or more, for example " + option + " 5, and not " + asked);
        return asked == 0 ? otherwise : asked;
    }

    private List<String> databases() {
        if (database == null) return DATABASES;
        if (!DATABASES.contains(database)) throw new IllegalArgumentException("--database must be h2 or postgresql, and not \"" + database + "\"");
        return List.of(database);
    }

    /** The folder above this class that has the launcher in it. */
    static Path checkout() {
        try {
            for (var at = Path.of(Bench.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toAbsolutePath(); at != null; at = at.getParent()) {
                if (Files.exists(at.resolve("usher")) && Files.exists(at.resolve("config/proof/pom.xml"))) return at;
            }
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        var here = Path.of("").toAbsolutePath();
        for (var at = here; at != null; at = at.getParent()) if (Files.exists(at.resolve("config/proof/pom.xml"))) return at;
        return here;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        }
    }
}
