package usher.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.slf4j.LoggerFactory;

/** {@code ./usher simulate [--seed N] [--steps M]}: plays histories until that many steps are played; its exit code is 1 when a rule was broken. */
public final class Simulate {

    private static final int STEPS = 1_000_000;
    private static final int SHOWN = 40;

    private Simulate() {}

    public static void main(String[] args) {
        var options = new ArrayList<>(Arrays.asList(args));
        var seed = number(options, "--seed", 1);
        var steps = number(options, "--steps", STEPS);
        var one = options.remove("--one");
        if (!options.isEmpty()) {
            System.err.println("usage: ./usher simulate [--seed N] [--steps M] [--one]   (--one: the one history of that very seed, with what happened last)");
            System.exit(2);
        }
        System.exit(play(seed, steps, one));
    }

    private static long number(ArrayList<String> options, String name, long otherwise) {
        var at = options.indexOf(name);
        if (at < 0 || at + 1 >= options.size()) return otherwise;
        options.remove(at);
        return Long.parseLong(options.remove(at));
    }

    private static int play(long seed, long steps, boolean one) {
        quietly();
        var chance = new SplittableRandom(seed);
        var began = System.nanoTime();
        var played = 0L;
        var violations = 0L;
        var told = 0L;
        var histories = 0;
        try (var ground = new Ground(false)) {
            while (played < steps) {
                var history = History.play(ground, one ? seed : chance.nextLong(), (int) Math.min(History.STEPS, steps - played));
                histories++;
                played += history.steps();
                violations += history.violations().size();
                if (!history.violations().isEmpty() && violations <= SHOWN || one) System.out.println(one ? history.whole() : history.toString());
                if (played / 10_000 > told) {
                    told = played / 10_000;
                    System.out.printf("%d steps in %d histories, %d violations, %.0f s%n", played, histories, violations, (System.nanoTime() - began) / 1e9);
                    System.out.flush();
                }
                if (one) break;
            }
        }
        System.out.printf("%.0f steps a second%n", played / ((System.nanoTime() - began) / 1e9));
        System.out.println("steps=" + played + " violations=" + violations);
        return violations == 0 ? 0 : 1;
    }

    /** Thousands of faults are meant; a log of them would be of no use. */
    static void quietly() {
        if (LoggerFactory.getLogger("ROOT") instanceof ch.qos.logback.classic.Logger root) root.setLevel(ch.qos.logback.classic.Level.OFF);
    }
}
