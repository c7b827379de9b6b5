package usher.testing;

import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import usher.Bot;
import usher.seats.Seat;
import usher.seats.SeatTable;

/** The seats as the database has them, for tests that recount. */
@RegisterRowMapper(SeatTable.SeatMapper.class)
public interface SeatRows {

    @SqlQuery("select id, pool_id, person_id, nth, slot, state, until_at, told from seat order by id")
    List<Seat> all();

    @SqlQuery("select p.account_id from seat s join person p on p.id = s.person_id order by s.id")
    List<String> accounts();

    static List<Seat> of(Bot bot) {
        return bot.database().jdbi().withExtension(SeatRows.class, SeatRows::all);
    }

    static List<String> accountsInOrder(Bot bot) {
        return bot.database().jdbi().withExtension(SeatRows.class, SeatRows::accounts);
    }
}
