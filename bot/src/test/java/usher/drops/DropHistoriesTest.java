package usher.drops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import usher.Answer;
import usher.Value;
import usher.seats.Seat;
import usher.seats.SeatTable;
import usher.seats.Seating;
import usher.testing.Persona;
import usher.testing.SeatRows;

/** Generated histories of drops with tiers, questions, draws, pauses, edits and restarts, recounted after every step. A failure names its seed. */
class DropHistoriesTest {

    private static final int STEPS = 70;

    /** One history: a drop as chance made it, and who presses. */
    private static final class History implements AutoCloseable {
        private final SplittableRandom chance;
        private final DropStage stage = new DropStage();
        private final List<Persona> people = new ArrayList<>();
        private final List<Long> tiers;
        private final boolean draws;
        private final boolean asks;
        private final int limit;

        History(long seed) {
            chance = new SplittableRandom(seed);
            draws = chance.nextBoolean();
            asks = chance.nextBoolean();
            limit = chance.nextInt(1, 3);
            var values = new ArrayList<>(List.of(Drops.PER_PERSON.is(limit), Drops.OFFER.is(Duration.ofMinutes(3)), new Value("opens", "in 2 min")));
            if (draws) values.add(Drops.MODE.is("draw"));
            if (asks) values.add(Drops.QUESTION.is("Why?"));
            if (chance.nextBoolean()) values.add(Drops.TIERS.is("Access 3, Practice 2, Impact 1"));
            stage.drop(4, values.toArray(Value[]::new));
            tiers = stage.chat.bot().database().jdbi().withExtension(SeatTable.class, table -> table.pools(root())).stream().filter(pool -> !pool.isRoot()).map(pool -> pool.id()).toList();
            for (var i = 0; i < 8; i++) people.add(stage.chat.member("P" + i));
        }

        private long root() {
            return stage.chat.bot().database().jdbi().withHandle(handle -> handle.createQuery("select pool_id from seat_drop").mapTo(Long.class).one());
        }

        void step() {
            var one = people.get(chance.nextInt(people.size()));
            var who = one;
            var act = chance.nextInt(16);
            var called = act != 10 && act != 11 && act != 12 && act != 15;
            switch (act) {
                case 0, 1, 2, 3, 4 -> press(who, false);
                case 5 -> press(who, true);
                case 6, 7 -> who.calls(Drops.GIVE_BACK, stage.claim());
                case 8, 9 -> answers(who);
                case 10 -> offered().ifPresent(seat -> one.calls(chance.nextBoolean() ? Seating.ACCEPT : Seating.PASS, Seating.SEAT.is(seat.id())));
                case 11, 12 -> stage.chat.passes(Duration.ofSeconds(chance.nextInt(1, 50)));
                case 13 -> who = stage.mo.says(chance.nextBoolean() ? "/drop pause" : "/drop resume", stage.which());
                case 14 -> who = stage.mo.says("/drop edit", stage.which(), Drops.NEW_SEATS.is(chance.nextInt(3, 7)));
                default -> stage.chat.restarts();
            }
            if (called) assertThat(who.answer()).as(who.name()).isNotInstanceOf(Answer.Broken.class);
        }

        private void press(Persona who, boolean another) {
            if (tiers.isEmpty()) who.calls(another ? Drops.ANOTHER : Drops.CLAIM, stage.claim());
            else who.calls(another ? Drops.ANOTHER_TIER : Drops.CLAIM_TIER, Drops.TIER.is(tiers.get(chance.nextInt(tiers.size()))));
        }

        private void answers(Persona who) {
            var pool = tiers.isEmpty() ? root() : tiers.get(chance.nextInt(tiers.size()));
            who.calls(Drops.ANSWER, Drops.TIER.is(pool), Drops.SAID.is("So"));
        }

        private Optional<Seat> offered() {
            return rows().stream().filter(seat -> seat.state() == Seat.State.OFFERED).findFirst();
        }

        List<Seat> rows() {
            return SeatRows.of(stage.chat.bot());
        }

        void check(String when) {
            var pools = stage.chat.bot().database().jdbi().withExtension(SeatTable.class, table -> table.pools(root()));
            var taken = rows().stream().filter(seat -> !seat.isWaiting()).toList();
            for (var pool : pools) {
                var here = taken.stream().filter(seat -> pool.isRoot() || seat.poolId() == pool.id()).count();
                assertThat(here).as("%s: never oversold, in all and in every tier", when).isLessThanOrEqualTo(pool.capacity());
            }
            Map<Long, Integer> perPerson = new HashMap<>();
            rows().forEach(seat -> perPerson.merge(seat.personId(), 1, Integer::sum));
            assertThat(perPerson.values()).as("%s: nobody above the limit", when).allMatch(number -> number <= limit);
            if (!draws) return;
            var data = stage.data(stage.id());
            if (data.containsKey("seed")) assertThat(Draw.commitment((String) data.get("seed"))).as("%s: the seed is the one promised", when).isEqualTo(data.get("commitment"));
            else assertThat(taken).as("%s: before the draw nobody has a seat", when).isEmpty();
        }

        /** The order that was published is the one that follows from the seed, and it never changes. */
        @SuppressWarnings("unchecked") // a list of strings
        void drawn(List<Object> published, String when) {
            var data = stage.data(stage.id());
            if (!data.containsKey("seed")) return;
            var order = (List<String>) data.get("order");
            assertThat(order).as(when).isEqualTo(new Draw((String) data.get("seed"), order).order());
            if (published.isEmpty()) published.add(order);
            assertThat(order).as("%s: what was published stays", when).isEqualTo(published.getFirst());
        }

        @Override
        public void close() {
            stage.close();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void noHistoryBreaksARule(long seed) {
        try (var history = new History(seed)) {
            var published = new ArrayList<>();
            for (var step = 0; step < STEPS; step++) {
                history.step();
                history.check("seed " + seed + " step " + step);
                if (history.draws) history.drawn(published, "seed " + seed + " step " + step);
            }
        }
    }
}
