package usher;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door that adapters knock on: it knows every action, has changes written and questions answered, and keeps the outbox and the timers going. */
public final class Bot implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Bot.class);
    /** The outbox edits one card at once, and then at most this often. */
    public static final Duration EDIT_SPACING = Duration.ofSeconds(2);

    private final Database database;
    private final Map<String, Action> actions = new LinkedHashMap<>();
    private final Alarm alarm;
    private final InstantSource clock;
    private final Watch watch;
    private final Forced forced = new Forced();
    private final Arrivals arrivals;
    private final Writer writer;
    private final Drafts drafts;
    private final Readers readers = new Readers();
    private final Outbox outbox;
    private final Map<String, Platform> platforms = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Answer>> underWay = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Instant nextRing = Instant.MAX;

    public Bot(Database database, List<Feature> features, Alarm alarm, InstantSource clock, Watch watch) {
        this(database, features, alarm, clock, watch, EDIT_SPACING, new SecureRandom());
    }

    /** With an edit spacing and a source of chance of one's own, for tests. */
    public Bot(Database database, List<Feature> features, Alarm alarm, InstantSource clock, Watch watch, Duration spacing, RandomGenerator random) {
        this(database, features, alarm, clock, watch, spacing, random, Couriers.atOnce());
    }

    /** And with couriers of one's own, for simulations. */
    public Bot(Database database, List<Feature> features, Alarm alarm, InstantSource clock, Watch watch, Duration spacing, RandomGenerator random, Couriers couriers) {
        this.database = database;
        this.alarm = alarm;
        this.clock = new SteadyClock(clock);
        this.watch = watch;
        this.arrivals = new Arrivals(this.clock, couriers::nanoTime);
        features.forEach(feature -> feature.actions().forEach(this::declare));
        Housekeeping.actions().forEach(this::declare);
        this.writer = new Writer(new Transaction(database, this::action, this::successor, random, forced, watch), arrivals, this.clock, threads, watch, this::committed);
        this.drafts = new Drafts(database, forced, writer::submit);
        this.outbox = new Outbox(database, forced, new Delivering(this::message, platforms, writer::submit, this.clock, watch), this.clock, spacing, couriers);
    }

    private void declare(Action action) {
        if (actions.put(action.name(), action) != null) throw new IllegalArgumentException("two actions are called " + action.name());
    }

    /** Starts writing, delivering and firing timers, then opens the platforms. */
    public void open(List<Platform> open) {
        open.forEach(platform -> platforms.put(platform.name(), platform));
        writer.start();
        setChores();
        outbox.open();
        alarm.open(() -> writer.submit(new Writer.Job.Due(new CompletableFuture<>())));
        writer.submit(new Writer.Job.Due(new CompletableFuture<>()));
        openAtOnce(open);
        outbox.wakeAll();
    }

    /** Each waits for its own network. When one cannot open, that is said when the others have. */
    private void openAtOnce(List<Platform> open) {
        var opening = open.stream().map(platform -> CompletableFuture.runAsync(() -> platform.open(this), threads)).toList();
        try {
            CompletableFuture.allOf(opening.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw e;
        }
    }

    private Optional<OutboxTable.Row> message(String spot) {
        var row = database.read(OutboxTable.class, table -> table.at(spot));
        forced.await();
        return row;
    }

    private void setChores() {
        var chores = actions.values().stream().filter(action -> action.trigger() instanceof Trigger.Cron).toList();
        var done = new CompletableFuture<Boolean>();
        writer.submit(new Writer.Job.Chore(tx -> {
            SignedLink.makeKey(tx);
            chores.forEach(action -> tx.at(successor(action, tx.now()), "chore " + action.name(), action.name()));
        }, 0, done));
        if (!done.join()) throw new Database.Unusable("The database cannot be written to; the log says why", null);
    }

    private Instant successor(Action chore, Instant after) {
        return alarm.next(((Trigger.Cron) chore.trigger()).expression(), ZoneOffset.UTC, after);
    }

    /** Takes a place in the order of arrival. Call it first, on the thread that received the press, and hand it to {@link #handle} soon. */
    public Arrival arrive() {
        return arrivals.take();
    }

    /** Nobody is to wait for this arrival: it came to nothing, or will take a while to become a call. Said once too often it does no harm. */
    public void passBy(Arrival arrived) {
        writer.passBy(arrived);
    }

    /**
     * Does what a person asks by a command, a button or a form. The answer comes when everything it says is on disk, and never as an exception: what goes wrong is
     * {@link Answer.Refused} or {@link Answer.Broken}. Returns at once; safe from any thread.
     */
    public CompletionStage<Answer> handle(Call call) {
        return take(call, Action::forPeople);
    }

    /** Hears what a platform itself tells: a {@link Trigger.Notice}, which nobody can press. Answers as {@link #handle} does. */
    public CompletionStage<Answer> notice(Call call) {
        return take(call, action -> action.trigger() instanceof Trigger.Notice).whenComplete((answer, _) -> {
            if (answer instanceof Answer.Refused no) LOG.warn("the notice {} of {} was refused: {}", call.action(), call.id(), no.text().plain(Locale.ROOT));
        });
    }

    private CompletionStage<Answer> take(Call call, Predicate<Action> allowed) {
        var answer = new CompletableFuture<Answer>();
        var earlier = underWay.putIfAbsent(call.id(), answer);
        if (earlier != null) {
            writer.passBy(call.arrived());
            return earlier;
        }
        var began = System.nanoTime();
        answer.whenComplete((it, failure) -> {
            underWay.remove(call.id());
            watch.answered(actions.containsKey(call.action()) ? call.action() : "unknown", failure != null ? "broken" : it.getClass().getSimpleName().toLowerCase(Locale.ROOT), Duration.ofNanos(System.nanoTime() - began));
        });
        start(call, allowed, answer);
        return answer;
    }

    private void start(Call came, Predicate<Action> allowed, CompletableFuture<Answer> answer) {
        var action = actions.get(came.action());
        var call = action == null ? came : came.with(came.values().asked(action.asks()));
        if (action == null || !allowed.test(action)) {
            writer.passBy(call.arrived());
            answer.complete(refused(Refusal.of("That is from another time: I do not know it any more. {command} shows what I can do.", Text.code("command", "/usher help"))));
        } else if (!Draft.isId(call.values().raw().getOrDefault(Draft.FIELD, "0"))) {
            writer.passBy(call.arrived());
            answer.complete(refused(Refusal.of("That form was sent already, or is older than {hours} hours. Please begin again with the command.", Text.count("hours", Draft.HOURS))));
        } else if (action.handler() instanceof Handler.Write && isPlain(action) && !call.values().raw().containsKey(Draft.FIELD)) {
            try {
                writer.submit(new Writer.Job.Press(call.with(call.values().read(action.asks(), NoView.AT_ALL)), action, answer));
            } catch (Refusal no) {
                writer.passBy(call.arrived());
                answer.complete(refused(no));
            }
        } else {
            writer.passBy(call.arrived());
            try {
                threads.execute(() -> consider(call, action, answer));
            } catch (RejectedExecutionException stopping) {
                answer.complete(Writer.RESTARTING);
            }
        }
    }

    /** Its values can be read without looking anything up, as a button's. */
    private static boolean isPlain(Action action) {
        return action.asks().stream().allMatch(field -> field instanceof Field.Id);
    }

    private void consider(Call call, Action action, CompletableFuture<Answer> answer) {
        try {
            new Consideration(call, action, drafts, this::look, this::refused).run(answer, writer);
        } catch (Refusal no) {
            answer.complete(refused(no));
        } catch (RuntimeException e) {
            answer.complete(new Answer.Broken(Incident.report(call.action(), e)));
        }
    }

    private Answer refused(Refusal no) {
        return new Answer.Refused(no.text(), no.fields(), Optional.empty());
    }

    /** A view for this caller; whoever is met for the first time, or has changed, is written down first. */
    private Look look(Call call) {
        var look = new Look(database, call.arrived().at());
        if (look.knows(call.by())) {
            forced.await();
            readers.know(Map.of(call.by().account(), Reader.of(look.caller())));
            return look;
        }
        look.close();
        var met = new CompletableFuture<Boolean>();
        writer.submit(new Writer.Job.Chore(tx -> tx.meet(call.by()), 0, met));
        if (!met.join()) {
            if (writer.hasEnded()) throw new Refusal(Writer.RESTARTING.text(), Map.of());
            throw new IllegalStateException("the caller could not be written down");
        }
        var second = new Look(database, call.arrived().at());
        if (second.knows(call.by())) readers.know(Map.of(call.by().account(), Reader.of(second.caller())));
        return second;
    }

    /** Reads a page of the web; {@code values} are the fields of its path. Never an exception; safe from any thread. */
    public CompletionStage<Answer> visit(String page, Map<String, String> values) {
        var found = action(page).filter(action -> action.trigger() instanceof Trigger.Page);
        if (found.isEmpty()) return CompletableFuture.completedFuture(refused(Refusal.of("There is no such page.")));
        return later(() -> {
            try (var look = new Look(database, clock.instant())) {
                var nobody = new Account(new Space("web", "page"), "visitor");
                var call = new Call("visit " + page, new Arrival(0, look.now()), page, Caller.of(nobody), nobody.direct(), Values.of(values).read(found.get().asks(), look));
                var answer = ((Handler.Read) found.get().handler()).answer(call, look);
                forced.await();
                return answer;
            } catch (Refusal no) {
                return refused(no);
            }
        }).exceptionally(failure -> new Answer.Broken(Incident.report(page, failure)));
    }

    /** Choices for one field of {@code call}'s action while a person types; empty rather than late or failing. */
    public CompletionStage<List<Card.Option>> suggest(Call call, String field, String typed) {
        writer.passBy(call.arrived());
        return later(() -> {
            var asked = action(call.action()).stream().flatMap(action -> action.asks().stream()).filter(it -> it.name().equals(field)).findFirst();
            if (asked.isEmpty()) return List.<Card.Option>of();
            try (var look = look(call)) {
                var found = asked.get().suggest(typed, look);
                forced.await();
                return found;
            }
        }).exceptionally(failure -> {
            Incident.report("suggesting " + field, failure);
            return List.of();
        });
    }

    private <T> CompletableFuture<T> later(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, threads);
        } catch (RejectedExecutionException stopping) {
            return CompletableFuture.failedFuture(stopping);
        }
    }

    /** Everything the bot can do, in the order it was listed. */
    public Collection<Action> actions() {
        return List.copyOf(actions.values());
    }

    public Optional<Action> action(String name) {
        return Optional.ofNullable(actions.get(name));
    }

    /** A draft that was kept, with what was typed so far; empty when it was sent or is older than {@link Draft#HOURS}. */
    public CompletionStage<Optional<Draft>> draft(String id) {
        return later(() -> drafts.find(id));
    }

    /** Keeps what was typed so far, for a form that takes several steps. */
    public CompletionStage<Draft> keep(Draft draft) {
        return CompletableFuture.completedFuture(drafts.keep(draft));
    }

    /** Runs the timers that are due and returns how many ran; for tests that move the clock by hand. */
    public int fireDue() {
        var fired = new CompletableFuture<Integer>();
        writer.submit(new Writer.Job.Due(fired));
        return fired.join();
    }

    /** The clock was moved: timers and retries that wait for an instant look at it again. */
    public void clockMoved() {
        writer.submit(new Writer.Job.Due(new CompletableFuture<>()));
        outbox.wakeAll();
    }

    /** The rows themselves, for the operator's tools and for tests that recount; what it writes must go through actions. */
    public Database database() {
        return database;
    }

    /** How whoever called is to be answered: as they chose, or, before their first call since the start, as their platform guesses. Safe from any thread, at once. */
    public Reader reader(Caller by) {
        return readers.find(by.account()).orElseGet(() -> new Reader(by.locale(), by.zone()));
    }

    public Instant now() {
        return clock.instant();
    }

    /** Whether the database took the last change. */
    public boolean healthy() {
        return writer.healthy();
    }

    /** Calls waiting to be written. */
    public int waiting() {
        return writer.waiting();
    }

    /** Messages not yet shown as they are wanted. */
    public int undelivered() {
        return outbox.countPending();
    }

    /** Whether nothing is being delivered at this moment. */
    public boolean idle() {
        return outbox.idle() && writer.waiting() == 0;
    }

    /** Whether nothing but presses that wait for an earlier one is to be written, and nothing is being written. */
    public boolean written() {
        return writer.settled();
    }

    private void committed(Writer.Committed committed) {
        readers.know(committed.readers());
        outbox.wake(committed.touched());
        if (committed.moreDue()) writer.submit(new Writer.Job.Due(new CompletableFuture<>()));
        ringAt(committed);
    }

    /** Only the writer's thread calls this. */
    private void ringAt(Writer.Committed committed) {
        if (committed.looked()) nextRing = Instant.MAX;
        var next = committed.timers().orElse(Instant.MAX);
        if (next.isBefore(nextRing)) {
            nextRing = next;
            alarm.set(next);
        }
    }

    /** Finishes the group in hand, hands the outbox over, closes the platforms and then the database. */
    @Override
    public void close() {
        alarm.close();
        platforms.values().forEach(platform -> {
            try {
                platform.close();
            } catch (RuntimeException e) {
                LOG.warn("{} did not close in order: {}", platform.name(), e.toString());
            }
        });
        outbox.close();
        writer.close();
        awaitThreads();
        database.close();
    }

    /** An action that never comes back must not keep the program from ending. */
    private void awaitThreads() {
        threads.shutdown();
        try {
            if (threads.awaitTermination(10, TimeUnit.SECONDS)) return;
            LOG.warn("calls under way were left without an answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
    }
}
