package usher.care;

import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The rows of what hosts can bear. */
public interface CareTable {

    /** A host's own limits; null where there is none. */
    record Row(int bufferMinutes, @Nullable Integer sessions, @Nullable Integer hours, @Nullable Integer breakMinutes) {
        Limits limits() {
            return new Limits(Duration.ofMinutes(bufferMinutes), Optional.ofNullable(sessions), Optional.ofNullable(hours), Optional.ofNullable(breakMinutes).map(Duration::ofMinutes));
        }
    }

    @SqlQuery("select buffer_minutes, sessions, hours, break_minutes from care where person_id = :person and community_id = :community")
    Optional<Row> find(long community, long person);

    @SqlUpdate("delete from care where person_id = :person")
    int forget(long person);

    @SqlUpdate("insert into care (person_id, community_id, buffer_minutes, sessions, hours, break_minutes) values (:person, :community, :buffer, :sessions, :hours, :breakMinutes)")
    void add(long person, long community, int buffer, @Nullable Integer sessions, @Nullable Integer hours, @Nullable Integer breakMinutes);

    @SqlUpdate("update care set person_id = :into where person_id = :from")
    void move(long from, long into);

    @SqlUpdate("update care set community_id = :into where community_id = :from")
    void join(long from, long into);

    default void save(long community, long person, Limits limits) {
        forget(person);
        add(person, community, (int) limits.buffer().toMinutes(), limits.sessions().orElse(null), limits.hours().orElse(null), limits.breakAfter().map(it -> (int) it.toMinutes()).orElse(null));
    }
}
