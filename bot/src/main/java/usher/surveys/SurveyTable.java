package usher.surveys;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The rows of surveys, of what came of them for the hosts, and of which events have one. */
interface SurveyTable {

    String SURVEY = "select event_id, community_id, asked_at, closes_at, closed_at, asked, answers, promoters, detractors from survey ";

    @SqlUpdate("insert into survey (event_id, community_id, asked_at, closes_at, asked, answers, promoters, detractors) values (:eventId, :communityId, :askedAt, :closesAt, 0, 0, 0, 0)")
    void add(@BindMethods Survey survey);

    @SqlQuery(SURVEY + "where event_id = :event")
    Optional<Survey> find(long event);

    @SqlQuery(SURVEY + "where event_id = any(:events)")
    List<Survey> find(Collection<Long> events);

    @SqlUpdate("update survey set closed_at = :at, asked = :asked, answers = :answers, promoters = :promoters, detractors = :detractors where event_id = :event")
    void close(long event, Instant at, int asked, int answers, int promoters, int detractors);

    @SqlUpdate("update survey set community_id = :into where community_id = :from")
    void join(long from, long into);

    /** What was said of the hosts of one event. */
    record Tally(long eventId, int answers, int promoters, int detractors) {}

    @SqlUpdate("insert into survey_host (event_id, host_id, community_id, counted, answers, promoters, detractors) values (:event, :host, :community, false, 0, 0, 0)")
    void addHost(long event, long host, long community);

    /** What was said of the hosts of events of this host's and is not counted yet. Whoever hosts an event now does not count, though they answered before. */
    @SqlQuery("select h.event_id, count(*) as answers, sum(case when s.host_score >= 9 then 1 else 0 end) as promoters, sum(case when s.host_score <= 6 then 1 else 0 end) as detractors "
        + "from survey_host h join survey_sheet s on s.event_id = h.event_id where h.host_id = :host and h.counted = false and s.host_score is not null "
        + "and not exists (select 1 from event_host e where e.event_id = s.event_id and e.person_id = s.person_id) group by h.event_id order by h.event_id")
    List<Tally> waiting(long host);

    @SqlUpdate("update survey_host set counted = true, answers = :answers, promoters = :promoters, detractors = :detractors where event_id = :event and host_id = :host")
    void count(long event, long host, int answers, int promoters, int detractors);

    /** What is counted for one host. */
    record Sum(long hostId, int answers, int promoters, int detractors) {}

    @SqlQuery("select host_id, sum(answers) as answers, sum(promoters) as promoters, sum(detractors) as detractors from survey_host where host_id = any(:hosts) and counted = true group by host_id order by host_id")
    List<Sum> counted(Collection<Long> hosts);

    @SqlUpdate("delete from survey_host where host_id = :from and event_id in (select h.event_id from survey_host h where h.host_id = :into)")
    void dropDoubleHosts(long from, long into);

    @SqlUpdate("update survey_host set host_id = :into where host_id = :from")
    void moveHost(long from, long into);

    @SqlUpdate("delete from survey_host where host_id = :host")
    void forgetHost(long host);

    @SqlUpdate("update survey_host set community_id = :into where community_id = :from")
    void joinHosts(long from, long into);

    /** Whether surveys go with an event, a format or, where it is 0, with all. */
    record Setting(long targetId, boolean wanted) {}

    @SqlQuery("select target_id, wanted from survey_setting where community_id = :community order by target_id")
    List<Setting> settings(long community);

    @SqlUpdate("delete from survey_setting where community_id = :community and target_id = :target")
    void unset(long community, long target);

    @SqlUpdate("insert into survey_setting (community_id, target_id, wanted) values (:community, :target, :wanted)")
    void set(long community, long target, boolean wanted);

    @SqlUpdate("delete from survey_setting where community_id = :from and target_id in (select s.target_id from survey_setting s where s.community_id = :into)")
    void dropDoubleSettings(long from, long into);

    @SqlUpdate("update survey_setting set community_id = :into where community_id = :from")
    void joinSettings(long from, long into);
}
