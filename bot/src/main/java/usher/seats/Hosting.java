package usher.seats;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Field;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Tx;

/** What hosts and moderators do with the seats of others, each act with a reason, audited and told to whom it concerns: more or fewer seats, and moving somebody. */
final class Hosting {

    static final String MOVE_ONE = "seat.move-one";
    static final String MAKE_ROOM = "seat.make-room";

    static final Field.Id POOL = new Field.Id("pool");
    static final Field.Id TARGET = new Field.Id("target");
    static final Field.PersonRef WHO = new Field.PersonRef(Field.required("who", "Who", "whom to move"));
    static final Field.Line WHERE = new Field.Line(Field.required("where", "Where", "out, head (of the line), or an option by its name"), 100);
    static final Field.Paragraph REASON = new Field.Paragraph(Field.required("reason", "Reason", "why; they are told, for example: two of us are ill"), 500);
    static final Field.Count CAPACITY = new Field.Count(Field.required("seats", "Seats", "how many there are to be, from 0 to 10000"), 0, 10_000);
    static final Field.Line OPTION = new Field.Line(Field.optional("option", "Option", "of which option, by its name; of all together if left out"), 100);
    /** A menu holds no more on any platform. */
    private static final int MENU = 25;

    private final Seating seating;
    private final Field.Ref what;

    Hosting(Seating seating) {
        this.seating = seating;
        this.what = new Field.Ref(Field.required("what", "Event or drop", "its title, or choose it from the list"), (words, view) -> seating.managed(words, view));
    }

    /** Where somebody may be moved to. */
    sealed interface Where {
        record Out() implements Where {}
        record Head() implements Where {}
        record Option(long pool, String name) implements Where {}
    }

    List<Action> actions() {
        return List.of(
            Action.command("seat move", "Move somebody out, to the head of the line or to another option", Right.ANYONE, List.of(what, WHO, WHERE, REASON), this::move),
            Action.command("seat capacity", "Change how many seats there are", Right.ANYONE, List.of(what, CAPACITY, OPTION), this::capacity),
            Action.press(MOVE_ONE, "Move somebody", Right.ANYONE, List.of(Seating.SEAT, WHERE, REASON), this::moveOne),
            Action.press(MAKE_ROOM, "Move somebody to have fewer seats", Right.ANYONE, List.of(Seating.SEAT, POOL, TARGET, WHERE, REASON), this::makeRoom));
    }

    private Answer capacity(Call call, Tx tx) {
        var occasion = seating.managed(call.get(what), tx);
        var seats = Seats.in(occasion.pool(), tx);
        var pool = call.find(OPTION).map(name -> option(seats, name).id()).orElse(occasion.pool());
        return Answer.done(resize(occasion, pool, call.get(CAPACITY), tx).orElseGet(() -> HostCards.resized(occasion, seats.pool(pool), seats.pool(pool).capacity(), seats.free(pool))));
    }

    private static Pool option(Seats seats, String name) {
        return seats.options().stream().filter(pool -> pool.name() != null && pool.name().equalsIgnoreCase(name.strip())).findFirst()
            .orElseThrow(() -> Refusal.of("No option is called {name}. There is {options}.", Text.strong("name", name), Text.plain("options", names(seats))));
    }

    private static String names(Seats seats) {
        return String.join(", ", seats.options().stream().map(pool -> Optional.ofNullable(pool.name()).orElse("-")).toList());
    }

    /** Empty when it is done; else who is to be asked to move. */
    Optional<Card> resize(Occasion occasion, long pool, int capacity, Tx tx) {
        var seats = Seats.in(occasion.pool(), tx);
        var over = seats.over(pool, capacity);
        if (over > 0) {
            var newest = tx.table(SeatTable.class).all(occasion.pool()).stream().filter(seat -> !seat.isWaiting() && (pool == occasion.pool() || seat.poolId() == pool))
                .sorted(Comparator.comparing(Seat::since).thenComparing(Seat::id).reversed()).limit(MENU).map(seat -> HostCards.option(occasion, seat, tx)).toList();
            return Optional.of(HostCards.over(occasion, pool, capacity, over, newest));
        }
        resized(occasion, seats, pool, capacity, tx);
        seating.offerFree(occasion, tx);
        return Optional.empty();
    }

    private static void resized(Occasion occasion, Seats seats, long pool, int capacity, Tx tx) {
        var before = seats.pool(pool).capacity();
        if (before == capacity) return;
        seats.resize(pool, capacity, tx);
        tx.audit("capacity", occasion.subject(), Text.of("{option} from {before} to {after} seats", Text.plain("option", occasion.option(pool).orElse("")), Text.count("before", before), Text.count("after", capacity)));
    }

    private Answer move(Call call, Tx tx) {
        var occasion = seating.managed(call.get(what), tx);
        var who = tx.meet(call.get(WHO));
        var theirs = Seats.in(occasion.pool(), tx).of(who, tx);
        if (theirs.isEmpty()) throw Refusal.of("{who} has no place in {title}.", who.mention("who"), Text.strong("title", occasion.title())).at(WHO);
        if (theirs.size() > 1) return Answer.done(HostCards.several(who, occasion, theirs.stream().map(seat -> HostCards.option(occasion, seat, tx)).toList()));
        var where = where(occasion, call.get(WHERE), tx);
        moved(occasion, theirs.getFirst(), where, call.get(REASON), tx);
        seating.offerFree(occasion, tx);
        toHeadAfterAll(theirs.getFirst(), where, tx);
        return Answer.done(HostCards.done(occasion, who, where));
    }

    private Answer moveOne(Call call, Tx tx) {
        var seat = seat(call, tx);
        var occasion = seating.managed(seat.rootId(), tx);
        var where = where(occasion, call.get(WHERE), tx);
        moved(occasion, seat, where, call.get(REASON), tx);
        seating.offerFree(occasion, tx);
        toHeadAfterAll(seat, where, tx);
        return Answer.done(HostCards.done(occasion, Seating.person(seat, tx), where));
    }

    /** Somebody moves, and the place that they leave is no more: nobody is offered it. */
    private Answer makeRoom(Call call, Tx tx) {
        var seat = seat(call, tx);
        var occasion = seating.managed(seat.rootId(), tx);
        var seats = Seats.in(occasion.pool(), tx);
        var pool = call.get(POOL);
        if (pool != occasion.pool() && seats.options().stream().noneMatch(it -> it.id() == pool)) throw Refusal.of("That is not a part of {title}. Set the number of seats again with {command}", Text.strong("title", occasion.title()), Text.code("command", "/seat capacity"));
        if (seats.over(pool, call.get(TARGET).intValue()) == 0) throw Refusal.of("Nobody has to move any more. Set the number of seats again with {command}", Text.code("command", "/seat capacity"));
        var where = where(occasion, call.get(WHERE), tx);
        var before = seats.taken(pool);
        moved(occasion, seat, where, call.get(REASON), tx);
        if (seats.taken(pool) == before) throw Refusal.of("That would leave as many as before. Move them out, or to the head of the line.").at(WHERE);
        resized(occasion, seats, pool, Math.max(call.get(TARGET).intValue(), seats.taken(pool)), tx);
        if (where instanceof Where.Head) tx.table(SeatTable.class).find(seat.id()).ifPresent(it -> seats.toHead(it, tx));
        seating.offerFree(occasion, tx);
        return Answer.done(HostCards.room(occasion, Seating.person(seat, tx), where, seats.pool(pool).capacity(), seats.over(pool, call.get(TARGET).intValue())));
    }

    private static Seat seat(Call call, Tx tx) {
        return tx.table(SeatTable.class).find(call.get(Seating.SEAT)).orElseThrow(() -> Refusal.of("They have that place no more."));
    }

    private static Where where(Occasion occasion, String words, Tx tx) {
        return switch (words.strip().toLowerCase(java.util.Locale.ROOT)) {
            case "out" -> new Where.Out();
            case "head", "head of the line", "line" -> new Where.Head();
            default -> {
                var seats = Seats.in(occasion.pool(), tx);
                var found = seats.options().stream().filter(pool -> words.strip().equalsIgnoreCase(pool.name())).findFirst()
                    .orElseThrow(() -> Refusal.of("I cannot move anybody to {where}. Type out, head (for the head of the line) or an option: {options}", Text.strong("where", words),
                        Text.plain("options", names(seats))).at(WHERE));
                yield new Where.Option(found.id(), String.valueOf(found.name()));
            }
        };
    }

    private void moved(Occasion occasion, Seat seat, Where where, String reason, Tx tx) {
        var who = Seating.person(seat, tx);
        var seats = Seats.in(occasion.pool(), tx);
        if (!(where instanceof Where.Out) && (seat.state() == Seat.State.OFFERED || seat.state() == Seat.State.RESERVED)) {
            throw Refusal.of("{who} has not taken this seat yet. Wait until that is decided, or move them out.", who.mention("who")).at(WHERE);
        }
        tx.audit("move", occasion.subject(), Text.of("{who} {moved}: {reason}", Text.plain("who", who.name()), Text.text("moved", HostCards.moved(where)), Text.plain("reason", reason)));
        switch (where) {
            case Where.Out _ -> seating.drop(occasion, seat, "moved out", SeatCards.End.WITHDRAWN, tx);
            case Where.Head _ -> {
                seating.voided(seat, tx);
                if (seat.isHeld()) seats.unseat(seat, tx);
                else seats.toHead(seat, tx);
            }
            case Where.Option option -> {
                if (!seats.fits(seat, option.pool())) throw Refusal.of("{option} is full. Move somebody out of it first, or give it more seats with {command}", Text.strong("option", option.name()), Text.code("command", "/seat capacity")).at(WHERE);
                if (seat.poolId() != option.pool()) seats.shift(seat, option.pool(), tx);
            }
        }
        tx.tell(who, "move " + tx.newId(), HostCards.told(occasion, where, reason, tx));
        seating.touched(occasion, who, tx);
    }

    /** Whoever lost a seat stood at the end of the line while it went to somebody else, and is first only now: else it would come back to them at once. */
    private static void toHeadAfterAll(Seat before, Where where, Tx tx) {
        if (!(where instanceof Where.Head) || !before.isHeld()) return;
        var now = tx.table(SeatTable.class).find(before.id()).orElseThrow(() -> new IllegalStateException("a place that was moved is gone"));
        if (!now.isWaiting()) throw Refusal.of("Nobody else waits, so the seat would come back to them at once. Move them out, or have fewer seats with {command}", Text.code("command", "/seat capacity")).at(WHERE);
        Seats.in(before.rootId(), tx).toHead(now, tx);
    }
}
