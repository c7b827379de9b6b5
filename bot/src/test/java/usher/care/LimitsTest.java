package usher.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a host can bear, without any database. */
class LimitsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOON = Instant.parse("2027-01-12T12:00:00Z");

    private static Session at(String from, int minutes) {
        var start = Instant.parse(from);
        return new Session(from, start, start.plus(Duration.ofMinutes(minutes)));
    }

    private static Optional<Limits.Kind> clash(Limits limits, Session asked, Session... others) {
        return limits.against(asked, List.of(others), BERLIN).map(Limits.Clash::kind);
    }

    @Test
    void sessionsThatTouchLackTheirBufferAndSessionsThatOverlapAreWorse() {
        var noon = at("2027-01-12T12:00:00Z", 60);
        assertThat(clash(Limits.USUAL, at("2027-01-12T12:59:00Z", 60), noon)).contains(Limits.Kind.OVERLAP);
        assertThat(clash(Limits.USUAL, at("2027-01-12T13:00:00Z", 60), noon)).contains(Limits.Kind.BUFFER);
        assertThat(clash(Limits.USUAL, at("2027-01-12T13:14:00Z", 60), noon)).contains(Limits.Kind.BUFFER);
        assertThat(clash(Limits.USUAL, at("2027-01-12T13:15:00Z", 60), noon)).isEmpty();
        assertThat(clash(Limits.USUAL, at("2027-01-12T10:45:00Z", 60), noon)).isEmpty();
        assertThat(clash(Limits.USUAL, at("2027-01-12T11:00:00Z", 180), noon)).contains(Limits.Kind.OVERLAP);
    }

    @Test
    void aWeekRunsFromMondayToSundayByTheHostsOwnCalendar() {
        var two = new Limits(Duration.ZERO, Optional.of(2), Optional.empty(), Optional.empty(), Optional.empty());
        var sunday = at("2027-01-17T22:30:00Z", 20);   // 23:30 in Berlin, still Sunday
        var monday = at("2027-01-17T23:30:00Z", 20);   // 00:30 in Berlin, Monday
        assertThat(clash(two, at("2027-01-15T12:00:00Z", 60), sunday, monday)).isEmpty();
        assertThat(clash(two, at("2027-01-15T12:00:00Z", 60), sunday, at("2027-01-11T12:00:00Z", 60))).contains(Limits.Kind.SESSIONS);
        assertThat(clash(two, at("2027-12-31T12:00:00Z", 60), at("2028-01-01T12:00:00Z", 60), at("2028-01-02T12:00:00Z", 60))).contains(Limits.Kind.SESSIONS);
    }

    @Test
    void theHoursOfAWeekAreCountedWithTheNewOnes() {
        var three = new Limits(Duration.ZERO, Optional.empty(), Optional.of(3), Optional.empty(), Optional.empty());
        assertThat(clash(three, at("2027-01-14T12:00:00Z", 60), at("2027-01-12T12:00:00Z", 120))).isEmpty();
        assertThat(clash(three, at("2027-01-14T12:00:00Z", 61), at("2027-01-12T12:00:00Z", 120))).contains(Limits.Kind.HOURS);
    }

    @Test
    void afterFourHoursABreakIsDueButASingleLongSessionMayBe() {
        var morning = at("2027-01-12T08:00:00Z", 120);
        var next = at("2027-01-12T10:15:00Z", 90);
        assertThat(clash(Limits.USUAL, at("2027-01-12T12:00:00Z", 60), morning, next)).contains(Limits.Kind.BREAK);
        assertThat(clash(Limits.USUAL, at("2027-01-12T12:15:00Z", 60), morning, next)).isEmpty();
        assertThat(clash(Limits.USUAL, at("2027-01-12T12:00:00Z", 600))).isEmpty();
        assertThat(clash(Limits.USUAL, at("2027-01-12T06:45:00Z", 60), morning, next)).contains(Limits.Kind.BREAK);
    }

    @Test
    void theStricterRulesAreKeptWhereTwoPersonsAreOne() {
        var one = new Limits(Duration.ofMinutes(5), Optional.of(4), Optional.empty(), Optional.of(Duration.ofHours(3)), Optional.of(7));
        var other = new Limits(Duration.ofMinutes(20), Optional.of(9), Optional.of(6), Optional.empty(), Optional.of(5));
        assertThat(one.stricter(other)).isEqualTo(new Limits(Duration.ofMinutes(20), Optional.of(4), Optional.of(6), Optional.of(Duration.ofHours(3)), Optional.of(5)));
    }

    @Test
    void alternativesAreTheNearestBeforeAndAfterAndThenAnHourApart() {
        assertThat(Alternatives.near(NOON, at -> Duration.between(NOON, at).abs().compareTo(Duration.ofMinutes(45)) >= 0)).containsExactly(
            NOON.minus(Duration.ofMinutes(105)), NOON.minus(Duration.ofMinutes(45)), NOON.plus(Duration.ofMinutes(45)), NOON.plus(Duration.ofMinutes(105)));
        assertThat(Alternatives.near(NOON.plusSeconds(600), at -> at.isAfter(NOON.plusSeconds(3000)) && at.isBefore(NOON.plusSeconds(5000)))).containsExactly(NOON.plusSeconds(3600));
        assertThat(Alternatives.near(NOON, at -> false)).isEmpty();
        assertThat(Alternatives.near(NOON, at -> at.equals(NOON.plus(Duration.ofDays(7))))).containsExactly(NOON.plus(Duration.ofDays(7)));
    }

    /** Sessions are asked for and called off at random, let in by {@code door}, and judged by {@code limits} after every step. */
    private static int history(long seed, Limits limits, Door door) {
        var chance = new SplittableRandom(seed);
        var kept = new ArrayList<Session>();
        for (var step = 0; step < 1500; step++) {
            if (!kept.isEmpty() && chance.nextInt(6) == 0) kept.remove(chance.nextInt(kept.size()));
            var start = NOON.plus(Duration.ofMinutes(5L * chance.nextInt(0, 14 * 24 * 12)));
            var asked = new Session("s" + step, start, start.plus(Duration.ofMinutes(5L * chance.nextInt(1, 40))));
            if (door.lets(asked, kept)) kept.add(asked);
            Judge.of(kept, limits, BERLIN, "seed " + seed + " step " + step);
        }
        return kept.size();
    }

    private interface Door {
        boolean lets(Session asked, List<Session> others);
    }

    private static Limits some(long seed) {
        var chance = new SplittableRandom(seed);
        return new Limits(Duration.ofMinutes(chance.nextInt(5, 46)), Optional.of(chance.nextInt(3, 20)), Optional.of(chance.nextInt(5, 30)), Optional.of(Duration.ofHours(chance.nextInt(1, 6))), Optional.empty());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsLetThroughNeverOverlapsNorBreaksARuleSeenAfterwards(long seed) {
        var limits = some(seed);
        assertThat(history(seed, limits, (asked, kept) -> limits.against(asked, kept, BERLIN).isEmpty())).isPositive();
    }

    /** Rules that were forgotten or a little wrong: the histories above must notice each of them. */
    static Stream<Arguments> mutants() {
        return Stream.of(
            Arguments.of("forgets the buffer", (Mutant) it -> new Limits(Duration.ZERO, it.sessions(), it.hours(), it.breakAfter(), it.cases())),
            Arguments.of("five minutes less of buffer", (Mutant) it -> new Limits(it.buffer().minusMinutes(5), it.sessions(), it.hours(), it.breakAfter(), it.cases())),
            Arguments.of("one session too many", (Mutant) it -> new Limits(it.buffer(), it.sessions().map(n -> n + 1), it.hours(), it.breakAfter(), it.cases())),
            Arguments.of("an hour too many", (Mutant) it -> new Limits(it.buffer(), it.sessions(), it.hours().map(n -> n + 1), it.breakAfter(), it.cases())),
            Arguments.of("forgets breaks", (Mutant) it -> new Limits(it.buffer(), it.sessions(), it.hours(), Optional.empty(), it.cases())));
    }

    private interface Mutant {
        Limits of(Limits limits);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void theHistoriesCatchARuleThatIsWrong(String name, Mutant mutant) {
        assertThatThrownBy(() -> {
            for (var seed = 1L; seed <= 20; seed++) {
                var limits = some(seed);
                var wrong = mutant.of(limits);
                history(seed, limits, (asked, kept) -> wrong.against(asked, kept, BERLIN).isEmpty());
            }
        }).as(name).isInstanceOf(AssertionError.class);
    }

    @Test
    void theHistoriesCatchACalendarThatIsNotTheHostsOwn() {
        assertThatThrownBy(() -> {
            for (var seed = 1L; seed <= 20; seed++) {
                var limits = some(seed);
                history(seed, limits, (asked, kept) -> limits.against(asked, kept, ZoneId.of("Pacific/Kiritimati")).isEmpty());
            }
        }).isInstanceOf(AssertionError.class);
    }

    @Test
    void theHistoriesCatchALookAtTheFirstOtherSessionOnly() {
        assertThatThrownBy(() -> history(1, some(1), (asked, kept) -> some(1).against(asked, kept.stream().limit(1).toList(), BERLIN).isEmpty())).isInstanceOf(AssertionError.class);
    }
}
