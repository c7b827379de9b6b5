package usher.gates;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The rows of gates, their tokens and their guests. */
public interface GateTable {

    /** A gate of {@code poolId}, which is {@code rootId} itself or one of its options. */
    record Row(long id, long communityId, long rootId, long poolId, String kind, String subject, String shown) {}

    record Token(long gateId, String hash, @Nullable Long personId, @Nullable Instant usedAt) {}

    String COLUMNS = "select id, community_id, root_id, pool_id, kind, subject, shown from gate ";

    @SqlQuery(COLUMNS + "where root_id = :root order by id")
    List<Row> of(long root);

    @SqlQuery(COLUMNS + "where id = :id and community_id = :community")
    Optional<Row> find(long community, long id);

    @SqlUpdate("insert into gate (id, community_id, root_id, pool_id, kind, subject, shown) values (:id, :communityId, :rootId, :poolId, :kind, :subject, :shown)")
    void add(@BindMethods Row row);

    @SqlUpdate("delete from gate where id = :id")
    void remove(long id);

    @SqlUpdate("delete from gate_token where gate_id = :gate")
    void removeTokens(long gate);

    @SqlUpdate("delete from gate_guest where gate_id = :gate")
    void removeGuests(long gate);

    @SqlQuery("select count(*) > 0 from account where person_id = :person and space_id = :space and gone = false "
        + "and position(',' || :role || ',' in ',' || platform_roles || ',') > 0")
    boolean holds(long person, String space, String role);

    @SqlQuery("select count(*) > 0 from account where person_id = :person and space_id = :space and gone = false")
    boolean isIn(long person, String space);

    /** Pool 0 is any of the community's. */
    @SqlQuery("select count(*) > 0 from seat s join pool p on p.id = s.pool_id where s.person_id = :person and s.came_at is not null and p.community_id = :community "
        + "and (:pool = 0 or s.pool_id = :pool or p.root_id = :pool)")
    boolean attended(long community, long pool, long person);

    @SqlQuery("select gate_id, hash, person_id, used_at from gate_token where gate_id = :gate and hash = :hash")
    Optional<Token> token(long gate, String hash);

    @SqlUpdate("insert into gate_token (gate_id, hash) values (:gate, :hash)")
    void addToken(long gate, String hash);

    @SqlUpdate("update gate_token set person_id = :person, used_at = :at where gate_id = :gate and hash = :hash and used_at is null")
    int use(long gate, String hash, long person, Instant at);

    @SqlQuery("select count(*) > 0 from gate_token where gate_id = :gate and person_id = :person")
    boolean hasToken(long gate, long person);

    @SqlQuery("select count(*) from gate_token where gate_id = :gate and used_at is null")
    int unused(long gate);

    @SqlUpdate("insert into gate_guest (gate_id, person_id) values (:gate, :person)")
    void addGuest(long gate, long person);

    @SqlUpdate("insert into gate_guest (gate_id, person_id) select :into, g.person_id from gate_guest g where g.gate_id = :from")
    void copyGuests(long from, long into);

    @SqlQuery("select count(*) > 0 from gate_guest where gate_id = :gate and person_id = :person")
    boolean isGuest(long gate, long person);

    @SqlQuery("select count(*) from gate_guest where gate_id = :gate")
    int guests(long gate);

    @SqlQuery(COLUMNS + "where id in (select gate_id from gate_guest where person_id = :person) or id in (select gate_id from gate_token where person_id = :person) order by id")
    List<Row> about(long person);

    @SqlUpdate("update gate set community_id = :into where community_id = :from")
    void join(long from, long into);

    @SqlUpdate("update gate_token set person_id = :into where person_id = :from")
    void moveTokens(long from, long into);

    @SqlUpdate("delete from gate_guest where person_id = :from and gate_id in (select g.gate_id from gate_guest g where g.person_id = :into)")
    void dropDoubleGuests(long from, long into);

    @SqlUpdate("update gate_guest set person_id = :into where person_id = :from")
    void moveGuests(long from, long into);

    /** The token stays used: forgetting a person gives nobody else their admission. */
    @SqlUpdate("update gate_token set person_id = null where person_id = :person")
    void forgetTokens(long person);

    @SqlUpdate("delete from gate_guest where person_id = :person")
    void forgetGuest(long person);
}
