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
import usher.Card;
import usher.seats.Seat;
import usher.seats.Seating;
import usher.testing.Chat;
import usher.testing.Persona;
import usher.testing.SeatFeatures;
import usher.testing.SeatRows;

/** Generated histories of one drop, held against the rules of seats after every step. A failure names its seed. */
class SeatsPropertyTest {

    private static final int STEPS = 120;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void seatsAreNeverOversoldAndTheLineIsNeverOvertaken(long seed) {
        var chance = new SplittableRandom(seed);
        try (var chat = new Chat(() -> SeatFeatures.drops())) {
            var capacity = chance.nextInt(1, 6);
            var limit = chance.nextInt(1, 3);
            var mo = chat.admin("Mo").says("/drop create", Drops.TITLE.is("D"), Drops.SEATS.is(capacity), Drops.PER_PERSON.is(limit), Drops.OFFER.is(Duration.ofMinutes(10)));
            var drop = Drops.DROP.is(Long.parseLong(((Card.Button) ((Answer.Done) mo.answer()).card().controls().getFirst()).values().getFirst().text()));
            var people = new ArrayList<Persona>();
            for (var i = 0; i < 9; i++) people.add(chat.member("P" + i));
            List<Seat> before = List.of();
            for (var step = 0; step < STEPS; step++) {
                var who = people.get(chance.nextInt(people.size()));
                switch (chance.nextInt(30) == 0 ? 9 : chance.nextInt(9)) {
                    case 0, 1, 2, 3 -> who.calls(Drops.CLAIM, drop);
                    case 4 -> who.calls(Drops.ANOTHER, drop);
                    case 5, 6 -> who.calls(Drops.GIVE_BACK, drop);
                    case 7 -> someOffer(before, chance).ifPresent(seat -> who.calls(Seating.PASS, Seating.SEAT.is(seat.id())));
                    case 8 -> chat.passes(Duration.ofMinutes(chance.nextInt(1, 8)));
                    default -> chat.restarts();
                }
                var now = SeatRows.of(chat.bot());
                check(now, before, capacity, limit, "seed " + seed + " step " + step);
                before = now;
            }
        }
    }

    private static Optional<Seat> someOffer(List<Seat> seats, SplittableRandom chance) {
        var offers = seats.stream().filter(seat -> seat.state() == Seat.State.OFFERED).toList();
        return offers.isEmpty() ? Optional.empty() : Optional.of(offers.get(chance.nextInt(offers.size())));
    }

    private static void check(List<Seat> now, List<Seat> before, int capacity, int limit, String when) {
        var taken = now.stream().filter(seat -> seat.state() != Seat.State.WAITING).toList();
        var waiting = now.stream().filter(seat -> seat.state() == Seat.State.WAITING).toList();
        assertThat(taken.size()).as("%s: never oversold", when).isLessThanOrEqualTo(capacity);
        assertThat(taken).as("%s: no two on one slot", when).extracting(seat -> seat.slot().orElseThrow()).doesNotHaveDuplicates().allMatch(slot -> slot >= 1 && slot <= capacity);
        Map<Long, Integer> perPerson = new HashMap<>();
        now.forEach(seat -> perPerson.merge(seat.personId(), 1, Integer::sum));
        assertThat(perPerson.values()).as("%s: nobody above the limit", when).allMatch(number -> number <= limit);
        if (!waiting.isEmpty()) assertThat(taken.size()).as("%s: nobody waits while a seat is free", when).isEqualTo(capacity);
        // whoever was offered or got a seat in this step stood before everyone who still waits
        var old = before.stream().filter(seat -> seat.state() == Seat.State.WAITING).map(Seat::id).toList();
        var movedUp = taken.stream().filter(seat -> old.contains(seat.id())).mapToLong(Seat::id).max();
        if (movedUp.isPresent()) assertThat(waiting).as("%s: the line is not overtaken", when).allMatch(seat -> seat.id() > movedUp.getAsLong());
        // and a place not there before is behind all who wait
        var fresh = taken.stream().filter(seat -> before.stream().noneMatch(it -> it.id() == seat.id())).toList();
        if (!old.isEmpty()) assertThat(fresh).as("%s: nobody walks past the line", when).isEmpty();
    }
}
