package usher.simulation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Many histories, played side by side; which ones they are does not depend on how many play at once. */
final class Histories {

    private final Iterator<Next> all;
    private final Consumer<History> ended;

    private record Next(long seed, int steps) {}

    private Histories(List<Next> all, Consumer<History> ended) {
        this.all = all.iterator();
        this.ended = ended;
    }

    /** Histories of so many steps in all, begun with {@code seed}. {@code ended} is told of each, of one at a time. */
    static void play(long seed, long steps, int threads, Consumer<History> ended) {
        var seeds = new SplittableRandom(seed);
        var all = new ArrayList<Next>();
        for (var left = steps; left > 0; left -= History.STEPS) all.add(new Next(seeds.nextLong(), (int) Math.min(History.STEPS, left)));
        new Histories(all, ended).play(threads);
    }

    /** The histories of these very seeds. */
    static void replay(List<Long> seeds, int threads, Consumer<History> ended) {
        new Histories(seeds.stream().map(seed -> new Next(seed, History.STEPS)).toList(), ended).play(threads);
    }

    private void play(int threads) {
        try (var players = Executors.newFixedThreadPool(threads)) {
            IntStream.range(0, threads).mapToObj(_ -> CompletableFuture.runAsync(this::play, players)).toList().forEach(CompletableFuture::join);
        }
    }

    private void play() {
        try (var ground = new Ground(false)) {
            for (var next = next(); next.isPresent(); next = next()) end(History.play(ground, next.get().seed(), next.get().steps()));
        }
    }

    private synchronized Optional<Next> next() {
        return all.hasNext() ? Optional.of(all.next()) : Optional.empty();
    }

    private synchronized void end(History history) {
        ended.accept(history);
    }
}
