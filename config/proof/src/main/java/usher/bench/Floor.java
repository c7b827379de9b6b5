package usher.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/** The statements of Usher's claims without Usher: plain JDBC, prepared once a connection, one forced commit a claim. */
final class Floor implements AutoCloseable {

    /** More connections were slower on the hot pool and no faster on many. */
    private static final int MOST_CONNECTIONS = 16;
    private static final int TRIES = 100;
    private static final String FORCE = "checkpoint sync";

    private final Place.Url url;
    private final List<Replay> pools = new ArrayList<>();
    private final BlockingQueue<Replay.Cached> connections;
    private final long base;

    /** Learns the statements of a claim in each of {@code drops} drops, in a database of its own. */
    Floor(Place.Url url, int drops) throws Exception {
        this.url = url;
        connections = new ArrayBlockingQueue<>(MOST_CONNECTIONS);
        base = learn(drops) + 1_000_000;
        for (var i = 0; i < MOST_CONNECTIONS; i++) {
            var connection = url.connect();
            connection.setAutoCommit(false);
            connections.add(new Replay.Cached(connection));
        }
    }

    private long learn(int drops) throws Exception {
        var taped = new ArrayList<List<Recorder.Step>>();
        var highest = new AtomicLong();
        try (var recorder = new Recorder(url.jdbc(), steps -> {
            synchronized (taped) {
                taped.add(steps);
            }
        }); var stand = new Stand(url, Duration.ofHours(1))) {
            stand.drops(drops);
            var claim = 500_000_000L;
            for (var drop = 0; drop < drops; drop++) {
                synchronized (taped) {
                    taped.stream().flatMap(it -> Replay.numbers(it).stream()).forEach(it -> highest.accumulateAndGet(it, Math::max));
                    taped.clear();
                }
                claim = learn(stand, drop, claim, taped, highest);
            }
        }
        return highest.get();
    }

    /** Two claims in a row that do the same; one that happened to fetch a block of numbers does more. */
    private long learn(Stand stand, int drop, long from, List<List<Recorder.Step>> taped, AtomicLong highest) throws Exception {
        var before = highest.get();
        List<Recorder.Step> last = List.of();
        for (var claim = from; claim < from + TRIES; claim++) {
            stand.claim(claim, drop);
            var mark = String.format(Replay.MARK, claim);
            var steps = of(mark, taped);
            if (!last.isEmpty() && Replay.alike(last, steps)) {
                pools.add(new Replay(last, steps, String.format(Replay.MARK, claim - 1), before));
                return claim + 1;
            }
            if (!last.isEmpty()) before = Replay.numbers(last).stream().max(Long::compare).orElse(before);
            last = steps;
        }
        throw new IllegalStateException("no two claims in a row ran the same statements");
    }

    private static List<Recorder.Step> of(String mark, List<List<Recorder.Step>> taped) {
        synchronized (taped) {
            return taped.reversed().stream().filter(steps -> steps.stream().anyMatch(step -> step.sql().startsWith("insert into answered")
                && step.setters().stream().anyMatch(setter -> String.valueOf(setter.args()[1]).contains(mark)))).findFirst().orElseThrow(() -> new IllegalStateException("claim " + mark + " was not recorded"))
                .stream().filter(step -> !step.sql().equals(FORCE)).toList(); // that of the claim before: the floor has its own
        }
    }

    /** How many statements a claim is, for the report. */
    List<String> statements() {
        return pools.getFirst().statements();
    }

    void claim(long number, int drop) throws Exception {
        var connection = connections.take();
        try {
            pools.get(drop).run(connection, number, base);
            connection.connection().commit();
            if (url.h2()) force(connection);
        } catch (SQLException e) {
            connection.connection().rollback();
            throw e;
        } finally {
            connections.add(connection);
        }
    }

    private static void force(Replay.Cached connection) throws SQLException {
        connection.prepare(FORCE).executeUpdate();
        connection.connection().commit();
    }

    @Override
    public void close() throws SQLException {
        for (var connection : connections) connection.close();
    }
}
