package usher.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * One crowd on one drop and what came of it.
 *
 * @param late acknowledgements that came after more than three seconds, or never
 * @param untold people who have no answer to read a minute later
 * @param posts seconds after the last press at which both posts were right
 */
record Crowd(Times acks, int late, int untold, double posts, int edits, int oversold, int disordered) {

    static final int SEATS = 100;
    /** Discord and Slack both give an app three seconds. */
    static final double DEADLINE = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration WITHIN = Duration.ofSeconds(1);

    double slowest() {
        return acks.millis(1) / 1000;
    }

    record Shown(List<Press> presses, double posts, int edits) {}

    /** How long after the last press both posts were right, in seconds. */
    static double posts(List<Press> presses, LeanDiscord.Post onDiscord, LeanSlack.Post onSlack, int waiting) throws InterruptedException {
        var words = String.format(Locale.ROOT, "%,d people", waiting);
        var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!(onDiscord.body.contains(words) && onSlack.blocks.contains(words)) && System.nanoTime() < end) Thread.sleep(5);
        var last = presses.stream().mapToLong(it -> it.sent).max().orElse(0);
        if (System.nanoTime() >= end) return Double.POSITIVE_INFINITY;
        return (Math.max(onDiscord.edited, onSlack.edited) - last) / 1e9;
    }

    /** Counted when the program has stopped, in the rows themselves. */
    static Crowd of(Shown shown, Place.Url url, String title) throws Exception {
        var order = new ArrayList<String>();
        var held = 0;
        var overtaken = 0;
        try (var connection = url.connect(); var statement = connection.createStatement();
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
        return of(shown.presses(), shown.posts(), shown.edits(), held - SEATS, disordered);
    }

    private static int outOfOrder(List<String> rows, String space, List<Press> presses, Function<Press, String> account) {
        var are = rows.stream().filter(it -> it.startsWith(space)).toList();
        var should = presses.stream().map(account).map(it -> space + it).toList();
        if (are.size() != should.size()) return Math.abs(are.size() - should.size()) + should.size();
        var wrong = 0;
        for (var i = 0; i < are.size(); i++) if (!are.get(i).equals(should.get(i))) wrong++;
        return wrong;
    }

    static Crowd of(List<Press> presses, double posts, int edits, int oversold, int disordered) throws Exception {
        var acks = new Times();
        var late = 0;
        var untold = 0;
        for (var press : presses) {
            acks.add(press.acknowledged.getNow(PATIENCE.toNanos()));
            if (!press.told.isDone()) untold++;
            if (press.ackNanos() == 0 || press.ackNanos() > DEADLINE * 1e9) late++;
        }
        return new Crowd(acks, late, untold, posts, edits, oversold, disordered);
    }

    /** Both platforms' presses, evenly over a second each; those of Discord first in what is returned. All have been answered, or a minute has passed. */
    static List<Press> press(int each, IntFunction<Press> discord, IntFunction<Press> slack) throws Exception {
        try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            var other = CompletableFuture.supplyAsync(() -> press(each, slack), threads);
            var all = new ArrayList<>(CompletableFuture.supplyAsync(() -> press(each, discord), threads).get());
            all.addAll(other.get());
            awaitTold(all);
            return all;
        }
    }

    /** Until everybody has an answer to read, or a minute has passed. */
    static void awaitTold(List<Press> all) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && !all.stream().allMatch(press -> press.told.isDone())) Thread.sleep(10);
    }

    static List<Press> press(int number, IntFunction<Press> press) {
        var pressed = new ArrayList<Press>();
        var began = System.nanoTime();
        for (var i = 0; i < number; i++) {
            var due = began + WITHIN.toNanos() * i / number;
            while (System.nanoTime() < due) LockSupport.parkNanos(due - System.nanoTime());
            pressed.add(press.apply(i));
        }
        return pressed;
    }
}
