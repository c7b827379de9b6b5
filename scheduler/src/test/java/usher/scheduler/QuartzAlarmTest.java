package usher.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuartzAlarmTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final int SHOTS = 50;

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final InstantSource clock = () -> Instant.now().plus(ahead.get());
    private final BlockingQueue<Instant> rung = new LinkedBlockingQueue<>();
    private final QuartzAlarm alarm = new QuartzAlarm(clock);

    @AfterEach
    void close() {
        alarm.close();
    }

    private void open() {
        alarm.open(() -> rung.add(clock.instant()));
    }

    private Instant ring() throws InterruptedException {
        var at = rung.poll(5, TimeUnit.SECONDS);
        assertThat(at).as("rang within five seconds").isNotNull();
        return at;
    }

    @Test
    void ringsAtTheInstantAndNeverBefore() throws InterruptedException {
        open();
        var late = new ArrayList<Duration>();
        for (var shot = 0; shot < SHOTS; shot++) {
            var when = clock.instant().plusMillis(20 + shot % 7 * 9L);
            alarm.set(when);
            late.add(Duration.between(when, ring()));
        }
        late.sort(null);
        System.out.printf("Quartz rang %d times: late by p50 %.1f ms, p99 %.1f ms%n", SHOTS, millis(late.get(SHOTS / 2)), millis(late.getLast()));
        assertThat(late.getFirst()).as("the earliest").isGreaterThanOrEqualTo(Duration.ZERO);
        // the product's promise for a drop is 250 ms; half of it leaves room for the commit
        assertThat(late.getLast()).as("the latest of %d", SHOTS).isLessThan(Duration.ofMillis(125));
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    @Test
    void anInstantThatHasPassedRingsAtOnce() throws InterruptedException {
        open();
        var before = clock.instant();
        alarm.set(before.minus(Duration.ofDays(400)));
        assertThat(ring()).isBefore(before.plusMillis(500));
    }

    @Test
    void anInstantThatPassedBeforeOpeningRingsOnOpening() throws InterruptedException {
        alarm.set(clock.instant().minusSeconds(3600));
        open();
        assertThat(ring()).isNotNull();
    }

    @Test
    void settingMovesWhatWasSet() throws InterruptedException {
        open();
        alarm.set(clock.instant().plusSeconds(3600));
        var sooner = clock.instant().plusMillis(60);
        alarm.set(sooner);
        assertThat(ring()).isAfterOrEqualTo(sooner);
        alarm.set(clock.instant().plusMillis(40));
        var later = clock.instant().plusMillis(300);
        alarm.set(later);
        assertThat(ring()).isAfterOrEqualTo(later);
        assertThat(rung).as("the earlier instant was forgotten").isEmpty();
    }

    @Test
    void theRingerMaySetTheNextOne() {
        alarm.open(() -> {
            rung.add(clock.instant());
            if (rung.size() < 3) alarm.set(clock.instant().plusMillis(10));
        });
        alarm.set(clock.instant());
        await().until(() -> rung.size() == 3);
    }

    @Test
    void goesByTheBotsClock() throws InterruptedException {
        ahead.set(Duration.ofDays(-3));
        open();
        var when = clock.instant().plusMillis(50);
        alarm.set(when);
        assertThat(Duration.between(when, ring())).isBetween(Duration.ZERO, Duration.ofMillis(500));
    }

    @Test
    void aClockThatIsMovedOnRingsWhatItPassed() throws InterruptedException {
        open();
        alarm.set(clock.instant().plus(Duration.ofHours(2)));
        ahead.set(Duration.ofHours(3));
        alarm.clockMoved();
        assertThat(ring()).isNotNull();
    }

    @Test
    void aClockThatIsMovedBackWaitsForItsInstant() throws InterruptedException {
        open();
        var when = clock.instant().plusMillis(50);
        alarm.set(when);
        ahead.set(Duration.ofMillis(-300));
        assertThat(ring()).isAfterOrEqualTo(when);
    }

    @Test
    void aChoreKeepsItsTimeOfDayOverBothClockChanges() {
        var spring = Instant.parse("2027-03-26T12:00:00Z");
        var first = alarm.next("0 0 9 * * ?", BERLIN, spring);
        var second = alarm.next("0 0 9 * * ?", BERLIN, first);
        var autumn = alarm.next("0 0 9 * * ?", BERLIN, Instant.parse("2027-10-31T00:00:00Z"));
        assertThat(first).isEqualTo(LocalDateTime.parse("2027-03-27T09:00").atZone(BERLIN).toInstant());
        assertThat(second).as("an hour sooner: the night was short").isEqualTo(first.plus(Duration.ofHours(23)));
        assertThat(autumn).isEqualTo(Instant.parse("2027-10-31T08:00:00Z"));
    }

    @Test
    void aTimeThatTheNightSkipsOrDoublesComesOnce() {
        var skipped = alarm.next("0 30 2 * * ?", BERLIN, Instant.parse("2027-03-27T12:00:00Z"));
        var doubled = alarm.next("0 30 2 * * ?", BERLIN, Instant.parse("2027-10-30T12:00:00Z"));
        var afterwards = alarm.next("0 30 2 * * ?", BERLIN, doubled);
        System.out.println("02:30 in Berlin: " + skipped + ", " + doubled + ", then " + afterwards);
        assertThat(skipped).isBetween(Instant.parse("2027-03-28T01:00:00Z"), Instant.parse("2027-03-29T00:30:00Z"));
        assertThat(doubled).isIn(Instant.parse("2027-10-31T00:30:00Z"), Instant.parse("2027-10-31T01:30:00Z"));
        assertThat(afterwards).isEqualTo(Instant.parse("2027-11-01T01:30:00Z"));
    }

    @Test
    void aWrongExpressionIsNamed() {
        assertThatThrownBy(() -> alarm.next("every day", ZoneOffset.UTC, Instant.EPOCH)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("every day");
        assertThatThrownBy(() -> alarm.next("0 0 0 1 1 ? 2020", ZoneOffset.UTC, Instant.parse("2026-01-01T00:00:00Z"))).hasMessageContaining("names no instant");
    }
}
