package usher.events;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Who goes to an event, who may, who does not. */
public interface RosterTable {

    /** How many gave one answer. */
    record Count(String reply, int number) {}

    /** One person's answer to one event that holds no seat. */
    record Reply(long eventId, String reply) {}

    /** The names of those who came by their seats first. */
    @SqlQuery("select p.name from seat s join person p on p.id = s.person_id where s.pool_id = :pool and s.state = 'held' order by s.line, s.id limit :most")
    List<String> first(long pool, int most);

    /** The accounts, as last used, of those who came by their seats last. */
    @SqlQuery("select p.account_id from seat s join person p on p.id = s.person_id where s.root_id = :root and s.state = 'held' order by s.arrived_at desc, s.id desc limit :most")
    List<String> latest(long root, int most);

    /** Whoever was given a seat after having said no is counted there. */
    @SqlQuery("select r.reply, count(*) as number from event_reply r where r.event_id = :event "
        + "and not exists (select 1 from seat s where s.root_id = :root and s.person_id = r.person_id and s.state = 'held') group by r.reply")
    List<Count> counts(long event, long root);

    @SqlQuery("select person_id from event_reply where event_id = :event and reply = :reply order by at, person_id")
    List<Long> replied(long event, String reply);

    @SqlQuery("select event_id, reply from event_reply where person_id = :person order by event_id")
    List<Reply> replies(long person);

    @SqlQuery("select count(*) from event_reply where event_id = :event and person_id = :person and reply = :reply")
    int has(long event, long person, String reply);

    @SqlUpdate("delete from event_reply where event_id = :event and person_id = :person")
    int drop(long event, long person);

    @SqlUpdate("insert into event_reply (event_id, person_id, reply, at) values (:event, :person, :reply, :at)")
    void add(long event, long person, String reply, Instant at);

    @SqlUpdate("delete from event_reply where person_id = :from and event_id in (select r.event_id from event_reply r where r.person_id = :into)")
    void dropDouble(long from, long into);

    @SqlUpdate("update event_reply set person_id = :into where person_id = :from")
    void move(long from, long into);

    @SqlUpdate("delete from event_reply where person_id = :person")
    void forget(long person);
}
