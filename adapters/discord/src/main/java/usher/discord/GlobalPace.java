package usher.discord;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Keeps Usher's requests within those that Discord allows a bot in all, usually fifty a second; answers to presses do not count and are not held up. JDA knows the limits of
 * each channel from Discord's answers and keeps them, but it learns of this one only by being refused, again every second.
 *
 * <p>There are as many places, and each rests for a second after its answer has come: whenever a request arrived within the time it took, no second of Discord's
 * has more in it. An even pace does not keep that, since requests overtake each other on their way.
 */
final class GlobalPace implements Interceptor {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** When each place that nobody has may be had, in {@link System#nanoTime}. */
    private final BlockingQueue<Long> places = new LinkedBlockingQueue<>();

    GlobalPace(int aSecond) {
        for (var i = 0; i < aSecond; i++) places.add(System.nanoTime());
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        var path = chain.request().url().encodedPath();
        if (path.contains("/interactions/") || path.contains("/webhooks/")) return chain.proceed(chain.request());
        var rested = take();
        for (var left = rested - System.nanoTime(); left > 0; left = rested - System.nanoTime()) LockSupport.parkNanos(left);
        try {
            return chain.proceed(chain.request());
        } finally {
            places.add(System.nanoTime() + SECOND);
        }
    }

    private long take() throws IOException {
        try {
            return places.take();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a place among the requests of this second");
        }
    }
}
