package usher.care;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The rows of what hosts can bear. */
public interface CareTable {

    /** A host's own limits; null where there is none. */
    record Row(int bufferMinutes, @Nullable Integer sessions, @Nullable Integer hours, @Nullable Integer breakMinutes, @Nullable Integer cases) {
        Limits limits() {
            return new Limits(Duration.ofMinutes(bufferMinutes), Optional.ofNullable(sessions), Optional.ofNullable(hours), Optional.ofNullable(breakMinutes).map(Duration::ofMinutes), Optional.ofNullable(cases));
        }
    }

    /** How many cases a week somebody takes at most. */
    record Weekly(long personId, int cases) {}

    @SqlQuery("select buffer_minutes, sessions, hours, break_minutes, cases from care where person_id = :person and community_id = :community")
    Optional<Row> find(long community, long person);

    @SqlUpdate("delete from care where person_id = :person")
    int forget(long person);

    @SqlUpdate("insert into care (person_id, community_id, buffer_minutes, sessions, hours, break_minutes, cases) values (:person, :community, :buffer, :sessions, :hours, :breakMinutes, :cases)")
    void add(long person, long community, int buffer, @Nullable Integer sessions, @Nullable Integer hours, @Nullable Integer breakMinutes, @Nullable Integer cases);

    /** Those of these people who take so many cases a week and no more. */
    @SqlQuery("select person_id, cases from care where person_id = any(:people) and cases is not null")
    List<Weekly> weekly(Collection<Long> people);

    @SqlUpdate("update care set person_id = :into where person_id = :from")
    void move(long from, long into);

    @SqlUpdate("update care set community_id = :into where community_id = :from")
    void join(long from, long into);

    /** Only how many cases a week they take is said anew. */
    default void cases(long community, long person, Optional<Integer> most) {
        save(community, person, find(community, person).map(Row::limits).orElse(Limits.USUAL).cases(most));
    }

    default void save(long community, long person, Limits limits) {
        forget(person);
        add(person, community, (int) limits.buffer().toMinutes(), limits.sessions().orElse(null), limits.hours().orElse(null), limits.breakAfter().map(it -> (int) it.toMinutes()).orElse(null), limits.cases().orElse(null));
    }
}
