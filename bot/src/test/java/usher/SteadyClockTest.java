package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import usher.testing.MovableClock;

class SteadyClockTest {

    private static final Instant NOON = Instant.parse("2027-01-12T12:00:00Z");

    private final MovableClock computer = new MovableClock(NOON);
    private final SteadyClock clock = new SteadyClock(computer);

    private Instant whenPutBackBy(Duration step) {
        assertThat(clock.instant()).isEqualTo(NOON);
        computer.set(NOON.minus(step));
        return clock.instant();
    }

    @Test
    void aSmallStepBackIsWaitedOut() {
        assertThat(whenPutBackBy(SteadyClock.BRIDGED)).isEqualTo(NOON);
        computer.set(NOON.minusMillis(1));
        assertThat(clock.instant()).isEqualTo(NOON);
        computer.set(NOON.plusMillis(1));
        assertThat(clock.instant()).isEqualTo(NOON.plusMillis(1));
    }

    @Test
    void severalSmallStepsAreNotMoreThanOneOfTheirLength() {
        whenPutBackBy(Duration.ofMinutes(3));
        computer.set(NOON.minus(Duration.ofMinutes(6)));
        assertThat(clock.instant()).isEqualTo(NOON.minus(Duration.ofMinutes(6)));
    }

    @Test
    void aClockThatWasAYearAheadIsRightAtOnceWhenItIsCorrected() {
        computer.forward(Duration.ofDays(365));
        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofDays(365)));
        computer.set(NOON);
        assertThat(clock.instant()).isEqualTo(NOON);
        computer.forward(Duration.ofSeconds(1));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(1));
    }
}
