package usher.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import usher.hours.Move;
import usher.hours.Stage;

/** What the database holds of office hours at one moment. {@code entries} are those written since it was read before, {@code said} how many there are in all. */
record CaseRows(Map<Long, Case> cases, Map<Long, Queue> queues, List<Entry> entries, long lastEntry, long said, Map<Long, Promise> promises) {

    /** The order in which cases are taken: escalated ones, then those put first, then whoever asked earlier. */
    static final Comparator<Case> LINE = Comparator.comparing((Case it) -> it.stage() != Stage.ESCALATED).thenComparing(it -> !it.first()).thenComparing(Case::asked).thenComparing(Case::id);

    /**
     * @param alarm when its timer is due, if it has one
     * @param lead the case with which it is answered together, if that leads
     */
    record Case(long id, long community, long queue, long asker, @Nullable Long mentor, String goal, boolean first, Stage stage, @Nullable Instant until, Instant asked, @Nullable Instant alarm, @Nullable Long lead) {
        boolean leads() {
            return lead == null;
        }

        boolean isWith(long person) {
            return mentor != null && mentor == person;
        }

        boolean isTaken() {
            return stage == Stage.TAKEN || stage == Stage.ASKED_BACK || stage == Stage.ANSWERED;
        }
    }

    record Queue(long id, long community, String name, int mostOpen, boolean retired, List<String> boards) {}

    record Entry(long id, long of, @Nullable Long person, Move move) {}

    /** @param alarm when the timer of its queue's promises is due, if it has one */
    record Promise(long id, long of, long queue, @Nullable Instant since, @Nullable Instant due, @Nullable Instant next, @Nullable Instant warned, @Nullable Instant broken, @Nullable Instant met, @Nullable Instant alarm) {}

    static CaseRows of(Ground ground, @Nullable CaseRows before) {
        var cases = new LinkedHashMap<Long, Case>();
        for (var it : ground.look("select c.id, c.community_id, c.queue_id, c.asker_id, c.mentor_id, c.goal, c.is_first, c.stage, c.until_at, c.asked_at, t.due, b.lead_id from help_case c left join case_batch b on b.case_id = c.id left join timer t on t.name = 'case ' || c.id "
            + "and t.parked is null order by c.id")) {
            cases.put((Long) it[0], new Case((Long) it[0], (Long) it[1], (Long) it[2], (Long) it[3], (Long) it[4], (String) it[5], (Boolean) it[6], Stage.valueOf((String) it[7]), instant(it[8]), Rows.instant(it[9]), instant(it[10]), (Long) it[11]));
        }
        var boards = new LinkedHashMap<Long, List<String>>();
        for (var it : ground.look("select queue_id, address from queue_board order by queue_id, address")) boards.computeIfAbsent((Long) it[0], _ -> new ArrayList<>()).add((String) it[1]);
        var queues = new LinkedHashMap<Long, Queue>();
        for (var it : ground.look("select id, community_id, name, most_open, retired_at is not null from help_queue order by id")) {
            queues.put((Long) it[0], new Queue((Long) it[0], (Long) it[1], (String) it[2], (Integer) it[3], (Boolean) it[4], boards.getOrDefault((Long) it[0], List.of())));
        }
        var last = before == null ? 0 : before.lastEntry;
        var entries = entries(ground, last);
        return new CaseRows(cases, queues, entries, entries.isEmpty() ? last : entries.getLast().id(), (Long) ground.look("select count(*) from case_entry").getFirst()[0], promises(ground));
    }

    /** Those after a number. */
    static List<Entry> entries(Ground ground, long last) {
        return ground.look("select id, case_id, person_id, move from case_entry where id > " + last + " order by id").stream()
            .map(it -> new Entry((Long) it[0], (Long) it[1], (Long) it[2], Move.valueOf((String) it[3]))).toList();
    }

    private static Map<Long, Promise> promises(Ground ground) {
        var promises = new LinkedHashMap<Long, Promise>();
        for (var it : ground.look("select p.id, p.case_id, p.queue_id, p.since_at, p.due_at, p.next_at, p.warned_at, p.broken_at, p.met_at, t.due from case_promise p left join timer t on t.name = 'promises of queue ' || p.queue_id "
            + "and t.parked is null order by p.id")) {
            promises.put((Long) it[0], new Promise((Long) it[0], (Long) it[1], (Long) it[2], instant(it[3]), instant(it[4]), instant(it[5]), instant(it[6]), instant(it[7]), instant(it[8]), instant(it[9])));
        }
        return promises;
    }

    private static @Nullable Instant instant(@Nullable Object at) {
        return at == null ? null : Rows.instant(at);
    }

    /** What waits in a queue, first to last; of those that are answered together the one that leads. */
    List<Case> line(long queue) {
        return cases.values().stream().filter(it -> it.queue() == queue && it.stage().waits() && it.leads()).sorted(LINE).toList();
    }

    /** Whether somebody asked it, or one that is answered together with it. */
    boolean isOf(Case it, long person) {
        return it.asker() == person || cases.values().stream().anyMatch(other -> other.lead() != null && other.lead() == it.id() && other.asker() == person);
    }

    /** What mentors have of a queue. */
    List<Case> taken(long queue) {
        return cases.values().stream().filter(it -> it.queue() == queue && it.mentor() != null && it.stage().isOpen() && it.leads()).toList();
    }
}
