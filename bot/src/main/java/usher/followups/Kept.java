package usher.followups;

import java.util.List;
import java.util.stream.Collectors;
import usher.View;
import usher.events.Event;
import usher.events.EventTable;

/**
 * What a person's copy of a checklist came to. What they said is not for them is not counted, and neither is what was taken back from them.
 *
 * @param all the items that were theirs to do, of which {@code done} are
 */
public record Kept(String checklist, String event, long done, long all) {

    /** What a person's checklists came to together. */
    public record Total(int done, int open) {}

    /** The newest first, at most {@code most}. */
    public static List<Kept> of(long person, int most, View view) {
        var table = view.table(AssignmentTable.class);
        var given = table.newest(person, most);
        var tasks = table.tasks(given.stream().map(Assignment::id).toList()).stream().filter(task -> task.stands() != Task.Stands.NOT_MINE).collect(Collectors.groupingBy(Task::assignmentId));
        return given.stream().filter(it -> tasks.containsKey(it.id())).map(it -> of(it, tasks.getOrDefault(it.id(), List.of()), view)).toList();
    }

    private static Kept of(Assignment it, List<Task> tasks, View view) {
        return new Kept(Checklists.given(it, view).name(), view.table(EventTable.class).find(it.eventId()).map(Event::title).orElse(""), tasks.stream().filter(task -> !task.isOpen()).count(), tasks.size());
    }

    public static Total total(long person, View view) {
        var table = view.table(AssignmentTable.class);
        return new Total(table.standing(person, Task.Stands.DONE), table.standing(person, Task.Stands.OPEN));
    }

    /** How many checklists a person finished: nothing in them is open, and something was done. */
    public static int finished(long person, View view) {
        return view.table(AssignmentTable.class).finished(person);
    }
}
