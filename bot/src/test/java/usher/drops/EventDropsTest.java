package usher.drops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static usher.events.Gathering.seats;
import static usher.events.Gathering.which;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Answer;
import usher.Space;
import usher.Value;
import usher.events.EventFields;
import usher.events.Gathering;
import usher.testing.CardText;
import usher.testing.Chat;
import usher.testing.Persona;

/** A drop releases the seats of an event: who claims there is going, and everything that goes with the event holds for them. */
class EventDropsTest {

    private final Gathering with = new Gathering();
    private final Persona mo = with.mo;
    private final Persona ann = with.ann;
    private final Persona ben = with.ben;
    private final Persona cleo = with.cleo;

    @AfterEach
    void close() {
        with.close();
    }

    /** A drop of the newest event, opening in an hour. */
    private void drop(Value... more) {
        create(more).isAnswered("Rush is set");
    }

    private Persona create(Value... more) {
        var values = new ArrayList<>(List.of(Drops.TITLE.is("Rush"), new Value("opens", "in 1 h"), new Value("event", Long.toString(with.id()))));
        values.addAll(List.of(more));
        return mo.says("/drop create", values.toArray(Value[]::new));
    }

    private static Value rush() {
        return new Value("which", "Rush");
    }

    private void opens() {
        with.chat.passes(Duration.ofHours(1));
    }

    /** The newest post of an event or drop that is called this. */
    private String post(Space space, String title) {
        with.chat.settles();
        return with.chat.platform(space).messages().stream().filter(it -> it.at().id().equals("general")).map(it -> CardText.of(it.card(), Locale.ENGLISH)).filter(it -> it.startsWith(title))
            .reduce((one, other) -> other).orElseThrow();
    }

    private String event() {
        return post(Chat.MAIN, "Portfolio clinic");
    }

    private String rushPost() {
        return post(Chat.MAIN, "Rush");
    }

    private Persona going(Persona who) {
        var pool = with.chat.bot().database().jdbi().withHandle(handle -> handle.createQuery("select pool_id from calendar_event where id = :id").bind("id", with.id()).mapTo(Long.class).one());
        return who.calls("event.going", EventFields.EVENT.is(with.id()), EventFields.OPTION.is(pool));
    }

    @Test
    void whoClaimsIsGoingToTheEvent() {
        with.event(seats(2));
        drop();
        assertThat(event()).contains("Its seats open 2027-01-12 13:00 UTC, with the drop Rush").doesNotContain("[Going]").contains("[Maybe]");
        assertThat(rushPost()).contains("2 seats open 2027-01-12 13:00 UTC").contains("Event: Portfolio clinic, 2027-01-20 18:00 UTC");
        going(ann).isRefused("Nobody can sign up for Portfolio clinic here now. Its seats open 2027-01-12 13:00 UTC, with the drop Rush: press Claim on the post of that then.");
        ann.presses("Maybe").isAnswered("[Claim]").presses("Claim").isRefused("Rush opens");
        opens();
        assertThat(event()).contains("[Going]").doesNotContain("Its seats");
        ann.presses("Claim").isAnswered("You're going: Portfolio clinic").presses("Claim").isAnswered("You are in already: Rush");
        assertThat(event()).contains("Going (1): Ann").contains("1 of 2 left").doesNotContain("maybe");
        assertThat(rushPost()).contains("1 seat left of 2");
        ben.presses("Going").isAnswered("You're going: Portfolio clinic");
        assertThat(rushPost()).contains("All 2 seats are taken");
        assertThat(ann.says("/my show").answered()).contains("Portfolio clinic, 2027-01-20 18:00 UTC: you hold a seat").doesNotContain("maybe");
        mo.says("/event roster", which()).isAnswered("2 with a seat");
        mo.says("/drop roster", rush()).isAnswered("2 with a seat");
    }

    @Test
    void theLineIsOneWhereverPeopleStandInIt() {
        with.event(seats(1));
        drop();
        opens();
        ann.presses("Claim");
        ben.presses("Going").isAnswered("You are number 1 in line");
        cleo.presses("Claim").isAnswered("You are number 2 in line");
        assertThat(event()).contains("2 in line");
        assertThat(rushPost()).contains("Waiting: 2 people");
        with.chat.restarts();
        ann.presses("Give back").isAnswered("You gave your seat back");
        ben.sees("A seat in Portfolio clinic is yours until").presses("Pass");
        cleo.sees("A seat in Portfolio clinic is yours until").presses("Accept").isAnswered("You're going: Portfolio clinic");
        assertThat(event()).contains("Going (1): Cleo");
        assertThat(rushPost()).contains("All 1 seat is taken").doesNotContain("Waiting");
        cleo.presses("Can't make it");
        assertThat(rushPost()).contains("1 seat left of 1");
    }

    @Test
    void theDropCanBeTheOnlyWay() {
        with.event(seats(2));
        drop(Drops.SIGN_UP.is("only here"));
        mo.isAnswered("Nobody signs up by the event's own post");
        opens();
        assertThat(event()).contains("Its seats go to those who press Claim on the post of the drop Rush").doesNotContain("[Going]");
        going(ann).isRefused("Its seats go to those who press Claim on the post of the drop Rush");
        ann.presses("Claim").isAnswered("You're going");
        going(ann).isAnswered("You are going already");
        mo.says("/drop close", rush()).isAnswered("1 of 2 seats went to someone");
        assertThat(event()).contains("given out by the drop Rush, which is closed").contains("Going (1): Ann");
        going(ben).isRefused("which is closed");
    }

    @Test
    void aDropThatIsCalledOffBeforeItOpensLeavesTheEventAsItWas() {
        with.event(seats(2));
        drop(Drops.SIGN_UP.is("only here"));
        mo.says("/drop close", rush()).isAnswered("Rush is closed");
        assertThat(event()).contains("[Going]").doesNotContain("Its seats");
        ann.presses("Going").isAnswered("You're going");
    }

    @Test
    void theEventGoesOnWhereItsDropIsClosed() {
        with.event(seats(1));
        drop();
        opens();
        ann.presses("Claim");
        ben.presses("Claim").isAnswered("number 1 in line");
        mo.says("/drop close", rush());
        ann.presses("Can't make it");
        ben.sees("A seat in Portfolio clinic is yours until").presses("Accept").isAnswered("You're going");
        cleo.presses("Going").isAnswered("number 1 in line");
    }

    @Test
    void theSeatsOfAnEventCanBeDrawn() {
        with.event(seats(1));
        drop(new Value("mode", "draw"), new Value("window", "1 min"));
        opens();
        going(ann).isRefused("press Claim on the post of the drop Rush");
        ann.presses("Claim").isAnswered("You are in the draw");
        ben.presses("Claim").isAnswered("You are in the draw");
        ann.says("/my show").isAnswered("Portfolio clinic: you are in the draw at 2027-01-12 13:01");
        going(ann).isRefused("press Claim on the post of the drop Rush");
        assertThat(event()).contains("1 of 1 left").doesNotContain("Going (");
        with.chat.passes(Duration.ofMinutes(2));
        assertThat(event()).contains("Going (1): ").contains("1 in line").contains("[Going]");
        assertThat(Gathering.told(ann, "You're going") + Gathering.told(ben, "You're going")).isEqualTo(1);
        cleo.presses("Going").isAnswered("number 2 in line");
    }

    @Test
    void aPauseHoldsTheEventUpToo() {
        with.event(seats(1));
        drop();
        opens();
        ann.presses("Claim");
        ben.presses("Claim");
        mo.says("/drop pause", rush());
        assertThat(event()).doesNotContain("[Going]");
        ann.presses("Can't make it");
        ben.doesNotSee("is yours until");
        going(cleo).isRefused("Nobody can sign up");
        mo.says("/drop resume", rush());
        ben.sees("A seat in Portfolio clinic is yours until");
        assertThat(event()).contains("[Going]");
    }

    @Test
    void whatTheDropAsksStandsInTheRosterOfTheEvent() {
        with.event(seats(2));
        drop(Drops.QUESTION.is("What will you bring?"));
        opens();
        ann.presses("Claim").isAnswered("is kept for you until").presses("Answer").fills(Drops.SAID.is("A sketch")).isAnswered("You're going: Portfolio clinic");
        ben.presses("Going").isAnswered("You're going").isAnswered("Please answer: What will you bring?").presses("Answer").fills(Drops.SAID.is("Cake")).isAnswered("Your answer is kept");
        mo.says("/event roster", which());
        assertThat(new String(((Answer.Download) mo.answer()).content(), UTF_8)).contains("A sketch").contains("Cake");
    }

    @Test
    void theOptionsOfTheEventAreClaimed() {
        with.event(EventFields.OPTIONS.is("live 1, watching 2"));
        drop();
        opens();
        ann.presses("Claim: live").isAnswered("You come for: live");
        ben.presses("Claim: live").isAnswered("number 1 in line");
        cleo.presses("Claim: watching").isAnswered("You come for: watching");
        assertThat(event()).contains("live (1): Ann").contains("watching (1): Cleo");
        assertThat(rushPost()).contains("watching: 1 of 2 left");
    }

    @Test
    void theDropEndsWithTheEvent() {
        with.event(seats(2), EventFields.CUTOFF.is(Duration.ofHours(2)));
        drop();
        with.until("2027-01-20T15:59:00Z");
        ann.presses("Claim").isAnswered("You're going");
        mo.says("/event edit", which(), new Value("start", "2027-01-21 18:00"));
        assertThat(rushPost()).contains("Portfolio clinic, 2027-01-21 18:00 UTC");
        with.until("2027-01-20T16:01:00Z");
        ben.presses("Claim").isAnswered("You're going");
        with.until("2027-01-21T16:00:00Z");
        assertThat(rushPost()).contains("Closed. 2 of 2 seats went to someone").doesNotContain("[Claim]");
        cleo.calls("drop.claim", new Value("drop", Long.toString(id()))).isRefused("Rush is closed");
        mo.says("/drop list").isAnswered("No drops are set");
        with.until("2027-01-21T18:00:00Z");
        ann.presses("Check in").fills(new Value("code", code())).isAnswered("Welcome to Portfolio clinic");
    }

    private long id() {
        return with.chat.bot().database().jdbi().withHandle(handle -> handle.createQuery("select max(id) from seat_drop").mapTo(Long.class).one());
    }

    private String code() {
        return mo.says("/event code", which()).answered().split("clinic: ", 2)[1].substring(0, 5);
    }

    @Test
    void anEventThatIsPutOffTakesItsDropAlong() {
        with.event(seats(2), EventFields.CUTOFF.is(Duration.ofHours(2)));
        drop(Drops.SIGN_UP.is("only here"));
        with.until("2027-01-20T16:30:00Z");
        ann.calls("drop.claim", new Value("drop", Long.toString(id()))).isRefused("Rush is closed");
        mo.says("/event edit", which(), new Value("start", "2027-01-21 18:00"));
        ann.presses("Claim").isAnswered("You're going").presses("Can't make it").isAnswered("[Claim]");
    }

    @Test
    void aCancelledEventHasNoDropAnyMore() {
        with.event(seats(2));
        drop();
        mo.says("/event cancel", which(), EventFields.REASON.is("The room is flooded"));
        assertThat(rushPost()).contains("Closed. 0 of 2 seats");
        opens();
        ann.calls("drop.claim", new Value("drop", Long.toString(id()))).isRefused("Rush is closed");
    }

    @Test
    void whatIsTheEventsIsNotTheDrops() {
        with.event(seats(2));
        create(Drops.SEATS.is(3)).isRefused("An event has seats, options and offers of its own");
        create(new Value("offer", "10 min")).isRefused("An event has seats");
        create(Drops.PER_PERSON.is(2)).isRefused("An event has seats");
        create(Drops.TIERS.is("Access 1, Impact 1")).isRefused("An event has seats");
        create(new Value("opens", "2027-01-20 18:00")).isRefused("Nobody can sign up for Portfolio clinic from 2027-01-20 18:00 UTC on");
        create(new Value("event", "4711")).isRefused("not one of this community's");
        mo.says("/drop create", Drops.TITLE.is("Own")).isRefused("Say how many seats there are");
        mo.says("/drop create", Drops.TITLE.is("Own"), Drops.SEATS.is(2), Drops.SIGN_UP.is("only here")).isRefused("That is about an event");
        drop();
        create().isRefused("Portfolio clinic has a drop already: Rush");
        mo.says("/drop edit", rush(), Drops.NEW_SEATS.is(5)).isRefused("/event edit changes them");
        mo.says("/drop edit", rush(), new Value("opens", "2027-01-21 18:00")).isRefused("The drop is to open before");
        mo.says("/event edit", which(), EventFields.CAPACITY.is(5)).isAnswered("changed");
        assertThat(rushPost()).contains("5 seats open");
        ann.says("/drop create", Drops.TITLE.is("Mine"), new Value("event", Long.toString(with.id()))).isRefused("Only moderators");
    }

    @Test
    void anEventThatIsFullHasNothingToRelease() {
        with.event(seats(1));
        ann.presses("Going");
        create().isRefused("All seats of Portfolio clinic are taken");
    }

    @Test
    void whoSignedUpBeforeKeepsTheirSeat() {
        with.event(seats(3));
        ann.presses("Going");
        drop();
        assertThat(rushPost()).contains("2 seats open");
        assertThat(event()).contains("Going (1): Ann");
        ann.presses("Can't make it").isAnswered("Your seat goes to the next in line");
        assertThat(rushPost()).contains("3 seats open");
        going(ann).isRefused("Nobody can sign up");
    }

    @Test
    void twoSpacesRaceForTheSeatsOfOneEvent() {
        with.connected();
        with.event(seats(1));
        drop();
        opens();
        var zoe = with.chat.member(Chat.OTHER, "Zoe");
        zoe.presses("Claim").isAnswered("You're going");
        ann.presses("Claim").isAnswered("number 1 in line");
        assertThat(post(Chat.OTHER, "Rush")).isEqualTo(rushPost());
        assertThat(post(Chat.OTHER, "Portfolio clinic")).contains("Going (1): Zoe").isEqualTo(event());
    }
}
