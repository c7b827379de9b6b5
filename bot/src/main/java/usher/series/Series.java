package usher.series;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import usher.events.Bill;
import usher.events.Event;
import usher.reminders.Leads;

/**
 * Events that come again.
 *
 * @param ahead how many days before it the next one is announced; empty: when the one before is over
 * @param bill what the next one will be like
 * @param model the event whose gates the next one will have
 */
record Series(long id, long communityId, Rhythm rhythm, Optional<Integer> ahead, Bill bill, Optional<Long> model, Leads leads, Optional<Instant> endedAt, Optional<Long> createdBy) {

    /** A day of a series that was dealt with. */
    record Day(LocalDateTime local, Optional<Long> event) {}

    String subject() {
        return "series " + id;
    }

    boolean isEnded() {
        return endedAt.isPresent();
    }

    Series with(Rhythm other) {
        return new Series(id, communityId, other, ahead, bill, model, leads, endedAt, createdBy);
    }

    Series ended(Instant at) {
        return new Series(id, communityId, rhythm, ahead, bill, model, leads, Optional.of(at), createdBy);
    }

    /** The same under another number, like {@code event} from now on. */
    Series like(Event event, Leads reminders, long number, Rhythm other) {
        return new Series(number, communityId, other, ahead, event.bill(), Optional.of(event.id()), reminders, Optional.empty(), createdBy);
    }

    static Rhythm rhythm(String first, String zone, String rule, String until, int times) {
        return new Rhythm(LocalDateTime.parse(first), ZoneId.of(zone), new Rule(rule), Optional.of(LocalDate.parse(until)), times);
    }
}
