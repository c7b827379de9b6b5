package usher.care;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Times near a wished one that suit. */
final class Alternatives {

    static final int MOST = 4;
    private static final Duration STEP = Duration.ofMinutes(15);
    /** A week either way: farther away is another plan. */
    static final Duration FARTHEST = Duration.ofDays(7);
    /** Two that are offered differ by as much at least. */
    private static final Duration APART = Duration.ofHours(1);

    private Alternatives() {}

    /** At most {@value #MOST} times in order: the nearest before and after the wished one first, then those that are next nearest, an hour apart. */
    static List<Instant> near(Instant wished, Predicate<Instant> suits) {
        var found = new ArrayList<Instant>();
        first(wished, STEP.negated(), suits).ifPresent(found::add);
        first(wished, STEP, suits).ifPresent(found::add);
        for (var away = STEP; away.compareTo(FARTHEST) <= 0 && found.size() < MOST; away = away.plus(STEP)) {
            for (var start : List.of(wished.plus(away), wished.minus(away))) {
                if (found.size() < MOST && isApart(start, found) && suits.test(start)) found.add(start);
            }
        }
        return found.stream().sorted().toList();
    }

    private static Optional<Instant> first(Instant wished, Duration step, Predicate<Instant> suits) {
        var most = FARTHEST.dividedBy(STEP);
        for (var n = 1; n <= most; n++) {
            var start = wished.plus(step.multipliedBy(n));
            if (suits.test(start)) return Optional.of(start);
        }
        return Optional.empty();
    }

    private static boolean isApart(Instant start, List<Instant> found) {
        return found.stream().allMatch(other -> Duration.between(start, other).abs().compareTo(APART) >= 0);
    }
}
