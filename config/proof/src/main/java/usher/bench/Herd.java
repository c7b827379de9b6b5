package usher.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A crowd within one second on 100 seats, on a process that has just started and on one that has met a crowd before. */
final class Herd implements Suite {

    private static final double POSTS = 5;
    private static final int MOST_EDITS = 5;

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
        crowds(setup, product, new Way("", List.of(), List.of()), each, found);
        if (setup.quick()) return;
        var cached = cached(product, setup);
        if (cached.isPresent()) crowds(setup, product, cached.get(), each, found);
    }

    private void crowds(Setup setup, Product product, Way way, int each, Consumer<Line> found) throws Exception {
        var cold = new ArrayList<Crowd>();
        var warm = new ArrayList<Crowd>();
        var floorCold = new ArrayList<Crowd>();
        var floorWarm = new ArrayList<Crowd>();
        var spent = List.<Spent>of();
        for (var run = 0; run < setup.runs(); run++) {
            spent = ours(product, way.ours(), each, cold, warm);
            floor(product, way.floor(), each, floorCold, floorWarm);
        }
        found.accept(line(String.format(Locale.ROOT, "herd cold, %,d%s", 2 * each, way.words()), cold, floorCold, false).explained(spent.getFirst()));
        if (way.ours().isEmpty()) found.accept(line(String.format(Locale.ROOT, "herd warm, %,d", 2 * each), warm, floorWarm, true).explained(spent.getLast()));
        discordAlone(setup, product, way, found);
    }

    /** With which flags both are started. */
    private record Way(String words, List<String> ours, List<String> floor) {}

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
            prepared.drop(false, "Cold herd", Crowd.SEATS);
            prepared.drop(false, "Warm herd", Crowd.SEATS);
        }
        return home;
    }

    private static Place.Url url(Path home) {
        return new Place.Url(usher.Database.embedded(home.resolve("usher").toString()), "");
    }

    /** Returns what the processors did in the cold crowd, and in the warm one. */
    private static List<Spent> ours(Product product, List<String> flags, int each, List<Crowd> cold, List<Crowd> warm) throws Exception {
        var home = prepared(product, true);
        try (var discord = new LeanDiscord(1); var slack = new LeanSlack(); var child = product.start(home, both(discord, slack), flags)) {
            child.awaitSaying("Usher is on");
            child.await(() -> discord.posts.size() >= 2 && slack.posts.size() >= 2 && discord.ready() && slack.ready(), "the posts");
            var shown = new ArrayList<Crowd.Shown>();
            var spent = new ArrayList<>(List.of(child.spent()));
            for (var title : List.of("Cold herd", "Warm herd")) {
                var onDiscord = discord.posts.stream().filter(it -> it.body.contains(title)).findFirst().orElseThrow();
                var onSlack = slack.posts.stream().filter(it -> it.blocks.contains(title)).findFirst().orElseThrow();
                var from = shown.size() * each;
                var claim = onDiscord.claim();
                var value = onSlack.claim();
                var presses = Crowd.press(each, i -> discord.press(from + i, onDiscord, claim), i -> slack.press(from + i, onSlack, value));
                shown.add(new Crowd.Shown(presses, Crowd.posts(presses, onDiscord, onSlack, 2 * each - Crowd.SEATS), Math.max(onDiscord.edits, onSlack.edits)));
                spent.add(child.spent());
            }
            child.stop();
            cold.add(Crowd.of(shown.get(0), url(home), "Cold herd"));
            warm.add(Crowd.of(shown.get(1), url(home), "Warm herd"));
            return List.of(spent.get(1).since(spent.get(0)), spent.get(2).since(spent.get(1)));
        }
    }

    private static void floor(Product product, List<String> flags, int each, List<Crowd> cold, List<Crowd> warm) throws Exception {
        try (var discord = new LeanDiscord(1); var slack = new LeanSlack(); var child = Bare.start(product, both(discord, slack), flags)) {
            child.awaitSaying("ready");
            child.await(() -> discord.ready() && slack.ready(), "both connected");
            var onDiscord = new LeanDiscord.Post(LeanDiscord.channel(0), "1250000000000000000", "");
            var onSlack = new LeanSlack.Post(LeanSlack.channel(0), "1700000000.000001", "");
            for (var runs : List.of(cold, warm)) {
                runs.add(Crowd.of(Crowd.press(each, i -> discord.press(i, onDiscord, "bare.press"), i -> slack.press(i, onSlack, "bare.press")), 0, 0, 0, 0));
            }
        }
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
                var presses = Crowd.press(number, i -> discord.press(i, post, post.claim()));
                Crowd.awaitTold(presses);
                crowds.add(Crowd.of(presses, 0, 0, 0, 0));
                child.stop();
            }
        }
        var late = crowds.stream().mapToInt(Crowd::late).max().orElse(0);
        found.accept(new Line(String.format(Locale.ROOT, "herd cold, %,d on Discord alone%s", number, way.words()), "s", slowest(crowds), null, at(crowds, 0.5), at(crowds, 0.99),
            List.of(Goal.exactly("too late", 0, late)), untold(crowds)));
    }

    /** Of the runs the worst. */
    private static String untold(List<Crowd> crowds) {
        return crowds.stream().mapToInt(Crowd::untold).max().orElse(0) + " without an answer";
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
        if (warm) goals.add(Goal.atMost("slowest acknowledgement in seconds", Crowd.DEADLINE, slowest.high()));
        else goals.add(Goal.atMost("ratio", 1.25, slowest.median() / his.median()));
        goals.add(Goal.exactly("oversold", 0, ours.stream().mapToInt(Crowd::oversold).max().orElse(0)));
        goals.add(Goal.exactly("disordered", 0, ours.stream().mapToInt(Crowd::disordered).max().orElse(0)));
        goals.add(Goal.atMost("posts right in seconds", POSTS, new Spread(ours.stream().map(Crowd::posts).toList()).high()));
        goals.add(Goal.atMost("edits a post", MOST_EDITS, ours.stream().mapToInt(Crowd::edits).max().orElse(0)));
        var note = untold(ours) + "; " + String.format(Locale.ROOT, "%d later than 3 s; posts right %s s after the last press, with %d edits; floor: %d later than 3 s", ours.stream().mapToInt(Crowd::late).max().orElse(0),
            Line.number(new Spread(ours.stream().map(Crowd::posts).toList()).median()), ours.stream().mapToInt(Crowd::edits).max().orElse(0), floor.stream().mapToInt(Crowd::late).max().orElse(0));
        return new Line(name, "s", slowest, his, at(ours, 0.5), at(ours, 0.99), goals, note);
    }
}
