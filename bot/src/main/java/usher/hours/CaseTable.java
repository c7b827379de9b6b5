package usher.hours;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The rows of cases and of what was said and done about them. */
interface CaseTable {

    String COLUMNS = "select id, community_id, queue_id, asker_id, mentor_id, goal, tried, stuck, links, urgency, is_first, stage, until_at, asked_at, ended_at ";
    String CASE = COLUMNS + "from help_case ";
    /** Escalated ones wait before all others, then those that were put first; among equals who asked earlier, as the bot received it. */
    /** Without those that are answered together with another one; of them there are few. */
    String LEADS = " and id not in (select b.case_id from case_batch b) ";
    String WAITS = " and stage in ('NEW', 'TRIAGED', 'ESCALATED') " + LEADS;
    String IN_LINE = WAITS + "order by case when stage = 'ESCALATED' then 0 else 1 end, is_first desc, asked_at, id limit :most";
    String OPEN = " and stage not in ('RESOLVED', 'WITHDRAWN') ";

    record Told(String address, String toldAs) {}

    @SqlUpdate("insert into help_case (id, community_id, queue_id, asker_id, goal, tried, stuck, links, urgency, is_first, stage, asked_at) "
        + "values (:id, :communityId, :queueId, :askerId, :goal, :tried, :stuck, :links, :urgency, :isFirst, :stage, :askedAt)")
    void add(@BindMethods Case it);

    @SqlUpdate("update help_case set mentor_id = :mentor, stage = :stage, until_at = :until, ended_at = :ended, is_first = :first where id = :id")
    void change(long id, @Nullable Long mentor, Stage stage, @Nullable Instant until, @Nullable Instant ended, boolean first);

    @SqlUpdate("update help_case set goal = :goal, tried = :tried, stuck = :stuck, links = :links where id = :id")
    void say(@BindMethods Case it);

    @SqlQuery("select count(*) from case_entry where case_id = :id and move = :move")
    int times(long id, Move move);

    @SqlQuery(CASE + "where id = :id and community_id = :community")
    Optional<Case> find(long community, long id);

    @SqlQuery(CASE + "where queue_id = :queue" + IN_LINE)
    List<Case> inLine(long queue, int most);

    /** The same without those of one person. */
    @SqlQuery(CASE + "where queue_id = :queue and asker_id <> :asker and not exists (select 1 from case_batch o join help_case c on c.id = o.case_id where o.lead_id = help_case.id and c.asker_id = :asker)" + IN_LINE)
    List<Case> ofOthers(long queue, long asker, int most);

    /** What to look for among the open ones; 0 and "" for anything. */
    record Wanted(long community, long queue, String stage, String tag, String urgency, long mentor, boolean nobodys) {}

    String WANTED = "from help_case where community_id = :community" + OPEN + "and (:queue = 0 or queue_id = :queue) and (:stage = '' or stage = :stage) and (:urgency = '' or urgency = :urgency) "
        + "and (:mentor = 0 or mentor_id = :mentor) and (not :nobodys or mentor_id is null) and (:tag = '' or exists (select 1 from case_tag t where t.case_id = help_case.id and t.tag = :tag)) ";

    @SqlQuery("select count(*) " + WANTED)
    int count(@BindMethods Wanted wanted);

    @SqlQuery(COLUMNS + WANTED + "order by asked_at, id limit :most offset :skip")
    List<Case> page(@BindMethods Wanted wanted, int most, int skip);

    @SqlQuery("select count(*) from help_case where queue_id = :queue" + WAITS)
    int waiting(long queue);

    /** When the one that has waited longest was asked. */
    @SqlQuery("select min(asked_at) from help_case where queue_id = :queue" + WAITS)
    Optional<Instant> longest(long queue);

    /** How many are taken no later than this one, by the order of {@link #IN_LINE}. */
    @SqlQuery("select count(*) from help_case where queue_id = :it.queueId" + WAITS + "and (case when stage = 'ESCALATED' then 0 else 1 end < :escalated or case when stage = 'ESCALATED' then 0 else 1 end = :escalated "
        + "and (is_first and not :it.isFirst or is_first = :it.isFirst and (asked_at < :it.askedAt or asked_at = :it.askedAt and id <= :it.id)))")
    int position(@BindMethods("it") Case it, int escalated);

    @SqlQuery(CASE + "where queue_id = :queue and mentor_id is not null" + OPEN + LEADS + "order by id limit :most")
    List<Case> withMentors(long queue, int most);

    @SqlQuery("select count(*) from help_case where queue_id = :queue and mentor_id is not null" + OPEN + LEADS)
    int taken(long queue);

    @SqlQuery("select count(*) from help_case where queue_id = :queue and asker_id = :asker" + OPEN)
    int open(long queue, long asker);

    /** The open ones first, then the newest. */
    @SqlQuery(CASE + "where community_id = :community and asker_id = :asker order by case when stage in ('RESOLVED', 'WITHDRAWN') then 1 else 0 end, id desc limit :most")
    List<Case> of(long community, long asker, int most);

    @SqlQuery(CASE + "where community_id = :community and asker_id = :asker order by id")
    List<Case> allOf(long community, long asker);

    @SqlQuery(CASE + "where community_id = :community and mentor_id = :mentor" + OPEN + "order by id")
    List<Case> with(long community, long mentor);

    /** By its goal, the open ones first: those of one person, those with them, and where {@code all} everybody's. */
    @SqlQuery(CASE + "where community_id = :community and (asker_id = :person or mentor_id = :person or :all) and position(lower(:words) in lower(goal)) > 0 "
        + "order by case when stage in ('RESOLVED', 'WITHDRAWN') then 1 else 0 end, id desc limit 25")
    List<Case> like(long community, long person, boolean all, String words);

    @SqlUpdate("insert into case_entry (id, case_id, person_id, move, words, at) values (:id, :caseId, :personId, :move, :words, :at)")
    void addEntry(@BindMethods Entry entry);

    @SqlQuery("select id, case_id, person_id, move, words, at from case_entry where case_id = :id order by id")
    List<Entry> entries(long id);

    @SqlQuery("select count(*) from case_entry where case_id = :id and words <> ''")
    int said(long id);

    @SqlQuery("select id, case_id, person_id, move, words, at from case_entry where person_id = :person and words <> '' order by id")
    List<Entry> by(long person);

    @SqlUpdate("insert into case_told (case_id, address, told_as) values (:id, :address, :toldAs)")
    void told(long id, String address, String toldAs);

    @SqlQuery("select address, told_as from case_told where case_id = :id")
    List<Told> told(long id);

    @SqlUpdate("delete from case_told where case_id = :id")
    void forgetTold(long id);

    /** What they were told privately about others' cases; the messages themselves go with all that are theirs. */
    @SqlUpdate("delete from case_told where address in (select space_id || '/direct/' || substring(id, position('/' in id) + 1) from account where person_id = :person)")
    void forgetReader(long person);

    @SqlUpdate("delete from case_entry where case_id = :id")
    void forgetEntries(long id);

    @SqlUpdate("delete from help_case where id = :id")
    void forget(long id);

    @SqlUpdate("update case_entry set person_id = null where person_id = :person")
    void forgetAuthor(long person);

    @SqlUpdate("update help_case set mentor_id = null where mentor_id = :person")
    void forgetMentor(long person);

    @SqlUpdate("update help_case set asker_id = :into where asker_id = :from")
    void moveAsker(long from, long into);

    @SqlUpdate("update help_case set mentor_id = :into where mentor_id = :from")
    void moveMentor(long from, long into);

    @SqlUpdate("update case_entry set person_id = :into where person_id = :from")
    void moveAuthor(long from, long into);

    @SqlUpdate("update help_case set community_id = :into where community_id = :from")
    void join(long from, long into);
}
