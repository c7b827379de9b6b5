package usher.bench;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import usher.Bot;
import usher.Watch;
import usher.scheduler.QuartzAlarm;

/** Timers that come due: a hundred thousand at once, and a hundred a second among a million that wait. */
final class Followups implements Suite {

    private static final Duration FAR = Duration.ofDays(400);

    @Override
    public String name() {
        return "followups";
    }

    @Override
    public String about() {
        return "timers due at one instant, fired through the writer by Quartz, each leaving a line on record; then a hundred a second among a million that wait. p50 and p99 are how late a timer ran. The floor is the same number of timers with nothing else waiting.";
    }

    @Override
    public void run(Setup setup, Consumer<Line> found) throws Exception {
        for (var database : setup.databases()) {
            try (var place = Place.of(database, setup.folder())) {
                var due = setup.quick() ? 2_000 : 100_000;
                var waiting = setup.quick() ? 20_000 : 1_000_000;
                var alone = new ArrayList<Double>();
                var among = new ArrayList<Double>();
                var url = place.fresh();
                var crowded = place.fresh();
                try (var plain = new Clockwork(url); var full = new Clockwork(crowded)) {
                    full.insert(waiting, Instant.now().plus(FAR), Duration.ofMillis(1));
                    for (var run = setup.quick() ? 0 : -1; run < setup.runs(); run++) { // the first warms up
                        var first = run < 0 ? due / 10 : due;
                        var one = plain.atOnce(first);
                        var other = full.atOnce(first);
                        if (run < 0) continue;
                        alone.add(one);
                        among.add(other);
                    }
                    var ours = new Spread(among);
                    var floor = new Spread(alone);
                    found.accept(new Line(String.format(Locale.ROOT, "followups %s, %,d at once among %,d", database, due, waiting), "timers/s", ours, floor, null, null,
                        List.of(Goal.atLeast("ratio", 0.8, ours.median() / floor.median()), Goal.exactly("lost", 0, full.lost() + plain.lost())), "the floor: nothing else waits"));
                    steady(setup, database, full, waiting, found);
                }
            }
        }
    }

    private static void steady(Setup setup, String database, Clockwork full, int waiting, Consumer<Line> found) throws Exception {
        var seconds = setup.quick() ? 3 : 60;
        var before = memory();
        full.late = new Times();
        full.fired.set(0);
        full.insert(100 * seconds, Instant.now().plusSeconds(2), Duration.ofMillis(10));
        full.await(100 * seconds, Duration.ofSeconds(seconds + 60));
        var after = memory();
        var p99 = full.late.millis(0.99);
        found.accept(new Line(String.format(Locale.ROOT, "followups %s, 100 a second for %d s among %,d", database, seconds, waiting), "ms late, at most", Spread.of(full.late.millis(1)), null,
            Spread.of(full.late.millis(0.5)), Spread.of(p99), List.of(Goal.atMost("p99 in ms", 1000, p99), Goal.atMost("memory grown, in MB", 32, after - before)),
            String.format(Locale.ROOT, "live memory %.0f MB before, %.0f MB after", before, after)));
    }

    /** Megabytes that are in use after what is not has been thrown away. */
    private static double memory() {
        System.gc();
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1e6;
    }

    /** The bot on a database of timers, and how late they ran. */
    private static final class Clockwork implements AutoCloseable {
        private final Place.Url url;
        private final Bot bot;
        private final AtomicInteger fired = new AtomicInteger();
        private volatile Times late = new Times();
        private long number;
        private long set;

        Clockwork(Place.Url url) {
            this.url = url;
            var clock = InstantSource.system();
            bot = new Bot(url.open(), Nudges.withAll(), new QuartzAlarm(clock), clock, new Watch() {
                @Override
                public void fired(String action, Duration howLate) {
                    if (!action.equals(Nudges.NUDGE)) return;
                    late.add(howLate.toNanos());
                    fired.incrementAndGet();
                }
            }, Bot.EDIT_SPACING, new Random(1));
            bot.open(List.of());
        }

        /** Sets timers the quick way: by rows, since how they are set is not what is measured. The bot is told by a change of its clock that there are some. */
        void insert(int many, Instant from, Duration apart) throws SQLException {
            try (var connection = url.connect(); var statement = connection.prepareStatement("insert into timer (id, community_id, name, due, action, vals, attempts) values (?, 1, ?, ?, ?, '{}', 0)")) {
                connection.setAutoCommit(false);
                for (var i = 0; i < many; i++) {
                    number++;
                    statement.setLong(1, 1_000_000_000_000L + number);
                    statement.setString(2, "bench " + number);
                    statement.setTimestamp(3, Timestamp.from(from.plus(apart.multipliedBy(i))));
                    statement.setString(4, Nudges.NUDGE);
                    statement.addBatch();
                    if (i % 5000 == 4999) {
                        statement.executeBatch();
                        connection.commit();
                    }
                }
                statement.executeBatch();
                connection.commit();
            }
            bot.clockMoved();
        }

        /** Timers a second, of so many that are due at one instant. */
        double atOnce(int many) throws Exception {
            fired.set(0);
            set += many;
            var due = Instant.now().plusSeconds(Math.max(2, many / 8_000));
            insert(many, due, Duration.ZERO);
            if (Instant.now().isAfter(due)) throw new IllegalStateException("setting the timers took too long");
            while (Instant.now().isBefore(due)) Thread.sleep(1);
            var began = System.nanoTime();
            await(many, Duration.ofMinutes(10));
            return many / ((System.nanoTime() - began) / 1e9);
        }

        void await(int many, Duration patience) throws InterruptedException {
            var end = System.nanoTime() + patience.toNanos();
            while (fired.get() < many) {
                if (System.nanoTime() > end) throw new IllegalStateException(fired.get() + " of " + many + " timers ran");
                Thread.sleep(1);
            }
            while (!bot.idle()) Thread.sleep(1);
        }

        /** Timers that left no line on record, or more than one; asked when none is under way. */
        long lost() throws SQLException, InterruptedException {
            Thread.sleep(200);
            return Math.abs(url.ask("select count(*) from audit where act = 'nudge'") - set);
        }

        @Override
        public void close() {
            bot.close();
        }
    }
}
