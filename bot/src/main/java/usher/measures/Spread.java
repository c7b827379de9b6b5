package usher.measures;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Some lengths of time: how many, the shortest and the longest, and the middle one (of two in the middle, halfway between them). There is at least one. */
record Spread(int n, Duration least, Duration median, Duration most) {

    static Spread of(Stream<Duration> times) {
        return of(times.sorted().toList());
    }

    private static Spread of(List<Duration> sorted) {
        var n = sorted.size();
        return new Spread(n, sorted.getFirst(), sorted.get((n - 1) / 2).plus(sorted.get(n / 2)).dividedBy(2), sorted.getLast());
    }
}
