package usher.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** What goes wrong with machines: the program killed, its database killed, its disk full, its connections cut, its clock put back. Counted is what people had been told. */
final class Crash implements Suite {

    private int rounds;
    private int confirmed;
    private int lost;
    private int doubled;

    @Override
    public String name() {
        return "crash";
    }

    @Override
    public String about() {
        return "the packaged program under load, against an enforcing Discord: who was told \"You're in\" and has no seat afterwards (lost), seats and posts that are there twice (doubled), and how long it took until it served again.";
    }

    @Override
    public void run(Setup setup, Consumer<Line> found) throws Exception {
        rounds = confirmed = lost = doubled = 0;
        var product = Product.of(setup);
        for (var database : setup.databases()) kills(setup, product, database, found);
        var few = Math.max(1, setup.rounds() / 10);
        if (setup.databases().contains("postgresql")) attacks(setup, product, "PostgreSQL killed and started again", true, few, Attacks::killServer, found);
        if (setup.databases().contains("h2")) {
            if (Files.isExecutable(Path.of("/usr/bin/prlimit"))) attacks(setup, product, "disk full", false, few, Attacks::fillDisk, found);
            else setup.say("no prlimit here: a full disk is left out");
            attacks(setup, product, "sockets cut", false, few, Attacks::cut, found);
            var back = ClockBack.run(setup, few);
            note(back.lost(), back.doubled(), back.confirmed(), few);
            found.accept(line("clock stepped back an hour, h2", few, back.confirmed(), back.lost(), back.doubled(), back.serving(), back.words()));
        }
        setup.progress().printf("rounds=%d confirmed=%d lost=%d doubled=%d%n", rounds, confirmed, lost, doubled);
    }

    private void note(int nowLost, int nowDoubled, int nowConfirmed, int nowRounds) {
        rounds += nowRounds;
        confirmed += nowConfirmed;
        lost += nowLost;
        doubled += nowDoubled;
    }

    private static Line line(String what, int rounds, int confirmed, int lost, int doubled, Times serving, String words) {
        return new Line("crash " + what, "confirmed", Spread.of(confirmed), null, null, null, List.of(Goal.exactly("lost", 0, lost), Goal.exactly("doubled", 0, doubled)),
            String.format(Locale.ROOT, "%d rounds; serves again after %s s (p50), %s s at most%s", rounds, Line.number(serving.millis(0.5) / 1000), Line.number(serving.millis(1) / 1000), words.isEmpty() ? "" : "; " + words));
    }

    private void kills(Setup setup, Product product, String database, Consumer<Line> found) throws Exception {
        try (var place = Place.of(database, setup.folder());
             var siege = new Siege(product, Files.createTempDirectory(product.folder(), "home"), database.equals("h2") ? Optional.empty() : Optional.of(place.fresh()))) {
            var seed = System.nanoTime();
            var count = new Kills(siege, seed, setup::say).run(setup.rounds(), setup.rounds(), 0);
            note(count.lost(), count.doubled(), count.confirmed(), count.rounds());
            found.accept(line("kill -9, " + database, count.rounds(), count.confirmed(), count.lost(), count.doubled(), count.serving(), String.format(Locale.ROOT,
                "%,d presses; %d kills fell before a commit, %d after the force and before the answer, %d between a delivery and its mark; seed %d%s", count.presses(), count.beforeCommit(), count.beforeAnswer(),
                count.beforeMark(), seed, count.violations().isEmpty() ? "" : "; the platform objected: " + count.violations().getFirst())));
        }
    }

    /** One kind of trouble while people press: does its worst, ends it, and returns. */
    interface Attack {
        void run(Attacks.Scene scene) throws Exception;
    }

    private void attacks(Setup setup, Product product, String what, boolean postgresql, int times, Attack attack, Consumer<Line> found) throws Exception {
        var serving = new Times();
        var home = Files.createTempDirectory(product.folder(), "home");
        try (var place = Place.of(postgresql ? "postgresql" : "h2", setup.folder()); var siege = new Siege(product, home, postgresql ? Optional.of(place.fresh()) : Optional.empty())) {
            siege.prepare();
            try (var usher = siege.start()) {
                var load = new Load(siege);
                for (var i = 0; i < times; i++) {
                    var before = siege.confirmed().size();
                    usher.await(() -> siege.confirmed().size() > before, "the load is answered");
                    attack.run(new Attacks.Scene(siege, usher, place, home));
                    var over = System.nanoTime();
                    var since = siege.press();
                    while (!Siege.isConfirmed(since)) {
                        if (System.nanoTime() - over > 90e9) throw new IllegalStateException("not served again within 90 s after: " + what + "; it said: " + usher.tail());
                        if (Siege.isAnswered(since) || since.ageMillis() > 2500) since = siege.press();
                        Thread.sleep(20);
                    }
                    serving.add(System.nanoTime() - over);
                    setup.say(what + " " + (i + 1) + ": served again after " + Line.number(serving.last() / 1e9) + " s");
                }
                load.close();
                Thread.sleep(3000); // what is under way ends, or is given up by its people
                usher.stop();
            }
            note(siege.lost(), siege.doubled(), siege.confirmed().size(), times);
            found.accept(line(what, times, siege.confirmed().size(), siege.lost(), siege.doubled(), serving, String.format(Locale.ROOT, "%,d presses", siege.pressed())));
        }
    }

    /** Somebody new presses every 20 ms. */
    private static final class Load {
        private final AtomicBoolean over = new AtomicBoolean();
        private final Thread thread;

        Load(Siege siege) {
            thread = Thread.ofPlatform().daemon().start(() -> {
                while (!over.get()) {
                    siege.press();
                    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                }
            });
        }

        void close() throws InterruptedException {
            over.set(true);
            thread.join(TimeUnit.SECONDS.toMillis(10));
        }
    }
}
