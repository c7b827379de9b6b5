package usher.calendar;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * One entry of a calendar.
 *
 * @param uid the same for good, whatever changes
 * @param revision grows with every change
 * @param stamp when it became what it is, as far as that is known; else when it was made
 */
record Entry(String uid, int revision, Instant stamp, Instant start, Instant end, String title, String about, String place, Optional<URI> link, State state) {

    enum State { CONFIRMED, TENTATIVE, CANCELLED }
}
