package usher.seats;

import java.time.Instant;
import java.util.Optional;
import usher.Address;

/**
 * One place that a person holds, is offered, fills in a form for, or waits for.
 *
 * @param id grows in the order of arrival
 * @param rootId the pool that all seats of the event or drop are counted in; the same as {@code poolId} where there are no options
 * @param nth the person's first, second … place in the root
 * @param slot which of the pool's seats it is, from 1; empty while waiting
 * @param totalSlot which of the root's seats it is, from 1; empty while waiting
 * @param line its place in line: less is earlier. The id, unless a draw or a moderator's move changed it
 * @param until when an offer passes on to the next, or when what was kept for a form is free again
 * @param told where the offer was made
 * @param since when the person came by it
 * @param came when they checked in
 * @param missed when it was noted that they did not come
 */
public record Seat(long id, long rootId, long poolId, long personId, int nth, Optional<Integer> slot, Optional<Integer> totalSlot, long line, State state,
                   Optional<Instant> until, Optional<Address> told, Instant since, Optional<Instant> came, Optional<Instant> missed) {

    /** The better ones first. All but WAITING, which is a place in line, are taken from the pool; RESERVED is kept while a form is filled in. */
    public enum State { HELD, RESERVED, OFFERED, WAITING }

    public boolean isHeld() {
        return state == State.HELD;
    }

    public boolean isWaiting() {
        return state == State.WAITING;
    }

    /** Whether what was kept or offered until an instant is over at {@code at}; never for what is held or waits. */
    public boolean isOver(Instant at) {
        return until.filter(end -> !at.isBefore(end)).isPresent();
    }
}
