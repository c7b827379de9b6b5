package usher.hostile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import usher.Database;

/**
 * Every row of every table in words, and whose community it is of. Left out is what says only that somebody called: answers kept for redeliveries, forms half
 * filled in, the counter of row numbers, and the schema's own history.
 */
final class Ledger {

    static final Set<String> SAYS_ONLY_THAT_SOMEBODY_CALLED = Set.of("answered", "draft", "ids");

    /** How far a message's delivery is, which goes on by itself. */
    private static final Set<String> OF_THE_OUTBOX = Set.of("message.shown", "message.shown_version", "message.shown_phase", "message.attempts", "message.next_try", "message.parked");

    private static final String NOTHING = "{\"is\":\"nothing\"}";

    /** A row: {@code community} is 0 where it is of none. */
    record Row(String table, long community, Map<String, Object> columns) {
        @Override
        public String toString() {
            return table + " " + new TreeMap<>(columns);
        }

        Object column(String name) {
            return columns.get(name);
        }
    }

    private final List<Row> rows;

    private Ledger(List<Row> rows) {
        this.rows = rows;
    }

    static Set<String> tables(Database database) {
        return database.jdbi().withHandle(handle -> {
            var names = new TreeSet<String>();
            handle.createQuery("select table_name from information_schema.tables where lower(table_schema) = 'public'").mapTo(String.class).forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
            names.removeIf(name -> name.startsWith("flyway"));
            return names;
        });
    }

    static Ledger of(Database database) {
        var found = new TreeMap<String, List<Map<String, Object>>>();
        database.jdbi().useHandle(handle -> tables(database).stream().filter(table -> !SAYS_ONLY_THAT_SOMEBODY_CALLED.contains(table))
            .forEach(table -> found.put(table, handle.createQuery("select * from " + table).mapToMap().list())));
        var communities = new HashMap<Object, Long>();
        found.get("community").forEach(row -> communities.put(row.get("id"), (Long) row.get("id")));
        found.values().forEach(some -> some.forEach(row -> {
            if (row.get("community_id") instanceof Long community && row.get("id") != null) communities.put(row.get("id"), community);
        }));
        var rows = new ArrayList<Row>();
        found.forEach((table, some) -> some.forEach(row -> rows.add(new Row(table, community(row, communities), row))));
        return new Ledger(rows);
    }

    /** Row numbers are unique over all tables, so whatever a row leads to says whose it is. */
    private static long community(Map<String, Object> row, Map<Object, Long> communities) {
        if (row.get("community_id") instanceof Long community) return community;
        for (var column : row.entrySet()) {
            if ((column.getKey().equals("id") || column.getKey().endsWith("_id")) && communities.containsKey(column.getValue())) return communities.get(column.getValue());
        }
        return row.values().stream().filter(String.class::isInstance).map(it -> ((String) it).replaceFirst("^(\\w+:\\w+).*", "$1")).filter(communities::containsKey).map(communities::get).findFirst().orElse(0L);
    }

    List<Row> rows() {
        return rows;
    }

    /** One column of a table's rows. */
    List<Object> column(String table, String name) {
        return rows.stream().filter(row -> row.table().equals(table)).map(row -> row.column(name)).toList();
    }

    /** What is there no more (-) and what is new (+), of the rows and columns that {@code counts} says count. */
    List<String> changes(Ledger later, BiPredicate<Row, String> counts) {
        if (rows.equals(later.rows)) return List.of();
        var before = words(counts);
        var after = later.words(counts);
        var changes = new ArrayList<String>();
        before.stream().filter(it -> !after.contains(it)).forEach(it -> changes.add("- " + it));
        after.stream().filter(it -> !before.contains(it)).forEach(it -> changes.add("+ " + it));
        return changes;
    }

    private Set<String> words(BiPredicate<Row, String> counts) {
        var words = new HashSet<String>();
        for (var row : rows) {
            if (row.table().equals("message") && NOTHING.equals(row.column("wanted"))) continue; // goes by itself, as soon as the platform has taken the message away
            var counted = new TreeMap<>(row.columns());
            counted.keySet().removeIf(column -> OF_THE_OUTBOX.contains(row.table() + "." + column) || !counts.test(row, column));
            if (!counted.isEmpty()) words.add(row.table() + " " + counted);
        }
        return words;
    }
}
