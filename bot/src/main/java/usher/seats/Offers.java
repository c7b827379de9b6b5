package usher.seats;

import java.util.List;
import java.util.Optional;
import usher.Address;
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
        var until = tx.now().plus(occasion.offerLasts());
        for (var next = seats.offerNext(_ -> until, tx); next.isPresent(); next = seats.offerNext(_ -> until, tx)) {
            var seat = next.get();
            var who = Seating.person(seat, tx);
            tx.tell(who, key(seat), SeatCards.offer(occasion, seat, until), Manner.OWN.until(until).otherwise(mentionedAt(occasion, who)));
            homes.refresh(who, tx);
            tx.at(until, key(seat), Seating.OFFER_PASSED, Seating.SEAT.is(seat.id()));
            tx.audit("offer", occasion.subject(), Text.of("to {who} until {until}", Text.plain("who", who.name()), Text.moment("until", until)));
        }
    }

    /** Whoever takes no private messages is mentioned below the post on their own space. */
    private static Optional<Address> mentionedAt(Occasion occasion, Person who) {
        return occasion.posts().stream().filter(post -> post.space().equals(who.account().space())).findFirst();
    }

    private static String key(Seat seat) {
        return "offer " + seat.id();
    }

    /** An offer is over: its timer goes, and its message says how it ended. */
    void over(Occasion occasion, Seat seat, SeatCards.End end, Tx tx) {
        tx.cancel(key(seat));
        var card = SeatCards.offerOver(occasion, end);
        seat.told().ifPresent(told -> tx.post(told, key(seat), () -> new Wanted.Message(card, tx.person(seat.personId()).map(Person::locale).orElse(tx.community().locale()), List.of(), "over")));
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
        }
        offerFree(occasion, tx);
        seating.touched(occasion, who, tx);
    }
}
