package usher.forty;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

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
    /** As it is announced, and as it is in the end. */
    final Times first;
    final Times times;
    /** When it is put off by a day; empty for what stays where it is. */
    final Optional<Instant> moved;
    boolean cancelled;

    Meeting(String title, Someone host, Roll roll, int seats, Instant announced, Instant start, Optional<Instant> moved) {
        this.title = title;
        this.host = host;
        this.roll = roll;
        this.seats = seats;
        this.announced = announced;
        this.moved = moved;
        first = new Times(start, start.plus(LENGTH));
        var is = moved.isPresent() ? start.plus(Duration.ofDays(1)) : start;
        times = new Times(is, is.plus(LENGTH));
    }

    /** A micro-event's. */
    static final Duration LENGTH = Duration.ofHours(1);

    @Override
    public String toString() {
        return title;
    }
}
