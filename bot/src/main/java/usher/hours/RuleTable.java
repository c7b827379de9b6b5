package usher.hours;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import usher.gates.GateTable;

/** The rows of rules about asking. */
interface RuleTable {

    /** How long somebody waits between two cases, and whether they ask in no other queue meanwhile. */
    record Rule(long queueId, long pauseSeconds, boolean isAlone) {}

    @SqlQuery("select queue_id, pause_seconds, is_alone from queue_rule where queue_id = :queue")
    Optional<Rule> of(long queue);

    @SqlUpdate("delete from queue_rule where queue_id = :queue")
    void drop(long queue);

    @SqlUpdate("insert into queue_rule (queue_id, pause_seconds, is_alone) values (:queueId, :pauseSeconds, :isAlone)")
    void make(@BindMethods Rule rule);

    @SqlQuery("select g.id, q.community_id, g.queue_id as root_id, g.queue_id as pool_id, g.kind, g.subject, g.shown from queue_gate g join help_queue q on q.id = g.queue_id where g.queue_id = :queue order by g.id")
    List<GateTable.Row> gates(long queue);

    @SqlUpdate("insert into queue_gate (id, queue_id, kind, subject, shown) values (:id, :rootId, :kind, :subject, :shown)")
    void add(@BindMethods GateTable.Row gate);

    @SqlUpdate("delete from queue_gate where queue_id = :queue")
    void open(long queue);

    /** The newest case of a person in a queue that they asked later than that, whatever became of it. */
    @SqlQuery(CaseTable.CASE + "where queue_id = :queue and asker_id = :asker and asked_at > :after order by asked_at desc, id desc limit 1")
    Optional<Case> latest(long queue, long asker, Instant after);

    /** An open case of a person in another queue of the community. */
    @SqlQuery(CaseTable.CASE + "where community_id = :community and asker_id = :asker and queue_id <> :queue" + CaseTable.OPEN + "order by id limit 1")
    Optional<Case> elsewhere(long community, long asker, long queue);
}
