package usher.events;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import usher.Address;
import usher.Json;
import usher.Text;

/** The rows of events, their hosts and where their posts stand. */
@RegisterRowMapper(EventTable.EventMapper.class)
public interface EventTable {

    String COLUMNS = "select e.id, e.community_id, e.series_id, e.pool_id, e.starts_at, e.bill, e.revision, e.changed, e.secret, e.roll, e.ended_at, e.cancelled_at, e.reason, e.created_by, "
        + "e.created_at from calendar_event e ";

    @SqlUpdate("insert into calendar_event (id, community_id, series_id, pool_id, title, starts_at, ends_at, bill, secret, created_by, created_at) "
        + "values (:id, :community, :series, :pool, :title, :startsAt, :endsAt, :bill, :secret, :by, :at)")
    void add(long id, long community, @Nullable Long series, long pool, String title, Instant startsAt, Instant endsAt, String bill, long secret, @Nullable Long by, Instant at);

    default void add(Event it) {
        add(it.id(), it.communityId(), it.seriesId().orElse(null), it.poolId(), it.title(), it.startsAt(), it.endsAt(), Json.write(it.bill()), it.secret(),
            it.createdBy().orElse(null), it.createdAt());
    }

    @SqlUpdate("update calendar_event set title = :title, starts_at = :startsAt, ends_at = :endsAt, bill = :bill, revision = :revision, changed = :changed, roll = :roll, ended_at = :endedAt, "
        + "cancelled_at = :cancelledAt, reason = :reason where id = :id")
    void save(long id, String title, Instant startsAt, Instant endsAt, String bill, int revision, @Nullable String changed, boolean roll, @Nullable Instant endedAt, @Nullable Instant cancelledAt, @Nullable String reason);

    default void save(Event it) {
        save(it.id(), it.title(), it.startsAt(), it.endsAt(), Json.write(it.bill()), it.revision(), it.changed().map(Json::write).orElse(null), it.roll(), it.endedAt().orElse(null), it.cancelledAt().orElse(null), it.reason().orElse(null));
    }

    @SqlQuery(COLUMNS + "where e.id = :id")
    Optional<Event> find(long id);

    /** The event that a pool is of, be it the event's own or one of its options'. */
    @SqlQuery(COLUMNS + "where e.pool_id = (select p.root_id from pool p where p.id = :pool)")
    Optional<Event> ofPool(long pool);

    /** What is not over at {@code now} and not cancelled, soonest first. */
    @SqlQuery(COLUMNS + "where e.community_id = :community and e.cancelled_at is null and e.ends_at > :now order by e.starts_at, e.id limit :most")
    List<Event> coming(long community, Instant now, int most);

    @SqlQuery(COLUMNS + "where e.community_id = :community and position(lower(:words) in lower(e.title)) > 0 "
        + "order by case when e.cancelled_at is null and e.ends_at > :now then 0 else 1 end, e.starts_at desc limit 25")
    List<Event> like(long community, String words, Instant now);

    /** What is on around now: begun before {@code begun} and over after {@code over}. */
    @SqlQuery(COLUMNS + "where e.community_id = :community and e.cancelled_at is null and e.starts_at <= :begun and e.ends_at > :over order by e.starts_at, e.id")
    List<Event> around(long community, Instant begun, Instant over);

    @SqlQuery(COLUMNS + "where e.series_id = :series order by e.starts_at, e.id")
    List<Event> ofSeries(long series);

    /** What a person hosts that overlaps the time from {@code from} to {@code to}, soonest first. */
    @SqlQuery(COLUMNS + "join event_host h on h.event_id = e.id where h.person_id = :person and e.cancelled_at is null and e.starts_at < :to and e.ends_at > :from order by e.starts_at")
    List<Event> hostedBy(long person, Instant from, Instant to);

    @SqlUpdate("update calendar_event set community_id = :into where community_id = :from")
    void join(long from, long into);

    @SqlUpdate("update calendar_event set created_by = null where created_by = :person")
    void forget(long person);

    @SqlUpdate("update calendar_event set created_by = :into where created_by = :from")
    void madeBy(long from, long into);

    @SqlUpdate("insert into event_host (event_id, person_id) values (:event, :person)")
    void addHost(long event, long person);

    @SqlUpdate("delete from event_host where event_id = :event and person_id = :person")
    int removeHost(long event, long person);

    @SqlUpdate("delete from event_host where person_id = :person")
    void removeHost(long person);

    @SqlQuery("select person_id from event_host where event_id = :event order by person_id")
    List<Long> hosts(long event);

    @SqlQuery("select event_id from event_host where person_id = :person order by event_id")
    List<Long> hosting(long person);

    @SqlUpdate("insert into event_post (event_id, address) values (:event, :address)")
    void addPost(long event, String address);

    @SqlQuery("select address from event_post where event_id = :event order by address")
    List<Address> posts(long event);

    /** Maps an event's row. */
    final class EventMapper implements RowMapper<Event> {
        @Override
        public Event map(ResultSet row, StatementContext context) throws SQLException {
            return new Event(row.getLong("id"), row.getLong("community_id"), number(row, "series_id"), row.getLong("pool_id"), Json.read(row.getString("bill"), Bill.class),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(), row.getInt("revision"),
                Optional.ofNullable(row.getString("changed")).map(json -> Json.read(json, Text.class)), row.getLong("secret"), row.getBoolean("roll"), instant(row, "ended_at"),
                instant(row, "cancelled_at"), Optional.ofNullable(row.getString("reason")), number(row, "created_by"), row.getObject("created_at", OffsetDateTime.class).toInstant());
        }

        private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
            return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
        }

        private static Optional<Long> number(ResultSet row, String column) throws SQLException {
            var number = row.getLong(column);
            return row.wasNull() ? Optional.empty() : Optional.of(number);
        }
    }
}
