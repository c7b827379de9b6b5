package usher;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Who runs the outbox's errands, and by what time its pauses go: many at once and the machine's in the program, one after the other and its own in a simulation. */
public interface Couriers {

    /** Runs it soon, at most once. Errands given out from several threads at once may run in any order. {@code to} is where it goes. */
    void go(String to, Runnable errand);

    /** Runs it when that much time has passed. */
    void goLater(Runnable errand, Duration pause);

    /** Starts no errand any more; returns whether those under way ended within ten seconds. */
    boolean goHome();

    /** By what pauses are measured, in nanoseconds from some instant; it never goes back. */
    long nanoTime();

    /** A thread for each. */
    static Couriers atOnce() {
        return new Couriers() {
            private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("outbox").factory());

            @Override
            public void go(String to, Runnable errand) {
                threads.execute(errand);
            }

            @Override
            public void goLater(Runnable errand, Duration pause) {
                later.schedule(errand, pause.toMillis(), TimeUnit.MILLISECONDS);
            }

            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public boolean goHome() {
                later.shutdownNow();
                threads.shutdown();
                try {
                    return threads.awaitTermination(10, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return true;
                }
            }
        };
    }
}
