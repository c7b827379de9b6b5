package usher;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.LoggerFactory;
import org.slf4j.Logger;
import org.slf4j.MDC;

/**
 * Writes one group. All calls run in one transaction without savepoints; only when one of them fails after it had written something is everything undone
 * and run again with a savepoint each.
 */
final class Transaction implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);
    static final int MOST_TIMERS = 64;
    /** A timer that failed this often is parked, and moderators are shown it. */
    private static final int MOST_ATTEMPTS = 10;

    private final Database database;
    private final Function<String, Optional<Action>> actions;
    private final BiFunction<Action, Instant, Instant> successors;
    private final RandomGenerator random;
    private final Forced forced;
    private final Watch watch;
    private WriterConnection connection;

    Transaction(Database database, Function<String, Optional<Action>> actions, BiFunction<Action, Instant, Instant> successors, RandomGenerator random, Forced forced,
                Watch watch) {
        this.database = database;
        this.actions = actions;
        this.successors = successors;
        this.random = random;
        this.forced = forced;
        this.watch = watch;
        this.connection = new WriterConnection(database);
    }

    /** What became of a group. */
    record Result(Map<Writer.Job, Object> answers, Writer.Committed committed, int fired) {}

    /** A call failed after writing: the group is undone and run again one by one. */
    private static final class Undone extends RuntimeException {
        Undone(Throwable cause) {
            super(null, cause, false, false);
        }
    }

    /** Returns when everything is on disk; throws when nothing is. */
    Result write(List<Writer.Job> jobs, Instant now) {
        try {
            return attempt(jobs, now, false);
        } catch (Undone undone) {
            LOG.debug("group run again one by one: {}", String.valueOf(undone.getCause()));
            return attempt(jobs, now, true);
        }
    }

    private Result attempt(List<Writer.Job> jobs, Instant now, boolean oneByOne) {
        connection.begin();
        try {
            var run = new Run(new Group(connection, random), now, oneByOne);
            run.group.prepare(jobs.stream().filter(Writer.Job.Press.class::isInstance).map(job -> ((Writer.Job.Press) job).call()).toList(), now);
            connection.clean(); // whom a group meets is true whatever becomes of their calls
            for (var job : jobs) run.run(job);
            run.flushTogether();
            var next = run.looked ? run.group.core().nextDue() : run.group.earliest();
            commit();
            run.group.committed();
            return new Result(run.answers, new Writer.Committed(run.group.touched(), next, run.looked, run.fired >= MOST_TIMERS, run.readers), run.fired);
        } catch (RuntimeException e) {
            undo(e);
            throw e;
        }
    }

    private void undo(RuntimeException why) {
        try {
            connection.undo();
        } catch (RuntimeException broken) {
            why.addSuppressed(broken);
        }
    }

    private void commit() {
        forced.committing();
        try {
            connection.commit();
        } finally {
            forced.settled();
        }
    }

    /** Opens the connection anew, after the database failed. */
    void reset() {
        try {
            connection.close();
        } catch (RuntimeException e) {
            LOG.warn("the broken connection did not close: {}", e.toString());
        }
        database.revive();
        try {
            connection = new WriterConnection(database);
        } catch (RuntimeException e) {
            LOG.error("the database cannot be reached: {}", e.toString());
        }
    }

    @Override
    public void close() {
        connection.close();
    }

    /** One pass over a group's jobs. */
    private final class Run {
        private final Group group;
        private final Instant now;
        private final boolean oneByOne;
        private final Map<Writer.Job, Object> answers = new LinkedHashMap<>();
        private final Map<Account, Reader> readers = new HashMap<>();
        private int fired;
        private boolean looked;

        Run(Group group, Instant now, boolean oneByOne) {
            this.group = group;
            this.now = now;
            this.oneByOne = oneByOne;
        }

        void run(Writer.Job job) {
            switch (job) {
                case Writer.Job.Press press -> answers.put(job, press(press.call(), press.action()));
                case Writer.Job.Chore chore -> answers.put(job, chore(chore));
                case Writer.Job.Due _ -> answers.put(job, timers());
            }
        }

        private Answer press(Call call, Action action) {
            MDC.put("call", call.id());
            try {
                var earlier = group.earlierAnswer(call);
                if (earlier.isPresent()) return earlier.get();
                return one(() -> answer(call, action), staged -> {
                    group.remember(call, staged, now);
                    return staged;
                }, refusal -> {
                    var refused = new Answer.Refused(refusal.text(), refusal.fields(), Optional.empty());
                    group.remember(call, refused, now);
                    return refused;
                }, failure -> new Answer.Broken(Incident.report(call.action(), failure)));
            } finally {
                MDC.remove("call");
            }
        }

        private Answer answer(Call call, Action action) {
            var caller = group.directory().meet(call.by(), call.arrived().at(), group::newId);
            readers.put(call.by().account(), Reader.of(caller));
            connection.clean(); // meeting someone is true whatever becomes of their call
            action.needs().check(caller);
            var tx = new Tx(group, call.arrived().at(), caller.community(), caller);
            var answer = ((Handler.Write) action.handler()).answer(call, tx);
            group.keep(tx.staged);
            group.directory().find(call.by().account(), caller.community()).ifPresent(now -> readers.put(call.by().account(), Reader.of(now))); // they may have chosen another just now
            return answer;
        }

        private Object chore(Writer.Job.Chore chore) {
            return one(() -> {
                var tx = new Tx(group, now, chore.community(), null);
                chore.work().accept(tx);
                group.keep(tx.staged);
                return Boolean.TRUE;
            }, done -> done, refusal -> {
                throw new IllegalStateException("a chore was refused: " + refusal.getMessage(), refusal);
            }, failure -> new Answer.Broken(Incident.report("bookkeeping", failure)));
        }

        private int timers() {
            looked = true;
            var due = group.core().due(now, MOST_TIMERS);
            group.due(due);
            if (!due.isEmpty() && !oneByOne) group.core().takeTimers(due.stream().map(CoreTable.TimerRow::id).toList());
            var superseded = superseded(due);
            for (var row : due) fire(row, superseded.contains(row.id()));
            fired = due.size();
            return fired;
        }

        /** Of several that are late with the same action and values, where the rule is to collapse them, all but the last. */
        private HashSet<Long> superseded(List<CoreTable.TimerRow> due) {
            var last = new HashMap<String, Long>();
            var earlier = new HashSet<Long>();
            for (var row : due) {
                if (rule(row).late() != Trigger.Late.COLLAPSE || !tooLate(row)) continue;
                var before = last.put(row.action() + row.vals() + row.communityId(), row.id());
                if (before != null) earlier.add(before);
            }
            return earlier;
        }

        private boolean tooLate(CoreTable.TimerRow row) {
            return Duration.between(row.due(), now).compareTo(rule(row).grace()) > 0;
        }

        private Trigger.Timer rule(CoreTable.TimerRow row) {
            return actions.apply(row.action()).map(Action::trigger).filter(Trigger.Timer.class::isInstance).map(Trigger.Timer.class::cast)
                .orElse(new Trigger.Timer(Trigger.Late.FINE, Duration.ZERO));
        }

        private void fire(CoreTable.TimerRow row, boolean superseded) {
            watch.fired(row.action(), Duration.between(row.due(), now));
            MDC.put("call", "timer:" + row.id());
            try {
                one(() -> {
                    if (oneByOne) group.core().takeTimers(List.of(row.id()));
                    ring(row, superseded);
                    return Boolean.TRUE;
                }, done -> done, refusal -> Boolean.FALSE, failure -> postponed(row, failure));
            } finally {
                MDC.remove("call");
            }
        }

        private void ring(CoreTable.TimerRow row, boolean superseded) {
            var tx = new Tx(group, now, row.communityId(), null);
            if (superseded || (rule(row).late() == Trigger.Late.SKIP && tooLate(row))) {
                tx.skipped(row.action() + " " + row.name(), superseded ? "a later one of its kind was due as well" : "it was " + Duration.between(row.due(), now) + " late and had lost its point");
            } else {
                var action = actions.apply(row.action()).orElseThrow(() -> new IllegalStateException("no action is called " + row.action()));
                if (action.trigger() instanceof Trigger.Cron) tx.at(successors.apply(action, now), row.name(), row.action());
                ((Handler.Write) action.handler()).answer(call(row, action), tx);
            }
            group.keep(tx.staged);
        }

        @SuppressWarnings("unchecked") // Tx.at wrote a JSON object of strings
        private Call call(CoreTable.TimerRow row, Action action) {
            var nobody = new Account(new Space("timer", Long.toString(row.communityId())), "timer");
            var values = Values.of((Map<String, String>) Json.read(row.vals(), Map.class)).read(action.asks(), NoView.AT_ALL);
            return new Call("timer:" + row.id(), new Arrival(0, now), row.action(), Caller.of(nobody), nobody.direct(), values);
        }

        private Object postponed(CoreTable.TimerRow row, RuntimeException failure) {
            var attempts = row.attempts() + 1;
            var incident = Incident.report("timer " + row.action() + " " + row.name(), failure);
            group.core().takeTimers(List.of(row.id()));
            group.core().putBack(new CoreTable.TimerRow(row.id(), row.communityId(), row.name(), now.plusSeconds(1L << Math.min(attempts, 12)), row.action(), row.vals(), attempts),
                attempts >= MOST_ATTEMPTS ? "it failed " + attempts + " times, last as incident " + incident : null);
            return Boolean.FALSE;
        }

        /** Runs one piece of work with its own fate: through, refused, or failed. */
        private <T> T one(Supplier<T> work, Function<T, T> through, Function<Refusal, ? extends T> refused, Function<RuntimeException, ? extends T> failed) {
            connection.clean();
            if (oneByOne) connection.savepoint();
            try {
                var result = through.apply(work.get());
                if (oneByOne) {
                    group.flush();
                    connection.release();
                }
                return result;
            } catch (Refusal no) {
                undo(no);
                var result = refused.apply(no);
                if (oneByOne) group.flush();
                return result;
            } catch (RuntimeException e) {
                undo(e);
                var result = failed.apply(e);
                if (oneByOne) group.flush();
                return result;
            }
        }

        private void undo(RuntimeException why) {
            if (oneByOne) {
                connection.undoOne();
                group.forget();
            } else if (connection.written()) {
                throw new Undone(why);
            }
        }

        void flushTogether() {
            if (oneByOne) return;
            try {
                group.flush();
            } catch (RuntimeException e) {
                throw new Undone(e);
            }
        }
    }
}
