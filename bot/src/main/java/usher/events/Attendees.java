package usher.events;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
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

    /** Somebody who held a seat at the end, and what was noted of it. */
    public record Sat(long person, boolean came, boolean missed) {}

    public static Attendees of(Event event, View view) {
        return of(event, view.table(SeatTable.class).all(event.poolId()).stream().filter(Seat::isHeld).map(it -> new Sat(it.personId(), it.came().isPresent(), it.missed().isPresent())));
    }

    /** The same where the seats of many events were read together. Of two seats one that was used is enough. */
    public static Attendees of(Event event, Stream<Sat> seats) {
        var in = new LinkedHashSet<Long>();
        var came = new LinkedHashSet<Long>();
        var missed = new LinkedHashSet<Long>();
        seats.forEach(it -> {
            in.add(it.person());
            if (it.came()) came.add(it.person());
            else if (it.missed()) missed.add(it.person());
        });
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
