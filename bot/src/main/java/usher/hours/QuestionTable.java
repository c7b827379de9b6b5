package usher.hours;

import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The rows of what queues ask besides. */
interface QuestionTable {

    @SqlQuery("select question from queue_question where queue_id = :queue")
    Optional<String> of(long queue);

    @SqlUpdate("delete from queue_question where queue_id = :queue")
    void drop(long queue);

    @SqlUpdate("insert into queue_question (queue_id, question) values (:queue, :question)")
    void ask(long queue, String question);
}
