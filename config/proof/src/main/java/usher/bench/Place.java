package usher.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import usher.Database;

/** Where databases of one kind are made: files of H2, or a PostgreSQL of its own that forces every commit as it does by default. */
sealed interface Place extends AutoCloseable {

    /** A fresh one's. */
    Url fresh() throws SQLException, IOException;

    /** What it is, and how it forces commits, for the report. */
    String words();

    @Override
    void close() throws IOException;

    /** A database that can be opened again and again. */
    record Url(String jdbc, String user) {
        Database open() {
            return Database.open(jdbc, user, "");
        }

        Connection connect() throws SQLException {
            return DriverManager.getConnection(jdbc, user, "");
        }

        boolean h2() {
            return jdbc.startsWith("jdbc:h2:");
        }

        /** One number. */
        long ask(String sql) throws SQLException {
            try (var connection = connect(); var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    static Place of(String name, Path folder) throws IOException {
        return name.equals("h2") ? new H2(folder) : Postgresql.start(folder);
    }

    /** The database that Usher brings along. */
    record H2(Path folder) implements Place {
        @Override
        public Url fresh() {
            return new Url(Database.embedded(folder.resolve("h2-" + UUID.randomUUID()).resolve("usher").toString()), "");
        }

        @Override
        public String words() {
            return "H2 " + org.h2.engine.Constants.VERSION + ", a file, CHECKPOINT SYNC after each commit";
        }

        @Override
        public void close() {}
    }

    /** A server of its own: what tests do to be fast (no fsync, late commits) is undone. */
    final class Postgresql implements Place {
        private final Path data;
        private final String words;
        private final EmbeddedPostgres server;
        private @Nullable Process again;

        private Postgresql(Path data, EmbeddedPostgres server, String words) {
            this.data = data;
            this.server = server;
            this.words = words;
        }

        static Postgresql start(Path folder) throws IOException {
            var data = Files.createDirectories(folder.resolve("pg-" + UUID.randomUUID()));
            var server = on(data).setCleanDataDirectory(true).start();
            try (var connection = server.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
                var rows = statement.executeQuery("select current_setting('server_version') || ', fsync ' || current_setting('fsync') || ', synchronous_commit ' || current_setting('synchronous_commit')");
                rows.next();
                return new Postgresql(data, server, "PostgreSQL " + rows.getString(1));
            } catch (SQLException e) {
                server.close();
                throw new IOException(e);
            }
        }

        private static EmbeddedPostgres.Builder on(Path data) {
            return EmbeddedPostgres.builder().setDataDirectory(data).setServerConfig("unix_socket_directories", "").setServerConfig("max_connections", "100")
                .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on").setServerConfig("full_page_writes", "on");
        }

        @Override
        public String words() {
            return words;
        }

        @Override
        public Url fresh() throws SQLException {
            var name = "b" + UUID.randomUUID().toString().replace("-", "");
            try (var connection = server.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
            return new Url(server.getJdbcUrl("postgres", name).replaceAll("[?&]user=postgres", ""), "postgres");
        }

        /** Kills it with -9, waits, and starts it again as it was started, on the same data and port; returns when it takes connections. */
        void crash(Duration away) throws Exception {
            var lock = data.resolve("postmaster.pid");
            var postmaster = ProcessHandle.of(Long.parseLong(Files.readAllLines(lock).getFirst().strip())).orElseThrow();
            var command = new ArrayList<>(List.of(Files.readString(Path.of("/proc/" + postmaster.pid() + "/cmdline")).split("\0")));
            var children = postmaster.children().toList();
            postmaster.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
            Thread.sleep(away);
            Files.deleteIfExists(lock); // a dead process that nobody has buried yet still counts as alive to its successor
            if ("root".equals(System.getProperty("user.name"))) command.addAll(0, List.of("unshare", "-U")); // PostgreSQL does not run as root
            again = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(data.resolveSibling(data.getFileName() + ".log").toFile()).start();
            var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (!isOpen()) {
                if (!again.isAlive() || System.nanoTime() > end) throw new IOException("PostgreSQL did not start again: " + Files.readString(data.resolveSibling(data.getFileName() + ".log")));
                Thread.sleep(50);
            }
        }

        private boolean isOpen() {
            try (var connection = server.getPostgresDatabase().getConnection()) {
                return connection.isValid(1);
            } catch (SQLException notYet) {
                return false;
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            if (again != null) again.destroyForcibly();
        }
    }
}
