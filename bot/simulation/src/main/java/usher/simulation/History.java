package usher.simulation;

import java.util.List;

/**
 * One generated history and what came of it. The same seed on the same program is the same history, to the last word.
 *
 * @param violations what was broken, in words that begin with the rule's number; the history ends with the first step that breaks one
 * @param digest of everything that happened
 * @param last what happened last
 */
public record History(long seed, int steps, List<String> violations, String digest, int lives, List<String> last) {

    /** Long enough for drops to open, sell out, pass seats on and end. */
    static final int STEPS = 2000;
    private static final int SHOWN = 40;

    /** What the first of these histories to break a rule says, or nothing: of histories begun with {@code seed} and after, that many steps in all. */
    public static String firstBroken(long seed, int steps, boolean unguarded) {
        try (var ground = new Ground(unguarded)) {
            var played = 0;
            for (var next = seed; played < steps; next++) {
                var history = play(ground, next, Math.min(STEPS, steps - played));
                played += history.steps();
                if (!history.violations().isEmpty()) return history.violations().getFirst() + "\nafter " + played + " steps\n" + history;
            }
        }
        return "";
    }

    /** Plays it; throws nothing. */
    static History play(Ground ground, long seed, int steps) {
        var world = new World(ground, seed);
        try {
            world.people();
            var judge = new Judge(world);
            var acts = new Acts(world);
            world.judged = judge::look;
            world.rows = judge::rows;
            while (world.steps() < steps && world.wrong.isEmpty()) {
                acts.step(judge.rows());
                judge.look();
            }
            if (world.wrong.isEmpty()) judge.end();
        } catch (RuntimeException e) {
            if (world.wrong.isEmpty()) world.wrong.add("0 the simulation itself failed: " + e + " at " + List.of(e.getStackTrace()).subList(0, Math.min(6, e.getStackTrace().length)));
        }
        world.ends();
        return new History(seed, world.steps(), List.copyOf(world.wrong), world.trail.digest(), world.lives(), world.trail.last());
    }

    /** With everything that happened. */
    String whole() {
        return String.join("\n", last) + "\n" + this;
    }

    @Override
    public String toString() {
        return "seed " + seed + ": " + steps + " steps, " + lives + " lives, digest " + digest + ", " + (violations.isEmpty() ? "no rule broken" : String.join("\n  ", violations) + "\n    " + String.join("\n    ", last.subList(Math.max(0, last.size() - SHOWN), last.size())));
    }
}
