package usher.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Items of checklists that are due on the same morning: asked about in one message a person, when each of them is awake. */
final class Mornings implements Suite {

    private static final int EACH = 5;

    @Override
    public String name() {
        return "nudges";
    }

    @Override
    public String about() {
        return "items of checklists due on the same morning, each person's of " + EACH + " events, asked about in one message a person at the hour at which each is awake: eight zones, three kinds of quiet hours, "
            + "the scheduler on a clock that leaps over the hours between. p50 and p99 are how long after that hour the message was shown. The floor is the same timers and the same messages, with nothing read of what they are about.";
    }

    @Override
    public void run(Setup setup, Consumer<Line> found) throws Exception {
        var people = setup.quick() ? 400 : 20_000;
        var runs = setup.quick() ? 1 : Math.min(setup.runs(), 3);
        for (var database : setup.databases()) {
            var ours = new ArrayList<Double>();
            var floor = new ArrayList<Double>();
            var middle = new ArrayList<Double>();
            var late = new ArrayList<Double>();
            var wrong = new long[3];
            try (var place = Place.of(database, setup.folder()); var town = new Town(place.fresh(), people, EACH)) {
                for (var day = setup.quick() ? 0 : -1; day < runs; day++) { // the first warms up
                    var asked = town.morning(Town.ASKED);
                    var told = town.morning(Town.TOLD);
                    for (var it : List.of(asked, told)) {
                        wrong[0] += it.lost();
                        wrong[1] += it.doubled();
                        wrong[2] += it.early();
                    }
                    if (day < 0) continue;
                    ours.add(asked.aSecond());
                    floor.add(told.aSecond());
                    middle.add(asked.late().millis(0.5));
                    late.add(asked.late().millis(0.99));
                }
                var spread = new Spread(ours);
                found.accept(new Line(String.format(Locale.ROOT, "nudges %s, %,d items of %,d people", database, EACH * people, people), "messages/s", spread, new Spread(floor), new Spread(middle), new Spread(late),
                    List.of(Goal.atLeast("ratio", 0.5, spread.median() / new Spread(floor).median()), Goal.exactly("lost", 0, wrong[0]), Goal.exactly("doubled", 0, wrong[1]), Goal.exactly("disordered", 0, wrong[2])),
                    String.format(Locale.ROOT, "all of them in %.1f s, at %d hours", people / spread.median(), town.hours())));
            }
        }
    }
}
