package usher;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what is shown equal to what is wanted. Each address has a lane of its own, in which messages appear in the order in which they were wanted; ten
 * quick changes of one message become one edit; a platform that was down catches up. What it did, it writes through the writer like everything else.
 */
final class Outbox implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    /** Deliveries under way at once on one platform. */
    private static final int AT_ONCE = 32;
    /** Whoever waits for their turn looks that often whether Usher stops. */
    private static final Duration GLANCE = Duration.ofMillis(200);
    /** Remembered edits before those that no longer matter are let go. */
    private static final int MOST_EDITED = 10_000;

    private final Database database;
    private final Forced forced;
    private final Delivering delivering;
    private final InstantSource clock;
    private final Duration spacing;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final Map<String, Semaphore> places = new ConcurrentHashMap<>();
    private final Set<Long> inDoubt = new ConcurrentSkipListSet<>();
    private final Map<Long, Long> edited = new ConcurrentHashMap<>(); // message → nanoTime of its last change
    private final Couriers couriers;
    private volatile boolean closed;

    Outbox(Database database, Forced forced, Delivering delivering, InstantSource clock, Duration spacing, Couriers couriers) {
        this.database = database;
        this.forced = forced;
        this.delivering = delivering;
        this.clock = clock;
        this.spacing = spacing;
        this.couriers = couriers;
    }

    /** Learns what an earlier process left, before anything new is written: all of that may have been shown already. */
    void open() {
        inDoubt.addAll(database.jdbi().withExtension(OutboxTable.class, OutboxTable::unseen));
        pending().forEach(due -> inDoubt.add(due.id()));
    }

    /** Messages not yet shown as wanted. */
    Collection<OutboxTable.Due> pending() {
        return database.read(OutboxTable.class, OutboxTable::allPending);
    }

    int countPending() {
        return database.read(OutboxTable.class, OutboxTable::countPending);
    }

    void wake(Map<Long, Address> touched) {
        touched.forEach((id, address) -> wake(id, address.key()));
    }

    /** Whatever is not shown as wanted is looked at: the platforms are there, or the clock was moved by hand. */
    void wakeAll() {
        pending().forEach(due -> wake(due.id(), due.address()));
    }

    private void wake(long id, String address) {
        lanes.compute(address, (key, lane) -> {
            var here = lane == null ? new Lane(key) : lane;
            here.add(id);
            return here;
        });
    }

    /** Whether nothing is being delivered at this moment. */
    boolean idle() {
        return lanes.values().stream().noneMatch(Lane::running);
    }

    @Override
    public void close() {
        closed = true;
        if (!couriers.goHome()) LOG.warn("deliveries under way were left; the next start looks whether they arrived");
    }

    /** One address and what is still to be shown there. */
    private final class Lane {
        private final String address;
        /** A channel's posts are about this and that, and one that meets trouble must not silence it; what is said in a thread or privately is read in its order. */
        private final boolean inOrder;
        private final TreeSet<Long> waiting = new TreeSet<>();
        /** New messages that wait for the first of them to be tried again. */
        private final TreeSet<Long> held = new TreeSet<>();
        private boolean running;

        Lane(String address) {
            this.address = address;
            inOrder = Address.of(address).kind() != Address.Kind.CHANNEL;
        }

        synchronized boolean running() {
            return running;
        }

        synchronized boolean isEmpty() {
            return !running && held.isEmpty();
        }

        synchronized void add(long id) {
            if (closed) return;
            waiting.add(id);
            if (!running) {
                running = true;
                couriers.go(address, this::run);
            }
        }

        /** What is to be looked at now; null when nothing is left to do. */
        private synchronized @Nullable Collection<Long> take(boolean more) {
            running = !closed && (more || !waiting.isEmpty());
            if (!running) return null;
            var ids = new TreeSet<>(waiting);
            waiting.clear();
            if (ids.stream().anyMatch(held::contains)) {
                ids.addAll(held);
                held.clear();
            }
            return ids;
        }

        /** Changes go before what is new, of which one goes at a time: a platform may want a second between two of them. */
        private void run() {
            var fresh = new TreeSet<Long>();
            for (var ids = take(false); ids != null; ids = take(!fresh.isEmpty())) {
                try {
                    ids.forEach(id -> look(id, fresh));
                    if (!fresh.isEmpty()) first(fresh);
                } catch (RuntimeException e) {
                    Incident.report("delivering to " + address, e);
                    fresh.addAll(ids);
                    hold(fresh, Duration.ofSeconds(5));
                }
            }
            lanes.computeIfPresent(address, (_, lane) -> lane.isEmpty() ? null : lane);
        }

        private void look(long id, Set<Long> fresh) {
            var row = read(id);
            if (row == null) return;
            if (row.shown() == null && !waitsForMorning(row)) lineUp(id, fresh);
            else attempt(row).ifPresent(wait -> again(id, wait));
        }

        /** One that comes while earlier ones are held is held with them. */
        private synchronized void lineUp(long id, Set<Long> fresh) {
            if (!held.isEmpty() && held.first() < id) held.add(id);
            else fresh.add(id);
        }

        /** New messages keep their order: when one has to wait, those after it wait as well. */
        private void first(TreeSet<Long> fresh) {
            long id = fresh.removeFirst();
            var row = read(id);
            var wait = row == null ? Optional.<Duration>empty() : attempt(row);
            if (wait.isEmpty()) return;
            fresh.add(id);
            hold(fresh, wait.get());
        }

        private synchronized void hold(TreeSet<Long> ids, Duration wait) {
            if (inOrder) {
                held.addAll(ids);
                again(held.first(), wait);
            } else ids.forEach(id -> again(id, wait));
            ids.clear();
        }

        private OutboxTable.@Nullable Row read(long id) {
            var row = database.read(OutboxTable.class, table -> table.pending(id)).orElse(null);
            forced.await();
            if (row == null || row.address().equals(address)) return row;
            wake(id, row.address());
            return null;
        }

        /** Delivers it when it is time to; otherwise, or when that did not succeed, returns how long it is until it is tried again. */
        private Optional<Duration> attempt(OutboxTable.Row row) {
            var wait = waitFor(row);
            if (wait.isZero()) {
                var now = awaitsTurn(row) ? read(row.id()) : row; // it may be wanted otherwise by now
                if (closed || now == null) return Optional.empty();
                wait = deliver(now);
            }
            return wait.isZero() ? Optional.empty() : Optional.of(wait);
        }

        /** Waits for its turn, if it must; returns whether it did. */
        private boolean awaitsTurn(OutboxTable.Row row) {
            var began = couriers.nanoTime();
            var turn = delivering.turn(row).toNanos();
            for (var left = turn; left > 0 && !closed; left = turn - (couriers.nanoTime() - began)) LockSupport.parkNanos(Math.min(left, GLANCE.toNanos()));
            return turn > 0;
        }

        /** It is not its turn yet, rather than that it failed: what comes after it need not wait with it. */
        private boolean waitsForMorning(OutboxTable.Row row) {
            return row.shown() == null && row.attempts() == 0 && row.nextTry().isAfter(clock.instant());
        }

        private Duration waitFor(OutboxTable.Row row) {
            var until = row.attempts() == 0 && row.shown() != null ? Duration.ZERO : Duration.between(clock.instant(), row.nextTry());
            if (row.attempts() > 0 && until.compareTo(Delivering.LONGEST_PAUSE) > 0) until = Duration.ZERO; // no pause is that long: the clock was put back
            var last = edited.get(row.id());
            var spaced = last == null || row.shown() == null ? Duration.ZERO : spacing.minusNanos(couriers.nanoTime() - last);
            var wait = until.compareTo(spaced) > 0 ? until : spaced;
            return wait.isNegative() ? Duration.ZERO : wait;
        }

        private Duration deliver(OutboxTable.Row row) {
            var place = places.computeIfAbsent(Address.of(address).space().platform(), _ -> new Semaphore(AT_ONCE));
            place.acquireUninterruptibly();
            try {
                var wait = delivering.deliver(row, inDoubt.contains(row.id()));
                if (wait.also() != 0) add(wait.also());
                if (wait.unsure()) inDoubt.add(row.id());
                else if (wait.pause().isZero()) inDoubt.remove(row.id());
                if (row.shown() != null) justEdited(row.id());
                return wait.pause();
            } finally {
                place.release();
            }
        }

        private void justEdited(long id) {
            var now = couriers.nanoTime();
            if (edited.size() > MOST_EDITED) edited.values().removeIf(at -> now - at > spacing.toNanos());
            edited.put(id, now);
        }

        private void again(long id, Duration wait) {
            if (closed) return;
            if (wait.toMillis() <= 1) wake(id, address);
            else couriers.goLater(() -> wake(id, address), wait);
        }
    }
}
