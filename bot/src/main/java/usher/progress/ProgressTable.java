package usher.progress;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** What the rows of events and seats say about one person. */
interface ProgressTable {

    /** A held event of a series that somebody was at once, and whether they were at this one. */
    record Turn(long seriesId, boolean came) {}

    /** Where nobody was checked in, whoever held a seat was there as far as anybody knows. */
    @SqlQuery("select count(distinct e.id) from seat s join calendar_event e on e.pool_id = s.root_id where s.person_id = :person and s.state = 'held' and e.cancelled_at is null "
        + "and e.ends_at <= :now and (s.came_at is not null or e.roll = false)")
    int attended(long person, Instant now);

    @SqlQuery("select count(*) from event_host h join calendar_event e on e.id = h.event_id where h.person_id = :person and e.cancelled_at is null and e.ends_at <= :now")
    int hosted(long person, Instant now);

    /** In each series in the order in which they were; those at which nobody was checked in are not among them. */
    @SqlQuery("select e.series_id, exists (select 1 from seat s where s.root_id = e.pool_id and s.person_id = :person and s.state = 'held' and s.came_at is not null) as came from calendar_event e "
        + "where e.cancelled_at is null and e.roll = true and e.ends_at <= :now and e.series_id in "
        + "(select x.series_id from seat s join calendar_event x on x.pool_id = s.root_id where s.person_id = :person and s.came_at is not null and x.series_id is not null) "
        + "order by e.series_id, e.starts_at, e.id limit :most")
    List<Turn> turns(long person, Instant now, int most);

    @SqlQuery("select distinct person_id from seat where root_id = :pool and state = 'held' and came_at is not null order by person_id")
    List<Long> came(long pool);
}
