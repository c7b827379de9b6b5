package usher.deliverables;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import usher.Account;
import usher.Action;
import usher.Address;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Field;
import usher.Manner;
import usher.Person;
import usher.Trigger;
import usher.Tx;
import usher.events.Attendees;
import usher.events.Event;
import usher.events.EventFields;
import usher.events.EventTable;
import usher.followups.Turn;
import usher.people.AccountTable;

/** Asks whoever was at an event, once, whether they made what it promised. */
final class Asking {

    private static final String DUE = "deliverable.due";
    private static final String ASK = "deliverable.ask";
    private static final Field.Id PERSON = new Field.Id("person");

    /** So long after the end it is asked; what is made by then is made because of the event. */
    static final Duration AFTER = Duration.ofDays(30);
    /** So much later it is still of use. */
    private static final Duration USEFUL = Duration.ofDays(7);
    /** People who are looked at at a time, before others' calls have their turn. */
    private static final int AT_ONCE = 100;
    /** Events that one message speaks of. */
    private static final int MOST = 25;

    private Asking() {}

    static List<Action> actions() {
        return List.of(
            Action.timer(DUE, Trigger.Late.FINE, Duration.ZERO, List.of(EventFields.EVENT), Asking::due),
            Action.timer(ASK, Trigger.Late.FINE, Duration.ZERO, List.of(PERSON), Asking::ask));
    }

    private static String timer(Event event) {
        return "deliverables of " + event.subject();
    }

    private static String timer(long person) {
        return "deliverables of person " + person;
    }

    private static Instant last(Event event) {
        return event.endsAt().plus(AFTER).plus(USEFUL);
    }

    /** It is over, or who came was corrected: also after the day on which the others were asked. */
    static void ended(Event event, Tx tx) {
        var due = event.endsAt().plus(AFTER);
        if (!event.isCancelled() && tx.now().isBefore(last(event))) tx.at(due.isAfter(tx.now()) ? due : tx.now(), timer(event), DUE, EventFields.EVENT.is(event.id()));
    }

    private static Answer due(Call call, Tx tx) {
        tx.table(EventTable.class).find(call.get(EventFields.EVENT)).filter(it -> it.communityId() == tx.community().id() && !it.isCancelled()).ifPresent(event -> {
            if (tx.now().isBefore(last(event))) due(event, tx);
            else tx.skipped("questions about the promise of " + event.subject(), "it was too late for them");
        });
        return Answer.done(Card.of("Asked"));
    }

    /** Whoever said something about it already is not asked, nor whoever has left. */
    private static void due(Event event, Tx tx) {
        var table = tx.table(DeliverableTable.class);
        var known = new HashSet<>(table.known(event.id()));
        var missing = Attendees.of(event, tx).all().stream().filter(it -> !known.contains(it)).toList();
        var here = tx.people(tx.table(AccountTable.class).here(missing)).stream().limit(AT_ONCE).toList();
        table.add(here.stream().map(who -> Deliverable.fresh(event.id(), who.id(), event.communityId()).waiting()).toList());
        here.forEach(who -> soon(who, tx));
        if (here.size() == AT_ONCE) tx.at(tx.now(), timer(event), DUE, EventFields.EVENT.is(event.id()));
    }

    static void soon(Person who, Tx tx) {
        tx.at(tx.now(), timer(who.id()), ASK, PERSON.is(who.id()));
    }

    static void never(Person who, Tx tx) {
        tx.cancel(timer(who.id()));
    }

    /** Reads everything again: they may have said it, be elsewhere in the world by now, or want quiet at another time. */
    private static Answer ask(Call call, Tx tx) {
        tx.person(call.get(PERSON)).ifPresent(who -> {
            var asks = tx.table(DeliverableTable.class).waiting(who.id(), MOST).stream().filter(it -> hasPoint(it, tx)).toList();
            if (!asks.isEmpty()) ask(who, asks, tx);
        });
        return Answer.done(Card.of("Asked"));
    }

    private static boolean hasPoint(Deliverable it, Tx tx) {
        var event = tx.table(EventTable.class).find(it.eventId()).filter(found -> !found.isCancelled());
        if (event.isPresent() && tx.now().isBefore(last(event.get())) && Attendees.was(it.personId(), event.get(), tx)) return true;
        tx.table(DeliverableTable.class).forget(it.eventId(), it.personId());
        tx.skipped("question of person " + it.personId() + " about the promise of event " + it.eventId(), event.isPresent() && !tx.now().isBefore(last(event.get())) ? "it was too late for it" : "they were not there");
        return false;
    }

    private static void ask(Person who, List<Deliverable> asks, Tx tx) {
        var turn = new Turn(who, tx);
        var today = turn.day(tx.now()).toString();
        var at = asks.stream().anyMatch(it -> today.equals(it.turn())) ? turn.awake() : turn.next();
        if (at.isAfter(tx.now())) later(who, asks, turn, at, tx);
        else tell(who, asks, turn, tx);
    }

    /** The day is theirs from now on, or nudges would always be before them. */
    private static void later(Person who, List<Deliverable> asks, Turn turn, Instant at, Tx tx) {
        turn.take(turn.day(at));
        keep(asks.stream().map(it -> it.turn(turn.day(at).toString())).toList(), tx);
        tx.at(at, timer(who.id()), ASK, PERSON.is(who.id()));
    }

    private static void tell(Person who, List<Deliverable> asks, Turn turn, Tx tx) {
        var key = "deliverables " + turn.day(tx.now());
        var muted = who.wishes().muted();
        var asked = asks.stream().map(it -> it.asked(tx.now(), muted ? null : who.account(), muted ? null : key)).toList();
        keep(asked, tx);
        tx.tell(who, key, DeliverableCards.question(asked, tx), Manner.NEWS.mentioning(discussion(asked, who, tx), DeliverableCards.mention()).until(turn.end()));
        if (!muted) turn.take(turn.day(tx.now()));
    }

    private static void keep(List<Deliverable> those, Tx tx) {
        those.forEach(tx.table(DeliverableTable.class)::keep);
    }

    /** For whoever takes no private messages. */
    private static Optional<Address> discussion(List<Deliverable> asked, Person who, Tx tx) {
        return asked.stream().flatMap(it -> tx.table(EventTable.class).posts(it.eventId()).stream().filter(post -> post.space().equals(who.account().space()))
            .map(post -> Address.under(post, Event.subject(it.eventId())))).findFirst();
    }

    /** By another clock it may be another day: what was taken is looked for anew. */
    static void anew(Person who, Tx tx) {
        var asks = tx.table(DeliverableTable.class).waiting(who.id(), MOST);
        keep(asks.stream().map(it -> it.turn(null)).toList(), tx);
        if (!asks.isEmpty()) soon(who, tx);
    }

    /** The message that asked about it says how it stands now. Whoever acts is awake, and an edit wakes nobody. */
    static void redraw(Deliverable it, Person who, Tx tx) {
        var account = it.accountId();
        var key = it.toldAs();
        if (account == null || key == null) return;
        var those = tx.table(DeliverableTable.class).told(who.id(), account, key);
        if (those.isEmpty()) tx.unpost(Account.of(account).direct(), key);
        else tx.tellAgain(who, Account.of(account).direct(), key, DeliverableCards.question(those, tx), Manner.URGENT);
    }

    static void hide(Deliverable it, Tx tx) {
        if (it.accountId() != null && it.toldAs() != null) tx.unpost(Account.of(it.accountId()).direct(), it.toldAs());
    }
}
