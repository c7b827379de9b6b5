package usher.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Generated histories, held against the {@link Rules} after every step. {@code -Dusher.histories=500} plays as many instead of the few that every build
 * plays, {@code -Dusher.histories.steps=400} longer ones, and {@code -Dusher.histories.first=17} begins with another seed.
 */
class HistoriesTest {

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("usher.histories", 4)).map(it -> it + Long.getLong("usher.histories.first", 1));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noHistoryBreaksARule(long seed) {
        assertThat(History.play(seed, Integer.getInteger("usher.histories.steps", 80), false)).isEmpty();
    }
}
