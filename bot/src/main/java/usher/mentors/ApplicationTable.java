package usher.mentors;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The rows of applications: the last one of each person, and where moderators read of it. */
interface ApplicationTable {

    String APPLICATION = "select person_id, id, community_id, study_one, study_two, stands, reason, decider_id, handed_in_at from mentor_application ";

    record Told(String address, String toldAs) {}

    @SqlUpdate("insert into mentor_application (person_id, id, community_id, study_one, study_two, stands, reason, decider_id, handed_in_at) "
        + "values (:personId, :id, :communityId, :studyOne, :studyTwo, :stands, :reason, :deciderId, :handedInAt)")
    void add(@BindMethods Application it);

    @SqlUpdate("delete from mentor_application where person_id = :person")
    void forget(long person);

    @SqlQuery(APPLICATION + "where person_id = :person and community_id = :community")
    Optional<Application> of(long community, long person);

    @SqlQuery(APPLICATION + "where id = :id and community_id = :community")
    Optional<Application> find(long community, long id);

    @SqlQuery(APPLICATION + "where community_id = :community and stands = 'WAITS' order by handed_in_at, id limit :most")
    List<Application> waiting(long community, int most);

    @SqlQuery("select address, told_as from mentor_told where person_id = :person order by address")
    List<Told> told(long person);

    @SqlUpdate("insert into mentor_told (person_id, address, told_as) values (:person, :address, :toldAs)")
    void told(long person, String address, String toldAs);

    @SqlUpdate("delete from mentor_told where person_id = :person")
    void forgetTold(long person);

    /** Nothing is told there any more. */
    @SqlUpdate("delete from mentor_told where address = :address")
    void forgetAddress(String address);

    @SqlUpdate("update mentor_told set person_id = :into where person_id = :from")
    void moveTold(long from, long into);

    @SqlUpdate("update mentor_application set person_id = :into where person_id = :from")
    void move(long from, long into);

    @SqlUpdate("update mentor_application set decider_id = :into where decider_id = :from")
    void moveDecider(long from, long into);

    @SqlUpdate("update mentor_application set decider_id = null where decider_id = :person")
    void forgetDecider(long person);

    @SqlUpdate("update mentor_application set community_id = :into where community_id = :from")
    void join(long from, long into);

    default void save(Application is) {
        forget(is.personId());
        add(is);
    }
}
