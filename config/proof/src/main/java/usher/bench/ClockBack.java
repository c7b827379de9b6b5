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
            try (var stand = new Stand(url, Duration.ofSeconds(2), clock)) {
                stand.drops(1);
                for (var round = 0; round < times; round++) {
                    confirmed += Pressure.run(16, Duration.ofMillis(200), numbers, Thread.ofVirtual().factory(), number -> stand.claim(number, 0)).done();
                    clock.offset.updateAndGet(offset -> offset.minus(Duration.ofHours(1)));
                    var began = System.nanoTime();
                    stand.claim(numbers.getAndIncrement(), 0);
                    confirmed++;
                    serving.add(System.nanoTime() - began);
                    clock.offset.updateAndGet(offset -> offset.plus(Duration.ofHours(1)));
                }
            }
            var seats = url.ask("select count(*) from seat");
            var people = url.ask("select count(distinct person_id) from seat");
            var overtaken = url.ask("select count(*) from seat a join seat b on a.root_id = b.root_id and a.id > b.id where a.state = 'held' and b.state = 'waiting'");
            return new Count(confirmed, (int) Math.max(0, confirmed - people), (int) (seats - people), serving, String.format(Locale.ROOT, "%d overtaken; the bot in this process, on a clock of its own", overtaken));
        }
    }
}
