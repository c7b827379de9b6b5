package usher.config;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;

/** Which migration a database's tables are at. */
final class Schema {

    private Schema() {}

    /** The newest migration that ran; {@code 0} for a database without Usher's tables. */
    static String version(Connection connection) throws SQLException {
        var newest = MigrationVersion.fromVersion("0");
        if (!exists(connection)) return newest.getVersion();
        // quoted, since Flyway makes its table with lower-case names on H2 too
        try (var statement = connection.createStatement(); var rows = statement.executeQuery("select \"version\" from \"flyway_schema_history\" where \"success\" = true and \"version\" is not null")) {
            while (rows.next()) {
                var version = MigrationVersion.fromVersion(rows.getString(1));
                if (version.isNewerThan(newest)) newest = version;
            }
        }
        return newest.getVersion();
    }

    private static boolean exists(Connection connection) throws SQLException {
        try (var found = connection.getMetaData().getTables(null, connection.getSchema(), "flyway_schema_history", null)) {
            return found.next();
        }
    }

    /** Brings an empty database to {@code version}, as the Usher that wrote an archive had it; {@link Mistake} for one that this program does not know. */
    static void migrate(Where where, String version) {
        var flyway = Flyway.configure().dataSource(where.url(), where.user(), where.password()).locations("classpath:migration").target(version).load();
        var known = new ArrayList<String>();
        for (var migration : flyway.info().all()) if (migration.getVersion() != null) known.add(migration.getVersion().getVersion());
        if (!known.contains(version)) throw new Mistake("The backup was written by a newer Usher (its tables are at version " + version + "); restore it with that one.");
        flyway.migrate();
    }

    /** What every table comes to, by its name. */
    static Map<String, Content> contents(Connection connection) throws SQLException {
        var contents = new HashMap<String, Content>();
        for (var table : Table.in(connection)) contents.put(table.name(), table.read(connection));
        return contents;
    }
}
