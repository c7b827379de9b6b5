package usher.deliverables;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import usher.events.Event;
import usher.events.EventTable;

/** The rows of what people say about what events promised. */
public interface DeliverableTable {

    String COLUMNS = "select event_id, person_id, community_id, stands, words, changed_at, turn, waits, asked_at, account_id, told_as from deliverable ";

    @SqlQuery(COLUMNS + "where event_id = :event and person_id = :person")
    Optional<Deliverable> find(long event, long person);

    @SqlQuery(COLUMNS + "where event_id = any(:events) order by event_id, person_id")
    List<Deliverable> of(Collection<Long> events);

    @SqlQuery("select person_id from deliverable where event_id = :event")
    List<Long> known(long event);

    @SqlQuery(COLUMNS + "where person_id = :person order by event_id")
    List<Deliverable> allOf(long person);

    /** What somebody made of what they were promised. */
    @SqlQuery("select count(*) from deliverable where person_id = :person and stands = 'MADE'")
    int made(long person);

    @SqlQuery(COLUMNS + "where person_id = :person and waits = true order by event_id limit :most")
    List<Deliverable> waiting(long person, int most);

    /** What one message asks about. */
    @SqlQuery(COLUMNS + "where person_id = :person and account_id = :account and told_as = :key order by event_id")
    List<Deliverable> told(long person, String account, String key);

    /** What somebody was asked about and has not answered. */
    @SqlQuery(COLUMNS + "where person_id = :person and asked_at is not null and stands = 'OPEN' order by event_id desc limit :most")
    List<Deliverable> unanswered(long person, int most);

    @SqlUpdate("insert into deliverable (event_id, person_id, community_id, stands, words, changed_at, turn, waits, asked_at, account_id, told_as) "
        + "values (:eventId, :personId, :communityId, :stands, :words, :changedAt, :turn, :waits, :askedAt, :accountId, :toldAs)")
    void add(@BindMethods Deliverable row);

    @SqlBatch("insert into deliverable (event_id, person_id, community_id, stands, words, changed_at, turn, waits, asked_at, account_id, told_as) "
        + "values (:eventId, :personId, :communityId, :stands, :words, :changedAt, :turn, :waits, :askedAt, :accountId, :toldAs)")
    void add(@BindMethods Collection<Deliverable> rows);

    @SqlUpdate("delete from deliverable where event_id = :event and person_id = :person")
    void forget(long event, long person);

    /** As it is from now on. */
    default void keep(Deliverable it) {
        forget(it.eventId(), it.personId());
        add(it);
    }

    @SqlUpdate("delete from deliverable where person_id = :person")
    void forget(long person);

    @SqlUpdate("update deliverable set community_id = :into where community_id = :from")
    void join(long from, long into);

    /** What somebody held a seat of and may have been at, the newest first. */
    @SqlQuery(EventTable.COLUMNS + "where e.community_id = :community and e.cancelled_at is null and e.ends_at <= :now and e.pool_id in (select s.root_id from seat s "
        + "where s.person_id = :person and s.state = 'held') order by e.ends_at desc, e.id desc limit :most")
    @RegisterRowMapper(EventTable.EventMapper.class)
    List<Event> over(long community, long person, Instant now, int most);
}
