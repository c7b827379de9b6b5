package usher.deliverables;

import static usher.Text.code;
import static usher.Text.plain;
import static usher.Text.strong;

import java.util.List;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Field;
import usher.Refusal;
import usher.Right;
import usher.Tx;
import usher.View;
import usher.badges.Awards;
import usher.badges.Rule;
import usher.events.Attendees;
import usher.events.Event;
import usher.events.EventFields;
import usher.events.EventTable;
import usher.people.Homes;

/** What people say about what events promised them: they show it whenever it is done, say that it is not or not for them, and take that back. */
final class Handing {

    static final String MINE = "my.deliverable";
    static final String MADE = "deliverable.made";
    static final String NOT_YET = "deliverable.not-yet";
    static final String NOT_MINE = "deliverable.not-mine";
    static final String UNDO = "deliverable.undo";

    static final Field.Paragraph PROOF = new Field.Paragraph(Field.required("proof", "What shows it", "a link, or a few words; whoever hosts the event and moderators can read it"), 800);
    /** As many as a menu holds. */
    static final int MOST = 25;

    private final Homes homes;

    Handing(Homes homes) {
        this.homes = homes;
    }

    List<Action> actions() {
        return List.of(
            Action.question("my deliverable", "Hand in what an event promised you would make", Right.ANYONE, List.of(), (_, view) -> Answer.done(DeliverableCards.mine(mine(view), view))),
            Action.press(MADE, "Show what you made", Right.ANYONE, List.of(EventFields.EVENT, PROOF), this::made),
            Action.press(NOT_YET, "Say that it is not made, or not yet", Right.ANYONE, List.of(EventFields.EVENT), this::notYet),
            Action.press(NOT_MINE, "Say that it is not for you", Right.ANYONE, List.of(EventFields.EVENT), this::notMine),
            Action.press(UNDO, "Take back what you said about it", Right.ANYONE, List.of(EventFields.EVENT), this::undo));
    }

    /** What the caller was at, the newest first. */
    private static List<Event> mine(View view) {
        return view.table(DeliverableTable.class).over(view.community().id(), view.caller().id(), view.now(), MOST).stream()
            .filter(it -> Attendees.was(view.caller().id(), it, view)).toList();
    }

    /** An event and what the caller said about it so far. */
    private record Own(Event event, Deliverable said) {}

    private static Own own(Call call, Tx tx) {
        var event = tx.table(EventTable.class).find(call.get(EventFields.EVENT)).filter(it -> it.communityId() == tx.community().id())
            .orElseThrow(() -> Refusal.of("You were at no such event. {command} shows those you were at.", code("command", "/my deliverable")));
        if (event.isCancelled()) throw Refusal.of("{title} was cancelled.", strong("title", event.title()));
        if (tx.now().isBefore(event.endsAt())) throw Refusal.of("{title} is not over yet. What it promises can be handed in afterwards.", strong("title", event.title()));
        var said = tx.table(DeliverableTable.class).find(event.id(), tx.caller().id());
        if (said.filter(it -> it.isSaid() || it.askedAt() != null).isEmpty() && !Attendees.was(tx.caller().id(), event, tx)) {
            throw Refusal.of("You were at no such event. {command} shows those you were at.", code("command", "/my deliverable"));
        }
        return new Own(event, said.orElseGet(() -> Deliverable.fresh(event.id(), tx.caller().id(), event.communityId())));
    }

    private Answer made(Call call, Tx tx) {
        var it = own(call, tx);
        if (it.said().stands() != Deliverable.Stands.MADE) say(it, Deliverable.Stands.MADE, call.get(PROOF), tx);
        return Answer.done(Card.of("Handed in: {promise}", plain("promise", it.event().bill().promise())).tone(Card.Tone.GOOD).say("Well done! Whoever hosts {title} can read what you showed.", strong("title", it.event().title())).controls(undo(it)));
    }

    private Answer notYet(Call call, Tx tx) {
        var it = own(call, tx);
        if (it.said().stands() != Deliverable.Stands.NOT_YET) say(it, Deliverable.Stands.NOT_YET, "", tx);
        return Answer.done(Card.of("Not made, or not yet: {promise}", plain("promise", it.event().bill().promise())).tone(Card.Tone.OVER)
            .say("Thank you for saying so; I do not ask again. Should you make it later, {command} takes it.", code("command", "/my deliverable")).controls(undo(it)));
    }

    private Answer notMine(Call call, Tx tx) {
        var it = own(call, tx);
        if (it.said().stands() != Deliverable.Stands.NOT_MINE) say(it, Deliverable.Stands.NOT_MINE, "", tx);
        return Answer.done(Card.of("Not for you: {promise}", plain("promise", it.event().bill().promise())).tone(Card.Tone.OVER).controls(undo(it)));
    }

    /** Who has nothing said leaves no trace; whoever was not asked yet will be, as if they had said nothing. */
    private Answer undo(Call call, Tx tx) {
        var it = own(call, tx);
        if (it.said().isSaid()) {
            say(it, Deliverable.Stands.OPEN, "", tx);
            if (it.said().askedAt() == null) tx.table(DeliverableTable.class).forget(it.event().id(), tx.caller().id());
        }
        return Answer.done(Card.of("Open again: {promise}", plain("promise", it.event().bill().promise())).tone(Card.Tone.WAITING).controls(Card.button("Show it", MADE, EventFields.EVENT.is(it.event().id()))));
    }

    private void say(Own it, Deliverable.Stands stands, String proof, Tx tx) {
        var said = it.said().said(stands, proof, tx.now());
        tx.table(DeliverableTable.class).keep(said);
        Asking.redraw(said, tx.caller(), tx);
        if (stands == Deliverable.Stands.MADE) Awards.look(tx.caller().id(), tx);
        if (it.said().stands() == Deliverable.Stands.MADE) Awards.undone(Rule.Kind.DELIVERABLES, tx.caller().id(), tx);
        homes.refresh(tx.caller(), tx);
    }

    private static Card.Button undo(Own it) {
        return Card.button("Undo", UNDO, EventFields.EVENT.is(it.event().id()));
    }
}
