package usher;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;

/** The one connection that writes, with its SQL objects made once and its numbers for new rows. It notices whether a call has written anything yet. */
final class WriterConnection implements AutoCloseable {

    /** More pools than are ever in use at once. */
    private static final int MOST_LASTING = 2_000;

    private final Database database;
    private final Handle handle;
    private final Map<Class<?>, Object> tables = new HashMap<>();
    private final Numbers numbers = new Numbers();
    private final Map<Object, Staged<?>> staged = new LinkedHashMap<>();
    private final Map<Object, Lasting> lasting = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Lasting> eldest) {
            return size() > MOST_LASTING;
        }
    };
    private final Standing standing = new Standing();
    private boolean writing;
    private boolean written;

    private record Staged<R>(List<R> rows, Consumer<Collection<R>> write) {
        void run() {
            write.accept(rows);
        }
    }

    WriterConnection(Database database) {
        this.database = database;
        this.handle = database.writer();
        try {
            database.claim(handle);
        } catch (RuntimeException e) {
            handle.close();
            throw e;
        }
        handle.getConfig(SqlStatements.class).setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                writeStaged();
                if (!standing.changesNothing(context.getRawSql())) written = true;
            }
        });
    }

    void begin() {
        handle.begin();
        staged.clear();
        written = false;
    }

    /** Keeps a row to be written in one statement with others of its kind, before any other statement runs: nothing is ever read without it. */
    @SuppressWarnings("unchecked") // a kind always has the same rows
    <R> void stage(Object kind, R row, Consumer<Collection<R>> write) {
        written = true;
        ((Staged<R>) staged.computeIfAbsent(kind, _ -> new Staged<R>(new ArrayList<>(), write))).rows.add(row);
    }

    /** Where that fails it counts as written, so that whoever is told of the failure is not taken for its only cause. */
    void writeStaged() {
        if (writing || staged.isEmpty()) return;
        var before = written;
        var rows = List.copyOf(staged.values());
        staged.clear();
        writing = true;
        written = true;
        try {
            rows.forEach(Staged::run);
            written = before;
        } finally {
            writing = false;
        }
    }

    /** What an earlier group read and is true still: no other connection writes, and whatever was undone since has made this empty. */
    Map<Object, Lasting> lasting() {
        return lasting;
    }

    /** Rows that were read before and are as they were; it sees every statement. */
    Standing standing() {
        return standing;
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
        staged.clear();
        lasting.clear();
        standing.clear();
        handle.rollbackToSavepoint("one");
        numbers.forget();
    }

    void undo() {
        staged.clear();
        lasting.clear();
        standing.clear();
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
