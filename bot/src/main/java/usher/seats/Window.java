package usher.seats;

import java.time.Duration;
import java.time.Instant;
import usher.Person;
import usher.Tx;

/**
 * How long somebody has to accept something, and when they are told. Their quiet hours do not count, unless it begins or closes so soon that waiting for
 * the morning could cost them the seat: then they are woken.
 *
 * @param told when it is said
 * @param until never after the occasion's last call
 */
record Window(Instant told, Instant until, boolean urgent) {

    /** So near the start nobody is let sleep: whoever stands in line wanted to come, and a night is shorter than this. */
    private static final Duration NEAR = Duration.ofHours(12);

    /** The window of an offer that is made now. */
    static Window of(Occasion occasion, Person who, Tx tx) {
        return of(occasion, who, occasion.offerLasts(), tx);
    }

    /** The same for an offer that lasts {@code lasts}. */
    static Window of(Occasion occasion, Person who, Duration lasts, Tx tx) {
        var now = tx.now();
        var quiet = who.wishes().quiet();
        var told = quiet.map(it -> it.end(now, tx.zone(who))).orElse(now);
        var urgent = occasion.starts().filter(now.plus(NEAR)::isAfter).isPresent() || occasion.lastCall().filter(last -> now.plus(NEAR).isAfter(last) || !told.isBefore(last)).isPresent();
        var until = urgent || quiet.isEmpty() ? now.plus(lasts) : quiet.get().after(now, lasts, tx.zone(who));
        return new Window(urgent ? now : told, until, urgent).within(occasion);
    }

    /** For something that nobody else waits for meanwhile: it lasts {@code lasts} from when it is said, night or not. */
    static Window unhurried(Occasion occasion, Person who, Duration lasts, Tx tx) {
        var told = of(occasion, who, lasts, tx);
        return new Window(told.told, told.told.plus(lasts), told.urgent).within(occasion);
    }

    private Window within(Occasion occasion) {
        return new Window(told, occasion.lastCall().filter(until::isAfter).orElse(until), urgent);
    }
}
