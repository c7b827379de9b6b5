package usher.drops;

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
import usher.seats.Seat;
import usher.seats.SeatTable;
import usher.seats.Seats;

/** What comes free is offered to whoever waits first. An offer holds its seat until it is taken, passed on, or its time is over. */
final class Offers {

    static final String PASSED = "drop.offer-passed";

    private final DropDesk desk;
    private final Homes homes;

    Offers(DropDesk desk, Homes homes) {
        this.desk = desk;
        this.homes = homes;
    }

    /** Offers every free seat to the next in line. */
    private void offerFree(DropDesk.Live live, Tx tx) {
        var drop = live.drop();
        if (drop.closedAt() != null) return;
        var seats = Seats.in(drop.poolId(), tx);
        var until = tx.now().plus(drop.offerLasts());
        for (var next = seats.offerNext(until, tx); next.isPresent(); next = seats.offerNext(until, tx)) {
            var seat = next.get();
            var who = person(seat, tx);
            tx.tell(who, key(seat), DropCards.offer(drop, seat, until), Manner.OWN.until(until).otherwise(mentionedAt(live, who)));
            homes.refresh(who, tx);
            tx.at(until, key(seat), PASSED, Drops.SEAT.is(seat.id()));
            tx.audit("offer", drop.subject(), Text.of("to {who} until {until}", Text.plain("who", who.name()), Text.moment("until", until)));
        }
    }

    /** Whoever takes no private messages is mentioned below the drop's post on their own space. */
    private static Optional<Address> mentionedAt(DropDesk.Live live, Person who) {
        return live.posts().stream().filter(post -> post.space().equals(who.account().space())).findFirst();
    }

    private static Person person(Seat seat, Tx tx) {
        return tx.person(seat.personId()).orElseThrow(() -> new IllegalStateException("no person " + seat.personId()));
    }

    private static String key(Seat seat) {
        return "offer " + seat.id();
    }

    /** Gives a place up for whatever reason, and passes what it frees on. */
    void release(DropDesk.Live live, Seat seat, String why, Tx tx) {
        var seats = Seats.in(live.drop().poolId(), tx);
        seats.release(seat, tx);
        tx.audit(why, live.drop().subject(), Text.of("was {state}", Text.plain("state", seat.state().name().toLowerCase(java.util.Locale.ROOT))));
        if (seat.state() == Seat.State.OFFERED) over(seat, DropCards.offerOver(live.drop(), "You passed this seat on."), tx);
        homes.refresh(person(seat, tx), tx);
        offerFree(live, tx);
        desk.repaint(live, tx);
    }

    void afterMerge(DropDesk.Live live, List<Seat> released, Tx tx) {
        released.stream().filter(seat -> seat.state() == Seat.State.OFFERED).forEach(seat -> over(seat, DropCards.offerOver(live.drop(), "You hold your seat with your other account."), tx));
        released.forEach(seat -> tx.audit("merged", live.drop().subject(), Text.of("was {state}", Text.plain("state", seat.state().name().toLowerCase(java.util.Locale.ROOT)))));
        offerFree(live, tx);
        desk.repaint(live, tx);
    }

    /** An offered seat was claimed. */
    void taken(Drop drop, Seat seat, Tx tx) {
        over(seat, DropCards.offerOver(drop, "You took this seat. See you there!"), tx);
    }

    private void over(Seat seat, Card card, Tx tx) {
        tx.cancel(key(seat));
        seat.told().ifPresent(told -> tx.post(told, key(seat), () -> new Wanted.Message(card, tx.person(seat.personId()).map(Person::locale).orElse(tx.community().locale()), List.of(), "over")));
    }

    Answer accept(Call call, Tx tx) {
        var seat = mine(call, tx);
        var live = live(seat, tx);
        var seats = Seats.in(seat.poolId(), tx);
        if (!(seats.accept(seat, tx) instanceof Seats.Claim.In in)) throw new IllegalStateException("an accepted offer is a seat");
        tx.audit("accept", live.drop().subject(), Text.of("seat {slot}", Text.count("slot", seat.slot().orElse(0))));
        taken(live.drop(), seat, tx);
        homes.refresh(tx.caller(), tx);
        desk.repaint(live, tx);
        return Answer.done(DropCards.in(live.drop(), seats, in.holds()));
    }

    Answer pass(Call call, Tx tx) {
        var seat = mine(call, tx);
        var live = live(seat, tx);
        release(live, seat, "pass", tx);
        return Answer.done(DropCards.gaveBack(live.drop(), seat, 0));
    }

    /** The caller's own open offer; what counts is when the press arrived. */
    private Seat mine(Call call, Tx tx) {
        var seat = tx.table(SeatTable.class).find(call.get(Drops.SEAT)).filter(it -> it.personId() == tx.caller().id());
        if (seat.isEmpty()) throw Refusal.of("This offer is over: the seat went on to the next in line. {command} shows where you stand.", Text.code("command", "/my show"));
        if (seat.get().state() == Seat.State.HELD) throw Refusal.of("You took this seat already. It is yours.");
        if (seat.get().state() != Seat.State.OFFERED || seat.get().until().filter(until -> call.arrived().at().isAfter(until)).isPresent()) {
            throw Refusal.of("This offer is over: the seat went on to the next in line.");
        }
        return seat.get();
    }

    private DropDesk.Live live(Seat seat, Tx tx) {
        return desk.live(tx.table(DropTable.class).ofPool(seat.poolId()).map(Drop::id).orElseThrow(DropDesk::unknown), tx);
    }

    /** An offer's time is over. The row is read again: it may have been taken or moved meanwhile. */
    Answer passed(Call call, Tx tx) {
        var found = tx.table(SeatTable.class).find(call.get(Drops.SEAT));
        if (found.isPresent() && found.get().state() == Seat.State.OFFERED && found.get().until().filter(until -> !tx.now().isBefore(until)).isPresent()) {
            var live = live(found.get(), tx);
            Seats.in(found.get().poolId(), tx).release(found.get(), tx);
            tx.audit("expire", live.drop().subject(), Text.of("the offer to {who} passed on", Text.plain("who", person(found.get(), tx).name())));
            over(found.get(), DropCards.offerOver(live.drop(), "This offer is over, and the seat went on to the next in line. Press Claim on the post to stand in line again."), tx);
            homes.refresh(person(found.get(), tx), tx);
            offerFree(live, tx);
            desk.repaint(live, tx);
        }
        return Answer.done(Card.of("Passed on"));
    }

    /** No more claims and no more offers; whoever still waits is told once that the line has ended. Open offers stand until their time is over. */
    Answer close(Call call, Tx tx) {
        var live = desk.live(call.get(Drops.WHICH), tx);
        if (live.drop().closedAt() != null) throw Refusal.of("{title} is closed already.", Text.strong("title", live.drop().title()));
        var drop = live.drop().closed(tx.now());
        live.is(drop);
        tx.table(DropTable.class).close(drop.id(), tx.now());
        var seats = Seats.in(drop.poolId(), tx);
        for (var seat : tx.table(SeatTable.class).all(drop.poolId())) {
            if (seat.state() != Seat.State.WAITING) continue;
            seats.release(seat, tx);
            homes.refresh(person(seat, tx), tx);
            tx.tell(person(seat, tx), "line " + seat.id(), DropCards.lineEnded(drop));
        }
        tx.cancel("open " + drop.id());
        tx.audit("close", drop.subject(), Text.of("closed"));
        desk.repaint(live, tx);
        return Answer.done(DropCards.closed(drop, seats));
    }
}
