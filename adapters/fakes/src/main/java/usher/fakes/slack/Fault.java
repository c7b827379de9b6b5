package usher.fakes.slack;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** What goes wrong with one call of a Web API method, or with one post to a {@code response_url}. */
public sealed interface Fault {

    /** {@code {"ok":false,"error":…}}, not carried out. */
    record Error(String error) implements Fault {}

    /** This HTTP status, not carried out; {@code retryAfter} in seconds, none when 0. */
    record Status(int status, int retryAfter) implements Fault {}

    /** Waits first. */
    record Waits(Duration time) implements Fault {}

    /** Carried out, and then the connection breaks without an answer. */
    record BreaksAfter() implements Fault {}

    /** The connection breaks before anything was carried out. */
    record BreaksBefore() implements Fault {}

    /** The faults still to come, by method; {@code response_url} and {@code upload} are methods too. */
    final class Script {

        private final Map<String, Queue<Fault>> coming = new ConcurrentHashMap<>();

        void add(String method, int times, Fault fault) {
            for (var i = 0; i < times; i++) coming.computeIfAbsent(method, it -> new ConcurrentLinkedQueue<>()).add(fault);
        }

        @Nullable Fault next(String method) {
            var faults = coming.get(method);
            return faults == null ? null : faults.poll();
        }

        void clear() {
            coming.clear();
        }
    }
}
