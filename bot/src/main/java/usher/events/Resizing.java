package usher.events;

import static usher.Text.count;
import static usher.Text.plain;
import static usher.Text.strong;

import java.util.ArrayDeque;
import java.util.List;
import usher.Field;
import usher.Refusal;
import usher.Tx;
import usher.seats.Pool;
import usher.seats.Seats;

/** Gives an event as many seats as its bill says, and never fewer than are taken. */
final class Resizing {

    private Resizing() {}

    static void apply(Live live, Bill bill, Tx tx) {
        var seats = Seats.in(live.pool(), tx);
        var pools = seats.options();
        var had = pools.getFirst().isRoot() ? List.<Pool>of() : pools;
        if (had.isEmpty() && !bill.options().isEmpty()) {
            if (seats.held() + seats.offered() + seats.waiting() > 0) {
                throw Refusal.of("People signed up for {title} already, without an option. Options can be added only before anybody signs up; duplicate the event instead.",
                    strong("title", live.title())).at(EventFields.OPTIONS);
            }
            bill.options().forEach(option -> Seats.option(live.pool(), option.capacity(), option.name(), tx));
        } else if (bill.options().size() < had.size()) {
            throw Refusal.of("An option cannot be taken away once it was announced. Name all of them, for example {example}", example(had)).at(EventFields.OPTIONS);
        } else {
            options(had, bill, seats, live, tx);
        }
        if (seats.pool().capacity() != bill.capacity()) resize(seats, seats.pool(), bill.capacity(), EventFields.CAPACITY, tx);
    }

    private static usher.Text.Arg example(List<Pool> had) {
        return usher.Text.code("example", String.join(", ", had.stream().map(pool -> pool.name() + " " + pool.capacity()).toList()));
    }

    /** By their names; what then is left on both sides is the same option renamed, in its order, and what is left of the new ones is added. */
    private static void options(List<Pool> had, Bill bill, Seats seats, Live live, Tx tx) {
        var unnamed = new ArrayDeque<>(had.stream().filter(pool -> bill.options().stream().noneMatch(option -> isCalled(pool, option))).toList());
        for (var option : bill.options()) {
            var pool = had.stream().filter(it -> isCalled(it, option)).findFirst().orElseGet(unnamed::poll);
            if (pool == null) {
                Seats.option(live.pool(), option.capacity(), option.name(), tx);
                continue;
            }
            if (!option.name().equals(pool.name())) seats.rename(pool.id(), option.name(), tx);
            if (option.capacity() != pool.capacity()) resize(seats, pool, option.capacity(), EventFields.OPTIONS, tx);
        }
    }

    private static boolean isCalled(Pool pool, Bill.Option option) {
        return option.name().equalsIgnoreCase(pool.name());
    }

    private static void resize(Seats seats, Pool pool, int capacity, Field<?> field, Tx tx) {
        var over = seats.over(pool.id(), capacity);
        if (over > 0) {
            var taken = capacity + over;
            throw (pool.name() == null ? Refusal.of("{taken} seats are taken, so there cannot be only {capacity}. {over, plural, one {# person} other {# people}} would have to move first.",
                count("taken", taken), count("capacity", capacity), count("over", over))
                : Refusal.of("{taken} seats of {option} are taken, so there cannot be only {capacity}. {over, plural, one {# person} other {# people}} would have to move first.",
                    count("taken", taken), plain("option", pool.name()), count("capacity", capacity), count("over", over))).at(field);
        }
        seats.resize(pool.id(), capacity, tx);
    }
}
