package usher.simulation;

import java.time.Duration;
import java.util.List;

/** Asks the rules of what the database holds and of what the platforms show, past the program, and compares with how it was when it looked last. */
final class Judge {

    /** How often rows are looked at that hardly any step changes. */
    private static final int SELDOM = 25;

    private final World world;
    private final Warnings warnings = new Warnings();
    private final NudgeLaws nudges;
    private Rows before;
    private int looks;

    Judge(World world) {
        this.world = world;
        this.before = Rows.of(world.ground, null);
        this.nudges = new NudgeLaws(world);
    }

    /** As it saw them last. */
    Rows rows() {
        return before;
    }

    /** After every step. */
    void look() {
        look(++looks % SELDOM == 0);
    }

    private void look(boolean thoroughly) {
        var now = Rows.of(world.ground, before);
        world.wrong.addAll(Laws.broken(world.ground, before, now, world.clock.instant()));
        world.wrong.addAll(CaseLaws.broken(world.ground, before, now, world.left));
        world.left.clear();
        world.wrong.addAll(warnings.broken(before, now));
        world.wrong.addAll(LoadLaws.broken(world.ground, before, now, world.clock.instant()));
        world.wrong.addAll(PromiseLaws.broken(before, now));
        world.wrong.addAll(nudges.broken(before, now));
        world.wrong.addAll(Lines.broken(world.ground, before, now));
        world.wrong.addAll(Wording.broken(world.ground, before, now));
        world.wrong.addAll(CaseBoards.broken(world.ground, before, now));
        world.boards.values().forEach(board -> board.wrong().forEach(it -> world.wrong.add("5 " + it)));
        now.acts().forEach(it -> world.trail.add("  act " + it.subject() + " " + it.act()));
        if (thoroughly) {
            world.wrong.addAll(Separation.broken(world.ground));
            world.wrong.addAll(CaseBoards.stale(world, now));
        }
        before = now;
    }

    /** The platforms recover and time passes: then everything is as it should be. */
    void end() {
        world.boards.values().forEach(board -> {
            board.up();
            board.meanwhile(() -> { });
        });
        world.ground.disk().keepOn();
        for (var hours : List.of(1, 2, 23, 26)) {
            world.passes(Duration.ofHours(hours));
            look(true);
        }
        world.wrong.addAll(Recovery.broken(world, before));
        world.wrong.addAll(Wording.broken(world.ground, before, before));
        world.wrong.addAll(CaseBoards.broken(world.ground, before, before));
    }
}
