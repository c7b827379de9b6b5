package usher.fakes.slack;

/** One message a second, with a short burst (docs.slack.dev, "Rate limits": "about 1 message per second per channel, short bursts are allowed"). */
final class Pace {

    static final int BURST = 4;
    private static final long SECOND = 1_000_000_000L;

    private double left = BURST;
    private long at = System.nanoTime();

    /** The whole seconds to wait; 0 when it may go now. */
    synchronized int ask() {
        var now = System.nanoTime();
        left = Math.min(BURST, left + (double) (now - at) / SECOND);
        at = now;
        if (left >= 1) {
            left--;
            return 0;
        }
        return 1;
    }
}
