package usher.bench;

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
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** A crowd within one second on 100 seats, on a process that has just started and on one that has met a crowd before. */
final class Herd implements Suite {

    private static final int SEATS = 100;
    private static final double DEADLINE = 3;
    private static final double POSTS = 5;
    private static final int MOST_EDITS = 5;
    private static final Duration WITHIN = Duration.ofSeconds(1);

    @Override
    public String name() {
        return "herd";
    }

    @Override
    public String about() {
        return "10,000 strangers, half on Discord and half on Slack, press Claim of one drop of 100 seats within one second; and 2,000 on Discord alone, cold. Measured is the slowest acknowledgement, as the platforms have it; both give an app three seconds. "
            + "The floor is JDA and Bolt in one process, answering with a constant. p50 and p99 are of the acknowledgements.";
    }

    @Override
    public void run(Setup setup, Consumer<Line> found) throws Exception {
        var product = Product.of(setup);
        var each = setup.quick() ? 250 : 5000;
        var ways = new ArrayList<>(List.of(new Way("", List.of(), List.of())));
        if (!setup.quick()) cached(product, setup).ifPresent(ways::add);
        for (var way : ways) {
            var cold = new ArrayList<Crowd>();
            var warm = new ArrayList<Crowd>();
            var floorCold = new ArrayList<Crowd>();
            var floorWarm = new ArrayList<Crowd>();
            for (var run = 0; run < setup.runs(); run++) {
                ours(product, way.ours(), each, cold, warm);
                floor(product, way.floor(), each, floorCold, floorWarm);
            }
            found.accept(line(String.format(Locale.ROOT, "herd cold, %,d%s", 2 * each, way.words()), cold, floorCold, false));
            if (way.ours().isEmpty()) found.accept(line(String.format(Locale.ROOT, "herd warm, %,d", 2 * each), warm, floorWarm, true));
        }
        for (var way : ways) discordAlone(setup, product, way, found);
    }

    /** With which flags both are started. */
    private record Way(String words, List<String> ours, List<String> floor) {}

    /** One crowd and what came of it; times in seconds. */
    private record Crowd(Times acks, int late, double posts, int edits, int oversold, int disordered) {
        double slowest() {
            return acks.millis(1) / 1000;
        }
    }

    private static Optional<Way> cached(Product product, Setup setup) throws Exception {
        if (product.jar().isEmpty()) return Optional.empty();
        setup.say("training the class caches");
        var home = prepared(product, true);
        try (var discord = new LeanDiscord(1); var slack = new LeanSlack()) {
            var trained = Weight.trained(product, home, both(discord, slack), discord, slack);
            var bare = product.folder().resolve("bare.aot");
            try (var child = Bare.start(product, both(discord, slack), List.of("-XX:AOTCacheOutput=" + bare))) {
                child.awaitSaying("ready");
                child.await(() -> discord.ready() && slack.ready(), "both connected");
                var presses = new ArrayList<Press>();
                for (var i = 0; i < 100; i++) {
                    presses.add(discord.press(i, new LeanDiscord.Post(LeanDiscord.channel(0), "1250000000000000000", ""), "bare.press"));
                    presses.add(slack.press(i, new LeanSlack.Post(LeanSlack.channel(0), "1700000000.000001", ""), "bare.press"));
                }
                for (var press : presses) press.told.get(60, TimeUnit.SECONDS);
                child.stop();
            }
            if (trained.isEmpty() || !Files.exists(bare)) return Optional.empty();
            return Optional.of(new Way(", with a trained class cache", Product.with(trained.get()), Product.with(bare)));
        }
    }

    private static Map<String, String> both(LeanDiscord discord, LeanSlack slack) {
        var environment = new HashMap<>(discord.environment());
        environment.putAll(slack.environment());
        return environment;
    }

    private static Path prepared(Product product, boolean slackToo) throws Exception {
        var home = Files.createTempDirectory(product.folder(), "home");
        try (var prepared = new Preparation(url(home))) {
            prepared.spaces();
            if (slackToo) prepared.connected();
            prepared.drop(false, "Cold herd", SEATS);
            prepared.drop(false, "Warm herd", SEATS);
        }
        return home;
    }

    private static Place.Url url(Path home) {
        return new Place.Url(usher.Database.embedded(home.resolve("usher").toString()), "");
    }

    private static void ours(Product product, List<String> flags, int each, List<Crowd> cold, List<Crowd> warm) throws Exception {
        var home = prepared(product, true);
        try (var discord = new LeanDiscord(1); var slack = new LeanSlack(); var child = product.start(home, both(discord, slack), flags)) {
            child.awaitSaying("Usher is on");
            child.await(() -> discord.posts.size() >= 2 && slack.posts.size() >= 2 && discord.ready() && slack.ready(), "the posts");
            var shown = new ArrayList<Shown>();
            for (var title : List.of("Cold herd", "Warm herd")) {
                var onDiscord = discord.posts.stream().filter(it -> it.body.contains(title)).findFirst().orElseThrow();
                var onSlack = slack.posts.stream().filter(it -> it.blocks.contains(title)).findFirst().orElseThrow();
                var from = shown.size() * each;
                var claim = onDiscord.claim();
                var value = onSlack.claim();
                var presses = herd(each, i -> discord.press(from + i, onDiscord, claim), i -> slack.press(from + i, onSlack, value));
                shown.add(new Shown(presses, posts(presses, onDiscord, onSlack, 2 * each - SEATS), Math.max(onDiscord.edits, onSlack.edits)));
            }
            child.stop();
            cold.add(crowd(shown.get(0), home, "Cold herd"));
            warm.add(crowd(shown.get(1), home, "Warm herd"));
        }
    }

    private record Shown(List<Press> presses, double posts, int edits) {}

    /** How long after the last press both posts were right, in seconds. */
    private static double posts(List<Press> presses, LeanDiscord.Post onDiscord, LeanSlack.Post onSlack, int waiting) throws InterruptedException {
        var words = String.format(Locale.ROOT, "%,d people", waiting);
        var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!(onDiscord.body.contains(words) && onSlack.blocks.contains(words)) && System.nanoTime() < end) Thread.sleep(5);
        var last = presses.stream().mapToLong(it -> it.sent).max().orElse(0);
        if (System.nanoTime() >= end) return Double.POSITIVE_INFINITY;
        return (Math.max(onDiscord.edited, onSlack.edited) - last) / 1e9;
    }

    /** Counted when the program has stopped, in the rows themselves. */
    private static Crowd crowd(Shown shown, Path home, String title) throws Exception {
        var order = new ArrayList<String>();
        var held = 0;
        var overtaken = 0;
        try (var connection = url(home).connect(); var statement = connection.createStatement();
             var rows = statement.executeQuery("select p.account_id, s.state from seat s join person p on p.id = s.person_id join seat_drop d on d.pool_id = s.root_id where d.title = '" + title + "' order by s.id")) {
            while (rows.next()) {
                order.add(rows.getString(1));
                if (rows.getString(2).equals("held")) {
                    if (held != order.size() - 1) overtaken++;
                    held++;
                }
            }
        }
        var half = shown.presses().size() / 2;
        var disordered = overtaken + outOfOrder(order, "discord:" + LeanDiscord.GUILD + "/", shown.presses().subList(0, half), press -> LeanDiscord.person(press.person))
            + outOfOrder(order, "slack:" + LeanSlack.TEAM + "/", shown.presses().subList(half, 2 * half), press -> "U" + press.person);
        return crowd(shown.presses(), shown.posts(), shown.edits(), held - SEATS, disordered);
    }

    private static int outOfOrder(List<String> rows, String space, List<Press> presses, java.util.function.Function<Press, String> account) {
        var are = rows.stream().filter(it -> it.startsWith(space)).toList();
        var should = presses.stream().map(account).map(it -> space + it).toList();
        if (are.size() != should.size()) return Math.abs(are.size() - should.size()) + should.size();
        var wrong = 0;
        for (var i = 0; i < are.size(); i++) if (!are.get(i).equals(should.get(i))) wrong++;
        return wrong;
    }

    private static Crowd crowd(List<Press> presses, double posts, int edits, int oversold, int disordered) throws Exception {
        var acks = new Times();
        var late = 0;
        for (var press : presses) {
            try {
                acks.add(press.acknowledged.get(60, TimeUnit.SECONDS));
            } catch (TimeoutException never) {
                acks.add(Duration.ofSeconds(60).toNanos());
            }
            if (press.ackNanos() == 0 || press.ackNanos() > DEADLINE * 1e9) late++;
        }
        return new Crowd(acks, late, posts, edits, oversold, disordered);
    }

    private static void floor(Product product, List<String> flags, int each, List<Crowd> cold, List<Crowd> warm) throws Exception {
        try (var discord = new LeanDiscord(1); var slack = new LeanSlack(); var child = Bare.start(product, both(discord, slack), flags)) {
            child.awaitSaying("ready");
            child.await(() -> discord.ready() && slack.ready(), "both connected");
            var onDiscord = new LeanDiscord.Post(LeanDiscord.channel(0), "1250000000000000000", "");
            var onSlack = new LeanSlack.Post(LeanSlack.channel(0), "1700000000.000001", "");
            for (var runs : List.of(cold, warm)) {
                runs.add(crowd(herd(each, i -> discord.press(i, onDiscord, "bare.press"), i -> slack.press(i, onSlack, "bare.press")), 0, 0, 0, 0));
            }
        }
    }

    /** Both platforms' presses, evenly over a second each; those of Discord first in what is returned. All have been answered, or a minute has passed. */
    private static List<Press> herd(int each, IntFunction<Press> discord, IntFunction<Press> slack) throws Exception {
        try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            var other = CompletableFuture.supplyAsync(() -> spread(each, slack), threads);
            var all = new ArrayList<>(CompletableFuture.supplyAsync(() -> spread(each, discord), threads).get());
            all.addAll(other.get());
            var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (System.nanoTime() < end && !all.stream().allMatch(press -> press.told.isDone())) Thread.sleep(10);
            return all;
        }
    }

    private static List<Press> spread(int number, IntFunction<Press> press) {
        var pressed = new ArrayList<Press>();
        var began = System.nanoTime();
        for (var i = 0; i < number; i++) {
            var due = began + WITHIN.toNanos() * i / number;
            while (System.nanoTime() < due) LockSupport.parkNanos(due - System.nanoTime());
            pressed.add(press.apply(i));
        }
        return pressed;
    }

    private void discordAlone(Setup setup, Product product, Way way, Consumer<Line> found) throws Exception {
        var number = setup.quick() ? 200 : 2000;
        var crowds = new ArrayList<Crowd>();
        for (var run = 0; run < setup.runs(); run++) {
            var home = prepared(product, false);
            try (var discord = new LeanDiscord(1); var child = product.start(home, discord.environment(), way.ours())) {
                child.awaitSaying("Usher is on");
                child.await(() -> discord.posts.size() >= 2, "the posts");
                var post = discord.posts.stream().filter(it -> it.body.contains("Cold herd")).findFirst().orElseThrow();
                var presses = spread(number, i -> discord.press(i, post, post.claim()));
                for (var press : presses) press.told.get(60, TimeUnit.SECONDS);
                crowds.add(crowd(presses, 0, 0, 0, 0));
                child.stop();
            }
        }
        var late = crowds.stream().mapToInt(Crowd::late).max().orElse(0);
        found.accept(new Line(String.format(Locale.ROOT, "herd cold, %,d on Discord alone%s", number, way.words()), "s", slowest(crowds), null, at(crowds, 0.5), at(crowds, 0.99),
            List.of(Goal.exactly("too late", 0, late)), ""));
    }

    private static Spread slowest(List<Crowd> crowds) {
        return new Spread(crowds.stream().map(Crowd::slowest).toList());
    }

    private static Spread at(List<Crowd> crowds, double part) {
        return new Spread(crowds.stream().map(it -> it.acks().millis(part)).toList());
    }

    private static Line line(String name, List<Crowd> ours, List<Crowd> floor, boolean warm) {
        var slowest = slowest(ours);
        var his = slowest(floor);
        var goals = new ArrayList<Goal>();
        if (warm) goals.add(Goal.atMost("slowest acknowledgement in seconds", DEADLINE, slowest.high()));
        else goals.add(Goal.atMost("ratio", 1.25, slowest.median() / his.median()));
        goals.add(Goal.exactly("oversold", 0, ours.stream().mapToInt(Crowd::oversold).max().orElse(0)));
        goals.add(Goal.exactly("disordered", 0, ours.stream().mapToInt(Crowd::disordered).max().orElse(0)));
        goals.add(Goal.atMost("posts right in seconds", POSTS, new Spread(ours.stream().map(Crowd::posts).toList()).high()));
        goals.add(Goal.atMost("edits a post", MOST_EDITS, ours.stream().mapToInt(Crowd::edits).max().orElse(0)));
        var note = String.format(Locale.ROOT, "%d later than 3 s; posts right %s s after the last press, with %d edits; floor: %d later than 3 s", ours.stream().mapToInt(Crowd::late).max().orElse(0),
            Line.number(new Spread(ours.stream().map(Crowd::posts).toList()).median()), ours.stream().mapToInt(Crowd::edits).max().orElse(0), floor.stream().mapToInt(Crowd::late).max().orElse(0));
        return new Line(name, "s", slowest, his, at(ours, 0.5), at(ours, 0.99), goals, note);
    }
}
