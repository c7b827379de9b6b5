package usher.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import usher.Couriers;

/**
 * Deliveries wait here until the simulation runs them, one after the other on its own thread and in an order of its choice. What waits for an instant is woken
 * when the clock is moved.
 */
final class Errands implements Couriers {

    private final Hands clock;
    private final SplittableRandom chance;
    private final TreeMap<String, Runnable> waiting = new TreeMap<>();
    private Instant latest = Instant.EPOCH;
    private boolean home;

    Errands(Hands clock, SplittableRandom chance) {
        this.clock = clock;
        this.chance = chance;
    }

    /** There is never a second one to an address before the first has begun. */
    @Override
    public synchronized void go(String to, Runnable errand) {
        if (!home) waiting.put(to, errand);
    }

    @Override
    public void goLater(Runnable errand, Duration pause) {}

    @Override
    public synchronized long nanoTime() {
        if (clock.instant().isAfter(latest)) latest = clock.instant();
        return Duration.between(Instant.EPOCH, latest).toNanos();
    }

    @Override
    public synchronized boolean goHome() {
        home = true;
        waiting.clear();
        return true;
    }

    private synchronized List<Runnable> take() {
        if (waiting.isEmpty()) return List.of();
        return List.of(waiting.remove(new ArrayList<>(waiting.keySet()).get(chance.nextInt(waiting.size()))));
    }

    /** Runs them all, and those that they bring; {@code before} each of them. */
    void run(Runnable before) {
        before.run();
        for (var next = take(); !next.isEmpty(); next = take()) {
            next.getFirst().run();
            before.run();
        }
    }
}
