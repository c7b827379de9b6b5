package usher.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Value;
import usher.testing.CardText;
import usher.testing.Persona;

/** More seats, fewer seats, and moving somebody: what hosts do with the seats of others, always with a reason. */
class HostingTest {

    private final FairChat fair = new FairChat();
    private final Persona ann = fair.chat.member("Ann");
    private final Persona ben = fair.chat.member("Ben");
    private final Persona cleo = fair.chat.member("Cleo");
    private final Persona dan = fair.chat.member("Dan");

    @AfterEach
    void close() {
        fair.close();
    }

    private Persona sets(int seats) {
        return fair.mo.says("/seat capacity", new Value("what", "Fair"), Hosting.CAPACITY.is(seats));
    }

    private Persona moves(Persona who, String where) {
        return fair.mo.says("/seat move", new Value("what", "Fair"), Hosting.WHO.is(who.account()), Hosting.WHERE.is(where), Hosting.REASON.is("a fire *drill*"));
    }

    private void allClaim(int option) {
        for (var who : List.of(ann, ben, cleo, dan)) fair.claims(who, option);
    }

    @Test
    void moreSeatsAreOfferedInOrder() {
        fair.open(1, 1, "");
        allClaim(0);
        sets(3).isAnswered("Fair has 3 seats now").isAnswered("None is free");
        ben.sees("A seat in Fair is yours until");
        cleo.sees("A seat in Fair is yours until");
        dan.doesNotSee("is yours until");
        assertThat(fair.mo.direct()).as("one message for a host").hasSize(1);
    }

    @Test
    void fewerSeatsThanAreTakenAreRefusedAndWhoMovesIsChosen() {
        fair.open(3, 1, "");
        allClaim(0);
        sets(1).isAnswered("2 people must move first").isAnswered("Nothing has changed yet");
        assertThat(fair.seats(cleo)).singleElement().matches(Seat::isHeld);
        fair.mo.picks("Move somebody", "Cleo: has a seat");
        fair.mo.fills(Hosting.WHERE.is("head"), Hosting.REASON.is("the room is small")).isAnswered("Cleo is first in line").isAnswered("It has 2 seats now").isAnswered("1 more must move");
        cleo.sees("You are first in line for Fair now").sees("Mo moved you: the room is small");
        dan.doesNotSee("is yours until");
        fair.claims(cleo, 0).isAnswered("Number 1 in line");
        fair.claims(dan, 0).isAnswered("Number 2 in line");
        sets(1).isAnswered("1 person must move first");
        fair.mo.picks("Move somebody", "Ann: has a seat");
        fair.mo.fills(Hosting.WHERE.is("out"), Hosting.REASON.is("the room is small")).isAnswered("It has 1 seat now");
        ann.sees("You have no place in Fair any more");
        assertThat(fair.seats(ann)).isEmpty();
        fair.givesBack(ben);
        cleo.sees("A seat in Fair is yours until");
    }

    @Test
    void aPressAboutSeatsOfSomethingElseIsRefused() {
        fair.open(1, 1, "");
        fair.claims(ann, 0);
        var seat = fair.seats(ann).getFirst();
        fair.mo.calls(Hosting.MAKE_ROOM, Seating.SEAT.is(seat.id()), Hosting.POOL.is(seat.rootId() + 1), new Value("target", "0"), Hosting.WHERE.is("out"), Hosting.REASON.is("forged")).isRefused("That is not a part of Fair");
        assertThat(fair.seats(ann)).singleElement().matches(Seat::isHeld);
    }

    @Test
    void whatIsFreeMayGoWithoutAnybodyMoving() {
        fair.open(9, 1, "");
        allClaim(0);
        fair.givesBack(ben);
        sets(3).isAnswered("Fair has 3 seats now").isAnswered("None is free");
        fair.claims(ben, 0).isAnswered("Number 1 in line");
        fair.chat.restarts();
        sets(4);
        ben.sees("A seat in Fair is yours until");
    }

    @Test
    void somebodyIsMovedOutWithTheReasonAndTheNextIsOfferedTheSeat() {
        fair.open(1, 1, "");
        allClaim(0);
        moves(ann, "out").isAnswered("Ann has no place any more");
        ann.sees("Mo moved you: a fire *drill*");
        ben.sees("A seat in Fair is yours until");
        assertThat(fair.chat.rows()).contains("a fire *drill*");
    }

    @Test
    void whoIsMovedToTheHeadOfTheLineWaitsForTheNextSeat() {
        fair.open(1, 1, "");
        allClaim(0);
        moves(ann, "head").isAnswered("Ann is first in line");
        ben.sees("A seat in Fair is yours until");
        ben.presses("Pass");
        ann.sees("A seat in Fair is yours until");
        moves(dan, "head").isAnswered("Dan is first in line");
        ann.presses("Pass");
        dan.sees("A seat in Fair is yours until");
        cleo.doesNotSee("is yours until");
    }

    @Test
    void whereNobodyWaitsASeatDoesNotComeBackAtOnce() {
        fair.open(1, 1, "");
        fair.claims(ann, 0);
        moves(ann, "head").isRefused("Nobody else waits");
        assertThat(fair.seat(ann).isHeld()).isTrue();
        assertThat(ann.direct()).isEmpty();
    }

    @Test
    void anOptionIsChangedOnlyWhereThereIsRoom() {
        fair.open(3, 1, "live=1 watching=2");
        fair.claims(ann, 0);
        fair.claims(ben, 0).isAnswered("Number 1");
        fair.claims(cleo, 1);
        moves(cleo, "live").isRefused("live is full");
        moves(ann, "Watching").isAnswered("Ann is in watching");
        ann.sees("Your place in Fair is in watching now");
        ben.sees("It is for live");
        moves(ann, "balcony").isRefused("I cannot move anybody to balcony").isRefused("live, watching");
        fair.mo.says("/seat capacity", new Value("what", "fair"), Hosting.CAPACITY.is(1), Hosting.OPTION.is("watching")).isAnswered("1 person must move first");
        fair.mo.says("/seat capacity", new Value("what", "fair"), Hosting.CAPACITY.is(2), Hosting.OPTION.is("live")).isAnswered("Fair, live has 2 seats now");
        moves(cleo, "live").isAnswered("Cleo is in live");
        moves(dan, "out").isRefused("an has no place in Fair");
    }

    @Test
    void onlyWhoManagesItMovesAnybody() {
        fair.open(1, 1, "");
        fair.claims(ann, 0);
        ben.says("/seat move", Hosting.WHO.is(ann.account()), new Value("what", "Fair"), Hosting.WHERE.is("out"), Hosting.REASON.is("mine")).isRefused("I know nothing here called Fair");
        ben.says("/seat move", Hosting.WHO.is(ann.account()), new Value("what", Long.toString(fair.setting.root)), Hosting.WHERE.is("out"), Hosting.REASON.is("mine")).isRefused("Only its hosts and moderators");
        ben.calls(Hosting.MOVE_ONE, Seating.SEAT.is(fair.seat(ann).id()), Hosting.WHERE.is("out"), Hosting.REASON.is("mine")).isRefused("Only its hosts and moderators");
        ben.says("/seat capacity", new Value("what", Long.toString(fair.setting.root)), Hosting.CAPACITY.is(9)).isRefused("Only its hosts and moderators");
        assertThat(fair.seat(ann).isHeld()).isTrue();
    }

    @Test
    void whoIsOfferedASeatIsMovedOutOrNotAtAll() {
        fair.open(1, 1, "");
        allClaim(0);
        fair.givesBack(ann);
        moves(ben, "head").isRefused("has not taken this seat yet");
        moves(ben, "out").isAnswered("Ben has no place any more");
        assertThat(ben.direct().stream().map(it -> CardText.of(it.card(), Locale.ENGLISH))).noneMatch(it -> it.contains("[Accept]"));
        cleo.sees("A seat in Fair is yours until");
    }
}
