package usher.events;

import java.time.Duration;
import java.util.List;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Trigger;
import usher.Tx;
import usher.seats.Seat;
import usher.seats.SeatTable;
import usher.seats.Seating;
import usher.seats.Seats;

/** What happens to an event by itself: signing up ends, it begins, it is over, its discussion is closed. Each reads the event again before it acts, and late is fine. */
final class EventTimers {

    private static final String CUT_OFF = "event.cut-off";
    private static final String START = "event.start";
    private static final String END = "event.end";
    private static final String QUIET = "event.talk-over";

    private final Seating seating;
    private final Companions companions;

    EventTimers(Seating seating, Companions companions) {
        this.seating = seating;
        this.companions = companions;
    }

    List<Action> actions() {
        return List.of(
            Action.timer(CUT_OFF, Trigger.Late.FINE, Duration.ZERO, List.of(EventFields.EVENT), this::cutOff),
            Action.timer(START, Trigger.Late.FINE, Duration.ZERO, List.of(EventFields.EVENT), this::cutOff),
            Action.timer(END, Trigger.Late.FINE, Duration.ZERO, List.of(EventFields.EVENT), this::end),
            Action.timer(QUIET, Trigger.Late.FINE, Duration.ZERO, List.of(EventFields.EVENT), this::redraw));
    }

    /** Sets all of an event's timers, or moves them. */
    static void set(Event event, Tx tx) {
        var which = EventFields.EVENT.is(event.id());
        if (event.bill().cutoff() > 0) tx.at(event.cutoffAt(), key(CUT_OFF, event), CUT_OFF, which);
        else tx.cancel(key(CUT_OFF, event));
        tx.at(event.startsAt(), key(START, event), START, which);
        tx.at(event.endsAt(), key(END, event), END, which);
        tx.at(event.endsAt().plus(Posting.TALK), key(QUIET, event), QUIET, which);
    }

    static void cancel(Event event, Tx tx) {
        for (var name : List.of(CUT_OFF, START, END, QUIET)) tx.cancel(key(name, event));
    }

    private static String key(String name, Event event) {
        return name + " " + event.id();
    }

    /** Signing up is over, with the cut-off or with the start: who still waits hears so. */
    private Answer cutOff(Call call, Tx tx) {
        var live = Live.find(call.get(EventFields.EVENT), tx).filter(it -> !it.event().isCancelled());
        live.ifPresent(it -> {
            switch (it.event().phase(tx.now())) {
                case OPEN, CANCELLED -> { }
                case CUT_OFF, RUNNING -> seating.endLine(it, tx);
                case OVER -> forgetLine(it, tx);
            }
            it.changed(tx);
        });
        return Answer.done(Card.of("Redrawn"));
    }

    /** To hear after the event that the line ended is of no use to anybody. */
    private static void forgetLine(Live live, Tx tx) {
        var seats = Seats.in(live.pool(), tx);
        for (var seat : tx.table(SeatTable.class).all(live.pool())) {
            if (!seat.isWaiting()) continue;
            seats.release(seat, tx);
            tx.skipped("line of " + live.subject() + " for person " + seat.personId(), "the event was over before the end of its line could be told");
        }
    }

    /** It is over: who did not come is noted if anybody was checked in, and the hosts read how it went. */
    private Answer end(Call call, Tx tx) {
        var live = Live.find(call.get(EventFields.EVENT), tx).filter(it -> it.event().endedAt().isEmpty() && it.event().phase(tx.now()) == Event.Phase.OVER);
        live.ifPresent(it -> {
            if (it.event().roll()) noteMissing(it, tx);
            it.save(it.event().ended(tx.now()), tx);
            Hosting.sumUp(it, tx);
            Hosting.brief(it, tx);
            it.changed(tx);
            companions.attended(it.event(), tx);
        });
        return Answer.done(Card.of("Ended"));
    }

    private static void noteMissing(Live live, Tx tx) {
        tx.table(SeatTable.class).all(live.pool()).stream().filter(Seat::isHeld).filter(seat -> seat.came().isEmpty() && seat.missed().isEmpty())
            .forEach(seat -> Seats.missed(seat, tx.now(), tx));
    }

    private Answer redraw(Call call, Tx tx) {
        Live.find(call.get(EventFields.EVENT), tx).ifPresent(live -> live.changed(tx));
        return Answer.done(Card.of("Redrawn"));
    }
}
