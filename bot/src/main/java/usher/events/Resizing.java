package usher.events;

import static usher.Text.count;
import static usher.Text.plain;
import static usher.Text.strong;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import usher.Card;
import usher.Field;
import usher.Refusal;
import usher.Tx;
import usher.seats.Pool;
import usher.seats.Seating;
import usher.seats.Seats;

/** Gives an event as many seats as its bill says, and never fewer than are taken. */
final class Resizing {

    private Resizing() {}

    /** Where more seats are taken than there would be: the card on which those who are to move can be chosen. */
    static Optional<Card> over(Live live, Bill bill, Seating seating, Tx tx) {
        var seats = Seats.in(live.pool(), tx);
        for (var pool : seats.options()) {
            var wanted = pool.isRoot() ? Optional.of(bill.capacity()) : bill.options().stream().filter(option -> isCalled(pool, option)).findFirst().map(Bill.Option::capacity);
            if (wanted.filter(capacity -> seats.over(pool.id(), capacity) > 0).isPresent()) return seating.resize(live, pool.id(), wanted.get(), tx);
        }
        return seats.over(live.pool(), bill.capacity()) > 0 ? seating.resize(live, live.pool(), bill.capacity(), tx) : Optional.empty();
    }

    /** Throws {@link Refusal} for options that come or go when they no longer can. */
    static void mustBePossible(Live live, Bill bill, Tx tx) {
        var seats = Seats.in(live.pool(), tx);
        var had = named(seats);
        if (bill.options().size() < had.size()) {
            throw Refusal.of("An option cannot be taken away once it was announced. Name all of them, for example {example}", example(had)).at(EventFields.OPTIONS);
        }
        if (had.isEmpty() && !bill.options().isEmpty() && seats.held() + seats.offered() + seats.waiting() > 0) {
            throw Refusal.of("People signed up for {title} already, without an option. Options can be added only before anybody signs up; duplicate the event instead.",
                strong("title", live.title())).at(EventFields.OPTIONS);
        }
    }

    private static List<Pool> named(Seats seats) {
        return seats.options().stream().filter(pool -> !pool.isRoot()).toList();
    }

    /** Throws {@link Refusal} where more seats are taken than there would be. */
    static void apply(Live live, Bill bill, Tx tx) {
        mustBePossible(live, bill, tx);
        var seats = Seats.in(live.pool(), tx);
        options(named(seats), bill, seats, live, tx);
        if (seats.pool().capacity() != bill.capacity()) resize(seats, seats.pool(), bill.capacity(), EventFields.CAPACITY, tx);
    }

    private static usher.Text.Arg example(List<Pool> had) {
        return usher.Text.code("example", String.join(", ", had.stream().map(pool -> name(pool) + " " + pool.capacity()).toList()));
    }

    /** By their names; what then is left on both sides is the same option renamed, in its order, and what is left of the new ones is added. */
    private static void options(List<Pool> had, Bill bill, Seats seats, Live live, Tx tx) {
        var unnamed = new ArrayDeque<>(had.stream().filter(pool -> bill.options().stream().noneMatch(option -> isCalled(pool, option))).toList());
        for (var option : bill.options()) {
            var found = had.stream().filter(it -> isCalled(it, option)).findFirst().or(() -> Optional.ofNullable(unnamed.poll()));
            if (found.isEmpty()) {
                Seats.option(live.pool(), option.capacity(), option.name(), tx);
                continue;
            }
            var pool = found.get();
            if (!option.name().equals(name(pool))) seats.rename(pool.id(), option.name(), tx);
            if (option.capacity() != pool.capacity()) resize(seats, pool, option.capacity(), EventFields.OPTIONS, tx);
        }
    }

    private static String name(Pool pool) {
        return Optional.ofNullable(pool.name()).orElse("");
    }

    private static boolean isCalled(Pool pool, Bill.Option option) {
        return option.name().equalsIgnoreCase(name(pool));
    }

    private static void resize(Seats seats, Pool pool, int capacity, Field<?> field, Tx tx) {
        var over = seats.over(pool.id(), capacity);
        if (over > 0) {
            var taken = capacity + over;
            throw (name(pool).isEmpty() ? Refusal.of("{taken} seats are taken, so there cannot be only {capacity}. {over, plural, one {# person} other {# people}} would have to move first.",
                count("taken", taken), count("capacity", capacity), count("over", over))
                : Refusal.of("{taken} seats of {option} are taken, so there cannot be only {capacity}. {over, plural, one {# person} other {# people}} would have to move first.",
                    count("taken", taken), plain("option", name(pool)), count("capacity", capacity), count("over", over))).at(field);
        }
        seats.resize(pool.id(), capacity, tx);
    }
}
