package usher.drops;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import usher.Address;

/** The rows of drops and of where their posts stand. */
@RegisterConstructorMapper(Drop.class)
public interface DropTable {

    String COLUMNS = "select id, community_id, pool_id, title, opens_at, offer_seconds, closed_at, ping_space, ping_role, created_by, created_at from seat_drop ";

    @SqlUpdate("insert into seat_drop (id, community_id, pool_id, title, opens_at, offer_seconds, ping_space, ping_role, created_by, created_at) "
        + "values (:id, :communityId, :poolId, :title, :opensAt, :offerSeconds, :pingSpace, :pingRole, :createdBy, :createdAt)")
    void add(@BindMethods Drop drop);

    @SqlQuery(COLUMNS + "where id = :id")
    Optional<Drop> find(long id);

    @SqlQuery(COLUMNS + "where pool_id = :pool")
    Optional<Drop> ofPool(long pool);

    @SqlQuery(COLUMNS + "where community_id = :community and closed_at is null order by opens_at, id limit 25")
    List<Drop> current(long community);

    @SqlQuery(COLUMNS + "where community_id = :community and position(lower(:words) in lower(title)) > 0 order by case when closed_at is null then 0 else 1 end, opens_at desc limit 25")
    List<Drop> like(long community, String words);

    @SqlUpdate("update seat_drop set closed_at = :at where id = :id")
    void close(long id, Instant at);

    @SqlUpdate("update seat_drop set community_id = :into where community_id = :from")
    void join(long from, long into);

    @SqlUpdate("update seat_drop set created_by = null where created_by = :person")
    void forget(long person);

    @SqlUpdate("insert into seat_drop_post (drop_id, address) values (:drop, :address)")
    void addPost(long drop, String address);

    @SqlQuery("select address from seat_drop_post where drop_id = :drop order by address")
    List<String> postKeys(long drop);

    default List<Address> posts(long drop) {
        return postKeys(drop).stream().map(Address::of).toList();
    }
}
