package usher;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The rows of communities, spaces, people and accounts. */
interface PeopleTable {

    record SpaceRow(String id, long communityId, String name, @Nullable String announce, String missing, boolean hears) {}

    record PersonRow(long id, long communityId, String name, String granted, String locale, @Nullable String zone, String accountId, @Nullable String quiet, boolean muted,
                     @Nullable String reminders, boolean languageChosen) {}

    record AccountRow(String id, String spaceId, long personId, String name, String platformRoles, boolean administers, String derived, boolean gone) {}

    record CommunityRow(long id, String name, String locale, String zone) {}

    record Meaning(String roleId, String meaning) {}

    @SqlQuery("select id, community_id, name, announce, missing, hears from space where id = :id")
    Optional<SpaceRow> space(String id);

    @SqlQuery("select id, community_id, name, announce, missing, hears from space where community_id = :community order by met_at, id")
    List<SpaceRow> spaces(long community);

    @SqlQuery("select id, name, locale, zone from community where id = :id")
    Optional<CommunityRow> community(long id);

    @SqlQuery("select id, space_id, person_id, name, platform_roles, administers, derived, gone from account where id = any(:ids)")
    List<AccountRow> accounts(Collection<String> ids);

    @SqlQuery("select id, space_id, person_id, name, platform_roles, administers, derived, gone from account where person_id = any(:ids) and gone = false")
    List<AccountRow> accountsOf(Collection<Long> ids);

    @SqlQuery("select id, community_id, name, granted, locale, zone, account_id, quiet, muted, reminders, language_chosen from person where id = any(:ids)")
    List<PersonRow> people(Collection<Long> ids);

    /** Empty for whoever left, or is no more. */
    @SqlQuery("select p.community_id from person p where p.id = :id and exists (select 1 from account a where a.person_id = p.id and a.gone = false)")
    Optional<Long> communityOfWhoIsHere(long id);

    @SqlQuery("select role_id, meaning from role_map where space_id = :space")
    List<Meaning> meanings(String space);

    @SqlUpdate("insert into community (id, name, locale, zone) values (:id, :name, :locale, :zone)")
    void addCommunity(@BindMethods CommunityRow row);

    @SqlUpdate("insert into space (id, community_id, name, met_at) values (:id, :community, :name, :at)")
    void addSpace(String id, long community, String name, Instant at);

    @SqlBatch("insert into person (id, community_id, name, granted, locale, zone, account_id) values (:id, :communityId, :name, :granted, :locale, :zone, :accountId)")
    void addPeople(@BindMethods Collection<PersonRow> rows);

    @SqlBatch("insert into account (id, space_id, person_id, name, platform_roles, administers, derived, gone) "
        + "values (:id, :spaceId, :personId, :name, :platformRoles, :administers, :derived, :gone)")
    void addAccounts(@BindMethods Collection<AccountRow> rows);

    @SqlUpdate("update account set name = :name, platform_roles = :platformRoles, administers = :administers, derived = :derived, gone = :gone where id = :id")
    void changeAccount(@BindMethods AccountRow row);

    @SqlUpdate("update person set name = :name, locale = :locale, zone = :zone, account_id = :accountId where id = :id")
    void changePerson(@BindMethods PersonRow row);
}
