package usher.seats;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The rows of seats that somebody is asked to take over. A seat that is gone takes its row along. */
public interface TransferTable {

    String COLUMNS = "select t.id, t.community_id, t.seat_id, t.to_person, t.until_at, t.told, t.told_at from seat_transfer t ";

    /** @param toldAt when the receiver is asked: not in their quiet hours */
    record Row(long id, long communityId, long seatId, long toPerson, Instant untilAt, String told, Instant toldAt) {}

    @SqlUpdate("insert into seat_transfer (id, community_id, seat_id, to_person, until_at, told, told_at) values (:id, :communityId, :seatId, :toPerson, :untilAt, :told, :toldAt)")
    void add(@BindMethods Row row);

    @SqlQuery(COLUMNS + "where t.id = :id")
    Optional<Row> find(long id);

    @SqlQuery(COLUMNS + "where t.seat_id = :seat")
    Optional<Row> ofSeat(long seat);

    /** Those that a person gives or is asked to take. */
    @SqlQuery(COLUMNS + "join seat s on s.id = t.seat_id where t.to_person = :person or s.person_id = :person order by t.id")
    List<Row> with(long person);

    @SqlUpdate("delete from seat_transfer where id = :id")
    void remove(long id);

    @SqlUpdate("update seat_transfer set community_id = :into where community_id = :from")
    void join(long from, long into);
}
