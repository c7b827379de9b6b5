package usher.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** The machine's clock is put back by an hour while people press. The bot runs in this process here, on a clock of ours: the system's own is not ours to move. */
final class ClockBack {

    private ClockBack() {}

    record Count(int confirmed, int lost, int doubled, Times serving, String words) {}

    private static final class Clock implements InstantSource {
        private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

        void back(Duration by) {
            offset.set(by.negated());
        }

        void right() {
            offset.set(Duration.ZERO);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(offset.get());
        }
    }

    static Count run(Setup setup, int times) throws Exception {
        var clock = new Clock();
        var serving = new Times();
        var confirmed = 0;
        try (var place = Place.of("h2", setup.folder())) {
            var url = place.fresh();
            var numbers = new AtomicLong();
            var refused = 0;
            try (var stand = new Stand(url, Duration.ofSeconds(2), clock)) {
                clock.back(Duration.ofHours(2));
                stand.drops(1); // opened long ago
                clock.right();
                stand.drops(1); // opened just now
                for (var round = 0; round < times; round++) {
                    confirmed += Pressure.run(16, Duration.ofMillis(200), numbers, Thread.ofVirtual().factory(), number -> stand.claim(number, (int) (number % 2))).done();
                    clock.back(Duration.ofHours(1));
                    var began = System.nanoTime();
                    stand.claim(numbers.getAndIncrement(), 0);
                    serving.add(System.nanoTime() - began);
                    confirmed += 1 + Pressure.run(16, Duration.ofMillis(200), numbers, Thread.ofVirtual().factory(), number -> stand.claim(number, 0)).done();
                    if (stand.isRefused(numbers.getAndIncrement(), 1)) refused++;
                    else confirmed++;
                    clock.right();
                }
            }
            var seats = url.ask("select count(*) from seat");
            var people = url.ask("select count(distinct person_id) from seat");
            var overtaken = url.ask("select count(*) from seat a join seat b on a.root_id = b.root_id and a.id > b.id where a.state = 'held' and b.state = 'waiting'");
            return new Count(confirmed, (int) Math.max(0, confirmed - people), (int) (seats - people), serving, String.format(Locale.ROOT,
                "%d overtaken; presses on a drop that had opened within that hour: %d of %d refused as too early; the bot in this process, on a clock of its own", overtaken, refused, times));
        }
    }
}
