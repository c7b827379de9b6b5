package usher.bench;

import java.util.Arrays;
import java.util.Collection;

/** How long each of many took, in nanoseconds; safe to add to from any thread. */
final class Times {

    private long[] nanos = new long[1024];
    private int size;
    private boolean sorted;
    private long last;

    synchronized void add(long took) {
        if (size == nanos.length) nanos = Arrays.copyOf(nanos, 2 * size);
        nanos[size++] = took;
        last = took;
        sorted = false;
    }

    synchronized void addAll(Collection<Long> took) {
        took.forEach(this::add);
    }

    synchronized int size() {
        return size;
    }

    /** The one added last. */
    synchronized long last() {
        return last;
    }

    /** The time, in milliseconds, within which {@code part} of them were done (0.99 for p99; 1 for the longest); 0 when there are none. */
    synchronized double millis(double part) {
        if (size == 0) return 0;
        if (!sorted) Arrays.sort(nanos, 0, size);
        sorted = true;
        return nanos[Math.min(size - 1, (int) Math.ceil(size * part) - 1)] / 1e6;
    }
}
