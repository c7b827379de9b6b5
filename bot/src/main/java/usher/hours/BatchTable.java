package usher.hours;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The rows that say which cases are answered together. */
interface BatchTable {

    /** So many cases are answered together with that one. */
    record Size(long leadId, int n) {}

    @SqlQuery("select lead_id from case_batch where case_id = :id")
    Optional<Long> lead(long id);

    @SqlQuery(CaseTable.CASE + "where id in (select b.case_id from case_batch b where b.lead_id = :lead) order by asked_at, id")
    List<Case> of(long lead);

    @SqlQuery("select lead_id, count(*) as n from case_batch where lead_id = any(:leads) group by lead_id")
    List<Size> sizes(Collection<Long> leads);

    @SqlUpdate("insert into case_batch (case_id, lead_id, merged_at) values (:id, :lead, :at)")
    void add(long id, long lead, Instant at);

    @SqlUpdate("delete from case_batch where case_id = :id")
    void leave(long id);

    @SqlUpdate("update case_batch set lead_id = :into where lead_id = :from")
    void follow(long from, long into);
}
