package usher;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The outbox's side of the message rows. */
interface OutboxTable {

    record Row(long id, long communityId, String spot, String address, String wanted, int wantedVersion, int shownVersion, @Nullable String shown, String shownPhase,
               int attempts, Instant nextTry, @Nullable Instant untilAt, @Nullable String otherwise, Instant wantedAt) {

        Wanted want() {
            return Json.read(wanted, Wanted.class);
        }
    }

    String COLUMNS = "select id, community_id, spot, address, wanted, wanted_version, shown_version, shown, shown_phase, attempts, next_try, until_at, otherwise, wanted_at from message ";

    /** A message that is still to be delivered; empty when it is up to date, given up or gone. */
    @SqlQuery(COLUMNS + "where id = :id and shown_version < wanted_version and parked is null")
    Optional<Row> pending(long id);

    @SqlQuery(COLUMNS + "where id = :id")
    Optional<Row> find(long id);

    @SqlQuery(COLUMNS + "where spot = :spot")
    Optional<Row> at(String spot);

    record Due(long id, String address, Instant nextTry) {}

    @SqlQuery("select id, address, next_try from message where shown_version < wanted_version and parked is null order by id")
    List<Due> allPending();

    /** Messages that were given up before anybody knew of them as shown. */
    @SqlQuery("select id from message where shown is null and parked is not null")
    List<Long> unseen();

    @SqlQuery("select count(*) from message where shown_version < wanted_version and parked is null")
    int countPending();

    @SqlUpdate("update message set shown_version = :version, shown = :shown, shown_phase = :phase, attempts = 0 where id = :id")
    void shown(long id, int version, @Nullable String shown, String phase);

    @SqlUpdate("delete from message where id = :id and wanted_version = :version")
    int drop(long id, int version);

    @SqlUpdate("update message set attempts = attempts + 1, next_try = :next where id = :id")
    void later(long id, Instant next);

    /** Until then nobody tries. */
    @SqlUpdate("update message set attempts = 0, next_try = :until where id = :id")
    void waits(long id, Instant until);

    @SqlUpdate("update message set parked = :why, attempts = attempts + 1 where id = :id and wanted_version = :version")
    void park(long id, int version, String why);

    @SqlUpdate("update message set address = :address, otherwise = null, attempts = 0 where id = :id")
    void move(long id, String address);

    /** It makes room for one that takes its place, and is to be taken away. */
    @SqlUpdate("update message set spot = :spot, wanted = :nothing, wanted_version = wanted_version + 1, attempts = 0, parked = null, until_at = null where id = :id")
    void putAside(long id, String spot, String nothing);

    @SqlUpdate("insert into message (id, community_id, spot, address, wanted, wanted_version, otherwise, next_try, wanted_at) values (:id, :was.communityId, :was.spot, :was.address, :was.wanted, "
        + ":was.wantedVersion, :was.otherwise, :at, :was.wantedAt)")
    void addAnew(long id, @BindMethods("was") Row was, Instant at);

    @SqlUpdate("update message set parked = null, attempts = 0, next_try = wanted_at where id = :id")
    void again(long id);
}
