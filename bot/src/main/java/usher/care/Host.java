package usher.care;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import usher.Person;

/**
 * A host with what they can bear and what they have to do.
 *
 * @param zone whose calendar and clock count for them
 * @param sessions what they host around the time in question, without the session that is asked about
 */
record Host(Person who, Limits limits, ZoneId zone, List<Session> sessions) {

    Optional<Limits.Clash> against(Session asked) {
        return limits.against(asked, sessions, zone);
    }

    /** The same with more to do. */
    Host with(List<Session> more) {
        return new Host(who, limits, zone, Stream.concat(sessions.stream(), more.stream()).toList());
    }

    /** Whether no part of it lies in their quiet hours. */
    boolean isAwake(Instant start, Duration length) {
        return who.wishes().quiet().map(quiet -> !quiet.holds(start, zone) && quiet.after(start, length, zone).equals(start.plus(length))).orElse(true);
    }
}
