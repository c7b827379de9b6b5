package usher.measures;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import usher.View;
import usher.deliverables.Deliverable;
import usher.deliverables.DeliverableTable;
import usher.events.Attendees;
import usher.events.Event;
import usher.people.AccountTable;

/** Reads facts: of one event, or of all events of a community. */
final class Findings {

    /** The longest that an event takes, so that what began earlier was over before. */
    private static final Duration LONGEST = Duration.ofDays(7);
    /** A community with more than this in half a year knows enough from the newest. */
    private static final int MOST_EVENTS = 2_000;
    private static final int MOST = 200_000;
    /** Cohorts that are shown, with the one that has only begun. */
    private static final int MONTHS = 6;

    private Findings() {}

    static Facts of(Event event, View view) {
        var until = event.endsAt().plus(Measures.NINETY);
        var attended = view.table(FactTable.class).attendedBy(event.poolId(), view.community().id(), event.startsAt(), until, view.now(), MOST);
        return facts(List.of(event), attended, view);
    }

    /** All whose ninety days ended since, or that ended since themselves. */
    static Facts since(Instant since, View view) {
        var from = since.minus(Measures.NINETY).minus(LONGEST);
        var events = view.table(FactTable.class).over(view.community().id(), from, view.now(), MOST_EVENTS);
        return facts(events, view.table(FactTable.class).attended(view.community().id(), from, view.now(), MOST), view);
    }

    static Cohorts cohorts(View view) {
        var zone = view.community().zone();
        var since = YearMonth.from(view.now().atZone(zone)).minusMonths(MONTHS - 1L);
        var begin = since.atDay(1).atStartOfDay(zone).toInstant();
        var first = view.table(FactTable.class).first(view.community().id(), begin, view.now(), MOST).stream().collect(Collectors.toMap(FactTable.First::personId, FactTable.First::startsAt));
        return Cohorts.of(first, attended(view.table(FactTable.class).attended(view.community().id(), begin, view.now(), MOST)), since, zone, view.now());
    }

    private static List<Facts.Attended> attended(List<FactTable.Was> rows) {
        return rows.stream().map(it -> new Facts.Attended(it.personId(), it.eventId(), it.startsAt())).toList();
    }

    private static Facts facts(List<Event> events, List<FactTable.Was> attended, View view) {
        var meetings = meetings(events, view);
        var ids = events.stream().map(Event::id).toList();
        var given = view.table(FactTable.class).actions(ids).stream().map(it -> new Facts.Given(it.eventId(), it.personId(), it.assignmentId(), !it.stands().equals("NOT_MINE"),
            !it.words().isBlank(), Optional.ofNullable(it.changedAt()).filter(_ -> it.stands().equals("DONE")))).toList();
        var made = view.table(DeliverableTable.class).of(ids).stream().map(it -> new Facts.Made(it.eventId(), it.personId(), it.stands() != Deliverable.Stands.NOT_MINE, it.madeAt())).toList();
        var people = meetings.stream().map(Facts.Meeting::going).flatMap(Collection::stream).collect(Collectors.toSet());
        return new Facts(view.now(), meetings, given, made, attended(attended).stream().collect(Collectors.groupingBy(Facts.Attended::person)), new HashSet<>(view.table(AccountTable.class).here(people)));
    }

    /** Read for all of them together. */
    private static List<Facts.Meeting> meetings(List<Event> events, View view) {
        var held = view.table(FactTable.class).held(events.stream().map(Event::poolId).toList()).stream().collect(Collectors.groupingBy(FactTable.Held::rootId));
        return events.stream().map(event -> meeting(event, held.getOrDefault(event.poolId(), List.of()))).toList();
    }

    private static Facts.Meeting meeting(Event event, List<FactTable.Held> seats) {
        var who = Attendees.of(event, seats.stream().map(it -> new Attendees.Sat(it.personId(), it.cameAt() != null, it.missedAt() != null)));
        return new Facts.Meeting(event.id(), event.title(), event.startsAt(), event.endsAt(), who.assumed(), who.in(), who.all(), who.missed());
    }
}
