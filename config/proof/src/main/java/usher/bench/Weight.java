package usher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** What it takes to have Usher: time to start, memory, disk. */
final class Weight implements Suite {

    private static final double READY_SECONDS = 1.5;
    private static final double IDLE_MEGABYTES = 200;
    private static final int REGISTRATIONS = 10_000;

    @Override
    public String name() {
        return "weight";
    }

    @Override
    public String about() {
        return "the packaged program with ./usher's own Java flags, on an existing database, connected to a lean Discord and a lean Slack: from the start of its process to \"Usher is on\", resident memory as the system counts it, the program's files, and what 10,000 registrations take on disk.";
    }

    @Override
    public void run(Setup setup, Consumer<Line> found) throws Exception {
        var product = Product.of(setup);
        if (product.jar().isEmpty()) setup.say("not packaged: measured from classes, without a class cache; mvn -DskipTests package makes config/target/usher.jar");
        var home = product.folder().resolve("home");
        try (var prepared = new Preparation(database(home))) {
            prepared.spaces().drop(false, "On Discord", REGISTRATIONS);
            prepared.drop(true, "On Slack", REGISTRATIONS);
        }
        try (var discord = new LeanDiscord(1); var slack = new LeanSlack()) {
            var environment = new HashMap<>(discord.environment());
            environment.putAll(slack.environment());
            starts(setup, product, home, environment, discord, slack, found);
        }
        if (product.jar().isPresent()) found.accept(Line.of("weight program and libraries", "MB", Spread.of(product.size() / 1e6), ""));
        for (var database : setup.databases()) growth(setup, database, found);
    }

    private static Place.Url database(Path home) {
        return new Place.Url(usher.Database.embedded(home.resolve("usher").toString()), "");
    }

    private void starts(Setup setup, Product product, Path home, Map<String, String> environment, LeanDiscord discord, LeanSlack slack, Consumer<Line> found) throws Exception {
        var stock = product.cache();
        var trained = trained(product, home, environment, discord, slack);
        var plain = new ArrayList<Double>();
        var cached = new ArrayList<Double>();
        var best = new ArrayList<Double>();
        var idle = new ArrayList<Double>();
        var cachedSpent = Spent.NOTHING;
        var bestSpent = Spent.NOTHING;
        for (var run = 0; run < setup.runs(); run++) {
            plain.add(ready(product, home, environment, List.of()).seconds());
            if (trained.isPresent()) {
                var start = ready(product, home, environment, Product.with(trained.get()));
                best.add(start.seconds());
                bestSpent = start.spent();
            }
            try (var child = product.start(home, environment, stock.map(Product::with).orElse(List.of()))) {
                var seconds = child.awaitSaying("Usher is on").toMillis() / 1000.0;
                cachedSpent = child.spent();
                if (stock.isPresent()) cached.add(seconds);
                child.await(() -> discord.ready() && slack.ready(), "both platforms connected");
                Thread.sleep(setup.quick() ? 1000 : 5000); // idle is when nothing happens any more
                idle.add(child.residentMegabytes());
                if (run == setup.runs() - 1) loaded(setup, child, discord, slack, found);
                child.stop();
            }
        }
        var memory = new Spread(idle);
        found.accept(Line.of("weight idle, both platforms connected", "MB", memory, "", Goal.atMost("MB", IDLE_MEGABYTES, memory.median())));
        found.accept(Line.of("weight ready, without a class cache", "s", new Spread(plain), ""));
        if (!cached.isEmpty()) found.accept(ready("weight ready, with the launcher's cache", new Spread(cached)).explained(cachedSpent));
        if (!best.isEmpty()) found.accept(ready("weight ready, cache trained on both platforms", new Spread(best)).explained(bestSpent));
    }

    private static Line ready(String name, Spread seconds) {
        return Line.of(name, "s", seconds, "", Goal.atMost("seconds", READY_SECONDS, seconds.median()));
    }

    private record Start(double seconds, Spent spent) {}

    private static Start ready(Product product, Path home, Map<String, String> environment, List<String> flags) throws Exception {
        try (var child = product.start(home, environment, flags)) {
            var seconds = child.awaitSaying("Usher is on").toMillis() / 1000.0;
            var spent = child.spent();
            child.stop();
            return new Start(seconds, spent);
        }
    }

    /** A class cache that has met both platforms and some presses too. */
    static Optional<Path> trained(Product product, Path home, Map<String, String> environment, LeanDiscord discord, LeanSlack slack) throws Exception {
        if (product.jar().isEmpty()) return Optional.empty();
        var cache = product.folder().resolve("trained.aot");
        try (var child = product.start(home, environment, List.of("-XX:AOTCacheOutput=" + cache))) {
            child.awaitSaying("Usher is on");
            child.await(() -> discord.ready() && slack.ready() && !discord.posts.isEmpty() && !slack.posts.isEmpty(), "both posts");
            press(discord, slack, 1_000_000, 100);
            child.stop();
        }
        return Files.exists(cache) ? Optional.of(cache) : Optional.empty();
    }

    /** So many people press on each platform, 64 at a time. */
    private static void press(LeanDiscord discord, LeanSlack slack, int from, int each) throws Exception {
        var inFlight = new Semaphore(64);
        var told = new ArrayList<CompletableFuture<String>>();
        for (var i = from; i < from + each; i++) {
            inFlight.acquire(2);
            var one = discord.press(i, discord.posts.getFirst(), discord.posts.getFirst().claim()).told;
            var other = slack.press(i, slack.posts.getFirst(), slack.posts.getFirst().claim()).told;
            for (var it : List.of(one, other)) told.add(it.whenComplete((_, _) -> inFlight.release()));
        }
        for (var it : told) it.get(60, TimeUnit.SECONDS);
    }

    private static void loaded(Setup setup, Child child, LeanDiscord discord, LeanSlack slack, Consumer<Line> found) throws Exception {
        child.await(() -> !discord.posts.isEmpty() && !slack.posts.isEmpty(), "both posts");
        var each = setup.quick() ? 200 : 2500;
        press(discord, slack, 0, each);
        found.accept(Line.of("weight loaded, after " + String.format(Locale.ROOT, "%,d", 2 * each) + " presses", "MB", Spread.of(child.residentMegabytes()), String.format(Locale.ROOT, "%.2f ms of processor time a press since the start",
            child.cpuSeconds() * 1000 / (2 * each))));
    }

    private static void growth(Setup setup, String database, Consumer<Line> found) throws Exception {
        var number = setup.quick() ? 500 : REGISTRATIONS;
        try (var place = Place.of(database, setup.folder())) {
            var url = place.fresh();
            long before;
            try (var stand = new Stand(url, Duration.ofSeconds(2))) {
                stand.drops(2);
            }
            before = size(url);
            try (var stand = new Stand(url, Duration.ofSeconds(2))) {
                stand.drops(2);
                var claims = new AtomicLong();
                while (claims.get() < number) {
                    Pressure.run(Math.min(64, (int) (number - claims.get())), Duration.ofMillis(1), claims, Thread.ofVirtual().factory(), it -> stand.claim(it, (int) (it % 2)));
                }
                var grown = size(url, stand);
                found.accept(Line.of("weight " + database + " grows by, for each 10,000 claims", "MB", Spread.of((grown - before) / 1e6 * REGISTRATIONS / claims.get()), String.format(Locale.ROOT, "%,d claims made it %.1f MB", claims.get(), grown / 1e6)));
            }
        }
    }

    private static long size(Place.Url url) throws Exception {
        return url.h2() ? file(url) : url.ask("select pg_database_size(current_database())");
    }

    /** H2's file as a close leaves it, since it tidies up then. */
    private static long size(Place.Url url, Stand stand) throws Exception {
        if (url.h2()) stand.close();
        else url.ask("select count(*) from seat");
        return size(url);
    }

    private static long file(Place.Url url) throws IOException {
        return Files.size(Path.of(url.jdbc().replaceFirst("^jdbc:h2:file:", "").replaceFirst(";.*$", "") + ".mv.db"));
    }
}
