package usher.hostile;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * How much a fuzzer tries, and the seed that repeats it. A test run tries little; {@code -Dusher.hostile.tries=50} tries fifty times as much and
 * {@code -Dusher.hostile.seed=S} something else.
 */
final class Tries {

    /** What a failing message says to be played again with. */
    static final long SEED = Long.getLong("usher.hostile.seed", 4);
    private static final int TIMES = Integer.getInteger("usher.hostile.tries", 1);

    private Tries() {}

    static int of(int shortest) {
        return Math.multiplyExact(shortest, TIMES);
    }

    /** Chance of its own for each door, so that one can be changed without the others. */
    static RandomGenerator random(String door) {
        return new SplittableRandom(SEED * 31 + door.hashCode());
    }

    static String repeat() {
        return "-Dusher.hostile.seed=" + SEED + " -Dusher.hostile.tries=" + TIMES;
    }
}
