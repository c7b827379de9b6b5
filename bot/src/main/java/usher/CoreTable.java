package usher;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The rows that every group writes: answers, messages, timers, audit lines; each kind in one batch. */
interface CoreTable {

    record Answered(String callId, String answer, Instant answeredAt) {}

    record Kept(long id, String spot, String wanted, @Nullable String shown, @Nullable Instant untilAt) {
        /** Whether it should have been shown by now, and nobody knows that it was. */
        boolean isLate(Instant now) {
            return shown == null && untilAt != null && !now.isBefore(untilAt);
        }
    }

    record NewMessage(long id, long communityId, String spot, String address, String wanted, @Nullable Instant untilAt, @Nullable String otherwise, Instant wantedAt, Instant from) {}

    record ChangedMessage(long id, String wanted, @Nullable Instant untilAt, Instant wantedAt, Instant from) {}

    record TimerRow(long id, long communityId, String name, Instant due, String action, String vals, int attempts) {}

    record AuditLine(long id, long communityId, @Nullable Long personId, String act, String subject, String said, Instant at) {}

    record SkippedLine(long id, long communityId, String what, String why, Instant at) {}

    @SqlQuery("select call_id, answer, answered_at from answered where call_id = any(:ids)")
    List<Answered> answered(Collection<String> ids);

    @SqlBatch("insert into answered (call_id, answer, answered_at) values (:callId, :answer, :answeredAt)")
    void addAnswers(@BindMethods Collection<Answered> rows);

    @SqlUpdate("delete from answered where answered_at < :before")
    int forgetAnswers(Instant before);

    @SqlQuery("select id, spot, wanted, shown, until_at from message where spot = any(:spots)")
    List<Kept> messages(Collection<String> spots);

    @SqlBatch("insert into message (id, community_id, spot, address, wanted, wanted_version, next_try, until_at, otherwise, wanted_at) "
        + "values (:id, :communityId, :spot, :address, :wanted, 1, :from, :untilAt, :otherwise, :wantedAt)")
    void addMessages(@BindMethods Collection<NewMessage> rows);

    @SqlBatch("update message set wanted = :wanted, wanted_version = wanted_version + 1, attempts = 0, next_try = :from, parked = null, "
        + "until_at = :untilAt, wanted_at = :wantedAt where id = :id")
    void changeMessages(@BindMethods Collection<ChangedMessage> rows);

    @SqlUpdate("delete from timer where name = any(:names)")
    void dropTimers(Collection<String> names);

    @SqlBatch("insert into timer (id, community_id, name, due, action, vals, attempts) values (:id, :communityId, :name, :due, :action, :vals, :attempts)")
    void addTimers(@BindMethods Collection<TimerRow> rows);

    @SqlQuery("select id, community_id, name, due, action, vals, attempts from timer where parked is null and due <= :now order by due, id limit :most")
    List<TimerRow> due(Instant now, int most);

    @SqlQuery("select due from timer where parked is null order by due limit 1")
    Optional<Instant> nextDue();

    @SqlBatch("delete from timer where id = :id")
    void takeTimers(Collection<Long> id);

    @SqlUpdate("insert into timer (id, community_id, name, due, action, vals, attempts, parked) values (:row.id, :row.communityId, :row.name, :row.due, :row.action, :row.vals, :row.attempts, :parked)")
    void putBack(@BindMethods("row") TimerRow row, @Nullable String parked);

    @SqlBatch("insert into audit (id, community_id, person_id, act, subject, said, at) values (:id, :communityId, :personId, :act, :subject, :said, :at)")
    void addAudit(@BindMethods Collection<AuditLine> rows);

    @SqlBatch("insert into skipped (id, community_id, what, why, at) values (:id, :communityId, :what, :why, :at)")
    void addSkipped(@BindMethods Collection<SkippedLine> rows);

    @SqlQuery("select content from draft where id = :id")
    Optional<String> draft(String id);

    @SqlUpdate("insert into draft (id, content, kept_at) values (:id, :content, :at)")
    void addDraft(String id, String content, Instant at);

    @SqlUpdate("delete from draft where id = :id")
    void dropDraft(String id);

    @SqlUpdate("delete from draft where kept_at < :before")
    int forgetDrafts(Instant before);

    @SqlQuery("select secret from signing_key where id = :id")
    Optional<String> signingKey(int id);

    @SqlUpdate("insert into signing_key (id, secret) values (:id, :secret)")
    void addSigningKey(int id, String secret);
}
