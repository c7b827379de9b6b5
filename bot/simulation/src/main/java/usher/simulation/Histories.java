package usher.simulation;

import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Many histories, played side by side; which ones they are does not depend on how many play at once. */
final class Histories {

    private final SplittableRandom seeds;
    private final Consumer<History> ended;
    private long left;

    private Histories(long seed, long steps, Consumer<History> ended) {
        seeds = new SplittableRandom(seed);
        left = steps;
        this.ended = ended;
    }

    private record Next(long seed, int steps) {}

    /** @param ended told of each, of one at a time */
    static void play(long seed, long steps, int threads, Consumer<History> ended) {
        var histories = new Histories(seed, steps, ended);
        try (var players = Executors.newFixedThreadPool(threads)) {
            IntStream.range(0, threads).mapToObj(_ -> CompletableFuture.runAsync(histories::play, players)).toList().forEach(CompletableFuture::join);
        }
    }

    private void play() {
        try (var ground = new Ground(false)) {
            for (var next = next(); next.steps() > 0; next = next()) end(History.play(ground, next.seed(), next.steps()));
        }
    }

    private synchronized Next next() {
        var steps = (int) Math.min(History.STEPS, left);
        left -= steps;
        return new Next(seeds.nextLong(), steps);
    }

    private synchronized void end(History history) {
        ended.accept(history);
    }
}
