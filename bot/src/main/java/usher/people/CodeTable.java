package usher.people;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import usher.Account;

/** One-time codes, and the wrong ones that were tried. Codes are looked up across communities: that is how two spaces find each other. */
public interface CodeTable {

    record Row(String code, String kind, long communityId, long personId, String accountId, Instant untilAt, boolean used) {
        Account account() {
            return Account.of(accountId);
        }
    }

    @SqlQuery("select code, kind, community_id, person_id, account_id, until_at, used from one_time_code where code = :code and kind = :kind")
    Optional<Row> code(String code, String kind);

    @SqlUpdate("insert into one_time_code (code, kind, community_id, person_id, account_id, until_at, used) "
        + "values (:code, :kind, :communityId, :personId, :accountId, :untilAt, :used)")
    void add(@BindMethods Row row);

    @SqlUpdate("update one_time_code set used = true where code = :code")
    void use(String code);

    /** A new code puts the person's earlier one out of use; what is older than {@code before} is not even remembered as expired. */
    @SqlUpdate("delete from one_time_code where until_at < :before or (person_id = :person and kind = :kind and used = false)")
    void replace(long person, String kind, Instant before);

    @SqlQuery("select count(*) from wrong_code where person_id = :person and at > :after")
    int wrong(long person, Instant after);

    @SqlUpdate("insert into wrong_code (id, person_id, at) values (:id, :person, :at)")
    void addWrong(long id, long person, Instant at);

    @SqlUpdate("delete from wrong_code where at < :before")
    void forgetWrong(Instant before);

    /** By account too, for a code that was used to link it still says whose it once was. */
    @SqlUpdate("delete from one_time_code where person_id = :person or account_id = :account")
    void dropCodes(long person, String account);

    @SqlUpdate("delete from one_time_code where person_id = :person and used = false")
    void dropUnused(long person);

    /** The wrong tries stay counted: linking gives nobody new tries. */
    @SqlUpdate("update wrong_code set person_id = :into where person_id = :from")
    void moveWrong(long from, long into);
}
