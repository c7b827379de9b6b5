package usher.people;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import usher.Account;

/** Persons and their accounts, as linking, roles and leaving change them. */
public interface AccountTable {

    /** An account and whose it is. */
    record Row(String id, long personId, String name, boolean gone) {
        Account account() {
            return Account.of(id);
        }
    }

    /** An account's roles of the platform, and those of ours that follow from them. */
    record Roled(String id, String platformRoles, boolean administers, String derived) {}

    record Opened(String accountId, long personId) {}

    @SqlQuery("select a.id, a.person_id, a.name, a.gone from account a join person p on p.id = a.person_id "
        + "where a.person_id = :person and p.community_id = :community order by a.id")
    List<Row> accounts(long community, long person);

    @SqlUpdate("update account set person_id = :into where person_id = :from")
    void moveAccounts(long from, long into);

    @SqlUpdate("update account set person_id = :person where id = :account")
    void giveAccount(String account, long person);

    @SqlUpdate("insert into person (id, community_id, name, granted, locale, zone, account_id) values (:id, :community, :name, '', :locale, :zone, :account)")
    void addPerson(long id, long community, String name, String locale, @Nullable String zone, String account);

    @SqlUpdate("delete from account where id = :account and person_id = :person")
    void dropAccount(String account, long person);

    @SqlUpdate("delete from person where id = :person and community_id = :community")
    void dropPerson(long community, long person);

    @SqlQuery("select granted from person where id = :person and community_id = :community")
    Optional<String> granted(long community, long person);

    @SqlUpdate("update person set granted = :granted where id = :person and community_id = :community")
    void grant(long community, long person, String granted);

    @SqlUpdate("update person set zone = :zone where id = :person and community_id = :community")
    void zone(long community, long person, @Nullable String zone);

    @SqlUpdate("update person set account_id = :account where id = :person and community_id = :community")
    void lastUsed(long community, long person, String account);

    /** What an account that left a space was there, it is no longer; should it come back, the platform says anew. */
    @SqlUpdate("update account set gone = true, platform_roles = '', administers = false, derived = '' where id = :account")
    void gone(String account);

    @SqlUpdate("update audit set person_id = :into where person_id = :from and community_id = :community")
    void moveAudit(long community, long from, long into);

    @SqlQuery("select a.id, a.platform_roles, a.administers, a.derived from account a join space s on s.id = a.space_id "
        + "where a.space_id = :space and s.community_id = :community and a.gone = false")
    List<Roled> roled(long community, String space);

    @SqlUpdate("update account set derived = :derived where id = :account")
    void derived(String account, String derived);

    @SqlQuery("select h.account_id, a.person_id from account a join home_opened h on h.account_id = a.id where a.person_id = any(:people) and a.gone = false order by h.account_id")
    List<Opened> homes(Collection<Long> people);

    @SqlUpdate("insert into home_opened (account_id) values (:account)")
    void openHome(String account);

    /** In the order in which they came. */
    @SqlQuery("select p.id from person p where p.community_id = :community and (p.granted like '%MODERATOR%' or exists (select 1 from account a where a.person_id = p.id and a.gone = false and a.derived like '%MODERATOR%')) "
        + "order by p.id limit :most")
    List<Long> moderators(long community, int most);

    /** Those of them who have not left. */
    @SqlQuery("select distinct person_id from account where person_id = any(:people) and gone = false order by person_id")
    List<Long> here(Collection<Long> people);
}
