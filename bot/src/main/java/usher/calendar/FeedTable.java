package usher.calendar;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import usher.events.Event;
import usher.events.EventTable;

/** The rows of feeds, and the events that are in them. */
@RegisterRowMapper(EventTable.EventMapper.class)
public interface FeedTable {

    /** Whose feed it is; a community's is nobody's. */
    record Feed(String token, long communityId, @Nullable Long personId) {}

    @SqlQuery("select token, community_id, person_id from calendar_feed where token = :token")
    Optional<Feed> find(String token);

    @SqlQuery("select token from calendar_feed where community_id = :community and person_id = :person")
    Optional<String> of(long community, long person);

    @SqlQuery("select token from calendar_feed where community_id = :community and person_id is null order by made_at limit 1")
    Optional<String> ofCommunity(long community);

    @SqlUpdate("insert into calendar_feed (token, community_id, person_id, made_at) values (:token, :community, :person, :at)")
    void add(String token, long community, @Nullable Long person, Instant at);

    @SqlUpdate("delete from calendar_feed where person_id = :person")
    int drop(long person);

    @SqlUpdate("delete from calendar_feed where community_id = :community and person_id is null")
    int dropOfCommunity(long community);

    @SqlUpdate("update calendar_feed set person_id = :into where person_id = :from")
    void move(long from, long into);

    @SqlUpdate("update calendar_feed set community_id = :into where community_id = :from and person_id is not null")
    void join(long from, long into);

    /** What a community announced that was not over at {@code since}, soonest first. */
    @SqlQuery(EventTable.COLUMNS + "where e.community_id = :community and e.ends_at > :since order by e.starts_at, e.id limit :most")
    List<Event> announced(long community, Instant since, int most);

    @SqlQuery("select event_id from event_reply where person_id = :person and reply = 'maybe'")
    List<Long> maybe(long person);
}
