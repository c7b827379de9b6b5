package usher.gates;

import java.util.Optional;
import usher.Tx;
import usher.seats.Pool;
import usher.seats.SeatTable;

/** The gates of one occasion for another like it: the next of a series. */
public final class Copies {

    private Copies() {}

    /**
     * Gives {@code into} and its options the gates of {@code from} and its options of the same names, with the same guests. Tokens are for one time: their gate
     * stands again, but without any until a moderator adds new ones.
     */
    public static void of(long from, long into, Tx tx) {
        var table = tx.table(GateTable.class);
        for (var row : Gates.rows(from, tx)) {
            pool(row.poolId(), from, into, tx).ifPresent(pool -> {
                var copy = Gate.of(row).row(tx.newId(), tx.community().id(), into, pool);
                table.add(copy);
                Gates.rows(into, tx).add(copy);
                table.copyGuests(row.id(), copy.id());
            });
        }
    }

    private static Optional<Long> pool(long of, long from, long into, Tx tx) {
        if (of == from) return Optional.of(into);
        var pools = tx.table(SeatTable.class);
        var name = pools.pools(from).stream().filter(pool -> pool.id() == of).map(Pool::name).findFirst();
        return name.flatMap(it -> pools.pools(into).stream().filter(pool -> it.equals(pool.name())).map(Pool::id).findFirst());
    }
}
