package usher.followups;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The rows of reviews, of who was asked for them, and of whom templates name. */
interface ReviewTable {

    record Row(long taskId, long communityId, String scores, String words, @Nullable Long reviewerId, @Nullable Instant sentAt) {

        Review review() {
            return new Review(taskId, communityId, Arrays.stream(scores.split(",")).map(Review.Score::valueOf).toList(), words, reviewerId, sentAt);
        }
    }

    /** Somebody who was asked, and where that stands. */
    record Told(long taskId, long personId, String address) {}

    @SqlQuery("select task_id, community_id, scores, words, reviewer_id, sent_at from review where task_id = :task")
    Optional<Row> row(long task);

    default Optional<Review> find(long task) {
        return row(task).map(Row::review);
    }

    @SqlQuery("select task_id, community_id, scores, words, reviewer_id, sent_at from review where task_id = any(:tasks)")
    List<Row> rows(List<Long> tasks);

    @SqlQuery("select task_id, community_id, scores, words, reviewer_id, sent_at from review where reviewer_id = :person order by task_id")
    List<Row> by(long person);

    @SqlUpdate("insert into review (task_id, community_id, scores, words, reviewer_id, sent_at) values (:task, :community, :scores, :words, :reviewer, :sentAt)")
    void add(long task, long community, String scores, String words, @Nullable Long reviewer, @Nullable Instant sentAt);

    @SqlUpdate("delete from review where task_id = :task")
    void forget(long task);

    default void save(Review is) {
        forget(is.taskId());
        add(is.taskId(), is.communityId(), is.scores().stream().map(Review.Score::name).collect(Collectors.joining(",")), is.words(), is.reviewerId(), is.sentAt());
    }

    @SqlQuery("select task_id, person_id, address from review_told where task_id = :task order by person_id")
    List<Told> told(long task);

    @SqlQuery("select task_id, person_id, address from review_told where person_id = :person order by task_id")
    List<Told> toldTo(long person);

    /** What waits for somebody's review, the longest first. */
    @SqlQuery("select t.task_id from review_told t join review r on r.task_id = t.task_id where t.person_id = :person and r.sent_at is null order by t.task_id limit :most")
    List<Long> waiting(long person, int most);

    @SqlUpdate("insert into review_told (task_id, person_id, community_id, address) values (:task, :person, :community, :address)")
    void tell(long task, long person, long community, String address);

    @SqlUpdate("delete from review_told where task_id = :task")
    void forgetTold(long task);

    @SqlUpdate("delete from review_told where task_id = :task and person_id = :person")
    void forgetTold(long task, long person);

    @SqlUpdate("update review_told set person_id = :into where person_id = :from")
    void moveTold(long from, long into);

    @SqlUpdate("update review set reviewer_id = :into where reviewer_id = :from")
    void move(long from, long into);

    @SqlUpdate("update review set reviewer_id = null, words = '' where reviewer_id = :person")
    void forgetReviewer(long person);

    @SqlQuery("select person_id from checklist_reviewer where checklist_id = :checklist and number = :number")
    Optional<Long> named(long checklist, int number);

    @SqlUpdate("delete from checklist_reviewer where checklist_id = :checklist and number = :number")
    void forgetNamed(long checklist, int number);

    @SqlUpdate("insert into checklist_reviewer (checklist_id, number, community_id, person_id) values (:checklist, :number, :community, :person)")
    void name(long checklist, int number, long community, long person);

    @SqlUpdate("update checklist_reviewer set person_id = :into where person_id = :from")
    void moveNamed(long from, long into);

    @SqlUpdate("delete from checklist_reviewer where person_id = :person")
    void forgetNamed(long person);

    @SqlUpdate("update review set community_id = :into where community_id = :from")
    void join(long from, long into);

    @SqlUpdate("update review_told set community_id = :into where community_id = :from")
    void joinTold(long from, long into);

    @SqlUpdate("update checklist_reviewer set community_id = :into where community_id = :from")
    void joinNamed(long from, long into);
}
