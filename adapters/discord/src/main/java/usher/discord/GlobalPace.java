package usher.discord;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import okhttp3.Interceptor;
import okhttp3.Response;
import usher.Pace;

/**
 * Keeps Usher's requests below the fifty a second that Discord allows a bot in all; answers to presses do not count and are not held up. JDA knows the limits of
 * each channel from Discord's answers and keeps them, but it learns of this one only by being refused, again every second.
 */
final class GlobalPace implements Interceptor {

    /** A little under fifty a second, since requests overtake each other on their way. */
    private final Pace pace = new Pace(Duration.ofNanos(1_000_000_000 / 49), 1);

    @Override
    public Response intercept(Chain chain) throws IOException {
        var path = chain.request().url().encodedPath();
        if (!path.contains("/interactions/") && !path.contains("/webhooks/")) {
            var began = System.nanoTime();
            var turn = pace.turn("").toNanos();
            for (var left = turn; left > 0; left = turn - (System.nanoTime() - began)) LockSupport.parkNanos(left);
        }
        return chain.proceed(chain.request());
    }
}
