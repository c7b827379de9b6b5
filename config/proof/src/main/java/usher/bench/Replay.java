package usher.bench;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one claim, learned from two claims that followed one another in one pool, to be run for others: numbers of new rows and names become those of
 * the new claim, places count up, and what both claims had in common stays.
 */
final class Replay {

    /** What a claim's account and its call are called, so that they are found again among the parameters; always of one length. */
    static final String MARK = "n%09d";

    private final List<Recorder.Step> first;
    private final List<Recorder.Step> second;
    private final String mark;
    private final long lowest;
    private final long stride;
    private final AtomicLong inPool = new AtomicLong();

    /** @param mark of the first claim; the second's is the next one */
    Replay(List<Recorder.Step> first, List<Recorder.Step> second, String mark, long before) {
        this.first = first;
        this.second = second;
        this.mark = mark;
        var fresh = numbers(first).stream().filter(it -> it > before).sorted().toList();
        var next = numbers(second).stream().filter(it -> it > before).sorted().toList();
        if (fresh.isEmpty() || next.isEmpty()) throw new IllegalStateException("the recorded claim made no rows");
        lowest = fresh.getFirst();
        stride = next.getLast() - fresh.getLast();
    }

    /** Whether two claims ran the same statements with the same kinds of parameters. */
    static boolean alike(List<Recorder.Step> a, List<Recorder.Step> b) {
        if (a.size() != b.size()) return false;
        for (var i = 0; i < a.size(); i++) {
            if (!a.get(i).sql().equals(b.get(i).sql()) || a.get(i).setters().size() != b.get(i).setters().size()) return false;
            for (var j = 0; j < a.get(i).setters().size(); j++) if (!alike(a.get(i).setters().get(j), b.get(i).setters().get(j))) return false;
        }
        return true;
    }

    private static boolean alike(Recorder.Setter a, Recorder.Setter b) {
        return a.method().equals(b.method()) && (!(a.args()[1] instanceof Object[] one) || b.args()[1] instanceof Object[] other && one.length == other.length);
    }

    /** The whole numbers among the parameters of new rows. */
    static List<Long> numbers(List<Recorder.Step> steps) {
        var found = new ArrayList<Long>();
        for (var step : steps) if (step.sql().stripLeading().startsWith("insert")) for (var setter : step.setters()) if (setter.args()[1] instanceof Number number && !(number instanceof Integer)) found.add(number.longValue());
        return found;
    }

    List<String> statements() {
        return first.stream().map(Recorder.Step::sql).toList();
    }

    /** Runs one claim's statements; the caller commits. {@code claim} is its own number among all, {@code base} the first number that no row has yet. */
    void run(Cached connection, long claim, long base) throws SQLException {
        var place = inPool.getAndIncrement();
        var name = String.format(MARK, claim);
        for (var i = 0; i < first.size(); i++) {
            var step = first.get(i);
            var statement = connection.prepare(step.sql());
            for (var j = 0; j < step.setters().size(); j++) set(statement, step.setters().get(j), second.get(i).setters().get(j), place, base + claim * stride, name);
            if (step.query()) read(statement);
            else statement.executeUpdate();
        }
    }

    private void set(PreparedStatement statement, Recorder.Setter was, Recorder.Setter then, long place, long ids, String name) throws SQLException {
        @Nullable Object[] args = was.args().clone();
        var of = new Claim(place, ids, name, was.method().getName().matches("setInt|setObject"));
        args[1] = args[1] instanceof Object[] all ? array(statement.getConnection(), all, (Object[]) then.args()[1], of) : fitted(args[1], then.args()[1], of);
        try {
            was.method().invoke(statement, args);
        } catch (ReflectiveOperationException e) {
            throw new SQLException(e.getCause() == null ? e : e.getCause());
        }
    }

    /** The claim that is run: its place in the pool, the first number of its new rows, its name. */
    private record Claim(long place, long ids, String name, boolean counts) {}

    private Array array(Connection connection, Object[] was, Object[] then, Claim of) throws SQLException {
        @Nullable Object[] fitted = new @Nullable Object[was.length];
        for (var i = 0; i < was.length; i++) fitted[i] = fitted(was[i], then[i], of);
        return connection.createArrayOf(was.length > 0 && was[0] instanceof Long ? "bigint" : "varchar", fitted);
    }

    private @Nullable Object fitted(@Nullable Object was, @Nullable Object then, Claim of) {
        return switch (was) {
            case Long it when it >= lowest && it < lowest + stride -> of.ids() + (it - lowest);
            case Long it when then instanceof Long next -> it + (next - it) * (of.place() + 2);
            case Integer it when then instanceof Integer next && of.counts() -> it + (next - it) * ((int) of.place() + 2);
            case String it when it.contains(mark) -> it.replace(mark, of.name());
            case null -> null;
            default -> was;
        };
    }

    private static void read(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            var columns = rows.getMetaData().getColumnCount();
            while (rows.next()) for (var column = 1; column <= columns; column++) rows.getObject(column);
        }
    }

    /** A connection that prepares each statement once. */
    static final class Cached implements AutoCloseable {
        private final Connection connection;
        private final Map<String, PreparedStatement> prepared = new HashMap<>();

        Cached(Connection connection) {
            this.connection = connection;
        }

        PreparedStatement prepare(String sql) throws SQLException {
            var known = prepared.get(sql);
            if (known != null) return known;
            var made = connection.prepareStatement(sql);
            prepared.put(sql, made);
            return made;
        }

        Connection connection() {
            return connection;
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
