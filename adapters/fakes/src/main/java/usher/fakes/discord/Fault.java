package usher.fakes.discord;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What goes wrong with a request. */
public sealed interface Fault {

    /** Answered with this, and not carried out. */
    record Answers(int status, String body, Map<String, String> headers) implements Fault {}

    /** Carried out, and then answered with this. */
    record AnswersAfter(int status, String body) implements Fault {}

    /** Waits first. */
    record Waits(Duration time) implements Fault {}

    /** The connection breaks after the request was carried out, before its answer. */
    record BreaksAfter() implements Fault {}

    /** The connection breaks before the request was carried out. */
    record BreaksBefore() implements Fault {}

    /** Runs {@code then} while the request is here and not carried out, and never carries it out: the moment at which a bot is about to answer. */
    record Meets(Runnable then) implements Fault {}

    static Fault status(int status) {
        return new Answers(status, "{\"code\":0,\"message\":\"" + status + "\"}", Map.of());
    }

    /** An answer of 429, as Discord gives it; {@code seconds} whole. */
    static Fault tooMany(int seconds) {
        return new Answers(429, "{\"message\":\"You are being rate limited.\",\"retry_after\":" + seconds + ",\"global\":false}",
            Map.of("Retry-After", Integer.toString(seconds), "X-RateLimit-Scope", "shared", "via", "1.1 google"));
    }

    /** The faults that are still to come, by route. */
    final class Script {

        private record Line(String method, Pattern path, AtomicInteger times, Fault fault) {}

        private final List<Line> lines = new CopyOnWriteArrayList<>();

        void add(String method, String path, int times, Fault fault) {
            lines.add(new Line(method, Pattern.compile(path), new AtomicInteger(times), fault));
        }

        void clear() {
            lines.clear();
        }

        @Nullable Fault next(String method, String path) {
            for (var line : lines) {
                if (line.method.equals(method) && line.path.matcher(path).matches() && line.times.getAndUpdate(left -> Math.max(0, left - 1)) > 0) return line.fault;
            }
            return null;
        }
    }
}
