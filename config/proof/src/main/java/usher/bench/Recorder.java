package usher.bench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Stands between Usher and the database's driver and notes which statements one transaction runs, with their parameters, so that the floor can run the very same
 * ones. It is there only while it is open; measured is without it.
 */
final class Recorder implements Driver, AutoCloseable {

    /** One statement as it was run; {@code setters} are the calls that gave it its parameters. */
    record Step(String sql, boolean query, List<Setter> setters) {}

    /** An array among {@code args} is given by what is in it. */
    record Setter(Method method, Object[] args) {}

    private final Driver real;
    private final Consumer<List<Step>> transactions;

    /** @param transactions told of every transaction that is committed, on the thread that commits it */
    Recorder(String url, Consumer<List<Step>> transactions) throws SQLException {
        this.transactions = transactions;
        real = DriverManager.getDriver(url);
        DriverManager.deregisterDriver(real);
        DriverManager.registerDriver(this);
    }

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
        var connection = real.connect(url, info);
        return connection == null ? null : new Tape(connection).wrapped();
    }

    /** One connection and what its transaction has run so far. */
    private final class Tape {
        private final Connection connection;
        private List<Step> steps = new ArrayList<>();

        Tape(Connection connection) {
            this.connection = connection;
        }

        Connection wrapped() {
            return (Connection) Proxy.newProxyInstance(Recorder.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, args) -> {
                var result = call(connection, method, args);
                if (result instanceof PreparedStatement prepared && method.getName().equals("prepareStatement")) return statement(prepared, PreparedStatement.class, (String) args[0]);
                if (result instanceof Statement plain && method.getName().equals("createStatement")) return statement(plain, Statement.class, "");
                switch (method.getName()) {
                    case "commit" -> {
                        transactions.accept(steps);
                        steps = new ArrayList<>();
                    }
                    case "rollback" -> steps = new ArrayList<>();
                    default -> { }
                }
                return result;
            });
        }

        private Object statement(Statement real, Class<? extends Statement> type, String sql) {
            var setters = new ArrayList<Setter>();
            return Proxy.newProxyInstance(Recorder.class.getClassLoader(), new Class<?>[] {type}, (_, method, args) -> {
                var name = method.getName();
                if (name.startsWith("set") && args != null && args.length >= 2 && args[0] instanceof Integer && method.getDeclaringClass() == PreparedStatement.class) {
                    setters.add(new Setter(method, kept(args)));
                } else if (name.equals("addBatch") || (name.startsWith("execute") && !name.endsWith("Batch"))) {
                    var run = sql.isEmpty() ? String.valueOf(args[0]) : sql;
                    steps.add(new Step(run, run.stripLeading().regionMatches(true, 0, "select", 0, 6), List.copyOf(setters)));
                    setters.clear();
                }
                return call(real, method, args);
            });
        }
    }

    /** What is in an array is gone when its statement is closed. */
    private static Object[] kept(Object[] args) throws SQLException {
        var kept = args.clone();
        if (kept[1] instanceof Array array) kept[1] = array.getArray();
        return kept;
    }

    private static @Nullable Object call(Object on, Method method, Object @Nullable [] args) throws Throwable {
        try {
            return method.invoke(on, args);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return real.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
        return real.getPropertyInfo(url, info);
    }

    @Override
    public int getMajorVersion() {
        return real.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return real.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return real.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(Recorder.class.getName());
    }

    @Override
    public void close() throws SQLException {
        DriverManager.deregisterDriver(this);
        DriverManager.registerDriver(real);
    }
}
