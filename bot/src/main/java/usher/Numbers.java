package usher;

import org.jdbi.v3.core.Handle;

/** Numbers for new rows, growing in the order in which they are asked for; taken from the database in blocks. */
final class Numbers {

    private static final int BLOCK = 500;

    private long next;
    private long end;

    long next(Handle handle) {
        if (next == end) {
            handle.execute("update ids set next_id = next_id + ? where name = 'row'", BLOCK);
            end = handle.createQuery("select next_id from ids where name = 'row'").mapTo(long.class).one();
            next = end - BLOCK;
        }
        return next++;
    }

    /** A rolled-back transaction gives its block back, so what is left of it must not be used. */
    void forget() {
        next = end = 0;
    }
}
