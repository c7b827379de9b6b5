package usher.reminders;

import static org.assertj.core.api.Assertions.assertThat;
import static usher.events.Gathering.seats;
import static usher.events.Gathering.told;
import static usher.events.Gathering.which;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import usher.Address;
import usher.Value;
import usher.Wanted;
import usher.events.Gathering;
import usher.testing.CardText;
import usher.testing.Chat;
import usher.testing.Persona;
import usher.testing.TestPlatform;

/** Reminders, as conversations. The event is on Wednesday 20 January 2027, 18:00 UTC; everybody's quiet hours are from 22:00 to 08:00. */
class RemindersTest {

    private final Gathering with = new Gathering();
    private final Chat chat = with.chat;
    private final Persona mo = with.mo;
    private final Persona ann = with.ann;
    private final Persona ben = with.ben;
    private final Persona cleo = with.cleo;

    @AfterEach
    void close() {
        chat.close();
    }

    private Persona leads(String before) {
        return mo.says("/event remind", which(), Reminders.LEADS.is(before));
    }

    private static long reminded(Persona who) {
        return told(who, "You are in:");
    }

    /** What stands in the discussion under the newest post, but for the thread itself. */
    private List<TestPlatform.Shown> discussion() {
        chat.settles();
        return chat.platform().messages().stream().filter(it -> it.at().kind() == Address.Kind.UNDER && it.wanted() instanceof Wanted.Message).toList();
    }

    private static void inDiscussion(Persona who) {
        who.says("/my reminders", new Value("where", "channel")).isAnswered("");
    }

    private static void muted(Persona who) {
        who.says("/my mute").isAnswered("");
    }

    private String trouble() {
        return mo.says("/usher trouble").answered();
    }

    @Test
    void whoIsInHearsADayAndAQuarterOfAnHourBeforeAndNobodyElse() {
        with.event(seats(1));
        ann.presses("Going");
        ben.presses("Going").isAnswered("in line");
        with.until("2027-01-19T17:59:59Z");
        assertThat(reminded(ann)).isZero();
        with.until("2027-01-19T18:00:00Z");
        assertThat(reminded(ann)).isEqualTo(1);
        with.until("2027-01-20T17:45:00Z");
        assertThat(reminded(ann)).isEqualTo(2);
        assertThat(reminded(ben)).isZero();
        assertThat(reminded(cleo)).isZero();
        assertThat(told(mo, "You host it")).isEqualTo(2);
        with.until("2027-01-21T18:00:00Z");
        assertThat(reminded(ann)).isEqualTo(2);
    }

    @Test
    void upToFiveAreChosenInOneFieldAndReplaceTheUsual() {
        with.event();
        ann.presses("Going");
        leads("2 d, 1 d, 3 h, 1 h, 10 min").isAnswered("2 days, 1 day, 3 hours, 1 hour and 10 minutes before");
        leads("1 d, 2 d, 3 d, 4 d, 5 d, 6 d").isRefused("at most 5");
        leads("soon").isRefused("For example: 1 d, 1 h, 10 min".substring(13));
        with.until("2027-01-20T18:00:00Z");
        assertThat(reminded(ann)).isEqualTo(5);
    }

    @Test
    void noneIsAChoiceTooAndOnlyHostsAndModeratorsMayChoose() {
        with.event();
        ann.presses("Going").says("/event remind", which(), Reminders.LEADS.is("none")).isRefused("Only a host");
        leads("none").isAnswered("no reminders").doesNotSee("Everyone hears of it");
        with.until("2027-01-20T18:00:00Z");
        assertThat(reminded(ann)).isZero();
        leads("1 h").isRefused("nothing left to remind anyone of");
    }

    @Test
    void movingTheStartMovesTheRemindersAndCancellingDropsThem() {
        with.event();
        ann.presses("Going");
        mo.says("/event edit", which(), new Value("start", "2027-01-22 18:00"));
        with.until("2027-01-21T17:59:00Z");
        assertThat(reminded(ann)).isZero();
        with.until("2027-01-21T18:00:00Z");
        assertThat(reminded(ann)).isEqualTo(1);
        mo.says("/event edit", which(), new Value("start", "2027-01-25 18:00"));
        with.until("2027-01-24T18:00:00Z");
        assertThat(reminded(ann)).isEqualTo(2);
        mo.says("/event cancel", which(), new Value("reason", "Ill"));
        with.until("2027-01-26T00:00:00Z");
        assertThat(reminded(ann)).isEqualTo(2);
    }

    @Test
    void whoGaveTheirSeatBackHearsNothingMore() {
        with.event();
        ann.presses("Going");
        with.until("2027-01-19T19:00:00Z");
        ann.presses("Can't make it");
        with.until("2027-01-20T18:00:00Z");
        assertThat(reminded(ann)).isEqualTo(1);
    }

    @Test
    void afterDowntimeAReminderIsSentWhileHalfOfItsTimeIsLeft() {
        with.event();
        ann.presses("Going");
        with.until("2027-01-19T12:00:00Z");
        chat.isDownFor(Duration.ofHours(8));  // two hours of the day late
        assertThat(reminded(ann)).isEqualTo(1);
        chat.restarts();
        assertThat(reminded(ann)).isEqualTo(1);
    }

    @Test
    void afterDowntimeWhatHasLostItsPointIsSkippedAndRecorded() {
        with.event();
        ann.presses("Going");
        with.until("2027-01-19T12:00:00Z");
        chat.isDownFor(Duration.ofHours(20)); // fourteen hours of the day late
        assertThat(reminded(ann)).isZero();
        assertThat(trouble()).contains("more than half of its time had gone by");
        chat.isDownFor(Duration.ofHours(12)); // and the quarter of an hour fell into an outage until after the end
        assertThat(reminded(ann)).isZero();
        assertThat(trouble()).contains("the event had begun");
    }

    @Test
    void ofTwoThatAreDueAtOnceOnlyTheLaterOneIsSent() {
        with.event();
        ann.presses("Going");
        leads("1 h, 45 min");
        with.until("2027-01-20T16:30:00Z");
        chat.isDownFor(Duration.ofMinutes(50));
        assertThat(reminded(ann)).isEqualTo(1);
        assertThat(trouble()).contains("a later one was due as well");
    }

    @Test
    void whoChoseTheDiscussionIsMentionedThereInOneMessageAndNotWrittenTo() {
        with.event();
        inDiscussion(ann.presses("Going"));
        inDiscussion(ben.presses("Going"));
        cleo.presses("Going");
        with.until("2027-01-20T17:45:00Z");
        assertThat(discussion()).hasSize(2).allSatisfy(it -> assertThat(((Wanted.Message) it.wanted()).pings())
            .containsExactlyInAnyOrder(new Wanted.Ping.Person(ann.account()), new Wanted.Ping.Person(ben.account())));
        assertThat(CardText.of(discussion().getFirst().card(), Locale.ENGLISH)).contains("Portfolio clinic begins");
        assertThat(told(ann, "begins")).isZero();
        assertThat(reminded(cleo)).isEqualTo(2);
    }

    @Test
    void inQuietHoursAReminderWaitsForTheirEnd() {
        with.event(new Value("start", "2027-01-20 07:00")); // in UTC; ann lives two hours later
        ann.in(ZoneId.of("Europe/Helsinki")).presses("Going");
        leads("5 h");
        with.until("2027-01-20T05:59:59Z");
        assertThat(reminded(ann)).isZero();
        with.until("2027-01-20T06:00:00Z");
        assertThat(reminded(ann)).isEqualTo(1);
    }

    @Test
    void whoSignedUpForSomethingAtNightIsWokenForItInTheLastHourOnly() {
        with.event(new Value("start", "2027-01-20 02:00"));
        ann.presses("Going");
        leads("3 h, 15 min");
        with.until("2027-01-20T01:44:00Z");
        assertThat(reminded(ann)).isZero();
        with.until("2027-01-20T01:45:00Z");
        assertThat(reminded(ann)).isEqualTo(1);
        with.until("2027-01-20T12:00:00Z");
        assertThat(reminded(ann)).isEqualTo(1);
        assertThat(trouble()).contains("before the end of their quiet hours");
    }

    @Test
    void whoMayComeIsAskedOnceWhileSeatsAreLeftUnlessTheyMuted() {
        with.event(seats(3));
        ann.presses("Maybe");
        muted(ben.presses("Maybe"));
        with.until("2027-01-20T18:00:00Z");
        assertThat(told(ann, "Are you coming to Portfolio clinic?")).isEqualTo(1);
        assertThat(told(ben, "Are you coming")).isZero();
    }

    @Test
    void whoMayComeHearsNothingWhenAllSeatsAreTakenAndWhoMutedIsRemindedOfTheirOwnSeat() {
        with.event(seats(1));
        ann.presses("Maybe");
        muted(ben.presses("Going"));
        with.until("2027-01-20T18:00:00Z");
        assertThat(told(ann, "Are you coming")).isZero();
        assertThat(reminded(ben)).isEqualTo(2);
    }

    @Test
    void whoTakesNoPrivateMessagesIsMentionedInTheDiscussion() {
        with.event();
        ann.presses("Going");
        chat.platform().closeDirect(ann.account().user());
        with.until("2027-01-19T18:00:00Z");
        assertThat(discussion()).anySatisfy(it -> assertThat(CardText.of(it.card(), Locale.ENGLISH)).contains("You are in"));
    }

    /** The night before each of these days the clocks change; the event is at 17:00 there, its reminder a day before. */
    @Tag("clocks")
    @ParameterizedTest
    @CsvSource({"Europe/Berlin,2027-03-28", "Europe/Berlin,2027-10-31", "America/New_York,2027-03-14", "America/New_York,2027-11-07", "Australia/Sydney,2027-04-04", "Australia/Sydney,2027-10-03"})
    void aDayBeforeIsTheSameHourByTheClockOfTheSeries(String zone, String day) {
        var there = ZoneId.of(zone);
        mo.in(there);
        ann.in(there);
        with.event(new Value("start", day + " 17:00"));
        mo.says("/event repeat", which(), new Value("how", "weekly")).isAnswered("17:00");
        ann.presses("Going");
        var before = LocalDateTime.parse(day + "T17:00").minusDays(1).atZone(there).toInstant();
        with.until(before.minusSeconds(1).toString());
        chat.restarts();
        assertThat(reminded(ann)).isZero();
        with.until(before.toString());
        assertThat(reminded(ann)).isEqualTo(1);
        with.until(LocalDateTime.parse(day + "T16:45").atZone(there).toInstant().toString());
        assertThat(reminded(ann)).isEqualTo(2);
    }
}
