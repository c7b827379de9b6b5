package usher.hours;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The rows of the tags of cases. */
interface TagTable {

    /** One tag of one case. */
    record Tagged(long caseId, String tag) {}

    @SqlQuery("select case_id, tag from case_tag where case_id = any(:ids) order by case_id, tag")
    List<Tagged> of(Collection<Long> ids);

    @SqlUpdate("delete from case_tag where case_id = :id")
    void forget(long id);

    @SqlBatch("insert into case_tag (case_id, tag) values (:id, :tag)")
    void add(long id, Collection<String> tag);
}
