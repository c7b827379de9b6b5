package usher.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** So many at a time, each doing the next as soon as the one before is done, for a while. */
final class Pressure {

    private Pressure() {}

    /** One claim. */
    interface Deed {
        /** Does claim {@code number}; throws when it was not done. */
        void run(long number) throws Exception;
    }

    /** What came of it. */
    record Outcome(int done, int failed, double seconds, Times times) {
        double perSecond() {
            return done / seconds;
        }
    }

    static Outcome run(int inFlight, Duration lasts, AtomicLong numbers, ThreadFactory threads, Deed deed) throws InterruptedException {
        var times = new Times();
        var failed = new AtomicInteger();
        var began = System.nanoTime();
        var end = began + lasts.toNanos();
        var running = new ArrayList<Thread>();
        for (var i = 0; i < inFlight; i++) {
            var thread = threads.newThread(() -> {
                while (System.nanoTime() < end) {
                    var started = System.nanoTime();
                    try {
                        deed.run(numbers.getAndIncrement());
                        times.add(System.nanoTime() - started);
                    } catch (Exception e) {
                        if (failed.incrementAndGet() == 1) e.printStackTrace();
                    }
                }
            });
            thread.start();
            running.add(thread);
        }
        for (var thread : running) thread.join();
        return new Outcome(times.size(), failed.get(), (System.nanoTime() - began) / 1e9, times);
    }
}
