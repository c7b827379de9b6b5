package usher.followups;

import static usher.Text.code;
import static usher.Text.count;
import static usher.Text.moment;
import static usher.Text.plain;
import static usher.Text.strong;
import static usher.Text.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import usher.Card;
import usher.Text;
import usher.View;
import usher.events.Event;
import usher.events.EventTable;

/** What people read about what they have promised. What they show or say about an item is never on a card. */
final class AssignmentCards {

    /** As many as a menu holds. */
    static final int MOST = 25;

    private AssignmentCards() {}

    /** An item of somebody's, with its words. */
    record Shown(Task task, Item item, Assignment in, String list, String event) {

        Text promise() {
            return item.promise();
        }

        Shown as(Task is) {
            return new Shown(is, item, in, list, event);
        }
    }

    /** Tasks with their words; of assignments that were taken back nothing is shown. */
    static List<Shown> shown(List<Task> tasks, View view) {
        var in = view.table(AssignmentTable.class).find(tasks.stream().map(Task::assignmentId).distinct().toList()).stream().filter(it -> !it.isTaken())
            .collect(Collectors.toMap(Assignment::id, it -> it));
        var lists = new HashMap<String, Checklist>();
        var events = new HashMap<Long, String>();
        var shown = new ArrayList<Shown>();
        for (var task : tasks) {
            var it = in.get(task.assignmentId());
            if (it == null) continue;
            var list = lists.computeIfAbsent(it.checklistId() + " " + it.version(), _ -> Checklists.given(it, view));
            var event = events.computeIfAbsent(it.eventId(), id -> view.table(EventTable.class).find(id).map(Event::title).orElse(""));
            list.find(task.number()).ifPresent(item -> shown.add(new Shown(task, item, it, list.name(), event)));
        }
        return shown;
    }

    static Card handed(Assignment it, Event event, View view) {
        var list = Checklists.given(it, view);
        var shown = shown(view.table(AssignmentTable.class).tasks(it.id()), view);
        var open = shown.stream().filter(one -> one.task().isOpen()).count();
        var card = it.part() == Part.BEFORE ? Card.of("Before {title}: {checklist}", strong("title", event.title()), strong("checklist", list.name()))
            : Card.of("After {title}: {checklist}", strong("title", event.title()), strong("checklist", list.name()));
        card = card.tone(open > 0 ? Card.Tone.WAITING : Card.Tone.GOOD).bullets(shown.stream().map(AssignmentCards::line).toList());
        if (open == 0) card = card.say("All of it is settled. Thank you!");
        if (it.assumed() && open > 0) card = card.note("Nobody was checked in, so everyone who was going has this. If you were not there, say that it is not for you.");
        return controls(card, shown);
    }

    private static Text line(Shown it) {
        var promise = ChecklistCards.promise(it.item());
        return switch (it.task().stands()) {
            case DONE -> Text.of("{promise}: done", text("promise", promise));
            case NOT_MINE -> Text.of("{promise}: not for you", text("promise", promise));
            case OPEN -> it.item().why().isEmpty() ? Text.of("{promise}, due {when}", text("promise", promise), moment("when", it.task().dueAt()))
                : Text.of("{promise}, due {when}: {why}", text("promise", promise), moment("when", it.task().dueAt()), plain("why", it.item().why()));
        };
    }

    /** The same with the event that it is about. */
    static Text named(Shown it) {
        return Text.of("{promise}, due {when} ({event})", text("promise", ChecklistCards.promise(it.item())), moment("when", it.task().dueAt()), plain("event", it.event()));
    }

    /** One menu for each thing that can be done, since a card has few controls and a checklist may have many items. */
    static Card controls(Card card, List<Shown> all) {
        var shown = card;
        shown = pick(shown, "Tick off", Doing.DONE, all, it -> it.task().isOpen() && it.item().proof() == Proof.NONE);
        shown = pick(shown, "Tick off and show it", Doing.PROVE, all, it -> it.task().isOpen() && it.item().proof() != Proof.NONE);
        shown = pick(shown, "Ask me later", Doing.LATER, all, it -> it.task().isOpen());
        shown = pick(shown, "Not for me", Doing.NOT_MINE, all, it -> it.task().isOpen());
        return pick(shown, "Take back what I said", Doing.UNDO, all, it -> !it.task().isOpen());
    }

    private static Card pick(Card card, String label, String action, List<Shown> all, Predicate<Shown> which) {
        var events = all.stream().map(it -> it.in().eventId()).distinct().count();
        var options = all.stream().filter(which).limit(MOST).map(it -> new Card.Option(Long.toString(it.task().id()), events == 1 ? it.promise() : about(it))).toList();
        return options.isEmpty() ? card : card.controls(new Card.Pick(Text.of(label), action, List.of(), Doing.ITEM.name(), options));
    }

    /** All that others read of it, where somebody is mentioned because they take no private messages. */
    static Card mention() {
        return Card.of("I could not write to you privately").say("{command} shows what you wanted to do. Only you see it.", code("command", "/checklist mine")).controls(Card.button("Show what is left", Doing.MINE));
    }

    /** In a menu, where the same is promised for several events. */
    private static Text about(Shown it) {
        return Text.of("{promise} ({event})", text("promise", it.promise()), plain("event", it.event()));
    }

    static Card mine(List<Assignment> open, View view) {
        if (open.isEmpty()) return Card.of("Nothing is left to do on your checklists").tone(Card.Tone.GOOD).say("After an event, or before it, you hear of what comes next.").controls(promised());
        var shown = shown(view.table(AssignmentTable.class).tasks(open.stream().map(Assignment::id).toList()).stream().filter(Task::isOpen).toList(), view);
        var card = Card.of("Your checklists: {n, plural, one {# thing} other {# things}} to do", count("n", shown.size())).tone(Card.Tone.WAITING).bullets(shown.stream().limit(MOST).map(AssignmentCards::named).toList());
        if (shown.size() > MOST) card = card.note("And {n} more.", count("n", shown.size() - MOST));
        return controls(card, shown).controls(promised());
    }

    /** What the event itself promised is another thing than what is on its checklists. */
    private static Card.Button promised() {
        return Card.button("What events promised you", "my.deliverable");
    }
}
