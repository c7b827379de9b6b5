package usher.hours;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import usher.Address;

/** The rows of queues. */
interface QueueTable {

    String QUEUE = "select id, community_id, name, about, zone, week, most_open, retired_at, took_at from help_queue ";

    /** A day that is not as the week says. */
    record Day(String heldOn, String windows) {}

    @SqlUpdate("insert into help_queue (id, community_id, name, known_as, about, zone, week, most_open) values (:id, :communityId, :name, lower(:name), :about, :zone, :week, :mostOpen)")
    void add(@BindMethods Queue queue);

    @SqlUpdate("update help_queue set about = :about, week = :week, most_open = :mostOpen where id = :id")
    void change(@BindMethods Queue queue);

    @SqlUpdate("update help_queue set retired_at = :at where id = :id")
    void retire(long id, Instant at);

    @SqlUpdate("update help_queue set retired_at = null where id = :id")
    void resume(long id);

    @SqlUpdate("update help_queue set took_at = :at where id = :id")
    void took(long id, Instant at);

    @SqlQuery(QUEUE + "where id = :id and community_id = :community")
    Optional<Queue> find(long community, long id);

    @SqlQuery(QUEUE + "where community_id = :community and known_as = lower(:name)")
    Optional<Queue> called(long community, String name);

    @SqlQuery(QUEUE + "where community_id = :community and retired_at is null order by known_as, id")
    List<Queue> all(long community);

    @SqlQuery(QUEUE + "where community_id = :community and retired_at is not null order by known_as, id")
    List<Queue> retired(long community);

    @SqlQuery(QUEUE + "where community_id = :community order by id")
    List<Queue> ever(long community);

    @SqlQuery("select held_on, windows from queue_day where queue_id = :queue order by held_on")
    List<Day> days(long queue);

    @SqlUpdate("delete from queue_day where queue_id = :queue and held_on = :day")
    void usual(long queue, String day);

    @SqlUpdate("insert into queue_day (queue_id, held_on, windows) values (:queue, :day, :windows)")
    void otherwise(long queue, String day, String windows);

    @SqlQuery("select address from queue_board where queue_id = :queue order by address")
    List<Address> boards(long queue);

    @SqlUpdate("insert into queue_board (queue_id, address) values (:queue, :address)")
    void addBoard(long queue, String address);

    @SqlUpdate("insert into queue_gap (id, queue_id, seconds) values (:id, :queue, :seconds)")
    void addGap(long id, long queue, long seconds);

    @SqlUpdate("delete from queue_gap where queue_id = :queue and id < (select min(g.id) from (select id from queue_gap where queue_id = :queue order by id desc limit :most) g)")
    void keepGaps(long queue, int most);

    @SqlQuery("select seconds from queue_gap where queue_id = :queue order by id")
    List<Long> gaps(long queue);

    @SqlUpdate("update help_queue set community_id = :into, name = :name, known_as = lower(:name) where id = :queue")
    void join(long queue, long into, String name);
}
