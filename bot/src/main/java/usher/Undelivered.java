package usher;

import java.time.Duration;

/** The platform did not show something, and what follows from that. The message is for the log and for moderators; it holds no secrets. */
public final class Undelivered extends Exception {

    /**
     * LATER: it was not carried out, try again after the pause. UNSURE: it may have been carried out, look before trying again. NEVER: it cannot be
     * shown there (a missing permission, a deleted channel). CLOSED: that person takes no private messages. GONE: what was to be changed is no longer
     * there. STIFF: it is still there, and may not be edited now (Discord's 30046).
     */
    public enum Why { LATER, UNSURE, NEVER, CLOSED, GONE, STIFF }

    private final Why why;
    private final Duration pause;

    public Undelivered(Why why, String message) {
        this(why, message, Duration.ZERO);
    }

    public Undelivered(Why why, String message, Duration pause) {
        super(message);
        this.why = why;
        this.pause = pause;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    public Why why() {
        return why;
    }

    /** How long the platform asked to wait; zero where it did not say. */
    public Duration pause() {
        return pause;
    }
}
