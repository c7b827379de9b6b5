package usher.events;

import static usher.Card.button;
import static usher.Card.fact;
import static usher.Text.code;
import static usher.Text.count;
import static usher.Text.strong;
import static usher.Text.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import usher.Card;
import usher.Card.Tone;
import usher.Person;
import usher.Text;
import usher.View;
import usher.seats.Seats;

/** What hosts and moderators read. */
final class HostCards {

    private static final int NAMES = 20;

    private HostCards() {}

    static Card created(Live live, Optional<Format> format, List<Text> places, List<Text> silent, Card.Control[] further) {
        var event = live.event();
        var card = Card.of("{title} is set", strong("title", event.title())).tone(Tone.GOOD).facts(fact("When", EventCards.when(event)))
            .say("I am announcing it here:").bullets(places);
        if (!silent.isEmpty()) card = card.say("Not announced here, because no channel is set ({command} sets one):", code("command", "/usher setup")).bullets(silent);
        var size = format.flatMap(it -> size(it, circle(event.bill())));
        if (size.isPresent()) card = card.note("{size}", text("size", size.get()));
        return card.controls(manage(event)).controls(further);
    }

    /** How many take part; those of the other options look on. */
    private static int circle(Bill bill) {
        return bill.options().stream().findFirst().map(Bill.Option::capacity).orElse(bill.capacity());
    }

    /** The reason for a size, when another was chosen: it is a suggestion. */
    private static Optional<Text> size(Format format, int capacity) {
        if (capacity > format.most() && format.most() == 1) return Optional.of(Text.of("This format is for one person, so that they have all of the time. You chose {n}.", count("n", capacity)));
        if (capacity > format.most()) {
            return Optional.of(Text.of("{n} is more than the {fewest} to {most} that work best: with more, not everybody gets a turn. You can still change it.",
                count("n", capacity), count("fewest", format.fewest()), count("most", format.most())));
        }
        if (capacity >= format.fewest()) return Optional.empty();
        return Optional.of(Text.of("{n} is fewer than the {fewest} to {most} that work best: when two stay away, there is nobody left to practise with. You can still change it.",
            count("n", capacity), count("fewest", format.fewest()), count("most", format.most())));
    }

    static Card.Button manage(Event event) {
        return button("Manage", Hosting.MANAGE, EventFields.EVENT.is(event.id()));
    }

    /** A host's own card. */
    static Card brief(Live live, Seats seats, Instant now) {
        var event = live.event();
        var card = Card.of("Your event {title}: what to prepare", strong("title", event.title())).tone(event.isCancelled() ? Tone.OVER : Tone.PLAIN);
        if (event.isCancelled()) return card.say("It was cancelled: {reason}", Text.plain("reason", event.reason().orElse("")));
        var facts = new ArrayList<Card.Fact>();
        facts.add(fact("When", EventCards.when(event)));
        event.bill().place().ifPresent(place -> facts.add(fact("Where", Text.of("{place}", place.arg("place")))));
        facts.add(fact("Seats", Text.of("{n}", count("n", event.bill().capacity()))));
        card = card.with(new Card.Facts(facts)).bullets(event.bill().duties());
        if (!event.bill().prework().isEmpty()) card = card.say("Those who go are asked to prepare:").bullets(event.bill().prework());
        return card.controls(controls(event, now));
    }

    private static Card.Control[] controls(Event event, Instant now) {
        var id = EventFields.EVENT.is(event.id());
        var which = EventFields.WHICH.is(event.id());
        var controls = new ArrayList<Card.Control>();
        if (now.isBefore(event.endsAt())) {
            controls.add(button("Check-in code", Attendance.CODE, which).main());
            controls.add(button("Who came", Attendance.ROLL, which));
            controls.add(button("Roster", "event.roster", which));
            controls.add(button("Words", Editing.WORDS, id));
            controls.add(button("Time and place", Editing.TIME, id));
            controls.add(button("Seats", Editing.SEATS, id));
            controls.add(button("Duplicate", Events.DUPLICATE, which));
            controls.add(button("Cancel the event", Editing.CANCEL, which).danger());
        } else {
            controls.add(button("Who came", Attendance.ROLL, which).main());
            controls.add(button("Roster", "event.roster", which));
            controls.add(button("Duplicate", Events.DUPLICATE, which));
            controls.add(button("Report", "event.report", id));
        }
        return controls.toArray(Card.Control[]::new);
    }

    static Card unchanged(Event event) {
        return Card.of("{title} is as it was", strong("title", event.title())).say("Nothing was different.").controls(manage(event));
    }

    static Card changed(Event event, Card.Control[] further) {
        var card = Card.of("{title} is changed", strong("title", event.title())).tone(Tone.GOOD).facts(fact("When", EventCards.when(event)));
        return event.changed().map(what -> card.say("Changed: {what}", text("what", what))).orElse(card).controls(manage(event)).controls(further);
    }

    static Card cancelled(Event event, int told, Card.Control[] further) {
        return Card.of("{title} is cancelled", strong("title", event.title())).tone(Tone.OVER)
            .say("{told, plural, =0 {Nobody had signed up, so nobody had to be told.} one {# person is told, with your reason.} other {# people are told, with your reason.}}", count("told", told))
            .controls(button("Duplicate", Events.DUPLICATE, EventFields.WHICH.is(event.id()))).controls(further);
    }

    /** The gates by number, as {@code /event ungate} takes them. */
    static Card gates(Event event, List<Card.Option> gates) {
        var card = Card.of("Who may sign up for {title}", strong("title", event.title()));
        if (gates.isEmpty()) return card.say("Everybody. {command} lets only some.", code("command", "/event gate"));
        var lines = new ArrayList<Text>();
        for (var gate : gates) lines.add(Text.of("{number}. Only {who}", count("number", lines.size() + 1), text("who", gate.label())));
        return card.bullets(lines).note("{command} with a number takes one away.", code("command", "/event ungate"));
    }

    static Card hosts(Live live, View view) {
        return Card.of("{title}", strong("title", live.title())).facts(fact("Host", EventCards.people(live.hosts(view)))).controls(manage(live.event()));
    }

    static Card summary(Event event, int came, int held, List<Person> missing, List<Person> late) {
        var card = Card.of("{title} is over", strong("title", event.title())).tone(Tone.OVER);
        if (held == 0) card = card.say("Nobody had signed up.");
        else if (event.roll()) card = card.say("{came} of {held} came.", count("came", came), count("held", held));
        else card = card.say("{held, plural, one {# person} other {# people}} had a seat. Nobody was checked in: mark who came, and I know who stayed away.", count("held", held));
        if (!missing.isEmpty()) card = card.say("Did not come: {names}", text("names", Roster.named(missing, NAMES)));
        if (!late.isEmpty()) card = card.say("Gave their seat back late: {names}", text("names", Roster.named(late, NAMES)));
        return held == 0 ? card : card.controls(button("Who came", Attendance.ROLL, EventFields.WHICH.is(event.id())));
    }
}
