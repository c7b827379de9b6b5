package usher.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No generated history breaks a rule, and one seed is one history. */
class SimulationTest {

    private static final int STEPS = Integer.getInteger("usher.simulation.steps", 100_000);
    private static Ground ground;

    @BeforeAll
    static void begin() {
        Simulate.quietly();
        ground = new Ground(false);
    }

    @AfterAll
    static void end() {
        ground.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void oneSeedIsOneHistory(long seed) {
        assertThat(History.play(ground, seed, 600).digest()).isEqualTo(History.play(ground, seed, 600).digest());
    }

    /** The command plays them by the million. */
    @Test
    void noHistoryBreaksARule() {
        var broken = new ArrayList<History>();
        var steps = new AtomicInteger();
        Histories.play(1, STEPS, Runtime.getRuntime().availableProcessors(), history -> {
            steps.addAndGet(history.steps());
            if (!history.violations().isEmpty()) broken.add(history);
        });
        assertThat(broken).isEmpty();
        assertThat(steps.get()).isGreaterThanOrEqualTo(STEPS);
    }

    /** Whoever else is playing. */
    @Test
    void historiesPlayedSideBySideAreTheSame() {
        var alone = new TreeMap<Long, String>();
        Histories.play(7, 2 * History.STEPS, 1, it -> alone.put(it.seed(), it.digest()));
        var sideBySide = new TreeMap<Long, String>();
        Histories.play(7, 2 * History.STEPS, 2, it -> sideBySide.put(it.seed(), it.digest()));
        assertThat(sideBySide).isEqualTo(alone).hasSize(2);
    }
}
