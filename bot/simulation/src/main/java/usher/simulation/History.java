package usher.simulation;

import java.time.Duration;
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
    /** How often rows are looked at that hardly any step changes. */
    private static final int SELDOM = 25;
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
        var acts = new Acts(world);
        var before = Rows.of(ground, null);
        try {
            var rounds = 0;
            while (world.steps() < steps && world.wrong.isEmpty()) {
                acts.step(before);
                var now = Rows.of(ground, before);
                look(world, before, now, ++rounds % SELDOM == 0);
                before = now;
            }
            if (world.wrong.isEmpty()) end(world, before);
        } catch (RuntimeException e) {
            world.wrong.add("0 the simulation itself failed: " + e + " at " + List.of(e.getStackTrace()).subList(0, Math.min(6, e.getStackTrace().length)));
        }
        world.ends();
        return new History(seed, world.steps(), List.copyOf(world.wrong), world.trail.digest(), world.lives(), world.trail.last());
    }

    private static void look(World world, Rows before, Rows now, boolean thoroughly) {
        world.wrong.addAll(Laws.broken(before, now, world.clock.instant()));
        world.boards.values().forEach(board -> board.wrong().forEach(it -> world.wrong.add("5 " + it)));
        now.acts().forEach(it -> world.trail.add("  act " + it.subject() + " " + it.act()));
        if (thoroughly) world.wrong.addAll(Separation.broken(world.ground));
    }

    /** The platforms recover and time passes: then everything is as it should be. */
    private static void end(World world, Rows last) {
        var before = last;
        world.boards.values().forEach(Board::up);
        world.ground.disk().keepOn();
        for (var hours : List.of(1, 2, 23, 26)) {
            world.passes(Duration.ofHours(hours));
            var now = Rows.of(world.ground, before);
            look(world, before, now, true);
            before = now;
        }
        world.wrong.addAll(Recovery.broken(world, before));
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
