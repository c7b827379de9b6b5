package usher.followups;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import usher.Tx;

/**
 * What is known of all who are asked in one group of timers: read for all of them in a few statements, and what is written of them goes in as few. Whatever else
 * the group writes about checklists in between has it read anew.
 */
final class Round {

    private static final Set<String> TABLES = Set.of("assignment", "assignment_item", "nudge");

    private final Tx tx;
    private final Object asOf;
    private final Set<Long> people;
    private final Map<Long, List<Task>> open = new HashMap<>();
    private final Map<Long, AssignmentTable.Taken> nudged = new HashMap<>();
    private final Map<Long, AssignmentCards.Shown> shown;

    private Round(Set<Long> people, Object asOf, Tx tx) {
        this.tx = tx;
        this.asOf = asOf;
        this.people = people;
        var table = tx.table(AssignmentTable.class);
        tx.people(people);
        var tasks = table.toAsk(people);
        tasks.forEach(it -> open.computeIfAbsent(it.personId(), _ -> new ArrayList<>()).add(it));
        table.nudged(people).forEach(it -> nudged.put(it.personId(), it));
        shown = AssignmentCards.shown(tasks, tx).stream().collect(Collectors.toMap(it -> it.task().id(), it -> it));
    }

    /** The group's latest one. */
    private static final class Latest {
        private @Nullable Round round;
    }

    static Round of(long person, Tx tx) {
        var latest = tx.once("nudges of a group, in " + tx.community().id(), Latest::new);
        var asOf = tx.standing(TABLES, "nudges as of", Object::new);
        var known = latest.round;
        if (known != null && known.asOf == asOf && known.people.contains(person)) return known;
        var people = new HashSet<>(tx.due(Nudging.NUDGE, Nudging.PERSON));
        people.add(person);
        var fresh = new Round(people, asOf, tx);
        latest.round = fresh;
        return fresh;
    }

    Optional<AssignmentTable.Taken> nudged(long person) {
        return Optional.ofNullable(nudged.get(person));
    }

    private List<Task> open(long person) {
        return open.computeIfAbsent(person, _ -> new ArrayList<>());
    }

    /** When something of somebody's is to be asked about at the earliest. */
    Collection<AssignmentTable.Next> next(long person) {
        return open(person).stream().flatMap(it -> it.asks().stream().map(at -> new AssignmentTable.Next(it.weekdaysOnly(), at))).toList();
    }

    List<Task> before(long person, Instant end) {
        return open(person).stream().filter(it -> it.asks().filter(at -> at.isBefore(end)).isPresent()).toList();
    }

    /** With their words; of what was taken back there are none. */
    List<AssignmentCards.Shown> shown(List<Task> tasks) {
        return tasks.stream().flatMap(it -> Optional.ofNullable(shown.get(it.id())).stream()).toList();
    }

    /** It was spoken of, and is again from an instant on or no more. */
    void asked(Task task, Optional<Instant> again) {
        open(task.personId()).remove(task);
        again.ifPresent(at -> open(task.personId()).add(task.askedAgain(at)));
        var table = tx.table(AssignmentTable.class);
        again.ifPresentOrElse(at -> tx.together("items asked about", new AssignmentTable.Asked(task.id(), at), table::asked), () -> tx.together("items asked about at last", task.id(), table::askedLast));
    }

    void neverMind(Task task) {
        open(task.personId()).remove(task);
        tx.together("items asked about no more", task.id(), tx.table(AssignmentTable.class)::askNoMore);
    }

    void keep(AssignmentTable.Taken nudge) {
        nudged.put(nudge.personId(), nudge);
        tx.together("nudges", nudge, this::write);
    }

    private void write(Collection<AssignmentTable.Taken> nudges) {
        var table = tx.table(AssignmentTable.class);
        table.forgetNudged(nudges.stream().map(AssignmentTable.Taken::personId).toList());
        table.addNudged(nudges);
    }
}
