package usher.seats;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** What the drops that release others' seats have to say about them. Drops write these rows. */
public interface ReleaseTable {

    /** One such drop. */
    record Row(long id, String title, Instant opensAt, int windowSeconds, boolean onlyDrop, @Nullable String question, @Nullable Instant openedAt, @Nullable Instant pausedAt, @Nullable Instant drawnAt,
               @Nullable Instant closedAt) {

        boolean isUndrawn() {
            return windowSeconds > 0 && drawnAt == null;
        }

        boolean hasOpened(Instant at) {
            return Release.hasCome(opensAt, openedAt, at);
        }
    }

    @SqlQuery("select id, title, opens_at, window_seconds, only_drop, question, opened_at, paused_at, drawn_at, closed_at from seat_drop where pool_id = :root and event_id is not null")
    Optional<Row> find(long root);

    @SqlQuery("select count(*) from seat_drop_answer where drop_id = :drop and person_id = :person")
    int answered(long drop, long person);

    @SqlQuery("select person_id, said from seat_drop_answer where drop_id = :drop")
    @KeyColumn("person_id")
    @ValueColumn("said")
    Map<Long, String> answers(long drop);
}
