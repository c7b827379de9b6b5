package usher.seats;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Seats that were given back late. */
public interface LateTable {

    String COLUMNS = "select id, community_id, root_id, pool_id, person_id, at from seat_late ";

    /** One seat given back at {@code at}. */
    record Row(long id, long communityId, long rootId, long poolId, long personId, Instant at) {}

    @SqlUpdate("insert into seat_late (id, community_id, root_id, pool_id, person_id, at) values (:id, :communityId, :rootId, :poolId, :personId, :at)")
    void add(@BindMethods Row row);

    @SqlQuery(COLUMNS + "where root_id = :root order by id")
    List<Row> of(long root);

    @SqlQuery(COLUMNS + "where person_id = :person order by id")
    List<Row> ofPerson(long person);

    @SqlUpdate("update seat_late set person_id = :into where person_id = :from")
    void merge(long from, long into);

    @SqlUpdate("update seat_late set community_id = :into where community_id = :from")
    void join(long from, long into);

    @SqlUpdate("delete from seat_late where person_id = :person")
    void forget(long person);
}
