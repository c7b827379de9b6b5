package usher.followups;

import static usher.Text.moment;
import static usher.Text.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import usher.Action;
import usher.Feature;
import usher.Person;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.events.Companion;
import usher.events.Event;
import usher.events.EventTable;
import usher.people.Homes;

/** Follow-up checklists: {@link Writing} them, {@link Assigning} them to people, {@link Doing} what they say, {@link Reviewing} it, {@link Nudging}, {@link Escalating}, {@link Reporting}; and what all of it owes to people's data. */
public final class Followups implements Feature, Companion {

    private static final int MINE = 5;

    private final Doing doing;

    /** {@code homes} are redrawn when what their person has to do changes. */
    public Followups(Homes homes) {
        this.doing = new Doing(homes);
    }

    @Override
    public List<Action> actions() {
        return Stream.of(Writing.actions(), Holidays.actions(), doing.actions(), Reporting.actions(), Reviewing.actions(), Assigning.actions(), Nudging.actions(), Escalating.actions()).flatMap(List::stream).toList();
    }

    @Override
    public void planned(Event event, Tx tx) {
        Assigning.changed(event, tx);
    }

    @Override
    public void cancelled(Event event, Tx tx) {
        Assigning.changed(event, tx);
    }

    @Override
    public void seated(long pool, Tx tx) {
        Assigning.seated(pool, tx);
    }

    @Override
    public void attended(Event event, Tx tx) {
        Assigning.changed(event, tx);
    }

    @Override
    public List<Text> mine(Person who, View view) {
        var tasks = view.table(AssignmentTable.class).tasks(Doing.mine(who, view).stream().map(Assignment::id).toList()).stream().filter(Task::isOpen).limit(MINE).toList();
        return AssignmentCards.shown(tasks, view).stream().map(it -> Text.of("To do: {promise}, due {when}", text("promise", it.promise()), moment("when", it.task().dueAt()))).toList();
    }

    /** What both have for the same event becomes one, in which whatever either of them settled is settled. */
    @Override
    public void merge(Person from, Person into, Tx tx) {
        var table = tx.table(AssignmentTable.class);
        var own = table.allOf(into.id());
        for (var it : table.allOf(from.id())) {
            var same = own.stream().filter(one -> one.eventId() == it.eventId() && one.checklistId() == it.checklistId() && one.part() == it.part()).findFirst();
            if (same.isPresent()) {
                fold(it, same.get(), tx);
            } else {
                table.giveTo(it.id(), into.id());
                table.giveTasksTo(it.id(), into.id());
            }
        }
        nudges(from, into, tx);
        Reviewing.merge(from, into, tx);
        tx.table(ChecklistTable.class).madeBy(from.id(), into.id());
    }

    private static void fold(Assignment from, Assignment into, Tx tx) {
        var table = tx.table(AssignmentTable.class);
        var settled = table.tasks(from.id()).stream().filter(it -> !it.isOpen()).toList();
        for (var task : table.tasks(into.id())) {
            if (task.isOpen()) settled.stream().filter(it -> it.number() == task.number()).findFirst().ifPresent(it -> table.stand(task.id(), it.stands(), it.words(), null, tx.now()));
        }
        var again = into.isTaken() && !from.isTaken();
        if (again) table.take(into.id(), null);
        forget(from, tx);
        AssignmentCards.shown(table.tasks(into.id()), tx).stream().filter(it -> it.task().stands() == Task.Stands.DONE).forEach(it -> Reviewing.asked(it, tx));
        if (again) tx.table(EventTable.class).find(into.eventId()).ifPresent(event -> table.find(into.id()).ifPresent(it -> Handing.tell(it, event, tx)));
        else Handing.redraw(into.id(), tx);
    }

    private static void forget(Assignment it, Tx tx) {
        tx.table(AssignmentTable.class).tasks(it.id()).forEach(task -> Reviewing.forget(task.id(), tx));
        Handing.hide(it, tx);
        tx.table(AssignmentTable.class).forgetTasks(it.id());
        tx.table(AssignmentTable.class).forget(it.id());
    }

    /** Nobody is asked twice on the day on which they link their accounts. */
    private static void nudges(Person from, Person into, Tx tx) {
        var table = tx.table(AssignmentTable.class);
        Nudging.disarm(from, tx);
        table.nudged(from.id()).ifPresent(theirs -> {
            Nudging.hide(theirs, tx);
            table.forgetNudged(from.id());
            var own = table.nudged(into.id());
            var ignored = Math.min(theirs.ignored(), own.map(AssignmentTable.Taken::ignored).orElse(theirs.ignored()));
            var last = own.map(AssignmentTable.Taken::lastOn).filter(it -> it.compareTo(theirs.lastOn()) > 0).orElse(theirs.lastOn());
            Nudging.keep(new AssignmentTable.Taken(into.id(), into.community(), ignored, last, own.map(AssignmentTable.Taken::accountId).orElse(null), own.map(AssignmentTable.Taken::toldAs).orElse(null)), tx);
        });
        Nudging.arm(into, tx);
    }

    @Override
    public void left(Person who, Tx tx) {
        tx.table(AssignmentTable.class).allOf(who.id()).stream().filter(it -> !it.isTaken()).forEach(it -> Handing.takeBack(it, "they left", tx));
        Reviewing.left(who, tx);
        forgetNudges(who, tx);
    }

    @Override
    public void rhythm(Person was, Person is, Tx tx) {
        Nudging.moved(was, is, tx);
    }

    private static void forgetNudges(Person who, Tx tx) {
        tx.table(AssignmentTable.class).nudged(who.id()).ifPresent(it -> Nudging.hide(it, tx));
        tx.table(AssignmentTable.class).forgetNudged(who.id());
        Nudging.disarm(who, tx);
    }

    /** A checklist of a name that is taken keeps its name with a number; free are the days of the community that is joined. */
    @Override
    public void join(long from, long into, Tx tx) {
        var table = tx.table(ChecklistTable.class);
        for (var it : table.all(from)) {
            var name = it.name();
            for (var n = 2; table.called(into, name) > 0; n++) name = it.name() + " " + n;
            table.join(it.id(), into, name);
        }
        table.joinAttached(from, into);
        table.forgetHolidays(from);
        tx.table(AssignmentTable.class).join(from, into);
        tx.table(AssignmentTable.class).joinTasks(from, into);
        tx.table(AssignmentTable.class).joinNudged(from, into);
        Reviewing.join(from, into, tx);
    }

    @Override
    public Map<String, Object> export(Person who, View view) {
        var table = view.table(AssignmentTable.class);
        var given = table.allOf(who.id()).stream().map(it -> {
            var list = Checklists.given(it, view);
            var said = new LinkedHashMap<String, Object>();
            said.put("checklist", list.name());
            said.put("event", view.table(EventTable.class).find(it.eventId()).map(Event::title).orElse(""));
            said.put("given", it.givenAt().toString());
            Optional.ofNullable(it.takenAt()).ifPresent(at -> said.put("taken back", at.toString()));
            said.put("items", table.tasks(it.id()).stream().map(task -> Map.of("promise", list.find(task.number()).map(item -> item.promise().plain(view.locale())).orElse(""), "due", task.dueAt().toString(),
                "stands", task.stands().name().toLowerCase(Locale.ROOT).replace('_', ' '), "said", task.words())).toList());
            return said;
        }).toList();
        var asked = table.nudged(who.id()).map(it -> Map.of("last asked about them on", it.lastOn(), "ignored since", it.ignored())).orElse(Map.of());
        return Map.of("checklists", given, "checklists made", view.table(ChecklistTable.class).madeBy(who.id()), "nudges", asked, "reviews", Reviewing.export(who, view));
    }

    @Override
    public void erase(Person who, Tx tx) {
        tx.table(AssignmentTable.class).allOf(who.id()).forEach(it -> forget(it, tx));
        forgetNudges(who, tx);
        Reviewing.erase(who, tx);
        tx.table(ChecklistTable.class).forgetMaker(who.id());
    }
}
