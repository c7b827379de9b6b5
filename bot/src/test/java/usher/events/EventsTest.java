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

/** Setting an event and saying whether one comes, as conversations. */
class EventsTest {

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
    void aPostSaysWhatOneNeedsToKnow() {
        with.event(seats(8), new Value("place", "Library, room 2"));
        assertThat(with.post()).isEqualTo("""
            Portfolio clinic
            You leave with: A reviewed first page
            When: 2027-01-20 18:00 UTC, 1 hour
            Where: Library, room 2
            Host: Mo
            Seats: 8 of 8 left
            • 10 min: Introductions: who is here, what each wants to leave with
            • 30 min: Practice in pairs
            • 10 min: What did we learn?
            • 10 min: Action items: what each does next, and by when
            [Going] [Can't make it] [Maybe] [Add to calendar]""");
    }

    @Test
    void aStartIsReadInTheWritersZone() {
        mo.in(ZoneId.of("Europe/Berlin"));
        with.event(new Value("start", "2027-07-20 18:00"));
        assertThat(with.post()).contains("2027-07-20 16:00 UTC");
    }

    @Test
    void aSeatIsConfirmedWithWhatToPrepareAndTheRosterNamesIt() {
        with.event(seats(8));
        ann.presses("Going").isAnswered("You're going: Portfolio clinic").isAnswered("Bring one real example").isAnswered("say so by 2027-01-19 18:00 UTC");
        ben.presses("Maybe").isAnswered("A maybe holds no seat");
        cleo.presses("Can't make it").isAnswered("Thank you for saying so");
        assertThat(with.post()).contains("Seats: 7 of 8 left").contains("Going (1): Ann").contains("1 maybe, 1 can't make it");
        ann.presses("Going").isAnswered("You are going already");
        assertThat(with.post()).contains("Going (1): Ann");
    }

    @Test
    void whoComesToAFullEventStandsInLineAndIsOfferedWhatComesFree() {
        with.event(seats(1));
        ann.presses("Going");
        ben.presses("Going").isAnswered("You are number 1 in line");
        assertThat(with.post()).contains("Seats: taken, 1 in line").contains("Going puts you in line");
        ann.presses("Can't make it").isAnswered("Your seat goes to the next in line");
        ben.sees("A seat in Portfolio clinic is yours until 2027-01-12 14:00 UTC").presses("Accept").isAnswered("You're going: Portfolio clinic");
        assertThat(with.post()).contains("Going (1): Ben");
    }

    @Test
    void aMindMayBeChangedAnyNumberOfTimesAndTheLastWordCounts() {
        with.event(seats(3));
        for (var i = 0; i < 3; i++) {
            ann.presses("Going").isAnswered("You're going");
            ann.presses("Maybe").isAnswered("A maybe holds no seat, so yours goes to the next in line");
            ann.presses("Can't make it").isAnswered("Noted");
            ann.presses("Can't make it").isAnswered("Noted");
        }
        ann.presses("Going").isAnswered("You're going");
        assertThat(with.post()).contains("Going (1): Ann").doesNotContain("maybe").doesNotContain("1 can't make it");
    }

    @Test
    void thePostStaysShortHoweverManyGo() {
        with.event(seats(50));
        for (var i = 1; i <= 26; i++) with.chat.member("Member " + i).calls(Replies.GOING, EventFields.EVENT.is(with.id()), EventFields.OPTION.is(option("Going")));
        assertThat(with.post()).contains("Going (26): Member 1, Member 2").contains("Member 12, and 14 more").doesNotContain("Member 13");
    }

    @Test
    void eachOptionHasItsSeatsAndAPersonHasOnePlace() {
        with.event(new Value("options", "live 1, watching 2"));
        assertThat(with.post()).contains("live: 1 of 1 left").contains("watching: 2 of 2 left").contains("[Going: live] [Going: watching]");
        ann.presses("Going: live").isAnswered("You come for: live");
        ann.presses("Going: watching").isAnswered("You are going: live").presses("Change to watching").isAnswered("You come for: watching");
        ben.presses("Going: live").isAnswered("You're going");
        ann.presses("Going: live").isAnswered("live is full, so you keep what you have");
        assertThat(with.post()).contains("live (1): Ben").contains("watching (1): Ann").contains("watching: 1 of 2 left");
    }

    @Test
    void whoChangesTheOptionFreesTheOldOneForTheLine() {
        with.event(new Value("options", "live 1, watching 2"));
        ann.presses("Going: live");
        ben.presses("Going: live").isAnswered("You are number 1 in line");
        ann.presses("Going: watching").presses("Change to watching").isAnswered("You come for: watching");
        ben.sees("A seat in Portfolio clinic is yours until").sees("It is for live");
    }

    @Test
    void aPlaceInLineForOneOptionCanBeLeftForAnother() {
        with.event(new Value("options", "live 1, watching 2"));
        ann.presses("Going: live");
        ben.presses("Going: live").isAnswered("line");
        ben.presses("Going: watching").isAnswered("You stand in line: live").presses("Change to watching").isAnswered("You come for: watching");
        assertThat(with.post()).contains("live: taken\n").contains("watching (1): Ben");
    }

    private long option(String label) {
        var card = with.shown(Chat.MAIN).card();
        return card.controls().stream().filter(usher.Card.Button.class::isInstance).map(usher.Card.Button.class::cast).filter(button -> button.label().plain(java.util.Locale.ENGLISH).equals(label))
            .map(button -> Long.parseLong(button.values().getLast().text())).findFirst().orElseThrow();
    }

    @Test
    void afterTheCutOffNobodySignsUpAndTheLineEndsKindly() {
        with.event(seats(1), new Value("cut-off", "2 h"));
        assertThat(with.post()).contains("Sign up until 2027-01-20 16:00 UTC");
        ann.presses("Going");
        ben.presses("Going");
        with.until("2027-01-20T16:00:00Z");
        assertThat(with.post()).contains("Signing up is over").doesNotContain("[Going]");
        assertThat(told(ben, "The line has ended")).isEqualTo(1);
        cleo.calls(Replies.GOING, EventFields.EVENT.is(with.id()), EventFields.OPTION.is(1L)).isRefused("ended 2027-01-20 16:00 UTC");
        ann.presses("Can't make it").isAnswered("noted as late, and the host sees that");
        with.until("2027-01-20T18:00:00Z");
        assertThat(told(ben, "The line has ended")).isEqualTo(1);
    }

    @Test
    void everyButtonSaysWhenItComesTooLate() {
        with.event(seats(1));
        var event = EventFields.EVENT.is(with.id());
        with.until("2027-01-20T18:00:00Z");
        for (var action : new String[] {Replies.DECLINE, Replies.MAYBE}) ann.calls(action, event).isRefused("began 2027-01-20 18:00 UTC");
        ann.calls(Replies.GOING, event, EventFields.OPTION.is(1L)).isRefused("began");
        with.until("2027-01-20T19:00:00Z");
        ann.calls(Replies.DECLINE, event).isRefused("is over");
        assertThat(with.post()).contains("It is over").doesNotContain("[");
    }

    @Test
    void aPressIsJudgedByWhenItArrivedEvenBeforeATimerRan() {
        with.event(seats(1));
        with.chat.clock().forward(Duration.ofDays(9));
        ann.presses("Going").isRefused("is over");
    }

    @Test
    void theDiscussionHangsUnderThePostTakesWhoGoesAndIsArchivedDaysAfter() {
        with.event(seats(5));
        ann.presses("Going");
        ben.presses("Maybe");
        var thread = with.under(Chat.MAIN, Wanted.Thread.class);
        assertThat(thread.people()).containsExactly(mo.account(), ann.account());
        assertThat(thread.over()).isFalse();
        with.until("2027-01-22T19:00:00Z");
        assertThat(with.under(Chat.MAIN, Wanted.Thread.class).over()).isFalse();
        with.until("2027-01-23T19:00:00Z");
        assertThat(with.under(Chat.MAIN, Wanted.Thread.class).over()).isTrue();
    }

    @Test
    void thePlatformsOwnCalendarIsKeptInStepAndSaysThatInterestedIsNoSignUp() {
        with.event(new Value("place", "https://meet.example/clinic"));
        var entry = with.under(Chat.MAIN, Wanted.Scheduled.class);
        assertThat(entry.about().plain(java.util.Locale.ENGLISH)).contains("“Interested” here is not a sign-up");
        assertThat(entry.place()).isEqualTo("https://meet.example/clinic");
        assertThat(entry.state()).isEqualTo(Wanted.Scheduled.State.PLANNED);
        with.until("2027-01-20T18:00:00Z");
        assertThat(with.under(Chat.MAIN, Wanted.Scheduled.class).state()).isEqualTo(Wanted.Scheduled.State.RUNNING);
        with.until("2027-01-20T19:00:00Z");
        assertThat(with.under(Chat.MAIN, Wanted.Scheduled.class).state()).isEqualTo(Wanted.Scheduled.State.OVER);
    }

    @Test
    void aVoiceChannelIsThePlaceOnlyInItsOwnSpace() {
        with.connected().event(new Value("place", "<#V42>"));
        assertThat(with.under(Chat.MAIN, Wanted.Scheduled.class).channel()).isPresent();
        assertThat(with.under(Chat.OTHER, Wanted.Scheduled.class).channel()).isEmpty();
    }

    @Test
    void aBotThatWasDownOverStartAndEndShowsTheEndAndTellsNobodyOfALineThatIsNoMore() {
        with.event(seats(1));
        ann.presses("Going");
        ben.presses("Going");
        with.chat.isDownFor(Duration.ofDays(9));
        assertThat(with.post()).contains("It is over");
        assertThat(told(ben, "The line has ended")).isZero();
        assertThat(told(mo, "Portfolio clinic is over")).isEqualTo(1);
        mo.says("/usher trouble").isAnswered("the event was over before the end of its line could be told");
    }

    @Test
    void onePressDeliveredTwiceIsOnePress() {
        with.event(seats(5));
        var event = EventFields.EVENT.is(with.id());
        ann.delivers("call-x", Replies.MAYBE, event).isAnswered("Maybe");
        ann.presses("Going");
        ann.delivers("call-x", Replies.MAYBE, event).isAnswered("Maybe");
        assertThat(with.post()).contains("Going (1): Ann");
    }

    @Test
    void everythingIsAsItWasAfterARestart() {
        with.event(seats(1));
        ann.presses("Going");
        ben.presses("Going");
        var before = with.post();
        with.chat.restarts();
        assertThat(with.post()).isEqualTo(before);
        ann.presses("Can't make it");
        ben.sees("A seat in Portfolio clinic is yours until");
    }

    @Test
    void onePersonIsOneSeatInBothSpaces() {
        with.connected().event(seats(2));
        var benny = with.chat.member(Chat.OTHER, "Benny");
        with.link(ben, benny);
        ben.presses("Going");
        benny.presses("Going").isAnswered("You are going already");
        assertThat(with.post(Chat.OTHER)).contains("1 of 2 left").isEqualTo(with.post());
    }

    @Test
    void peopleOfAnotherCommunitySeeNothing() {
        with.event(seats(2));
        var stranger = with.chat.member(Chat.OTHER, "Sam");
        var event = EventFields.EVENT.is(with.id());
        stranger.calls(Replies.DECLINE, event).isRefused("not one of this community's");
        stranger.calls(Replies.GOING, event, EventFields.OPTION.is(1L)).isRefused("not one of this community's");
        stranger.calls(Hosting.MANAGE, event).isRefused("not one of this community's");
        stranger.says("/event show", which()).isRefused("I know nothing here called Portfolio clinic");
        stranger.says("/event show", new Value("which", Long.toString(with.id()))).isRefused("not one of this community's");
        stranger.says("/event list").isAnswered("No events are set");
        with.olga.says("/event cancel", new Value("which", Long.toString(with.id())), EventFields.REASON.is("no")).isRefused("not one of this community's");
        with.olga.says("/event attendance", new Value("which", Long.toString(with.id()))).isRefused("not one of this community's");
    }

    @Test
    void whoIsGoneGivesTheSeatBackAndIsNamedNowhere() {
        with.event(seats(2));
        ann.presses("Going");
        ben.presses("Going");
        cleo.presses("Maybe");
        ann.says("/my export");
        assertThat(new String(((Answer.Download) ann.answer()).content(), java.nio.charset.StandardCharsets.UTF_8)).contains("Portfolio clinic");
        ann.says("/my erase").presses("Erase everything").isAnswered("You are forgotten");
        cleo.says("/my erase").presses("Erase everything").isAnswered("You are forgotten");
        assertThat(with.post()).contains("1 of 2 left").contains("Going (1): Ben").doesNotContain("maybe");
        assertThat(with.chat.rows()).doesNotContain("Ann").doesNotContain(ann.account().key()).doesNotContain("Cleo");
    }

    @Test
    void whatIsMineShowsWhatIGoToHostAndThinkAbout() {
        with.event(seats(2));
        ann.presses("Going").says("/my show").isAnswered("Portfolio clinic, 2027-01-20 18:00 UTC: you hold a seat");
        ben.presses("Maybe").says("/my show").isAnswered("Portfolio clinic, 2027-01-20 18:00 UTC: you said maybe");
        mo.says("/my show").isAnswered("Portfolio clinic, 2027-01-20 18:00 UTC: you host it");
    }

    @Test
    void theListShowsWhatIsToComeSoonestFirst() {
        with.event(seats(1)).event(new Value("title", "Sketching"), new Value("start", "2027-01-15 18:00"));
        ann.says("/event list").isAnswered("Events\n• Sketching: 2027-01-15 18:00 UTC, 8 seats left\n• Portfolio clinic: 2027-01-20 18:00 UTC, 1 seat left");
        ann.picks("Show one", "Sketching").isAnswered("You leave with: A reviewed first page");
    }
}
