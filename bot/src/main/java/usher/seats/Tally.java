package usher.seats;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How many seats of a pool are in which state, as one group has them so far, and which slots are taken; read from the rows only as far as it is asked. */
final class Tally {

    private Pool pool;
    private final Map<Seat.State, Integer> numbers = new EnumMap<>(Seat.State.class);
    private int highest;
    private boolean unread;
    private @Nullable BitSet taken;
    private @Nullable List<Long> line;

    Tally(Pool pool) {
        this.pool = pool;
    }

    Pool pool() {
        return pool;
    }

    void is(Pool changed) {
        pool = changed;
    }

    void read(Seat.State state, int number, int highestSlot) {
        numbers.merge(state, number, Integer::sum);
        highest = Math.max(highest, highestSlot);
    }

    int in(Seat.State state) {
        return numbers.getOrDefault(state, 0);
    }

    int taken() {
        return in(Seat.State.HELD) + in(Seat.State.RESERVED) + in(Seat.State.OFFERED);
    }

    int free() {
        return pool.capacity() - taken();
    }

    void change(Seat.State state, int by) {
        numbers.merge(state, by, Integer::sum);
    }

    void take(int slot) {
        highest = Math.max(highest, slot);
        if (taken != null) taken.set(slot);
    }

    void leave(int slot) {
        if (taken != null) taken.clear(slot);
    }

    /** The slots are used up from 1; only after some came free are there gaps to look for, once a group. */
    int freeSlot(Supplier<List<Integer>> slots) {
        if (taken == null && !unread && highest == taken()) return highest + 1;
        var all = taken;
        if (all == null) {
            all = new BitSet(pool.capacity() + 1);
            slots.get().forEach(all::set);
            taken = all;
        }
        return all.nextClearBit(1);
    }

    /** The slots are read anew when one is needed next. */
    void forgetSlots() {
        taken = null;
        unread = true;
    }

    /** The place in line, from 1, of who stands at {@code place}; the line is read once a group, so that a crowd that asks again costs no more than one that does not. */
    int rank(long place, Supplier<List<Long>> read) {
        if (line == null) line = new ArrayList<>(read.get());
        var at = Collections.binarySearch(line, place);
        return at >= 0 ? at + 1 : -at;
    }

    void joined(long place) {
        if (line == null) return;
        var at = Collections.binarySearch(line, place);
        if (at < 0) line.add(-at - 1, place);
    }

    void gone(long place) {
        if (line == null) return;
        var at = Collections.binarySearch(line, place);
        if (at >= 0) line.remove(at);
    }

    void forgetLine() {
        line = null;
    }
}
