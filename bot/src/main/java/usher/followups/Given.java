package usher.followups;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import usher.Person;
import usher.Role;
import usher.Tx;
import usher.events.Attendees;
import usher.events.Event;
import usher.events.EventTable;
import usher.people.AccountTable;

/** What people were given for one event, and who should have what. */
final class Given {

    /** Nobody is asked about something as soon as they have it, nor is it due at once because it came late. */
    private static final Duration TIME_TO_READ = Duration.ofHours(12);
    private static final Duration TIME_TO_DO = Duration.ofDays(1);

    private final Event event;
    private final Tx tx;
    private final Attendees attendees;
    private final Set<Long> hosts;
    private final List<Assignment> assignments;

    Given(Event event, Tx tx) {
        this.event = event;
        this.tx = tx;
        attendees = Attendees.of(event, tx);
        hosts = new HashSet<>(tx.table(EventTable.class).hosts(event.id()));
        assignments = tx.table(AssignmentTable.class).ofEvent(event.id());
    }

    private Set<Long> people(Checklist.Whom whom, Part part) {
        return switch (whom) {
            case ATTENDEES -> part == Part.BEFORE ? attendees.in() : attendees.all();
            case NO_SHOWS -> part == Part.BEFORE || attendees.assumed() ? Set.of() : attendees.missed();
            case HOSTS -> hosts;
            case MENTORS -> mentors(part == Part.BEFORE ? attendees.in() : attendees.all());
        };
    }

    private Set<Long> mentors(Set<Long> among) {
        var all = new HashSet<>(among);
        all.addAll(hosts);
        all.removeIf(id -> tx.person(id).filter(it -> it.is(Role.MENTOR)).isEmpty());
        return all;
    }

    /** Before the start from whoever is not in any more; after the end only from those of whom somebody said that it is otherwise. */
    void takeBack() {
        var whose = new HashMap<Long, Optional<Checklist>>();
        for (var it : assignments) {
            if (it.isTaken()) continue;
            var list = whose.computeIfAbsent(it.checklistId(), id -> Checklists.find(id, tx));
            if (list.filter(found -> isPointless(it, found)).isPresent()) Handing.takeBack(it, event.isCancelled() ? "the event was cancelled" : "it is not theirs any more", tx);
        }
    }

    private boolean isPointless(Assignment it, Checklist list) {
        if (it.part() == Part.BEFORE) return event.isCancelled() || (tx.now().isBefore(event.startsAt()) && !people(list.forWhom(), it.part()).contains(it.personId()));
        return switch (list.forWhom()) {
            case ATTENDEES -> attendees.missed().contains(it.personId());
            case NO_SHOWS -> attendees.came().contains(it.personId());
            case HOSTS, MENTORS -> false;
        };
    }

    /** The event was moved: what is to be done before it is due at other times. */
    void redate() {
        for (var it : assignments) {
            if (it.isTaken() || it.part() != Part.BEFORE || it.startsAt().equals(event.startsAt())) continue;
            tx.person(it.personId()).ifPresent(who -> {
                redate(it, who);
                tx.table(AssignmentTable.class).find(it.id()).ifPresent(is -> Handing.tell(is, event, tx));
                Nudging.arm(who, tx);
            });
        }
    }

    private void redate(Assignment it, Person who) {
        var table = tx.table(AssignmentTable.class);
        var list = Checklists.given(it, tx);
        table.moved(it.id(), event.startsAt());
        for (var task : table.tasks(it.id())) {
            if (!task.isOpen()) continue;
            var due = due(list, list.item(task.number()), who);
            table.due(task.id(), due, asks(due, who, list.weekdaysOnly()));
        }
    }

    /** Gives it to whoever should have it and has not, at most {@code most} people; returns how many that were. */
    int give(Checklist list, Part part, int most) {
        var items = list.of(part);
        if (items.isEmpty() || most <= 0) return 0;
        Map<Long, Assignment> known = new HashMap<>();
        assignments.stream().filter(it -> it.checklistId() == list.id() && it.part() == part).forEach(it -> known.put(it.personId(), it));
        var missing = people(list.forWhom(), part).stream().filter(id -> !known.containsKey(id) || known.get(id).isTaken()).toList();
        var here = tx.people(tx.table(AccountTable.class).here(missing)).stream().limit(most).toList();
        for (var who : here) {
            if (known.containsKey(who.id())) again(known.get(who.id()), who);
            else give(list, part, items, who);
        }
        return here.size();
    }

    /** What was taken back is theirs again, with what they had ticked off. */
    private void again(Assignment it, Person who) {
        var table = tx.table(AssignmentTable.class);
        table.take(it.id(), null);
        table.stands(it.id(), who.account().key());
        redate(it, who);
        table.find(it.id()).ifPresent(is -> Handing.tell(is, event, tx));
        Nudging.arm(who, tx);
    }

    private void give(Checklist list, Part part, List<Item> items, Person who) {
        var it = new Assignment(tx.newId(), event.communityId(), list.id(), list.version(), event.id(), who.id(), part, part == Part.AFTER && attendees.assumed() && list.forWhom() != Checklist.Whom.HOSTS,
            who.account().key(), event.startsAt(), tx.now(), null);
        tx.table(AssignmentTable.class).add(it);
        tx.table(AssignmentTable.class).addTasks(items.stream().map(item -> {
            var due = due(list, item, who);
            return new Task(tx.newId(), it.id(), it.communityId(), who.id(), item.number(), due, Task.Stands.OPEN, "", asks(due, who, list.weekdaysOnly()), 0, list.weekdaysOnly(), null);
        }).toList());
        Handing.tell(it, event, tx);
        Nudging.arm(who, tx);
    }

    /** What comes late is due a day later, before the event for what belongs before it: nobody is late with what they did not know. */
    private Instant due(Checklist list, Item item, Person who) {
        var due = list.due(item, event, tx.zone(who));
        var fair = tx.now().plus(TIME_TO_DO);
        if (!due.isBefore(fair)) return due;
        return list.part(item) == Part.BEFORE ? Stream.of(fair, event.startsAt()).min(Instant::compareTo).orElseThrow() : due.isAfter(tx.now()) ? due : fair;
    }

    private Instant asks(Instant due, Person who, boolean weekdaysOnly) {
        var rhythm = Nudging.rhythm(who, tx);
        return rhythm.slot(rhythm.day(due), tx.now().plus(TIME_TO_READ), weekdaysOnly);
    }
}
