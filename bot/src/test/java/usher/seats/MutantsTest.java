package usher.seats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import usher.testing.TestDatabase;

/** For each rule of seats a mistake that breaks it, planted in the program itself: the histories find it. */
class MutantsTest {

    /** Enough for each mistake to show itself; a few seeds, since in one history it may not. */
    private static final int STEPS = 80;
    private static final List<Long> SEEDS = List.of(1L, 2L, 3L, 4L);

    /**
     * A planted mistake.
     *
     * @param unguarded without the database's own keys, so that the rule itself finds it and not an error of the database
     * @param found a word of what the rule says
     */
    record Planted(String rule, String file, String snippet, String instead, boolean unguarded, String found) {
        @Override
        public String toString() {
            return rule;
        }
    }

    private static Planted in(String rule, String file, String snippet, String instead, String found) {
        return new Planted(rule, "usher/seats/" + file + ".java", snippet, instead, false, found);
    }

    /** {@code -Dusher.mutants=linking} plays those alone whose rule has that in it. */
    static Stream<Planted> planted() {
        return all().filter(it -> it.rule().contains(System.getProperty("usher.mutants", "")));
    }

    private static Stream<Planted> all() {
        return Stream.of(
            new Planted("never oversold in all", "usher/seats/Seats.java", "return total.free() > 0 && tally.free() > 0;", "return tally.free() > 0;", true, "oversold in all"),
            new Planted("never oversold in an option", "usher/seats/Seats.java", "return total.free() > 0 && tally.free() > 0;", "return total.free() > 0;", true, "is oversold by"),
            new Planted("never two on one seat", "usher/seats/Tally.java", "return highest + 1;", "return Math.max(1, highest);", true, "two on seat"),
            in("nobody above the limit", "Seats", "if (mine.size() >= pool().perPerson()) return new Claim.HasAll(mine.size(), mine);\n        if (!mine", "if (!mine", "above the limit"),
            in("nobody above the limit by linking", "Moves", "Math.min(all.size(), seats.pool().perPerson())", "all.size()", "above the limit"),
            in("nobody walks past the line", "Seats", "in(Seat.State.WAITING) > 0 && it.free() > 0);", "in(Seat.State.WAITING) > 0 && it.free() > 99);", "overtaken"),
            in("the earliest of an option goes first", "SeatTable", "order by line, id limit 1", "order by line desc, id limit 1", "overtaken"),
            in("the earliest of all options goes first", "Seats", ".min(Comparator", ".max(Comparator", "overtaken"),
            in("the line is as it was drawn", "Moves", "table.line(order, places);", "", "overtaken"),
            in("a move is audited", "Hosting", "tx.audit(\"move\",", "tx.audit(\"nothing\",", "audited"),
            in("a confirmed seat ends only by an act", "Seating", ".stream().filter(Seat::isWaiting).toList();", ";", "gone unaudited"),
            in("an act that ends a confirmed seat is audited", "Seating", "tx.audit(why, occasion", "if (!seat.isHeld()) tx.audit(why, occasion", "gone unaudited"),
            in("a seat changes hands only by an audited act", "Transfers", "tx.audit(\"take over\",", "tx.audit(\"nothing\",", "changed hands unaudited"),
            in("linking keeps as much as one person may have", "Moves", "Math.min(all.size(), seats.pool().perPerson())", "0", "linking kept"),
            in("what is free is what is not taken", "Seats", "throw new IllegalStateException(\"seat \" + seat.id() + \" is gone, or not what it was\");\n        count(seat, -1);",
                "throw new IllegalStateException(\"seat \" + seat.id() + \" is gone, or not what it was\");", "the post says"),
            in("nobody waits while a seat is free", "Seating", "offers.offerFree(occasion, tx);\n        touched(occasion, person(seat, tx), tx);", "touched(occasion, person(seat, tx), tx);", "waits while a seat is free"),
            in("raised capacity is offered", "Hosting", "resized(occasion, seats, pool, capacity, tx);\n        seating.offerFree(occasion, tx);", "resized(occasion, seats, pool, capacity, tx);\n        occasion.changed(tx);", "waits while a seat is free"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("planted")
    void everyRuleSeesTheMistakeThatBreaksIt(Planted it) {
        assumeFalse(TestDatabase.isPostgresql(), "the program is loaded anew for each mistake, and would start a server each time");
        var mutant = Mutant.of(it.file(), it.snippet(), it.instead());
        var said = SEEDS.stream().map(seed -> mutant.plays(seed, STEPS, it.unguarded())).filter(words -> !words.isEmpty()).findFirst();
        assertThat(said).as("found within %s steps of seeds %s", STEPS, SEEDS).isPresent();
        assertThat(said.get().lines().findFirst().orElse("")).contains(it.found());
    }
}
