package usher.badges;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The rows of rules, and of whom no rule gives a badge to again. */
interface RuleTable {

    @SqlQuery("select badge_id, community_id, kind, times from badge_rule where community_id = :community order by badge_id")
    List<Rule> all(long community);

    @SqlQuery("select badge_id, community_id, kind, times from badge_rule where badge_id = :badge")
    Optional<Rule> of(long badge);

    @SqlUpdate("insert into badge_rule (badge_id, community_id, kind, times) values (:badgeId, :communityId, :kind, :times)")
    void add(@BindMethods Rule rule);

    @SqlUpdate("delete from badge_rule where badge_id = :badge")
    int remove(long badge);

    @SqlUpdate("update badge_rule set community_id = :into where badge_id = :badge")
    void join(long badge, long into);

    @SqlQuery("select count(*) > 0 from badge_withheld where badge_id = :badge and person_id = :person")
    boolean isWithheld(long badge, long person);

    @SqlUpdate("insert into badge_withheld (badge_id, person_id) values (:badge, :person)")
    void withhold(long badge, long person);

    @SqlQuery("select b.name from badge_withheld w join badge b on b.id = w.badge_id where w.person_id = :person order by b.known_as")
    List<String> withheld(long person);

    @SqlUpdate("delete from badge_withheld where person_id = :from and badge_id in (select w.badge_id from badge_withheld w where w.person_id = :into)")
    void dropDoubles(long from, long into);

    @SqlUpdate("update badge_withheld set person_id = :into where person_id = :from")
    void move(long from, long into);

    @SqlUpdate("delete from badge_withheld where person_id = :person")
    void forget(long person);

    @SqlUpdate("update badge_withheld set badge_id = :into where badge_id = :from and person_id not in (select w.person_id from badge_withheld w where w.badge_id = :into)")
    void unite(long from, long into);

    @SqlUpdate("delete from badge_withheld where badge_id = :badge")
    void withholdFromNobody(long badge);

    /** Who is of a community and has not left it, by number after {@code after}. */
    @SqlQuery("select p.id from person p where p.community_id = :community and p.id > :after and exists (select 1 from account a where a.person_id = p.id and a.gone = false) order by p.id limit :most")
    List<Long> people(long community, long after, int most);
}
