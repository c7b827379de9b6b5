package usher.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import usher.fakes.discord.Fault;
import usher.fakes.discord.Interaction;

/**
 * {@code kill -9} in the middle of the work, again and again: what was confirmed is there afterwards, and nothing is posted twice. Where each kill fell is read
 * from the database and the fake Discord afterwards, not assumed.
 */
final class Kills {

    private static final int HERD = 24;
    private static final long PATIENCE_SECONDS = 120;

    private final Siege siege;
    private final Random random;
    /** Posts that were there before this round. */
    private final Set<String> known = new HashSet<>();
    private final Times serving = new Times();
    private int beforeCommit;
    private int beforeAnswer;
    private int beforeMark;
    private int lost;
    private final Consumer<String> progress;

    Kills(Siege siege, long seed, Consumer<String> progress) {
        this.progress = progress;
        this.siege = siege;
        this.random = new Random(seed);
    }

    /** What came of it: kills that fell before a commit, after it and before its answer, between a delivery and its mark; and how long each start took until it served. */
    record Count(int rounds, int presses, int confirmed, int lost, int doubled, int beforeCommit, int beforeAnswer, int beforeMark, Times serving, List<String> violations) {}

    /** Kills it {@code rounds} times, and up to {@code most} times until {@code enough} kills of each kind were seen. */
    Count run(int rounds, int most, int enough) throws Exception {
        siege.prepare();
        var round = 0;
        while (round < rounds || (round < most && (beforeCommit < enough || beforeAnswer < enough || beforeMark < enough))) round(round++, rounds);
        var doubled = afterwards();
        return new Count(round, siege.pressed(), siege.confirmed().size(), lost + siege.lost(), doubled, beforeCommit, beforeAnswer, beforeMark, serving, siege.violations());
    }

    private void round(int number, int rounds) throws Exception {
        var began = System.nanoTime();
        try (var usher = siege.start()) {
            serving.add(System.nanoTime() - began);
            siege.channel.messages().forEach(it -> known.add(it.id));
            var herd = new ArrayList<Interaction>();
            switch (number % 4) {
                case 0 -> {
                    press(herd);
                    LockSupport.parkNanos(random.nextLong(60_000_000));
                }
                case 1 -> {
                    press(herd);
                    var told = 1 + random.nextInt(HERD - 1);
                    Siege.spin(() -> herd.stream().filter(Siege::isAnswered).count() >= told);
                }
                case 2 -> {
                    // an answer leaves after the force only: killed while one is on its way, what it says is on disk and nobody was told
                    var onItsWay = new CountDownLatch(1);
                    siege.discord.fails("POST", "interactions/.*/callback", 1, new Fault.Meets(() -> {
                        usher.strike();
                        onItsWay.countDown();
                    }));
                    press(herd);
                    if (!onItsWay.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) throw new IllegalStateException("no answer left");
                }
                default -> {
                    if (random.nextBoolean()) siege.discord.fails("POST", "channels/\\d+/messages", 1, new Fault.BreaksAfter());
                    var before = siege.channel.messages().size();
                    siege.asks("Round " + number + ".");
                    Siege.spin(() -> siege.channel.messages().size() > before);
                }
            }
            usher.kill();
            siege.discord.heals();
            // in the second half Discord has forgotten its nonces: only a look at the channel tells what was posted
            if (number == rounds / 2) siege.discord.forgetsNonces();
            classify(herd);
            progress.accept("kill " + (number + 1) + ": served after " + Line.number(serving.last() / 1e9) + " s, " + siege.confirmed().size() + " confirmed so far, " + lost + " lost");
        }
    }

    private void press(List<Interaction> herd) {
        for (var i = 0; i < HERD; i++) herd.add(siege.press());
    }

    /** What a dead Usher left behind, compared with what people were told and shown. */
    private void classify(List<Interaction> herd) throws Exception {
        var seated = siege.seated();
        var marked = siege.ask("select shown from message where shown is not null");
        lost += (int) herd.stream().filter(it -> Siege.isConfirmed(it) && !seated.contains(it.by.id())).count();
        if (herd.stream().anyMatch(it -> !Siege.isAnswered(it) && !seated.contains(it.by.id()))) beforeCommit++;
        if (herd.stream().anyMatch(it -> !Siege.isAnswered(it) && seated.contains(it.by.id()))) beforeAnswer++;
        if (siege.channel.messages().stream().anyMatch(it -> !known.contains(it.id) && !marked.contains(it.id))) beforeMark++;
    }

    /** Starts it once more, waits until all that was made is shown, and counts what is there twice. */
    private int afterwards() throws Exception {
        // a drop whose making was killed before its commit was never made
        var made = siege.ask("select title from seat_drop");
        try (var usher = siege.start()) {
            for (var title : made) usher.await(() -> !siege.posts(title).isEmpty(), "the post of " + title);
            usher.stop();
        }
        return siege.doubled() + Math.max(0, siege.channel.messages().size() - made.size());
    }
}
