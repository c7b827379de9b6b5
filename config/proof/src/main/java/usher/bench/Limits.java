package usher.bench;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The platforms' limits, as they publish them: Discord's five messages in two seconds a channel and fifty requests a second in all, Slack's one message a second a channel. */
final class Limits {

    static final int DISCORD_A_CHANNEL = 5;
    static final double DISCORD_WINDOW = 2;
    static final int DISCORD_GLOBAL = 50;
    static final int SLACK_BURST = 3;

    private static final class Window {
        long began;
        int used;
        double left = SLACK_BURST;
    }

    private final long opened = System.nanoTime();
    private final Map<String, Window> windows = new ConcurrentHashMap<>();
    private final Window global = new Window();
    /** Refusals, and those after the first five seconds: by then a program can have learned. */
    final AtomicInteger refused = new AtomicInteger();
    final AtomicInteger late = new AtomicInteger();
    private volatile long firstRefusal;

    private void refuse() {
        refused.incrementAndGet();
        if (firstRefusal == 0) firstRefusal = System.nanoTime();
        else if (System.nanoTime() - firstRefusal > 5_000_000_000L) late.incrementAndGet();
    }

    Http.@Nullable Reply discord(Http.Request request) {
        var wait = take(global, DISCORD_GLOBAL, 1);
        if (wait > 0) {
            refuse();
            return new Http.Reply(429, String.format(Locale.ROOT, "via: 1.1 google\r\nRetry-After: %d\r\nX-RateLimit-Global: true\r\nX-RateLimit-Scope: global\r\n", (int) Math.ceil(wait)),
                String.format(Locale.ROOT, "{\"message\":\"You are being rate limited.\",\"retry_after\":%.3f,\"global\":true}", wait));
        }
        var channel = request.path().replaceFirst("^.*/channels/(\\d+)/.*$", "$1");
        var window = windows.computeIfAbsent(channel, _ -> new Window());
        synchronized (window) {
            wait = take(window, DISCORD_A_CHANNEL, DISCORD_WINDOW);
            var after = Math.max(0, DISCORD_WINDOW - (System.nanoTime() - window.began) / 1e9);
            var headers = String.format(Locale.ROOT, "X-RateLimit-Bucket: posts\r\nX-RateLimit-Limit: %d\r\nX-RateLimit-Remaining: %d\r\nX-RateLimit-Reset-After: %.3f\r\nX-RateLimit-Reset: %.3f\r\n",
                DISCORD_A_CHANNEL, wait > 0 ? 0 : DISCORD_A_CHANNEL - window.used, after, System.currentTimeMillis() / 1000.0 + after);
            if (wait <= 0) return new Http.Reply(200, headers, "");
            refuse();
            return new Http.Reply(429, headers + String.format(Locale.ROOT, "via: 1.1 google\r\nRetry-After: %d\r\nX-RateLimit-Scope: user\r\n", (int) Math.ceil(wait)),
                String.format(Locale.ROOT, "{\"message\":\"You are being rate limited.\",\"retry_after\":%.3f,\"global\":false}", wait));
        }
    }

    /** Seconds to wait; 0 when it may go now. */
    private double take(Window window, int most, double seconds) {
        synchronized (window) {
            var now = System.nanoTime();
            if (window.used == 0 || now - window.began >= seconds * 1e9) {
                window.began = now;
                window.used = 0;
            }
            if (window.used >= most) return seconds - (now - window.began) / 1e9;
            window.used++;
            return 0;
        }
    }

    Http.@Nullable Reply slack(String channel) {
        var window = windows.computeIfAbsent(channel, _ -> new Window());
        synchronized (window) {
            var now = System.nanoTime();
            window.left = Math.min(SLACK_BURST, window.left + (now - Math.max(opened, window.began)) / 1e9);
            window.began = now;
            if (window.left >= 1) {
                window.left--;
                return null;
            }
        }
        refuse();
        return new Http.Reply(429, "Retry-After: 1\r\n", "{\"ok\":false,\"error\":\"ratelimited\"}");
    }
}
