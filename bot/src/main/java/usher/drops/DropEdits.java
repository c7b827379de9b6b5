package usher.drops;

import java.util.List;
import java.util.stream.Stream;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Refusal;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.gates.Gate;
import usher.gates.GateTable;
import usher.gates.Gatehouse;
import usher.seats.Pool;
import usher.seats.Seating;

/** What moderators change about a drop that is announced. */
final class DropEdits {

    private final DropDesk desk;
    private final Seating seating;
    private final Gatehouse gatehouse;

    DropEdits(DropDesk desk, Seating seating, Gatehouse gatehouse) {
        this.desk = desk;
        this.seating = seating;
        this.gatehouse = gatehouse;
    }

    private Live open(Call call, Tx tx) {
        var live = desk.live(call.get(Drops.WHICH), tx);
        if (live.drop().isOver(tx.now())) throw Refusal.of("{title} is closed already.", Text.strong("title", live.title()));
        return live;
    }

    Answer edit(Call call, Tx tx) {
        var live = open(call, tx);
        var drop = live.drop();
        var opens = call.find(Drops.OPENS);
        if (opens.isPresent()) mayMove(drop, tx);
        var edited = drop.edited(call.find(Drops.NEW_TITLE).orElse(drop.title()), opens.map(it -> DropDesk.opens(it, tx)).orElse(drop.opensAt()),
            call.find(Drops.OFFER).map(it -> (int) it.toSeconds()).orElse(drop.offerSeconds()));
        if (live.isOfEvent()) EventSeats.mustNotChange(call, edited);
        call.find(Drops.NEW_SEATS).ifPresent(seats -> mayHave(live, seats, tx));
        if (edited.equals(drop) && call.find(Drops.NEW_SEATS).isEmpty()) throw Refusal.of("Say what is to change: the title, the seats, the opening, or how long offers last.");
        live.is(edited, tx);
        if (opens.isPresent()) DropDesk.setTimers(edited, tx);
        var toMove = call.find(Drops.NEW_SEATS).flatMap(seats -> seating.resize(live, live.pool(), seats, tx));
        tx.audit("edit", live.subject(), Text.of("{title}: {n} seats, opens {when}", Text.plain("title", edited.title()), Text.count("n", live.seats(tx).pool().capacity()),
            Text.moment("when", edited.opensAt())));
        desk.repaint(live, tx);
        return Answer.done(toMove.orElseGet(() -> changed(edited, live, tx)));
    }

    private static Card changed(Drop edited, Live live, Tx tx) {
        return Card.of("{title} is changed", Text.strong("title", edited.title())).tone(Card.Tone.GOOD)
            .say("{n, plural, one {# seat} other {# seats}}, opens {when}. The posts say so too.", Text.count("n", live.seats(tx).pool().capacity()), Text.moment("when", edited.opensAt()));
    }

    /** Who pressed at the opening that was announced must be able to count on it; before that it may move, even while people wait for it. */
    private static void mayMove(Drop drop, Tx tx) {
        if (drop.isOpenEarly(tx.now())) {
            throw Refusal.of("{title} opened {when}, so its opening cannot be moved any more.", Text.strong("title", drop.title()), Text.moment("when", drop.opensAt())).at(Drops.OPENS);
        }
    }

    /** Fewer than are taken are no mistake: then it is asked who is to move. */
    private static void mayHave(Live live, int seats, Tx tx) {
        var sum = live.seats(tx).options().stream().mapToInt(Pool::capacity).sum();
        if (live.hasTiers() && sum < seats) {
            throw Refusal.of("The tiers together have {sum} seats, so more than that could go to nobody. Choose at most {sum}.", Text.count("sum", sum)).at(Drops.NEW_SEATS);
        }
    }

    /**
     * Presses are refused and nothing is offered until it goes on. Open offers and kept seats stand with the time they were given: people were told
     * "yours until half past", and whoever holds the drop up does not take that back.
     */
    Answer pause(Call call, Tx tx) {
        var live = open(call, tx);
        var drop = live.drop();
        if (drop.pausedAt() != null) throw Refusal.of("{title} is paused already. {command} lets it go on.", Text.strong("title", drop.title()), Text.code("command", "/drop resume"));
        if (drop.phase(tx.now(), live.seats(tx)) == Drop.Phase.DRAWING) {
            throw Refusal.of("The draw of {title} is under way until {when}, and pausing it would be unfair to whoever has not pressed yet. Wait for its end, or close the drop.",
                Text.strong("title", drop.title()), Text.moment("when", drop.drawEnds(), Text.Style.TIME));
        }
        live.is(drop.paused(tx.now()), tx);
        tx.audit("pause", live.subject(), Text.of("paused"));
        desk.repaint(live, tx);
        return Answer.done(Card.of("{title} is paused", Text.strong("title", drop.title())).tone(Card.Tone.WAITING)
            .say("Presses are refused with a kind word. Offers that are open stand.").controls(Card.button("Resume", Drops.RESUME, Drops.WHICH.is(drop.id())).main()));
    }

    /** A draw whose window would have begun during the pause has its window from now. */
    Answer resume(Call call, Tx tx) {
        var live = open(call, tx);
        var drop = live.drop().paused(null);
        if (live.drop().pausedAt() == null) throw Refusal.of("{title} is not paused.", Text.strong("title", drop.title()));
        var begun = drop.rules().isDraw() && drop.drawnAt() == null && drop.isOpen(tx.now());
        live.is((begun ? drop.edited(drop.title(), tx.now(), drop.offerSeconds()) : drop).come(tx.now()), tx);
        if (begun) DropDesk.setTimers(live.drop(), tx);
        tx.audit("resume", live.subject(), Text.of("resumed"));
        seating.offerFree(live.occasion(tx), tx);
        desk.repaint(live, tx);
        return Answer.done(Card.of("{title} goes on", Text.strong("title", drop.title())).tone(Card.Tone.GOOD));
    }

    /** No more claims and no more offers; whoever still waits is told once that the line has ended. Open offers stand until their time is over. */
    Answer close(Call call, Tx tx) {
        var live = open(call, tx);
        live.is(live.drop().closed(tx.now()), tx);
        DropDesk.cancelTimers(live.drop(), tx);
        tx.audit("close", live.subject(), Text.of("closed"));
        if (endsLine(live.drop(), tx)) seating.endLine(live.occasion(tx), tx);
        desk.repaint(live, tx);
        return Answer.done(DropCards.closed(live.drop(), live.seats(tx)));
    }

    /** An event goes on without its drop, and so does its line; but not where the drop was the only way in, or where the line is of entries that are never drawn. */
    private static boolean endsLine(Drop drop, Tx tx) {
        var rules = drop.rules();
        return !rules.isOfEvent() || rules.onlyDrop() && drop.isOpen(tx.now()) || rules.isDraw() && drop.drawnAt() == null;
    }

    Answer gate(Call call, Tx tx) {
        var live = open(call, tx);
        var pool = call.find(Drops.GATED).map(name -> tier(live, name, tx)).orElse(live.pool());
        var gates = gatehouse.add(call, live.pool(), pool, tx);
        gates.forEach(gate -> tx.audit("gate", live.subject(), Text.of("only for {who}", Text.text("who", gate.words()))));
        desk.repaint(live, tx);
        return Answer.done(Card.of("{title} is gated", Text.strong("title", live.title())).tone(Card.Tone.GOOD).say("Only for:").bullets(gates.stream().map(Gate::words).toList())
            .note("All gates are to be passed. Whoever holds a seat already keeps it."));
    }

    private static long tier(Live live, String name, Tx tx) {
        return live.seats(tx).options().stream().filter(pool -> name.equalsIgnoreCase(pool.name())).findFirst().map(Pool::id)
            .orElseThrow(() -> Refusal.of("{title} has no tier called {name}.", Text.strong("title", live.title()), Text.strong("name", name)).at(Drops.GATED));
    }

    Answer ungate(Call call, Tx tx) {
        var live = tx.table(GateTable.class).find(tx.community().id(), call.get(Drops.GATE)).flatMap(row -> desk.ofRoot(row.rootId(), tx))
            .orElseThrow(() -> Refusal.of("That gate is not one of this community''s drops. Choose one from the list.").at(Drops.GATE));
        var gate = Gatehouse.remove(live.pool(), call.get(Drops.GATE), tx);
        gate.ifPresent(it -> tx.audit("ungate", live.subject(), Text.of("no longer only for {who}", Text.text("who", it.words()))));
        desk.repaint(live, tx);
        return Answer.done(Card.of("{title} has one gate less", Text.strong("title", live.title())).tone(Card.Tone.GOOD));
    }

    /** The gates of the drops that are set or open, each by its drop's title. */
    static List<Card.Option> gates(String typed, View view) {
        return view.table(DropTable.class).current(view.community().id(), view.now()).stream().flatMap(drop -> gates(drop, view))
            .filter(option -> option.label().plain(view.locale()).toLowerCase(view.locale()).contains(typed.strip().toLowerCase(view.locale()))).limit(25).toList();
    }

    private static Stream<Card.Option> gates(Drop drop, View view) {
        return Gatehouse.standing(drop.poolId(), view).stream()
            .map(gate -> new Card.Option(gate.value(), Text.of("{title}: {who}", Text.plain("title", drop.title()), Text.text("who", gate.label()))));
    }
}
