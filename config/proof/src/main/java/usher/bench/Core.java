package usher.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** Durable claims a second, from the call's arrival to its answer, beside the same statements by plain JDBC. */
final class Core implements Suite {

    private static final List<Integer> IN_FLIGHT = List.of(1, 8, 64, 512);
    private static final int MANY = 1000;
    /** Of a drop's 10,000 seats; the crowd then goes on to the next. */
    private static final int CLAIMS_A_DROP = 9_500;
    private static final int HOT_DROPS = 30;
    /** Runs of a second each before anything counts: Java compiles meanwhile. */
    private static final int WARM_UP = 6;
    /** Times as long as a run is what tells where the time goes when a goal is missed. */
    private static final int PROFILED = 3;

    @Override
    public String name() {
        return "core";
    }

    @Override
    public String about() {
        return "durable claims a second by strangers, through Bot.handle with everything it does (people met, seat, audit, post, answer, forced commit); the floor runs the same statements by plain JDBC, one forced commit a claim. Rows are recounted after every run.";
    }

    @Override
    public void run(Setup setup, Consumer<Line> found) throws Exception {
        for (var name : setup.databases()) {
            try (var place = Place.of(name, setup.folder())) {
                setup.say(place.words());
                for (var hot : List.of(true, false)) pools(setup, place, new Case(name, hot, hot ? setup.quick() ? 2 : HOT_DROPS : setup.quick() ? 20 : MANY), found);
            }
        }
    }

    /** One pool at a time, or many at once. */
    private record Case(String database, boolean hot, int drops) {
        String words() {
            return "core " + database + (hot ? " one pool, " : String.format(Locale.ROOT, " %,d pools, ", drops));
        }
    }

    private void pools(Setup setup, Place place, Case on, Consumer<Line> found) throws Exception {
        var url = place.fresh();
        try (var floor = new Floor(place.fresh(), on.drops()); var ours = new Stand(url, Duration.ofSeconds(2))) {
            ours.drops(on.drops());
            var our = new Turn(on);
            var his = new Turn(on);
            var lasts = Duration.ofMillis(setup.quick() ? 200 : 1000);
            var both = new Both(inFlight -> our.run(inFlight, lasts, Thread.ofVirtual().factory(), ours::claim), inFlight -> his.run(inFlight, lasts, Thread.ofPlatform().factory(), floor::claim));
            both.run(64);
            if (on.hot()) found.accept(cold(on, new Runs(both.ours, both.floor, miscounted(url, our.done), floor.statements().size())));
            for (var run = 1; run < (setup.quick() ? 1 : WARM_UP); run++) both.run(64);
            for (var inFlight : setup.quick() ? List.of(1, 64) : IN_FLIGHT) {
                both.run(inFlight);
                both.clear();
                for (var run = 0; run < setup.runs(); run++) both.run(inFlight);
                var line = line(on, inFlight, new Runs(both.ours, both.floor, miscounted(url, our.done), floor.statements().size()));
                var profile = line.met() ? "" : Profile.of(setup.folder(), () -> our.run(inFlight, lasts.multipliedBy(PROFILED), Thread.ofVirtual().factory(), ours::claim).done());
                found.accept(profile.isEmpty() ? line : line.noting(profile));
            }
        }
    }

    /** Ours and the floor in turn, so that both have the machine as it is. */
    private static final class Both {
        private final Side our;
        private final Side his;
        private final List<Pressure.Outcome> ours = new ArrayList<>();
        private final List<Pressure.Outcome> floor = new ArrayList<>();

        Both(Side our, Side his) {
            this.our = our;
            this.his = his;
        }

        void run(int inFlight) throws Exception {
            ours.add(our.run(inFlight));
            floor.add(his.run(inFlight));
        }

        void clear() {
            ours.clear();
            floor.clear();
        }
    }

    private interface Side {
        Pressure.Outcome run(int inFlight) throws Exception;
    }

    private interface Claim {
        void run(long number, int drop) throws Exception;
    }

    /** Whose turn it is in which drop. */
    private static final class Turn {
        private final AtomicLong claims = new AtomicLong();
        private final Case on;
        private long done;

        Turn(Case on) {
            this.on = on;
        }

        private int drop(long number) {
            return on.hot() ? (int) Math.min(number / CLAIMS_A_DROP, on.drops() - 1) : (int) (number % on.drops());
        }

        Pressure.Outcome run(int inFlight, Duration lasts, ThreadFactory threads, Claim claim) throws InterruptedException {
            var outcome = Pressure.run(inFlight, lasts, claims, threads, number -> claim.run(number, drop(number)));
            done += outcome.done();
            return outcome;
        }
    }

    private record Runs(List<Pressure.Outcome> ours, List<Pressure.Outcome> floor, long miscounted, int statements) {
        Runs {
            ours = List.copyOf(ours);
            floor = List.copyOf(floor);
        }

        Spread ours(ToDoubleFunction<Pressure.Outcome> what) {
            return new Spread(ours.stream().mapToDouble(what).boxed().toList());
        }

        Spread floor(ToDoubleFunction<Pressure.Outcome> what) {
            return new Spread(floor.stream().mapToDouble(what).boxed().toList());
        }
    }

    /** Confirmed claims that have no seat, audit line or kept answer, or rows that nobody was told of. */
    private static long miscounted(Place.Url url, long told) throws Exception {
        var seats = url.ask("select count(*) from seat");
        var people = url.ask("select count(distinct person_id) from seat");
        var audited = url.ask("select count(*) from audit where act like 'claim%' or act like '%claim'");
        var answered = url.ask("select count(*) from answered where call_id like 'press %'");
        return Math.abs(seats - told) + Math.abs(people - told) + Math.abs(answered - told) + (audited == 0 ? 0 : Math.abs(audited - told));
    }

    /** The first second of all; of the second database's it is only its driver's. */
    private static Line cold(Case on, Runs runs) {
        return new Line(on.words() + "64 in flight, cold", "claims/s", runs.ours(Pressure.Outcome::perSecond), runs.floor(Pressure.Outcome::perSecond), runs.ours(it -> it.times().millis(0.5)),
            runs.ours(it -> it.times().millis(0.99)), List.of(Goal.exactly("miscounted", 0, runs.miscounted)), "");
    }

    private static Line line(Case on, int inFlight, Runs runs) {
        var ours = runs.ours(Pressure.Outcome::perSecond);
        var floor = runs.floor(Pressure.Outcome::perSecond);
        var p99 = runs.ours(it -> it.times().millis(0.99));
        var floorP99 = runs.floor(it -> it.times().millis(0.99));
        var ratio = ours.median() / floor.median();
        var goals = new ArrayList<Goal>();
        if (on.hot() && inFlight == 64) {
            goals.add(Goal.atLeast("ratio", on.database().equals("h2") ? 10 : 3, ratio));
            if (!on.database().equals("h2")) goals.add(Goal.atLeast("stretch: ratio", 10, ratio));
            goals.add(new Goal("p99 ≤ 1/5 of the floor's", p99.median() <= floorP99.median() / 5));
        }
        if (on.hot() && inFlight == 1) goals.add(Goal.atLeast("ratio", 0.6, ratio));
        if (!on.hot() && inFlight == 64) goals.add(Goal.atLeast("ratio", 1, ratio));
        goals.add(Goal.exactly("miscounted", 0, runs.miscounted));
        var failed = runs.floor.stream().mapToInt(Pressure.Outcome::failed).sum();
        var note = String.format(Locale.ROOT, "floor p50 %s, p99 %s ms, %d statements a claim%s", Line.number(runs.floor(it -> it.times().millis(0.5)).median()), Line.number(floorP99.median()),
            runs.statements, failed == 0 ? "" : ", " + failed + " of the floor's claims failed");
        return new Line(on.words() + inFlight + " in flight", "claims/s", ours, floor, runs.ours(it -> it.times().millis(0.5)), p99, goals, note);
    }
}
