package usher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {

    private static final List<String> FIELDS = List.of("name", "unit", "ours", "floor", "ratio", "p50", "p99", "note");

    @TempDir
    Path folder;

    private record Said(int code, String words) {}

    private static Said run(List<Suite> suites, String... args) {
        var bytes = new ByteArrayOutputStream();
        var code = Bench.run(suites, new PrintStream(bytes, true, StandardCharsets.UTF_8), args);
        return new Said(code, bytes.toString(StandardCharsets.UTF_8));
    }

    /** Measures nothing and says what it is told. */
    private record Made(Line... lines) implements Suite {
        @Override
        public String name() {
            return "made";
        }

        @Override
        public String about() {
            return "made up";
        }

        @Override
        public void run(Setup setup, Consumer<Line> found) {
            for (var line : lines) found.accept(line);
        }
    }

    @Test
    void aProfileTellsWhereTheWritersTimeGoes() throws Exception {
        var words = Profile.of(folder, () -> {
            var writer = new Thread(() -> LockSupport.parkNanos(Duration.ofMillis(300).toNanos()), "writer");
            writer.start();
            writer.join();
            return 1;
        });
        assertThat(words).matches("the writer's time: without work \\d+ %.*");
    }

    @Test
    void theProcessorTimeOfAProcessIsToldByItsThreads() {
        var before = Spent.of(ProcessHandle.current().pid());
        assertThat(before.words()).matches("\\d+\\.\\d s of processor time: .* \\d+ %.*");
        assertThat(before.since(before).words()).isEmpty();
        assertThat(Spent.of(-1).words()).isEmpty();
        var missed = Line.of("made a", "ms", Spread.of(1), "as told", Goal.atMost("ms", 0.5, 1));
        assertThat(missed.explained(before).said()).contains("as told; " + before.words());
        assertThat(Line.of("made a", "ms", Spread.of(1), "").explained(before).said()).isEmpty();
    }

    @Test
    void whatIsAskedWronglyIsSaidInWords() {
        assertThat(run(Bench.all(), "speed")).isEqualTo(new Said(2, "usher: there is no suite \"speed\"; there are "
            + String.join(", ", Bench.all().stream().map(Suite::name).toList()) + ", for example ./usher bench core --quick\n"));
        assertThat(run(Bench.all(), "core", "--database", "oracle").words()).contains("--database must be h2 or postgresql, and not \"oracle\"");
        assertThat(run(Bench.all(), "core", "--runs", "-1").words()).contains("--runs must be 1 or more, for example --runs 5");
        assertThat(run(Bench.all(), "core", "--runs", "many").code()).isEqualTo(2);
        assertThat(run(Bench.all(), "--help").words().replaceAll("\\s+", " ")).contains("Usage: ./usher bench", "core, wire, herd, followups, nudges, delivery, weight or crash");
    }

    @Test
    void aFigureIsTheMedianOfItsRunsBesideTheFloorWithItsGoalsMetOrMissed() throws Exception {
        var file = folder.resolve("figures.json");
        var line = new Line("made one", "claims/s", Spread.of(100, 300, 200), Spread.of(50, 40, 60), Spread.of(1.5), null, List.of(Goal.atLeast("ratio", 10, 4), Goal.exactly("lost", 0, 0)), "as told");
        var said = run(List.of(new Made(line)), "made", "--quick", "--json", file.toString());
        assertThat(said.code()).as(said.words()).isZero();
        assertThat(said.words()).contains("200 claims/s", "4.00×", "goal ratio ≥ 10: missed", "goal lost = 0: met", "3 runs, 100–300", "as told");
        var read = new ObjectMapper().readTree(Files.readString(file));
        assertThat(read).hasSize(1);
        assertThat(List.copyOf(new ArrayList<>(read.get(0).properties().stream().map(it -> it.getKey()).toList()))).isEqualTo(FIELDS);
        assertThat(read.get(0).get("ours").asDouble()).isEqualTo(200);
        assertThat(read.get(0).get("ratio").asDouble()).isEqualTo(4);
        assertThat(read.get(0).get("p99").isNull()).isTrue();
    }

    @Test
    void whatIsLostIsAFailureAndASlowMachineIsNot() {
        assertThat(run(List.of(new Made(Line.of("made a", "ms", Spread.of(1), "", Goal.exactly("lost", 0, 1)))), "made", "--quick").code()).isEqualTo(1);
        assertThat(run(List.of(new Made(Line.of("made a", "ms", Spread.of(1), "", Goal.atMost("ms", 0.5, 1)))), "made", "--quick").code()).isZero();
    }

    @Test
    void aClaimOfTheFloorLeavesTheRowsThatAClaimOfTheBotLeaves() throws Exception {
        try (var place = Place.of("h2", folder)) {
            var url = place.fresh();
            try (var floor = new Floor(url, 2)) {
                assertThat(floor.statements()).as("its own force comes once, after its commit").noneMatch(it -> it.startsWith("checkpoint")).hasSizeGreaterThan(10);
                var before = rows(url);
                for (var claim = 0; claim < 20; claim++) floor.claim(claim, claim % 2);
                assertThat(rows(url)).containsExactlyElementsOf(before.stream().map(it -> it + 20).toList());
            }
        }
    }

    private static List<Long> rows(Place.Url url) throws Exception {
        var counted = new ArrayList<Long>();
        for (var table : List.of("seat", "person", "account", "answered", "audit")) counted.add(url.ask("select count(*) from " + table));
        return counted;
    }

    @Test
    void aQuickRunOfTheCoreMeasuresBothSidesAndMiscountsNothing() throws Exception {
        var file = folder.resolve("core.json");
        var said = run(Bench.all(), "core", "--quick", "--database", "h2", "--json", file.toString());
        assertThat(said.code()).as(said.words()).isZero();
        assertThat(said.words()).contains("goal miscounted = 0: met").doesNotContain("of the floor's claims failed");
        var read = new ObjectMapper().readTree(Files.readString(file));
        assertThat(read).hasSize(5);
        for (var line : read) {
            assertThat(line.get("ours").asDouble()).as(line.toString()).isPositive();
            assertThat(line.get("floor").asDouble()).as(line.toString()).isPositive();
        }
    }
}
