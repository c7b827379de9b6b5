package usher.bench;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import usher.Account;
import usher.Address;
import usher.Answer;
import usher.Bot;
import usher.Call;
import usher.Caller;
import usher.Card;
import usher.Platform;
import usher.Space;
import usher.Value;
import usher.Values;
import usher.Watch;
import usher.config.Main;
import usher.scheduler.QuartzAlarm;

/** The whole bot on a database of its own, with a platform that takes every post at once; drops, and strangers who claim in them. */
final class Stand implements AutoCloseable {

    private static final Space SPACE = new Space("bench", "main");
    private static final Address CHANNEL = Address.channel(SPACE, "events");

    private final Bot bot;
    private final List<Value> drops = new ArrayList<>();
    private int calls;
    private boolean closed;

    /** @param spacing between two edits of one post */
    Stand(Place.Url url, Duration spacing) {
        this(url, spacing, InstantSource.system());
    }

    Stand(Place.Url url, Duration spacing, InstantSource clock) {
        bot = new Bot(url.open(), Main.features(), new QuartzAlarm(clock), clock, Watch.NOBODY, spacing, new Random(1));
        bot.open(List.of(new Taker()));
    }

    /** Takes what is to be shown, and keeps nothing. */
    private static final class Taker implements Platform {
        private final AtomicLong shown = new AtomicLong();

        @Override
        public String name() {
            return SPACE.platform();
        }

        @Override
        public void open(Bot bot) {}

        @Override
        public String show(Delivery delivery) {
            return "m" + shown.incrementAndGet();
        }

        @Override
        public void change(Delivery delivery, String reference) {}

        @Override
        public void remove(Delivery delivery, String reference) {}

        @Override
        public void close() {}
    }

    private static Caller caller(String user, boolean admin) {
        return new Caller(new Account(SPACE, user), user, Set.of(), admin, Locale.ENGLISH, Optional.empty());
    }

    /** Makes {@code number} drops of 10,000 seats and returns when their posts are shown. */
    void drops(int number) throws Exception {
        var made = new ArrayList<CompletableFuture<Answer>>();
        for (var i = 0; i < number; i++) {
            var values = Values.of(new Value("title", "Drop " + i), new Value("seats", "10000"), new Value("where", CHANNEL.key()));
            made.add(bot.handle(new Call("set up " + ++calls, bot.arrive(), "drop.create", caller("host", true), CHANNEL, values)).toCompletableFuture());
        }
        for (var it : made) {
            if (!(it.get() instanceof Answer.Done done)) throw new IllegalStateException("no drop was made: " + it.get());
            drops.add(done.card().controls().stream().filter(Card.Button.class::isInstance).map(button -> new Value("drop", ((Card.Button) button).values().getFirst().text())).findFirst().orElseThrow());
        }
        var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (bot.undelivered() > 0 || !bot.idle()) {
            if (System.nanoTime() > end) throw new IllegalStateException("posts that nobody holds up were not shown within a minute");
            Thread.sleep(20);
        }
    }

    /** Stranger {@code number} claims a seat; returns when they have been told, and throws when they were not told that they have one. */
    void claim(long number, int drop) throws Exception {
        var answer = press(number, drop);
        if (!(answer instanceof Answer.Done)) throw new IllegalStateException("not claimed: " + answer);
    }

    /** Stranger {@code number} presses Claim; whether they are refused. */
    boolean isRefused(long number, int drop) throws Exception {
        return press(number, drop) instanceof Answer.Refused;
    }

    private Answer press(long number, int drop) throws Exception {
        var user = String.format(Replay.MARK, number);
        var call = new Call("press " + user, bot.arrive(), "drop.claim", caller(user, false), CHANNEL, Values.of(drops.get(drop)));
        return bot.handle(call).toCompletableFuture().get();
    }

    @Override
    public void close() {
        if (closed) return;
        closed = true;
        bot.close();
    }
}
