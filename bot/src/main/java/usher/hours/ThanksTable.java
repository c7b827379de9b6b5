package usher.hours;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The rows of what cases helped, and of who helped. */
interface ThanksTable {

    /** That somebody helped; {@code toldAs}: the message that says so to them, once there is one. */
    record Credit(long personId, boolean counts, Optional<String> address, Optional<String> toldAs) {}

    /** All who answered it, whoever had it when. */
    @SqlQuery("select distinct person_id from case_entry where case_id = :id and move = 'ANSWER' and person_id is not null order by person_id")
    List<Long> answered(long id);

    @SqlUpdate("insert into case_credit (case_id, person_id, counts, address, told_as) values (:id, :person, true, :address, :toldAs)")
    void credit(long id, long person, @Nullable String address, @Nullable String toldAs);

    @SqlQuery("select person_id, counts, address, told_as from case_credit where case_id = :id order by person_id")
    List<Credit> credits(long id);

    @SqlUpdate("update case_credit set address = :address, told_as = :toldAs where case_id = :id and person_id = :person")
    void told(long id, long person, String address, String toldAs);

    @SqlUpdate("update case_credit set counts = :counts where case_id = :id")
    void count(long id, boolean counts);

    @SqlQuery("select count(*) from case_credit where person_id = :person and counts")
    int helped(long person);

    /** Resolved ones, whatever their askers say. */
    @SqlQuery("select count(*) from case_credit where person_id = :person")
    int credited(long person);

    @SqlQuery("select count(*) from case_credit c join case_feedback f on f.case_id = c.case_id where c.person_id = :person and f.helped <> 'NO'")
    int thanked(long person);

    @SqlQuery("select count(*) from help_case where asker_id = :person and stage <> 'WITHDRAWN'")
    int asked(long person);

    @SqlUpdate("delete from case_credit where case_id = :id")
    void forgetCredits(long id);

    /** The case is gone, and what was said about it; that somebody helped stays theirs. */
    @SqlUpdate("update case_credit set address = null, told_as = null where case_id = :id")
    void forgetTold(long id);

    @SqlUpdate("delete from case_credit where person_id = :person")
    void forgetHelper(long person);

    @SqlUpdate("delete from case_credit where person_id = :from and case_id in (select case_id from case_credit where person_id = :into)")
    void dropDoubles(long from, long into);

    @SqlUpdate("update case_credit set person_id = :into where person_id = :from")
    void move(long from, long into);

    /** Nobody helps themselves. */
    @SqlUpdate("delete from case_credit where person_id = :person and case_id in (select id from help_case where asker_id = :person)")
    void dropOwn(long person);

    @SqlQuery("select case_id, helped, words, at from case_feedback where case_id = :id")
    Optional<Feedback> feedback(long id);

    @SqlUpdate("insert into case_feedback (case_id, helped, words, at) values (:caseId, :helped, :words, :at)")
    void add(@BindMethods Feedback feedback);

    @SqlUpdate("delete from case_feedback where case_id = :id")
    void forgetFeedback(long id);
}
