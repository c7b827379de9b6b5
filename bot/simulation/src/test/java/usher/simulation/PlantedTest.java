package usher.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For each rule a mistake that breaks it, planted in the program itself: the simulation finds it within {@value #STEPS} steps. Takes minutes: {@code -Dusher.mutants=all} plays it. */
@EnabledIfSystemProperty(named = "usher.mutants", matches = ".+")
class PlantedTest {

    private static final int STEPS = 6_000;

    /**
     * A planted mistake.
     *
     * @param found how the words begin with which the simulation tells it
     * @param unguarded without the database's own keys, so that the rule itself finds it and not an error of the database
     */
    record Planted(String rule, String file, String snippet, String instead, boolean unguarded, String found) {
        @Override
        public String toString() {
            return rule;
        }
    }

    private static Planted in(String rule, String file, String snippet, String instead, String found) {
        return new Planted(rule, "usher/" + file + ".java", snippet, instead, false, found);
    }

    /** {@code -Dusher.mutants=quiet} plays those alone whose rule has that in it. */
    static Stream<Planted> planted() {
        return all().filter(it -> it.rule().contains(System.getProperty("usher.mutants", "").replace("all", "")));
    }

    private static Stream<Planted> all() {
        return Stream.of(
            new Planted("1 a seat is sold twice", "usher/seats/Seats.java", "return total.free() > 0 && tally.free() > 0;", "return true;", true, "1 "),
            in("2 answered before it is on disk", "WriterConnection", "handle.commit();", "try { handle.commit(); } catch (RuntimeException lost) { handle.getConnection(); }", "2 "),
            in("3 the line is overtaken", "seats/SeatTable", "order by line, id limit 1", "order by line desc, id limit 1", "3 "),
            in("3 arrivals are not waited for", "Writer", "new PriorityQueue<>((a, b) -> a.call().arrived().compareTo(b.call().arrived()))", "new PriorityQueue<>((a, b) -> b.call().arrived().compareTo(a.call().arrived()))", "3 "),
            in("4 a press that comes again is done again", "Group", "return ids(call).map(answered::get)", "return ids(call).limit(0).map(answered::get)", "4 "),
            in("5 a message in doubt is posted again", "Outbox", "delivering.deliver(row, inDoubt.contains(row.id()))", "delivering.deliver(row, false)", "5 shown"),
            in("5 a notice goes without a word", "Delivering", "tx.skipped(\"message \" + row.spot(), \"it could not be delivered before \" + row.untilAt() + \" and had lost its point\");", "", "5 neither"),
            in("5 a change is thought shown and is not", "Delivering", "platform.change(delivery, shown);", "", "5 shown otherwise"),
            in("5 a timer is forgotten in a crowd", "Transaction", "next, run.looked, run.fired >= MOST_TIMERS", "run.looked ? next : java.util.Optional.empty(), run.looked, run.fired >= MOST_TIMERS", "5 the alarm"),
            in("7 what was typed is not kept", "Drafts", "table.addDraft(draft.id(), Json.write(draft), tx.now());", "", "7 "),
            in("7 a refusal forgets what was typed", "Consideration", "var typed = new HashMap<>(values.raw());", "var typed = new HashMap<String, String>();", "7 "),
            in("8 everybody may do everything", "Right", "return roles.isEmpty() || person.roles().stream().anyMatch(roles::contains);", "return true;", "8 "),
            in("8 another community's drops are found", "drops/DropTable", "where community_id = :community and position(lower(:words)", "where :community > 0 and position(lower(:words)", "8 "),
            in("9 quiet hours are not kept", "Tx", "manner.weight() == Manner.Weight.URGENT ? now :", "manner.weight() != null ? now :", "9 "),
            in("10 an account is not forgotten", "people/Forgetting", "unname(row.id(), who.community(), table);", "", "10 "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("planted")
    void theSimulationFindsTheMistake(Planted it) {
        Simulate.quietly();
        var said = Mutant.of(it.file(), it.snippet(), it.instead()).plays(1, STEPS, it.unguarded());
        assertThat(said).startsWith(it.found());
        System.out.println(it.rule() + ": " + said.lines().limit(2).reduce((a, b) -> b + ", " + a.substring(0, Math.min(100, a.length()))).orElse(""));
    }
}
