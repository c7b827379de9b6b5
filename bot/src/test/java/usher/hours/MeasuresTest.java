package usher.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import usher.hours.Measures.Share;
import usher.hours.Measures.Spread;

class MeasuresTest {

    private static final Instant NOON = Instant.parse("2027-01-12T12:00:00Z");

    /** Minutes from asking on; −1: not yet. {@code ended} and {@code reopened}: the rows, 0 for none. */
    private static Course course(long taken, long answered, long resolved, long answers, long ended, long reopened) {
        return new Course(1, 1, NOON, at(taken), at(answered), at(resolved), answers, row(ended), row(reopened));
    }

    private static Optional<Instant> at(long minutes) {
        return minutes < 0 ? Optional.empty() : Optional.of(NOON.plus(Duration.ofMinutes(minutes)));
    }

    private static Optional<Long> row(long id) {
        return Optional.of(id).filter(it -> it > 0);
    }

    private static Spread spread(long... minutes) {
        return Spread.of(LongStream.of(minutes).mapToObj(Duration::ofMinutes));
    }

    @Test
    void theMedianIsTheMiddleOrTheMeanOfTheTwoInTheMiddle() {
        assertThat(spread(50, 10, 30, 20, 40).median()).contains(Duration.ofMinutes(30));
        assertThat(spread(60, 10, 30, 20, 45, 50).median()).contains(Duration.ofSeconds(2250)); // (30 + 45) / 2 = 37.5 minutes
        assertThat(spread(1, 1, 1, 1, 1000).median()).contains(Duration.ofMinutes(1));
    }

    @Test
    void nineOfTenIsTheNearestRank() {
        assertThat(spread(LongStream.rangeClosed(1, 10).toArray()).nine()).contains(Duration.ofMinutes(9)); // rank ⌈9⌉
        assertThat(spread(LongStream.rangeClosed(1, 11).toArray()).nine()).contains(Duration.ofMinutes(10)); // rank ⌈9.9⌉
        assertThat(spread(LongStream.rangeClosed(1, 20).toArray()).nine()).contains(Duration.ofMinutes(18)); // rank ⌈18⌉
        assertThat(spread(LongStream.rangeClosed(1, 21).toArray()).nine()).contains(Duration.ofMinutes(19)); // rank ⌈18.9⌉
    }

    @Test
    void fewTimesSayNothing() {
        assertThat(spread(1, 2, 3, 4)).isEqualTo(new Spread(4, Optional.empty(), Optional.empty()));
        assertThat(spread(1, 2, 3, 4, 5, 6, 7, 8, 9).nine()).isEmpty();
        assertThat(spread()).isEqualTo(new Spread(0, Optional.empty(), Optional.empty()));
        assertThat(MeasureCards.spread(spread(1, 2, 3)).plain(Locale.ENGLISH)).isEqualTo("not enough yet (3 of 5)");
        assertThat(MeasureCards.spread(spread(60, 120, 180, 240, 300)).plain(Locale.ENGLISH)).isEqualTo("half within 3 hours");
        assertThat(MeasureCards.spread(spread(LongStream.rangeClosed(1, 10).map(it -> it * 600).toArray())).plain(Locale.ENGLISH)).isEqualTo("half within 2 days, 9 of 10 within 4 days"); // 55 and 90 hours
    }

    @Test
    void aShareOfFewIsSaidAsItIs() {
        assertThat(MeasureCards.share(new Share(0, 0)).plain(Locale.ENGLISH)).isEqualTo("not enough yet");
        assertThat(MeasureCards.share(new Share(2, 3)).plain(Locale.ENGLISH)).isEqualTo("2 of 3");
        assertThat(MeasureCards.share(new Share(9, 9)).plain(Locale.ENGLISH)).isEqualTo("9 of 9");
        assertThat(MeasureCards.share(new Share(7, 12)).plain(Locale.ENGLISH)).isEqualTo("58% (7 of 12)"); // 58.3
        assertThat(MeasureCards.share(new Share(1, 200)).plain(Locale.ENGLISH)).isEqualTo("1% (1 of 200)"); // 0.5
    }

    @ParameterizedTest
    @CsvSource({"0,0 minutes", "29,0 minutes", "31,1 minute", "3600,60 minutes", "7139,119 minutes", "7200,2 hours", "9000,3 hours", "171000,2 days", "864000,10 days"})
    void aLengthIsInTheUnitInWhichPeopleSayIt(long seconds, String words) {
        assertThat(MeasureCards.length(Duration.ofSeconds(seconds)).plain(Locale.ENGLISH)).isEqualTo(words);
    }

    /** Seven cases, counted by hand. */
    @Test
    void firstContactAndReopeningAreCountedAsTheyAreMeant() {
        var measures = Measures.of(List.of(
            course(10, 20, 30, 1, 100, 0), // one answer, resolved: first contact
            course(20, 30, 60, 2, 100, 0), // two answers
            course(30, 40, 90, 2, 100, 120), // answered, resolved, reopened, answered and resolved again
            course(40, 50, -1, 1, 100, 120), // one answer, resolved, and reopened: stands open now
            course(50, -1, 55, 0, 100, 0), // closed without an answer: counts for reopening only
            course(60, -1, -1, 0, 0, 0), // taken
            course(-1, -1, -1, 0, 0, 90))); // withdrawn and asked again: not reopened
        assertThat(measures.asked()).isEqualTo(7);
        assertThat(measures.firstContact()).isEqualTo(new Share(1, 4));
        assertThat(measures.reopened()).isEqualTo(new Share(2, 5));
        assertThat(measures.taken()).isEqualTo(new Spread(6, Optional.of(Duration.ofMinutes(35)), Optional.empty()));
        assertThat(measures.answered()).isEqualTo(new Spread(4, Optional.empty(), Optional.empty()));
        assertThat(measures.resolved()).isEqualTo(new Spread(4, Optional.empty(), Optional.empty()));
    }

    @Test
    void manyCasesAreMeasuredAsFew() {
        var measures = Measures.of(IntStream.rangeClosed(1, 100).mapToObj(i -> course(i, i + 60, i + 120, i % 4 == 0 ? 2 : 1, 1, i % 10 == 0 ? 2 : 0)).toList());
        assertThat(measures.taken()).isEqualTo(new Spread(100, Optional.of(Duration.ofSeconds(3030)), Optional.of(Duration.ofMinutes(90)))); // between the 50th and the 51st minute
        assertThat(measures.resolved().median()).contains(Duration.ofSeconds(10_230));
        assertThat(measures.reopened()).isEqualTo(new Share(10, 100));
        assertThat(measures.firstContact()).isEqualTo(new Share(70, 100)); // 75 with one answer, of which 10, 30, 50, 70 and 90 were reopened
    }
}
