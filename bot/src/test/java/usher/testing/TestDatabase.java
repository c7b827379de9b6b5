package usher.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import usher.Database;

/**
 * A fresh database for a test: H2 in memory, or, with the system property {@code usher.test.database=postgresql}, a database of its own on a real
 * PostgreSQL that is started once a test run (or on the server that {@code test.pg.url} names, a JDBC URL without a database).
 */
public final class TestDatabase {

    private static @Nullable EmbeddedPostgres server;
    /** The schema as one script, and as a PostgreSQL database to copy: the migrations are run once, not for each of a thousand tests. */
    private static @Nullable String script;
    private static @Nullable String template;

    private TestDatabase() {}

    public static boolean isPostgresql() {
        return "postgresql".equals(System.getProperty("usher.test.database"));
    }

    /** Opens the same fresh database each time it is asked; what one opening wrote the next one reads. */
    public static Supplier<Database> fresh() {
        return isPostgresql() ? postgresql() : h2();
    }

    /** H2 in memory, kept after it is closed as if it were a file: the disk survives, memory does not. */
    public static Supplier<Database> h2() {
        var url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        try (var connection = DriverManager.getConnection(url); var statement = connection.createStatement()) {
            statement.execute(script());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return () -> Database.open(url, "", "");
    }

    public static Supplier<Database> postgresql() {
        var url = freshPostgresql(" template " + template());
        return () -> Database.open(url, "postgres", "");
    }

    private static synchronized String script() {
        if (script == null) {
            var url = "jdbc:h2:mem:" + UUID.randomUUID();
            try (var migrated = Database.open(url, "", ""); var handle = Jdbi.create(url).open()) {
                script = String.join("\n", handle.createQuery("script").mapTo(String.class).list());
            }
        }
        return script;
    }

    private static synchronized String template() {
        if (template == null) {
            var url = freshPostgresql("");
            Database.open(url, "postgres", "").close();
            template = url.replaceFirst(".*/(t[0-9a-f]+).*", "$1");
        }
        return template;
    }

    /** Nothing in it has to outlive the tests; what does is tested elsewhere, by killing it. */
    private static EmbeddedPostgres server() throws IOException {
        return EmbeddedPostgres.builder().setServerConfig("unix_socket_directories", "").setServerConfig("max_connections", "400")
            .setServerConfig("fsync", "off").setServerConfig("full_page_writes", "off").start();
    }

    /** The URL of an empty database; its user is {@code postgres}, without a password. */
    public static String freshPostgresql() {
        return freshPostgresql("");
    }

    private static synchronized String freshPostgresql(String from) {
        try {
            if (server == null) server = server();
            var name = "t" + UUID.randomUUID().toString().replace("-", "");
            Jdbi.create(server.getPostgresDatabase()).useHandle(handle -> handle.execute("create database " + name + from));
            return server.getJdbcUrl("postgres", name).replaceAll("[?&]user=postgres", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
