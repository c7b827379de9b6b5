package usher.hours;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The rows of cases as the measures see them; {@code queue} is one, or 0 for all. */
interface MeasureTable {

    /** How many different cases a mentor answered, or has now. */
    record Load(long personId, long n) {}

    /** How many askers said that it helped so much. */
    record Said(Feedback.Helped helped, long n) {}

    /** Of one queue. */
    record Depth(long queueId, long n) {}

    @SqlQuery("select c.id, c.queue_id, c.asked_at, min(case when e.move in ('TAKE', 'HAND_OVER') then e.at end) as taken_at, min(case when e.move = 'ANSWER' then e.at end) as answered_at, "
        + "max(case when c.stage = 'RESOLVED' and e.move = 'RESOLVE' then e.at end) as resolved_at, count(case when e.move = 'ANSWER' then 1 end) as answers, "
        + "min(case when e.move = 'RESOLVE' then e.id end) as ended_as, max(case when e.move = 'REOPEN' then e.id end) as reopened_as "
        + "from help_case c left join case_entry e on e.case_id = c.id where c.community_id = :community and c.asked_at >= :since and (:queue = 0 or c.queue_id = :queue) "
        + "group by c.id, c.queue_id, c.asked_at, c.stage order by c.asked_at desc, c.id desc limit :most")
    List<Course> courses(long community, long queue, Instant since, int most);

    /** The one with most to do first. */
    @SqlQuery("select e.person_id, count(distinct c.id) as n from help_case c join case_entry e on e.case_id = c.id where c.community_id = :community and c.asked_at >= :since and (:queue = 0 or c.queue_id = :queue) "
        + "and e.move = 'ANSWER' and e.person_id is not null group by e.person_id order by 2 desc, 1 limit :most")
    List<Load> answered(long community, long queue, Instant since, int most);

    @SqlQuery("select mentor_id as person_id, count(*) as n from help_case where community_id = :community and (:queue = 0 or queue_id = :queue) and mentor_id is not null and stage not in ('RESOLVED', 'WITHDRAWN') "
        + "group by mentor_id order by 2 desc, 1 limit :most")
    List<Load> having(long community, long queue, int most);

    @SqlQuery("select s.queue_id, count(*) as n from case_spared s join help_queue q on q.id = s.queue_id where q.community_id = :community and (:queue = 0 or s.queue_id = :queue) and s.helped_at >= :since group by s.queue_id")
    List<Depth> spared(long community, long queue, Instant since);

    @SqlQuery("select f.helped, count(*) as n from case_feedback f join help_case c on c.id = f.case_id where c.community_id = :community and c.asked_at >= :since and (:queue = 0 or c.queue_id = :queue) group by f.helped")
    List<Said> said(long community, long queue, Instant since);

    @SqlQuery("select q.id as queue_id, count(c.id) as n from help_queue q left join help_case c on c.queue_id = q.id and c.stage not in ('RESOLVED', 'WITHDRAWN') where q.retired_at is null group by q.id order by q.id limit :most")
    List<Depth> open(int most);

    @SqlQuery("select q.id as queue_id, count(c.id) as n from help_queue q left join help_case c on c.queue_id = q.id and c.stage in ('NEW', 'TRIAGED', 'ESCALATED') where q.retired_at is null group by q.id order by q.id limit :most")
    List<Depth> waiting(int most);
}
