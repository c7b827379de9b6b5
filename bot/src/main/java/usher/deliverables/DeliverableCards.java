package usher.deliverables;

import static usher.Text.code;
import static usher.Text.count;
import static usher.Text.moment;
import static usher.Text.plain;
import static usher.Text.strong;
import static usher.Text.text;

import java.util.List;
import java.util.function.Predicate;
import usher.Card;
import usher.Text;
import usher.View;
import usher.deliverables.Deliverable.Stands;
import usher.events.Event;
import usher.events.EventFields;
import usher.events.EventTable;

/** What people read about what events promised them. What shows it is on none of these. */
final class DeliverableCards {

    private DeliverableCards() {}

    private record Shown(Event event, Deliverable said) {

        Text promise() {
            return Text.of("{promise} ({event})", plain("promise", event.bill().promise()), plain("event", event.title()));
        }

        Text line() {
            return switch (said.stands()) {
                case OPEN -> promise();
                case MADE -> Text.of("{promise}: handed in {when}", text("promise", promise()), moment("when", said.madeAt().orElseThrow()));
                case NOT_YET -> Text.of("{promise}: not made, or not yet", text("promise", promise()));
                case NOT_MINE -> Text.of("{promise}: not for you", text("promise", promise()));
            };
        }
    }

    private static List<Shown> shown(List<Deliverable> those, View view) {
        return those.stream().flatMap(it -> view.table(EventTable.class).find(it.eventId()).map(event -> new Shown(event, it)).stream()).toList();
    }

    /** One message, about one event or several, as its answers stand. */
    static Card question(List<Deliverable> about, View view) {
        var shown = shown(about, view);
        var open = shown.stream().filter(it -> !it.said().isSaid()).count();
        var card = (shown.size() == 1 ? Card.of("Thirty days after {title}: did you make what it promised?", strong("title", shown.getFirst().event().title()))
            : Card.of("Thirty days after {n} events: did you make what they promised?", count("n", shown.size()))).tone(open > 0 ? Card.Tone.WAITING : Card.Tone.GOOD).bullets(shown.stream().map(Shown::line).toList());
        if (open > 0 && shown.stream().anyMatch(it -> !it.said().isSaid() && !it.event().roll())) card = card.note("Where nobody was checked in, everyone who was going is asked. If you were not there, say that it is not for you.");
        if (open > 0) card = card.note("I ask this once. What you say is read by you, by whoever hosts it and by moderators.");
        else card = card.say("Thank you!");
        return shown.size() == 1 ? buttons(card, shown.getFirst()) : picks(card, shown);
    }

    /** Where others read it there is nothing of what it is about. */
    static Card mention() {
        return Card.of("I could not write to you privately").say("{command} shows what I wanted to ask. Only you see it.", code("command", "/my deliverable")).controls(Card.button("What events promised you", Handing.MINE));
    }

    private static Card buttons(Card card, Shown it) {
        var event = EventFields.EVENT.is(it.event().id());
        return switch (it.said().stands()) {
            case OPEN -> card.controls(Card.button("I made it", Handing.MADE, event).main(), Card.button("Not yet, or no", Handing.NOT_YET, event), Card.button("Not for me", Handing.NOT_MINE, event));
            case NOT_YET -> card.controls(Card.button("I made it", Handing.MADE, event), Card.button("Undo", Handing.UNDO, event));
            case MADE, NOT_MINE -> card.controls(Card.button("Undo", Handing.UNDO, event));
        };
    }

    private static Card picks(Card card, List<Shown> all) {
        var shown = pick(card, "I made it", Handing.MADE, all, it -> !it.said().isSaid() || it.said().stands() == Stands.NOT_YET);
        shown = pick(shown, "Not yet, or no", Handing.NOT_YET, all, it -> !it.said().isSaid());
        shown = pick(shown, "Not for me", Handing.NOT_MINE, all, it -> !it.said().isSaid());
        return pick(shown, "Take back what I said", Handing.UNDO, all, it -> it.said().isSaid());
    }

    private static Card pick(Card card, String label, String action, List<Shown> all, Predicate<Shown> which) {
        var options = all.stream().filter(which).limit(Handing.MOST).map(it -> new Card.Option(Long.toString(it.event().id()), it.promise())).toList();
        return options.isEmpty() ? card : card.controls(new Card.Pick(Text.of(label), action, List.of(), EventFields.EVENT.name(), options));
    }

    static Card mine(List<Event> events, View view) {
        if (events.isEmpty()) return Card.of("You were at no event yet").say("Every event promises one thing that everybody leaves with. Once you made it, you hand it in here.");
        var said = view.table(DeliverableTable.class).allOf(view.caller().id());
        var shown = events.stream().map(event -> new Shown(event, said.stream().filter(it -> it.eventId() == event.id()).findFirst()
            .orElseGet(() -> Deliverable.fresh(event.id(), view.caller().id(), event.communityId())))).toList();
        var open = shown.stream().filter(it -> it.said().stands() != Stands.MADE && it.said().stands() != Stands.NOT_MINE).count();
        var card = Card.of("What events promised you: {n, plural, =0 {all of it is settled} one {# thing is open} other {# things are open}}", count("n", open));
        return picks(card.tone(open > 0 ? Card.Tone.WAITING : Card.Tone.GOOD).bullets(shown.stream().map(Shown::line).toList()), shown);
    }

    static List<Text> waiting(List<Deliverable> unanswered, View view) {
        return shown(unanswered, view).stream().map(it -> Text.of("Did you make it? {promise}", text("promise", it.promise()))).toList();
    }
}
