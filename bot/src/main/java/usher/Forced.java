package usher;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Which groups are on disk. Between a group's commit and its forcing, others can already read what a crash could still take back; so whoever read
 * waits here, before telling anyone, until every group that was being committed is forced.
 */
final class Forced {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition forcedOne = lock.newCondition();
    private long committing;
    private long forced;

    /** The writer is about to commit its next group. */
    void committing() {
        lock.lock();
        try {
            committing++;
        } finally {
            lock.unlock();
        }
    }

    /** The group is on disk, or was not committed after all. */
    void settled() {
        lock.lock();
        try {
            forced = committing;
            forcedOne.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns when all that could have been read until now is on disk. */
    void await() {
        lock.lock();
        try {
            var seen = committing;
            while (forced < seen) forcedOne.awaitUninterruptibly();
        } finally {
            lock.unlock();
        }
    }
}
