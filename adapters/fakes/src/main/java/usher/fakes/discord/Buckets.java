package usher.fakes.discord;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Rate limits by route and channel: so many requests in a window that begins with the first. */
final class Buckets {

    /** How a request stands with its bucket. */
    record Stand(boolean over, Map<String, String> headers, double pause) {}

    private static final class Window {
        long began;
        int used;
    }

    private final Map<String, Window> windows = new ConcurrentHashMap<>();
    private volatile int most;
    private volatile long window;

    Buckets(int requests, Duration within) {
        most = requests;
        window = within.toNanos();
    }

    void allow(int requests, Duration within) {
        most = requests;
        window = within.toNanos();
        windows.clear();
    }

    Stand take(String route, String channel) {
        var bucket = windows.computeIfAbsent(route + channel, _ -> new Window());
        synchronized (bucket) {
            var now = System.nanoTime();
            if (bucket.used == 0 || now - bucket.began >= window) {
                bucket.began = now;
                bucket.used = 0;
            }
            var left = (window - (now - bucket.began)) / 1e9;
            if (bucket.used >= most) return new Stand(true, headers(route, 0, left), left);
            bucket.used++;
            return new Stand(false, headers(route, most - bucket.used, left), 0);
        }
    }

    private Map<String, String> headers(String route, int remaining, double after) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("X-RateLimit-Bucket", route);
        headers.put("X-RateLimit-Limit", Integer.toString(most));
        headers.put("X-RateLimit-Remaining", Integer.toString(remaining));
        headers.put("X-RateLimit-Reset-After", String.format(Locale.ROOT, "%.3f", after));
        headers.put("X-RateLimit-Reset", String.format(Locale.ROOT, "%.3f", System.currentTimeMillis() / 1000.0 + after));
        return headers;
    }
}
