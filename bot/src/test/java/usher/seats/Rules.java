package usher.seats;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is true of seats after every step of every history, whatever the step was. Each rule is asked of the rows alone, not of the code that wrote them. */
final class Rules {

    private Rules() {}

    private static void hold(boolean rule, String words) {
        if (!rule) throw new AssertionError(words);
    }

    /** @param offering whether free seats go to the line now */
    static void check(Snapshot before, Snapshot now, boolean offering) {
        neverOversold(now);
        nobodyAboveTheLimit(now);
        theLineIsNotOvertaken(before, now);
        everyConfirmedSeatIsAccountedFor(before, now);
        whatIsFreeIsWhatTheRowsSay(now);
        if (offering) nobodyWaitsWhileASeatTheyCouldHaveIsFree(now);
    }

    private static void neverOversold(Snapshot now) {
        hold(now.freeInAll() >= 0, "oversold in all: " + now.taken().size() + " of " + now.root().capacity());
        for (var pool : now.pools().keySet()) hold(now.free(pool) >= 0, "pool " + pool + " is oversold by " + -now.free(pool));
        var slots = new HashSet<Integer>();
        var own = new HashSet<String>();
        for (var seat : now.taken()) {
            hold(slots.add(seat.totalSlot().orElseThrow()), "oversold: two on seat " + seat.totalSlot());
            hold(own.add(seat.poolId() + "/" + seat.slot().orElseThrow()), "oversold: two on seat " + seat.slot() + " of pool " + seat.poolId());
        }
    }

    private static void nobodyAboveTheLimit(Snapshot now) {
        now.seats().stream().collect(Collectors.groupingBy(Seat::personId, Collectors.counting()))
            .forEach((who, number) -> hold(number <= now.root().perPerson(), "above the limit: person " + who + " has " + number + " of " + now.root().perPerson()));
    }

    /** Whoever got a place in this step stood, as the line is now, before all who waited then and still do and could have had it. */
    private static void theLineIsNotOvertaken(Snapshot before, Snapshot now) {
        var old = byId(before);
        var stillWaiting = now.waiting().stream().filter(seat -> old.containsKey(seat.id()) && old.get(seat.id()).isWaiting() && old.get(seat.id()).poolId() == seat.poolId()).toList();
        for (var seat : now.taken()) {
            var was = old.get(seat.id());
            if (was != null && !was.isWaiting()) continue;
            for (var other : stillWaiting) {
                var couldHaveHadIt = other.poolId() == seat.poolId() || now.free(other.poolId()) > 0;
                hold(!couldHaveHadIt || seat.line() < other.line(), "overtaken: " + seat + " went before " + other);
            }
        }
        var moved = now.waiting().stream().filter(seat -> old.containsKey(seat.id()) && old.get(seat.id()).isWaiting() && old.get(seat.id()).line() != seat.line()).toList();
        hold(moved.isEmpty() || now.has("move", "draw"), "overtaken: places in line changed without an audited move or draw: " + moved);
    }

    private static void everyConfirmedSeatIsAccountedFor(Snapshot before, Snapshot now) {
        var after = byId(now);
        var gone = 0;
        var unseated = 0;
        var passedOn = 0;
        for (var seat : before.seats()) {
            if (!seat.isHeld()) continue;
            var is = after.get(seat.id());
            if (is == null) gone++;
            else if (is.isWaiting()) unseated++;
            else if (!is.isHeld()) throw new AssertionError("a confirmed seat is not held any more: " + is);
            else if (is.personId() != seat.personId() && now.persons().containsValue(seat.personId())) passedOn++;
        }
        hold(gone <= now.number("give back", "moved out", "merged"), "confirmed seats are gone unaudited: " + gone + ", " + now.acts());
        hold(unseated <= now.number("move"), "confirmed seats were taken away unaudited: " + unseated);
        hold(passedOn <= now.number("take over"), "confirmed seats changed hands unaudited: " + passedOn);
        var persons = Map.copyOf(now.persons());
        before.persons().forEach((account, was) -> {
            if (persons.get(account).equals(was)) return;
            var both = before.seats().stream().filter(seat -> seat.personId() == was || seat.personId() == persons.get(account)).filter(Seat::isHeld).count();
            var kept = now.seats().stream().filter(seat -> seat.personId() == persons.get(account)).filter(Seat::isHeld).count();
            hold(kept == Math.min(both, now.root().perPerson()), "linking kept " + kept + " of " + both + " confirmed seats");
        });
    }

    private static void whatIsFreeIsWhatTheRowsSay(Snapshot now) {
        hold(now.post().startsWith(now.freeInAll() + " free, " + now.waiting().size() + " waiting"), "the post says " + now.post() + ", the rows " + now.freeInAll() + " free, " + now.waiting().size() + " waiting");
    }

    private static void nobodyWaitsWhileASeatTheyCouldHaveIsFree(Snapshot now) {
        if (now.freeInAll() <= 0) return;
        for (var seat : now.waiting()) hold(now.free(seat.poolId()) <= 0, "waits while a seat is free: " + seat);
    }

    private static Map<Long, Seat> byId(Snapshot snapshot) {
        return new HashMap<>(snapshot.seats().stream().collect(Collectors.toMap(Seat::id, Function.identity())));
    }
}
