package usher.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every number, against one that was counted by hand. The first event is over on 1 March 2027, 19:00 UTC, so its thirty days end on the 31st, also where clocks change on the 28th. */
class MeasuresTest {

    private static final Instant END = Instant.parse("2027-03-01T19:00:00Z");
    private static final Instant THIRTY = Instant.parse("2027-03-31T19:00:00Z");
    private static final Instant NINETY = Instant.parse("2027-05-30T19:00:00Z");
    private static final Instant LATER = Instant.parse("2027-06-30T12:00:00Z");

    private final List<Facts.Meeting> events = new ArrayList<>();
    private final List<Facts.Given> given = new ArrayList<>();
    private final List<Facts.Made> made = new ArrayList<>();
    private final List<Facts.Attended> attended = new ArrayList<>();

    private void event(long id, Instant end, Set<Long> going, Set<Long> came) {
        var missed = going.stream().filter(it -> !came.contains(it)).collect(Collectors.toSet());
        events.add(new Facts.Meeting(id, "Clinic", end.minus(Duration.ofHours(1)), end, false, going, came, missed));
        came.forEach(who -> attended.add(new Facts.Attended(who, id, end.minus(Duration.ofHours(1)))));
    }

    private void item(long person, long assignment, @Nullable String done) {
        given.add(new Facts.Given(1, person, assignment, true, false, Optional.ofNullable(done).map(Instant::parse)));
    }

    private void again(long person, String start) {
        attended.add(new Facts.Attended(person, 99, Instant.parse(start)));
    }

    private Facts facts(Instant now, Long... here) {
        return new Facts(now, events, given, made, attended.stream().collect(Collectors.groupingBy(Facts.Attended::person)), Set.of(here));
    }

    @Test
    void whoWasThere() {
        event(1, END, Set.of(1L, 2L, 3L), Set.of(1L, 2L));
        events.add(new Facts.Meeting(2, "Talk", END, END.plusSeconds(60), true, Set.of(1L, 4L), Set.of(1L, 4L), Set.of()));
        var it = Measures.of(facts(LATER, 1L, 2L, 3L, 4L));
        assertThat(List.of(it.events(), it.assumed(), it.going(), it.attended(), it.missed())).containsExactly(2, 1, 5, 4, 1);
    }

    /** Ann did both, Ben one of two in time, Cleo's second comes at the very end; Dora left; Emil says that both are not for him; Fay was not there. */
    @Test
    void whatWasDoneWithinThirtyDaysToTheSecond() {
        event(1, END, Set.of(1L, 2L, 3L, 4L, 5L, 6L), Set.of(1L, 2L, 3L, 4L, 5L));
        item(1, 11, "2027-03-01T19:00:00Z");
        item(1, 11, "2027-03-31T18:59:59Z");
        item(2, 12, "2027-03-10T10:00:00Z");
        item(2, 12, null);
        item(3, 13, "2027-03-11T10:00:00Z");
        item(3, 13, "2027-03-31T19:00:00Z");
        item(4, 14, "2027-03-02T10:00:00Z");
        given.add(new Facts.Given(1, 5, 15, false, false, Optional.empty()));
        given.add(new Facts.Given(1, 5, 15, false, false, Optional.empty()));
        item(6, 16, null);
        var it = Measures.of(facts(LATER, 1L, 2L, 3L, 5L, 6L));
        assertThat(it.actions()).isEqualTo(new Share(4, 6));
        assertThat(it.checklists()).isEqualTo(new Share(1, 3));
    }

    @Test
    void ofAChecklistOnlyWhatIsTheirsMustBeDone() {
        event(1, END, Set.of(1L), Set.of(1L));
        item(1, 11, "2027-03-02T19:00:00Z");
        given.add(new Facts.Given(1, 1, 11, false, false, Optional.empty()));
        assertThat(Measures.of(facts(LATER, 1L)).checklists()).isEqualTo(new Share(1, 1));
    }

    @Test
    void whatWasHandedInByThenAndUntilNow() {
        event(1, END, Set.of(1L, 2L, 3L, 4L, 5L), Set.of(1L, 2L, 3L, 4L, 5L));
        made.add(new Facts.Made(1, 1, true, Optional.of(THIRTY.minusSeconds(1))));
        made.add(new Facts.Made(1, 2, true, Optional.of(THIRTY))); // when it was asked for
        made.add(new Facts.Made(1, 3, false, Optional.empty())); // not for them
        made.add(new Facts.Made(1, 5, true, Optional.of(END.plusSeconds(9)))); // who left
        var it = Measures.of(facts(LATER, 1L, 2L, 3L, 4L));
        assertThat(it.handedIn()).isEqualTo(new Share(1, 3));
        assertThat(it.handedInEver()).isEqualTo(new Share(2, 3));
    }

    @Test
    void theFirstOutcomeIsTheEarliestOfWhatTheyHaveAndThingsAreCountedThatWereShown() {
        event(1, END, Set.of(1L, 2L, 3L, 4L), Set.of(1L, 2L, 3L, 4L));
        item(1, 11, "2027-03-03T19:00:00Z");
        given.add(new Facts.Given(1, 1, 11, true, true, Optional.of(Instant.parse("2027-03-02T19:00:00Z"))));
        made.add(new Facts.Made(1, 1, true, Optional.of(Instant.parse("2027-03-20T19:00:00Z"))));
        made.add(new Facts.Made(1, 2, true, Optional.of(Instant.parse("2027-04-10T19:00:00Z"))));
        given.add(new Facts.Given(1, 3, 13, true, true, Optional.empty()));
        item(4, 14, "2027-03-04T19:00:00Z");
        var it = Measures.of(facts(LATER, 1L, 2L, 3L, 4L));
        assertThat(it.first()).contains(new Spread(3, Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(40)));
        assertThat(it.artifacts()).isEqualTo(3);
        assertThat(it.people()).isEqualTo(4);
    }

    @Test
    void twoInTheMiddleAreHalved() {
        assertThat(Spread.of(Stream.of(1, 10, 4, 2).map(Duration::ofHours))).isEqualTo(new Spread(4, Duration.ofHours(1), Duration.ofHours(3), Duration.ofHours(10)));
    }

    /** Also who left counts: not to come again is what leaving is. */
    @Test
    void whoCameAgainAtTheEdgesOfTheWindows() {
        event(1, END, Set.of(1L, 2L, 3L, 4L, 5L, 6L), Set.of(1L, 2L, 3L, 4L, 5L, 6L));
        again(1, "2027-03-01T19:00:00Z");
        again(2, "2027-03-31T18:59:59Z");
        again(3, "2027-03-31T19:00:00Z");
        again(4, "2027-05-30T19:00:00Z");
        again(5, "2027-03-01T18:59:59Z"); // at the same time
        var it = Measures.of(facts(LATER, 1L, 2L, 3L));
        assertThat(it.again()).isEqualTo(new Share(2, 6));
        assertThat(it.later()).isEqualTo(new Share(3, 6));
    }

    @Test
    void onlyWindowsThatAreOverCount() {
        event(1, END, Set.of(1L), Set.of(1L));
        assertThat(Measures.of(facts(THIRTY.minusSeconds(1), 1L)).again()).isEqualTo(Share.NONE);
        assertThat(Measures.of(facts(THIRTY, 1L)).again()).isEqualTo(new Share(0, 1));
        assertThat(Measures.of(facts(NINETY.minusSeconds(1), 1L)).later()).isEqualTo(Share.NONE);
        assertThat(Measures.of(facts(NINETY, 1L)).later()).isEqualTo(new Share(0, 1));
    }

    /** Of ninety days up to {@code NINETY}: the first event ended before them, and its windows in them. */
    @Test
    void aPeriodCountsWhatEndedInIt() {
        event(1, END, Set.of(1L, 2L), Set.of(1L));
        event(2, END.plus(Duration.ofDays(50)), Set.of(1L, 3L), Set.of(1L, 3L));
        event(3, END.plus(Duration.ofDays(80)), Set.of(1L), Set.of(1L));
        made.add(new Facts.Made(2, 3, true, Optional.of(END.plus(Duration.ofDays(51)))));
        made.add(new Facts.Made(3, 1, true, Optional.of(END.plus(Duration.ofDays(81))))); // its thirty days are not over
        var it = Measures.of(facts(NINETY, 1L, 2L, 3L), END.plusSeconds(1));
        assertThat(List.of(it.events(), it.going(), it.attended())).containsExactly(2, 3, 3);
        assertThat(it.handedIn()).isEqualTo(new Share(1, 3));
        assertThat(it.again()).isEqualTo(new Share(1, 3)); // after the second event, the third
        assertThat(it.later()).isEqualTo(new Share(1, 1));
        assertThat(Measures.of(facts(NINETY, 1L, 2L, 3L), NINETY).later()).isEqualTo(new Share(1, 1));
        assertThat(Measures.of(facts(NINETY, 1L, 2L, 3L), NINETY.plusSeconds(1)).later()).isEqualTo(Share.NONE);
    }

    @Test
    void cohortsAreMonthsOfTheCommunitysClockAndOnlyThoseThatAreOver() {
        var berlin = ZoneId.of("Europe/Berlin");
        var first = Map.of(1L, Instant.parse("2027-01-31T22:59:00Z"), 2L, Instant.parse("2027-01-10T10:00:00Z"), 3L, Instant.parse("2027-01-31T23:00:00Z"), 4L, Instant.parse("2026-12-01T10:00:00Z"));
        again(1, "2027-02-28T22:59:59Z");
        again(1, "2027-02-03T10:00:00Z");
        again(2, "2027-02-28T23:00:00Z"); // March in Berlin
        again(3, "2027-02-28T12:00:00Z"); // in their own month
        again(3, "2027-04-02T12:00:00Z");
        var cohorts = Cohorts.of(first, attended, YearMonth.of(2027, 1), berlin, Instant.parse("2027-04-30T21:59:59Z"));
        assertThat(cohorts.months()).containsExactly(
            new Cohorts.Cohort(YearMonth.of(2027, 1), 2, List.of(Optional.of(new Share(1, 2)), Optional.of(new Share(1, 2)), Optional.empty())),
            new Cohorts.Cohort(YearMonth.of(2027, 2), 1, List.of(Optional.of(new Share(0, 1)), Optional.empty(), Optional.empty())));
        var over = Cohorts.of(first, attended, YearMonth.of(2027, 1), berlin, Instant.parse("2027-04-30T22:00:00Z"));
        assertThat(over.months().getLast().again()).containsExactly(Optional.of(new Share(0, 1)), Optional.of(new Share(1, 1)), Optional.empty());
    }

    @Test
    void fewAreSaidAsTheyAre() {
        assertThat(new Share(3, 7).said().plain(Locale.ENGLISH)).isEqualTo("3 of 7");
        assertThat(new Share(19, 19).said().plain(Locale.ENGLISH)).isEqualTo("19 of 19");
        assertThat(new Share(13, 20).said().plain(Locale.ENGLISH)).isEqualTo("13 of 20 (65 %)");
        assertThat(Share.NONE.said().plain(Locale.ENGLISH)).isEqualTo("nothing to count yet");
    }
}
