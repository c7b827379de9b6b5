package usher.surveys;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The rows of what each was asked and said. */
interface SheetTable {

    String SHEET = "select s.id, s.event_id, s.community_id, s.person_id, s.account_id, s.assumed, s.asked_at, s.reminded, s.absent, s.score, s.host_score, s.words, s.changed_at from survey_sheet s ";
    String UNANSWERED = "s.score is null and s.host_score is null and s.words = '' and s.absent = false ";
    String NOT_BY_A_HOST = "not exists (select 1 from event_host h where h.event_id = s.event_id and h.person_id = s.person_id) ";

    @SqlBatch("insert into survey_sheet (id, event_id, community_id, person_id, account_id, assumed, asked_at, reminded, absent, words) "
        + "values (:id, :eventId, :communityId, :personId, :accountId, :assumed, :askedAt, :reminded, :absent, :words)")
    void add(@BindMethods Collection<Sheet> sheets);

    @SqlQuery(SHEET + "where s.event_id = :event and s.person_id = :person")
    Optional<Sheet> find(long event, long person);

    @SqlQuery("select person_id from survey_sheet where event_id = :event")
    Set<Long> asked(long event);

    @SqlQuery(SHEET + "where s.event_id = :event and " + UNANSWERED + "order by s.id")
    List<Sheet> unanswered(long event);

    /** Those who said nothing at all and have had the time to; nobody who muted. */
    @SqlQuery(SHEET + "join person p on p.id = s.person_id and p.muted = false where s.event_id = :event and s.reminded = false and s.asked_at <= :before and " + UNANSWERED + "and " + NOT_BY_A_HOST + "order by s.id limit :most")
    List<Sheet> toRemind(long event, Instant before, int most);

    @SqlBatch("update survey_sheet set reminded = true, account_id = :accountId where id = :id")
    void reminded(@BindMethods Collection<Sheet> sheets);

    @SqlUpdate("update survey_sheet set account_id = :accountId, absent = :absent, score = :score, host_score = :hostScore, words = :words, changed_at = :changedAt where id = :id")
    void save(@BindMethods Sheet sheet);

    @SqlUpdate("delete from survey_sheet where id = :id")
    void forget(long id);

    @SqlQuery(SHEET + "where s.person_id = :person order by s.id")
    List<Sheet> allOf(long person);

    /** Those of somebody's to which they can still say something, what they said nothing to yet first, and of those the newest. */
    @SqlQuery(SHEET + "join survey o on o.event_id = s.event_id where s.person_id = :person and o.closed_at is null and o.closes_at > :now and s.absent = false "
        + "order by case when " + UNANSWERED + "then 0 else 1 end, s.id desc limit :most")
    List<Sheet> open(long person, Instant now, int most);

    /** How many were asked about an event (whoever muted was not), and what those who gave it a number said. */
    record Count(long eventId, int asked, int answers, int promoters, int detractors) {}

    @SqlQuery("select s.event_id, sum(case when s.account_id is not null or s.score is not null then 1 else 0 end) as asked, count(s.score) as answers, sum(case when s.score >= 9 then 1 else 0 end) as promoters, sum(case when s.score <= 6 then 1 else 0 end) as detractors "
        + "from survey_sheet s where s.event_id = any(:events) and s.absent = false and " + NOT_BY_A_HOST + "group by s.event_id order by s.event_id")
    List<Count> count(Collection<Long> events);

    /** In the order of their letters, which says nothing of whoever wrote them and when. */
    @SqlQuery("select s.words from survey_sheet s where s.event_id = :event and s.words <> '' and s.absent = false and " + NOT_BY_A_HOST + "order by s.words limit :most")
    List<String> words(long event, int most);

    @SqlUpdate("update survey_sheet set person_id = :into where id = :id")
    void giveTo(long id, long into);

    @SqlUpdate("update survey_sheet set community_id = :into where community_id = :from")
    void join(long from, long into);
}
