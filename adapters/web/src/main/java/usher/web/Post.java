package usher.web;

import java.time.Instant;
import java.util.Optional;
import usher.Address;
import usher.Wanted;

/**
 * A message of Usher's that the playground shows.
 *
 * @param mark the delivery's own number, by which it is found again
 * @param order where it stands among the others; grows with every message
 * @param edited when it was last changed
 */
record Post(String reference, int mark, Address to, long order, Instant at, Optional<Instant> edited, Wanted.Message wanted) {

    Post changed(Wanted.Message now, Instant when) {
        return new Post(reference, mark, to, order, at, Optional.of(when), now);
    }
}
