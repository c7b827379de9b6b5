package usher.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import usher.Value;
import usher.events.Event;
import usher.events.EventTable;
import usher.events.Gathering;
import usher.testing.CardText;
import usher.testing.Chat;
import usher.testing.Persona;

/** Events that come again, as conversations. The first one is on Wednesday 20 January 2027, 18:00 UTC. */
class SeriesTest {

    private final Gathering with = new Gathering();
    private final Chat chat = with.chat;
    private final Persona mo = with.mo;
    private final Persona ann = with.ann;

    @AfterEach
    void close() {
        chat.close();
    }

    private Persona repeat(String how, Value... more) {
        var values = new java.util.ArrayList<>(List.of(new Value("which", Long.toString(newest().id())), Ruling.HOW.is(how)));
        values.addAll(List.of(more));
        return mo.says("/event repeat", values.toArray(Value[]::new));
    }

    /** Every event, soonest first. */
    private List<Event> events() {
        chat.settles();
        return chat.bot().database().jdbi().withExtension(EventTable.class, table -> table.coming(community(), Instant.EPOCH, 500));
    }

    private long community() {
        return chat.bot().database().jdbi().withHandle(handle -> handle.createQuery("select min(id) from community").mapTo(Long.class).one());
    }

    private Event newest() {
        return events().getLast();
    }

    private List<String> starts() {
        return events().stream().map(event -> event.startsAt().toString().substring(0, 16)).toList();
    }

    private long posts() {
        return chat.channel("general").stream().filter(it -> CardText.of(it.card(), Locale.ENGLISH).contains("Portfolio clinic")).count();
    }

    @Test
    void theNextOneIsAnnouncedWhenTheOneBeforeIsOverAndNotEarlier() {
        with.event();
        repeat("weekly").isAnswered("every week on Wednesday, 18:00 UTC time, until 19 January 2028").isAnswered("when the one before is over").isAnswered("2027-01-27 18:00 UTC");
        with.until("2027-01-20T18:59:59Z");
        assertThat(starts()).containsExactly("2027-01-20T18:00");
        assertThat(posts()).isEqualTo(1);
        with.until("2027-01-20T19:00:00Z");
        assertThat(starts()).containsExactly("2027-01-20T18:00", "2027-01-27T18:00");
        assertThat(posts()).isEqualTo(2);
        assertThat(with.post()).contains("A reviewed first page").contains("Host: Mo").contains("2027-01-27 18:00 UTC");
    }

    @Test
    void itIsAnnouncedSoManyDaysAheadAndAtMostThreeStandAtOnce() {
        with.event();
        repeat("weekly", Ruling.AHEAD.is(10)).isAnswered("10 days ahead");
        with.until("2027-01-17T17:59:00Z");
        assertThat(starts()).hasSize(1);
        with.until("2027-01-17T18:00:00Z");
        assertThat(starts()).containsExactly("2027-01-20T18:00", "2027-01-27T18:00");
        with.until("2027-01-25T00:00:00Z");
        assertThat(starts()).containsExactly("2027-01-20T18:00", "2027-01-27T18:00", "2027-02-03T18:00");
    }

    @Test
    void aDailySeriesFarAheadNeverFloodsTheChannel() {
        with.event();
        repeat("daily", Ruling.AHEAD.is(28));
        assertThat(starts()).hasSize(1);
        chat.passes(Duration.ofSeconds(1));
        assertThat(starts()).containsExactly("2027-01-20T18:00", "2027-01-21T18:00", "2027-01-22T18:00");
        with.until("2027-01-20T19:00:00Z");
        assertThat(starts()).hasSize(4);
    }

    @Test
    void afterDowntimeOnlyTheNextOneIsAnnouncedAndWhatPassedIsRecorded() {
        with.event();
        repeat("weekly");
        chat.isDownFor(Duration.ofDays(40));
        assertThat(starts()).containsExactly("2027-01-20T18:00", "2027-02-24T18:00");
        assertThat(posts()).isEqualTo(2);
        mo.says("/usher trouble").isAnswered("2027-01-27T18:00").isAnswered("2027-02-17T18:00");
        chat.restarts();
        chat.passes(Duration.ofMinutes(1));
        assertThat(starts()).hasSize(2);
    }

    @Test
    void aDayThatIsLeftOutIsNotMadeAgainByTheTimer() {
        with.event();
        repeat("weekly");
        mo.says("/event skip", Gathering.which()).isAnswered("27 January 2027 is left out").isAnswered("Left out: 27 January 2027");
        mo.says("/event skip", Gathering.which(), Skipping.DAY.is("10 February")).isAnswered("Left out: 27 January 2027 and 10 February 2027");
        mo.says("/event skip", Gathering.which(), Skipping.DAY.is("2027-02-10")).isRefused("left out already");
        mo.says("/event skip", Gathering.which(), Skipping.DAY.is("2027-02-11")).isRefused("is not on 11 February 2027");
        mo.says("/event skip", Gathering.which(), Skipping.DAY.is("2027-01-20")).isRefused("announced already");
        mo.says("/event skip", Gathering.which(), Skipping.DAY.is("someday")).isRefused("as a day");
        with.until("2027-01-20T20:00:00Z");
        assertThat(starts()).containsExactly("2027-01-20T18:00", "2027-02-03T18:00");
        chat.restarts();
        with.until("2027-02-03T20:00:00Z");
        assertThat(starts()).containsExactly("2027-01-20T18:00", "2027-02-03T18:00", "2027-02-17T18:00");
    }

    @Test
    void aDayThatWasLeftOutCanBePutBack() {
        with.event();
        repeat("weekly");
        mo.says("/event skip", Gathering.which()).presses("Put it back").isAnswered("2027-01-27 18:00 UTC");
        assertThat(mo.answered()).doesNotContain("Left out");
        with.until("2027-01-20T20:00:00Z");
        assertThat(starts()).containsExactly("2027-01-20T18:00", "2027-01-27T18:00");
    }

    @Test
    void anEndedSeriesAnnouncesNothingMore() {
        with.event();
        repeat("weekly").presses("End the series").isAnswered("nothing further of it will be announced").isAnswered("2027-01-20 18:00 UTC");
        with.until("2027-03-01T00:00:00Z");
        assertThat(starts()).hasSize(1);
        mo.says("/event series", Gathering.which()).isAnswered("No further one");
    }

    @Test
    void itEndsAfterItsNumberOfTimes() {
        with.event();
        repeat("weekly", Ruling.TIMES.is(3)).isAnswered("until 3 February 2027");
        with.until("2027-04-01T00:00:00Z");
        assertThat(starts()).containsExactly("2027-01-20T18:00", "2027-01-27T18:00", "2027-02-03T18:00");
    }

    @Test
    void anEditIsOfThisOneUntilItIsSaidToBeOfTheFollowingToo() {
        with.event();
        repeat("weekly");
        with.until("2027-01-20T20:00:00Z");
        mo.says("/event edit", new Value("which", Long.toString(newest().id())), new Value("title", "Big clinic"), new Value("start", "2027-01-27 19:30")).isAnswered("Big clinic is changed");
        with.until("2027-01-27T21:00:00Z");
        assertThat(events()).extracting(Event::title).containsExactly("Portfolio clinic", "Big clinic", "Portfolio clinic");
        assertThat(starts()).containsExactly("2027-01-20T18:00", "2027-01-27T19:30", "2027-02-03T18:00");
        mo.says("/event edit", new Value("which", Long.toString(newest().id())), new Value("title", "New clinic"), new Value("start", "2027-02-03 17:00")).presses("Change the following too")
            .isAnswered("every week on Wednesday, 17:00 UTC time");
        with.until("2027-02-11T00:00:00Z");
        assertThat(events()).extracting(Event::title).containsExactly("Portfolio clinic", "Big clinic", "New clinic", "New clinic", "New clinic");
        assertThat(starts()).containsExactly("2027-01-20T18:00", "2027-01-27T19:30", "2027-02-03T17:00", "2027-02-10T17:00", "2027-02-17T17:00");
    }

    @Test
    void allMeansThoseAlreadyAnnouncedTooAndWhoGoesIsTold() {
        with.event();
        repeat("weekly", Ruling.AHEAD.is(16));
        chat.passes(Duration.ofMinutes(1));
        assertThat(starts()).containsExactly("2027-01-20T18:00", "2027-01-27T18:00");
        ann.presses("Going");
        mo.says("/event edit", new Value("which", Long.toString(newest().id())), new Value("start", "2027-01-28 18:30"), new Value("title", "Moved clinic")).presses("Change all of the series")
            .isAnswered("every week on Thursday, 18:30 UTC time");
        assertThat(starts()).containsExactly("2027-01-21T18:30", "2027-01-28T18:30");
        assertThat(events()).extracting(Event::title).containsOnly("Moved clinic");
        with.until("2027-01-22T00:00:00Z");
        assertThat(starts()).containsExactly("2027-01-21T18:30", "2027-01-28T18:30", "2027-02-04T18:30");
    }

    @Test
    void cancellingCanTakeTheFollowingWithItAndOnlyThisOneLeavesThem() {
        with.event();
        repeat("weekly", Ruling.AHEAD.is(16));
        chat.passes(Duration.ofMinutes(1));
        var second = newest();
        mo.says("/event cancel", new Value("which", Long.toString(second.id())), new Value("reason", "The room is gone")).isAnswered("is cancelled");
        with.until("2027-01-21T00:00:00Z");
        assertThat(starts()).containsExactly("2027-01-20T18:00", "2027-02-03T18:00");
        mo.says("/event cancel", new Value("which", Long.toString(newest().id())), new Value("reason", "No mentors")).presses("Cancel the following too").isAnswered("nothing further will be");
        with.until("2027-03-21T00:00:00Z");
        assertThat(starts()).containsExactly("2027-01-20T18:00");
    }

    @Test
    void cancellingAllTakesWhatStandsAnnouncedWithTheSameReason() {
        with.event();
        repeat("weekly", Ruling.AHEAD.is(16));
        chat.passes(Duration.ofMinutes(1));
        ann.presses("Going");
        var series = events().getFirst().id();
        mo.says("/event cancel", new Value("which", Long.toString(series)), new Value("reason", "We stop")).presses("Cancel all of the series").isAnswered("1 more that was announced is cancelled");
        assertThat(starts()).isEmpty();
        assertThat(Gathering.told(ann, "We stop")).isEqualTo(1);
        mo.calls("series.cancel-all", new Value("event", Long.toString(series))).isRefused("has ended");
    }

    @Test
    void anotherRuleFromHereOnIsAnotherSeries() {
        with.event();
        repeat("weekly");
        with.until("2027-01-20T20:00:00Z");
        repeat("fortnightly").isAnswered("every 2 weeks on Wednesday");
        with.until("2027-01-28T00:00:00Z");
        assertThat(starts()).containsExactly("2027-01-20T18:00", "2027-01-27T18:00", "2027-02-10T18:00");
    }

    @Test
    void whatAnotherRuleHasTooIsNotAnnouncedTwiceAndWhatItHasNotIsNamed() {
        with.event();
        repeat("weekly", Ruling.AHEAD.is(24));
        chat.passes(Duration.ofMinutes(1));
        assertThat(starts()).containsExactly("2027-01-20T18:00", "2027-01-27T18:00", "2027-02-03T18:00");
        mo.says("/event repeat", new Value("which", Long.toString(events().getFirst().id())), Ruling.HOW.is("fortnightly"), Ruling.AHEAD.is(24)).isAnswered("not part of it any more")
            .isAnswered("Portfolio clinic, 2027-01-27 18:00 UTC");
        with.until("2027-02-04T00:00:00Z");
        assertThat(starts()).containsExactly("2027-01-20T18:00", "2027-01-27T18:00", "2027-02-03T18:00", "2027-02-17T18:00");
    }

    @Test
    void hostsOptionsRemindersAndGatesAreThoseOfTheEventItWasMadeFrom() {
        mo.holding("alumni");
        with.event(new Value("options", "live 2, watching 5"), new Value("role", "alumni"));
        mo.says("/event remind", Gathering.which(), new Value("before", "2 h"));
        repeat("weekly");
        with.until("2027-01-20T20:00:00Z");
        assertThat(with.post()).contains("live: 2 of 2 left").contains("watching: 5 of 5 left").contains("2027-01-27");
        ann.presses("Going: live").isRefused("alumni");
        ann.holding("alumni").presses("Going: live").isAnswered("You're going");
        with.until("2027-01-27T16:00:00Z");
        assertThat(Gathering.told(ann, "You are in: 2027-01-27 18:00 UTC")).isEqualTo(1);
    }

    @Test
    void whatCannotBeIsRefusedWithWhatCan() {
        with.event();
        repeat("rule").isRefused("Type the rule");
        repeat("rule", Ruling.RULE.is("FREQ=HOURLY")).isRefused("names times of day");
        repeat("rule", Ruling.RULE.is("FREQ=WEEKLY;BYDAY=FR")).isRefused("The event is on 20 January 2027, which that rule leaves out");
        repeat("weekly", Ruling.UNTIL.is("2027-01-21")).isRefused("only once");
        repeat("weekly", Ruling.UNTIL.is("2030-01-21")).isRefused("two years at most");
        repeat("weekly", Ruling.UNTIL.is("2027-01-01")).isRefused("ends after its first day");
        repeat("often").isRefused("is not one of the choices");
        mo.says("/event series", Gathering.which()).isRefused("comes only once");
        ann.says("/event repeat", Gathering.which(), Ruling.HOW.is("weekly")).isRefused("Only a host");
        ann.calls(Repeating.END, Occurrences.SERIES.is(999L)).isRefused("not one of this community");
    }

    @Test
    void aRuleThatBurdensAHostSaysOnWhichDaysAndCanGoAroundThem() {
        with.event(new Value("title", "Other"), new Value("start", "2027-02-03 17:30"));
        with.event();
        mo.says("/event repeat", Gathering.which(), Ruling.HOW.is("weekly")).isAnswered("On 1 day a host has something else").isAnswered("3 February 2027").presses("Leave them out").isAnswered("Left out: 3 February 2027");
        with.until("2027-01-28T00:00:00Z");
        assertThat(starts()).contains("2027-02-10T18:00").doesNotContain("2027-02-03T18:00");
    }

    @Test
    void theFollowingAreNotMovedOntoWhatAHostHasThen() {
        with.event(new Value("title", "Other"), new Value("start", "2027-02-03 20:00"));
        with.event();
        mo.says("/event repeat", Gathering.which(), Ruling.HOW.is("weekly")).isAnswered("comes again");
        mo.says("/event edit", Gathering.which(), new Value("start", "2027-01-20 20:00")).presses("Change the following too").isRefused("something else or would have too much on 3 February 2027");
        mo.says("/event skip", Gathering.which(), Skipping.DAY.is("2027-02-03"));
        mo.says("/event edit", Gathering.which(), new Value("start", "2027-01-20 20:15")).presses("Change the following too").isAnswered("20:15 UTC time")
            .isAnswered("Left out: 3 February 2027");
    }

    @Test
    void theButtonOpensOneFormThatKnowsTheEvent() {
        with.event();
        mo.presses("Repeat").fills(Ruling.HOW.is("weekly"), Ruling.TIMES.is(2)).isAnswered("every week on Wednesday, 18:00 UTC time, until 27 January 2027");
    }

    @Test
    void nothingElseIsPlannedOverTheDaysOfASeriesThatAreYetToBeAnnounced() {
        with.event();
        repeat("weekly");
        mo.says("/event create", Gathering.TITLE, Gathering.PROMISE, new Value("start", "2027-03-03 18:30")).isAnswered("cannot be then").isAnswered("Portfolio clinic from 2027-03-03 18:00 UTC");
    }

    /** Seventeen o'clock in each zone, from before its clocks change until after; what the rows say is compared with java.time. */
    @Tag("clocks")
    @ParameterizedTest
    @CsvSource({"Europe/Berlin,2027-03-17", "Europe/Berlin,2027-10-20", "America/New_York,2027-03-03", "America/New_York,2027-10-27", "Australia/Sydney,2027-03-24", "Australia/Sydney,2027-09-22"})
    void aSeriesKeepsItsLocalHourAcrossAClockChangeWhileItRunsRestartsAndIsDown(String zone, String day) {
        var there = ZoneId.of(zone);
        mo.in(there);
        var first = LocalDateTime.parse(day + "T17:00");
        with.event(new Value("start", day + " 17:00"));
        repeat("weekly", Ruling.TIMES.is(6));
        with.until(first.plusDays(1).atZone(there).toInstant().toString());
        chat.restarts();
        with.until(first.plusDays(8).atZone(there).toInstant().toString());
        chat.isDownFor(Duration.ofHours(30));
        with.until(first.plusDays(60).atZone(there).toInstant().toString());
        assertThat(events()).extracting(event -> event.startsAt().atZone(there).toLocalDateTime())
            .containsExactly(first, first.plusWeeks(1), first.plusWeeks(2), first.plusWeeks(3), first.plusWeeks(4), first.plusWeeks(5));
        assertThat(events().stream().map(event -> event.startsAt().atZone(there).getOffset()).distinct()).hasSize(2);
    }

    @Test
    void anEventTypedInSecondsOfItsOwnComesAgainOnTheFullMinute() {
        chat.passes(Duration.ofMillis(7_300));
        with.event(new Value("start", "in 30 h"));
        repeat("daily").isAnswered("every day, 18:00 UTC time");
        with.until("2027-01-13T20:00:00Z");
        assertThat(newest().startsAt()).hasToString("2027-01-14T18:00:00Z");
    }

    @Test
    void aTimeThatOnlyTheClocksMovedIsNotTakenForAMoveOfTheOthers() {
        mo.in(ZoneId.of("Europe/Berlin"));
        with.event(new Value("start", "2027-03-21 02:30"));
        repeat("weekly");
        with.until("2027-03-22T00:00:00Z");
        assertThat(starts()).endsWith("2027-03-28T01:30"); // 03:30 there: at 02:00 the clocks go to 03:00
        mo.says("/event edit", new Value("which", Long.toString(newest().id())), new Value("title", "Night clinic")).presses("Change the following too").isAnswered("every week on Sunday, 02:30 Berlin time");
        with.until("2027-03-29T00:00:00Z");
        assertThat(starts()).endsWith("2027-04-04T00:30"); // 02:30 there again
        assertThat(newest().title()).isEqualTo("Night clinic");
    }

    @Test
    void whoLeavesIsNoLongerHostOfWhatComes() {
        var meg = chat.member("Meg");
        mo.says("/usher role", new Value("person", meg.account().key()), new Value("role", "mentor"));
        meg.says("/event create", Gathering.TITLE, Gathering.PROMISE, Gathering.START).isAnswered("is set");
        meg.says("/event repeat", Gathering.which(), Ruling.HOW.is("weekly")).isAnswered("comes again");
        meg.says("/my show").isAnswered("you host it every week on Wednesday");
        meg.says("/my erase").presses("Erase everything");
        assertThat(chat.rows()).doesNotContain("name=Meg");
    }
}
