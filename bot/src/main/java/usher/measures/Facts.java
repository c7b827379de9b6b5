package usher.measures;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What measures are taken of: rows, as they were read.
 *
 * @param here who has not left the community
 * @param attended every attendance of those concerned by their number, also at events that are not {@code events}
 */
record Facts(Instant now, List<Meeting> events, List<Given> given, List<Made> made, Map<Long, List<Attended>> attended, Set<Long> here) {

    /** An event that is over and was not cancelled, as {@link usher.events.Attendees} counts who was there; {@code assumed}: nobody was checked in or marked. */
    record Meeting(long id, String title, Instant startsAt, Instant endsAt, boolean assumed, Set<Long> going, Set<Long> attended, Set<Long> missed) {

        /** The end of a window that begins with the end of the event. */
        Instant after(Duration window) {
            return endsAt.plus(window);
        }

        boolean isOver(Duration window, Instant now) {
            return !now.isBefore(after(window));
        }
    }

    /** One action of a checklist that followed an event, as its person has it now; {@code done}: when, nothing where it is open. What was taken back is not among them. */
    record Given(long event, long person, long assignment, boolean isTheirs, boolean shown, Optional<Instant> done) {}

    /** What somebody said of what an event promised; {@code handedIn}: when, nothing where it is not made. */
    record Made(long event, long person, boolean isTheirs, Optional<Instant> handedIn) {}

    /** That somebody was at an event. */
    record Attended(long person, long event, Instant startsAt) {}
}
