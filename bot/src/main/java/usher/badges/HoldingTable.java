package usher.badges;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The rows of who has which badge, with all that its holder decided about it. */
interface HoldingTable {

    String COLUMNS = "select h.badge_id, h.person_id, b.community_id, b.name, h.given_at, h.for_rule, h.public_as, h.public_name, h.shared_in, h.shared_as from badge_held h join badge b on b.id = h.badge_id ";

    @SqlQuery(COLUMNS + "where h.badge_id = :badge and h.person_id = :person")
    Optional<Holding> find(long badge, long person);

    @SqlQuery(COLUMNS + "where h.person_id = :person order by h.given_at, b.id")
    List<Holding> of(long person);

    @SqlQuery(COLUMNS + "where h.public_as = :token")
    Optional<Holding> shown(String token);

    @SqlUpdate("insert into badge_held (badge_id, person_id, given_at, for_rule) values (:badge, :person, :at, :rule)")
    void give(long badge, long person, Instant at, String rule);

    @SqlUpdate("update badge_held set public_as = :token, public_name = :name where badge_id = :badge and person_id = :person")
    void show(long badge, long person, @Nullable String token, @Nullable String name);

    @SqlUpdate("update badge_held set public_as = null, public_name = null where person_id = :person")
    void hide(long person);

    @SqlUpdate("update badge_held set shared_in = :address, shared_as = :key where badge_id = :badge and person_id = :person")
    void share(long badge, long person, String address, String key);
}
