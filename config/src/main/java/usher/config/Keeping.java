package usher.config;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import usher.Database;

/** Keeps everything Usher knows: backup, restore, and the move from the embedded database to PostgreSQL. Each compares every row before it says that it is done. */
final class Keeping {

    private static final String RUNNING = "Usher is running on this data folder; stop it first (Ctrl-C, or SIGTERM), then do this again.";

    private final Settings settings;
    private final Home home;

    Keeping(Settings settings, Home home) {
        this.settings = settings;
        this.home = home;
    }

    /** Writes an archive of the database that the settings name to {@code to}, also while Usher is running on it. */
    Archive.Manifest backup(Path to) throws IOException, SQLException {
        if (Files.exists(to)) throw new Mistake(to + " exists already; name another file, or remove that one first.");
        var draft = to.toAbsolutePath().resolveSibling(to.getFileName() + ".part");
        try {
            write(draft);
            var manifest = Archive.check(draft);
            Home.moveOver(draft, to);
            return manifest;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private void write(Path draft) throws IOException, SQLException {
        var where = Where.of(settings, home);
        if (where.embedded() && settings.find(Setting.DATABASE_URL).isEmpty()) {
            if (!home.hasDatabase()) throw new Mistake("There is nothing to save yet in " + home + "; start Usher once, or set USHER_HOME to its data folder.");
            var running = SideDoor.ask(home);
            if (running.isPresent()) {
                try (var archive = running.orElseThrow()) {
                    Files.copy(archive, draft);
                }
                return;
            }
            if (!home.hold()) throw new Mistake("Usher is running on " + home + " but does not answer; stop it, or try again.");
        }
        try (var connection = where.connect(); var out = new BufferedOutputStream(Files.newOutputStream(draft))) {
            Archive.save(connection, out, Instant.now().toString());
        } finally {
            home.release();
        }
    }

    /** Puts an archive's rows where the settings say, and keeps aside what was there; that needs {@code force}. Returns where it is kept, or nothing. */
    String restore(Path from, boolean force) throws IOException, SQLException {
        Archive.check(from);
        if (!home.hold()) throw new Mistake(RUNNING);
        try {
            return settings.has(Setting.DATABASE_URL) ? restoreThere(from, force) : restoreHere(from, force);
        } finally {
            home.release();
        }
    }

    private String restoreHere(Path from, boolean force) throws IOException, SQLException {
        if (home.hasDatabase() && !force) throw new Mistake("There is a database in " + home + " already; say --force to put the backup in its place (it is kept aside).");
        var draft = home.file("restoring");
        Files.deleteIfExists(home.file("restoring.mv.db"));
        fill(Where.file(draft.toString()), from);
        var aside = home.hasDatabase() ? home.file("usher-before-" + stamp() + ".mv.db") : null;
        if (aside != null) Home.moveOver(home.file("usher.mv.db"), aside);
        Home.moveOver(home.file("restoring.mv.db"), home.file("usher.mv.db"));
        return aside == null ? "" : aside.toString();
    }

    private String restoreThere(Path from, boolean force) throws IOException, SQLException {
        var where = Where.set(settings);
        refuseWhileOthersUse(where);
        if (isFresh(where)) {
            fill(where, from);
            return "";
        }
        if (!force) throw new Mistake("The database " + where + " is not empty; say --force to put the backup in its place (what is there is saved first).");
        var aside = home.file("usher-before-" + stamp() + ".zip");
        backup(aside);
        fill(where, from);
        return aside.toString();
    }

    /** Copies the embedded database to the PostgreSQL that {@code to} names, in one transaction. The file stays as it was. */
    long move(Where to) throws IOException, SQLException {
        if (to.embedded()) throw new Mistake("The database to move to is " + to + "; it must be PostgreSQL, for example jdbc:postgresql://localhost:5432/usher.");
        if (!home.hasDatabase()) throw new Mistake("There is no embedded database in " + home + " to move; set USHER_HOME to the data folder that has it.");
        if (!home.hold()) throw new Mistake(RUNNING);
        var archive = Files.createTempFile(home.file(""), "move", ".zip");
        try {
            if (!isFresh(to)) throw new Mistake("The database " + to + " is not empty; create an empty one and name that.");
            try (var connection = Where.in(home).connect(); var out = new BufferedOutputStream(Files.newOutputStream(archive))) {
                Archive.save(connection, out, Instant.now().toString());
            }
            return fill(to, archive);
        } finally {
            Files.delete(archive);
            home.release();
        }
    }

    /** Brings {@code where} to the archive's migration, puts its rows there in one transaction, and then lets this program's migrations follow. */
    private static long fill(Where where, Path archive) throws IOException, SQLException {
        var manifest = Archive.check(archive);
        Schema.migrate(where, manifest.schema());
        try (var connection = where.connect()) {
            connection.setAutoCommit(false);
            Archive.load(archive, connection);
            connection.commit();
            if (where.embedded()) sync(connection);
        }
        where.open().close();
        return manifest.rows();
    }

    private static void sync(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("checkpoint sync");
        }
    }

    /** Whether there is nothing in the database but what a new one has: no tables at all, or the rows that the migrations themselves put there. */
    static boolean isFresh(Where where) throws SQLException {
        try (var connection = where.connect()) {
            var there = Schema.contents(connection);
            return there.isEmpty() || same(there, ofANewOne());
        }
    }

    private static Map<String, Content> ofANewOne() throws SQLException {
        try (var empty = Database.open("jdbc:h2:mem:new-" + System.nanoTime(), "", "")) {
            return empty.jdbi().withHandle(handle -> Schema.contents(handle.getConnection()));
        }
    }

    private static boolean same(Map<String, Content> one, Map<String, Content> other) {
        return one.keySet().equals(other.keySet()) && one.entrySet().stream().allMatch(it -> it.getValue().same(other.getOrDefault(it.getKey(), new Content())));
    }

    /** A PostgreSQL may be in use by any number of Ushers elsewhere; each calls itself so. */
    private static void refuseWhileOthersUse(Where where) throws SQLException {
        try (var connection = where.connect(); var statement = connection.createStatement();
            var others = statement.executeQuery("select count(*) from pg_stat_activity where datname = current_database() and application_name = 'usher'")) {
            others.next();
            if (others.getInt(1) > 0) throw new Mistake("Usher is running on " + where + "; stop every copy of it first, then do this again.");
        }
    }

    private static String stamp() {
        return DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", java.util.Locale.ROOT).format(Instant.now().atOffset(ZoneOffset.UTC));
    }
}
