package usher.seats;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import usher.Action;
import usher.Address;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Field;
import usher.Manner;
import usher.Person;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Trigger;
import usher.Tx;
import usher.Value;
import usher.Wanted;

/**
 * A seat passes from its holder to a person they name, also when all are taken. Both consent: the receiver is asked, and every rule is asked again when they
 * say yes. Until then the seat stays the holder's, and it is free at no moment. A holder who gives it back meanwhile has nothing to give any more.
 */
final class Transfers {

    static final String GIVE = "seat.give";
    static final String TAKE = "seat.give-accept";
    static final String DECLINE = "seat.give-decline";
    static final String WITHDRAW = "seat.give-withdraw";
    static final String PASSED = "seat.give-passed";
    private static final String WHICH = "which";
    static final Field.Id TRANSFER = new Field.Id("transfer");
    static final Field.PersonRef TO = new Field.PersonRef(Field.required("to", "To", "who is to have it; they are asked first"));
    /** A day, so that whoever looks once a day sees it. */
    private static final Duration LASTS = Duration.ofHours(24);

    private final Seating seating;
    private final Field.Ref which;

    Transfers(Seating seating) {
        this.seating = seating;
        this.which = new Field.Ref(Field.required(WHICH, "Seat", "which of your seats, by what it is for, or choose it from the list"), (words, view) -> seating.mySeats(words, view));
    }

    List<Action> actions() {
        return List.of(
            Action.command("seat give", "Give a seat of yours to somebody, who is asked first", Right.ANYONE, List.of(which, TO), this::give),
            Action.press(TAKE, "Take a seat that somebody gives you", Right.ANYONE, List.of(TRANSFER), this::take),
            Action.press(DECLINE, "Do not take a seat", Right.ANYONE, List.of(TRANSFER), this::decline),
            Action.press(WITHDRAW, "Keep a seat after all", Right.ANYONE, List.of(TRANSFER), this::withdraw),
            Action.timer(PASSED, Trigger.Late.FINE, Duration.ZERO, List.of(TRANSFER), this::passed));
    }

    static Card.Button button(Seat seat) {
        return Card.button("Give to someone", GIVE, new Value(WHICH, Long.toString(seat.id())));
    }

    private Answer give(Call call, Tx tx) {
        var seat = tx.table(SeatTable.class).find(call.get(which)).filter(it -> it.personId() == tx.caller().id() && it.isHeld())
            .orElseThrow(() -> Refusal.of("You hold no such seat. {command} shows what you have.", Text.code("command", "/my show")));
        var occasion = seating.occasion(seat, tx);
        Seating.stillOpen(occasion, tx);
        var to = tx.meet(call.get(TO));
        if (to.id() == tx.caller().id()) throw Refusal.of("That is you. Name somebody else, for example {example}", Text.code("example", "@ben")).at(TO);
        var pending = tx.table(TransferTable.class).ofSeat(seat.id());
        if (pending.isPresent()) return Answer.done(TransferCards.asked(occasion, seat, pending.get(), Seating.person(pending.get().toPerson(), tx)));
        if (holds(to, seat, tx) >= Seats.in(seat.rootId(), tx).pool().perPerson()) {
            throw Refusal.of("{who} has as many seats in {title} as one person may have.", to.mention("who"), Text.strong("title", occasion.title())).at(TO);
        }
        return Answer.done(TransferCards.asked(occasion, seat, ask(occasion, seat, to, tx), to));
    }

    private TransferTable.Row ask(Occasion occasion, Seat seat, Person to, Tx tx) {
        var window = Window.unhurried(occasion, to, LASTS, tx);
        var row = new TransferTable.Row(tx.newId(), tx.community().id(), seat.id(), to.id(), window.until(), to.account().direct().key(), window.told());
        tx.table(TransferTable.class).add(row);
        var manner = (window.urgent() ? Manner.URGENT : Manner.OWN).until(window.until()).otherwise(Seating.mentionedAt(occasion, to));
        tx.tell(to, key(row), TransferCards.offer(occasion, seat, row, tx.caller()), manner);
        tx.at(window.until(), key(row), PASSED, TRANSFER.is(row.id()));
        tx.audit("give", occasion.subject(), Text.of("asked {who} to take seat {slot}", Text.plain("who", to.name()), Text.count("slot", seat.totalSlot().orElse(0))));
        return row;
    }

    private static long holds(Person who, Seat seat, Tx tx) {
        return Seats.in(seat.rootId(), tx).of(who, tx).stream().filter(Seat::isHeld).count();
    }

    private static String key(TransferTable.Row row) {
        return "transfer " + row.id();
    }

    private Answer take(Call call, Tx tx) {
        var row = mine(call, tx);
        var seat = seat(row, tx);
        var occasion = seating.occasion(seat, tx);
        Seating.stillOpen(occasion, tx);
        occasion.admit(tx.caller(), seat.poolId(), tx);
        var seats = Seats.in(seat.rootId(), tx);
        if (holds(tx.caller(), seat, tx) >= seats.pool().perPerson()) {
            throw Refusal.of("You hold as many seats in {title} as one person may have. Give one back first, then take this one.", Text.strong("title", occasion.title()));
        }
        var from = Seating.person(seat, tx);
        end(row, TransferCards.End.TAKEN, tx);
        occasion.wanted(tx.caller(), tx);
        makeRoom(occasion, seats, tx);
        var given = seats.giveTo(seat, tx.caller(), tx);
        tx.audit("take over", occasion.subject(), Text.of("seat {slot} from {who}", Text.count("slot", given.totalSlot().orElse(0)), Text.plain("who", from.name())));
        seating.passOn(occasion, tx);
        seating.touched(occasion, from, tx);
        seating.touched(occasion, tx.caller(), tx);
        return Answer.done(occasion.in(given, (int) holds(tx.caller(), given, tx), tx));
    }

    /** A place in line, an offer or what is kept for a form gives way to the seat, as far as the limit asks for it; the least worth goes first. */
    private void makeRoom(Occasion occasion, Seats seats, Tx tx) {
        var mine = seats.of(tx.caller(), tx);
        var less = mine.stream().filter(seat -> !seat.isHeld()).sorted(Comparator.comparing(Seat::state).thenComparing(Seat::line).reversed()).toList();
        less.stream().limit(Math.max(0, mine.size() - seats.pool().perPerson() + 1)).forEach(seat -> seating.drop(occasion, seat, "give way", SeatCards.End.WITHDRAWN, tx));
    }

    private Answer decline(Call call, Tx tx) {
        var row = mine(call, tx);
        var seat = seat(row, tx);
        end(row, TransferCards.End.DECLINED, tx);
        tx.audit("decline", seating.occasion(seat, tx).subject(), Text.of("seat {slot}", Text.count("slot", seat.totalSlot().orElse(0))));
        return Answer.done(TransferCards.over(seating.occasion(seat, tx), seat, TransferCards.End.DECLINED));
    }

    private Answer withdraw(Call call, Tx tx) {
        var row = tx.table(TransferTable.class).find(call.get(TRANSFER));
        var seat = row.flatMap(it -> tx.table(SeatTable.class).find(it.seatId())).filter(it -> it.personId() == tx.caller().id())
            .orElseThrow(() -> Refusal.of("This is decided already. {command} shows what you have.", Text.code("command", "/my show")));
        end(row.orElseThrow(), TransferCards.End.WITHDRAWN, tx);
        tx.audit("withdraw", seating.occasion(seat, tx).subject(), Text.of("keeps seat {slot}", Text.count("slot", seat.totalSlot().orElse(0))));
        return Answer.done(TransferCards.decided(seating.occasion(seat, tx), seat, Seating.person(row.orElseThrow().toPerson(), tx), TransferCards.End.WITHDRAWN));
    }

    /** What the caller is asked to take; what counts is when the press arrived. */
    private static TransferTable.Row mine(Call call, Tx tx) {
        return tx.table(TransferTable.class).find(call.get(TRANSFER)).filter(row -> row.toPerson() == tx.caller().id() && !call.arrived().at().isAfter(row.untilAt()))
            .orElseThrow(() -> Refusal.of("This seat is not to be had any more. {command} shows what you have.", Text.code("command", "/my show")));
    }

    private static Seat seat(TransferTable.Row row, Tx tx) {
        return tx.table(SeatTable.class).find(row.seatId()).orElseThrow(() -> new IllegalStateException("a transfer of no seat"));
    }

    private Answer passed(Call call, Tx tx) {
        tx.table(TransferTable.class).find(call.get(TRANSFER)).filter(row -> !tx.now().isBefore(row.untilAt())).ifPresent(row -> {
            var occasion = seating.occasion(seat(row, tx), tx);
            end(row, TransferCards.End.RAN_OUT, tx);
            tx.audit("expire", occasion.subject(), Text.of("{who} did not take the seat", Text.plain("who", Seating.person(row.toPerson(), tx).name())));
        });
        return Answer.done(Card.of("Passed"));
    }

    /** The seat is given up, or changes hands by somebody else's act: whoever was asked to take it can do so no more. To be called before its row goes. */
    void voided(Seat seat, Tx tx) {
        if (seat.isHeld()) tx.table(TransferTable.class).ofSeat(seat.id()).ifPresent(row -> end(row, TransferCards.End.WITHDRAWN, tx));
    }

    /** Whatever a person gives or is asked to take comes to nothing. */
    void ended(Person who, Tx tx) {
        tx.table(TransferTable.class).with(who.id()).forEach(row -> end(row, TransferCards.End.WITHDRAWN, tx));
    }

    /** The row goes, the receiver's message says how it ended, and so does one to the giver, unless they know. */
    private void end(TransferTable.Row row, TransferCards.End end, Tx tx) {
        var seat = seat(row, tx);
        var occasion = seating.find(seat.rootId(), tx);
        tx.table(TransferTable.class).remove(row.id());
        tx.cancel(key(row));
        if (occasion.isEmpty()) return;
        var told = Address.of(row.told());
        var to = tx.person(row.toPerson());
        var card = TransferCards.over(occasion.get(), seat, end);
        if (row.toldAt().isAfter(tx.now())) tx.unpost(told, key(row));
        else tx.post(told, key(row), () -> new Wanted.Message(card, to.map(Person::locale).orElse(tx.community().locale()), List.of(), "over"));
        if (end != TransferCards.End.WITHDRAWN && to.isPresent()) tx.tell(Seating.person(seat, tx), "gave " + row.id(), TransferCards.decided(occasion.get(), seat, to.get(), end));
    }
}
