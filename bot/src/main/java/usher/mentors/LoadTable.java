package usher.mentors;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The rows of who takes no cases for a while, and of who took which when. */
interface LoadTable {

    record Away(long personId, Instant untilAt) {}

    record Taken(long personId, Instant takenAt) {}

    @SqlQuery("select person_id, until_at from mentor_away where person_id = any(:people) and until_at > :now")
    List<Away> away(Collection<Long> people, Instant now);

    @SqlQuery("select until_at from mentor_away where person_id = :person")
    Optional<Instant> until(long person);

    @SqlUpdate("delete from mentor_away where person_id = :person")
    void back(long person);

    @SqlUpdate("insert into mentor_away (person_id, community_id, until_at) values (:person, :community, :until)")
    void leave(long person, long community, Instant until);

    @SqlUpdate("update mentor_away set community_id = :into where community_id = :from")
    void join(long from, long into);

    @SqlQuery("select person_id, taken_at from case_taken where person_id = any(:people) and taken_at >= :since")
    List<Taken> taken(Collection<Long> people, Instant since);

    @SqlQuery("select taken_at from case_taken where person_id = :person order by taken_at")
    List<Instant> times(long person);

    /** When somebody last took it. */
    @SqlQuery("select taken_at from case_taken where person_id = :person and case_id = :id")
    Optional<Instant> when(long person, long id);

    @SqlUpdate("insert into case_taken (person_id, case_id, taken_at) values (:person, :id, :at)")
    void take(long person, long id, Instant at);

    @SqlUpdate("delete from case_taken where person_id = :person and case_id = :id")
    void untake(long person, long id);

    @SqlUpdate("delete from case_taken where person_id = :from and case_id in (select case_id from case_taken where person_id = :into)")
    void takenByBoth(long from, long into);

    @SqlUpdate("update case_taken set person_id = :into where person_id = :from")
    void moveTaken(long from, long into);

    @SqlUpdate("delete from case_taken where person_id = :person")
    void forgetTaken(long person);

    @SqlUpdate("delete from case_taken where case_id in (select id from help_case where asker_id = :asker)")
    void forgetAsked(long asker);
}
