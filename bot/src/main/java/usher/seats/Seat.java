package usher.seats;

import java.time.Instant;
import java.util.Optional;
import usher.Address;

/**
 * One place of a pool that a person holds, is offered or waits for.
 *
 * @param id grows in the order of arrival
 * @param nth the person's first, second … place in this pool
 * @param slot which of the pool's seats it is, from 1; empty while waiting
 * @param until when an offer passes on to the next
 * @param told where the offer was made
 */
public record Seat(long id, long poolId, long personId, int nth, Optional<Integer> slot, State state, Optional<Instant> until, Optional<Address> told) {

    /** HELD and OFFERED seats are taken from the pool; WAITING is a place in line. */
    public enum State { HELD, OFFERED, WAITING }
}
