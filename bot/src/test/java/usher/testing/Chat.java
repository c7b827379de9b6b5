package usher.testing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import usher.Account;
import usher.Address;
import usher.Answer;
import usher.Bot;
import usher.Call;
import usher.Caller;
import usher.Database;
import usher.Feature;
import usher.Space;
import usher.Trigger;
import usher.Value;
import usher.Values;
import usher.Watch;

/**
 * A conversation with the real bot, on a real database and with a clock that stands until {@link #passes}. Two platforms in memory, {@code test} and
 * {@code other}, stand for Discord and Slack.
 */
public final class Chat implements AutoCloseable {

    /** A Tuesday noon in winter, UTC. */
    public static final Instant START = Instant.parse("2027-01-12T12:00:00Z");
    public static final Space MAIN = new Space("test", "main");
    public static final Space OTHER = new Space("other", "place");

    private final Supplier<List<Feature>> features;
    private final Supplier<Database> databases = TestDatabase.fresh();
    private final Map<String, TestPlatform> platforms = new LinkedHashMap<>();
    private final MovableClock clock = new MovableClock(START);
    private HandAlarm alarm = new HandAlarm();
    private Database database = databases.get();
    private Bot bot;
    private int calls;
    private BiConsumer<Call, Answer> watcher = (_, _) -> { };

    /** Starts the bot with features that are made anew at every restart. */
    public Chat(Supplier<List<Feature>> features) {
        this.features = features;
        for (var name : List.of("test", "other")) platforms.put(name, new TestPlatform(name));
        bot = start();
    }

    private Bot start() {
        alarm = new HandAlarm();
        var started = new Bot(database, features.get(), alarm, clock, Watch.NOBODY, Duration.ZERO, new SplittableRandom(7));
        started.open(new ArrayList<>(platforms.values()));
        return started;
    }

    public Bot bot() {
        return bot;
    }

    public MovableClock clock() {
        return clock;
    }

    public TestPlatform platform() {
        return platform(MAIN);
    }

    public TestPlatform platform(Space space) {
        return Optional.ofNullable(platforms.get(space.platform())).orElseThrow();
    }

    public Persona member(String name) {
        return member(MAIN, name);
    }

    public Persona member(Space space, String name) {
        return persona(space, name, false);
    }

    /** Someone the platform lets manage the space: an admin and moderator. */
    public Persona admin(String name) {
        return admin(MAIN, name);
    }

    public Persona admin(Space space, String name) {
        return persona(space, name, true);
    }

    private Persona persona(Space space, String name, boolean administers) {
        var account = new Account(space, name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
        return new Persona(this, new Caller(account, name, Set.of(), administers, Locale.ENGLISH, Optional.empty()));
    }

    String newId() {
        return "call-" + ++calls;
    }

    /** From now on told of every call and its answer. */
    public void watch(BiConsumer<Call, Answer> told) {
        watcher = told;
    }

    Answer answer(Call call) {
        var answer = answered(call);
        watcher.accept(call, answer);
        return answer;
    }

    /** What a platform tells is answered to nobody. */
    Answer notice(Call call) {
        return answered(call);
    }

    Answer visit(Call call) {
        var answer = in(bot.visit(call.action(), call.values().raw()), call);
        watcher.accept(call, answer);
        return answer;
    }

    private Answer answered(Call call) {
        var told = bot.action(call.action()).filter(action -> action.trigger() instanceof Trigger.Notice).isPresent();
        return in(told ? bot.notice(call) : bot.handle(call), call);
    }

    private static Answer in(CompletionStage<Answer> soon, Call call) {
        try {
            return soon.toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("no answer to " + call, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** From now on Usher is told what people write to it in this space. */
    public void hears(Space space) {
        var usher = new Caller(new Account(space, "usher"), "Usher", Set.of(), false, Locale.ENGLISH, Optional.empty());
        notice(new Call(newId(), bot.arrive(), "space.seen", usher, Address.channel(space, "general"), Values.of(new Value("name", space.id()), new Value("hears", "yes"))));
    }

    /** What is shown in a channel of the main space. */
    public List<TestPlatform.Shown> channel(String id) {
        settles();
        return platform().messages(Address.channel(MAIN, id));
    }

    /** Every row of every table in words, to prove that something is kept nowhere. */
    public String rows() {
        settles();
        return database.jdbi().withHandle(handle -> {
            var tables = handle.createQuery("select table_name from information_schema.tables where lower(table_schema) = 'public'").mapTo(String.class).list();
            tables.removeIf(table -> table.startsWith("flyway"));
            return tables.stream().map(table -> table + " " + handle.createQuery("select * from " + table).mapToMap().list()).collect(Collectors.joining("\n"));
        });
    }

    /** Waits until nothing is being delivered. */
    public void settles() {
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2)).atMost(Duration.ofSeconds(20)).until(() -> bot.idle());
    }

    /** Time goes by: every timer that comes due on the way is fired at its instant. */
    public void passes(Duration time) {
        var end = clock.instant().plus(time);
        for (var next = alarm.next(); next.isPresent() && !next.get().isAfter(end); next = alarm.next()) {
            alarm.heard();
            if (next.get().isAfter(clock.instant())) clock.set(next.get());
            bot.fireDue();
            settles();
        }
        clock.set(end);
        bot.fireDue();
        bot.clockMoved();
        bot.fireDue();
        settles();
    }

    /** Time goes by while the bot is not running. */
    public void isDownFor(Duration time) {
        bot.close();
        clock.forward(time);
        database = databases.get();
        bot = start();
        bot.fireDue();
        settles();
    }

    /** The bot is stopped and started again on the same database. */
    public void restarts() {
        isDownFor(Duration.ZERO);
    }

    @Override
    public void close() {
        bot.close();
    }
}
