package usher.hours;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What office hours are measured by, over some cases. Times are those on the wall, from asking on.
 *
 * @param taken until somebody has it, {@code answered} until its first answer, {@code resolved} until it is resolved
 * @param firstContact of those that were answered and resolved, the ones that took one answer and were not reopened
 * @param reopened of those that were resolved
 */
record Measures(int asked, Spread taken, Spread answered, Spread resolved, Share firstContact, Share reopened) {

    static Measures of(Collection<Course> cases) {
        var resolved = cases.stream().filter(Course::wasResolved).toList();
        var answered = resolved.stream().filter(it -> it.answers() > 0).toList();
        return new Measures(cases.size(), spread(cases, it -> it.until(it.takenAt())), spread(cases, it -> it.until(it.answeredAt())), spread(cases, it -> it.until(it.resolvedAt())),
            new Share(answered.stream().filter(Course::tookOneAnswer).count(), answered.size()), new Share(resolved.stream().filter(Course::wasReopened).count(), resolved.size()));
    }

    private static Spread spread(Collection<Course> cases, Function<Course, Optional<Duration>> time) {
        return Spread.of(cases.stream().map(time).flatMap(Optional::stream));
    }

    /**
     * Where the middle and the long end of some times are: the median, and the least time within which nine of ten are (the nearest rank, so that it is a time that was seen).
     * With few times neither says anything.
     */
    record Spread(int n, Optional<Duration> median, Optional<Duration> nine) {

        static final int ENOUGH = 5;
        static final int ENOUGH_FOR_NINE = 10;

        static Spread of(Stream<Duration> times) {
            var sorted = times.sorted().toList();
            var n = sorted.size();
            return new Spread(n, n < ENOUGH ? Optional.empty() : Optional.of(median(sorted)), n < ENOUGH_FOR_NINE ? Optional.empty() : Optional.of(sorted.get((9 * n + 9) / 10 - 1)));
        }

        private static Duration median(List<Duration> sorted) {
            var n = sorted.size();
            return sorted.get((n - 1) / 2).plus(sorted.get(n / 2)).dividedBy(2);
        }
    }

    /** Some of all. */
    record Share(long part, long all) {

        /** Of fewer a percentage would be more exact than it is true. */
        static final int ENOUGH = 10;

        boolean isEnough() {
            return all >= ENOUGH;
        }

        long percent() {
            return Math.round(100.0 * part / all);
        }
    }
}
