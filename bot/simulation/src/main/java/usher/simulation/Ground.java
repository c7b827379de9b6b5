package usher.simulation;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import usher.Database;

/** The database in memory on which histories are played one after the other: migrated once, emptied for each. */
final class Ground implements AutoCloseable {

    /**
     * With room for the plans of all that is ever asked, whatever the length of its lists; without a memory of results, which are hardly ever the same twice; and
     * without statistics, by which a history's plans would depend on what was played before it.
     */
    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=2048;OPTIMIZE_REUSE_RESULTS=0;ANALYZE_AUTO=0";
    private final Connection eye;
    private final Disk disk = new Disk(url);
    private final Database database;
    private final List<String> tables = new ArrayList<>();

    Ground(boolean unguarded) {
        Database.open(url, "", "").close();
        try {
            eye = DriverManager.getConnection(url);
            read(eye, "select table_name from information_schema.tables where table_schema = 'PUBLIC' and table_name not like 'flyway%'", row -> tables.add(row[0].toString()));
            if (unguarded) unguard();
            database = Database.over(disk);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void unguard() throws SQLException {
        try (var statement = eye.createStatement()) {
            for (var key : List.of("seat_sold_once", "seat_sold_once_in_all", "seat_within", "seat_per_person")) statement.execute("alter table seat drop constraint " + key);
        }
    }

    /** Told of each row of an answer. */
    interface Rows {
        void row(Object[] values);
    }

    static void read(Connection connection, String sql, Rows rows) throws SQLException {
        try (var statement = connection.prepareStatement(sql); var result = statement.executeQuery()) {
            var columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                var values = new Object[columns];
                for (var i = 0; i < columns; i++) values[i] = result.getObject(i + 1);
                rows.row(values);
            }
        }
    }

    /** Looks at what is committed, whoever is alive. */
    List<Object[]> look(String sql) {
        var found = new ArrayList<Object[]>();
        try {
            read(eye, sql, found::add);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
        return found;
    }

    List<String> tables() {
        return tables;
    }

    /** As after the migrations. */
    void empty() {
        try (var statement = eye.createStatement()) {
            statement.execute("set referential_integrity false");
            for (var table : tables) statement.execute("truncate table " + table);
            statement.execute("set referential_integrity true");
            statement.execute("insert into ids (name, next_id) values ('row', 1)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Disk disk() {
        return disk;
    }

    /** What the program writes to, in all its lives: it holds nothing but connections and what was parsed. */
    Database database() {
        return database;
    }

    @Override
    public void close() {
        try (var statement = eye.createStatement()) {
            statement.execute("shutdown immediately");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
