package usher.people;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What the core keeps about a person, to be shown to them or forgotten. */
public interface PrivacyTable {

    record Act(Instant at, String act, String said) {}

    record Line(long id, String json) {}

    record Sent(String spot, String wanted, Instant wantedAt) {}

    @SqlQuery("select at, act, said from audit where community_id = :community and person_id = :person order by id")
    List<Act> acts(long community, long person);

    /** Messages at an address of theirs; {@code prefix} is the address as it begins a message's name. */
    @SqlQuery("select spot, wanted, wanted_at from message where community_id = :community and position(:prefix in spot) = 1 order by id")
    List<Sent> sent(long community, String prefix);

    @SqlQuery("select id, said as json from audit where community_id = :community and position(:words in said) > 0")
    List<Line> auditNaming(long community, String words);

    @SqlUpdate("update audit set said = :said where id = :id and community_id = :community")
    void rewriteAudit(long community, long id, String said);

    @SqlUpdate("update audit set person_id = null where person_id = :person and community_id = :community")
    void unsign(long community, long person);

    /** Leaves a line without anybody's name on it. */
    @SqlUpdate("insert into audit (id, community_id, person_id, act, subject, said, at) values (:id, :community, null, :act, :subject, :said, :at)")
    void addUnsigned(long id, long community, String act, String subject, String said, Instant at);

    /** @param known whether it is known to be shown */
    record Naming(long id, String json, boolean known) {}

    @SqlQuery("select id, wanted as json, shown is not null as known from message where community_id = :community and position(:account in wanted) > 0")
    List<Naming> messagesNaming(long community, String account);

    /** One that is shown is to be shown so, too. */
    @SqlUpdate("update message set wanted = :wanted, wanted_version = wanted_version + case when shown is null then 0 else 1 end where id = :id and community_id = :community")
    void rewriteMessage(long community, long id, String wanted);

    @SqlUpdate("update skipped set what = 'a private message' where community_id = :community and position(:prefix in what) > 0")
    void forgetSkipped(long community, String prefix);

    /** A redelivered press must still find that it was answered, so the row stays and its words go. */
    @SqlUpdate("update answered set answer = :neutral where position(:words in answer) > 0")
    void forgetAnswers(String words, String neutral);

    @SqlUpdate("delete from draft where position(:words in content) > 0")
    void forgetDrafts(String words);

    @SqlUpdate("delete from connecting where host_account = :account or guest_account = :account")
    void forgetConnections(String account);

    @SqlUpdate("delete from home_opened where account_id = :account")
    void closeHome(String account);

    /** What others counted on (a taken seat's number) may still point at the row; nobody is in it any more. */
    @SqlUpdate("update person set name = 'someone', granted = '', zone = null, locale = :locale, language_chosen = false, quiet = null, muted = false, reminders = null, zone_asked = false, account_id = 'erased:nowhere/nobody' "
        + "where id = :person and community_id = :community")
    void nobody(long community, long person, String locale);
}
