package usher.events;

import static org.assertj.core.api.Assertions.assertThat;
import static usher.events.Gathering.seats;
import static usher.events.Gathering.told;
import static usher.events.Gathering.which;

import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Answer;
import usher.Value;
import usher.Wanted;
import usher.testing.Chat;
import usher.testing.Persona;

/** Changing and cancelling events, and who hears of it. */
class ChangesTest {

    private final Gathering with = new Gathering();
    private final Persona mo = with.mo;
    private final Persona ann = with.ann;
    private final Persona ben = with.ben;
    private final Persona cleo = with.cleo;

    @AfterEach
    void close() {
        with.close();
    }

    @Test
    void anotherTimeIsShownOnThePostAndToldOnceToThoseWhoGo() {
        with.event(seats(1));
        ann.presses("Going");
        ben.presses("Maybe");
        mo.says("/event edit", which(), new Value("start", "2027-01-21 17:00")).isAnswered("Portfolio clinic is changed");
        assertThat(with.post()).contains("When: 2027-01-21 17:00 UTC").contains("Changed: the time (it was 2027-01-20 18:00 UTC)");
        ann.sees("Portfolio clinic was changed\nNew time: 2027-01-21 17:00 UTC, 1 hour\nIt was: 2027-01-20 18:00 UTC, 1 hour").sees("Your seat is still yours");
        assertThat(told(ann, "was changed")).isEqualTo(1);
        assertThat(told(ben, "was changed")).isZero();
        assertThat(with.under(Chat.MAIN, Wanted.Scheduled.class).starts()).isEqualTo("2027-01-21T17:00:00Z");
        with.until("2027-01-20T18:00:00Z");
        assertThat(with.post()).doesNotContain("It is on now");
        with.until("2027-01-21T17:00:00Z");
        assertThat(with.post()).contains("It is on now");
        assertThat(told(ann, "was changed")).isEqualTo(1);
    }

    @Test
    void otherWordsAreShownAndNobodyIsTold() {
        with.event(seats(3));
        ann.presses("Going");
        mo.says("/event edit", which(), EventFields.NEW_TITLE.is("Portfolio circle"), EventFields.NEW_PROMISE.is("Two reviewed pages"));
        assertThat(with.post()).startsWith("Portfolio circle").contains("You leave with: Two reviewed pages").contains("Changed: the title, the promise");
        assertThat(told(ann, "was changed")).isZero();
        assertThat(with.under(Chat.MAIN, Wanted.Thread.class).name().plain(java.util.Locale.ENGLISH)).isEqualTo("Portfolio circle");
    }

    @Test
    void aNewPlaceIsToldAndCanBeTakenAwayAgain() {
        with.event(new Value("place", "Library"));
        ann.presses("Going");
        mo.says("/event edit", which(), new Value("place", "https://meet.example/x"));
        ann.sees("New place: meet.example/x");
        mo.says("/event edit", which(), new Value("place", "none"));
        assertThat(with.post()).doesNotContain("Where").contains("Changed: the place");
        ann.sees("New place: not said yet");
    }

    @Test
    void aFormForAChangeIsFilledWithWhatIsSo() {
        mo.in(ZoneId.of("Europe/Berlin"));
        with.event(new Value("place", "Library"), seats(7));
        mo.presses("Manage").presses("Time and place");
        assertThat(mo.draft().values()).containsEntry("start", "2027-01-20 18:00").containsEntry("length", "60 min").containsEntry("place", "Library");
        mo.fills(new Value("length", "2 h")).isRefused("The agenda fills 60 of 120 minutes: 60 minutes are missing");
        assertThat(((Answer.Refused) mo.answer()).fields()).containsKey("agenda");
        mo.fills(new Value("agenda", "120 min Practice")).isAnswered("Changed: the length, the agenda");
        mo.presses("Manage").presses("Words");
        assertThat(mo.draft().values()).containsEntry("title", "Portfolio clinic").containsEntry("promise", "A reviewed first page");
        mo.fills(new Value("title", "Portfolio circle")).isAnswered("Portfolio circle is changed");
        mo.presses("Manage").presses("Seats");
        assertThat(mo.draft().values()).containsEntry("seats", "7").containsEntry("grace", "1 d").containsEntry("offer", "2 h").containsEntry("cut-off", "0 d");
        mo.fills().isAnswered("is as it was");
    }

    @Test
    void moreSeatsGoToTheLineInOrder() {
        with.event(seats(1));
        ann.presses("Going");
        ben.presses("Going");
        cleo.presses("Going");
        mo.says("/event edit", which(), seats(2));
        assertThat(told(ben, "A seat in Portfolio clinic is yours")).isEqualTo(1);
        assertThat(told(cleo, "A seat in Portfolio clinic is yours")).isZero();
        mo.says("/event edit", which(), seats(3));
        assertThat(told(cleo, "A seat in Portfolio clinic is yours")).isEqualTo(1);
    }

    @Test
    void thereAreNeverFewerSeatsThanAreTaken() {
        with.event(seats(3));
        ann.presses("Going");
        ben.presses("Going");
        mo.says("/event edit", which(), seats(2)).isAnswered("Changed: the seats");
        assertThat(with.post()).contains("all 2 taken");
        mo.says("/event edit", which(), seats(1)).isAnswered("1 person must move first");
        assertThat(with.post()).contains("all 2 taken").contains("Going (2): Ann, Ben");
        mo.picks("Move somebody", "Ben: has a seat").fills(new Value("where", "out"), new Value("reason", "The room is smaller"));
        assertThat(with.post()).contains("Seats: taken").contains("Going (1): Ann");
        mo.presses("Seats");
        assertThat(mo.draft().values()).containsEntry("seats", "1");
    }

    @Test
    void optionsGrowAreRenamedAndAreNotTakenAway() {
        with.event(new Value("options", "live 1, watching 2"));
        ann.presses("Going: live");
        ben.presses("Going: live").isAnswered("line");
        mo.says("/event edit", which(), new Value("options", "live 2")).isRefused("Options are two to 4");
        mo.says("/event edit", which(), new Value("options", "none")).isRefused("An option cannot be taken away once it was announced");
        mo.says("/event edit", which(), new Value("options", "in the room 2, watching 1, later 5")).isAnswered("the seats");
        assertThat(with.post()).contains("in the room: all 2 taken").contains("watching: 1 of 1 left").contains("later: 5 of 5 left").contains("in the room (1): Ann");
        ben.sees("A seat in Portfolio clinic is yours until");
    }

    @Test
    void optionsCanBeAddedOnlyBeforeAnybodySignedUp() {
        with.event(seats(3));
        ann.presses("Going");
        mo.says("/event edit", which(), new Value("options", "live 1, watching 2")).isRefused("People signed up for Portfolio clinic already, without an option");
        ann.presses("Can't make it");
        mo.says("/event edit", which(), new Value("options", "live 1, watching 2")).isAnswered("the seats");
        assertThat(with.post()).contains("[Going: live] [Going: watching]");
    }

    @Test
    void aCancelledEventIsToldToEverybodyOnceWithTheReason() {
        with.event(seats(1));
        var dora = with.chat.member("Dora");
        var emil = with.chat.member("Emil");
        ann.presses("Going");
        ben.presses("Going");
        cleo.presses("Maybe");
        dora.presses("Can't make it");
        mo.says("/event cancel", which());
        mo.fills(EventFields.REASON.is("The host is ill.")).isAnswered("3 people are told, with your reason");
        for (var who : new Persona[] {ann, ben, cleo}) {
            assertThat(told(who, "Portfolio clinic is cancelled\nThe host is ill.\nIt would have been: 2027-01-20 18:00 UTC, 1 hour")).isEqualTo(1);
        }
        assertThat(told(dora, "cancelled") + told(emil, "cancelled")).isZero();
        assertThat(with.post()).contains("Cancelled: The host is ill.").doesNotContain("[");
        assertThat(with.under(Chat.MAIN, Wanted.Scheduled.class).state()).isEqualTo(Wanted.Scheduled.State.CANCELLED);
        assertThat(with.under(Chat.MAIN, Wanted.Thread.class).over()).isTrue();
        ann.calls(Replies.DECLINE, EventFields.EVENT.is(with.id())).isRefused("was cancelled: The host is ill.");
        mo.says("/event cancel", new Value("which", Long.toString(with.id())), EventFields.REASON.is("again")).isRefused("was cancelled");
        mo.says("/event edit", new Value("which", Long.toString(with.id())), seats(3)).isRefused("was cancelled");
        with.chat.isDownFor(Duration.ofDays(20));
        assertThat(told(ann, "cancelled")).isEqualTo(1);
        assertThat(with.post()).contains("Cancelled");
        assertThat(told(mo, "is over")).isZero();
    }

    @Test
    void aHostileReasonIsReadAsItWasTyped() {
        with.event(seats(3));
        ann.presses("Going");
        mo.says("/event cancel", which(), EventFields.REASON.is("🦄".repeat(4000))).isRefused("at most 500 fit");
        assertThat(mo.draft().values().get("reason")).startsWith("🦄");
        var nasty = "@everyone <!channel> _x_ {0} =cmd() ''";
        mo.fills(EventFields.REASON.is(nasty)).isAnswered("1 person is told");
        assertThat(told(ann, nasty)).isEqualTo(1);
        assertThat(((Wanted.Message) ann.direct().getLast().wanted()).pings()).containsExactly(new Wanted.Ping.Person(ann.account()));
        assertThat(with.post()).contains("Cancelled: " + nasty);
    }

    @Test
    void openOffersEndWithTheEvent() {
        with.event(seats(1));
        ann.presses("Going");
        ben.presses("Going");
        ann.presses("Can't make it");
        ben.sees("is yours until");
        mo.says("/event cancel", which(), EventFields.REASON.is("Storm"));
        ben.doesNotSee("is yours until").doesNotSee("[Accept]").doesNotSee("You passed");
        assertThat(told(ben, "is cancelled")).isEqualTo(1);
    }

    @Test
    void wordOfACancellationShortBeforeComesThroughAtNight() {
        with.event(seats(3), new Value("start", "2027-01-20 07:00"));
        ann.presses("Going");
        with.until("2027-01-19T23:30:00Z");
        mo.says("/event cancel", which(), EventFields.REASON.is("Storm"));
        assertThat(told(ann, "is cancelled")).isEqualTo(1);
    }

    @Test
    void hostsManageTheirOwnModeratorsAllAndNobodyElseAny() {
        with.event();
        ann.says("/event edit", which(), seats(3)).isRefused("Only those who host Portfolio clinic and moderators can do that. Please ask Mo.");
        ann.says("/event cancel", which(), EventFields.REASON.is("x")).isRefused("Only those who host");
        ann.calls(Editing.TIME, EventFields.EVENT.is(with.id())).isRefused("Only those who host");
        ann.calls("event.change-time", EventFields.EVENT.is(with.id()), new Value("place", "here")).isRefused("Only those who host");
        mo.says("/event host", which(), new Value("who", ann.account().key())).isAnswered("Portfolio clinic");
        assertThat(told(ann, "Your event Portfolio clinic: what to prepare")).isEqualTo(1);
        ann.says("/event edit", which(), seats(3)).isAnswered("is changed");
        ann.says("/event unhost", which(), new Value("who", mo.account().key())).isAnswered("Host: Ann");
        ann.says("/event unhost", which(), new Value("who", ann.account().key())).isRefused("needs a host");
        assertThat(told(mo, "what to prepare")).isZero();
        mo.says("/event host", which(), new Value("who", ann.account().key())).isRefused("hosts Portfolio clinic already");
    }

    @Test
    void aHostWhoLeavesIsNoHostAnyMore() {
        with.event();
        mo.says("/event host", which(), new Value("who", ann.account().key()));
        ann.says("/my show");
        ann.calls("people.left");
        assertThat(with.post()).contains("Host: Mo\n");
    }

    @Test
    void anEventCanBePutOffAfterSigningUpHasEnded() {
        with.event(seats(3), new Value("cut-off", "2 h"));
        ann.presses("Going");
        with.until("2027-01-20T16:30:00Z");
        mo.says("/event edit", which(), new Value("start", "2027-01-20 18:15")).isAnswered("is changed");
        ann.sees("New time: 2027-01-20 18:15 UTC");
        mo.says("/event edit", which(), new Value("start", "2027-01-21 18:00")).isAnswered("is changed");
        ben.presses("Going").isAnswered("You're going");
    }

    @Test
    void whoIsTwoIsOneHostAndGivesOneAnswer() {
        with.event(seats(3));
        with.connected();
        var benny = with.chat.member(Chat.OTHER, "Benny");
        benny.says("/event show", which()).presses("Maybe");
        ben.presses("Can't make it");
        mo.says("/event host", which(), new Value("who", ben.account().key()));
        with.olga.says("/event host", which(), new Value("who", benny.account().key()));
        assertThat(with.post()).contains("1 maybe, 1 can't make it").contains("Host: Mo, Ben, Benny");
        with.link(ben, benny);
        assertThat(with.post()).doesNotContain("1 maybe, 1 can't make it").containsPattern("Host: Mo, Benn?y?\n");
    }

    @Test
    void whoLeavesIsCountedNoMore() {
        with.event(seats(1));
        ann.presses("Going");
        ben.presses("Going");
        cleo.presses("Maybe");
        cleo.calls("people.left");
        ann.calls("people.left");
        assertThat(with.post()).doesNotContain("maybe").doesNotContain("Ann");
        ben.sees("A seat in Portfolio clinic is yours until");
    }

    @Test
    void everyActIsInTheAuditLog() {
        with.event(seats(3));
        var id = with.id();
        ann.presses("Going").presses("Can't make it");
        mo.says("/event edit", which(), seats(4));
        mo.says("/event cancel", which(), EventFields.REASON.is("Storm"));
        mo.says("/usher audit", new Value("subject", "event " + id)).isAnswered("Mo (event " + id + ", create): Portfolio clinic, 2027-01-20 18:00 UTC")
            .isAnswered("Ann (event " + id + ", claim): seat 1").isAnswered("Ann (event " + id + ", give back): was held").isAnswered("can't make it").isAnswered("the seats").isAnswered("Storm");
    }

    @Test
    void connectingSpacesMakesTheEventEverybodys() {
        with.event(seats(2));
        with.connected();
        var benny = with.chat.member(Chat.OTHER, "Benny");
        benny.says("/event show", which()).presses("Going").isAnswered("You're going");
        assertThat(with.post()).contains("Going (1): Benny");
    }
}
