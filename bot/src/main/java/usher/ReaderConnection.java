package usher;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A connection for reading, for one thread at a time. Its SQL objects outlive what is read with them, since JDBI takes a millisecond and more to make those of one
 * table; the connection beneath is taken from the pool anew each time, which finds out and replaces a broken one.
 */
final class ReaderConnection implements AutoCloseable {

    private final Pool pool;
    private final Handle handle;
    private final Face face;
    private final Map<Class<?>, Object> tables = new HashMap<>();

    /** As many as ever read at once; the pool of connections is what limits them. */
    static final class Pool {
        private final DataSource source;
        private final Queue<ReaderConnection> idle = new ConcurrentLinkedQueue<>();

        Pool(DataSource source) {
            this.source = source;
        }

        /** Waits while all connections are taken, and fails after half a minute. */
        ReaderConnection take() {
            var connection = Database.connection(source);
            var reader = idle.poll();
            if (reader == null) return new ReaderConnection(this, connection);
            reader.face.beneath = connection;
            return reader;
        }
    }

    /** What JDBI holds for its connection. */
    private static final class Face implements InvocationHandler {
        private @Nullable Connection beneath;

        Face(Connection beneath) {
            this.beneath = beneath;
        }

        Connection connection() {
            return (Connection) Proxy.newProxyInstance(ReaderConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, this);
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            try {
                return method.invoke(beneath, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    private ReaderConnection(Pool pool, Connection connection) {
        this.pool = pool;
        this.face = new Face(connection);
        this.handle = Database.handle(face.connection());
    }

    <T> T table(Class<T> sqlObject) {
        return sqlObject.cast(tables.computeIfAbsent(sqlObject, handle::attach));
    }

    /** Gives the connection back. */
    @Override
    public void close() {
        var connection = face.beneath;
        if (connection == null) return;
        face.beneath = null;
        try {
            connection.close();
        } catch (SQLException e) {
            throw new ConnectionException(e);
        } finally {
            pool.idle.add(this);
        }
    }
}
