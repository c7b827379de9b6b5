package usher.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateTest {

    /** Queues whose gaps are exponential (mentors come by as they like), and even (one mentor, like cases), with little seen and much, near the front and far. */
    @ParameterizedTest
    @CsvSource({"8,1,true", "8,2,true", "30,1,true", "30,10,true", "60,20,true", "8,2,false", "30,10,false"})
    void theRangeHoldsTheTruthAsOftenAsItClaims(int seen, int position, boolean exponential) {
        var random = new SplittableRandom(seen * 1000L + position);
        var held = IntStream.range(0, 600).filter(_ -> {
            var estimate = Estimate.of(gaps(seen, exponential, random), position, random).orElseThrow();
            var truth = gaps(position, exponential, random).stream().reduce(Duration.ZERO, Duration::plus);
            return truth.compareTo(estimate.least()) >= 0 && truth.compareTo(estimate.most()) <= 0;
        }).count() / 600.0;
        assertThat(held).isGreaterThanOrEqualTo(Estimate.CLAIMED - 0.03); // 600 queues tell it to within 1.6 points
    }

    private static List<Duration> gaps(int number, boolean exponential, SplittableRandom random) {
        return Stream.generate(() -> Duration.ofSeconds((long) (600 * (exponential ? -Math.log(1 - random.nextDouble()) : 0.7 + 0.6 * random.nextDouble())))).limit(number).toList();
    }

    @org.junit.jupiter.api.Test
    void littleSeenIsNoEstimate() {
        assertThat(Estimate.of(gaps(7, true, new SplittableRandom(1)), 1, new SplittableRandom(1))).isEmpty();
        assertThat(Estimate.of(gaps(29, true, new SplittableRandom(1)), 10, new SplittableRandom(1))).isEmpty();
    }
}
