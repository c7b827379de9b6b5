package usher.seats;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import usher.Address;

/** The rows of pools and seats. */
@RegisterRowMapper(SeatTable.SeatMapper.class)
public interface SeatTable {

    String COLUMNS = "select id, root_id, pool_id, person_id, nth, slot, total_slot, line, state, until_at, told, arrived_at, came_at, missed_at from seat ";
    String POOL = "select id, root_id, community_id, name, capacity, per_person from pool ";

    /** How many seats of a pool are in one state, and the highest slots among them. */
    record Count(long poolId, String state, int number, int highest, int highestInAll) {}

    /** A row to add; null slots while waiting. */
    record Row(long id, long rootId, long poolId, long personId, int nth, @Nullable Integer slot, @Nullable Integer totalSlot, String state, @Nullable Instant until,
               int poolCapacity, int rootCapacity, Instant at) {}

    @SqlUpdate("insert into pool (id, root_id, community_id, name, capacity, per_person) values (:id, :rootId, :communityId, :name, :capacity, :perPerson)")
    void addPool(@BindMethods Pool pool);

    @SqlQuery(POOL + "where id = :id")
    Optional<Pool> pool(long id);

    /** The root first, then its options in the order they were made. */
    @SqlQuery(POOL + "where root_id = :root order by id")
    List<Pool> pools(long root);

    /** The newest first. */
    @SqlQuery("select id from pool where community_id = :community and id = root_id order by id desc limit :most")
    List<Long> roots(long community, int most);

    @SqlUpdate("update pool set capacity = :capacity where id = :id")
    void resize(long id, int capacity);

    @SqlUpdate("update pool set name = :name where id = :id")
    void rename(long id, String name);

    @SqlUpdate("update pool set community_id = :into where community_id = :from")
    void join(long from, long into);

    @SqlQuery("select pool_id, state, count(*) as number, coalesce(max(slot), 0) as highest, coalesce(max(total_slot), 0) as highest_in_all "
        + "from seat where root_id = :root group by pool_id, state")
    List<Count> counts(long root);

    @SqlQuery("select slot from seat where pool_id = :pool and slot is not null")
    List<Integer> slots(long pool);

    @SqlQuery("select total_slot from seat where root_id = :root and total_slot is not null")
    List<Integer> slotsInAll(long root);

    @SqlQuery(COLUMNS + "where root_id = :root and person_id = :person order by nth")
    List<Seat> of(long root, long person);

    @SqlQuery(COLUMNS + "where root_id = :root and person_id = any(:people) order by person_id, nth")
    List<Seat> of(long root, Collection<Long> people);

    @SqlQuery(COLUMNS + "where person_id = :person order by id")
    List<Seat> ofPerson(long person);

    @SqlQuery(COLUMNS + "where id = :id")
    Optional<Seat> find(long id);

    @SqlQuery(COLUMNS + "where id = any(:ids)")
    List<Seat> find(Collection<Long> ids);

    @SqlQuery(COLUMNS + "where pool_id = :pool and state = 'waiting' order by line, id limit 1")
    Optional<Seat> firstWaiting(long pool);

    /** Those who wait for one pool, in their order. */
    @SqlQuery("select line from seat where pool_id = :pool and state = 'waiting' order by line")
    List<Long> line(long pool);

    @SqlQuery("select min(line) from seat where root_id = :root")
    Optional<Long> head(long root);

    /** Those who have a seat by when they came by it, then those who wait by their place in line. */
    @SqlQuery(COLUMNS + "where root_id = :root order by case when state = 'waiting' then 1 else 0 end, line, id")
    List<Seat> all(long root);

    @SqlBatch("insert into seat (id, root_id, pool_id, person_id, nth, slot, total_slot, line, state, until_at, pool_capacity, root_capacity, arrived_at) "
        + "values (:id, :rootId, :poolId, :personId, :nth, :slot, :totalSlot, :id, :state, :until, :poolCapacity, :rootCapacity, :at)")
    void add(@BindMethods Collection<Row> rows);

    @SqlUpdate("update seat set state = 'offered', slot = :slot, total_slot = :totalSlot, until_at = :until, told = :told where id = :id and state = 'waiting'")
    int offer(long id, int slot, int totalSlot, Instant until, String told);

    /** Offers of one pool that end later than {@code end}. */
    @SqlQuery(COLUMNS + "where pool_id = :pool and state = 'offered' and until_at > :end order by line, id")
    List<Seat> offersBeyond(long pool, Instant end);

    @SqlUpdate("update seat set until_at = :until where id = :id")
    void until(long id, Instant until);

    @SqlUpdate("update seat set state = 'held', until_at = null, arrived_at = :at where id = :id and state = :from")
    int hold(long id, String from, Instant at);

    @SqlBatch("update seat set state = 'held', slot = :slot, total_slot = :totalSlot, arrived_at = :at where id = :id and state = 'waiting'")
    int[] draw(List<Long> id, List<Integer> slot, List<Integer> totalSlot, Instant at);

    @SqlBatch("update seat set line = :line where id = :id")
    int[] line(List<Long> id, List<Long> line);

    @SqlUpdate("update seat set slot = :slot where id = :id")
    void slot(long id, int slot);

    @SqlUpdate("update seat set total_slot = :slot where id = :id")
    void slotInAll(long id, int slot);

    @SqlUpdate("update seat set pool_id = :pool, pool_capacity = :capacity, slot = :slot where id = :id")
    void shift(long id, long pool, int capacity, @Nullable Integer slot);

    @SqlUpdate("update seat set state = 'waiting', slot = null, total_slot = null, came_at = null, missed_at = null, line = :line where id = :id and state = 'held'")
    int unseat(long id, long line);

    @SqlUpdate("update seat set person_id = :person, nth = :nth, arrived_at = :since where id = :id")
    void giveTo(long id, long person, int nth, Instant since);

    @SqlUpdate("update seat set came_at = :came, missed_at = :missed where id = :id and state = 'held'")
    int attendance(long id, @Nullable Instant came, @Nullable Instant missed);

    @SqlQuery("select count(*) from seat where root_id = :root and person_id = :person and came_at is not null")
    int came(long root, long person);

    @SqlUpdate("delete from seat where id = :id and state = :state")
    int remove(long id, String state);

    /** Maps a seat's row. */
    final class SeatMapper implements RowMapper<Seat> {
        @Override
        public Seat map(ResultSet row, StatementContext context) throws SQLException {
            return new Seat(row.getLong("id"), row.getLong("root_id"), row.getLong("pool_id"), row.getLong("person_id"), row.getInt("nth"), number(row, "slot"), number(row, "total_slot"),
                row.getLong("line"), Seat.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)), moment(row, "until_at"), Optional.ofNullable(row.getString("told")).map(Address::of),
                moment(row, "arrived_at").orElseThrow(), moment(row, "came_at"), moment(row, "missed_at"));
        }

        private static Optional<Integer> number(ResultSet row, String column) throws SQLException {
            var number = row.getInt(column);
            return row.wasNull() ? Optional.empty() : Optional.of(number);
        }

        private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
            return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
        }
    }
}
