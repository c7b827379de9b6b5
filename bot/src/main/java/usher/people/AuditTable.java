package usher.people;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** The record of who did what, as moderators read it. */
public interface AuditTable {

    record Line(long id, @Nullable Long personId, String act, String subject, String said, Instant at) {}

    /** The latest line of an act, by which a filter is carried on a button. */
    record Kind(long id, String act) {}

    /**
     * Which lines; 0 and empty words leave a wish out.
     *
     * @param person who did it, or is named in it as {@code named} (their account as JSON has it) or as the subject {@code personSubject}
     * @param about the subject itself, or words that the line says
     */
    record Filter(long community, long person, String personSubject, String named, String about, String act, Instant since) {}

    @SqlQuery("select id, person_id, act, subject, said, at from audit where community_id = :community and id < :before and at >= :since "
        + "and (:person = 0 or person_id = :person or subject = :personSubject or position(:named in said) > 0) "
        + "and (:about = '' or subject = :about or position(lower(:about) in lower(said)) > 0) and (:act = '' or act = :act) order by id desc limit :most")
    List<Line> lines(@BindMethods Filter filter, long before, int most);

    @SqlQuery("select max(id) as id, act from audit where community_id = :community and position(:words in act) > 0 group by act order by act limit 25")
    List<Kind> acts(long community, String words);

    @SqlQuery("select act from audit where id = :id and community_id = :community")
    @Nullable String act(long community, long id);
}
