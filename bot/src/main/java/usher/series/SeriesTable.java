package usher.series;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
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
import usher.events.Bill;
import usher.reminders.Leads;

/** The rows of series, and of the days that were dealt with. */
@RegisterRowMapper(SeriesTable.SeriesMapper.class)
@RegisterRowMapper(SeriesTable.DayMapper.class)
public interface SeriesTable {

    String COLUMNS = "select s.id, s.community_id, s.first_local, s.zone, s.rule, s.until_on, s.times, s.ahead_days, s.bill, s.model_id, s.leads, s.ended_at, s.created_by from series s ";

    @SqlUpdate("insert into series (id, community_id, first_local, zone, rule, until_on, times, ahead_days, bill, model_id, leads, created_by) "
        + "values (:id, :community, :first, :zone, :rule, :until, :times, :ahead, :bill, :model, :leads, :by)")
    void add(long id, long community, String first, String zone, String rule, String until, int times, @Nullable Integer ahead, String bill, @Nullable Long model, String leads, @Nullable Long by);

    default void add(Series it) {
        var rhythm = it.rhythm();
        add(it.id(), it.communityId(), rhythm.first().toString(), rhythm.zone().getId(), rhythm.rule().written(), rhythm.until().orElseThrow().toString(), rhythm.times(), it.ahead().orElse(null),
            Json.write(it.bill()), it.model().orElse(null), it.leads().written(), it.createdBy().orElse(null));
    }

    @SqlUpdate("update series set first_local = :first, rule = :rule, until_on = :until, times = :times, ended_at = :ended where id = :id")
    void save(long id, String first, String rule, String until, int times, @Nullable Instant ended);

    default void save(Series it) {
        save(it.id(), it.rhythm().first().toString(), it.rhythm().rule().written(), it.rhythm().until().orElseThrow().toString(), it.rhythm().times(), it.endedAt().orElse(null));
    }

    @SqlQuery(COLUMNS + "where s.id = :id")
    Optional<Series> find(long id);

    @SqlQuery(COLUMNS + "join series_day d on d.series_id = s.id where d.event_id = :event")
    Optional<Series> ofEvent(long event);

    @SqlQuery(COLUMNS + "join series_host h on h.series_id = s.id where h.person_id = :person and s.ended_at is null order by s.id")
    List<Series> hostedBy(long person);

    @SqlUpdate("update calendar_event set series_id = :series where id = :event")
    void mark(long event, long series);

    @SqlQuery("select on_local, event_id from series_day where series_id = :series order by on_local")
    List<Series.Day> days(long series);

    @SqlUpdate("insert into series_day (series_id, on_local, event_id) values (:series, :local, :event)")
    void addDay(long series, String local, @Nullable Long event);

    @SqlUpdate("delete from series_day where series_id = :series and on_local = :local")
    int dropDay(long series, String local);

    default void add(long series, LocalDateTime local, Optional<Long> event) {
        addDay(series, local.toString(), event.orElse(null));
    }

    @SqlQuery("select person_id from series_host where series_id = :series order by person_id")
    List<Long> hosts(long series);

    @SqlUpdate("insert into series_host (series_id, person_id) values (:series, :person)")
    void addHost(long series, long person);

    @SqlUpdate("delete from series_host where person_id = :person")
    int removeHost(long person);

    @SqlUpdate("delete from series_host where person_id = :from and series_id in (select h.series_id from series_host h where h.person_id = :into)")
    void dropDouble(long from, long into);

    @SqlUpdate("update series_host set person_id = :into where person_id = :from")
    void moveHost(long from, long into);

    @SqlUpdate("insert into series_post (series_id, address) values (:series, :address)")
    void addPost(long series, String address);

    @SqlQuery("select address from series_post where series_id = :series order by address")
    List<Address> posts(long series);

    @SqlUpdate("update series set community_id = :into where community_id = :from")
    void join(long from, long into);

    @SqlUpdate("update series set created_by = :into where created_by = :from")
    void madeBy(long from, long into);

    @SqlUpdate("update series set created_by = null where created_by = :person")
    void forget(long person);

    /** Maps a series' row. */
    final class SeriesMapper implements RowMapper<Series> {
        @Override
        public Series map(ResultSet row, StatementContext context) throws SQLException {
            var ended = row.getObject("ended_at", OffsetDateTime.class);
            return new Series(row.getLong("id"), row.getLong("community_id"),
                Series.rhythm(row.getString("first_local"), row.getString("zone"), row.getString("rule"), row.getString("until_on"), row.getInt("times")),
                number(row, "ahead_days").map(Math::toIntExact), Json.read(row.getString("bill"), Bill.class), number(row, "model_id"), Leads.read(row.getString("leads")),
                Optional.ofNullable(ended).map(OffsetDateTime::toInstant), number(row, "created_by"));
        }
    }

    /** Maps a day's row. */
    final class DayMapper implements RowMapper<Series.Day> {
        @Override
        public Series.Day map(ResultSet row, StatementContext context) throws SQLException {
            return new Series.Day(LocalDateTime.parse(row.getString("on_local")), number(row, "event_id"));
        }
    }

    private static Optional<Long> number(ResultSet row, String column) throws SQLException {
        var number = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(number);
    }
}
