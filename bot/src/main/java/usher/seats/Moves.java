package usher.seats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import usher.Person;
import usher.Tx;

/** What happens to seats that somebody has already: they change hands, options, places in line, or the number of all of them changes. */
final class Moves {

    private final Seats seats;
    private final Tx tx;
    private final SeatTable table;

    Moves(Seats seats, Tx tx) {
        this.seats = seats;
        this.tx = tx;
        this.table = tx.table(SeatTable.class);
    }

    List<Seat> draw(List<Long> order) {
        var wanted = new HashSet<>(order);
        var entries = new HashMap<Long, Seat>();
        table.all(seats.pool().id()).stream().filter(seat -> seat.isWaiting() && wanted.contains(seat.id())).forEach(seat -> entries.put(seat.id(), seat));
        if (entries.size() != order.size()) throw new IllegalStateException("a draw among " + order.size() + " entries of which " + entries.size() + " wait");
        if (order.isEmpty()) return List.of();
        var places = entries.values().stream().map(Seat::line).sorted().toList();
        table.line(order, places);
        seats.options().forEach(pool -> seats.tally(pool.id()).forgetLine());
        seats.tally(seats.pool().id()).forgetLine();
        var served = new ArrayList<Seat>();
        for (var i = 0; i < order.size(); i++) serve(Objects.requireNonNull(entries.get(order.get(i))), places.get(i)).ifPresent(served::add);
        if (!served.isEmpty()) {
            table.draw(served.stream().map(Seat::id).toList(), served.stream().map(seat -> seat.slot().orElseThrow()).toList(),
                served.stream().map(seat -> seat.totalSlot().orElseThrow()).toList(), tx.now());
        }
        return served;
    }

    private Optional<Seat> serve(Seat entry, long line) {
        var tally = seats.tally(entry.poolId());
        if (!seats.hasRoom(tally)) return Optional.empty();
        var held = new Seat(entry.id(), entry.rootId(), entry.poolId(), entry.personId(), entry.nth(), Optional.of(seats.slot(tally, tx)), Optional.of(seats.slotInAll(tx)), line,
            Seat.State.HELD, Optional.empty(), entry.told(), tx.now(), Optional.empty(), Optional.empty());
        seats.count(entry, -1);
        seats.count(held, 1);
        return Optional.of(held);
    }

    Seat giveTo(Seat seat, Person who) {
        var theirs = seats.of(who, tx);
        if (theirs.size() >= seats.pool().perPerson()) throw new IllegalStateException("person " + who.id() + " has as many as one may");
        table.giveTo(seat.id(), who.id(), Seats.firstFree(theirs), tx.now());
        if (seat.isHeld()) Seats.unmarked(seat, tx);
        return seats.changed(seat, tx);
    }

    Seat shift(Seat seat, long pool) {
        if (!seats.fits(seat, pool)) throw new IllegalStateException("pool " + pool + " is full");
        var into = seats.tally(pool);
        table.shift(seat.id(), pool, into.pool().capacity(), seat.isWaiting() ? null : seats.slot(into, tx));
        return seats.changed(seat, tx);
    }

    Seat toHead(Seat waiting) {
        if (!waiting.isWaiting()) throw new IllegalStateException("seat " + waiting.id() + " does not wait");
        table.line(List.of(waiting.id()), List.of(table.head(seats.pool().id()).orElseThrow() - 1));
        return seats.changed(waiting, tx);
    }

    Seat unseat(Seat held) {
        if (table.unseat(held.id(), tx.newId()) != 1) throw new IllegalStateException("seat " + held.id() + " was not held");
        return seats.changed(held, tx);
    }

    /** Seats on slots above a lower capacity are given lower numbers first; nobody is told, for a slot is nothing that a person knows. */
    void resize(long pool, int capacity) {
        if (seats.over(pool, capacity) > 0) throw new IllegalStateException(seats.over(pool, capacity) + " too many are taken of pool " + pool);
        var all = table.all(seats.pool().id()).stream().filter(seat -> !seat.isWaiting()).toList();
        var within = all.stream().filter(seat -> seat.poolId() == pool).toList();
        compact(within.stream().map(seat -> seat.slot().orElseThrow()).toList(), capacity, (at, slot) -> table.slot(within.get(at).id(), slot));
        var tally = seats.tally(pool);
        tally.forgetSlots();
        if (tally.pool().isRoot()) {
            compact(all.stream().map(seat -> seat.totalSlot().orElseThrow()).toList(), capacity, (at, slot) -> table.slotInAll(all.get(at).id(), slot));
            seats.total().forgetSlots();
            seats.total().is(tally.pool().of(capacity));
        }
        table.resize(pool, capacity);
        seats.forgetCallers();
        tally.is(tally.pool().of(capacity));
    }

    /** Gives those above {@code capacity} the lowest numbers that nobody has. */
    private static void compact(List<Integer> slots, int capacity, Renumbering renumbering) {
        var taken = new HashSet<>(slots);
        var free = IntStream.rangeClosed(1, capacity).filter(slot -> !taken.contains(slot)).iterator();
        for (var at = 0; at < slots.size(); at++) if (slots.get(at) > capacity) renumbering.is(at, free.nextInt());
    }

    private interface Renumbering {
        void is(int at, int slot);
    }

    List<Seat> merge(Person from, Person into) {
        var kept = new ArrayList<>(seats.of(into, tx));
        var theirs = seats.of(from, tx);
        var all = new ArrayList<>(kept);
        all.addAll(theirs);
        all.sort(Comparator.comparing(Seat::state).thenComparing(seat -> seat.came().isEmpty()).thenComparing(Seat::line).thenComparing(Seat::id));
        var over = List.copyOf(all.subList(Math.min(all.size(), seats.pool().perPerson()), all.size()));
        over.forEach(seat -> seats.release(seat, tx));
        kept.removeAll(over);
        for (var seat : theirs) {
            if (over.contains(seat)) continue;
            table.giveTo(seat.id(), into.id(), Seats.firstFree(kept), seat.since());
            seats.forgetCallers();
            kept = new ArrayList<>(seats.of(into, tx));
        }
        return over;
    }
}
