package usher.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One table: what its columns hold, and its rows as lines, each a JSON array in the order of {@link #columns}. Names are in lower case on every database. */
record Table(String name, List<Column> columns) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BATCH = 500;

    record Column(String name, Kind kind) {}

    /** Takes one row. */
    interface Line {
        void row(String json) throws IOException;
    }

    /** Gives the next row, null after the last. */
    interface Lines {
        @org.jspecify.annotations.Nullable String next() throws IOException;
    }

    /** Usher's own tables, those that others refer to first. */
    static List<Table> in(Connection connection) throws SQLException {
        var meta = connection.getMetaData();
        var schema = connection.getSchema();
        var tables = new TreeMap<String, Table>();
        try (var found = meta.getTables(null, schema, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                var name = found.getString("TABLE_NAME");
                if (!name.equalsIgnoreCase("flyway_schema_history")) tables.put(lower(name), new Table(lower(name), columns(meta, schema, name)));
            }
        }
        var order = new LinkedHashMap<String, Table>();
        var needs = new TreeMap<String, Set<String>>();
        for (var name : tables.keySet()) needs.put(name, referred(meta, schema, name));
        for (var name : tables.keySet()) visit(name, tables, needs, order);
        return List.copyOf(order.values());
    }

    private static void visit(String name, Map<String, Table> tables, Map<String, Set<String>> needs, Map<String, Table> order) {
        if (order.containsKey(name) || !tables.containsKey(name)) return;
        // taken out before going on, so that tables that refer to each other do not go round for ever
        var first = needs.getOrDefault(name, Set.of());
        needs.put(name, Set.of());
        for (var needed : first) visit(needed, tables, needs, order);
        order.put(name, tables.get(name));
    }

    private static Set<String> referred(DatabaseMetaData meta, String schema, String name) throws SQLException {
        var referred = new LinkedHashSet<String>();
        try (var keys = meta.getImportedKeys(null, schema, meta.storesUpperCaseIdentifiers() ? name.toUpperCase(Locale.ROOT) : name)) {
            while (keys.next()) referred.add(lower(keys.getString("PKTABLE_NAME")));
        }
        return referred;
    }

    private static List<Column> columns(DatabaseMetaData meta, String schema, String table) throws SQLException {
        var columns = new ArrayList<Column>();
        try (var found = meta.getColumns(null, schema, table, "%")) {
            while (found.next()) {
                var name = lower(found.getString("COLUMN_NAME"));
                var kind = Kind.of(found.getInt("DATA_TYPE"));
                if (kind == null) throw new IllegalStateException("no archive can hold " + table + "." + name + " of type " + found.getString("TYPE_NAME"));
                columns.add(new Column(name, kind));
            }
        }
        columns.sort(Comparator.comparing(Column::name));
        return List.copyOf(columns);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private String names() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** Hands every row to {@code to}, and returns what they come to. */
    Content read(Connection connection, Line to) throws SQLException, IOException {
        var content = new Content();
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(BATCH);
            try (var rows = statement.executeQuery("select " + names() + " from " + name)) {
                while (rows.next()) {
                    var row = new ArrayNode(JsonNodeFactory.instance);
                    for (var i = 0; i < columns.size(); i++) columns.get(i).kind().read(rows, i + 1, row);
                    var line = JSON.writeValueAsString(row);
                    content.add(line);
                    to.row(line);
                }
            }
        }
        return content;
    }

    Content read(Connection connection) throws SQLException {
        try {
            return read(connection, line -> {});
        } catch (IOException e) {
            throw new IllegalStateException("a row of " + name + " cannot be written as JSON", e);
        }
    }

    /** Inserts rows whose columns are named by {@code as}, in that order. */
    void write(Connection connection, List<String> as, Lines from) throws SQLException, IOException {
        var kinds = columns.stream().collect(Collectors.toMap(Column::name, Column::kind));
        if (!kinds.keySet().containsAll(as)) throw new Mistake("The archive's table " + name + " has columns that this Usher does not know: " + as + ".");
        var marks = as.stream().map(it -> "?").collect(Collectors.joining(", "));
        try (var insert = connection.prepareStatement("insert into " + name + " (" + String.join(", ", as) + ") values (" + marks + ")")) {
            var waiting = 0;
            for (var line = from.next(); line != null; line = from.next()) {
                bind(line, as.stream().map(kinds::get).toList(), insert);
                insert.addBatch();
                if (++waiting % BATCH == 0) insert.executeBatch();
            }
            insert.executeBatch();
        }
    }

    private void bind(String line, List<Kind> kinds, PreparedStatement into) throws SQLException, JsonProcessingException {
        var row = JSON.readTree(line);
        if (row.size() != kinds.size()) throw new Mistake("The archive's table " + name + " has a row of " + row.size() + " columns instead of " + kinds.size() + ".");
        for (var i = 0; i < kinds.size(); i++) {
            if (row.get(i).isNull()) into.setNull(i + 1, Types.NULL);
            else kinds.get(i).bind(row.get(i), into, i + 1);
        }
    }

    void clear(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("delete from " + name);
        }
    }
}
