package usher.simulation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import usher.Couriers;

/** Deliveries wait here until the simulation runs them, one after the other on its own thread. What waits for an instant is woken when the clock is moved. */
final class Errands implements Couriers {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean home;

    @Override
    public synchronized void go(Runnable errand) {
        if (!home) waiting.add(errand);
    }

    @Override
    public void goLater(Runnable errand, Duration pause) {}

    @Override
    public synchronized boolean goHome() {
        home = true;
        waiting.clear();
        return true;
    }

    private synchronized Runnable take() {
        var next = waiting.poll();
        return next == null ? () -> { } : next;
    }

    private synchronized boolean isDone() {
        return waiting.isEmpty();
    }

    /** Runs them all, and those that they bring. */
    void run() {
        while (!isDone()) take().run();
    }
}
