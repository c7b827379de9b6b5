package usher.followups;

import static org.assertj.core.api.Assertions.assertThat;
import static usher.followups.Promised.nudges;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Value;
import usher.events.Gathering;
import usher.testing.CardText;
import usher.testing.Chat;
import usher.testing.Persona;

/** How people are asked about what they promised, as conversations with the clock moved. The event is over on Wednesday 20 January 2027, 19:00 UTC. */
class NudgesTest {

    private final Promised is = new Promised();

    @AfterEach
    void close() {
        is.close();
    }

    /** When somebody was asked within {@code days}, looked at every half hour. */
    private List<String> asked(Persona who, int days) {
        var times = new ArrayList<String>();
        var seen = new HashSet<String>();
        nudges(who).forEach(it -> seen.add(it.reference()));
        for (var end = is.chat.clock().instant().plus(Duration.ofDays(days)); is.chat.clock().instant().isBefore(end); ) {
            is.passes(Duration.ofMinutes(30));
            for (var it : nudges(who)) if (seen.add(it.reference())) times.add(is.chat.clock().instant().toString());
        }
        return times;
    }

    private static String text(Persona who) {
        return CardText.of(nudges(who).getLast().card(), Locale.ENGLISH);
    }

    private Promised one() {
        return is.list("Next steps", "attendees").item("Next steps", "Write a page", "2 days after").attached("Next steps").set();
    }

    @Test
    void whoDoesNothingIsAskedWhenItIsDueAndAfterOneThreeAndSevenDaysAndThenNoMore() {
        one().going(is.ann).over();
        assertThat(asked(is.ann, 3)).containsExactly("2027-01-22T10:00:00Z", "2027-01-23T10:00:00Z");
        assertThat(text(is.ann)).contains("Still open, for when you have time").doesNotContain("last time");
        assertThat(asked(is.ann, 37)).containsExactly("2027-01-26T10:00:00Z", "2027-02-02T10:00:00Z");
        assertThat(nudges(is.ann)).hasSize(1); // the ones before it went
        assertThat(text(is.ann)).contains("That was the last time I ask about this").contains("/checklist mine");
        is.ann.says("/checklist mine").isAnswered("Write a page");
    }

    @Test
    void whoDoesSomethingIsAskedAboutTheRestAsIfAnew() {
        is.nextSteps().attached("Next steps").set().going(is.ann).over();
        is.until("2027-01-26T12:00:00Z");
        is.ann.picks("Tick off", "Write a page");
        assertThat(text(is.ann)).contains("Show it").doesNotContain("Write a page");
        is.ann.picks("Tick off", "Show it");
        assertThat(nudges(is.ann)).isEmpty();
        assertThat(asked(is.ann, 20)).isEmpty();
    }

    @Test
    void allOfItComesInOneMessageWhateverTheNumberOfEvents() {
        is.list("Next steps", "attendees").item("Next steps", "Write a page", "friday 17:00 after").item("Next steps", "Show it", "friday 18:00 after").attached("Next steps");
        for (var i = 0; i < 3; i++) is.set(new Value("title", "Clinic " + i), new Value("start", "2027-01-" + (18 + i) + " 18:00")).going(is.ann, "Clinic " + i);
        is.over();
        assertThat(asked(is.ann, 2)).containsExactly("2027-01-22T10:00:00Z");
        assertThat(text(is.ann)).contains("6 things you wanted to do").contains("Clinic 0").contains("Clinic 2");
    }

    @Test
    void itIsAtTenByEverybodysOwnClockAlsoWhenTheClocksChange() {
        is.ann.in(ZoneId.of("Europe/Berlin")).says("/my show");
        is.ben.in(ZoneId.of("America/New_York")).says("/my show");
        is.list("Next steps", "attendees").item("Next steps", "Write a page", "friday 17:00 after").attached("Next steps").set(new Value("start", "2027-03-24 18:00"));
        is.going(is.ann, is.ben).until("2027-03-24T19:00:00Z");
        var end = Instant.parse("2027-03-30T00:00:00Z");
        var ann = new ArrayList<String>();
        var ben = new ArrayList<String>();
        var seen = new HashSet<String>();
        while (is.chat.clock().instant().isBefore(end)) {
            is.passes(Duration.ofMinutes(30));
            for (var it : nudges(is.ann)) if (seen.add(it.reference())) ann.add(is.chat.clock().instant().toString());
            for (var it : nudges(is.ben)) if (seen.add(it.reference())) ben.add(is.chat.clock().instant().toString());
        }
        assertThat(ann).containsExactly("2027-03-26T09:00:00Z", "2027-03-27T09:00:00Z");
        assertThat(ben).containsExactly("2027-03-26T14:00:00Z", "2027-03-27T14:00:00Z");
        is.until("2027-03-30T08:00:00Z");
        assertThat(nudges(is.ann)).hasSize(1).noneMatch(it -> seen.contains(it.reference())); // an hour earlier by UTC since the 28th
    }

    @Test
    void notOnWeekendsWhereTheChecklistSaysSo() {
        is.list("Next steps", "attendees", new Value("weekends", "no")).item("Next steps", "Write a page", "friday 17:00 after").attached("Next steps").set().going(is.ann).over();
        assertThat(asked(is.ann, 14)).containsExactly("2027-01-22T10:00:00Z", "2027-01-25T10:00:00Z", "2027-01-28T10:00:00Z");
    }

    @Test
    void norOnDaysThatTheCommunityKeepsFree() {
        is.ann.says("/checklist holidays", new Value("days", "2027-01-22")).isRefused("Only moderators");
        is.mo.says("/checklist holidays", new Value("days", "24 Dec")).isRefused("I cannot read 24 Dec as a date").says("/checklist holidays", new Value("days", "2027-01-23 to 2027-01-22")).isRefused("ends before it begins");
        is.mo.says("/checklist holidays", new Value("days", "2027-01-01 to 2028-12-31")).isRefused("at most 60 days");
        is.list("Weekdays", "attendees", new Value("weekends", "no")).item("Weekdays", "Write a page", "friday 17:00 after").attached("Weekdays");
        is.list("Any day", "attendees").item("Any day", "Show it", "friday 17:00 after").attached("Any day").set().going(is.ann).over();
        is.mo.says("/checklist holidays", new Value("days", "2026-12-24, 2027-01-22, 2027-01-25 to 2027-01-26")).isAnswered("3 days");
        is.until("2027-01-22T10:30:00Z");
        assertThat(text(is.ann)).contains("Show it").doesNotContain("Write a page");
        is.ann.says("/checklist mine").picks("Tick off", "Show it");
        assertThat(asked(is.ann, 5)).containsExactly("2027-01-27T10:00:00Z");
        is.mo.says("/checklist holidays", new Value("days", "none")).isAnswered("No day but weekends");
    }

    @Test
    void whatWasMissedInThreeDaysOfDowntimeIsSaidInOneMessageAtASensibleHour() {
        is.nextSteps().attached("Next steps").set().going(is.ann).over();
        is.until("2027-01-22T09:00:00Z");
        is.chat.isDownFor(Duration.ofHours(3 * 24 + 14)); // until Monday the 25th, 23:00
        assertThat(nudges(is.ann)).isEmpty();
        assertThat(asked(is.ann, 1)).containsExactly("2027-01-26T10:00:00Z");
        assertThat(text(is.ann)).contains("2 things");
    }

    @Test
    void lateInTheDayButNotAtNight() {
        one().going(is.ann).over();
        is.until("2027-01-22T09:00:00Z");
        is.chat.isDownFor(Duration.ofHours(6));
        assertThat(nudges(is.ann)).hasSize(1); // three in the afternoon
    }

    @Test
    void whoMutedIsNotAskedAndThatIsRecorded() {
        one().going(is.ann).over();
        is.ann.says("/my mute");
        assertThat(asked(is.ann, 30)).isEmpty();
        assertThat(is.chat.rows()).contains("they muted all but their own");
    }

    @Test
    void whatWasDoneOrTakenBackIsNotAskedAboutAndThatIsRecorded() {
        one().going(is.ann, is.ben).over();
        is.ann.picks("Tick off", "Write a page");
        is.mo.says("/event attendance", Gathering.which()).picks("Somebody did not come", "Ben");
        assertThat(asked(is.ann, 5)).isEmpty();
        assertThat(nudges(is.ben)).isEmpty();
        assertThat(is.chat.rows()).contains("it is not theirs any more");
    }

    @Test
    void whatComesBeforeAnEventIsNotAskedAboutOnceItBegan() {
        is.list("Prework", "attendees").item("Prework", "Read the guide", "1 h before").attached("Prework").set().until("2027-01-20T10:00:00Z").going(is.ann).passes(Duration.ofMinutes(1));
        assertThat(asked(is.ann, 5)).isEmpty(); // nobody is asked within twelve hours, and then it was over
        assertThat(is.chat.rows()).contains("the event had begun");
    }

    @Test
    void allOfItIsPutOffInOnePress() {
        is.nextSteps().attached("Next steps").set().going(is.ann).over();
        is.until("2027-01-22T10:00:00Z");
        is.ann.presses("Ask me next week").isAnswered("I ask again 2027-01-25 10:00 UTC");
        assertThat(asked(is.ann, 3)).containsExactly("2027-01-25T10:00:00Z");
    }

    @Test
    void whoMovesEastIsNotAskedTwiceOnOneDay() {
        is.ann.in(ZoneId.of("America/New_York")).says("/my show");
        one().going(is.ann).over();
        is.until("2027-01-22T15:30:00Z");
        assertThat(nudges(is.ann)).hasSize(1);
        is.ann.in(ZoneId.of("Asia/Tokyo")).says("/my zone", new Value("zone", "Tokyo"));
        assertThat(asked(is.ann, 2)).containsExactly("2027-01-24T01:00:00Z"); // ten on Sunday, in Tokyo
    }

    @Test
    void whoLivesByAnotherClockFromNowOnIsAskedByThatOneAtOnce() {
        one().going(is.ann).over();
        is.until("2027-01-22T12:00:00Z");
        is.ann.says("/my zone", new Value("zone", "Tokyo"));
        assertThat(asked(is.ann, 1)).containsExactly("2027-01-23T01:00:00Z");
    }

    @Test
    void whoWantsNoQuietAnyMoreNeedNotWaitForItsEnd() {
        one().going(is.ann).over();
        is.until("2027-01-22T12:00:00Z");
        is.ann.says("/my quiet", new Value("hours", "8-15"));
        is.until("2027-01-23T12:00:00Z");
        assertThat(text(is.ann)).doesNotContain("Still open, for");
        is.ann.says("/my quiet", new Value("hours", "never"));
        assertThat(asked(is.ann, 1)).containsExactly("2027-01-23T12:30:00Z"); // the next look
    }

    /** It was recorded as skipped; to say what is left of it would be to ask after all, perhaps at night. */
    @Test
    void whatLostItsPointBeforeItCouldBeDeliveredIsNotSaidWhenTheyDoSomething() {
        is.nextSteps().attached("Next steps").set().going(is.ann).until("2027-01-22T09:00:00Z");
        is.chat.platform().down(true);
        is.until("2027-01-22T21:00:00Z");
        is.chat.platform().down(false);
        is.until("2027-01-22T23:00:00Z");
        assertThat(nudges(is.ann)).isEmpty();
        assertThat(is.chat.rows()).contains("had lost its point");
        is.ann.says("/checklist mine").picks("Ask me later", "Write a page").fills(new Value("until", "tomorrow"));
        is.passes(Duration.ofMinutes(1));
        assertThat(nudges(is.ann)).isEmpty();
    }

    @Test
    void aQuestionAboutAnOlderEventDoesNotBeginThePauseAnew() {
        one().going(is.ann).over();
        is.set(new Value("title", "Second clinic"), new Value("start", "2027-02-15 18:00")).going(is.ann, "Second clinic").until("2027-02-16T00:00:00Z");
        assertThat(asked(is.ann, 12)).containsExactly("2027-02-17T10:00:00Z", "2027-02-24T10:00:00Z"); // on the 19th the promise of the first is asked for
        assertThat(is.ann.direct()).anyMatch(it -> it.card().title().plain(Locale.ENGLISH).contains("Thirty days after Portfolio clinic"));
    }

    @Test
    void onTwoPlatformsThereIsOneNudge() {
        is.with.connected();
        var anna = is.chat.member(Chat.OTHER, "Anna");
        is.with.link(is.ann, anna);
        one().going(is.ann).over();
        is.until("2027-01-22T12:00:00Z");
        assertThat(nudges(is.ann).size() + nudges(anna).size()).isEqualTo(1);
        anna.says("/checklist mine").picks("Tick off", "Write a page");
        assertThat(nudges(is.ann).size() + nudges(anna).size()).isZero();
    }
}
