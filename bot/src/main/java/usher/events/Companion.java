package usher.events;

import java.util.List;
import java.util.Optional;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Person;
import usher.Tx;

/** A feature that goes with events: reminders, series, a mentor's care. Found among the features by this interface. */
public interface Companion {

    /**
     * Asked before an event is made, moved or given another host, and before anything is written: what is against it is answered instead, with buttons that send
     * {@code call} again at other times; or it throws the {@link usher.Refusal}. {@code asked} is a new event's, with id 0, too.
     */
    default Optional<Answer> against(Event asked, List<Person> hosts, Call call, Tx tx) {
        return Optional.empty();
    }

    /** An event was made, or something of it was changed. Comes again for the same event. */
    default void planned(Event event, Tx tx) {}

    /** An event will not be. */
    default void cancelled(Event event, Tx tx) {}

    /** Seats of an event (or of a drop, whose pools are not told apart here) changed hands. */
    default void seated(long pool, Tx tx) {}

    /** An event is over and who came is noted, or that was corrected afterwards. */
    default void attended(Event event, Tx tx) {}

    /** What else to press on the private answer to whoever made, changed or cancelled an event: at most four. */
    default List<Card.Control> further(Event event, Tx tx) {
        return List.of();
    }
}
