package usher;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * A connection for reading, for one thread at a time. Its SQL objects outlive what is read with them, since JDBI takes a millisecond and more to make those of one
 * table; the connection beneath is taken from the pool anew each time, which finds out and replaces a broken one.
 */
final class ReaderConnection implements AutoCloseable {

    private final Pool pool;
    private final Handle handle;
    private final Map<Class<?>, Object> tables = new HashMap<>();
    private @Nullable Connection beneath;

    /** As many as ever read at once; the pool of connections is what limits them. */
    static final class Pool {
        private final DataSource source;
        private final Function<Connection, Jdbi> configured;
        private final Queue<ReaderConnection> idle = new ConcurrentLinkedQueue<>();

        Pool(DataSource source, Function<Connection, Jdbi> configured) {
            this.source = source;
            this.configured = configured;
        }

        /** Waits while all connections are taken, and fails after half a minute. */
        ReaderConnection take() {
            Connection connection;
            try {
                connection = source.getConnection();
            } catch (SQLException e) {
                throw new ConnectionException(e);
            }
            var reader = idle.poll();
            if (reader == null) return new ReaderConnection(this, connection);
            reader.beneath = connection;
            return reader;
        }
    }

    private ReaderConnection(Pool pool, Connection connection) {
        this.pool = pool;
        this.beneath = connection;
        this.handle = pool.configured.apply(face()).open();
    }

    private Connection face() {
        return (Connection) Proxy.newProxyInstance(ReaderConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
            try {
                return method.invoke(beneath, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    <T> T table(Class<T> sqlObject) {
        return sqlObject.cast(tables.computeIfAbsent(sqlObject, handle::attach));
    }

    /** Gives the connection back. */
    @Override
    public void close() {
        var connection = beneath;
        if (connection == null) return;
        beneath = null;
        try {
            connection.close();
        } catch (SQLException e) {
            throw new ConnectionException(e);
        } finally {
            pool.idle.add(this);
        }
    }
}
