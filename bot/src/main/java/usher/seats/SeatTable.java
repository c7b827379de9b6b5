package usher.seats;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import usher.Address;

/** The rows of pools and seats. */
@RegisterRowMapper(SeatTable.SeatMapper.class)
public interface SeatTable {

    String COLUMNS = "select id, pool_id, person_id, nth, slot, state, until_at, told from seat ";

    /** How many seats are in one state, and the highest slot among them. */
    record Count(String state, int number, int highest) {}

    @SqlUpdate("insert into pool (id, community_id, capacity, per_person) values (:id, :communityId, :capacity, :perPerson)")
    void addPool(@BindMethods Pool pool);

    @SqlQuery("select id, community_id, capacity, per_person from pool where id = :id")
    @RegisterConstructorMapper(Pool.class)
    Optional<Pool> pool(long id);

    @SqlUpdate("update pool set community_id = :into where community_id = :from")
    void join(long from, long into);

    @SqlQuery("select state, count(*) as number, coalesce(max(slot), 0) as highest from seat where pool_id = :pool group by state")
    @RegisterConstructorMapper(Count.class)
    List<Count> counts(long pool);

    @SqlQuery("select slot from seat where pool_id = :pool and slot is not null order by slot")
    List<Integer> slots(long pool);

    @SqlQuery(COLUMNS + "where pool_id = :pool and person_id = :person order by nth")
    List<Seat> of(long pool, long person);

    @SqlQuery(COLUMNS + "where person_id = :person order by id")
    List<Seat> ofPerson(long person);

    @SqlQuery(COLUMNS + "where id = :id")
    Optional<Seat> find(long id);

    @SqlQuery(COLUMNS + "where pool_id = :pool and state = 'waiting' order by id limit 1")
    Optional<Seat> firstWaiting(long pool);

    @SqlQuery(COLUMNS + "where pool_id = :pool order by id")
    List<Seat> all(long pool);

    @SqlQuery("select count(*) from seat where pool_id = :pool and state = 'waiting' and id <= :id")
    int placeInLine(long pool, long id);

    @SqlUpdate("insert into seat (id, pool_id, person_id, nth, slot, state, arrived_at) values (:id, :pool, :person, :nth, :slot, :state, :at)")
    void add(long id, long pool, long person, int nth, @Nullable Integer slot, String state, Instant at);

    @SqlUpdate("update seat set state = 'offered', slot = :slot, until_at = :until, told = :told where id = :id and state = 'waiting'")
    int offer(long id, int slot, Instant until, String told);

    @SqlUpdate("update seat set state = 'held', until_at = null where id = :id and state = 'offered'")
    int hold(long id);

    @SqlUpdate("update seat set person_id = :person, nth = :nth where id = :id")
    void giveTo(long id, long person, int nth);

    @SqlUpdate("delete from seat where id = :id")
    int remove(long id);

    /** Maps a seat's row. */
    final class SeatMapper implements RowMapper<Seat> {
        @Override
        public Seat map(ResultSet row, StatementContext context) throws SQLException {
            var slot = row.getInt("slot");
            var hasSlot = !row.wasNull();
            var until = row.getObject("until_at", OffsetDateTime.class);
            return new Seat(row.getLong("id"), row.getLong("pool_id"), row.getLong("person_id"), row.getInt("nth"), hasSlot ? Optional.of(slot) : Optional.empty(),
                Seat.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)), Optional.ofNullable(until).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("told")).map(Address::of));
        }
    }
}
