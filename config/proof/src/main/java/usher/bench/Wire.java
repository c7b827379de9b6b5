package usher.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import usher.discord.BareDiscord;
import usher.slack.BareSlack;

/** Presses through the real JDA and the real Bolt, beside the same libraries with the same settings that answer with a constant. */
final class Wire implements Suite {

    private static final int SEATS = 10_000;
    private static final int DROPS = 12;
    /** Runs that do not count: Java compiles meanwhile, which takes most of the processors for half a minute. */
    private static final int WARM_UP = 15;

    @Override
    public String name() {
        return "wire";
    }

    @Override
    public String about() {
        return "presses a second by strangers on a drop's Claim, from the platform's dispatch to the private answer that the person reads, through the real JDA and the real Bolt; p50 and p99 are of the platform's acknowledgement. The floor is the same library with the same settings, answering with a constant. Usher, the floor and the lean platforms are processes of their own.";
    }

    /** One way in: what presses there, on Usher and on the floor. */
    private record Way(String name, Child usher, IntFunction<Press> ours, IntFunction<Press> floor, double ceiling) {}

    @Override
    public void run(Setup setup, Consumer<Line> found) throws Exception {
        var product = Product.of(setup);
        discord(setup, product, found);
        slack(setup, product, found);
        slackHttp(setup, product, found);
    }

    private void discord(Setup setup, Product product, Consumer<Line> found) throws Exception {
        var home = prepared(product, "discord", false);
        try (var ours = new LeanDiscord(1); var bare = new LeanDiscord(1); var usher = product.start(home, ours.environment(), List.of());
             var floor = Child.run(setup.folder(), bare.environment(), BareDiscord.class, List.of())) {
            usher.awaitSaying("Usher is on");
            floor.awaitSaying("ready");
            usher.await(() -> ours.posts.size() >= DROPS, "the posts");
            var post = new LeanDiscord.Post(LeanDiscord.channel(0), "1250000000000000000", "");
            measure(setup, new Way("discord", usher, number -> ours.press(number, at(ours.posts, number), at(ours.posts, number).claim()), number -> bare.press(number, post, "bare.press"),
                Ceiling.of(bare.environment().get("DISCORD_API_URL") + "interactions/1/tok1/callback", setup)), found);
        }
    }

    private void slack(Setup setup, Product product, Consumer<Line> found) throws Exception {
        var home = prepared(product, "slack", true);
        try (var ours = new LeanSlack(); var bare = new LeanSlack(); var usher = product.start(home, ours.environment(), List.of());
             var floor = Child.run(setup.folder(), bare.environment(), BareSlack.class, List.of())) {
            usher.awaitSaying("Usher is on");
            floor.awaitSaying("ready");
            usher.await(() -> ours.posts.size() >= DROPS && ours.ready(), "the posts");
            floor.await(bare::ready, "connected");
            var post = new LeanSlack.Post(LeanSlack.channel(0), "1700000000.000001", "");
            measure(setup, new Way("slack socket", usher, number -> ours.press(number, at(ours.posts, number), at(ours.posts, number).claim()), number -> bare.press(number, post, "bare.press"),
                Ceiling.of(bare.environment().get("SLACK_API_URL") + "api.test", setup)), found);
        }
    }

    private void slackHttp(Setup setup, Product product, Consumer<Line> found) throws Exception {
        var home = prepared(product, "slack-http", true);
        try (var ours = new LeanSlack(); var bare = new LeanSlack(); var usher = product.start(home, ours.httpEnvironment(), List.of());
             var floor = Child.run(setup.folder(), bare.httpEnvironment(), BareSlack.class, List.of()); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            usher.awaitSaying("Usher is on");
            floor.awaitSaying("ready");
            usher.await(() -> ours.posts.size() >= DROPS, "the posts");
            var post = new LeanSlack.Post(LeanSlack.channel(0), "1700000000.000001", "");
            try (var toUsher = new Poster(link(usher) + "slack/events"); var toFloor = new Poster(link(floor) + "slack/events")) {
                measure(setup, new Way("slack http", usher, number -> send(toUsher, ours.posted(number, at(ours.posts, number), at(ours.posts, number).claim()), threads),
                    number -> send(toFloor, bare.posted(number, post, "bare.press"), threads), Ceiling.of(bare.environment().get("SLACK_API_URL") + "api.test", setup)), found);
            }
        }
    }

    static String link(Child child) throws Exception {
        var found = java.util.regex.Pattern.compile("http://127\\.0\\.0\\.1:\\d+/").matcher(child.said());
        if (!found.find()) throw new IllegalStateException("no link in what it said: " + child.tail());
        return found.group();
    }

    /** As Slack sends it: signed, as a form. */
    private static Press send(Poster to, LeanSlack.Posted posted, ExecutorService threads) {
        threads.execute(() -> {
            try {
                var body = "payload=" + URLEncoder.encode(posted.payload(), StandardCharsets.UTF_8);
                var at = Long.toString(System.currentTimeMillis() / 1000);
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(LeanSlack.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                var signature = HexFormat.of().formatHex(mac.doFinal(("v0:" + at + ":" + body).getBytes(StandardCharsets.UTF_8)));
                posted.press().sent();
                var status = to.post("Content-Type: application/x-www-form-urlencoded\r\nX-Slack-Request-Timestamp: " + at + "\r\nX-Slack-Signature: v0=" + signature + "\r\n", body);
                if (status == 200) posted.press().ack();
                else posted.press().tell("status " + status);
            } catch (Exception e) {
                e.printStackTrace();
                posted.press().tell("failed " + e);
            }
        });
        return posted.press();
    }

    /** The post whose turn it is: each drop has seats for so many. */
    private static <T> T at(List<T> posts, int number) {
        return posts.get(Math.min(number / (SEATS - 500), posts.size() - 1));
    }

    private static java.nio.file.Path prepared(Product product, String name, boolean slack) throws Exception {
        var home = product.folder().resolve(name);
        try (var prepared = new Preparation(new Place.Url(usher.Database.embedded(home.resolve("usher").toString()), ""))) {
            prepared.spaces();
            for (var i = 0; i < DROPS; i++) prepared.drop(slack, "Drop " + i, SEATS);
        }
        return home;
    }

    private record Run(double perSecond, Times acks) {}

    private void measure(Setup setup, Way way, Consumer<Line> found) throws Exception {
        var our = new Side(way.ours());
        var his = new Side(way.floor());
        var one = Duration.ofMillis(setup.quick() ? 500 : 2000);
        // the very first presses of both processes
        found.accept(line(way, "64 in flight, cold", List.of(our.run(one, 64)), List.of(his.run(one, 64)), false));
        for (var i = 0; i < WARM_UP; i++) { // in turn: a server closes connections that are not used for half a minute
            our.run(one, 64);
            his.run(one, 64);
        }
        for (var inFlight : List.of(1, 64)) {
            var ours = new ArrayList<Run>();
            var floor = new ArrayList<Run>();
            var before = way.usher().spent();
            for (var i = 0; i < setup.runs(); i++) {
                ours.add(our.run(one, inFlight));
                floor.add(his.run(one, inFlight));
            }
            found.accept(line(way, inFlight + " in flight", ours, floor, true).explained(way.usher().spent().since(before)));
        }
    }

    /** Who presses where, each person once. */
    private static final class Side {
        private final IntFunction<Press> press;
        private int number;

        Side(IntFunction<Press> press) {
            this.press = press;
        }

        Run run(Duration lasts, int inFlight) throws Exception {
            var places = new Semaphore(inFlight);
            var presses = new ArrayList<Press>();
            var began = System.nanoTime();
            while (System.nanoTime() - began < lasts.toNanos()) {
                if (!places.tryAcquire(60, TimeUnit.SECONDS)) throw new IllegalStateException("no answer within a minute");
                var one = press.apply(number++);
                one.whenTold(places::release);
                presses.add(one);
            }
            for (var one : presses) if (one.told.get(60, TimeUnit.SECONDS).matches("(status|failed) .*")) throw new IllegalStateException("a press was not taken: " + one.told.get());
            var seconds = (System.nanoTime() - began) / 1e9;
            var times = new Times();
            for (var one : presses) times.add(one.acknowledged.get(10, TimeUnit.SECONDS));
            return new Run(presses.size() / seconds, times);
        }
    }

    private static Spread spread(List<Run> runs, ToDoubleFunction<Run> what) {
        return new Spread(runs.stream().mapToDouble(what).boxed().toList());
    }

    private static Line line(Way way, String how, List<Run> ours, List<Run> floor, boolean warm) {
        var rate = spread(ours, Run::perSecond);
        var his = spread(floor, Run::perSecond);
        var p99 = spread(ours, it -> it.acks().millis(0.99));
        var hisP99 = spread(floor, it -> it.acks().millis(0.99));
        var goals = !warm ? List.<Goal>of() : List.of(Goal.atLeast("ratio", 0.8, rate.median() / his.median()), new Goal("p99 ≤ 1.5× the floor's", p99.median() <= 1.5 * hisP99.median()));
        var note = String.format(Locale.ROOT, "longest %s ms; floor p50 %s, p99 %s, longest %s ms; the stand-in's own ceiling %s/s", Line.number(spread(ours, it -> it.acks().millis(1)).median()),
            Line.number(spread(floor, it -> it.acks().millis(0.5)).median()), Line.number(hisP99.median()), Line.number(spread(floor, it -> it.acks().millis(1)).median()), Line.number(way.ceiling()));
        return new Line("wire " + way.name() + ", " + how, "presses/s", rate, his, spread(ours, it -> it.acks().millis(0.5)), p99, goals, note);
    }
}
