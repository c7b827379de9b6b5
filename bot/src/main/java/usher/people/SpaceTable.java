package usher.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Spaces, what their roles mean, and how two of them come together. */
public interface SpaceTable {

    record Meaning(String roleId, String meaning) {}

    /** A guest space's wish to join the host's community. */
    record Connection(long id, long communityId, String hostSpace, String hostAccount, long guestCommunityId, String guestSpace, String guestAccount,
                      Instant untilAt, String state) {}

    /** A person of whatever community, as the two sides of a connection need to know them. */
    record Asker(long personId, long communityId, String name, String locale, String granted, String derived) {}

    @SqlQuery("select role_id, meaning from role_map where space_id = :space order by meaning, role_id")
    List<Meaning> meanings(String space);

    @SqlUpdate("delete from role_map where space_id = :space and role_id = :role")
    void unmap(String space, String role);

    @SqlUpdate("insert into role_map (space_id, role_id, meaning) values (:space, :role, :meaning)")
    void map(String space, String role, String meaning);

    @SqlUpdate("update space set announce = :address where id = :space and community_id = :community")
    void announce(long community, String space, String address);

    @SqlUpdate("update space set name = :name, missing = :missing, hears = :hears where id = :space and community_id = :community")
    void seen(long community, String space, String name, String missing, boolean hears);

    @SqlUpdate("update space set announce = null, missing = :missing where id = :space and community_id = :community")
    void gone(long community, String space, String missing);

    /** A community starts with its first space's name, until somebody gives it one of its own. */
    @SqlUpdate("update community set name = :name where id = :community and name = :space")
    void nameAfter(long community, String space, String name);

    @SqlUpdate("update community set name = :name, zone = :zone, locale = :locale where id = :community")
    void name(long community, String name, String zone, String locale);

    @SqlUpdate("update community set locale = :locale where id = :community")
    void language(long community, String locale);

    @SqlQuery("select p.id from person p where p.community_id = :community and exists "
        + "(select 1 from account a where a.person_id = p.id and a.gone = false and a.derived like '%ADMIN%') order by p.id limit 5")
    List<Long> admins(long community);

    @SqlQuery("select community_id from space where id = :space")
    Optional<Long> communityOf(String space);

    @SqlQuery("select p.id as person_id, p.community_id, a.name, p.locale, p.granted, a.derived from account a join person p on p.id = a.person_id "
        + "where a.id = :account and p.community_id = :community and a.gone = false")
    Optional<Asker> asker(long community, String account);

    @SqlUpdate("insert into connecting (id, community_id, host_space, host_account, guest_community_id, guest_space, guest_account, until_at, state) "
        + "values (:id, :communityId, :hostSpace, :hostAccount, :guestCommunityId, :guestSpace, :guestAccount, :untilAt, :state)")
    void ask(@BindMethods Connection row);

    @SqlQuery("select id, community_id, host_space, host_account, guest_community_id, guest_space, guest_account, until_at, state from connecting "
        + "where id = :id and community_id = :community")
    Optional<Connection> connection(long community, long id);

    @SqlUpdate("update connecting set state = :state where id = :id and community_id = :community")
    void settle(long community, long id, String state);

    @SqlUpdate("update space set community_id = :into where community_id = :from")
    void joinSpaces(long from, long into);

    @SqlUpdate("update person set community_id = :into where community_id = :from")
    void joinPeople(long from, long into);

    @SqlUpdate("update message set community_id = :into where community_id = :from")
    void joinMessages(long from, long into);

    @SqlUpdate("update timer set community_id = :into where community_id = :from")
    void joinTimers(long from, long into);

    @SqlUpdate("update audit set community_id = :into where community_id = :from")
    void joinAudit(long from, long into);

    @SqlUpdate("update skipped set community_id = :into where community_id = :from")
    void joinSkipped(long from, long into);

    @SqlUpdate("update one_time_code set community_id = :into where community_id = :from")
    void joinCodes(long from, long into);

    /** What others had asked of the community that is no more can no longer be confirmed. */
    @SqlUpdate("delete from connecting where community_id = :from or (guest_community_id = :from and state = 'ASKED')")
    void dropConnections(long from);

    @SqlUpdate("delete from community where id = :community")
    void dropCommunity(long community);
}
