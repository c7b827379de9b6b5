package usher.followups;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Trigger;
import usher.Tx;
import usher.View;
import usher.events.Event;
import usher.events.EventFields;
import usher.events.EventTable;

/**
 * Makes what people were given for an event equal to what they should have: whenever seats change hands, the event is moved, cancelled or over, a timer is set for
 * that very instant, and {@link #settle} compares. So it costs a group of presses one row, and comes out the same however often it is done.
 */
final class Assigning {

    private static final String SETTLE = "checklist.settle";
    /** What comes before an event goes out so long before it, and so long before the first item is due, whichever is earlier. */
    private static final Duration AHEAD = Duration.ofDays(7);
    private static final Duration NOTICE = Duration.ofDays(2);
    /** People who are given one at a time, before others' calls have their turn. */
    private static final int AT_ONCE = 100;
    /** Events of a format that are told when a checklist is attached to it. */
    private static final int MOST_EVENTS = 500;

    private Assigning() {}

    static List<Action> actions() {
        return List.of(Action.timer(SETTLE, Trigger.Late.FINE, Duration.ZERO, List.of(EventFields.EVENT), Assigning::settle));
    }

    private static String timer(Event event) {
        return "checklists " + event.subject();
    }

    static void soon(Event event, Tx tx) {
        tx.at(tx.now(), timer(event), SETTLE, EventFields.EVENT.is(event.id()));
    }

    /** A checklist was attached: to that event, or to the format of many. */
    static void planned(Optional<Event> only, Tx tx) {
        if (only.isPresent()) soon(only.get(), tx);
        else tx.table(EventTable.class).coming(tx.community().id(), tx.now(), MOST_EVENTS).stream().filter(event -> !Checklists.with(event, tx).isEmpty()).forEach(event -> soon(event, tx));
    }

    /** Something about an event changed that what people were given may hang on. */
    static void changed(Event event, Tx tx) {
        if (!Checklists.with(event, tx).isEmpty() || tx.table(AssignmentTable.class).any(event.id()) > 0) soon(event, tx);
    }

    /** Nothing is read where no checklist goes with anything; and an event is read once a group. */
    static void seated(long pool, Tx tx) {
        if (Checklists.attached(tx).isEmpty()) return;
        var event = tx.once("event with checklists " + pool, () -> tx.table(EventTable.class).ofPool(pool));
        event.filter(it -> Checklists.with(it, tx).stream().anyMatch(list -> goesOut(list, it, tx).filter(out -> !out.isAfter(tx.now())).isPresent())).ifPresent(it -> soon(it, tx));
    }

    /** When what of it comes before an event is given to those who are in by then; empty where nothing does. */
    private static Optional<Instant> goesOut(Checklist it, Event event, View view) {
        return it.of(Part.BEFORE).stream().map(item -> it.due(item, event, view.community().zone()).minus(NOTICE)).min(Comparator.naturalOrder())
            .map(first -> Stream.of(first, event.startsAt().minus(AHEAD)).min(Comparator.naturalOrder()).orElseThrow());
    }

    private static Answer settle(Call call, Tx tx) {
        tx.table(EventTable.class).find(call.get(EventFields.EVENT)).filter(it -> it.communityId() == tx.community().id()).ifPresent(it -> settle(it, tx));
        return Answer.done(Card.of("Assigned"));
    }

    private static void settle(Event event, Tx tx) {
        var known = new Given(event, tx);
        known.takeBack();
        known.redate();
        var lists = event.isCancelled() ? List.<Checklist>of() : Checklists.with(event, tx);
        Escalating.arm(event, lists, tx);
        var left = AT_ONCE;
        for (var list : lists) {
            if (isAhead(list, event, tx)) left -= known.give(list, Part.BEFORE, left);
            if (event.endedAt().isPresent()) left -= known.give(list, Part.AFTER, left);
        }
        var next = left <= 0 ? Optional.of(tx.now()) : lists.stream().flatMap(list -> goesOut(list, event, tx).stream()).filter(tx.now()::isBefore).min(Comparator.naturalOrder());
        next.ifPresentOrElse(at -> tx.at(at, timer(event), SETTLE, EventFields.EVENT.is(event.id())), () -> tx.cancel(timer(event)));
    }

    private static boolean isAhead(Checklist it, Event event, Tx tx) {
        return tx.now().isBefore(event.startsAt()) && goesOut(it, event, tx).filter(out -> !out.isAfter(tx.now())).isPresent();
    }
}
