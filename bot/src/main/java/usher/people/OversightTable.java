package usher.people;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** What moderators look after: what could not be delivered or run. */
public interface OversightTable {

    record Stuck(long id, String address, String wanted, String why, Instant at) {}

    record Halted(String name, String why, Instant at) {}

    record Skipped(String what, String why, Instant at) {}

    @SqlQuery("select id, address, wanted, parked as why, wanted_at as at from message "
        + "where community_id = :community and parked is not null and wanted_at >= :since order by id desc limit :most")
    List<Stuck> messages(long community, Instant since, int most);

    @SqlQuery("select count(*) from message where id = :id and community_id = :community and parked is not null")
    int isStuck(long community, long id);

    @SqlQuery("select name, parked as why, due as at from timer "
        + "where community_id = :community and parked is not null and due >= :since order by id desc limit :most")
    List<Halted> timers(long community, Instant since, int most);

    @SqlQuery("select what, why, at from skipped where community_id = :community and at >= :since order by id desc limit :most")
    List<Skipped> skipped(long community, Instant since, int most);
}
