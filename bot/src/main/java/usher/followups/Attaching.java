package usher.followups;

import static usher.Text.code;
import static usher.Text.strong;
import static usher.Text.text;

import java.util.Optional;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.events.Event;
import usher.events.EventTable;
import usher.events.Events;
import usher.events.Formats;

/** What a checklist goes with: all events of a format, which is for moderators to say, or one event, which its hosts say too. */
final class Attaching {

    private Attaching() {}

    /** A format, or the one event. */
    private record Target(long id, Text name, Optional<Event> event) {}

    private static Target target(Call call, Tx tx) {
        var format = call.find(ChecklistFields.FORMAT);
        var event = call.find(ChecklistFields.EVENT);
        if (format.isPresent() == event.isPresent()) throw Refusal.of("Please choose one: a format, for all events made from it, or an event.").at(ChecklistFields.FORMAT);
        return format.map(it -> format(it, tx)).orElseGet(() -> event(event.orElseThrow(), tx));
    }

    private static Target format(long number, Tx tx) {
        Right.MODERATORS.check(tx.caller());
        var format = Formats.find(number, tx).orElseThrow(() -> Refusal.of("That format is not one of this community''s. {command} shows those that are.", code("command", "/format list")).at(ChecklistFields.FORMAT));
        return new Target(number, Text.of("every {format}", text("format", format.name())), Optional.empty());
    }

    private static Target event(long id, Tx tx) {
        var event = tx.table(EventTable.class).find(id).filter(it -> it.communityId() == tx.community().id())
            .orElseThrow(() -> Refusal.of("That event is not one of this community''s. {command} shows those that are.", code("command", "/event list")).at(ChecklistFields.EVENT));
        if (!Events.manages(tx.caller(), event, tx)) throw Refusal.of("Only a host of {title} or a moderator can do that.", strong("title", event.title()));
        return new Target(id, Text.of("{title}", strong("title", event.title())), Optional.of(event));
    }

    static Answer attach(Call call, Tx tx) {
        var it = Checklists.known(call.get(ChecklistFields.WHICH), tx);
        var target = target(call, tx);
        if (it.items().isEmpty()) throw Refusal.of("{checklist} has no items yet. Add the first with {command}", strong("checklist", it.name()), code("command", "/checklist item"));
        if (Checklists.attached(tx).stream().noneMatch(one -> one.checklistId() == it.id() && one.targetId() == target.id())) {
            tx.table(ChecklistTable.class).attach(it.id(), target.id(), tx.community().id());
            tx.audit("attach checklist", it.subject(), Text.of("{checklist}: {target}", strong("checklist", it.name()), text("target", target.name())));
            Assigning.planned(target.event(), tx);
        }
        return Answer.done(ChecklistCards.described(Card.of("{checklist} goes with {target} now", strong("checklist", it.name()), text("target", target.name())).tone(Card.Tone.GOOD), it, tx));
    }

    /** What people were given stays theirs. */
    static Answer detach(Call call, Tx tx) {
        var it = Checklists.known(call.get(ChecklistFields.WHICH), tx);
        var target = target(call, tx);
        if (tx.table(ChecklistTable.class).detach(it.id(), target.id()) > 0) {
            tx.audit("detach checklist", it.subject(), Text.of("{checklist}: {target}", strong("checklist", it.name()), text("target", target.name())));
        }
        return Answer.done(Card.of("{checklist} goes with {target} no more", strong("checklist", it.name()), text("target", target.name())).tone(Card.Tone.OVER).say("Those who have it keep it."));
    }
}
