package usher.drops;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import usher.Address;

/** The rows of drops, of where their posts stand and of what was answered to their questions. */
public interface DropTable {

    String COLUMNS = "select id, community_id, pool_id, title, opens_at, offer_seconds, question, hold_seconds, early_seconds, early_space, early_role, window_seconds, "
        + "event_id, only_drop, opened_at, paused_at, sold_out_at, drawn_at, closed_at, ends_at, ping_space, ping_role, created_by, created_at from seat_drop ";

    /** How many seats went to a space. */
    record Sold(String spaceId, int seats) {}

    record Said(long dropId, String title, long personId, String said, Instant at) {}

    @SqlUpdate("insert into seat_drop (id, community_id, pool_id, title, opens_at, offer_seconds, question, hold_seconds, early_seconds, early_space, early_role, window_seconds, "
        + "event_id, only_drop, opened_at, ends_at, ping_space, ping_role, created_by, created_at) values (:id, :communityId, :poolId, :title, :opensAt, :offerSeconds, :rules.question, :rules.holdSeconds, "
        + ":rules.earlySeconds, :rules.earlySpace, :rules.earlyRole, :rules.windowSeconds, :rules.eventId, :rules.onlyDrop, :openedAt, :endsAt, :pingSpace, :pingRole, :createdBy, :createdAt)")
    void add(@BindMethods Drop drop);

    /** Writes down what may change of a drop. */
    @SqlUpdate("update seat_drop set title = :title, opens_at = :opensAt, offer_seconds = :offerSeconds, opened_at = :openedAt, paused_at = :pausedAt, sold_out_at = :soldOutAt, drawn_at = :drawnAt, "
        + "closed_at = :closedAt, ends_at = :endsAt where id = :id")
    void change(@BindMethods Drop drop);

    @SqlQuery(COLUMNS + "where id = :id")
    Optional<Drop> find(long id);

    @SqlQuery(COLUMNS + "where pool_id = :pool")
    Optional<Drop> ofPool(long pool);

    @SqlQuery(COLUMNS + "where community_id = :community and closed_at is null and (ends_at is null or ends_at > :now) order by opens_at, id limit 25")
    List<Drop> current(long community, Instant now);

    @SqlQuery(COLUMNS + "where community_id = :community and position(lower(:words) in lower(title)) > 0 order by case when closed_at is null then 0 else 1 end, opens_at desc limit 25")
    List<Drop> like(long community, String words);

    @SqlUpdate("update seat_drop set community_id = :into where community_id = :from")
    void join(long from, long into);

    @SqlUpdate("update seat_drop set created_by = null where created_by = :person")
    void forget(long person);

    @SqlUpdate("insert into seat_drop_post (drop_id, address) values (:drop, :address)")
    void addPost(long drop, String address);

    @SqlQuery("select address from seat_drop_post where drop_id = :drop order by address")
    List<Address> posts(long drop);

    /** Who has seats now, by the space of the account they used last. */
    @SqlUpdate("insert into seat_drop_sold (drop_id, space_id, seats) select d.id, a.space_id, count(*) from seat_drop d join seat s on s.root_id = d.pool_id and s.state = 'held' "
        + "join person p on p.id = s.person_id join account a on a.id = p.account_id where d.id = :drop group by d.id, a.space_id")
    void countSold(long drop);

    @SqlQuery("select space_id, seats from seat_drop_sold where drop_id = :drop order by seats desc, space_id")
    List<Sold> sold(long drop);

    @SqlUpdate("update seat_drop_answer set said = :said, at = :at where drop_id = :drop and person_id = :person")
    int changeAnswer(long drop, long person, String said, Instant at);

    @SqlUpdate("insert into seat_drop_answer (drop_id, person_id, said, at) values (:drop, :person, :said, :at)")
    void addAnswer(long drop, long person, String said, Instant at);

    @SqlQuery("select said from seat_drop_answer where drop_id = :drop and person_id = :person")
    Optional<String> answer(long drop, long person);

    @SqlQuery("select a.drop_id, d.title, a.person_id, a.said, a.at from seat_drop_answer a join seat_drop d on d.id = a.drop_id where a.person_id = :person order by a.at, a.drop_id")
    List<Said> answers(long person);

    @SqlQuery("select a.drop_id, d.title, a.person_id, a.said, a.at from seat_drop_answer a join seat_drop d on d.id = a.drop_id where a.drop_id = :drop")
    List<Said> answersTo(long drop);

    @SqlUpdate("delete from seat_drop_answer where person_id = :from and drop_id in (select a.drop_id from seat_drop_answer a where a.person_id = :into)")
    void dropDoubleAnswers(long from, long into);

    @SqlUpdate("update seat_drop_answer set person_id = :into where person_id = :from")
    void moveAnswers(long from, long into);

    @SqlUpdate("delete from seat_drop_answer where person_id = :person")
    void forgetAnswers(long person);
}
