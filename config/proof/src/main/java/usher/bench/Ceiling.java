package usher.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** A program that asks a stand-in as fast as it can, to say how many requests a second that itself can take: what is measured against it cannot be faster. */
public final class Ceiling {

    private Ceiling() {}

    public static void main(String[] args) throws Exception {
        var body = "{\"data\":{\"components\":[{\"type\":17,\"components\":[{\"type\":10,\"content\":\"" + "x".repeat(200) + "\"}]}],\"flags\":32832},\"type\":4}";
        try (var poster = new Poster(args[0])) {
            var numbers = new AtomicLong();
            var best = 0.0;
            for (var run = 0; run < 3; run++) {
                var outcome = Pressure.run(64, Duration.ofMillis(700), numbers, Thread.ofVirtual().factory(), _ -> {
                    if (poster.post("Content-Type: application/json\r\n", body) == 0) throw new IllegalStateException("no status");
                });
                best = Math.max(best, outcome.perSecond());
            }
            System.out.printf(Locale.ROOT, "ceiling=%.0f%n", best);
        }
    }

    /** Its figure for {@code url}, from a process of its own. */
    static double of(String url, Setup setup) throws Exception {
        try (var child = Child.run(setup.folder(), java.util.Map.of(), Ceiling.class, java.util.List.of(url))) {
            child.awaitSaying("ceiling=");
            while (child.alive()) Thread.sleep(10);
            return Double.parseDouble(child.said().replaceAll("(?s).*ceiling=(\\d+).*", "$1"));
        }
    }
}
