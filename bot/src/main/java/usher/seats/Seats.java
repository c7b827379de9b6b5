package usher.seats;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import usher.Lasting;
import usher.Person;
import usher.Tx;
import usher.View;

/**
 * The seats of one root pool and its options within one transaction: who may have one, in which order, and what happens to one that comes free. How many
 * are free is computed from the rows once a group and then kept up with what the group's own calls do. The database's keys are what makes overselling
 * impossible; this makes it not happen. While a crowd claims, nothing but new places is counted, and the count lasts from group to group; after anything else
 * the next group reads the rows anew.
 *
 * <p>The line is one for the whole root. It is never overtaken: whoever claims is served at once only if nobody waits whom that place could serve, and a
 * place that comes free goes to the earliest in line whose option has room.
 */
public final class Seats implements Lasting {

    private final Tally total;
    private final Map<Long, Tally> tallies = new LinkedHashMap<>();
    private @Nullable Map<Long, List<Seat>> callers; // what those who call in this group have, as far as nothing of it changed
    private boolean lasts = true;

    private Seats(Pool root) {
        this.total = new Tally(root);
    }

    /** What came of a claim. */
    public sealed interface Claim {
        /** A seat is theirs, or kept for them while they fill in a form; they have this many of the limit. */
        record In(Seat seat, int holds) implements Claim {}

        /** All are taken; they stand in line for the option, at this place from 1. */
        record Waiting(Seat seat, int place) implements Claim {}

        /** They have something already and may take another, if they say so. */
        record HasSome(int holds, List<Seat> mine) implements Claim {}

        /** They have as many as one person may, in whatever option and state. */
        record HasAll(int holds, List<Seat> mine) implements Claim {}
    }

    /** Makes a root pool and returns its id. */
    public static long create(int capacity, int perPerson, Tx tx) {
        var id = tx.newId();
        tx.table(SeatTable.class).addPool(new Pool(id, id, tx.community().id(), null, capacity, perPerson));
        return id;
    }

    /** Makes an option of a root, and returns its id. More seats than the root has are never given out. */
    public static long option(long root, int capacity, String name, Tx tx) {
        var seats = in(root, tx);
        var pool = new Pool(tx.newId(), root, tx.community().id(), name, capacity, seats.pool().perPerson());
        tx.table(SeatTable.class).addPool(pool);
        seats.lasts = false;
        seats.tallies.put(pool.id(), new Tally(pool));
        return pool.id();
    }

    /** A root's seats as this group has them so far. */
    public static Seats in(long root, Tx tx) {
        return tx.once("seats " + root, () -> read(root, tx));
    }

    /** A root's seats as they stand, only to be looked at. */
    public static Seats read(long root, View view) {
        var table = view.table(SeatTable.class);
        var pools = table.pools(root);
        if (pools.isEmpty() || pools.getFirst().id() != root) throw new IllegalStateException("no root pool " + root);
        var seats = new Seats(pools.getFirst());
        pools.forEach(pool -> seats.tallies.put(pool.id(), new Tally(pool)));
        for (var count : table.counts(root)) {
            var state = Seat.State.valueOf(count.state().toUpperCase(Locale.ROOT));
            seats.tally(count.poolId()).read(state, count.number(), count.highest());
            seats.total.read(state, count.number(), count.highestInAll());
        }
        return seats;
    }

    @Override
    public boolean lasts() {
        return lasts;
    }

    @Override
    public void nextGroup() {
        callers = null;
    }

    /** The root. */
    public Pool pool() {
        return total.pool();
    }

    /** One pool of the root. */
    public Pool pool(long pool) {
        return tally(pool).pool();
    }

    /** The pools that seats can be claimed in: the options in the order they were made, or the root where there are none. */
    public List<Pool> options() {
        var options = tallies.values().stream().map(Tally::pool).filter(pool -> !pool.isRoot()).toList();
        return options.isEmpty() ? List.of(pool()) : options;
    }

    Tally total() {
        return total;
    }

    Tally tally(long pool) {
        var tally = tallies.get(pool);
        if (tally == null) throw new IllegalStateException("pool " + pool + " is none of " + pool().id());
        return tally;
    }

    public int held() {
        return total.in(Seat.State.HELD);
    }

    public int offered() {
        return total.in(Seat.State.OFFERED);
    }

    public int reserved() {
        return total.in(Seat.State.RESERVED);
    }

    public int waiting() {
        return total.in(Seat.State.WAITING);
    }

    /** Capacity less what is held, offered and kept for forms, in all. */
    public int free() {
        return total.free();
    }

    /** Whether whoever claims now gets a place at once, of one option at least. */
    public boolean serves() {
        return options().stream().anyMatch(it -> isServedAtOnce(it.id()));
    }

    public int held(long pool) {
        return of(pool).in(Seat.State.HELD);
    }

    public int offered(long pool) {
        return of(pool).in(Seat.State.OFFERED);
    }

    public int reserved(long pool) {
        return of(pool).in(Seat.State.RESERVED);
    }

    public int waiting(long pool) {
        return of(pool).in(Seat.State.WAITING);
    }

    /** What somebody could have of one pool: its own free places, and no more than are free in all. */
    public int free(long pool) {
        return Math.max(0, Math.min(of(pool).free(), total.free()));
    }

    /** Asked about the root, all are meant and not only those that are in no option. */
    private Tally of(long pool) {
        return pool == pool().id() ? total : tally(pool);
    }

    /** {@link #claim(Person, long, boolean, Tx)} in a root without options. */
    public Claim claim(Person who, boolean another, Tx tx) {
        return claim(who, pool().id(), another, tx);
    }

    /**
     * Claims a seat of {@code pool} for {@code who}, or a place in line. A person who is offered one there takes it by claiming; one who waits there keeps
     * their place; what was kept for their form becomes theirs.
     *
     * @param another whether they said that they want one more than they have
     */
    public Claim claim(Person who, long pool, boolean another, Tx tx) {
        return claim(who, pool, another, null, tx);
    }

    /**
     * Keeps a seat for {@code who} until {@code until}, while they fill in a form; {@link #confirm} makes it theirs. Where all are taken they stand in line
     * as after {@link #claim}. Asked again, what is kept already is returned as it is.
     */
    public Claim reserve(Person who, long pool, boolean another, Instant until, Tx tx) {
        return claim(who, pool, another, until, tx);
    }

    private Claim claim(Person who, long pool, boolean another, @Nullable Instant until, Tx tx) {
        var mine = mine(who, tx);
        for (var seat : mine) {
            if (seat.poolId() != pool) continue;
            switch (seat.state()) {
                case OFFERED -> {
                    return accept(seat, tx);
                }
                case RESERVED -> {
                    return until == null ? confirm(seat, tx) : new Claim.In(seat, mine.size());
                }
                case WAITING -> {
                    return new Claim.Waiting(seat, placeInLine(seat, tx));
                }
                case HELD -> { }
            }
        }
        if (mine.size() >= pool().perPerson()) return new Claim.HasAll(mine.size(), mine);
        if (!mine.isEmpty() && !another) return new Claim.HasSome(mine.size(), mine);
        return isServedAtOnce(pool) ? take(who, pool, mine, until, tx) : queue(who, pool, mine, tx);
    }

    /** Nobody waits whom a place could serve: whoever waits for an option that is full is not overtaken by who takes a place in another. */
    private boolean isServedAtOnce(long pool) {
        return hasRoom(tally(pool)) && tallies.values().stream().noneMatch(it -> it.in(Seat.State.WAITING) > 0 && it.free() > 0);
    }

    boolean hasRoom(Tally tally) {
        return total.free() > 0 && tally.free() > 0;
    }

    private Claim take(Person who, long pool, List<Seat> mine, @Nullable Instant until, Tx tx) {
        var state = until == null ? Seat.State.HELD : Seat.State.RESERVED;
        var seat = add(who, pool, mine, state, Optional.ofNullable(until), tx);
        return new Claim.In(seat, mine.size() + 1);
    }

    private Claim queue(Person who, long pool, List<Seat> mine, Tx tx) {
        return new Claim.Waiting(add(who, pool, mine, Seat.State.WAITING, Optional.empty(), tx), tally(pool).in(Seat.State.WAITING));
    }

    /** Puts somebody in line without serving them, even while places are free: an entry for a draw. What they have there already is returned as by a claim. */
    public Claim enter(Person who, long pool, Tx tx) {
        var mine = mine(who, tx);
        var there = mine.stream().filter(seat -> seat.poolId() == pool && seat.isWaiting()).findFirst();
        if (there.isPresent()) return new Claim.Waiting(there.get(), placeInLine(there.get(), tx));
        return mine.size() >= pool().perPerson() ? new Claim.HasAll(mine.size(), mine) : queue(who, pool, mine, tx);
    }

    private Seat add(Person who, long pool, List<Seat> mine, Seat.State state, Optional<Instant> until, Tx tx) {
        var tally = tally(pool);
        var waits = state == Seat.State.WAITING;
        var slot = waits ? Optional.<Integer>empty() : Optional.of(slot(tally, tx));
        var inAll = waits ? Optional.<Integer>empty() : Optional.of(slotInAll(tx));
        var id = tx.newId();
        var seat = new Seat(id, pool().id(), pool, who.id(), firstFree(mine), slot, inAll, id, state, until, Optional.empty(), tx.now(), Optional.empty(), Optional.empty());
        tx.together(SeatTable.Row.class, new SeatTable.Row(id, seat.rootId(), pool, who.id(), seat.nth(), slot.orElse(null), inAll.orElse(null), word(state), until.orElse(null),
            tally.pool().capacity(), pool().capacity(), tx.now()), tx.table(SeatTable.class)::add);
        count(seat, 1);
        return seat;
    }

    int slot(Tally tally, Tx tx) {
        return tally.freeSlot(() -> tx.table(SeatTable.class).slots(tally.pool().id()));
    }

    int slotInAll(Tx tx) {
        return total.freeSlot(() -> tx.table(SeatTable.class).slotsInAll(pool().id()));
    }

    /** Writes down what a seat's row has become, or by -1 what it was. */
    void count(Seat seat, int by) {
        if (callers != null) callers.remove(seat.personId());
        if (by < 0) lasts = false;
        var tally = tally(seat.poolId());
        tally.change(seat.state(), by);
        total.change(seat.state(), by);
        if (by > 0) {
            seat.slot().ifPresent(tally::take);
            seat.totalSlot().ifPresent(total::take);
            if (seat.isWaiting()) tally.joined(seat.line());
        } else {
            seat.slot().ifPresent(tally::leave);
            seat.totalSlot().ifPresent(total::leave);
            if (seat.isWaiting()) tally.gone(seat.line());
        }
    }

    /** Reads a seat whose row was changed, and counts it as it is now. */
    Seat changed(Seat before, Tx tx) {
        var after = tx.table(SeatTable.class).find(before.id()).orElseThrow(() -> new IllegalStateException("seat " + before.id() + " is gone"));
        count(before, -1);
        count(after, 1);
        return after;
    }

    static String word(Seat.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** Takes an open offer. */
    public Claim.In accept(Seat offer, Tx tx) {
        return hold(offer, Seat.State.OFFERED, tx);
    }

    /** Makes what was kept for a form its person's. */
    public Claim.In confirm(Seat reserved, Tx tx) {
        return hold(reserved, Seat.State.RESERVED, tx);
    }

    private Claim.In hold(Seat seat, Seat.State from, Tx tx) {
        if (tx.table(SeatTable.class).hold(seat.id(), word(from), tx.now()) != 1) throw new IllegalStateException("seat " + seat.id() + " was not " + word(from));
        var held = changed(seat, tx);
        return new Claim.In(held, (int) tx.table(SeatTable.class).of(pool().id(), seat.personId()).stream().filter(Seat::isHeld).count());
    }

    /** Gives a seat, an offer or a place in line up. What it frees is free, until {@link #offerNext}. */
    public void release(Seat seat, Tx tx) {
        if (tx.table(SeatTable.class).remove(seat.id(), word(seat.state())) != 1) throw new IllegalStateException("seat " + seat.id() + " is gone, or not what it was");
        count(seat, -1);
    }

    /**
     * Offers a free place to the earliest in line whose option has room; empty when there is none. The offer holds the seat.
     *
     * @param until when an offer to this person passes on
     */
    public Optional<Seat> offerNext(Function<Person, Instant> until, Tx tx) {
        var table = tx.table(SeatTable.class);
        var next = firstServable(table);
        if (next.isEmpty()) return Optional.empty();
        var head = next.get();
        var who = tx.person(head.personId()).orElseThrow(() -> new IllegalStateException("no person " + head.personId()));
        if (table.offer(head.id(), slot(tally(head.poolId()), tx), slotInAll(tx), until.apply(who), who.account().direct().key()) != 1) throw new IllegalStateException("seat " + head.id() + " did not wait");
        return Optional.of(changed(head, tx));
    }

    private Moves moves(Tx tx) {
        lasts = false;
        return new Moves(this, tx);
    }

    private Optional<Seat> firstServable(SeatTable table) {
        return tallies.values().stream().filter(it -> hasRoom(it) && it.in(Seat.State.WAITING) > 0).flatMap(it -> table.firstWaiting(it.pool().id()).stream())
            .min(Comparator.comparing(Seat::line).thenComparing(Seat::id));
    }

    /**
     * A draw: these entries, all of them waiting, stand in line in this order now, in the places that they had between them, and the first of them get
     * what is free in their options. Returns who got one, in that order.
     */
    public List<Seat> drawn(List<Long> order, Tx tx) {
        return moves(tx).draw(order);
    }

    /** The seat is another person's from now on, whatever its state. Throws {@link IllegalStateException} when they would have more than one person may. */
    public Seat giveTo(Seat seat, Person who, Tx tx) {
        return moves(tx).giveTo(seat, who);
    }

    /** Whether a place in {@code pool} can be had by somebody who has one in another: only its own places count, since in all nothing changes. */
    public boolean fits(Seat seat, long pool) {
        return seat.isWaiting() || tally(pool).free() > 0;
    }

    /** Moves a seat, or a place in line with its place, to another option. Throws {@link IllegalStateException} when it does not fit. */
    public Seat shift(Seat seat, long pool, Tx tx) {
        return moves(tx).shift(seat, pool);
    }

    /** Moves a place in line to the head of the whole line. */
    public Seat toHead(Seat waiting, Tx tx) {
        return moves(tx).toHead(waiting);
    }

    /** Takes a held seat away, and puts its holder at the end of the line. What it frees is free, until {@link #offerNext}. */
    public Seat unseat(Seat held, Tx tx) {
        return moves(tx).unseat(held);
    }

    /** How many are taken, of a pool or in all. */
    public int taken(long pool) {
        return of(pool).taken();
    }

    /** How many are taken beyond {@code capacity}: so many must move before the pool can be made that small. */
    public int over(long pool, int capacity) {
        return Math.max(0, of(pool).taken() - capacity);
    }

    /** Changes a pool's capacity; what that frees is free, until {@link #offerNext}. Throws {@link IllegalStateException} below what is taken. */
    public void resize(long pool, int capacity, Tx tx) {
        moves(tx).resize(pool, capacity);
    }

    public void rename(long option, String name, Tx tx) {
        tx.table(SeatTable.class).rename(option, name);
        lasts = false;
        tally(option).is(pool(option).named(name));
    }

    /** Two persons are one: {@code from}'s places become {@code into}'s, the better ones first, as far as the limit allows; what is over it is released and returned. */
    public List<Seat> merge(Person from, Person into, Tx tx) {
        return moves(tx).merge(from, into);
    }

    /** The holder of a seat checked in at {@code at}. */
    public static void came(Seat held, Instant at, Tx tx) {
        mark(held, at, null, tx);
    }

    /** The holder of a seat was awaited and did not come; noted at {@code at}. */
    public static void missed(Seat held, Instant at, Tx tx) {
        mark(held, null, at, tx);
    }

    /** Neither is known, or not any more. */
    public static void unmarked(Seat held, Tx tx) {
        mark(held, null, null, tx);
    }

    private static void mark(Seat held, @Nullable Instant came, @Nullable Instant missed, Tx tx) {
        if (tx.table(SeatTable.class).attendance(held.id(), came, missed) != 1) throw new IllegalStateException("seat " + held.id() + " is not held");
    }

    /** Whether a person checked in at what a root's seats are for. */
    public static boolean attended(Person who, long root, View view) {
        return view.table(SeatTable.class).came(root, who.id()) > 0;
    }

    /** A person's places here, by their order. */
    public List<Seat> of(Person who, View view) {
        return view.table(SeatTable.class).of(pool().id(), who.id());
    }

    /** The same for whoever claims: read together for all who call in this group, and for each once more after something of theirs changed. */
    private List<Seat> mine(Person who, Tx tx) {
        if (callers == null) callers = read(tx);
        return callers.computeIfAbsent(who.id(), id -> tx.table(SeatTable.class).of(pool().id(), id));
    }

    /** Seats were changed in a way that {@link #count} is not told of. */
    void forgetCallers() {
        callers = null;
        lasts = false;
    }

    private Map<Long, List<Seat>> read(Tx tx) {
        var theirs = new HashMap<Long, List<Seat>>();
        tx.callers().forEach(id -> theirs.put(id, new ArrayList<>()));
        var asked = new HashSet<>(tx.callers());
        if (lasts) asked.removeAll(tx.newcomers()); // nothing but their own claims can have given them anything
        if (!asked.isEmpty()) tx.table(SeatTable.class).of(pool().id(), asked).forEach(seat -> Objects.requireNonNull(theirs.get(seat.personId())).add(seat));
        return theirs;
    }

    /** From 1, among those who wait for the same option. */
    public int placeInLine(Seat waiting, View view) {
        return tally(waiting.poolId()).rank(waiting.line(), () -> view.table(SeatTable.class).line(waiting.poolId()));
    }

    static int firstFree(List<Seat> mine) {
        return IntStream.rangeClosed(1, mine.size() + 1).filter(nth -> mine.stream().noneMatch(seat -> seat.nth() == nth)).findFirst().orElseThrow();
    }
}
