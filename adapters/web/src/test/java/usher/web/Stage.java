package usher.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import usher.Bot;
import usher.Feature;
import usher.help.Help;
import usher.people.Homes;
import usher.people.People;
import usher.testing.HandAlarm;
import usher.testing.MovableClock;
import usher.testing.SeatFeatures;
import usher.testing.TestDatabase;

/** The real bot behind the playground on an ephemeral port, on a clock that only the page's own buttons move. */
final class Stage implements AutoCloseable {

    final Path folder;
    final Metrics metrics = new Metrics();
    final MovableClock clock;
    final HandAlarm alarm = new HandAlarm();
    final Playground playground;
    final WebServer server;
    final Bot bot;

    Stage(Path folder, List<Feature> features, Instant start, int port) {
        this.folder = folder;
        clock = new MovableClock(start);
        var self = new AtomicReference<Bot>();
        var all = new ArrayList<>(features);
        all.add(new Help(() -> self.get().actions()));
        bot = new Bot(TestDatabase.h2().get(), all, alarm, clock, metrics, Duration.ZERO, new SplittableRandom(7));
        self.set(bot);
        playground = new Playground(folder, Optional.of(movable()));
        server = new WebServer(new WebServer.Settings("127.0.0.1", port, Set.of()), new Health(bot::healthy), metrics);
        server.playground(playground, Optional.empty());
        server.visits(bot);
        server.start();
        bot.open(List.of(playground));
    }

    static Stage on(Path folder) {
        return new Stage(folder, List.of(new Sample()), Instant.now(), 0);
    }

    private PlaygroundClock movable() {
        return new PlaygroundClock() {
            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public void forward(Duration by) {
                clock.forward(by);
                bot.clockMoved();
                bot.fireDue();
            }

            @Override
            public Optional<Instant> nextTimer() {
                return alarm.next();
            }
        };
    }

    String url() {
        return "http://localhost:" + server.port();
    }

    @Override
    public void close() {
        bot.close();
        server.close();
    }

    /** The features as the program has them. */
    static List<Feature> product() {
        var all = new ArrayList<Feature>();
        var homes = new Homes(() -> all);
        all.addAll(SeatFeatures.drops(homes));
        all.addAll(People.all(() -> all, homes, _ -> Optional.empty()));
        return all;
    }

    /** To look at it by hand, with the program's features, or with any argument the sample's: {@code http://localhost:7171}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        var stage = new Stage(Files.createTempDirectory("playground"), args.length == 0 ? product() : List.of(new Sample()), Instant.now(), 7171);
        System.out.println(stage.url());
        Thread.currentThread().join();
    }
}
