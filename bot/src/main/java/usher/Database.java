package usher;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The database behind everything: an H2 file by default, or PostgreSQL. What the two do differently stands here and nowhere else: how a commit is
 * forced to disk, and how one process makes sure that no other writes.
 */
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    /** Connections: one for the writer, the others for readers. Two cores are busy with far fewer. */
    private static final int CONNECTIONS = 12;
    private static final int H2_ALREADY_OPEN = 90020;
    /** H2 keeps the plans of 8 statements by default and parses all others anew; Usher has some hundred. */
    private static final String PLANS = ";QUERY_CACHE_SIZE=256";
    /** Any number does that nobody else takes: it names the lock that only one Usher holds. */
    private static final long WRITERS_LOCK = 8_474_371_169L;

    private static final ScopedValue<Connection> CONNECTION = ScopedValue.newInstance();
    /** One for the writers and readers of a process: what JDBI finds out about a statement or a table's methods it finds out once. */
    private static final Jdbi JDBI = configured(Jdbi.create(CONNECTION::get));

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ALREADY = "Another Usher is already running on this database. Stop it first, or give this one a data folder or a database of its own";

    private enum Kind { H2, POSTGRESQL }

    private final Kind kind;
    private final HikariDataSource source;
    private final Jdbi jdbi;
    private final ReaderConnection.Pool readers;

    private Database(Kind kind, HikariDataSource source) {
        this.kind = kind;
        this.source = source;
        this.jdbi = configured(Jdbi.create(source));
        this.readers = new ReaderConnection.Pool(source);
    }

    private static Jdbi configured(Jdbi jdbi) {
        return jdbi.installPlugin(new SqlObjectPlugin()).registerArgument(new Parameters()).registerColumnMapper(Instant.class, (ColumnMapper<Instant>) Database::instant)
            .registerRowMapper(RecordMapper.factory()).registerRowMapper(Address.class, (row, _) -> Address.of(row.getString(1)));
    }

    /** Why the database cannot be used, in a sentence for the operator. */
    public static final class Unusable extends RuntimeException {
        public Unusable(String sentence, @Nullable Throwable cause) {
            super(sentence, cause);
        }
    }

    /**
     * Opens and migrates it; throws {@link Unusable}.
     *
     * @param url a JDBC URL of PostgreSQL, or of H2 with {@code WRITE_DELAY=0}: H2's default acknowledges commits that a crash then loses
     */
    public static Database open(String url, String user, String password) {
        var kind = kind(url);
        var database = new Database(kind, connect(url, user, password, kind));
        try {
            migrate(database.source);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
        return database;
    }

    /** An H2 that is migrated already, on connections of one's own: for simulations, in which they break at any moment. */
    public static Database over(HikariDataSource connections) {
        return new Database(Kind.H2, connections);
    }

    /** The URL of the embedded database in a file (without its ending). */
    public static String embedded(String file) {
        return "jdbc:h2:file:" + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    }

    private static Kind kind(String url) {
        if (url.startsWith("jdbc:postgresql:")) return Kind.POSTGRESQL;
        if (url.startsWith("jdbc:h2:mem:")) return Kind.H2;
        if (!url.startsWith("jdbc:h2:")) throw new Unusable("The database URL must start with jdbc:postgresql: or jdbc:h2:, for example jdbc:postgresql://localhost/usher", null);
        if (!url.toUpperCase(Locale.ROOT).contains("WRITE_DELAY=0")) {
            throw new Unusable("An H2 URL must carry ;WRITE_DELAY=0, since without it H2 loses confirmed changes in a crash", null);
        }
        return Kind.H2;
    }

    private static HikariDataSource connect(String url, String user, String password, Kind kind) {
        var config = new HikariConfig();
        config.setJdbcUrl(kind == Kind.H2 && !url.contains("QUERY_CACHE_SIZE") ? url + PLANS : url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setPoolName("database");
        config.setTransactionIsolation(kind == Kind.POSTGRESQL ? "TRANSACTION_READ_COMMITTED" : null);
        if (kind == Kind.POSTGRESQL) {
            config.addDataSourceProperty("ApplicationName", "usher");
            config.addDataSourceProperty("reWriteBatchedInserts", "true");
            // a plan that is kept was made while the tables were small, and reads them from end to end until they are analyzed: in a first rush they are not
            config.setConnectionInitSql("set idle_in_transaction_session_timeout = '60s'; set plan_cache_mode = force_custom_plan");
        }
        try {
            return new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw new Unusable(sentence(e), e);
        }
    }

    private static String sentence(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == H2_ALREADY_OPEN) {
                return ALREADY;
            }
        }
        var first = String.valueOf(rootOf(e).getMessage()).lines().findFirst().orElse("");
        return "The database cannot be opened: " + first;
    }

    private static Throwable rootOf(Throwable e) {
        var root = e;
        while (root.getCause() != null) root = root.getCause();
        return root;
    }

    private static void migrate(DataSource source) {
        try {
            var flyway = Flyway.configure().dataSource(source).locations("classpath:migration").validateMigrationNaming(true).load();
            var all = List.of(flyway.info().all());
            for (var future : all) {
                if (future.getState().name().startsWith("FUTURE")) {
                    throw new Unusable("This database was written by a newer Usher (its tables are at version " + future.getVersion() + "). Start that version, or restore a backup", null);
                }
            }
            if (!all.stream().allMatch(Database::isDone)) flyway.migrate();
        } catch (FlywayException e) {
            throw new Unusable("The database's tables cannot be brought up to date: " + String.valueOf(rootOf(e).getMessage()).lines().findFirst().orElse("")
                + ". Restore a backup, or start on a data folder of its own with USHER_HOME", e);
        }
    }

    /** Whether it ran here, and as it stands today: Flyway would look at all of them once more to say the same. */
    private static boolean isDone(MigrationInfo it) {
        return it.getState() == MigrationState.SUCCESS && it.isChecksumMatching() && it.isDescriptionMatching() && it.isTypeMatching();
    }

    /** Where its rows are read and written. Everything that writes goes through the {@link Writer}. */
    public Jdbi jdbi() {
        return jdbi;
    }

    /** A connection to write with. */
    Handle writer() {
        return handle(connection(source));
    }

    /** JDBI on this connection, which closes with it. */
    static Handle handle(Connection connection) {
        return ScopedValue.where(CONNECTION, connection).call(JDBI::open);
    }

    /** Waits while all are taken, and fails after half a minute. */
    static Connection connection(DataSource source) {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
    }

    /** A connection to read with; close it soon. */
    ReaderConnection reader() {
        return readers.take();
    }

    /** Reads once from one table. */
    <T, R> R read(Class<T> table, Function<T, R> read) {
        try (var reader = readers.take()) {
            return read.apply(reader.table(table));
        }
    }

    /** {@code H2 2.5.252} or the like. */
    public String product() {
        try (var handle = jdbi.open()) {
            var meta = handle.getConnection().getMetaData();
            return meta.getDatabaseProductName() + " " + meta.getDatabaseProductVersion();
        } catch (SQLException e) {
            throw new Unusable(sentence(e), e);
        }
    }

    /**
     * Makes this connection the only one that writes. H2 locks its file; on PostgreSQL a lock of the session does it, and a process that died a moment ago is
     * given {@link #PATIENCE} to be noticed. Throws {@link Unusable} while another Usher holds it.
     */
    void claim(Handle handle) {
        if (kind == Kind.H2) return;
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!handle.createQuery("select pg_try_advisory_lock(?)").bind(0, WRITERS_LOCK).mapTo(boolean.class).one()) {
            if (System.nanoTime() - end > 0) throw new Unusable(ALREADY, null);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /** Lets go of connections that a failure may have broken: H2 closes itself when the disk is full, and opens again with the first new connection. */
    void revive() {
        source.getHikariPoolMXBean().softEvictConnections();
    }

    /** Lets another connection write. */
    void release(Handle handle) {
        if (kind == Kind.POSTGRESQL) handle.createQuery("select pg_advisory_unlock(?)").bind(0, WRITERS_LOCK).mapTo(boolean.class).one();
    }

    /** Forces what was committed to disk. PostgreSQL did so in its commit. */
    void force(Handle handle) {
        if (kind == Kind.H2) handle.execute("checkpoint sync");
    }

    @Override
    public void close() {
        try (var handle = jdbi.open()) {
            if (kind == Kind.H2) handle.execute("checkpoint sync");
        } catch (RuntimeException e) {
            LOG.warn("the database did not shut down in order: {}", e.toString());
        }
        source.close();
    }

    private static @Nullable Instant instant(ResultSet result, int column, StatementContext context) throws SQLException {
        var at = result.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
