package usher.events;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import usher.View;
import usher.seats.Seat;
import usher.seats.SeatTable;

/**
 * Who was at an event: those who were checked in or marked, and where nobody was, everybody who held a seat, since there is no knowing.
 *
 * @param in who held a seat
 * @param assumed whether there is no knowing who came
 */
public record Attendees(Set<Long> in, Set<Long> came, Set<Long> missed, boolean assumed) {

    public Attendees {
        in = Collections.unmodifiableSet(in); // and in their order
        came = Collections.unmodifiableSet(came);
        missed = Collections.unmodifiableSet(missed);
    }

    /** Of two seats one that was used is enough. */
    public static Attendees of(Event event, View view) {
        var in = new LinkedHashSet<Long>();
        var came = new LinkedHashSet<Long>();
        var missed = new LinkedHashSet<Long>();
        for (var seat : view.table(SeatTable.class).all(event.poolId())) {
            if (!seat.isHeld()) continue;
            in.add(seat.personId());
            if (seat.came().isPresent()) came.add(seat.personId());
            else if (seat.missed().isPresent()) missed.add(seat.personId());
        }
        missed.removeAll(came);
        return new Attendees(in, came, missed, !event.roll() && came.isEmpty());
    }

    /** The same for one person, without reading everybody's seats: with the first mark the roll is called. */
    public static boolean was(long person, Event event, View view) {
        var held = view.table(SeatTable.class).of(event.poolId(), person).stream().filter(Seat::isHeld).toList();
        return held.stream().anyMatch(it -> it.came().isPresent()) || !event.roll() && !held.isEmpty();
    }

    /** Those who attended, as far as anybody knows. */
    public Set<Long> all() {
        return assumed ? in : came;
    }
}
