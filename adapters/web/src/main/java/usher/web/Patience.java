package usher.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How many pages one address may ask for: {@value #MOST} at once and {@value #A_SECOND} a second, of which one that is not there counts for
 * {@value #FOR_A_MISS}. So a calendar service that reads many feeds is served, and whoever tries secrets is not.
 */
final class Patience {

    static final int MOST = 600;
    static final int A_SECOND = 20;
    static final int FOR_A_MISS = 60;
    /** Addresses that are remembered; whoever was not seen for longest is forgotten first. */
    private static final int REMEMBERED = 10_000;

    private static final class Left {
        double left = MOST;
        long at;
    }

    private final LongSupplier nanos;
    private final Map<String, Left> addresses = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Left> eldest) {
            return size() > REMEMBERED;
        }
    };

    Patience(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized boolean allows(String address) {
        var it = of(address);
        if (it.left < 1) return false;
        it.left--;
        return true;
    }

    synchronized void missed(String address) {
        of(address).left -= FOR_A_MISS - 1;
    }

    private Left of(String address) {
        var now = nanos.getAsLong();
        var it = addresses.computeIfAbsent(network(address), _ -> {
            var fresh = new Left();
            fresh.at = now;
            return fresh;
        });
        it.left = Math.min(MOST, it.left + (now - it.at) / 1e9 * A_SECOND);
        it.at = now;
        return it;
    }

    /** Whoever has one IPv6 address has 2^64 of them. */
    private static String network(String address) {
        var parts = address.split(":", -1);
        return parts.length < 5 ? address : String.join(":", parts[0], parts[1], parts[2], parts[3]);
    }
}
