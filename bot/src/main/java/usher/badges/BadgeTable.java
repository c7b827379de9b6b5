package usher.badges;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The rows of badges and of who has them. */
public interface BadgeTable {

    /** A badge somebody has, since when. */
    record Held(String name, Instant givenAt) {}

    @SqlQuery("select id, community_id, name from badge where id = :id and community_id = :community")
    Optional<Badge> find(long community, long id);

    @SqlQuery("select id, community_id, name from badge where community_id = :community and known_as = :knownAs")
    Optional<Badge> called(long community, String knownAs);

    @SqlQuery("select id, community_id, name from badge where community_id = :community and position(lower(:words) in known_as) > 0 order by known_as, id limit 25")
    List<Badge> like(long community, String words);

    @SqlQuery("select id, community_id, name from badge where community_id = :community order by known_as, id")
    List<Badge> all(long community);

    @SqlUpdate("insert into badge (id, community_id, name, known_as) values (:id, :community, :name, :knownAs)")
    void add(long id, long community, String name, String knownAs);

    @SqlUpdate("insert into badge_held (badge_id, person_id, given_at) values (:badge, :person, :at)")
    void give(long badge, long person, Instant at);

    @SqlUpdate("delete from badge_held where badge_id = :badge and person_id = :person")
    int take(long badge, long person);

    @SqlQuery("select count(*) > 0 from badge_held where badge_id = :badge and person_id = :person")
    boolean has(long badge, long person);

    @SqlQuery("select count(*) > 0 from badge_held h join badge b on b.id = h.badge_id where h.person_id = :person and b.community_id = :community and b.known_as = :knownAs")
    boolean hasCalled(long community, long person, String knownAs);

    @SqlQuery("select b.name, h.given_at from badge_held h join badge b on b.id = h.badge_id where h.person_id = :person and b.community_id = :community order by h.given_at, b.id")
    List<Held> of(long community, long person);

    @SqlUpdate("delete from badge_held where person_id = :from and badge_id in (select h.badge_id from badge_held h where h.person_id = :into)")
    void dropDoubles(long from, long into);

    @SqlUpdate("update badge_held set person_id = :into where person_id = :from")
    void move(long from, long into);

    @SqlUpdate("delete from badge_held where person_id = :person")
    void forget(long person);

    @SqlUpdate("update badge set community_id = :into where id = :badge")
    void join(long badge, long into);

    @SqlUpdate("update badge_held set badge_id = :into where badge_id = :from and person_id not in (select h.person_id from badge_held h where h.badge_id = :into)")
    void unite(long from, long into);

    @SqlUpdate("delete from badge_held where badge_id = :badge")
    void takeFromAll(long badge);

    @SqlUpdate("delete from badge where id = :badge")
    void remove(long badge);
}
