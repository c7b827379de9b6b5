package usher.drops;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Feature;
import usher.Field;
import usher.Pages;
import usher.Person;
import usher.Right;
import usher.Text;
import usher.Trigger;
import usher.Tx;
import usher.View;
import usher.events.Companion;
import usher.events.Event;
import usher.gates.Gatehouse;
import usher.gates.Past;
import usher.seats.Occasion;
import usher.seats.Seating;
import usher.seats.Seats;

/**
 * Everything that can be done with drops. How one is announced and painted: {@link DropDesk}; what members do: {@link Claims}; what moderators change:
 * {@link DropEdits}; draws: {@link Draws}; who is offered what comes free: {@link Seating}.
 */
public final class Drops implements Feature, Past, Companion {

    static final String CLAIM = "drop.claim";
    static final String ANOTHER = "drop.another";
    static final String CLAIM_TIER = "drop.claim-tier";
    static final String ANOTHER_TIER = "drop.another-tier";
    static final String GIVE_BACK = "drop.give-back";
    static final String ANSWER = "drop.answer";
    static final String TOKEN = "drop.token";
    static final String CLOSE = "drop.close";
    static final String RESUME = "drop.resume";
    static final String ADD_GATE = "drop.gate";
    static final String SHOW = "drop.show";

    static final Field.Id DROP = new Field.Id("drop");
    static final Field.Id TIER = new Field.Id("tier");

    public static final Field.Line TITLE = new Field.Line(Field.required("title", "Title", "what there are seats for, for example Portfolio clinic"), 100);
    public static final Field.Count SEATS = new Field.Count(Field.optional("seats", "Seats", "how many, from 1 to 10000; left out for those of an event"), 1, 10_000);
    public static final Field.Moment OPENS = new Field.Moment(Field.optional("opens", "Opens", "when, for example tomorrow 6pm, in 20 min or 2027-03-28 18:00; now if left out"));
    public static final Field.Count PER_PERSON = new Field.Count(Field.optional("per-person", "Per person", "how many seats one person may take, from 1 to 10; 1 if left out"), 1, 10);
    public static final Field.ChannelRef WHERE = new Field.ChannelRef(Field.optional("where", "Where", "the channel to announce it in here; the announcement channel if left out"));
    public static final Field.Length OFFER = new Field.Length(Field.optional("offer", "Offer lasts", "how long a freed seat is offered to the next, for example 30 min (that if left out)"),
        Duration.ofMinutes(1), Duration.ofDays(7));
    public static final Field.RoleRef PING = new Field.RoleRef(Field.optional("ping", "Ping a role", "a role to notify with the announcement; nobody if left out"));
    public static final Field.Line TIERS = new Field.Line(Field.optional("tiers", "Tiers", "names and seats, for example Access 20, Practice 8, Impact 2; none if left out"), 1500);
    public static final Field.Choice MODE = new Field.Choice(Field.optional("mode", "Seats go to", "first come (when left out) or draw"),
        List.of(new Card.Option("first come", Text.of("first come")), new Card.Option("draw", Text.of("draw"))));
    public static final Field.Length WINDOW = new Field.Length(Field.optional("window", "Draw window", "in a draw, for how long presses count, from 5 s to 10 min; 30 s if left out"),
        Duration.ofSeconds(5), Duration.ofMinutes(10));
    public static final Field.Line QUESTION = new Field.Line(Field.optional("question", "Question", "asked of whoever claims, for example What will you bring?"), 300);
    public static final Field.Length HOLD = new Field.Length(Field.optional("hold", "Kept for", "how long a seat is kept while the question is answered; 5 min if left out"),
        Duration.ofMinutes(1), Duration.ofHours(1));
    public static final Field.RoleRef EARLY_ROLE = new Field.RoleRef(Field.optional("early-role", "Early access for", "a role of this space that may claim earlier"));
    public static final Field.Length EARLY = new Field.Length(Field.optional("early", "Earlier by", "how long before the opening that role may claim, for example 10 min"),
        Duration.ofMinutes(1), Duration.ofDays(7));
    public static final Field.Ref EVENT = new Field.Ref(Field.optional("event", "Event", "the event whose seats these are; left out for seats of their own"), EventSeats::coming);
    public static final Field.Choice SIGN_UP = new Field.Choice(Field.optional("sign-up", "Sign-up", "for an event, once the drop is open: there too (when left out) or only here"),
        List.of(new Card.Option("there too", Text.of("there too")), new Card.Option(DropRules.ONLY_HERE, Text.of("only here"))));
    public static final Field.Ref WHICH = new Field.Ref(Field.required("which", "Drop", "the drop''s title, or choose it from the list"), Drops::titled);
    public static final Field.Line NEW_TITLE = new Field.Line(Field.optional("title", "Title", "the new title; as it is if left out"), 100);
    public static final Field.Count NEW_SEATS = new Field.Count(Field.optional("seats", "Seats", "how many there are from now on, from 1 to 10000; as it is if left out"), 1, 10_000);
    public static final Field.Line GATED = new Field.Line(Field.optional("for-tier", "Tier", "the one tier to gate; all of them if left out"), 60);
    public static final Field.Ref GATE = new Field.Ref(Field.required("gate", "Gate", "the gate to take down; choose it from the list"), DropEdits::gates);
    public static final Field.Paragraph SAID = new Field.Paragraph(Field.required("answer", "Your answer", "what the drop asks you; moderators read it"), 1000);
    public static final Field.Line TOKEN_TYPED = new Field.Line(Field.required("token", "Your token", "the one-time token you were given"), 64);

    private final DropDesk desk;
    private final Gatehouse gatehouse;
    private final Claims claims;
    private final Draws draws;
    private final DropEdits edits;
    private final SoldOut soldOut;

    /** @param pages where draws are shown */
    public Drops(Seating seating, Gatehouse gatehouse, Pages pages) {
        this.desk = new DropDesk(seating, pages);
        this.gatehouse = gatehouse;
        this.draws = new Draws(desk, seating, pages);
        this.claims = new Claims(desk, draws, seating);
        this.edits = new DropEdits(desk, seating, gatehouse);
        this.soldOut = new SoldOut(desk);
    }

    @Override
    public List<Action> actions() {
        var actions = new ArrayList<>(commands());
        actions.addAll(List.of(
            Action.press(CLAIM, "Claim a seat", Right.ANYONE, List.of(DROP), (call, tx) -> claims.claim(call, tx, false)),
            Action.press(ANOTHER, "Take another seat", Right.ANYONE, List.of(DROP), (call, tx) -> claims.claim(call, tx, true)),
            Action.press(CLAIM_TIER, "Claim a seat", Right.ANYONE, List.of(TIER), (call, tx) -> claims.tier(call, tx, false)),
            Action.press(ANOTHER_TIER, "Take another seat", Right.ANYONE, List.of(TIER), (call, tx) -> claims.tier(call, tx, true)),
            Action.press(GIVE_BACK, "Give a seat back", Right.ANYONE, List.of(DROP), claims::giveBack),
            Action.press(ANSWER, "Answer the question", Right.ANYONE, List.of(TIER, SAID), claims::answer),
            Action.press(TOKEN, "Enter your token", Right.ANYONE, List.of(DROP, TOKEN_TYPED), claims::token),
            Action.timer(DropDesk.OPEN, Trigger.Late.FINE, Duration.ZERO, List.of(DROP), desk::opened),
            Action.timer(DropDesk.TICK, Trigger.Late.SKIP, Duration.ofMinutes(1), List.of(DROP), desk::opened),
            Action.timer(Draws.DRAW, Trigger.Late.FINE, Duration.ZERO, List.of(DROP), draws::hold),
            Action.timer(Draws.TELL, Trigger.Late.FINE, Duration.ZERO, List.of(DROP), draws::tell),
            Action.timer(SoldOut.COUNT, Trigger.Late.FINE, Duration.ZERO, List.of(DROP), soldOut::count),
            Action.page("drop.draw-data", "/draw/{drop}.json", List.of(DROP), DrawPage::data),
            Action.page("drop.draw-page", "/draw/{drop}", List.of(DROP), DrawPage::page)));
        return actions;
    }

    private List<Action> commands() {
        var gate = new ArrayList<Field<?>>(List.of(WHICH));
        gate.addAll(gatehouse.asks());
        gate.add(GATED);
        return List.of(
            Action.command("drop create", "Open a limited number of seats at an instant", Right.MODERATORS,
                List.of(TITLE, SEATS, OPENS, PER_PERSON, WHERE, OFFER, PING, TIERS, MODE, WINDOW, QUESTION, HOLD, EARLY_ROLE, EARLY, EVENT, SIGN_UP), desk::create),
            Action.question("drop list", "Show the drops that are set or open", Right.ANYONE, List.of(), (call, view) -> Answer.done(DropCards.list(view.table(DropTable.class).current(view.community().id(), view.now()), view))),
            Action.question("drop show", "Show one drop and your place in it", Right.ANYONE, List.of(WHICH), this::show),
            Action.question("drop roster", "Get everybody who has a seat or waits as a table", Right.ANYONE, List.of(WHICH), this::roster),
            Action.command("drop edit", "Change a drop''s title, seats, opening or how long its offers last", Right.MODERATORS, List.of(WHICH, NEW_TITLE, NEW_SEATS, OPENS, OFFER), edits::edit),
            Action.command(ADD_GATE.replace('.', ' '), "Say who may claim: a role, a badge, an earlier event, tokens, invitations", Right.MODERATORS, gate, edits::gate),
            Action.command("drop ungate", "Take a gate of a drop down", Right.MODERATORS, List.of(GATE), edits::ungate),
            Action.command("drop pause", "Hold a drop up for a while", Right.MODERATORS, List.of(WHICH), edits::pause),
            Action.command("drop resume", "Let a drop that was held up go on", Right.MODERATORS, List.of(WHICH), edits::resume),
            Action.command("drop close", "Close a drop: no more claims, and the line ends", Right.MODERATORS, List.of(WHICH), edits::close));
    }

    private static List<Card.Option> titled(String words, View view) {
        return found(words, view).map(drop -> new Card.Option(Long.toString(drop.id()), Text.verbatim(drop.title()))).toList();
    }

    private static Stream<Drop> found(String words, View view) {
        return view.table(DropTable.class).like(view.community().id(), words.strip()).stream();
    }

    @Override
    public List<Card.Option> like(String words, View view) {
        return found(words, view).filter(drop -> !drop.rules().isOfEvent()).map(drop -> new Card.Option(Long.toString(drop.poolId()), Text.verbatim(drop.title()))).toList();
    }

    private Answer roster(Call call, View view) {
        var drop = view.table(DropTable.class).find(call.get(WHICH)).filter(it -> it.communityId() == view.community().id()).orElseThrow(DropDesk::unknown);
        return Seating.roster(desk.live(drop, view), view);
    }

    private Answer show(Call call, View view) {
        var drop = view.table(DropTable.class).find(call.get(WHICH)).filter(it -> it.communityId() == view.community().id()).orElseThrow(DropDesk::unknown);
        var card = desk.post(drop, Seats.read(drop.poolId(), view), view);
        var mine = new ArrayList<>(Seating.mine(desk.live(drop, view), view.caller(), view));
        if (drop.rules().isDraw()) mine.addAll(Draws.receipts(drop, view.caller(), view));
        return Answer.done(mine.isEmpty() ? card : card.with(new Card.Divider()).bullets(mine));
    }

    @Override
    public Optional<Occasion> of(long pool, Tx tx) {
        return desk.ofRoot(pool, tx).filter(live -> !live.isOfEvent()).map(it -> it);
    }

    @Override
    public Optional<Occasion> at(long pool, View view) {
        return view.table(DropTable.class).ofPool(pool).filter(drop -> drop.communityId() == view.community().id() && !drop.rules().isOfEvent()).map(drop -> desk.live(drop, view));
    }

    @Override
    public void changed(long pool, Tx tx) {
        desk.ofRoot(pool, tx).filter(Live::isOfEvent).ifPresent(live -> desk.changed(live, tx));
    }

    @Override
    public void planned(Event event, Tx tx) {
        desk.ofRoot(event.poolId(), tx).ifPresent(live -> desk.follow(live, tx));
    }

    @Override
    public void cancelled(Event event, Tx tx) {
        planned(event, tx);
    }

    @Override
    public void merge(Person from, Person into, Tx tx) {
        tx.table(DropTable.class).dropDoubleAnswers(from.id(), into.id());
        tx.table(DropTable.class).moveAnswers(from.id(), into.id());
    }

    @Override
    public void join(long from, long into, Tx tx) {
        tx.table(DropTable.class).join(from, into);
    }

    @Override
    public Map<String, Object> export(Person who, View view) {
        return Map.of("answers", view.table(DropTable.class).answers(who.id()).stream().map(it -> Map.of("drop", it.title(), "said", it.said(), "at", it.at().toString())).toList());
    }

    @Override
    public void erase(Person who, Tx tx) {
        tx.table(DropTable.class).forget(who.id());
        tx.table(DropTable.class).forgetAnswers(who.id());
    }
}
