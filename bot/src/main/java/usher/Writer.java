package usher;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The single writer. It takes every call that is waiting, in the order of their arrival, runs them in one transaction, forces that to disk once, and only
 * then answers them all. So there are no lock waits, durability is paid for once a group, and nobody is told what could still be lost.
 */
final class Writer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    /** More in one transaction would make the first of them wait for the last. */
    private static final int MOST_CALLS = 512;
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

    /** Something to be written. */
    sealed interface Job {
        /** A call of a person or a platform. */
        record Press(Call call, Action action, CompletableFuture<Answer> answer) implements Job {}

        /** Bookkeeping of the core itself: what was delivered, what was typed so far. */
        record Chore(Consumer<Tx> work, long community, CompletableFuture<Boolean> done) implements Job {}

        /** The timers that are due, at most {@link Transaction#MOST_TIMERS} a group; completed with their number. */
        record Due(CompletableFuture<Integer> fired) implements Job {}
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final PriorityQueue<Job.Press> presses = new PriorityQueue<>((a, b) -> a.call().arrived().compareTo(b.call().arrived()));
    private final ArrayDeque<Job.Chore> chores = new ArrayDeque<>();
    private final ArrayDeque<Job.Due> rings = new ArrayDeque<>();
    private boolean closing;
    private boolean writing;
    private boolean ended;

    private final Arrivals arrivals;
    private final Transaction transaction;
    private final InstantSource clock;
    private final Executor answering;
    private final Watch watch;
    private final Consumer<Committed> committed;
    private final Thread thread = Thread.ofPlatform().name("writer").unstarted(this::run);
    private volatile boolean healthy = true;

    /** What a group leaves for others to do: deliver the touched messages, and ring at the next timer. */
    record Committed(Map<Long, Address> touched, Optional<Instant> timers, boolean looked, boolean moreDue, Map<Account, Reader> readers) {}

    Writer(Transaction transaction, Arrivals arrivals, InstantSource clock, Executor answering, Watch watch, Consumer<Committed> committed) {
        this.transaction = transaction;
        this.arrivals = arrivals;
        this.clock = clock;
        this.answering = answering;
        this.watch = watch;
        this.committed = committed;
    }

    void start() {
        thread.start();
    }

    void submit(Job job) {
        lock.lock();
        try {
            if (closing && job instanceof Job.Press press) {
                press.answer().complete(RESTARTING);
            } else if (ended) {
                answer(job, RESTARTING); // nobody would ever come for it
            } else {
                switch (job) {
                    case Job.Press press -> presses.add(press);
                    case Job.Chore chore -> chores.add(chore);
                    case Job.Due due -> rings.add(due);
                }
            }
            if (job instanceof Job.Press press) arrivals.here(press.call().arrived());
            something.signal();
        } finally {
            lock.unlock();
        }
    }

    /** An arrival is no longer waited for. */
    void passBy(Arrival arrival) {
        arrivals.here(arrival);
        lock.lock();
        try {
            something.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Whether it has written its last. */
    boolean hasEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    /** Calls waiting to be written. */
    int waiting() {
        lock.lock();
        try {
            return presses.size();
        } finally {
            lock.unlock();
        }
    }

    /** Whether no group is being written, and no chore or timer waits for one. */
    boolean settled() {
        lock.lock();
        try {
            return !writing && chores.isEmpty() && rings.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the last group reached the disk. */
    boolean healthy() {
        return healthy;
    }

    /** What those hear who come while it stops. */
    static final Answer.Refused RESTARTING = new Answer.Refused(Text.of("Usher is just being restarted. Please try again in a moment."), Map.of(), Optional.empty());

    private void run() {
        for (var jobs = take(); !jobs.isEmpty(); jobs = take()) {
            try {
                write(jobs);
            } catch (RuntimeException | Error e) {
                LOG.error("the writer met what nobody expected", e);
                jobs.forEach(job -> answer(job, new Answer.Broken(Incident.report("a group failed", e))));
            }
        }
    }

    /** Waits for something to do; empty when closing and all is done. */
    private List<Job> take() {
        lock.lock();
        try {
            writing = false;
            while (true) {
                var jobs = ready();
                writing = !jobs.isEmpty();
                if (writing) return jobs;
                if (closing && presses.isEmpty()) return end();
                if (presses.isEmpty()) something.awaitUninterruptibly();
                else something.awaitNanos(TimeUnit.MILLISECONDS.toNanos(1)); // an earlier press is on its way
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return end();
        } finally {
            lock.unlock();
        }
    }

    private List<Job> end() {
        ended = true;
        return List.of();
    }

    private List<Job> ready() {
        var jobs = new ArrayList<Job>(chores);
        chores.clear();
        var complete = presses.isEmpty() ? 0 : arrivals.complete();
        var calls = 0;
        while (!presses.isEmpty() && presses.peek().call().arrived().number() < complete && calls++ < MOST_CALLS) jobs.add(presses.poll());
        if (!rings.isEmpty()) jobs.add(rings.poll());
        return jobs;
    }

    private void write(List<Job> jobs) {
        var began = System.nanoTime();
        try {
            var result = transaction.write(jobs, clock.instant());
            healthy = true;
            committed.accept(result.committed());
            result.answers().forEach(this::answer);
            var timers = result.fired();
            watch.committed(result.answers().size(), timers, Duration.ofNanos(System.nanoTime() - began));
        } catch (RuntimeException e) {
            healthy = false;
            var incident = Incident.report("nothing of a group could be written", e);
            jobs.forEach(job -> answer(job, new Answer.Broken(incident)));
            transaction.reset();
            pause();
            if (jobs.stream().anyMatch(Job.Due.class::isInstance)) lookAgain();
        }
    }

    /** What was due still is, and the alarm that said so will not ring for it a second time. */
    private void lookAgain() {
        lock.lock();
        try {
            if (!closing) rings.add(new Job.Due(new CompletableFuture<>()));
        } finally {
            lock.unlock();
        }
    }

    private void pause() {
        try {
            Thread.sleep(AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(Job job, Object result) {
        switch (job) {
            case Job.Press press -> answering.execute(() -> press.answer().complete((Answer) result));
            case Job.Chore chore -> chore.done().complete(!(result instanceof Answer.Broken || result == RESTARTING));
            case Job.Due due -> due.fired().complete(result instanceof Integer fired ? fired : 0);
        }
    }

    /** Finishes what was handed in; later presses are told to come back. */
    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            something.signal();
        } finally {
            lock.unlock();
        }
        try {
            if (thread.getState() != Thread.State.NEW) thread.join(Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        transaction.close();
    }
}
