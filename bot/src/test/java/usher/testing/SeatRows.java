package usher.testing;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import usher.Bot;
import usher.seats.Seat;
import usher.seats.SeatTable;

/** The seats as the database has them, for tests that recount. */
@RegisterRowMapper(SeatTable.SeatMapper.class)
public interface SeatRows {

    @SqlQuery(SeatTable.COLUMNS + "order by id")
    List<Seat> all();

    @SqlQuery("select p.account_id from seat s join person p on p.id = s.person_id order by s.id")
    List<String> accounts();

    /** A seat and the account of whoever has it. */
    record Owned(long id, String accountId) {}

    @SqlQuery("select s.id, p.account_id from seat s join person p on p.id = s.person_id")
    List<Owned> owned();

    static Map<Long, String> byAccount(Bot bot) {
        return bot.database().jdbi().withExtension(SeatRows.class, SeatRows::owned).stream().collect(Collectors.toMap(Owned::id, Owned::accountId));
    }

    static List<Seat> of(Bot bot) {
        return bot.database().jdbi().withExtension(SeatRows.class, SeatRows::all);
    }

    static List<String> accountsInOrder(Bot bot) {
        return bot.database().jdbi().withExtension(SeatRows.class, SeatRows::accounts);
    }
}
