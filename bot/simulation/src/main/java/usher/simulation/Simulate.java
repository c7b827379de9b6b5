package usher.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import org.slf4j.LoggerFactory;

/** {@code ./usher simulate [--seed N] [--steps M]}: plays histories until that many steps are played; its exit code is 1 when a rule was broken. */
public final class Simulate {

    private static final long STEPS = 1_000_000;
    private static final int SHOWN = 40;
    private static final String USAGE = """
        ./usher simulate [--seed N] [--steps M] [--threads T] [--one]
          --seed      where the histories begin, a whole number; 1 unless said
          --steps     how many are played in all, from 1; 1000000 unless said
          --threads   how many histories are played side by side, from 1; one for each processor unless said
          --one       the one history of that very seed, with everything that happened in it
        For example: ./usher simulate --seed 7 --steps 20000""";

    private Simulate() {}

    public static void main(String[] args) {
        var options = new ArrayList<>(Arrays.asList(args));
        try {
            var seed = number(options, "--seed", 1, Long.MIN_VALUE);
            var steps = number(options, "--steps", STEPS, 1);
            var threads = number(options, "--threads", Runtime.getRuntime().availableProcessors(), 1);
            var one = options.remove("--one");
            if (!options.isEmpty()) throw new IllegalArgumentException("There is no " + options.getFirst() + " here.");
            quietly();
            System.exit(one ? one(seed) : play(seed, steps, (int) Math.min(threads, 64)));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + USAGE);
            System.exit(2);
        }
    }

    private static long number(ArrayList<String> options, String name, long otherwise, long least) {
        var at = options.indexOf(name);
        if (at < 0) return otherwise;
        options.remove(at);
        try {
            var number = Long.parseLong(options.remove(at));
            if (number >= least) return number;
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(name + " wants a whole number after it.", e);
        }
        throw new IllegalArgumentException(name + " wants a whole number from " + least + ".");
    }

    private static int one(long seed) {
        try (var ground = new Ground(false)) {
            var history = History.play(ground, seed, History.STEPS);
            System.out.println(history.whole());
            return told(history.steps(), history.violations().size());
        }
    }

    private static int play(long seed, long steps, int threads) {
        var began = System.nanoTime();
        var tally = new Object() {
            long played;
            long violations;
            int histories;
        };
        Histories.play(seed, steps, threads, history -> {
            var before = tally.played / 10_000;
            tally.histories++;
            tally.played += history.steps();
            tally.violations += history.violations().size();
            if (!history.violations().isEmpty() && tally.violations <= SHOWN) System.out.println(history);
            if (tally.played / 10_000 > before) System.out.printf("%d steps in %d histories, %d violations, %.0f s%n", tally.played, tally.histories, tally.violations, (System.nanoTime() - began) / 1e9);
        });
        System.out.printf("%.0f steps a second%n", tally.played / ((System.nanoTime() - began) / 1e9));
        return told(tally.played, tally.violations);
    }

    private static int told(long steps, long violations) {
        System.out.println("steps=" + steps + " violations=" + violations);
        return violations == 0 ? 0 : 1;
    }

    /** Thousands of faults are meant; a log of them would be of no use. */
    static void quietly() {
        if (LoggerFactory.getLogger("ROOT") instanceof ch.qos.logback.classic.Logger root) root.setLevel(ch.qos.logback.classic.Level.OFF);
    }
}
