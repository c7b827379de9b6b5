package usher.hours;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The rows of what queues promise, and of what each asker was promised. */
interface PromiseTable {

    String PROMISE = "select id, case_id, queue_id, level, seconds, used_seconds, since_at, due_at, next_at, warned_at, broken_at, met_at from case_promise ";
    String RUNS = " and since_at is not null and met_at is null and broken_at is null ";

    /** What a queue promises; by {@code keeper}, who hears of cases that nobody has. */
    record Made(long queueId, Optional<Long> answerSeconds, Optional<Long> resolveSeconds, Optional<Long> keeperId) {}

    @SqlQuery("select queue_id, answer_seconds, resolve_seconds, keeper_id from queue_promise where queue_id = :queue")
    Optional<Made> of(long queue);

    @SqlUpdate("delete from queue_promise where queue_id = :queue")
    void drop(long queue);

    @SqlUpdate("insert into queue_promise (queue_id, answer_seconds, resolve_seconds, keeper_id) values (:queue, :answer, :resolve, :keeper)")
    void make(long queue, @Nullable Long answer, @Nullable Long resolve, long keeper);

    @SqlQuery("select queue_id from queue_promise where keeper_id = :keeper order by queue_id")
    List<Long> keptBy(long keeper);

    @SqlUpdate("update queue_promise set keeper_id = :into where keeper_id = :from")
    void moveKeeper(long from, long into);

    @SqlUpdate("update queue_promise set keeper_id = null where keeper_id = :keeper")
    void forgetKeeper(long keeper);

    @SqlBatch("insert into case_promise (id, case_id, queue_id, level, seconds, used_seconds, since_at, due_at, next_at) values (:id, :caseId, :queueId, :level, :seconds, :usedSeconds, :sinceAt, :dueAt, :nextAt)")
    void add(@BindMethods Collection<Promise> rows);

    @SqlBatch("update case_promise set used_seconds = :usedSeconds, since_at = :sinceAt, due_at = :dueAt, next_at = :nextAt, warned_at = :warnedAt, broken_at = :brokenAt, met_at = :metAt where id = :id")
    void change(@BindMethods Collection<Promise> rows);

    @SqlQuery(PROMISE + "where case_id = :id order by level")
    List<Promise> to(long id);

    @SqlQuery(PROMISE + "where case_id = any(:ids)" + RUNS + "order by due_at, id")
    List<Promise> running(Collection<Long> ids);

    @SqlQuery(PROMISE + "where queue_id = :queue" + RUNS)
    List<Promise> runningIn(long queue);

    /** The one that is due first of those whose case nobody has. Those that are over have no next time, and of them there are many. */
    @SqlQuery(PROMISE + "where queue_id = :queue and next_at > timestamp with time zone '2000-01-01 00:00:00+00'" + RUNS + "and exists (select 1 from help_case c where c.id = case_id and c.mentor_id is null) "
        + "and case_id not in (select b.case_id from case_batch b) order by due_at, id limit 1")
    Optional<Promise> mostUrgent(long queue);

    @SqlQuery("select next_at from case_promise where queue_id = :queue and next_at > timestamp with time zone '2000-01-01 00:00:00+00' order by next_at limit 1")
    Optional<Instant> next(long queue);

    @SqlQuery(PROMISE + "where queue_id = :queue and next_at <= :now order by next_at, id limit :most")
    List<Promise> due(long queue, Instant now, int most);

    String LATE = " from case_promise p where p.queue_id = :queue and p.broken_at >= :since ";
    String NEAR = " from case_promise p join help_case c on c.id = p.case_id where p.queue_id = :queue and p.warned_at >= :since and p.since_at is not null and p.met_at is null and p.broken_at is null and c.mentor_id is null ";
    String COLUMNS = "select p.id, p.case_id, p.queue_id, p.level, p.seconds, p.used_seconds, p.since_at, p.due_at, p.next_at, p.warned_at, p.broken_at, p.met_at";

    @SqlQuery("select count(*)" + LATE)
    int countLate(long queue, Instant since);

    @SqlQuery(COLUMNS + LATE + "order by p.due_at, p.id limit :most")
    List<Promise> late(long queue, Instant since, int most);

    @SqlQuery("select count(distinct p.case_id)" + NEAR)
    int countNear(long queue, Instant since);

    /** Of cases that nobody has. */
    @SqlQuery(COLUMNS + NEAR + "order by p.due_at, p.id limit :most")
    List<Promise> near(long queue, Instant since, int most);

    /** Nobody waits for them any more: they were neither kept nor broken. */
    @SqlUpdate("delete from case_promise where case_id = :id and broken_at is null and met_at is null")
    void release(long id);

    @SqlUpdate("delete from case_promise where case_id = :id")
    void forget(long id);
}
