package usher.hours;

import static usher.hours.Part.ASKER;
import static usher.hours.Part.ASSIGNEE;
import static usher.hours.Part.CLOCK;
import static usher.hours.Part.MENTOR;
import static usher.hours.Part.MODERATOR;
import static usher.hours.Stage.ANSWERED;
import static usher.hours.Stage.ASKED_BACK;
import static usher.hours.Stage.ESCALATED;
import static usher.hours.Stage.NEW;
import static usher.hours.Stage.RESOLVED;
import static usher.hours.Stage.TAKEN;
import static usher.hours.Stage.TRIAGED;
import static usher.hours.Stage.WITHDRAWN;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be done with a case: from where, by whom, and where it stands afterwards. What no row allows is refused. */
public enum Move {
    TRIAGE(rows(row(NEW, TRIAGED, MENTOR, MODERATOR), row(TRIAGED, TRIAGED, MENTOR, MODERATOR), row(ESCALATED, ESCALATED, MENTOR, MODERATOR))),
    TAKE(rows(row(NEW, TAKEN, MENTOR), row(TRIAGED, TAKEN, MENTOR), row(ESCALATED, TAKEN, MENTOR))),
    /** Back to the line: by whoever has it, or because the lease ran out. */
    LET_GO(rows(row(TAKEN, TRIAGED, ASSIGNEE, MODERATOR, CLOCK), row(ASKED_BACK, TRIAGED, ASSIGNEE, MODERATOR))),
    HAND_OVER(rows(row(TAKEN, TAKEN, ASSIGNEE, MODERATOR), row(ASKED_BACK, ASKED_BACK, ASSIGNEE, MODERATOR), row(ANSWERED, ANSWERED, ASSIGNEE, MODERATOR), row(NEW, TAKEN, MODERATOR),
        row(TRIAGED, TAKEN, MODERATOR), row(ESCALATED, TAKEN, MODERATOR))),
    ASK_BACK(rows(row(TAKEN, ASKED_BACK, ASSIGNEE))),
    /** Put off by whoever has it. */
    SNOOZE(rows(row(TAKEN, TAKEN, ASSIGNEE))),
    /** The asker says more. */
    REPLY(rows(row(NEW, NEW, ASKER), row(TRIAGED, TRIAGED, ASKER), row(TAKEN, TAKEN, ASKER), row(ESCALATED, ESCALATED, ASKER), row(ASKED_BACK, TAKEN, ASKER), row(ANSWERED, TAKEN, ASKER))),
    /** Its asker says it better. */
    EDIT(rows(row(NEW, NEW, ASKER), row(TRIAGED, TRIAGED, ASKER), row(TAKEN, TAKEN, ASKER), row(ASKED_BACK, ASKED_BACK, ASKER), row(ANSWERED, ANSWERED, ASKER), row(ESCALATED, ESCALATED, ASKER))),
    ANSWER(rows(row(TAKEN, ANSWERED, ASSIGNEE), row(ASKED_BACK, ANSWERED, ASSIGNEE), row(ANSWERED, ANSWERED, ASSIGNEE))),
    ESCALATE(rows(row(NEW, ESCALATED, MENTOR, MODERATOR, CLOCK), row(TRIAGED, ESCALATED, MENTOR, MODERATOR, CLOCK), row(TAKEN, ESCALATED, ASSIGNEE, MODERATOR, CLOCK),
        row(ASKED_BACK, ESCALATED, ASSIGNEE, MODERATOR), row(ANSWERED, ESCALATED, ASKER, ASSIGNEE, MODERATOR))),
    /** By the clock: an answer that its asker left as it is. */
    RESOLVE(rows(row(TAKEN, RESOLVED, ASKER, ASSIGNEE), row(ASKED_BACK, RESOLVED, ASKER, ASSIGNEE, CLOCK), row(ANSWERED, RESOLVED, ASKER, ASSIGNEE, MODERATOR, CLOCK), row(ESCALATED, RESOLVED, ASKER))),
    WITHDRAW(rows(row(NEW, WITHDRAWN, ASKER, MODERATOR), row(TRIAGED, WITHDRAWN, ASKER, MODERATOR), row(TAKEN, WITHDRAWN, ASKER, MODERATOR), row(ASKED_BACK, WITHDRAWN, ASKER, MODERATOR),
        row(ESCALATED, WITHDRAWN, ASKER, MODERATOR))),
    /** Answered together with another one: that is a kind of triage. */
    MERGE(rows(row(NEW, TRIAGED, MENTOR, MODERATOR), row(TRIAGED, TRIAGED, MENTOR, MODERATOR), row(ESCALATED, ESCALATED, MENTOR, MODERATOR))),
    /** Back to the line by itself. */
    UNMERGE(rows(row(TRIAGED, TRIAGED, MENTOR, MODERATOR), row(ESCALATED, ESCALATED, MENTOR, MODERATOR), row(TAKEN, TRIAGED, MENTOR, MODERATOR))),
    /** Within its window; whether somebody has it still decides who reads on. */
    REOPEN(rows(row(RESOLVED, TRIAGED, ASKER, MODERATOR), row(WITHDRAWN, NEW, ASKER)));

    /** One way that is allowed. */
    public record Row(Stage from, Stage to, Set<Part> by) {}

    private final List<Row> rows;

    Move(List<Row> rows) {
        this.rows = rows;
    }

    private static List<Row> rows(Row... rows) {
        return List.of(rows);
    }

    private static Row row(Stage from, Stage to, Part first, Part... others) {
        return new Row(from, to, Set.copyOf(EnumSet.of(first, others)));
    }

    public List<Row> rows() {
        return rows;
    }

    /** Where it stands after that, if somebody who is all of {@code parts} to it may do it there. */
    public Optional<Stage> from(Stage stage, Set<Part> parts) {
        return rows.stream().filter(row -> row.from() == stage && row.by().stream().anyMatch(parts::contains)).map(Row::to).findFirst();
    }

    /** Whether anybody may do it there: what is refused is refused for who asks, not for how it stands. */
    public boolean isOpenAt(Stage stage) {
        return rows.stream().anyMatch(row -> row.from() == stage);
    }
}
