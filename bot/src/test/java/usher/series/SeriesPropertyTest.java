package usher.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import usher.Answer;
import usher.Card;
import usher.Value;
import usher.events.Event;
import usher.events.EventTable;
import usher.events.Gathering;
import usher.testing.Persona;

/** Generated histories of series over a clock change: changed, skipped, cancelled, run late and restarted at random. A failure names its seed and step. */
class SeriesPropertyTest {

    private static final int STEPS = 40;

    private final Gathering with = new Gathering();
    private final Persona mo = with.mo;
    /** What stood after the step before: the days left out, and the event made of each of the others. */
    private Map<String, Long> before = Map.of();

    @AfterEach
    void close() {
        with.close();
    }

    record Row(long series, String zone, String local, long event) {}

    @ParameterizedTest(name = "seed {0} in {1}")
    @CsvSource({"1, Europe/Berlin, 2027-03-10", "2, America/New_York, 2027-10-26", "3, Australia/Sydney, 2027-03-17", "4, Europe/Berlin, 2027-10-13"})
    void aDayIsMadeOnceAtItsLocalHourAndWhatIsLeftOutStaysOut(long seed, String zone, String day) {
        var chance = new SplittableRandom(seed);
        mo.in(ZoneId.of(zone));
        with.until(LocalDateTime.parse(day + "T08:00").minusDays(2).atZone(ZoneId.of(zone)).toInstant().toString());
        with.event(new Value("start", day + " 18:00"));
        for (var step = 0; step < STEPS; step++) {
            var putBack = step(chance);
            check("seed " + seed + " step " + step, putBack);
        }
        assertThat(rows()).hasSizeGreaterThan(8);
    }

    /** Returns whether days may have come back or moved to another series. */
    private boolean step(SplittableRandom chance) {
        if (ahead().isEmpty()) begin(chance);
        var events = ahead();
        var which = new Value("which", events.isEmpty() ? "0" : Long.toString(events.get(chance.nextInt(events.size())).id()));
        switch (chance.nextInt(10)) {
            case 0, 1 -> {
                mo.says("/event repeat", which, Ruling.HOW.is(List.of("weekly", "fortnightly", "weekdays", "daily").get(chance.nextInt(4))), chance.nextBoolean() ? Ruling.AHEAD.is(chance.nextInt(1, 15)) : Ruling.TIMES.is(chance.nextInt(3, 30)));
                press("Leave them out");
                return true;
            }
            case 2, 3 -> mo.says("/event skip", which);
            case 4 -> {
                mo.says("/event skip", which);
                press("Put it back");
                return true;
            }
            case 5 -> {
                mo.says("/event edit", which, new Value("title", "Clinic " + chance.nextInt(100)));
                if (chance.nextBoolean()) return press(chance.nextBoolean() ? "Change the following too" : "Change all of the series");
            }
            case 6 -> {
                mo.says("/event cancel", which, new Value("reason", "x"));
                if (chance.nextInt(4) == 0) press("Cancel the following too");
            }
            case 7 -> with.chat.isDownFor(Duration.ofHours(chance.nextInt(1, 24 * 10)));
            default -> with.chat.passes(Duration.ofHours(chance.nextInt(1, 24 * 4)));
        }
        return false;
    }

    /** Another series, since the last one is over. */
    private void begin(SplittableRandom chance) {
        var start = with.chat.clock().instant().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.HOURS);
        with.event(new Value("start", start.toString()));
        mo.says("/event repeat", new Value("which", Long.toString(ahead().getLast().id())), Ruling.HOW.is(chance.nextBoolean() ? "weekly" : "daily"));
    }

    private boolean press(String label) {
        var isThere = mo.answer() instanceof Answer.Done done && done.card().controls().stream().anyMatch(it -> it instanceof Card.Button button && button.label().plain(Locale.ENGLISH).equals(label));
        if (isThere) mo.presses(label);
        return isThere;
    }

    private void check(String when, boolean mayMove) {
        var rows = rows();
        var events = rows.stream().filter(row -> row.event() != 0).collect(Collectors.toMap(Row::event, row -> row));
        var now = with.chat.clock().instant();
        Map<Long, Integer> standing = new HashMap<>();
        for (var row : events.values()) {
            var event = event(row.event());
            if (event.isCancelled() || !event.endsAt().isAfter(now)) continue;
            assertThat(event.startsAt()).as("%s: the local hour of %s", when, row).isEqualTo(LocalDateTime.parse(row.local()).atZone(ZoneId.of(row.zone())).toInstant());
            standing.merge(row.series(), 1, Integer::sum);
        }
        assertThat(standing.values()).as(when).allSatisfy(number -> assertThat(number).isLessThanOrEqualTo(3));
        Set<Instant> starts = new HashSet<>();
        for (var event : ahead()) assertThat(starts.add(event.startsAt())).as("%s: two at %s", when, event.startsAt()).isTrue();
        var after = rows.stream().collect(Collectors.toMap(row -> row.series() + " " + row.local(), Row::event));
        if (!mayMove) before.forEach((day, event) -> assertThat(after.get(day)).as("%s: the day %s", when, day).isEqualTo(event));
        before = after;
    }

    private List<Row> rows() {
        with.chat.settles();
        return with.chat.bot().database().jdbi().withHandle(handle -> handle.createQuery("select d.series_id, s.zone, d.on_local, d.event_id from series_day d join series s on s.id = d.series_id")
            .map((row, _) -> new Row(row.getLong(1), row.getString(2), row.getString(3), row.getLong(4))).list());
    }

    private Event event(long id) {
        return with.chat.bot().database().jdbi().withExtension(EventTable.class, table -> table.find(id)).orElseThrow();
    }

    private List<Event> ahead() {
        long community = with.chat.bot().database().jdbi().withHandle(handle -> handle.createQuery("select min(id) from community").mapTo(Long.class).one());
        return with.chat.bot().database().jdbi().withExtension(EventTable.class, table -> table.coming(community, with.chat.clock().instant(), 100)).stream()
            .filter(event -> event.startsAt().isAfter(with.chat.clock().instant())).toList();
    }
}
