package usher.events;

import static usher.Card.button;
import static usher.Text.count;
import static usher.Text.moment;
import static usher.Text.plain;
import static usher.Text.strong;
import static usher.Text.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import usher.Card;
import usher.Card.Tone;
import usher.Person;
import usher.Text;
import usher.View;
import usher.seats.Seat;
import usher.seats.SeatTable;

/** Checking in, and the list of who came. */
final class RollCards {

    /** A menu holds 25 on every platform; twenty names are read at a glance. */
    static final int PAGE = 20;

    private RollCards() {}

    static Card code(Event event, String shown, Instant until) {
        return Card.of("Check-in for {title}: {code}", strong("title", event.title()), Text.code("code", shown)).tone(Tone.GOOD)
            .say("Show it to those who are there. They press Check in on the post, or type {command}. A new one comes {until}.", Text.code("command", "/event checkin"),
                moment("until", until, Text.Style.TIME))
            .controls(button("Show the code now", Attendance.CODE, EventFields.WHICH.is(event.id())).main(), button("Who came", Attendance.ROLL, EventFields.WHICH.is(event.id())));
    }

    static Card welcome(Event event) {
        return Card.of("Welcome to {title}", strong("title", event.title())).tone(Tone.GOOD).say("You are checked in.");
    }

    static Card noSeat(Event event, List<Person> hosts) {
        var card = Card.of("You hold no seat in {title}", strong("title", event.title())).tone(Tone.WAITING);
        return hosts.isEmpty() ? card.say("Ask a moderator for one.") : card.say("The code is right. Ask {hosts} for a seat.", text("hosts", EventCards.people(hosts)));
    }

    static Card wrong() {
        return Card.of("That is not the code").tone(Tone.WRONG)
            .say("It has five letters and digits, for example {example}, and changes every five minutes. Please look at what the host shows now.", Text.code("example", "K7MQ2"));
    }

    static Card tooMany() {
        return Card.of("Those were too many wrong codes").tone(Tone.WRONG).say("Please wait ten minutes, or ask the host to mark that you came.");
    }

    static Card roll(Live live, int wanted, View view) {
        var held = view.table(SeatTable.class).all(live.pool()).stream().filter(Seat::isHeld).toList();
        var card = Card.of("Who came to {title}", strong("title", live.title()));
        if (held.isEmpty()) return card.say("Nobody has a seat.");
        var pages = (held.size() + PAGE - 1) / PAGE;
        var page = Math.min(wanted, pages - 1);
        var here = held.subList(page * PAGE, Math.min(held.size(), (page + 1) * PAGE));
        card = card.say("{came} of {all} came, {missed} did not, {open} not marked.", count("came", held.stream().filter(seat -> seat.came().isPresent()).count()), count("all", held.size()),
            count("missed", held.stream().filter(seat -> seat.missed().isPresent()).count()), count("open", held.stream().filter(RollCards::isOpen).count()));
        card = card.bullets(here.stream().map(seat -> line(seat, view)).toList());
        if (pages > 1) card = card.note("Page {page} of {pages}", count("page", page + 1), count("pages", pages));
        return card.controls(controls(live, here, held, page, pages, view));
    }

    private static boolean isOpen(Seat seat) {
        return seat.came().isEmpty() && seat.missed().isEmpty();
    }

    private static Text line(Seat seat, View view) {
        var who = plain("who", name(seat, view));
        if (seat.came().isPresent()) return Text.of("{who}: came", who);
        return seat.missed().isPresent() ? Text.of("{who}: did not come", who) : Text.of("{who}", who);
    }

    private static String name(Seat seat, View view) {
        return view.person(seat.personId()).map(Person::name).orElse("");
    }

    private static Card.Control[] controls(Live live, List<Seat> here, List<Seat> held, int page, int pages, View view) {
        var controls = new ArrayList<Card.Control>();
        var open = here.stream().filter(RollCards::isOpen).toList();
        var event = EventFields.EVENT.is(live.event().id());
        if (!open.isEmpty()) {
            controls.add(pick(Text.of("Somebody came"), Attendance.CAME, open, page, view));
            controls.add(pick(Text.of("Somebody did not come"), Attendance.MISSED, open, page, view));
        }
        var marked = here.stream().filter(seat -> !isOpen(seat)).toList();
        if (!marked.isEmpty()) controls.add(pick(Text.of("Take a mark back"), Attendance.UNMARKED, marked, page, view));
        if (held.stream().anyMatch(RollCards::isOpen)) controls.add(button("All the others came", Attendance.ALL_CAME, event));
        if (page > 0) controls.add(button("Back", Attendance.PAGE, event, EventFields.PAGE.is((long) page - 1)));
        if (page < pages - 1) controls.add(button("Next", Attendance.PAGE, event, EventFields.PAGE.is((long) page + 1)));
        return controls.toArray(Card.Control[]::new);
    }

    private static Card.Pick pick(Text placeholder, String action, List<Seat> seats, int page, View view) {
        return new Card.Pick(placeholder, action, List.of(EventFields.PAGE.is((long) page)), EventFields.SEAT.name(),
            seats.stream().map(seat -> new Card.Option(Long.toString(seat.id()), Text.verbatim(name(seat, view)))).toList());
    }
}
