package usher.simulation;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * The way to a database in memory that outlives whoever uses it. When its power is cut, what was not committed is gone at once and nothing more gets through
 * until it is back, as when a process dies and another begins.
 */
public final class Disk extends HikariDataSource {

    private final String url;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final Set<Wire> used = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile @Nullable Thread writer;
    private boolean counting = true;
    private int commits = Integer.MAX_VALUE;
    private boolean afterwards;
    private boolean atDraft;
    private volatile long committed;

    Disk(String url) {
        this.url = url;
    }

    /** Cuts it at the {@code number}th commit from now, from 1: before that reaches the disk, or afterwards. */
    synchronized void cutAt(int number, boolean after) {
        commits = number;
        afterwards = after;
    }

    /** Cuts it when a form half filled in is written next: before that reaches the disk, or afterwards. */
    synchronized void cutAtDraft(boolean after) {
        atDraft = true;
        afterwards = after;
    }

    /** Whether the next form that is kept ends it. */
    synchronized boolean endsAtDraft() {
        return atDraft;
    }

    synchronized void keepOn() {
        commits = Integer.MAX_VALUE;
        atDraft = false;
    }

    /** What is committed while {@code work} runs is not counted: how many groups it takes is up to threads. */
    void uncounted(Runnable work) {
        counts(false);
        try {
            work.run();
        } finally {
            counts(true);
        }
    }

    private synchronized void counts(boolean on) {
        counting = on;
    }

    /** How many groups reached it. */
    long commits() {
        return committed;
    }

    boolean isCut() {
        return cut;
    }

    /** The process dies now. */
    void cut() {
        cut = true;
        used.forEach(Wire::end);
        used.clear();
    }

    /** Whoever wrote last need not wait for better times any more. */
    void wakeWriter() {
        var thread = writer;
        if (thread != null) thread.interrupt();
    }

    /** Another process begins. */
    void restore() {
        keepOn();
        used.forEach(Wire::end);
        used.clear();
        cut = false;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var raw = cut ? null : idle.poll();
        if (raw == null && !cut) raw = DriverManager.getConnection(url);
        var wire = new Wire(raw);
        if (raw != null) used.add(wire);
        return (Connection) Proxy.newProxyInstance(Disk.class.getClassLoader(), new Class<?>[] {Connection.class}, wire);
    }

    private synchronized void commit(Connection raw, boolean typed) throws SQLException {
        writer = Thread.currentThread();
        if (typed ? !atDraft : !counting || commits == Integer.MAX_VALUE || --commits > 0) {
            raw.commit();
            committed++;
            return;
        }
        if (afterwards) raw.commit();
        cut();
        throw dead();
    }

    private static SQLException dead() {
        return new SQLException("the process is dead", "08006");
    }

    /** One connection: as the database has it, until the power is cut. */
    private final class Wire implements InvocationHandler {
        private volatile @Nullable Connection raw;
        private boolean typed; // a form half filled in is written beside everything else, at a time of its own

        Wire(@Nullable Connection raw) {
            this.raw = raw;
        }

        /** What it wrote and did not commit is undone, and it serves nobody any more. */
        synchronized void end() {
            var ended = raw;
            raw = null;
            if (ended == null) return;
            try {
                if (!ended.getAutoCommit()) {
                    ended.rollback();
                    ended.setAutoCommit(true);
                }
                idle.push(ended);
            } catch (SQLException e) {
                throw new IllegalStateException("a connection of a dead process did not end", e);
            }
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args) throws Throwable {
            var connection = raw;
            if (connection == null || cut) return unplugged(proxy, method, args);
            try {
                switch (method.getName()) {
                    case "commit" -> {
                        commit(connection, typed);
                        typed = false;
                    }
                    case "close" -> {
                        used.remove(this);
                        end();
                    }
                    case "isClosed" -> {
                        return false;
                    }
                    default -> {
                        typed |= method.getName().equals("prepareStatement") && args != null && args[0].toString().startsWith("insert into draft");
                        return method.invoke(connection, args);
                    }
                }
                return null;
            } catch (InvocationTargetException e) {
                if (cut) throw dead();
                throw e.getCause();
            }
        }

        private static @Nullable Object unplugged(Object proxy, Method method, Object @Nullable [] args) throws SQLException {
            return switch (method.getName()) {
                case "equals" -> args != null && proxy == args[0];
                case "hashCode" -> System.identityHashCode(proxy);
                case "toString" -> "a connection of a dead process";
                case "isValid", "getAutoCommit" -> true;
                case "isClosed", "isReadOnly", "isWrapperFor" -> false;
                case "getTransactionIsolation", "getHoldability" -> 2;
                case "close", "rollback", "setAutoCommit", "setReadOnly", "setTransactionIsolation", "clearWarnings", "abort" -> null;
                default -> throw dead();
            };
        }
    }

    @Override
    public @Nullable HikariPoolMXBean getHikariPoolMXBean() {
        return (HikariPoolMXBean) Proxy.newProxyInstance(Disk.class.getClassLoader(), new Class<?>[] {HikariPoolMXBean.class}, (_, _, _) -> null); // there is nothing to evict
    }

    /** A life ends; the disk stays. */
    @Override
    public void close() {}
}
