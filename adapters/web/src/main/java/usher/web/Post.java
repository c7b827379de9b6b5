package usher.web;

import java.time.Instant;
import java.util.Optional;
import usher.Address;
import usher.Wanted;

/**
 * A message of Usher's that the playground shows, or what hangs under one: its discussion or its entry in the calendar.
 *
 * @param mark the delivery's own number, by which it is found again
 * @param order where it stands among the others; grows with every message
 * @param under the reference of the message it hangs under
 * @param edited when it was last changed
 */
record Post(String reference, int mark, Address to, long order, Instant at, Optional<Instant> edited, Optional<String> under, Wanted wanted) {

    Post changed(Wanted now, Instant when) {
        return new Post(reference, mark, to, order, at, Optional.of(when), under, now);
    }
}
