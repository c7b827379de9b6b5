package usher.seats;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What was offered to whom and what became of it, for the summary that hosts read. */
public interface OfferTable {

    String COLUMNS = "select id, community_id, root_id, seat_id, person_id, came_of_it, until_at, told_at, at from seat_offer ";

    /** @param toldAt when it is said: not in the person's quiet hours */
    record Row(long id, long communityId, long rootId, long seatId, long personId, String cameOfIt, Instant untilAt, Instant toldAt, Instant at) {}

    @SqlUpdate("insert into seat_offer (id, community_id, root_id, seat_id, person_id, came_of_it, until_at, told_at, at) "
        + "values (:id, :communityId, :rootId, :seatId, :personId, :cameOfIt, :untilAt, :toldAt, :at)")
    void add(@BindMethods Row row);

    @SqlQuery(COLUMNS + "where seat_id = :seat and came_of_it = 'open'")
    Optional<Row> open(long seat);

    @SqlUpdate("update seat_offer set came_of_it = :cameOfIt, at = :at where id = :id")
    void end(long id, String cameOfIt, Instant at);

    @SqlUpdate("update seat_offer set until_at = :until where id = :id")
    void until(long id, Instant until);

    /** The newest first. */
    @SqlQuery(COLUMNS + "where root_id = :root order by at desc, id desc limit :most")
    List<Row> newest(long root, int most);

    @SqlQuery("select count(*) from seat_offer where root_id = :root")
    int count(long root);

    @SqlUpdate("update seat_offer set person_id = :into where person_id = :from")
    void merge(long from, long into);

    @SqlUpdate("update seat_offer set community_id = :into where community_id = :from")
    void join(long from, long into);

    @SqlUpdate("delete from seat_offer where person_id = :person")
    void forget(long person);
}
