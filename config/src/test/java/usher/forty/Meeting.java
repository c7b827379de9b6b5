package usher.forty;

import java.time.Duration;
import java.time.Instant;

/** One of the twenty events, and how it is to go. */
final class Meeting {

    /** How it is noted who comes: by the code, by the host, by nobody, or by the host a day later. */
    enum Roll { CODE, HOST, NOBODY, LATER }

    /** When it is. */
    record Times(Instant start, Instant end) {}

    final String title;
    final Someone host;
    final Roll roll;
    final int seats;
    final Instant announced;
    Times times;
    boolean cancelled;

    Meeting(String title, Someone host, Roll roll, int seats, Instant announced, Instant start) {
        this.title = title;
        this.host = host;
        this.roll = roll;
        this.seats = seats;
        this.announced = announced;
        this.times = new Times(start, start.plus(LENGTH));
    }

    /** A micro-event's. */
    static final Duration LENGTH = Duration.ofHours(1);

    @Override
    public String toString() {
        return title;
    }
}
