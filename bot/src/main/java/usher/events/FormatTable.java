package usher.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The rows of a community's own formats. */
public interface FormatTable {

    record Row(long id, String content) {}

    @SqlQuery("select id, content from event_format where community_id = :community order by name, id")
    List<Row> of(long community);

    @SqlQuery("select id, content from event_format where community_id = :community and id = :id")
    Optional<Row> find(long community, long id);

    @SqlUpdate("insert into event_format (id, community_id, name, content, created_by, created_at) values (:id, :community, :name, :content, :by, :at)")
    void add(long id, long community, String name, String content, @Nullable Long by, Instant at);

    @SqlUpdate("update event_format set name = :name, content = :content where id = :id")
    void save(long id, String name, String content);

    @SqlUpdate("update event_format set community_id = :into where community_id = :from")
    void join(long from, long into);

    @SqlUpdate("update event_format set created_by = null where created_by = :person")
    void forget(long person);

    @SqlUpdate("update event_format set created_by = :into where created_by = :from")
    void madeBy(long from, long into);
}
