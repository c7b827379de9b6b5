package usher.drops;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Manner;
import usher.Pages;
import usher.Person;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.seats.Seat;
import usher.seats.SeatTable;
import usher.seats.Seating;
import usher.seats.Seats;

/**
 * Draws instead of first come: every press that arrives from the opening until the window's end, the end itself excluded, is an entry with a ticket; then the
 * order is drawn by {@link Draw}, the first get the seats, and the others stand in line as they were drawn. Whoever presses later stands behind them. Two
 * linked accounts are one person and one entry; who gives their entry back before the draw is not in it.
 */
final class Draws {

    static final String DRAW = "drop.draw";
    static final String TELL = "drop.draw-tell";
    private static final int TOLD_AT_ONCE = 400;
    /** The draw is held this long after the window's end, since what arrived within it may still be on its way to be written. */
    static final Duration UNDER_WAY = Duration.ofSeconds(2);

    private final DropDesk desk;
    private final Seating seating;
    private final Pages pages;

    Draws(DropDesk desk, Seating seating, Pages pages) {
        this.desk = desk;
        this.seating = seating;
        this.pages = pages;
    }

    static String key(Drop drop) {
        return "draw " + drop.id();
    }

    /** Makes the seed of a new drop's draw, and the commitment that is announced. */
    static void seal(Drop drop, Tx tx) {
        var seed = Draw.newSeed(tx.random());
        tx.table(DrawTable.class).add(drop.id(), seed, Draw.commitment(seed));
    }

    /** The caller enters the draw, or is told the ticket they have. */
    Card enter(Live live, long pool, Tx tx) {
        var drop = live.drop();
        var table = tx.table(DrawTable.class);
        var mine = live.seats(tx).of(tx.caller(), tx);
        for (var seat : mine) {
            var entry = table.of(seat.id());
            if (entry.isPresent()) return DrawCards.entered(drop, entry.get().ticket(), pages);
        }
        if (!mine.isEmpty()) return mine.stream().allMatch(Seat::isWaiting) ? DrawCards.late(drop) : ClaimCards.hasAll(drop, mine.size(), false);
        var inTime = tx.now().isBefore(drop.drawEnds());
        if (!(seating.enter(live.occasion(tx), pool, tx) instanceof Seats.Claim.Waiting waiting)) throw new IllegalStateException("an entry waits");
        if (!inTime) return DrawCards.late(drop);
        var ticket = Draw.newTicket(tx.random());
        table.enter(drop.id(), ticket, waiting.seat().id(), pool);
        return DrawCards.entered(drop, ticket, pages);
    }

    /** A person's ticket in a draw, as a line. */
    static List<Text> receipts(Drop drop, Person who, View view) {
        return view.table(SeatTable.class).of(drop.poolId(), who.id()).stream().flatMap(seat -> view.table(DrawTable.class).of(seat.id()).stream()).map(DrawCards::receipt).toList();
    }

    /** The window is over. The rows are read again: the drop may have been closed, or its opening moved, meanwhile. */
    Answer hold(Call call, Tx tx) {
        var live = desk.live(call.get(Drops.DROP), tx);
        var drop = live.drop();
        if (!drop.isOver(tx.now()) && drop.pausedAt() == null && drop.drawnAt() == null && !tx.now().isBefore(drop.drawEnds())) draw(live, tx);
        return Answer.done(Card.of("Drawn"));
    }

    private void draw(Live live, Tx tx) {
        var table = tx.table(DrawTable.class);
        var id = live.drop().id();
        var seats = new HashMap<String, Long>();
        var entries = table.entries(id);
        var standing = standing(live, entries.stream().map(DrawTable.Entry::seatId).collect(Collectors.toSet()), tx);
        var withdrawn = new ArrayList<String>();
        for (var entry : entries) {
            if (standing.contains(entry.seatId())) seats.put(entry.ticket(), entry.seatId());
            else withdrawn.add(entry.ticket()); // given back, or of somebody who is one person with another entrant now
        }
        if (!withdrawn.isEmpty()) table.withdraw(id, withdrawn);
        var tickets = new Draw(table.seed(id), List.copyOf(seats.keySet())).order();
        var order = tickets.stream().map(seats::get).toList();
        if (!order.isEmpty()) table.place(order, IntStream.rangeClosed(1, order.size()).boxed().toList());
        live.is(live.drop().drawn(tx.now()), tx);
        var served = seating.draw(live.occasion(tx), order, tx);
        tx.audit("draw", live.subject(), Text.of("{seats} of {entries} entries drawn", Text.count("seats", served.size()), Text.count("entries", order.size())));
        tellNext(live.drop(), tx);
        seating.offerFree(live.occasion(tx), tx);
    }

    /** One entry a person: of linked accounts that both entered, the earlier stands. */
    private Set<Long> standing(Live live, Set<Long> entered, Tx tx) {
        var first = new LinkedHashMap<Long, Long>();
        for (var seat : tx.table(SeatTable.class).all(live.pool())) {
            if (!seat.isWaiting() || !entered.contains(seat.id())) continue;
            if (first.putIfAbsent(seat.personId(), seat.id()) != null) seating.release(live.occasion(tx), seat, "merged", tx);
        }
        return new HashSet<>(first.values());
    }

    /** Some at a time, so that a crowd that hears how it went holds nobody up who presses meanwhile. What was told already is in the rows. */
    Answer tell(Call call, Tx tx) {
        var live = desk.live(call.get(Drops.DROP), tx);
        var table = tx.table(DrawTable.class);
        var next = table.after(live.drop().id(), table.told(live.drop().id()), TOLD_AT_ONCE);
        var of = table.drawn(live.drop().id());
        var seats = tx.table(SeatTable.class).find(next.stream().map(DrawTable.Entry::seatId).toList()).stream().collect(Collectors.toMap(Seat::id, seat -> seat));
        tx.people(seats.values().stream().map(Seat::personId).toList());
        for (var entry : next) {
            var seat = seats.get(entry.seatId());
            if (seat != null) tell(live, entry, of, seat, tx); // who gave their place back since need not hear of it
        }
        if (!next.isEmpty()) table.told(live.drop().id(), Objects.requireNonNull(next.getLast().place()));
        if (next.size() == TOLD_AT_ONCE) tellNext(live.drop(), tx);
        return Answer.done(Card.of("Told"));
    }

    private static void tellNext(Drop drop, Tx tx) {
        tx.at(tx.now(), "tell " + key(drop), TELL, Drops.DROP.is(drop.id()));
    }

    /** At once, whatever the hour: they pressed a few minutes ago. */
    private void tell(Live live, DrawTable.Entry entry, int of, Seat seat, Tx tx) {
        var drop = live.drop();
        var receipt = new DrawCards.Receipt(entry.ticket(), Objects.requireNonNull(entry.place()), of);
        var card = switch (seat.state()) {
            case HELD -> DrawCards.won(live.occasion(tx).in(seat, 1, tx), receipt, drop, pages);
            case WAITING -> DrawCards.lost(drop, receipt, live.seats(tx).placeInLine(seat, tx), pages);
            case OFFERED, RESERVED -> DrawCards.offered(drop, receipt, pages);
        };
        tx.person(seat.personId()).ifPresent(who -> tx.tell(who, key(drop), card, Manner.URGENT));
    }
}
