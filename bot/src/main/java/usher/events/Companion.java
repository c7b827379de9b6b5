package usher.events;

import java.util.List;
import usher.Person;
import usher.Tx;

/** A feature that goes with events: reminders, series, a mentor's care. Found among the features by this interface. */
public interface Companion {

    /** Asked before an event is made, moved or given another host; throws the {@link usher.Refusal} that says what is against it. {@code asked} is a new event's, with id 0, too. */
    default void consider(Event asked, List<Person> hosts, Tx tx) {}

    /** An event was made, or something of it was changed. Comes again for the same event. */
    default void planned(Event event, Tx tx) {}

    /** An event will not be. */
    default void cancelled(Event event, Tx tx) {}

    /** A person got a seat, or is no longer going. */
    default void going(Event event, Person who, boolean goes, Tx tx) {}
}
