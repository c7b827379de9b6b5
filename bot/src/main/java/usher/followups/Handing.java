package usher.followups;

import java.util.List;
import java.util.Optional;
import usher.Address;
import usher.Manner;
import usher.Person;
import usher.Tx;
import usher.events.Event;
import usher.events.EventTable;

/** The card of an assignment: it is handed to a person once, kept true where it stands, and taken back. */
final class Handing {

    private Handing() {}

    /** It waits for the end of their quiet hours; whoever takes no private messages is mentioned in the event's discussion, with none of it. */
    static void tell(Assignment it, Event event, Tx tx) {
        it.owner(tx).ifPresent(who -> {
            var manner = Manner.OWN.mentioning(thread(event.id(), who, tx), AssignmentCards.mention());
            tx.tell(who, it.key(), AssignmentCards.handed(it, event, tx), it.part() == Part.BEFORE ? manner.until(event.startsAt()) : manner);
        });
    }

    static Optional<Address> thread(long event, Person who, Tx tx) {
        List<Address> posts = tx.once("discussions of event " + event, () -> tx.table(EventTable.class).posts(event));
        return posts.stream().filter(post -> post.space().equals(who.account().space())).findFirst().map(post -> Address.under(post, Event.subject(event)));
    }

    /** Where it stands or is about to: what was never said, because it had lost its point, is not said after all. Whoever acts is awake, and an edit wakes nobody. */
    static void redraw(long assignment, Tx tx) {
        tx.table(AssignmentTable.class).find(assignment).filter(it -> !it.isTaken()).ifPresent(it -> tx.table(EventTable.class).find(it.eventId()).ifPresent(event -> it.owner(tx)
            .ifPresent(who -> tx.retell(who, it.account().direct(), it.key(), AssignmentCards.handed(it, event, tx), Manner.URGENT.mentioning(thread(event.id(), who, tx), AssignmentCards.mention())))));
    }

    static void takeBack(Assignment it, String why, Tx tx) {
        tx.table(AssignmentTable.class).take(it.id(), tx.now());
        tx.table(AssignmentTable.class).silence(it.id());
        tx.table(AssignmentTable.class).tasks(it.id()).forEach(task -> Reviewing.withdraw(task.id(), tx));
        tx.skipped("nudges about " + it.key(), why);
        hide(it, tx);
        tx.person(it.personId()).ifPresent(who -> Nudging.arm(who, tx));
    }

    /** Wherever it may stand. */
    static void hide(Assignment it, Tx tx) {
        tx.unpost(it.account().direct(), it.key());
        tx.person(it.personId()).filter(who -> !who.account().equals(it.account())).ifPresent(who -> tx.unpost(who.account().direct(), it.key()));
    }
}
