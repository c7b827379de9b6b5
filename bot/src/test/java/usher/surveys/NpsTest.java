package usher.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The score and its interval, computed by hand and for every sample there is of few. */
class NpsTest {

    /** All five 9 or 10: (5 + ¾) / 8 = 0.71875, ¾ / 8 = 0.09375; their difference 0.625, the variance 0.8125 − 0.390625 = 0.421875, and 1.96 · √(0.421875 / 8) = 0.4501. */
    @Test
    void allPromoters() {
        var it = new Nps(5, 5, 0);
        assertThat(it.score()).isEqualTo(100);
        assertThat(it.low()).isCloseTo(17.49, within(0.01));
        assertThat(it.high()).isEqualTo(100); // 107.51 cut off
        assertThat(it.said().plain(Locale.ENGLISH)).isEqualTo("100 (between 17 and 100)");
    }

    @Test
    void allDetractorsIsTheSameTheOtherWayRound() {
        var it = new Nps(5, 0, 5);
        assertThat(it.score()).isEqualTo(-100);
        assertThat(it.low()).isEqualTo(-100);
        assertThat(it.high()).isCloseTo(-17.49, within(0.01));
        assertThat(it.said().plain(Locale.ENGLISH)).isEqualTo("-100 (between -100 and -17)");
    }

    /** Nobody at either end: ¾ / 8 each, the variance 0.1875, 1.96 · √(0.1875 / 8) = 0.3001. */
    @Test
    void nobodyEitherWayIsNoPoint() {
        var it = new Nps(5, 0, 0);
        assertThat(it.score()).isZero();
        assertThat(it.low()).isCloseTo(-30.01, within(0.01));
        assertThat(it.high()).isCloseTo(30.01, within(0.01));
    }

    /** 50 of 100 and 20 of 100: 50.75 / 103 = 0.492718, 20.75 / 103 = 0.201456; difference 0.291262, variance 0.694175 − 0.084834 = 0.609341, 1.96 · √(0.609341 / 103) = 0.150752. */
    @Test
    void many() {
        var it = new Nps(100, 50, 20);
        assertThat(it.score()).isEqualTo(30);
        assertThat(it.passives()).isEqualTo(30);
        assertThat(it.low()).isCloseTo(14.05, within(0.01));
        assertThat(it.high()).isCloseTo(44.20, within(0.01));
        assertThat(it.isFew()).isFalse();
        assertThat(new Nps(19, 10, 2).isFew()).isTrue();
    }

    /** 3 and 1 of 5: 3.75 / 8 and 1.75 / 8; difference 0.25, variance 0.6875 − 0.0625 = 0.625, 1.96 · √(0.625 / 8) = 0.5478. */
    @Test
    void few() {
        assertThat(new Nps(5, 3, 1).said().plain(Locale.ENGLISH)).isEqualTo("40 (between -30 and 80)");
        assertThat(new Nps(2, 1, 0).plus(new Nps(3, 2, 1))).isEqualTo(new Nps(5, 3, 1));
    }

    @Test
    void itIsWithinTheScaleAndHoldsTheScore() {
        for (var n = 1; n <= 40; n++) {
            for (var promoters = 0; promoters <= n; promoters++) {
                for (var detractors = 0; promoters + detractors <= n; detractors++) {
                    var it = new Nps(n, promoters, detractors);
                    assertThat(it.low()).as("%s", it).isBetween(-100.0, it.score());
                    assertThat(it.high()).as("%s", it).isBetween(it.score(), 100.0);
                    assertThat(it.high() - it.low()).as("%s", it).isPositive();
                    var turned = new Nps(n, detractors, promoters);
                    assertThat(turned.low()).isCloseTo(-it.high(), within(1e-9));
                }
            }
        }
    }

    @Test
    void theSameOpinionsOfMoreSayMore() {
        var random = new SplittableRandom(7);
        for (var i = 0; i < 2_000; i++) {
            var n = random.nextInt(5, 60);
            var promoters = random.nextInt(n + 1);
            var detractors = random.nextInt(n - promoters + 1);
            var width = Double.MAX_VALUE;
            for (var times = 1; times <= 16; times *= 2) {
                var it = new Nps(n * times, promoters * times, detractors * times);
                assertThat(it.high() - it.low()).as("%s", it).isLessThan(width);
                width = it.high() - it.low();
            }
        }
    }

    /** Of all the samples that a truth can bring, the interval holds it in nearly 95 of 100 even where they are of ten. */
    @Test
    void itHoldsTheTruthAsOftenAsItSays() {
        for (var truth : new double[][] {{0.5, 0.2}, {0.7, 0.1}, {0.3, 0.3}, {0.2, 0.5}, {0.85, 0.05}}) {
            var held = 0.0;
            for (var promoters = 0; promoters <= 10; promoters++) {
                for (var detractors = 0; promoters + detractors <= 10; detractors++) {
                    var it = new Nps(10, promoters, detractors);
                    var is = 100 * (truth[0] - truth[1]);
                    if (it.low() <= is && is <= it.high()) held += chance(10, promoters, detractors, truth);
                }
            }
            assertThat(held).as("%s and %s", truth[0], truth[1]).isGreaterThan(0.9);
        }
    }

    private static double chance(int n, int promoters, int detractors, double[] truth) {
        var ways = 1.0;
        for (var i = 0; i < promoters; i++) ways = ways * (n - i) / (i + 1);
        for (var i = 0; i < detractors; i++) ways = ways * (n - promoters - i) / (i + 1);
        return ways * Math.pow(truth[0], promoters) * Math.pow(truth[1], detractors) * Math.pow(1 - truth[0] - truth[1], n - promoters - detractors);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> new Nps(0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Nps(5, 4, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
