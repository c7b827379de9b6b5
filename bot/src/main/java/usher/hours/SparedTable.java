package usher.hours;

import java.time.Instant;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The rows of questions that outcomes answered before they became cases. */
interface SparedTable {

    @SqlUpdate("insert into case_spared (id, queue_id, person_id, shown_at) values (:id, :queue, :person, :at)")
    void show(long id, long queue, long person, Instant at);

    /** Only the latest that somebody was shown still waits for what they say of it. */
    @SqlUpdate("delete from case_spared where person_id = :person and queue_id = :queue and helped_at is null")
    void forgetUnsaid(long queue, long person);

    @SqlUpdate("update case_spared set helped_at = :at where id = :id and person_id = :person and helped_at is null")
    void help(long id, long person, Instant at);

    @SqlQuery("select count(*) from case_spared where id = :id and person_id = :person")
    int known(long id, long person);

    /** They asked all the same. */
    @SqlUpdate("delete from case_spared where id = :id and person_id = :person")
    void ask(long id, long person);

    @SqlQuery("select count(*) from case_spared where person_id = :person and helped_at is not null")
    int of(long person);

    @SqlUpdate("update case_spared set person_id = :into where person_id = :from")
    void move(long from, long into);

    @SqlUpdate("update case_spared set person_id = null where person_id = :person")
    void forget(long person);
}
