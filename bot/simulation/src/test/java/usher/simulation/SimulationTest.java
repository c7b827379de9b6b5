package usher.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No generated history breaks a rule, and one seed is one history. */
class SimulationTest {

    private static final int STEPS = Integer.getInteger("usher.simulation.steps", 40_000);
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final List<Long> ONCE_BROKEN = List.of(-9018585715443110101L, 7191089600892374487L, 7278725300257082041L, 8233034982601383833L, 9071633986856679582L, 7134611160154358618L,
        -7459160825568275665L, 4601199455465548305L, -8797857673641491083L, -7278709470210847746L, 2L);
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
    @Timeout(value = 12, unit = TimeUnit.MINUTES)
    void noHistoryBreaksARule() {
        var all = new ArrayList<History>();
        Histories.play(1, STEPS, CORES, all::add);
        assertThat(all).allSatisfy(history -> assertThat(history.violations()).as("%s", history).isEmpty());
        assertThat(all.stream().mapToInt(History::steps).sum()).isGreaterThanOrEqualTo(STEPS);
    }

    /** What these found is mended, each with a conversation of its own; they are among the histories that look for more of the kind. */
    @Test
    void whatBrokeARuleOnceDoesNotAnyMore() {
        var all = new ArrayList<History>();
        Histories.replay(ONCE_BROKEN, CORES, all::add);
        assertThat(all).hasSameSizeAs(ONCE_BROKEN).allSatisfy(history -> assertThat(history.violations()).as("%s", history).isEmpty());
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
