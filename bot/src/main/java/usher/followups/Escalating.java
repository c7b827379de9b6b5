package usher.followups;

import static usher.Text.moment;
import static usher.Text.plain;
import static usher.Text.strong;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Manner;
import usher.Person;
import usher.Text;
import usher.Trigger;
import usher.Tx;
import usher.events.Event;
import usher.events.EventFields;
import usher.events.EventTable;
import usher.people.AccountTable;

/** What hosts must have done before an event and no host has: an hour before the start they hear of it, and moderators too. */
final class Escalating {

    private static final String UNREADY = "checklist.unready";
    private static final Duration AHEAD = Duration.ofHours(1);
    /** More do not help at once. */
    private static final int MOST_TOLD = 20;

    private Escalating() {}

    static List<Action> actions() {
        return List.of(Action.timer(UNREADY, Trigger.Late.SKIP, AHEAD, List.of(EventFields.EVENT), Escalating::unready));
    }

    private static String key(long event) {
        return "unready event " + event;
    }

    /** Sets the timer, or moves it with the event. One that is due already reads for itself what has become of it. */
    static void arm(Event event, List<Checklist> lists, Tx tx) {
        var at = event.startsAt().minus(AHEAD);
        if (lists.stream().noneMatch(list -> list.items().stream().anyMatch(Item::escalates))) tx.cancel(key(event.id()));
        else if (at.isAfter(tx.now())) tx.at(at, key(event.id()), UNREADY, EventFields.EVENT.is(event.id()));
    }

    private static Answer unready(Call call, Tx tx) {
        tx.table(EventTable.class).find(call.get(EventFields.EVENT)).filter(it -> it.communityId() == tx.community().id() && !it.isCancelled() && tx.now().isBefore(it.startsAt())).ifPresent(event -> {
            var missing = missing(event, tx);
            if (missing.isEmpty()) tx.skipped("escalation of " + event.subject(), "everything was done");
            else escalate(event, missing, tx);
        });
        return Answer.done(Card.of("Escalated"));
    }

    /** What none of the hosts has done; each of them has it. */
    private static List<AssignmentCards.Shown> missing(Event event, Tx tx) {
        var given = tx.table(AssignmentTable.class).ofEvent(event.id()).stream().filter(it -> !it.isTaken() && it.part() == Part.BEFORE).map(Assignment::id).toList();
        var must = AssignmentCards.shown(tx.table(AssignmentTable.class).tasks(given), tx).stream().filter(it -> it.item().escalates())
            .collect(Collectors.groupingBy(it -> it.in().checklistId() + " " + it.task().number(), LinkedHashMap::new, Collectors.toList()));
        return must.values().stream().filter(those -> those.stream().noneMatch(it -> it.task().stands() == Task.Stands.DONE)).flatMap(List::stream).toList();
    }

    private static void escalate(Event event, List<AssignmentCards.Shown> missing, Tx tx) {
        var table = tx.table(EventTable.class);
        var hosts = tx.people(table.hosts(event.id()));
        for (var host : hosts) {
            var theirs = missing.stream().filter(it -> it.task().personId() == host.id()).toList();
            if (!theirs.isEmpty()) tx.tell(host, key(event.id()), AssignmentCards.controls(card(event, theirs), theirs), Manner.OWN.until(event.startsAt()));
        }
        var card = card(event, missing).say("Hosts: {hosts}. Please see whether they need help.", plain("hosts", hosts.stream().map(Person::name).collect(Collectors.joining(", "))))
            .controls(Card.button("Show it", "event.show", EventFields.WHICH.is(event.id())));
        for (var moderator : tx.people(tx.table(AccountTable.class).moderators(event.communityId(), MOST_TOLD))) {
            if (!hosts.contains(moderator)) tx.tell(moderator, key(event.id()), card, Manner.NEWS.until(event.startsAt()));
        }
        tx.audit("escalate checklist", event.subject(), Text.of("an hour before the start not all was done that hosts must do"));
    }

    private static Card card(Event event, List<AssignmentCards.Shown> missing) {
        return Card.of("{title} begins {when}, and something is not ticked off", strong("title", event.title()), moment("when", event.startsAt(), Text.Style.RELATIVE)).tone(Card.Tone.WRONG)
            .bullets(missing.stream().map(AssignmentCards.Shown::promise).distinct().toList());
    }

    /** A host did it: once nothing is missing any more the messages about it go. */
    static void settled(AssignmentCards.Shown it, Tx tx) {
        tx.table(EventTable.class).find(it.in().eventId()).filter(event -> missing(event, tx).isEmpty()).ifPresent(event -> {
            for (var who : tx.people(tx.table(EventTable.class).hosts(event.id()))) tx.unpost(who.account().direct(), key(event.id()));
            for (var who : tx.people(tx.table(AccountTable.class).moderators(event.communityId(), MOST_TOLD))) tx.unpost(who.account().direct(), key(event.id()));
        });
    }
}
