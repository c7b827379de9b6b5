package usher.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
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
        return () -> Database.open(url, "", "");
    }

    public static Supplier<Database> postgresql() {
        var url = freshPostgresql();
        return () -> Database.open(url, "postgres", "");
    }

    /** The URL of an empty database; its user is {@code postgres}, without a password. */
    public static synchronized String freshPostgresql() {
        try {
            if (server == null) server = EmbeddedPostgres.builder().setServerConfig("unix_socket_directories", "").setServerConfig("max_connections", "400").start();
            var name = "t" + UUID.randomUUID().toString().replace("-", "");
            Jdbi.create(server.getPostgresDatabase()).useHandle(handle -> handle.execute("create database " + name));
            return server.getJdbcUrl("postgres", name).replaceAll("[?&]user=postgres", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
