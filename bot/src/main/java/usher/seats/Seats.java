package usher.seats;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import usher.Person;
import usher.Tx;
import usher.View;

/**
 * The seats of one pool within one transaction: who may have one, in which order, and what happens to one that comes free. How many are free is computed
 * from the rows once a group and then kept up with what the group's own calls do. The database's unique slots are what makes overselling impossible;
 * this makes it not happen.
 */
public final class Seats {

    private final Pool pool;
    private int held;
    private int offered;
    private int waiting;
    private int highest;

    private Seats(Pool pool) {
        this.pool = pool;
    }

    /** What came of a claim. */
    public sealed interface Claim {
        /** A seat is theirs; they hold this many of the limit. */
        record In(Seat seat, int holds) implements Claim {}

        /** All are taken; they stand in line, at this place from 1. */
        record Waiting(Seat seat, int place) implements Claim {}

        /** They have a seat already and may take another, if they say so. */
        record HasSome(int holds) implements Claim {}

        /** They hold as many as one person may. */
        record HasAll(int holds) implements Claim {}
    }

    /** Makes a pool. */
    public static long create(int capacity, int perPerson, Tx tx) {
        var pool = new Pool(tx.newId(), tx.community().id(), capacity, perPerson);
        tx.table(SeatTable.class).addPool(pool);
        return pool.id();
    }

    /** The pool's seats as this group has them so far. */
    public static Seats in(long pool, Tx tx) {
        return tx.once("seats " + pool, () -> read(pool, tx));
    }

    /** The pool's seats as they stand, only to be looked at. */
    public static Seats read(long id, View view) {
        var table = view.table(SeatTable.class);
        var seats = new Seats(table.pool(id).orElseThrow(() -> new IllegalStateException("no pool " + id)));
        for (var count : table.counts(id)) {
            seats.highest = Math.max(seats.highest, count.highest());
            switch (count.state()) {
                case "held" -> seats.held = count.number();
                case "offered" -> seats.offered = count.number();
                case "waiting" -> seats.waiting = count.number();
                default -> throw new IllegalStateException("a seat is " + count.state());
            }
        }
        return seats;
    }

    public Pool pool() {
        return pool;
    }

    public int held() {
        return held;
    }

    public int offered() {
        return offered;
    }

    public int waiting() {
        return waiting;
    }

    /** Capacity less what is held and what is offered. */
    public int free() {
        return pool.capacity() - held - offered;
    }

    /**
     * Claims a seat for {@code who}, or a place in line. A person who is offered one takes it by claiming; one who waits keeps their place.
     *
     * @param another whether they said that they want one more than they hold
     */
    public Claim claim(Person who, boolean another, Tx tx) {
        var mine = tx.table(SeatTable.class).of(pool.id(), who.id());
        for (var seat : mine) {
            if (seat.state() == Seat.State.OFFERED) return accept(seat, tx);
            if (seat.state() == Seat.State.WAITING) return new Claim.Waiting(seat, placeInLine(seat, tx));
        }
        if (mine.size() >= pool.perPerson()) return new Claim.HasAll(mine.size());
        if (!mine.isEmpty() && !another) return new Claim.HasSome(mine.size());
        return free() > 0 && waiting == 0 ? take(who, mine, tx) : queue(who, mine, tx);
    }

    private Claim take(Person who, List<Seat> mine, Tx tx) {
        var seat = new Seat(tx.newId(), pool.id(), who.id(), firstFree(mine), Optional.of(freeSlot(tx)), Seat.State.HELD, Optional.empty(), Optional.empty());
        add(seat, "held", tx);
        held++;
        return new Claim.In(seat, mine.size() + 1);
    }

    private Claim queue(Person who, List<Seat> mine, Tx tx) {
        var seat = new Seat(tx.newId(), pool.id(), who.id(), firstFree(mine), Optional.empty(), Seat.State.WAITING, Optional.empty(), Optional.empty());
        add(seat, "waiting", tx);
        waiting++;
        return new Claim.Waiting(seat, waiting);
    }

    private void add(Seat seat, String state, Tx tx) {
        tx.table(SeatTable.class).add(seat.id(), pool.id(), seat.personId(), seat.nth(), seat.slot().orElse(null), state, tx.now());
        seat.slot().ifPresent(slot -> highest = Math.max(highest, slot));
    }

    /** Takes an open offer. */
    public Claim accept(Seat offer, Tx tx) {
        if (tx.table(SeatTable.class).hold(offer.id()) != 1) throw new IllegalStateException("seat " + offer.id() + " was not offered");
        offered--;
        held++;
        var held = tx.table(SeatTable.class).of(pool.id(), offer.personId()).stream().filter(seat -> seat.state() == Seat.State.HELD).count();
        return new Claim.In(offer, (int) held);
    }

    /** Gives a seat, an offer or a place in line up. What it frees is free, until {@link #offerNext}. */
    public void release(Seat seat, Tx tx) {
        if (tx.table(SeatTable.class).remove(seat.id()) != 1) throw new IllegalStateException("seat " + seat.id() + " is gone");
        switch (seat.state()) {
            case HELD -> held--;
            case OFFERED -> offered--;
            case WAITING -> waiting--;
        }
    }

    /** Offers a free seat to whoever waits first; empty when none is free or nobody waits. The offer holds the seat. */
    public Optional<Seat> offerNext(Instant until, Tx tx) {
        if (free() <= 0 || waiting == 0) return Optional.empty();
        var table = tx.table(SeatTable.class);
        var head = table.firstWaiting(pool.id()).orElseThrow(() -> new IllegalStateException("nobody waits in pool " + pool.id()));
        var told = tx.person(head.personId()).orElseThrow(() -> new IllegalStateException("no person " + head.personId())).account().direct();
        var slot = freeSlot(tx);
        table.offer(head.id(), slot, until, told.key());
        highest = Math.max(highest, slot);
        waiting--;
        offered++;
        return table.find(head.id());
    }

    /** A person's places here, by their order. */
    public List<Seat> of(Person who, View view) {
        return view.table(SeatTable.class).of(pool.id(), who.id());
    }

    /** From 1. */
    public int placeInLine(Seat waiting, View view) {
        return view.table(SeatTable.class).placeInLine(pool.id(), waiting.id());
    }

    /**
     * Two persons are one: {@code from}'s places become {@code into}'s, the better ones first, as far as the limit allows; returns what was over it and
     * is released.
     */
    public List<Seat> merge(Person from, Person into, Tx tx) {
        var table = tx.table(SeatTable.class);
        var kept = new ArrayList<>(table.of(pool.id(), into.id()));
        var theirs = table.of(pool.id(), from.id());
        var all = new ArrayList<>(kept);
        all.addAll(theirs);
        all.sort(Comparator.comparing(Seat::state).thenComparing(Seat::id));
        var over = all.size() > pool.perPerson() ? List.copyOf(all.subList(pool.perPerson(), all.size())) : List.<Seat>of();
        over.forEach(seat -> release(seat, tx));
        kept.removeAll(over);
        for (var seat : theirs) {
            if (over.contains(seat)) continue;
            table.giveTo(seat.id(), into.id(), firstFree(kept));
            kept = new ArrayList<>(table.of(pool.id(), into.id()));
        }
        return over;
    }

    private static int firstFree(List<Seat> mine) {
        return IntStream.rangeClosed(1, mine.size() + 1).filter(nth -> mine.stream().noneMatch(seat -> seat.nth() == nth)).findFirst().orElseThrow();
    }

    /** The slots are used up from 1; only after some came free are there gaps to look for. */
    private int freeSlot(Tx tx) {
        if (highest == held + offered) return highest + 1;
        var taken = new HashSet<>(tx.table(SeatTable.class).slots(pool.id()));
        return IntStream.rangeClosed(1, pool.capacity()).filter(slot -> !taken.contains(slot)).findFirst().orElseThrow(() -> new IllegalStateException("no free slot in pool " + pool.id()));
    }
}
