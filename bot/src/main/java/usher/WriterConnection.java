package usher;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;

/** The one connection that writes, with its SQL objects made once and its numbers for new rows. It notices whether a call has written anything yet. */
final class WriterConnection implements AutoCloseable {

    private final Database database;
    private final Handle handle;
    private final Map<Class<?>, Object> tables = new HashMap<>();
    private final Numbers numbers = new Numbers();
    private boolean written;

    WriterConnection(Database database) {
        this.database = database;
        this.handle = database.jdbi().open();
        try {
            database.claim(handle);
        } catch (RuntimeException e) {
            handle.close();
            throw e;
        }
        handle.getConfig(SqlStatements.class).setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                if (!context.getRawSql().stripLeading().toLowerCase(Locale.ROOT).startsWith("select")) written = true;
            }
        });
    }

    void begin() {
        handle.begin();
        written = false;
    }

    <T> T table(Class<T> sqlObject) {
        return sqlObject.cast(tables.computeIfAbsent(sqlObject, handle::attach));
    }

    long newId() {
        var before = written;
        var number = numbers.next(handle);
        written = before; // taking a number changes nothing that a refusal would have to undo
        return number;
    }

    /** Whether anything was written since {@link #clean}. */
    boolean written() {
        return written;
    }

    void clean() {
        written = false;
    }

    void savepoint() {
        handle.savepoint("one");
    }

    void release() {
        handle.release("one");
    }

    void undoOne() {
        handle.rollbackToSavepoint("one");
        numbers.forget();
    }

    void undo() {
        handle.rollback();
        numbers.forget();
    }

    /** Commits; on disk when it returns. */
    void commit() {
        handle.commit();
        database.force(handle);
    }

    @Override
    public void close() {
        try (handle) {
            database.release(handle);
        }
    }
}
