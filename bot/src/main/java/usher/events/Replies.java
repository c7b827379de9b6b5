package usher.events;

import static usher.Text.moment;
import static usher.Text.strong;

import java.util.List;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.people.Homes;
import usher.people.ZoneQuestion;
import usher.seats.Seat;
import usher.seats.Seating;
import usher.seats.Seats;

/** What people say below a post: that they go, cannot, or may. Each button says one thing, and the last one counts. */
final class Replies {

    static final String GOING = "event.going";
    static final String CHANGE = "event.change-option";
    static final String DECLINE = "event.decline";
    static final String MAYBE = "event.maybe";

    static final String SAID_MAYBE = "maybe";
    static final String SAID_NO = "declined";

    private final Seating seating;
    private final Homes homes;

    Replies(Seating seating, Homes homes) {
        this.seating = seating;
        this.homes = homes;
    }

    List<Action> actions() {
        return List.of(
            Action.press(GOING, "Sign up for an event", Right.ANYONE, List.of(EventFields.EVENT, EventFields.OPTION), this::going),
            Action.press(CHANGE, "Change to another option of an event", Right.ANYONE, List.of(EventFields.EVENT, EventFields.OPTION), this::change),
            Action.press(DECLINE, "Say that you cannot come", Right.ANYONE, List.of(EventFields.EVENT), this::decline),
            Action.press(MAYBE, "Say that you may come", Right.ANYONE, List.of(EventFields.EVENT), this::maybe));
    }

    private Answer going(Call call, Tx tx) {
        var live = Live.in(call.get(EventFields.EVENT), tx);
        mustBeOpen(live.event(), tx);
        var seats = Seats.in(live.pool(), tx);
        var wants = option(call, seats);
        if (seats.of(tx.caller(), tx).stream().allMatch(Seat::isWaiting)) mustBeHadHere(live, tx);
        var answer = switch (seating.claim(live, wants, false, tx)) {
            case Seats.Claim.In in -> live.in(in.seat(), in.holds(), tx);
            case Seats.Claim.Waiting waiting -> ReplyCards.waiting(live.event(), waiting.place());
            case Seats.Claim.HasSome some -> has(live, seats, some.mine().getFirst(), wants, tx);
            case Seats.Claim.HasAll all -> has(live, seats, all.mine().getFirst(), wants, tx);
        };
        return Answer.done(ZoneQuestion.below(answer, tx));
    }

    private static usher.Card has(Live live, Seats seats, Seat mine, long wants, Tx tx) {
        if (mine.poolId() == wants) return ReplyCards.already(live.event(), live.option(wants), mine, tx.now());
        return ReplyCards.elsewhere(live.event(), seats.pool(mine.poolId()), mine.state(), seats.pool(wants), mayChange(seats, mine, wants));
    }

    /** Who has a seat keeps it unless the other option has one for them, which nobody waits for; who waits can wait elsewhere. */
    private static boolean mayChange(Seats seats, Seat mine, long wants) {
        return !mine.isHeld() || (seats.waiting(wants) == 0 && seats.fits(mine, wants));
    }

    private Answer change(Call call, Tx tx) {
        var live = Live.in(call.get(EventFields.EVENT), tx);
        mustBeOpen(live.event(), tx);
        var seats = Seats.in(live.pool(), tx);
        var wants = option(call, seats);
        var mine = seats.of(tx.caller(), tx).stream().findFirst().orElseThrow(() -> Refusal.of("You have no place in {title} to change. Press Going on the post.", strong("title", live.title())));
        if (mine.poolId() == wants) return Answer.done(has(live, seats, mine, wants, tx));
        mustBeHadHere(live, tx);
        live.admit(tx.caller(), wants, tx);
        if (!mine.isHeld()) {
            seating.release(live, mine, "change option", tx);
            return going(call, tx);
        }
        if (!mayChange(seats, mine, wants)) return Answer.done(has(live, seats, mine, wants, tx));
        var moved = seats.shift(mine, wants, tx);
        tx.audit("change option", live.subject(), Text.of("to {option}", Text.plain("option", live.option(wants).orElse(""))));
        seating.offerFree(live, tx);
        homes.refresh(tx.caller(), tx);
        return Answer.done(live.in(moved, 1, tx));
    }

    /** The option that the button brought, if it is one of this event's. */
    private static long option(Call call, Seats seats) {
        var wanted = call.get(EventFields.OPTION);
        return seats.options().stream().filter(pool -> pool.id() == wanted).findFirst()
            .orElseThrow(() -> Refusal.of("That is no longer one of the ways to come. The post shows those that are.")).id();
    }

    private Answer decline(Call call, Tx tx) {
        var live = Live.in(call.get(EventFields.EVENT), tx);
        mustBeAhead(live.event(), tx);
        var gaveUp = giveUp(live, tx);
        say(live, SAID_NO, tx);
        return Answer.done(ReplyCards.declined(live.event(), gaveUp, gaveUp && !tx.now().isBefore(live.event().graceEnds()), live.ways(Seats.in(live.pool(), tx), tx.now())));
    }

    private Answer maybe(Call call, Tx tx) {
        var live = Live.in(call.get(EventFields.EVENT), tx);
        mustBeOpen(live.event(), tx);
        var gaveUp = giveUp(live, tx);
        say(live, SAID_MAYBE, tx);
        return Answer.done(ReplyCards.maybe(live.event(), gaveUp, gaveUp && !tx.now().isBefore(live.event().graceEnds()), live.ways(Seats.in(live.pool(), tx), tx.now())));
    }

    /** Whether there was a seat to give up; a place in line and an offer go too. */
    private boolean giveUp(Live live, Tx tx) {
        var mine = Seats.in(live.pool(), tx).of(tx.caller(), tx);
        mine.forEach(seat -> seating.release(live, seat, "give back", tx));
        return mine.stream().anyMatch(Seat::isHeld);
    }

    private void say(Live live, String reply, Tx tx) {
        var table = tx.table(RosterTable.class);
        var who = tx.caller().id();
        if (table.has(live.event().id(), who, reply) > 0) return;
        table.drop(live.event().id(), who);
        table.add(live.event().id(), who, reply, tx.now());
        tx.audit("reply", live.subject(), Text.of("{reply}", Text.text("reply", reply.equals(SAID_NO) ? Text.of("can''t make it") : Text.of("maybe"))));
        live.changed(tx);
        homes.refresh(tx.caller(), tx);
    }

    private static void mustBeOpen(Event event, Tx tx) {
        if (event.phase(tx.now()) == Event.Phase.CUT_OFF) {
            throw Refusal.of("Signing up for {title} ended {when}. The host can still give you a seat.", strong("title", event.title()), moment("when", event.cutoffAt()));
        }
        mustBeAhead(event, tx);
    }

    /** While a drop gives the seats out, they are claimed there. */
    private static void mustBeHadHere(Live live, Tx tx) {
        live.release().shut(tx.now()).ifPresent(why -> {
            throw Refusal.of("Nobody can sign up for {title} here now. {why}", strong("title", live.title()), Text.text("why", why));
        });
    }

    private static void mustBeAhead(Event event, Tx tx) {
        switch (event.phase(tx.now())) {
            case OPEN, CUT_OFF -> { }
            case RUNNING -> throw Refusal.of("{title} began {when}. If you are there, press Check in on the post.", strong("title", event.title()), moment("when", event.startsAt()));
            case OVER -> throw Refusal.of("{title} is over. {command} shows what comes next.", strong("title", event.title()), Text.code("command", "/event list"));
            case CANCELLED -> throw Refusal.of("{title} was cancelled: {reason}", strong("title", event.title()), Text.plain("reason", event.reason().orElse("")));
        }
    }
}
