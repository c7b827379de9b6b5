package usher.drops;

import java.util.Map;
import java.util.Optional;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Refusal;
import usher.Text;
import usher.Tx;
import usher.gates.Gate;
import usher.gates.GateTable;
import usher.gates.Gates;
import usher.gates.Tokens;
import usher.seats.Seat;
import usher.seats.SeatTable;
import usher.seats.Seating;
import usher.seats.Seats;

/** What members do with a drop: claim, answer its question, give back. */
final class Claims {

    private final DropDesk desk;
    private final Draws draws;
    private final Seating seating;

    Claims(DropDesk desk, Draws draws, Seating seating) {
        this.desk = desk;
        this.draws = draws;
        this.seating = seating;
    }

    /** A press that names no tier: where there are some, it is asked which. */
    Answer claim(Call call, Tx tx, boolean another) {
        var live = desk.live(call.get(Drops.DROP), tx);
        if (!live.hasTiers()) return claim(live, live.pool(), another, tx);
        mayPress(live, tx);
        return Answer.done(ClaimCards.which(live.drop(), live.seats(tx), another));
    }

    Answer tier(Call call, Tx tx, boolean another) {
        var pool = call.get(Drops.TIER);
        return claim(ofPool(pool, tx), pool, another, tx);
    }

    private Live ofPool(long pool, Tx tx) {
        var root = tx.once("root of " + pool, () -> tx.table(SeatTable.class).pool(pool).map(it -> it.rootId())).orElseThrow(DropDesk::unknown);
        return desk.ofRoot(root, tx).orElseThrow(DropDesk::unknown);
    }

    private Answer claim(Live live, long pool, boolean another, Tx tx) {
        var drop = live.drop();
        mayPress(live, tx);
        if (!live.seats(tx).options().stream().map(it -> it.id()).toList().contains(pool)) throw DropDesk.unknown();
        if (Gates.missing(live.pool(), pool, tx.caller(), tx).filter(Gate.Token.class::isInstance).isPresent()) return Answer.done(ClaimCards.token(drop));
        var card = served(live, pool, another, tx);
        DropDesk.cameTo(live, tx);
        return Answer.done(card);
    }

    private Card served(Live live, long pool, boolean another, Tx tx) {
        var drop = live.drop();
        if (drop.phase(tx.now(), live.seats(tx)) == Drop.Phase.DRAWING) return draws.enter(live, pool, tx);
        if (live.isUnanswered(tx.caller().id(), tx)) return said(live, seating.reserve(live.occasion(tx), pool, another, tx.now().plus(drop.rules().hold()), tx), tx);
        return said(live, seating.claim(live.occasion(tx), pool, another, tx), tx);
    }

    private static Card said(Live live, Seats.Claim claim, Tx tx) {
        var drop = live.drop();
        var seats = live.seats(tx);
        return switch (claim) {
            case Seats.Claim.In in when in.seat().state() == Seat.State.RESERVED -> ClaimCards.kept(drop, seats, in.seat(), in.seat().until().orElse(tx.now()));
            case Seats.Claim.In in -> live.occasion(tx).in(in.seat(), in.holds(), tx);
            case Seats.Claim.Waiting waiting -> ClaimCards.waiting(drop, seats, waiting.seat(), waiting.place());
            case Seats.Claim.HasSome some -> ClaimCards.hasSome(drop, seats, some.holds());
            case Seats.Claim.HasAll all -> ClaimCards.hasAll(drop, all.holds(), all.mine().stream().allMatch(Seat::isWaiting));
        };
    }

    /** Throws why presses do not count now, judged by when this one arrived. */
    private static void mayPress(Live live, Tx tx) {
        var drop = live.drop();
        switch (drop.phase(tx.now(), live.seats(tx))) {
            case CLOSED -> throw Refusal.of("{title} is closed.", Text.strong("title", drop.title()));
            case PAUSED -> throw Refusal.of("{title} is held up for a moment by a moderator. What you hold stays yours; please press again when the post says that it goes on.",
                Text.strong("title", drop.title()));
            case ARMED -> {
                if (!isEarly(drop, tx)) {
                    throw Refusal.of("{title} opens {when}, {left}. Press Claim then: earlier presses do not count.", Text.strong("title", drop.title()),
                        Text.moment("when", drop.opensAt()), Text.moment("left", drop.opensAt(), Text.Style.RELATIVE));
                }
            }
            case DRAWING, OPEN, SOLD_OUT -> { }
        }
    }

    private static boolean isEarly(Drop drop, Tx tx) {
        var space = drop.rules().earlySpace();
        var role = drop.rules().earlyRole();
        return space != null && role != null && drop.isOpenEarly(tx.now()) && tx.table(GateTable.class).holds(tx.caller().id(), space, role);
    }

    /** An answer is kept whatever became of the seat; when that went on meanwhile, this claims anew. */
    Answer answer(Call call, Tx tx) {
        var pool = call.get(Drops.TIER);
        var live = ofPool(pool, tx);
        var drop = live.drop();
        if (drop.rules().question() == null) throw Refusal.of("{title} asks no question.", Text.strong("title", drop.title()));
        var mine = live.seats(tx).of(tx.caller(), tx).stream().filter(seat -> seat.poolId() == pool).toList();
        var reserved = mine.stream().filter(seat -> seat.state() == Seat.State.RESERVED).findFirst();
        if (mine.isEmpty()) mayPress(live, tx);
        keep(drop, call.get(Drops.SAID), tx);
        if (reserved.isPresent() && !reserved.get().isOver(tx.now())) {
            var in = seating.confirm(live.occasion(tx), pool, tx);
            return Answer.done(live.occasion(tx).in(in.seat(), in.holds(), tx));
        }
        reserved.ifPresent(seat -> seating.release(live.occasion(tx), seat, "expire", tx));
        if (reserved.isEmpty() && !mine.isEmpty()) return Answer.done(ClaimCards.answered(drop));
        return claim(live, pool, false, tx);
    }

    private static void keep(Drop drop, String said, Tx tx) {
        var table = tx.table(DropTable.class);
        if (table.changeAnswer(drop.id(), tx.caller().id(), said, tx.now()) == 0) table.addAnswer(drop.id(), tx.caller().id(), said, tx.now());
    }

    /** A typed token. The other gates come first, so that nobody spends one for nothing. */
    Answer token(Call call, Tx tx) {
        var live = desk.live(call.get(Drops.DROP), tx);
        if (live.drop().closedAt() != null) throw Refusal.of("{title} is closed.", Text.strong("title", live.title()));
        var lacks = live.seats(tx).options().stream().map(pool -> Gates.missing(live.pool(), pool.id(), tx.caller(), tx)).toList();
        if (lacks.stream().allMatch(it -> it.filter(gate -> !(gate instanceof Gate.Token)).isPresent())) throw new Refusal(lacks.getFirst().orElseThrow().refusal(), Map.of());
        return switch (Tokens.spend(live.pool(), call.get(Drops.TOKEN_TYPED), tx)) {
            case Tokens.Tried.Bad(var why) -> new Answer.Refused(why, Map.of(Drops.TOKEN_TYPED.name(), why), Optional.empty());
            case Tokens.Tried.Good() -> Answer.done(ClaimCards.tokenTaken(live.drop(), DropCards.claims(live.drop(), live.seats(tx))));
        };
    }

    Answer giveBack(Call call, Tx tx) {
        var live = desk.live(call.get(Drops.DROP), tx);
        var mine = live.seats(tx).of(tx.caller(), tx);
        if (mine.isEmpty()) throw Refusal.of("You hold no seat in {title} and do not stand in line for one.", Text.strong("title", live.title()));
        var seat = mine.stream().reduce((a, b) -> a.id() > b.id() ? a : b).orElseThrow();
        seating.release(live.occasion(tx), seat, "give back", tx);
        return Answer.done(ClaimCards.gaveBack(live.drop(), seat, (int) mine.stream().filter(it -> it != seat && it.isHeld()).count()));
    }
}
