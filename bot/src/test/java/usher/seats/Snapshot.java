package usher.seats;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import usher.testing.CardText;

/**
 * A fair as the database and its post have it at one moment.
 *
 * @param persons who an account belongs to
 * @param acts what the audit log says was done with seats since the last snapshot
 */
record Snapshot(List<Seat> seats, Map<Long, Pool> pools, Map<String, Long> persons, List<Act> acts, long lastAct, String post) {

    record Act(long id, String act) {}

    static Snapshot of(FairChat fair, long lastAct) {
        fair.chat.settles();
        var post = CardText.of(fair.chat.platform().messages(Fair.BOARD).getFirst().card(), Locale.ENGLISH);
        return fair.chat.bot().database().jdbi().withHandle(handle -> read(handle, fair.setting.root, lastAct, post));
    }

    private static Snapshot read(Handle handle, long root, long lastAct, String post) {
        var table = handle.attach(SeatTable.class);
        var pools = new HashMap<Long, Pool>();
        table.pools(root).forEach(pool -> pools.put(pool.id(), pool));
        var persons = new HashMap<String, Long>();
        handle.createQuery("select id, person_id from account").map((row, _) -> persons.put(row.getString("id"), row.getLong("person_id"))).list();
        var acts = handle.createQuery("select id, act from audit where subject = :subject and id > :last order by id")
            .bind("subject", "fair " + root).bind("last", lastAct).map((row, _) -> new Act(row.getLong("id"), row.getString("act"))).list();
        return new Snapshot(table.all(root), pools, persons, acts, acts.isEmpty() ? lastAct : acts.getLast().id(), post);
    }

    Pool root() {
        return pools.values().stream().filter(Pool::isRoot).findFirst().orElseThrow();
    }

    List<Seat> taken() {
        return seats.stream().filter(seat -> !seat.isWaiting()).toList();
    }

    List<Seat> waiting() {
        return seats.stream().filter(Seat::isWaiting).toList();
    }

    int freeInAll() {
        return root().capacity() - taken().size();
    }

    /** An option's own free places. */
    int free(long pool) {
        return pools.get(pool).capacity() - (int) taken().stream().filter(seat -> seat.poolId() == pool).count();
    }

    boolean has(String... acts) {
        return acts().stream().anyMatch(it -> List.of(acts).contains(it.act()));
    }

    long number(String... acts) {
        return acts().stream().filter(it -> List.of(acts).contains(it.act())).count();
    }
}
