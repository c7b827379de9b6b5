package usher.care;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** Times near a wished one that suit. */
final class Alternatives {

    static final int MOST = 4;
    private static final Duration STEP = Duration.ofMinutes(15);
    /** A week either way: farther away is another plan. */
    static final Duration FARTHEST = Duration.ofDays(7);
    /** Two that are offered differ by as much at least. */
    private static final Duration APART = Duration.ofHours(1);

    private Alternatives() {}

    /** At most {@value #MOST} full quarters of an hour in order: the nearest before and after the wished one, then those that are next nearest, an hour apart. */
    static List<Instant> near(Instant wished, Predicate<Instant> suits) {
        var found = new ArrayList<Instant>();
        var byDistance = quarters(wished);
        byDistance.stream().filter(at -> at.isBefore(wished)).filter(suits).findFirst().ifPresent(found::add);
        byDistance.stream().filter(at -> at.isAfter(wished)).filter(suits).findFirst().ifPresent(found::add);
        for (var at : byDistance) {
            if (found.size() < MOST && isApart(at, found) && suits.test(at)) found.add(at);
        }
        return found.stream().sorted().toList();
    }

    /** The quarters of an hour around {@code wished}, nearest first; every zone's clock shows full quarters at these. */
    private static List<Instant> quarters(Instant wished) {
        var step = STEP.toSeconds();
        var at = wished.getEpochSecond() / step * step;
        var most = FARTHEST.dividedBy(STEP);
        return LongStream.rangeClosed(-most, most).mapToObj(n -> Instant.ofEpochSecond(at + n * step)).filter(it -> !it.equals(wished))
            .sorted(Comparator.comparing((Instant it) -> Duration.between(wished, it).abs()).thenComparing(Comparator.reverseOrder())).toList();
    }

    private static boolean isApart(Instant start, List<Instant> found) {
        return found.stream().allMatch(other -> Duration.between(start, other).abs().compareTo(APART) >= 0);
    }
}
