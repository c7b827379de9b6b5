package usher.drops;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Feature;
import usher.Field;
import usher.Person;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Trigger;
import usher.Tx;
import usher.View;
import usher.seats.Occasion;
import usher.seats.Occasions;
import usher.seats.Seat;
import usher.seats.Seating;
import usher.seats.Seats;

/** What people and moderators do with drops. How one is announced and painted: {@link DropDesk}; who is offered what comes free: {@link Seating}. */
public final class Drops implements Feature, Occasions {

    static final String CLAIM = "drop.claim";
    static final String ANOTHER = "drop.another";
    static final String GIVE_BACK = "drop.give-back";
    static final String CLOSE = "drop.close";
    static final String SHOW = "drop.show";

    static final Field.Id DROP = new Field.Id("drop");

    public static final Field.Line TITLE = new Field.Line(Field.required("title", "Title", "what there are seats for, for example Portfolio clinic"), 100);
    public static final Field.Count SEATS = new Field.Count(Field.required("seats", "Seats", "how many, from 1 to 10000"), 1, 10_000);
    public static final Field.Moment OPENS = new Field.Moment(Field.optional("opens", "Opens", "when, for example tomorrow 6pm, in 20 min or 2027-03-28 18:00; now if left out"));
    public static final Field.Count PER_PERSON = new Field.Count(Field.optional("per-person", "Per person", "how many seats one person may take, from 1 to 10; 1 if left out"), 1, 10);
    public static final Field.ChannelRef WHERE = new Field.ChannelRef(Field.optional("where", "Where", "the channel to announce it in here; the announcement channel if left out"));
    public static final Field.Length OFFER = new Field.Length(Field.optional("offer", "Offer lasts", "how long a freed seat is offered to the next, for example 30 min (that if left out)"),
        Duration.ofMinutes(1), Duration.ofDays(7));
    public static final Field.RoleRef PING = new Field.RoleRef(Field.optional("ping", "Ping a role", "a role to notify with the announcement; nobody if left out"));
    public static final Field.Ref WHICH = new Field.Ref(Field.required("which", "Drop", "the drop's title, or choose it from the list"), Drops::like);

    private final DropDesk desk = new DropDesk();
    private final Seating seating;

    public Drops(Seating seating) {
        this.seating = seating;
    }

    @Override
    public List<Action> actions() {
        return List.of(
            Action.command("drop create", "Open a limited number of seats at an instant", Right.MODERATORS, List.of(TITLE, SEATS, OPENS, PER_PERSON, WHERE, OFFER, PING), desk::create),
            Action.question("drop list", "Show the drops that are set or open", Right.ANYONE, List.of(), (call, view) -> Answer.done(DropCards.list(view.table(DropTable.class).current(view.community().id()), view))),
            Action.question("drop show", "Show one drop and your place in it", Right.ANYONE, List.of(WHICH), this::show),
            Action.command("drop close", "Close a drop: no more claims, and the line ends", Right.MODERATORS, List.of(WHICH), this::close),
            Action.press(CLAIM, "Claim a seat", Right.ANYONE, List.of(DROP), (call, tx) -> claim(call, tx, false)),
            Action.press(ANOTHER, "Take another seat", Right.ANYONE, List.of(DROP), (call, tx) -> claim(call, tx, true)),
            Action.press(GIVE_BACK, "Give a seat back", Right.ANYONE, List.of(DROP), this::giveBack),
            Action.timer(DropDesk.OPEN, Trigger.Late.FINE, Duration.ZERO, List.of(DROP), desk::opened),
            Action.timer(DropDesk.TICK, Trigger.Late.SKIP, Duration.ofMinutes(1), List.of(DROP), desk::opened));
    }

    private static List<Card.Option> like(String words, View view) {
        return view.table(DropTable.class).like(view.community().id(), words.strip()).stream().map(drop -> new Card.Option(Long.toString(drop.id()), Text.verbatim(drop.title()))).toList();
    }

    private Answer claim(Call call, Tx tx, boolean another) {
        var live = desk.live(call.get(DROP), tx);
        var drop = live.drop();
        var seats = Seats.in(drop.poolId(), tx);
        switch (drop.phase(call.arrived().at(), seats)) {
            case ARMED -> throw Refusal.of("{title} opens {when}, {left}. Press Claim then: earlier presses do not count.", Text.strong("title", drop.title()),
                Text.moment("when", drop.opensAt()), Text.moment("left", drop.opensAt(), Text.Style.RELATIVE));
            case CLOSED -> throw Refusal.of("{title} is closed.", Text.strong("title", drop.title()));
            case OPEN, SOLD_OUT -> { }
        }
        return Answer.done(switch (seating.claim(live, drop.poolId(), another, tx)) {
            case Seats.Claim.In in -> DropCards.in(drop, seats, in.holds());
            case Seats.Claim.Waiting waiting -> DropCards.waiting(drop, waiting.place());
            case Seats.Claim.HasSome some -> DropCards.hasSome(drop, seats, some.holds());
            case Seats.Claim.HasAll all -> DropCards.hasAll(drop, all.holds());
        });
    }

    private Answer giveBack(Call call, Tx tx) {
        var live = desk.live(call.get(DROP), tx);
        var seats = Seats.in(live.drop().poolId(), tx);
        var mine = seats.of(tx.caller(), tx);
        if (mine.isEmpty()) throw Refusal.of("You hold no seat in {title} and do not stand in line for one.", Text.strong("title", live.drop().title()));
        var seat = mine.stream().reduce((a, b) -> a.id() > b.id() ? a : b).orElseThrow();
        seating.release(live, seat, "give back", tx);
        return Answer.done(DropCards.gaveBack(live.drop(), seat, (int) mine.stream().filter(it -> it != seat && it.state() == Seat.State.HELD).count()));
    }

    private Answer show(Call call, View view) {
        var drop = view.table(DropTable.class).find(call.get(WHICH)).filter(it -> it.communityId() == view.community().id()).orElseThrow(DropDesk::unknown);
        var seats = Seats.read(drop.poolId(), view);
        var card = DropCards.post(drop, seats, view.now());
        var mine = Seating.mine(desk.live(drop, view), view.caller(), view);
        return Answer.done(mine.isEmpty() ? card : card.with(new Card.Divider()).bullets(mine));
    }

    /** No more claims and no more offers; whoever still waits is told once that the line has ended. Open offers stand until their time is over. */
    private Answer close(Call call, Tx tx) {
        var live = desk.live(call.get(WHICH), tx);
        if (live.drop().closedAt() != null) throw Refusal.of("{title} is closed already.", Text.strong("title", live.drop().title()));
        var drop = live.drop().closed(tx.now());
        live.is(drop);
        tx.table(DropTable.class).close(drop.id(), tx.now());
        seating.endLine(live, tx);
        tx.cancel("open " + drop.id());
        tx.audit("close", drop.subject(), Text.of("closed"));
        return Answer.done(DropCards.closed(drop, Seats.in(drop.poolId(), tx)));
    }

    @Override
    public Optional<Occasion> of(long pool, Tx tx) {
        return tx.table(DropTable.class).ofPool(pool).filter(drop -> drop.communityId() == tx.community().id()).map(drop -> desk.live(drop.id(), tx));
    }

    @Override
    public Optional<Occasion> at(long pool, View view) {
        return view.table(DropTable.class).ofPool(pool).filter(drop -> drop.communityId() == view.community().id()).map(drop -> desk.live(drop, view));
    }

    @Override
    public void join(long from, long into, Tx tx) {
        tx.table(DropTable.class).join(from, into);
    }

    @Override
    public void erase(Person who, Tx tx) {
        tx.table(DropTable.class).forget(who.id());
    }
}
