package usher.drops;

import static org.assertj.core.api.Assertions.assertThat;
import static usher.events.Gathering.which;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import usher.Answer;
import usher.Value;
import usher.events.EventFields;
import usher.events.Gathering;
import usher.seats.Seat;
import usher.seats.SeatTable;
import usher.seats.Seating;
import usher.testing.CardText;
import usher.testing.Persona;
import usher.testing.SeatRows;

/** Generated histories of events whose seats a drop releases: whichever post people press, there is one count, one line, and nobody gets in before the opening. A failure names its seed. */
class EventDropHistoriesTest {

    private static final int STEPS = 60;
    private static final Pattern GOING = Pattern.compile("Going \\((\\d+)\\)");
    private static final Pattern LEFT = Pattern.compile("(\\d+) seats? left of");

    /** One history: an event with a drop as chance made it, and who presses. */
    private static final class History implements AutoCloseable {
        private final SplittableRandom chance;
        private final Gathering with = new Gathering();
        private final List<Persona> people = new ArrayList<>();
        private final boolean draws;
        private final boolean only;
        private final long root;
        private final Value drop;

        History(long seed) {
            chance = new SplittableRandom(seed);
            draws = chance.nextBoolean();
            only = chance.nextBoolean();
            with.event(Gathering.seats(3), EventFields.CUTOFF.is(Duration.ofHours(1)));
            var values = new ArrayList<>(List.of(Drops.TITLE.is("Rush"), new Value("event", Long.toString(with.id())), new Value("opens", "in 2 min")));
            if (draws) values.add(Drops.MODE.is("draw"));
            if (only) values.add(Drops.SIGN_UP.is(DropRules.ONLY_HERE));
            with.mo.says("/drop create", values.toArray(Value[]::new)).isAnswered("Rush is set");
            root = number("select pool_id from seat_drop");
            drop = new Value("drop", Long.toString(number("select id from seat_drop")));
            for (var i = 0; i < 7; i++) people.add(with.chat.member("P" + i));
        }

        private long number(String query) {
            return with.chat.bot().database().jdbi().withHandle(handle -> handle.createQuery(query).mapTo(Long.class).one());
        }

        void step() {
            var who = people.get(chance.nextInt(people.size()));
            var event = EventFields.EVENT.is(with.id());
            switch (chance.nextInt(15)) {
                case 0, 1, 2 -> calm(who.calls(Drops.CLAIM, drop));
                case 3, 4, 5 -> calm(who.calls("event.going", event, EventFields.OPTION.is(root)));
                case 6 -> calm(who.calls("event.decline", event));
                case 7 -> calm(who.calls("event.maybe", event));
                case 8 -> calm(who.calls(Drops.GIVE_BACK, drop));
                case 9 -> offered().ifPresent(seat -> calm(who.calls(chance.nextBoolean() ? Seating.ACCEPT : Seating.PASS, Seating.SEAT.is(seat.id()))));
                case 10, 11 -> with.chat.passes(Duration.ofSeconds(chance.nextInt(1, 80)));
                case 12 -> calm(with.mo.says(chance.nextBoolean() ? "/drop pause" : "/drop resume", new Value("which", "Rush")));
                case 13 -> calm(with.mo.says("/event edit", which(), EventFields.CAPACITY.is(chance.nextInt(2, 5))));
                default -> with.chat.restarts();
            }
        }

        private static void calm(Persona who) {
            assertThat(who.answer()).as(who.name()).isNotInstanceOf(Answer.Broken.class);
        }

        private Optional<Seat> offered() {
            return rows().stream().filter(seat -> seat.state() == Seat.State.OFFERED).findFirst();
        }

        private List<Seat> rows() {
            return SeatRows.of(with.chat.bot());
        }

        private boolean isOpen() {
            return !with.chat.clock().instant().isBefore(usher.testing.Chat.START.plus(Duration.ofMinutes(2)));
        }

        void check(String when) {
            with.chat.settles();
            with.chat.passes(Duration.ofSeconds(3)); // edits of one post are spaced
            var pool = with.chat.bot().database().jdbi().withExtension(SeatTable.class, table -> table.pools(root)).getFirst();
            var taken = rows().stream().filter(seat -> !seat.isWaiting()).toList();
            assertThat(taken.size()).as("%s: never oversold", when).isLessThanOrEqualTo(pool.capacity());
            var persons = new HashSet<Long>();
            assertThat(rows()).as("%s: one place a person", when).allMatch(seat -> persons.add(seat.personId()));
            if (!isOpen() || draws && number("select count(*) from seat_drop where drawn_at is not null") == 0) assertThat(taken).as("%s: nobody gets in before", when).isEmpty();
            var held = (int) rows().stream().filter(Seat::isHeld).count();
            assertThat(first(GOING, "Portfolio clinic").orElse(0)).as("%s: the event's post counts whoever is going", when).isEqualTo(held);
            first(LEFT, "Rush").ifPresent(left -> assertThat(left).as("%s: the drop's post counts the same seats", when).isEqualTo(pool.capacity() - taken.size()));
            if (only) assertThat(post("Portfolio clinic")).as("%s: the drop is the only way", when).doesNotContain("[Going]");
        }

        private Optional<Integer> first(Pattern pattern, String title) {
            var match = pattern.matcher(post(title));
            return match.find() ? Optional.of(Integer.parseInt(match.group(1))) : Optional.empty();
        }

        private String post(String title) {
            return with.chat.platform().messages().stream().filter(it -> it.at().id().equals("general")).map(it -> CardText.of(it.card(), Locale.ENGLISH)).filter(it -> it.startsWith(title))
                .reduce((one, other) -> other).orElseThrow();
        }

        @Override
        public void close() {
            with.close();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void noHistoryBreaksARule(long seed) {
        try (var history = new History(seed)) {
            for (var step = 0; step < STEPS; step++) {
                history.step();
                history.check("seed " + seed + " step " + step);
            }
        }
    }
}
