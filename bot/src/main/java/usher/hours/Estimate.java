package usher.hours;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How long whoever stands at a place in line will wait, in opening time, from how fast the line moved lately. Both ends are drawn by bootstrap (Efron 1979): from
 * what was seen as many gaps are drawn again, and from those the gaps still to come, so that little seen makes a wide range.
 *
 * @param least and {@code most}: rounded to whole minutes, outwards
 */
public record Estimate(Duration least, Duration most) {

    /** Part of the waits that the range claims to hold. */
    public static final double CLAIMED = 0.8;
    /** Part of the drawn waits that it does hold: from few gaps a bootstrap is too sure of itself, and a range for eight of ten held seven. */
    private static final double HELD = 0.9;
    /** With fewer gaps the range says nothing, nor with less than this many for each case before. */
    static final int ENOUGH = 8;
    private static final int FOR_EACH = 3;
    private static final int DRAWN = 1000;

    /**
     * @param gaps between one case being taken and the next while others waited, in opening time; the newest some dozens
     * @param position in line, from 1
     */
    public static Optional<Estimate> of(List<Duration> gaps, int position, RandomGenerator random) {
        if (gaps.size() < Math.max(ENOUGH, FOR_EACH * position)) return Optional.empty();
        var seen = gaps.stream().mapToLong(Duration::toMillis).toArray();
        var waits = IntStream.range(0, DRAWN).mapToLong(_ -> drawn(seen, position, random)).sorted().toArray();
        var beyond = (1 - HELD) / 2;
        return Optional.of(new Estimate(Duration.ofMinutes(waits[(int) (beyond * DRAWN)] / 60_000), Duration.ofMinutes(-Math.floorDiv(-waits[(int) ((1 - beyond) * DRAWN) - 1], 60_000))));
    }

    private static long drawn(long[] seen, int position, RandomGenerator random) {
        var again = Arrays.stream(seen).map(_ -> seen[random.nextInt(seen.length)]).toArray();
        return IntStream.range(0, position).mapToLong(_ -> again[random.nextInt(again.length)]).sum();
    }
}
