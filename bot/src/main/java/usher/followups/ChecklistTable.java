package usher.followups;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The rows of templates, their versions, and what they go with. */
interface ChecklistTable {

    String CHECKLIST = "select c.id, c.community_id, c.name, c.for_whom, c.version, c.weekdays_only, c.created_by, v.items from checklist c join checklist_version v on v.checklist_id = c.id ";
    String NEWEST = CHECKLIST + "and v.version = c.version ";

    record Row(long id, long communityId, String name, Checklist.Whom forWhom, int version, boolean weekdaysOnly, @Nullable Long createdBy, String items) {}

    @SqlUpdate("insert into checklist (id, community_id, name, known_as, for_whom, version, weekdays_only, created_by) values (:id, :community, :name, lower(:name), :whom, :version, :weekdaysOnly, :by)")
    void add(long id, long community, String name, Checklist.Whom whom, int version, boolean weekdaysOnly, @Nullable Long by);

    @SqlUpdate("update checklist set version = :version where id = :id")
    void renew(long id, int version);

    @SqlUpdate("insert into checklist_version (checklist_id, version, items) values (:id, :version, :items)")
    void addVersion(long id, int version, String items);

    /** A version that nobody was given is of no more use. */
    @SqlUpdate("delete from checklist_version where checklist_id = :id and version < :before and not exists (select 1 from assignment a where a.checklist_id = checklist_version.checklist_id "
        + "and a.version = checklist_version.version)")
    void dropUnused(long id, int before);

    @SqlQuery(NEWEST + "where c.community_id = :community order by c.known_as, c.id")
    List<Row> all(long community);

    @SqlQuery(NEWEST + "where c.id = :id")
    Optional<Row> find(long id);

    @SqlQuery("select c.id, c.community_id, c.name, c.for_whom, v.version, c.weekdays_only, c.created_by, v.items from checklist c join checklist_version v on v.checklist_id = c.id "
        + "where c.id = :id and v.version = :version")
    Row at(long id, int version);

    @SqlQuery("select count(*) from checklist where community_id = :community and known_as = lower(:name)")
    int called(long community, String name);

    record Attached(long checklistId, long targetId) {}

    @SqlQuery("select checklist_id, target_id from checklist_attached where community_id = :community order by checklist_id, target_id")
    List<Attached> attached(long community);

    @SqlUpdate("insert into checklist_attached (checklist_id, target_id, community_id) values (:checklist, :target, :community)")
    void attach(long checklist, long target, long community);

    @SqlUpdate("delete from checklist_attached where checklist_id = :checklist and target_id = :target")
    int detach(long checklist, long target);

    @SqlUpdate("update checklist set community_id = :into, name = :name, known_as = lower(:name) where id = :id")
    void join(long id, long into, String name);

    @SqlUpdate("update checklist_attached set community_id = :into where community_id = :from")
    void joinAttached(long from, long into);

    @SqlQuery("select days from checklist_holidays where community_id = :community")
    Optional<String> holidays(long community);

    @SqlUpdate("insert into checklist_holidays (community_id, days) values (:community, :days)")
    void addHolidays(long community, String days);

    @SqlUpdate("delete from checklist_holidays where community_id = :community")
    void forgetHolidays(long community);

    @SqlUpdate("update checklist set created_by = :into where created_by = :from")
    void madeBy(long from, long into);

    @SqlUpdate("update checklist set created_by = null where created_by = :person")
    void forgetMaker(long person);

    @SqlQuery("select name from checklist where created_by = :person order by id")
    List<String> madeBy(long person);
}
