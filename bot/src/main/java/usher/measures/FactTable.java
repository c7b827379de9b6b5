package usher.measures;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import usher.events.Event;
import usher.events.EventTable;

/** Reads what measures are taken of. */
interface FactTable {

    /** A seat that is held. */
    record Held(long rootId, long personId, @Nullable Instant cameAt, @Nullable Instant missedAt) {}

    /** One action of an assignment. */
    record Action(long eventId, long personId, long assignmentId, String stands, String words, @Nullable Instant changedAt) {}

    record Was(long personId, long eventId, Instant startsAt) {}

    record First(long personId, Instant startsAt) {}

    /** What is over by {@code now} and began since then, the newest first. */
    @SqlQuery(EventTable.COLUMNS + "where e.community_id = :community and e.cancelled_at is null and e.starts_at >= :since and e.starts_at < :now and e.ends_at <= :now order by e.starts_at desc, e.id desc limit :most")
    @RegisterRowMapper(EventTable.EventMapper.class)
    List<Event> over(long community, Instant since, Instant now, int most);

    @SqlQuery("select root_id, person_id, came_at, missed_at from seat where root_id = any(:pools) and state = 'held'")
    List<Held> held(Collection<Long> pools);

    @SqlQuery("select a.event_id, a.person_id, i.assignment_id, i.stands, i.words, i.changed_at from assignment a join assignment_item i on i.assignment_id = a.id "
        + "where a.event_id = any(:events) and a.part = 'AFTER' and a.taken_at is null")
    List<Action> actions(Collection<Long> events);

    /** What is attended: a seat that is held, checked in or marked as there, or of an event at which nobody was. */
    String ATTENDED = "from calendar_event e join seat s on s.root_id = e.pool_id where e.community_id = :community and e.cancelled_at is null and e.ends_at <= :now and s.state = 'held' "
        + "and (s.came_at is not null or e.roll = false) ";

    @SqlQuery("select distinct s.person_id, e.id as event_id, e.starts_at " + ATTENDED + "and e.starts_at >= :since limit :most")
    List<Was> attended(long community, Instant since, Instant now, int most);

    /** The same of those who hold a seat of one pool. */
    @SqlQuery("select distinct s.person_id, e.id as event_id, e.starts_at " + ATTENDED + "and e.starts_at >= :since and e.starts_at < :until and s.person_id in (select h.person_id from seat h where h.root_id = :pool and h.state = 'held') limit :most")
    List<Was> attendedBy(long pool, long community, Instant since, Instant until, Instant now, int most);

    /** When everybody was at their first event. */
    @SqlQuery("select s.person_id, min(e.starts_at) as starts_at " + ATTENDED + "group by s.person_id having min(e.starts_at) >= :since limit :most")
    List<First> first(long community, Instant since, Instant now, int most);
}
