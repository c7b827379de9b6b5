package usher.seats;

import java.time.Instant;
import java.util.List;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Manner;
import usher.Person;
import usher.Refusal;
import usher.Text;
import usher.Tx;
import usher.Wanted;
import usher.people.Homes;

/** What comes free is offered to whoever waits first. An offer holds its seat until it is taken, passed on, or its time is over. */
final class Offers {

    /** Lines in the summary for hosts: what fits on a screen. */
    private static final int SUMMARISED = 10;

    private final Seating seating;
    private final Homes homes;

    Offers(Seating seating, Homes homes) {
        this.seating = seating;
        this.homes = homes;
    }

    /** Offers every free seat to the next in line, if offers may be made now. */
    void offerFree(Occasion occasion, Tx tx) {
        if (!occasion.offers(tx.now()) || Seating.isOver(occasion, tx.now())) return;
        var seats = Seats.in(occasion.pool(), tx);
        var made = seats.offerNext(who -> Window.of(occasion, who, tx).until(), tx);
        if (made.isEmpty()) return;
        for (; made.isPresent(); made = seats.offerNext(who -> Window.of(occasion, who, tx).until(), tx)) tell(occasion, made.get(), tx);
        summarise(occasion, tx);
    }

    private void tell(Occasion occasion, Seat seat, Tx tx) {
        var who = Seating.person(seat, tx);
        var window = Window.of(occasion, who, tx);
        var manner = (window.urgent() ? Manner.URGENT : Manner.OWN).until(window.until()).otherwise(Seating.mentionedAt(occasion, who));
        tx.tell(who, key(seat), SeatCards.offer(occasion, seat, window.until()), manner);
        homes.refresh(who, tx);
        tx.at(window.until(), key(seat), Seating.OFFER_PASSED, Seating.SEAT.is(seat.id()));
        tx.audit("offer", occasion.subject(), Text.of("to {who} until {until}", Text.plain("who", who.name()), Text.moment("until", window.until())));
        tx.table(OfferTable.class).add(new OfferTable.Row(tx.newId(), tx.community().id(), seat.rootId(), seat.id(), who.id(), "open", window.until(), window.told(), tx.now()));
    }

    /** The last call came nearer: what was offered beyond it ends there, and says so. A last call that is past changes nothing; what was offered before it stands. */
    void cut(Occasion occasion, Tx tx) {
        var last = occasion.lastCall().filter(tx.now()::isBefore);
        if (last.isEmpty() || Seats.in(occasion.pool(), tx).offered() == 0) return;
        for (var pool : tx.table(SeatTable.class).pools(occasion.pool())) {
            for (var seat : tx.table(SeatTable.class).offersBeyond(pool.id(), last.get())) cut(occasion, seat, last.get(), tx);
        }
    }

    private void cut(Occasion occasion, Seat seat, Instant last, Tx tx) {
        var who = Seating.person(seat, tx);
        tx.table(SeatTable.class).until(seat.id(), last);
        Seats.in(seat.rootId(), tx).forgetCallers();
        tx.table(OfferTable.class).open(seat.id()).ifPresent(row -> tx.table(OfferTable.class).until(row.id(), last));
        var manner = (Window.of(occasion, who, tx).urgent() ? Manner.URGENT : Manner.OWN).until(last).otherwise(Seating.mentionedAt(occasion, who));
        tx.tell(who, key(seat), SeatCards.offer(occasion, seat, last), manner);
        tx.at(last, key(seat), Seating.OFFER_PASSED, Seating.SEAT.is(seat.id()));
        homes.refresh(who, tx);
    }

    /** Hosts read how offers went in one message that is edited; a line each for the newest. */
    private static void summarise(Occasion occasion, Tx tx) {
        var hosts = occasion.hosts(tx);
        if (hosts.isEmpty()) return;
        var card = SeatCards.summary(occasion, tx.table(OfferTable.class).newest(occasion.pool(), SUMMARISED), tx.table(OfferTable.class).count(occasion.pool()), tx);
        for (var host : hosts) tx.tell(host, "offers of " + occasion.subject(), card, Manner.NEWS);
    }

    private static String key(Seat seat) {
        return "offer " + seat.id();
    }

    /** An offer is over: its timer goes, and its message says how it ended; where it waits for the end of quiet hours it is never said. */
    void over(Occasion occasion, Seat seat, SeatCards.End end, Tx tx) {
        tx.cancel(key(seat));
        var row = tx.table(OfferTable.class).open(seat.id());
        row.ifPresent(it -> tx.table(OfferTable.class).end(it.id(), end.cameOfIt(), tx.now()));
        var card = SeatCards.offerOver(occasion, end);
        var unsaid = row.filter(it -> it.toldAt().isAfter(tx.now())).isPresent();
        seat.told().ifPresent(told -> {
            if (unsaid) tx.unpost(told, key(seat));
            else tx.post(told, key(seat), () -> new Wanted.Message(card, tx.person(seat.personId()).map(Person::locale).orElse(tx.community().locale()), List.of(), "over"));
        });
        summarise(occasion, tx);
    }

    Answer accept(Call call, Tx tx) {
        var seat = mine(call, tx);
        var occasion = seating.occasion(seat, tx);
        if (occasion.starts().filter(start -> !tx.now().isBefore(start)).isPresent()) {
            throw Refusal.of("{title} has begun, so this seat can be taken no more.", Text.strong("title", occasion.title()));
        }
        occasion.admit(tx.caller(), seat.poolId(), tx);
        var in = Seats.in(seat.rootId(), tx).accept(seat, tx);
        tx.audit("accept", occasion.subject(), Text.of("seat {slot}", Text.count("slot", seat.totalSlot().orElse(0))));
        over(occasion, seat, SeatCards.End.TAKEN, tx);
        seating.touched(occasion, tx.caller(), tx);
        return Answer.done(occasion.in(in.seat(), in.holds(), tx));
    }

    Answer pass(Call call, Tx tx) {
        var seat = mine(call, tx);
        var occasion = seating.occasion(seat, tx);
        seating.release(occasion, seat, "pass", tx);
        return Answer.done(SeatCards.passed(occasion));
    }

    /** The caller's own open offer; what counts is when the press arrived. */
    private static Seat mine(Call call, Tx tx) {
        var seat = tx.table(SeatTable.class).find(call.get(Seating.SEAT)).filter(it -> it.personId() == tx.caller().id());
        if (seat.isEmpty()) throw Refusal.of("This offer is over: the seat went on to the next in line. {command} shows where you stand.", Text.code("command", "/my show"));
        if (seat.get().isHeld()) throw Refusal.of("You took this seat already. It is yours.");
        if (seat.get().state() != Seat.State.OFFERED || seat.get().until().filter(until -> call.arrived().at().isAfter(until)).isPresent()) {
            throw Refusal.of("This offer is over: the seat went on to the next in line.");
        }
        return seat.get();
    }

    /** An offer's time, or that of a seat kept for a form, is over. The row is read again: it may have been taken or moved meanwhile. */
    Answer passed(Call call, Tx tx) {
        var found = tx.table(SeatTable.class).find(call.get(Seating.SEAT));
        if (found.isPresent() && found.get().isOver(tx.now())) ranOut(found.get(), tx);
        return Answer.done(Card.of("Passed on"));
    }

    private void ranOut(Seat seat, Tx tx) {
        var occasion = seating.occasion(seat, tx);
        var who = Seating.person(seat, tx);
        Seats.in(seat.rootId(), tx).release(seat, tx);
        if (seat.state() == Seat.State.OFFERED) {
            tx.audit("expire", occasion.subject(), Text.of("the offer to {who} passed on", Text.plain("who", who.name())));
            over(occasion, seat, SeatCards.End.RAN_OUT, tx);
        } else {
            tx.audit("expire", occasion.subject(), Text.of("what was kept for {who} is free again", Text.plain("who", who.name())));
            tx.tell(who, "kept " + seat.id(), SeatCards.keptNoLonger(occasion), Manner.OWN);
        }
        offerFree(occasion, tx);
        seating.touched(occasion, who, tx);
    }
}
