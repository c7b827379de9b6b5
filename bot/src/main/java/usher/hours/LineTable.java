package usher.hours;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The rows of what people write about cases. */
interface LineTable {

    String LINE = "select id, community_id, case_id, person_id, place, written_in, sent, version, slot, words, at from case_line ";

    @SqlUpdate("insert into case_line (id, community_id, case_id, person_id, place, written_in, sent, version, slot, words, at) "
        + "values (:id, :communityId, :caseId, :personId, :place, :writtenIn, :sent, :version, :slot, :words, :at)")
    void add(@BindMethods Line line);

    @SqlUpdate("update case_line set version = :version, words = :words where id = :id")
    void say(long id, long version, String words);

    @SqlUpdate("update case_line set case_id = :about, slot = :slot where id = :id")
    void about(long id, long about, long slot);

    /** What was written later in the same place and heard before, in the order in which it was written. */
    @SqlQuery(LINE + "where case_id = :about and written_in = :place and sent > :sent and words <> '' order by sent")
    List<Line> after(long about, String place, long sent);

    /** Deletions of what was never heard, from before. */
    @SqlUpdate("delete from case_line where case_id is null and person_id is null and at < :before")
    void forgetGone(Instant before);

    @SqlQuery(LINE + "where place = :place and community_id = :community")
    Optional<Line> at(long community, String place);

    @SqlQuery(LINE + "where id = :id and community_id = :community")
    Optional<Line> find(long community, long id);

    @SqlQuery(LINE + "where case_id = :about and words <> '' order by slot")
    List<Line> of(long about);

    /** When this person last wrote something about it. */
    @SqlQuery("select max(at) from case_line where case_id = :about and person_id = :person")
    Optional<Instant> wrote(long about, long person);

    @SqlQuery("select count(*) from case_line where case_id = :about")
    int count(long about);

    /** What its author never said the case of, but for the newest. */
    @SqlUpdate("delete from case_line where person_id = :person and case_id is null and id not in (select id from case_line where person_id = :person and case_id is null order by id desc limit :most)")
    void keepUndecided(long person, int most);

    @SqlQuery(LINE + "where person_id = :person and words <> '' order by id")
    List<Line> by(long person);

    /** The case about which Usher posted the message that is shown as {@code reference} in that space; platforms may number alike. */
    @SqlQuery("select t.case_id from message m join case_told t on t.address || '|' || t.told_as = m.spot where m.shown = :reference and m.community_id = :community and position(:space in m.spot) = 1 fetch first row only")
    Optional<Long> hangsUnder(long community, String space, String reference);

    /** Where a message of this key is posted about the case. */
    @SqlQuery("select address from case_told where case_id = :about and told_as = :key order by address")
    List<String> postedAt(long about, String key);

    /** What is to be told there about the case and was not shown yet, in its order. */
    @SqlQuery("select m.id from case_told t join message m on m.spot = t.address || '|' || t.told_as where t.case_id = :about and t.address = :address and m.shown is null order by m.id")
    List<Long> held(long about, String address);

    @SqlUpdate("delete from case_line where case_id = :about")
    void forgetAbout(long about);

    @SqlUpdate("delete from case_line where person_id = :person and case_id is null")
    void forgetUndecided(long person);

    /** Their private chat with Usher is known by their account. */
    @SqlUpdate("update case_line set person_id = null, written_in = case when position('/direct/' in written_in) > 0 then '' else written_in end where person_id = :person")
    void forgetAuthor(long person);

    @SqlUpdate("update case_line set person_id = :into where person_id = :from")
    void moveAuthor(long from, long into);

    @SqlUpdate("update case_line set community_id = :into where community_id = :from")
    void join(long from, long into);
}
