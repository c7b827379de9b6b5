package usher.followups;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The rows of what people were given, and of how it stands. */
interface AssignmentTable {

    String ASSIGNMENT = "select id, community_id, checklist_id, version, event_id, person_id, part, assumed, account_id, starts_at, given_at, taken_at from assignment ";
    String TASK = "select id, assignment_id, community_id, person_id, number, due_at, stands, words, ask_at, asked, weekdays_only, changed_at from assignment_item ";

    @SqlUpdate("insert into assignment (id, community_id, checklist_id, version, event_id, person_id, part, assumed, account_id, starts_at, given_at) "
        + "values (:id, :communityId, :checklistId, :version, :eventId, :personId, :part, :assumed, :accountId, :startsAt, :givenAt)")
    void add(@BindMethods Assignment assignment);

    @SqlBatch("insert into assignment_item (id, assignment_id, community_id, person_id, number, due_at, stands, words, ask_at, asked, weekdays_only) "
        + "values (:id, :assignmentId, :communityId, :personId, :number, :dueAt, :stands, :words, :askAt, :asked, :weekdaysOnly)")
    void addTasks(@BindMethods Collection<Task> tasks);

    @SqlQuery(ASSIGNMENT + "where id = :id")
    Optional<Assignment> find(long id);

    @SqlQuery(ASSIGNMENT + "where id = any(:ids)")
    List<Assignment> find(Collection<Long> ids);

    @SqlQuery(ASSIGNMENT + "where event_id = :event order by id")
    List<Assignment> ofEvent(long event);

    @SqlQuery("select count(*) from assignment where event_id = :event")
    int any(long event);

    @SqlQuery(ASSIGNMENT + "where person_id = :person order by id")
    List<Assignment> allOf(long person);

    /** The newest of somebody's in which something is still open, and has a point: what comes before an event has none once it began. */
    @SqlQuery(ASSIGNMENT + "a where a.person_id = :person and a.taken_at is null and (a.part = 'AFTER' or a.starts_at > :now) and exists (select 1 from assignment_item i where i.assignment_id = a.id and i.stands = 'OPEN') order by a.id desc limit :most")
    List<Assignment> open(long person, Instant now, int most);

    /** The newest of somebody's, whatever became of it. */
    @SqlQuery(ASSIGNMENT + "where person_id = :person and taken_at is null order by id desc limit :most")
    List<Assignment> newest(long person, int most);

    /** Those of somebody's in which nothing is open and something was done. */
    @SqlQuery("select count(*) from assignment a where a.person_id = :person and a.taken_at is null and not exists (select 1 from assignment_item i where i.assignment_id = a.id and i.stands = 'OPEN') "
        + "and exists (select 1 from assignment_item i where i.assignment_id = a.id and i.stands = 'DONE')")
    int finished(long person);

    @SqlQuery("select count(*) from assignment_item i join assignment a on a.id = i.assignment_id where i.person_id = :person and a.taken_at is null and i.stands = :stands")
    int standing(long person, Task.Stands stands);

    @SqlQuery(TASK + "where id = :id")
    Optional<Task> task(long id);

    @SqlQuery(TASK + "where id = any(:ids) order by id")
    List<Task> withIds(Collection<Long> ids);

    @SqlQuery(TASK + "where assignment_id = :assignment order by number")
    List<Task> tasks(long assignment);

    @SqlQuery(TASK + "where assignment_id = any(:assignments) order by due_at, id")
    List<Task> tasks(Collection<Long> assignments);

    @SqlUpdate("update assignment set taken_at = :at where id = :id")
    void take(long id, @Nullable Instant at);

    @SqlUpdate("update assignment set starts_at = :startsAt where id = :id")
    void moved(long id, Instant startsAt);

    @SqlUpdate("update assignment set account_id = :account where id = :id")
    void stands(long id, String account);

    @SqlUpdate("update assignment_item set due_at = :due, ask_at = :ask, asked = 0 where id = :id")
    void due(long id, Instant due, @Nullable Instant ask);

    @SqlUpdate("update assignment_item set stands = :stands, words = :words, ask_at = :ask, changed_at = :at where id = :id")
    void stand(long id, Task.Stands stands, String words, @Nullable Instant ask, Instant at);

    @SqlBatch("update assignment_item set ask_at = :ask, asked = 0 where id = :id")
    void ask(Collection<Long> id, Instant ask);

    @SqlUpdate("update assignment_item set ask_at = null where assignment_id = :assignment and stands = 'OPEN'")
    void silence(long assignment);

    /** When something of somebody's is to be asked about at the earliest. */
    record Next(boolean weekdaysOnly, Instant askAt) {}

    @SqlQuery("select weekdays_only, min(ask_at) as ask_at from assignment_item where person_id = :person and stands = 'OPEN' and ask_at is not null group by weekdays_only")
    List<Next> next(long person);

    /** Only of what is open anybody is asked; to say so here as well would have H2 read the whole index. */
    @SqlQuery(TASK + "where person_id = any(:people) and ask_at is not null order by due_at, id")
    List<Task> toAsk(Collection<Long> people);

    /** An item was spoken of; from {@code ask} on it may be again. */
    record Asked(long id, Instant ask) {}

    @SqlBatch("update assignment_item set asked = asked + 1, ask_at = :ask where id = :id")
    void asked(@BindMethods Collection<Asked> items);

    @SqlBatch("update assignment_item set ask_at = null where id = :id")
    void askNoMore(Collection<Long> id);

    @SqlBatch("update assignment_item set asked = asked + 1, ask_at = null where id = :id")
    void askedLast(Collection<Long> id);

    /** How somebody takes nudges; {@code accountId} and {@code toldAs} are where the last stands. */
    record Taken(long personId, long communityId, int ignored, String lastOn, @Nullable String accountId, @Nullable String toldAs) {

        Taken heeded(String day) {
            return new Taken(personId, communityId, 0, day.compareTo(lastOn) > 0 ? day : lastOn, accountId, toldAs);
        }

        Taken on(String day) {
            return new Taken(personId, communityId, ignored, day, accountId, toldAs);
        }

        Taken hidden() {
            return new Taken(personId, communityId, ignored, lastOn, null, null);
        }
    }

    @SqlQuery("select person_id, community_id, ignored, last_on, account_id, told_as from nudge where person_id = :person")
    Optional<Taken> nudged(long person);

    @SqlQuery("select person_id, community_id, ignored, last_on, account_id, told_as from nudge where person_id = any(:people)")
    List<Taken> nudged(Collection<Long> people);

    @SqlUpdate("insert into nudge (person_id, community_id, ignored, last_on, account_id, told_as) values (:personId, :communityId, :ignored, :lastOn, :accountId, :toldAs)")
    void addNudged(@BindMethods Taken nudge);

    @SqlUpdate("delete from nudge where person_id = any(:people)")
    void forgetNudged(Collection<Long> people);

    @SqlBatch("insert into nudge (person_id, community_id, ignored, last_on, account_id, told_as) values (:personId, :communityId, :ignored, :lastOn, :accountId, :toldAs)")
    void addNudged(@BindMethods Collection<Taken> nudges);

    @SqlUpdate("delete from nudge where person_id = :person")
    void forgetNudged(long person);

    /** What the last nudges spoke of and is still open. */
    @SqlQuery(TASK + "t where t.person_id = :person and t.stands = 'OPEN' and t.asked > 0 and exists (select 1 from assignment a where a.id = t.assignment_id and a.taken_at is null) order by t.due_at, t.id limit 200")
    List<Task> spokenOf(long person);

    @SqlQuery("select count(*) from assignment_item t join assignment a on a.id = t.assignment_id where t.person_id = :person and t.stands = 'OPEN' and a.taken_at is null and (a.part = 'AFTER' or a.starts_at > :now)")
    int left(long person, Instant now);

    @SqlUpdate("update assignment set person_id = :into where id = :id")
    void giveTo(long id, long into);

    @SqlUpdate("update assignment_item set person_id = :into where assignment_id = :assignment")
    void giveTasksTo(long assignment, long into);

    @SqlUpdate("delete from assignment_item where assignment_id = :assignment")
    void forgetTasks(long assignment);

    @SqlUpdate("delete from assignment where id = :id")
    void forget(long id);

    @SqlUpdate("update assignment set community_id = :into where community_id = :from")
    void join(long from, long into);

    @SqlUpdate("update assignment_item set community_id = :into where community_id = :from")
    void joinTasks(long from, long into);

    @SqlUpdate("update nudge set community_id = :into where community_id = :from")
    void joinNudged(long from, long into);
}
