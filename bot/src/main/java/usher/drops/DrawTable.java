package usher.drops;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The rows of draws and of their tickets. The seed is read by {@link #seed} alone, which is asked when the draw is held and after it. */
public interface DrawTable {

    /** What everybody may know of a draw at any time. */
    record Row(long dropId, String commitment) {}

    /** A ticket, whose place in line or seat it is, and the place it was drawn at. */
    record Entry(String ticket, long seatId, long poolId, @Nullable Integer place) {}

    @SqlUpdate("insert into seat_draw (drop_id, seed, commitment) values (:drop, :seed, :commitment)")
    void add(long drop, String seed, String commitment);

    @SqlQuery("select drop_id, commitment from seat_draw where drop_id = :drop")
    Optional<Row> find(long drop);

    @SqlQuery("select seed from seat_draw where drop_id = :drop")
    String seed(long drop);

    /** The seed, once it may be known. */
    @SqlQuery("select w.seed from seat_draw w join seat_drop d on d.id = w.drop_id where w.drop_id = :drop and d.drawn_at is not null")
    Optional<String> revealed(long drop);

    @SqlQuery("select told from seat_draw where drop_id = :drop")
    int told(long drop);

    @SqlUpdate("update seat_draw set told = :place where drop_id = :drop")
    void told(long drop, int place);

    /** Those drawn after {@code place}, in their order. */
    @SqlQuery("select ticket, seat_id, pool_id, place from seat_draw_entry where drop_id = :drop and place > :place order by place limit :most")
    List<Entry> after(long drop, int place, int most);

    @SqlQuery("select count(*) from seat_draw_entry where drop_id = :drop and place is not null")
    int drawn(long drop);

    @SqlUpdate("insert into seat_draw_entry (drop_id, ticket, seat_id, pool_id) values (:drop, :ticket, :seat, :pool)")
    void enter(long drop, String ticket, long seat, long pool);

    /** In drawn order; by ticket before the draw. */
    @SqlQuery("select ticket, seat_id, pool_id, place from seat_draw_entry where drop_id = :drop order by place, ticket")
    List<Entry> entries(long drop);

    @SqlQuery("select ticket, seat_id, pool_id, place from seat_draw_entry where seat_id = :seat")
    Optional<Entry> of(long seat);

    @SqlBatch("update seat_draw_entry set place = :place where seat_id = :seat")
    int[] place(List<Long> seat, List<Integer> place);

    @SqlBatch("delete from seat_draw_entry where ticket = :ticket and drop_id = :drop")
    int[] withdraw(long drop, List<String> ticket);
}
