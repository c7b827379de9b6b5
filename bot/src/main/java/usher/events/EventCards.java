package usher.events;

import static usher.Card.button;
import static usher.Card.fact;
import static usher.Text.code;
import static usher.Text.count;
import static usher.Text.moment;
import static usher.Text.plain;
import static usher.Text.strong;
import static usher.Text.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import usher.Card;
import usher.Card.Tone;
import usher.Person;
import usher.Text;
import usher.View;
import usher.gates.Gates;
import usher.seats.Pool;
import usher.seats.Seats;

/** The words about an event that everybody reads: its post, and lists. */
final class EventCards {

    private EventCards() {}

    /**
     * What the post draws from.
     *
     * @param gates who may come for a pool, in words
     * @param shut why nobody signs up here, though it is open
     * @param now what its phase is judged by
     */
    record Scene(Event event, Seats seats, List<Person> hosts, Roster roster, Function<Long, Optional<Text>> gates, boolean tokens, Optional<Text> shut, Instant now) {
        static Scene of(Live live, Seats seats, View view) {
            return new Scene(live.event(), seats, live.hosts(view), Roster.of(live.event(), seats, view), pool -> Gates.words(live.pool(), pool, view),
                Gates.takeTokens(live.pool(), view), live.event().phase(view.now()) == Event.Phase.OPEN ? live.release().shut(view.now()) : Optional.empty(), view.now());
        }

        Event.Phase phase() {
            return event.phase(now);
        }
    }

    /** The post: the same on every space, edited in place. */
    static Card post(Scene it) {
        var event = it.event();
        var bill = event.bill();
        var card = Card.of("{title}", strong("title", event.title())).tone(tone(it));
        var picture = bill.picture();
        if (picture.isPresent() && !event.isCancelled()) card = card.with(new Card.Picture(picture.get(), Text.of("Picture: {title}", plain("title", event.title()))));
        card = state(it, card);
        if (it.shut().isPresent()) card = card.say("{why}", text("why", it.shut().get()));
        card = card.say("You leave with: {promise}", strong("promise", bill.promise())).with(facts(it));
        if (event.isCancelled()) return card;
        card = card.bullets(bill.agenda().stream().map(EventCards::line).toList());
        for (var line : it.roster().lines()) card = card.say("{line}", text("line", line));
        var changed = event.changed();
        if (changed.isPresent() && it.phase() != Event.Phase.OVER) card = card.note("Changed: {what}", text("what", changed.get()));
        return note(it, card).controls(controls(it));
    }

    private static Tone tone(Scene it) {
        return switch (it.phase()) {
            case OPEN -> isFull(it) || it.shut().isPresent() ? Tone.WAITING : Tone.GOOD;
            case CUT_OFF -> Tone.WAITING;
            case RUNNING -> Tone.GOOD;
            case OVER, CANCELLED -> Tone.OVER;
        };
    }

    private static boolean isFull(Scene it) {
        return it.seats().options().stream().allMatch(pool -> it.seats().free(pool.id()) == 0 || it.seats().waiting(pool.id()) > 0);
    }

    private static Card state(Scene it, Card card) {
        return switch (it.phase()) {
            case OPEN, CUT_OFF -> card;
            case RUNNING -> card.say("It is on now.");
            case OVER -> card.say("It is over. Thank you to all who came.");
            case CANCELLED -> card.say("Cancelled: {reason}", plain("reason", it.event().reason().orElse("")));
        };
    }

    private static Card.Facts facts(Scene it) {
        var facts = new ArrayList<Card.Fact>();
        facts.add(fact("When", when(it.event())));
        it.event().bill().place().ifPresent(place -> facts.add(fact("Where", Text.of("{place}", place.arg("place")))));
        if (!it.hosts().isEmpty()) facts.add(fact("Host", people(it.hosts())));
        it.gates().apply(it.event().poolId()).ifPresent(who -> facts.add(fact("Only", who)));
        if (it.phase() == Event.Phase.OPEN || it.phase() == Event.Phase.CUT_OFF) it.seats().options().forEach(pool -> facts.add(seats(pool, it)));
        return new Card.Facts(facts);
    }

    static Text when(Event event) {
        return Text.of("{when}, {length}", moment("when", event.startsAt()), text("length", length(event.bill().length())));
    }

    private static Card.Fact seats(Pool pool, Scene it) {
        var left = left(pool, it);
        var label = Optional.ofNullable(pool.name()).map(Text::verbatim).orElse(Text.of("Seats"));
        var only = pool.isRoot() ? Optional.<Text>empty() : it.gates().apply(pool.id());
        return new Card.Fact(label, only.map(who -> Text.of("{left}; only {who}", text("left", left), text("who", who))).orElse(left));
    }

    private static Text left(Pool pool, Scene it) {
        var waiting = it.seats().waiting(pool.id());
        var free = it.seats().free(pool.id());
        if (free > 0 && (waiting == 0 || it.shut().isPresent())) return Text.of("{free} of {capacity} left", count("free", free), count("capacity", pool.capacity()));
        return waiting == 0 ? Text.of("{capacity, plural, one {taken} other {all # taken}}", count("capacity", pool.capacity()))
            : Text.of("{capacity, plural, one {taken} other {all # taken}}, {waiting} in line", count("capacity", pool.capacity()), count("waiting", waiting));
    }

    static Text line(Box box) {
        return Text.of("{n} min: {what}", count("n", box.minutes()), text("what", box.what()));
    }

    private static Card note(Scene it, Card card) {
        return switch (it.phase()) {
            case OPEN -> it.shut().isPresent() ? card : isFull(it) ? card.note("All seats are taken. Going puts you in line, and what comes free is offered in order.")
                : it.event().bill().cutoff() == 0 ? card : card.note("Sign up until {until}.", moment("until", it.event().cutoffAt()));
            case CUT_OFF -> card.note("Signing up is over.");
            case RUNNING -> card.note("Are you there? Check in with the code that the host shows.");
            case OVER, CANCELLED -> card;
        };
    }

    private static Card.Control[] controls(Scene it) {
        var event = EventFields.EVENT.is(it.event().id());
        var controls = new ArrayList<Card.Control>();
        switch (it.phase()) {
            case OPEN -> {
                if (it.shut().isEmpty()) controls.addAll(List.of(going(it.event(), it.seats())));
                if (it.tokens()) controls.add(button("Enter a token", EventGates.TOKEN, event));
                controls.add(button("Can''t make it", Replies.DECLINE, event));
                controls.add(button("Maybe", Replies.MAYBE, event));
                controls.add(calendar(it.event()));
            }
            case CUT_OFF -> {
                controls.add(button("Can''t make it", Replies.DECLINE, event));
                controls.add(calendar(it.event()));
            }
            case RUNNING -> controls.add(button("Check in", Attendance.CHECK_IN, event).main());
            case OVER, CANCELLED -> { }
        }
        return controls.toArray(Card.Control[]::new);
    }

    /** A button for each way to come. */
    static Card.Control[] going(Event event, Seats seats) {
        return seats.options().stream().map(pool -> new Card.Button(goingTo(pool), Replies.GOING, List.of(EventFields.EVENT.is(event.id()), EventFields.OPTION.is(pool.id())),
            Card.Weight.MAIN, true)).toArray(Card.Control[]::new);
    }

    private static Text goingTo(Pool pool) {
        return Optional.ofNullable(pool.name()).map(name -> Text.of("Going: {option}", plain("option", name))).orElse(Text.of("Going"));
    }

    static Card.Button calendar(Event event) {
        return button("Add to calendar", "event.ics", EventFields.EVENT.is(event.id()));
    }

    /** Names and no more: a post must not ping. */
    static Text people(List<Person> people) {
        var names = people.stream().map(Person::name).limit(Roster.SHOWN).toList();
        return Text.verbatim(String.join(", ", names));
    }

    static Text length(Duration length) {
        var minutes = length.toMinutes();
        if (minutes >= 1440 && minutes % 1440 == 0) return Text.of("{n, plural, one {# day} other {# days}}", count("n", minutes / 1440));
        if (minutes >= 60 && minutes % 60 == 0) return Text.of("{n, plural, one {# hour} other {# hours}}", count("n", minutes / 60));
        return Text.of("{n, plural, one {# minute} other {# minutes}}", count("n", minutes));
    }

    static Text hosting(Event event) {
        return Text.of("{title}, {when}: you host it", strong("title", event.title()), moment("when", event.startsAt()));
    }

    static Text maybe(Event event) {
        return Text.of("{title}, {when}: you said maybe", strong("title", event.title()), moment("when", event.startsAt()));
    }

    static Card list(List<Event> events, Function<Event, Seats> seats) {
        if (events.isEmpty()) return Card.of("No events are set").say("A mentor or moderator makes one with {command}.", code("command", "/event create"));
        var lines = events.stream().map(event -> listed(event, seats.apply(event))).toList();
        var options = events.stream().map(event -> new Card.Option(Long.toString(event.id()), Text.verbatim(event.title()))).toList();
        return Card.of("Events").bullets(lines).controls(new Card.Pick(Text.of("Show one"), Events.SHOW, List.of(), EventFields.WHICH.name(), options));
    }

    private static Text listed(Event event, Seats seats) {
        var free = seats.waiting() > 0 ? 0 : seats.free();
        return free > 0 ? Text.of("{title}: {when}, {n, plural, one {# seat left} other {# seats left}}", strong("title", event.title()), moment("when", event.startsAt()), count("n", free))
            : Text.of("{title}: {when}, full", strong("title", event.title()), moment("when", event.startsAt()));
    }
}
