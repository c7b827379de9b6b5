package usher.events;

import static usher.Text.code;
import static usher.Text.moment;
import static usher.Text.plain;
import static usher.Text.strong;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Draft;
import usher.Field;
import usher.Manner;
import usher.Person;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.Values;
import usher.seats.SeatTable;
import usher.seats.Seating;
import usher.seats.Seats;

/** Changes events and calls them off, and tells once those whom it concerns. */
final class Editing {

    static final String WORDS = "event.edit-words";
    static final String TIME = "event.edit-time";
    static final String SEATS = "event.edit-seats";
    static final String CANCEL = "event.cancel";

    /** So short before the start word of a change must come through quiet hours. */
    private static final Duration NEAR = Duration.ofHours(12);

    private final Seating seating;
    private final Companions companions;

    Editing(Seating seating, Companions companions) {
        this.seating = seating;
        this.companions = companions;
    }

    List<Action> actions() {
        var actions = new ArrayList<Action>();
        actions.add(Action.command("event edit", "Change an event; what you leave out stays", Right.ANYONE, with(EventFields.WHICH, EventFields.CHANGES), this::edit));
        actions.add(Action.command("event cancel", "Cancel an event and tell everyone why", Right.ANYONE, List.of(EventFields.WHICH, EventFields.REASON), this::cancel));
        actions.addAll(form(WORDS, "Change the words", EventFields.WORDS));
        actions.addAll(form(TIME, "Change time, agenda and place", EventFields.TIME));
        actions.addAll(form(SEATS, "Change seats and sign-up", EventFields.PLACES));
        return actions;
    }

    private static List<Field<?>> with(Field<?> first, List<Field<?>> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    /** A button that opens a form filled with what is so now, and what the form calls when it is sent. */
    private List<Action> form(String name, String title, List<Field<?>> fields) {
        var sent = name.replace("edit", "change");
        return List.of(
            Action.press(name, title, Right.ANYONE, List.of(EventFields.EVENT), (call, tx) -> open(sent, fields, call, tx)),
            Action.press(sent, title, Right.ANYONE, with(EventFields.EVENT, fields), (call, tx) -> change(Hosting.managed(call.get(EventFields.EVENT), tx), call, tx)));
    }

    private static Answer open(String sent, List<Field<?>> fields, Call call, Tx tx) {
        var live = Hosting.managed(call.get(EventFields.EVENT), tx);
        var values = new LinkedHashMap<String, String>();
        values.put(EventFields.EVENT.name(), Long.toString(live.event().id()));
        var now = Filled.of(live.event(), tx);
        fields.forEach(field -> Optional.ofNullable(now.get(field.name())).ifPresent(value -> values.put(field.name(), value)));
        var kept = tx.keep(new Call(call.id(), call.arrived(), sent, call.by(), call.in(), Values.of(values)));
        return new Answer.Form(new Draft(kept, sent, values, Map.of()));
    }

    private Answer edit(Call call, Tx tx) {
        var live = Hosting.managed(call.get(EventFields.WHICH), tx);
        var said = EventFields.CHANGES.stream().anyMatch(field -> call.find(field).isPresent());
        return said ? change(live, call, tx) : Answer.done(HostCards.brief(live, Seats.in(live.pool(), tx), tx.now()));
    }

    private Answer change(Live live, Call call, Tx tx) {
        mustNotBeOver(live.event(), tx);
        var start = call.find(EventFields.NEW_START).orElse(live.event().startsAt());
        var bill = Billing.changed(call, live.event().bill(), tx);
        var before = live.event();
        if (bill.equals(before.bill()) && start.equals(before.startsAt())) return Answer.done(HostCards.unchanged(before));
        var open = before.phase(tx.now()) == Event.Phase.OPEN;
        if (!start.equals(before.startsAt()) || open && bill.cutoff() != before.bill().cutoff()) Billing.mustCome(start, bill, open, tx);
        var asked = before.with(bill, start, Text.of(""));
        var against = !before.startsAt().equals(start) || before.bill().minutes() != bill.minutes() ? companions.against(asked, live.hosts(tx), call, tx) : Optional.<Answer>empty();
        if (against.isPresent()) return against.get();
        Resizing.mustBePossible(live, bill, tx);
        var over = Resizing.over(live, bill, seating, tx);
        if (over.isPresent()) return Answer.done(over.get());
        change(live, bill, start, tx);
        return Answer.done(HostCards.changed(live.event(), companions.further(live.event(), tx)));
    }

    /** The event has this bill and this time from now on. Throws {@link Refusal} where more seats are taken than there would be. */
    void change(Live live, Bill bill, Instant start, Tx tx) {
        var before = live.event();
        Resizing.apply(live, bill, tx);
        var event = before.with(bill, start, Changes.words(before, bill, start));
        live.save(event, tx);
        EventTimers.set(event, tx);
        tx.audit("edit", event.subject(), Text.of("{what}", Text.text("what", Changes.words(before, bill, start))));
        seating.offerFree(live, tx);
        Hosting.brief(live, tx);
        if (Changes.matter(before, bill, start)) tellOfChange(live, before, tx);
        companions.planned(event, tx);
    }

    private static void tellOfChange(Live live, Event before, Tx tx) {
        var event = live.event();
        for (var who : concerned(live, false, tx)) {
            if (tx.isPerson() && who.id() == tx.caller().id()) continue;
            tx.tell(who, "changed " + event.subject() + " " + event.revision(), NoticeCards.changed(before, event), manner(before.startsAt().isBefore(event.startsAt()) ? before : event, tx));
        }
    }

    private static Manner manner(Event soonest, Tx tx) {
        return soonest.startsAt().isBefore(tx.now().plus(NEAR)) ? Manner.URGENT : Manner.OWN;
    }

    /** Those who go; with {@code all}, whoever waits, was offered a seat or may come too. Nobody twice. */
    private static List<Person> concerned(Live live, boolean all, Tx tx) {
        var people = new LinkedHashSet<Long>();
        tx.table(SeatTable.class).all(live.pool()).stream().filter(seat -> all || seat.isHeld()).forEach(seat -> people.add(seat.personId()));
        if (all) people.addAll(tx.table(RosterTable.class).replied(live.event().id(), Replies.SAID_MAYBE));
        return tx.people(people);
    }

    private Answer cancel(Call call, Tx tx) {
        var live = Hosting.managed(call.get(EventFields.WHICH), tx);
        mustNotBeOver(live.event(), tx);
        var told = concerned(live, true, tx).size();
        cancel(live, call.get(EventFields.REASON), tx);
        return Answer.done(HostCards.cancelled(live.event(), told, companions.further(live.event(), tx)));
    }

    /** The event will not be: everybody whom it concerns reads why, once; offers and the line end. */
    void cancel(Live live, String reason, Tx tx) {
        var concerned = concerned(live, true, tx);
        live.save(live.event().cancelled(tx.now(), reason), tx);
        var event = live.event();
        EventTimers.cancel(event, tx);
        for (var seat : tx.table(SeatTable.class).all(live.pool())) {
            if (!seat.isHeld()) seating.withdraw(live, seat, "event cancelled", tx);
        }
        for (var who : concerned) tx.tell(who, "cancelled " + event.subject(), NoticeCards.cancelled(event), manner(event, tx));
        tx.audit("cancel", event.subject(), Text.of("{title}: {reason}", plain("title", event.title()), plain("reason", reason)));
        live.changed(tx);
        Hosting.brief(live, tx);
        companions.cancelled(event, tx);
    }

    private static void mustNotBeOver(Event event, Tx tx) {
        switch (event.phase(tx.now())) {
            case OPEN, CUT_OFF, RUNNING -> { }
            case OVER -> throw Refusal.of("{title} was over {when}. {command} sets it again.", strong("title", event.title()), moment("when", event.endsAt()), code("command", "/event duplicate"));
            case CANCELLED -> throw Refusal.of("{title} was cancelled {when}. {command} sets it again.", strong("title", event.title()), moment("when", event.cancelledAt().orElse(tx.now())),
                code("command", "/event duplicate"));
        }
    }
}
