package usher.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No generated history breaks a rule, and one seed is one history. */
class SimulationTest {

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

    /** {@code -Dusher.simulation.steps=100000} plays more. */
    @Test
    void noHistoryBreaksARule() {
        var steps = 0;
        for (var seed = 1L; steps < Integer.getInteger("usher.simulation.steps", 6_000); seed++) {
            var history = History.play(ground, seed, History.STEPS);
            assertThat(history.violations()).as("%s", history).isEmpty();
            steps += history.steps();
        }
    }
}
