package usher.events;

import static usher.Text.plain;
import static usher.Text.strong;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Field;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.gates.Gatehouse;
import usher.gates.Tokens;
import usher.seats.Pool;
import usher.seats.Seats;

/** Who may sign up for an event, or for one of its options. */
final class EventGates {

    static final String TOKEN = "event.token";
    private static final Field.Line WORD = new Field.Line(Field.required("token", "Token", "the one-time token that you were given, for example K7MQ-2XWD"), 64);
    private static final Field.Line OPTION = new Field.Line(Field.optional("option", "Option", "only for this way to come, for example live; all of them if left out"), 60);
    private static final Field.Count GATE = new Field.Count(Field.optional("number", "Which one", "its number in the list that this command shows"), 1, 50);

    private final Gatehouse gatehouse;

    EventGates(Gatehouse gatehouse) {
        this.gatehouse = gatehouse;
    }

    List<Action> actions() {
        var asks = new ArrayList<Field<?>>(List.of(EventFields.WHICH, OPTION));
        asks.addAll(gatehouse.asks());
        return List.of(
            Action.command("event gate", "Let only some sign up for an event or an option", Right.ANYONE, asks, this::add),
            Action.press(TOKEN, "Enter a token", Right.ANYONE, List.of(EventFields.EVENT, WORD), this::token),
            Action.command("event ungate", "Show who may sign up, or let everybody again", Right.ANYONE, List.of(EventFields.WHICH, GATE), this::remove));
    }

    /** A wrong one is no refusal, for a refusal undoes its call, and wrong tries must stay counted. */
    private Answer token(Call call, Tx tx) {
        var live = Live.in(call.get(EventFields.EVENT), tx);
        return Answer.done(switch (Tokens.spend(live.pool(), call.get(WORD), tx)) {
            case Tokens.Tried.Good() -> {
                tx.audit("token", live.subject(), Text.of("was admitted"));
                yield ReplyCards.admitted(live.event(), live.ways(Seats.in(live.pool(), tx), tx.now()));
            }
            case Tokens.Tried.Bad(var why) -> ReplyCards.tokenless(live.event(), why);
        });
    }

    /** The role that a new event's form asks for, if it does. */
    void addRole(Call call, Live live, Tx tx) {
        if (call.find(Gatehouse.ROLE).isPresent()) gatehouse.add(call, live.pool(), live.pool(), tx);
    }

    private Answer add(Call call, Tx tx) {
        var live = Hosting.managed(call.get(EventFields.WHICH), tx);
        var pool = call.find(OPTION).map(name -> option(name, live, tx)).orElse(live.pool());
        for (var gate : gatehouse.add(call, live.pool(), pool, tx)) tx.audit("gate", live.subject(), Text.of("only {who}", Text.text("who", gate.words())));
        live.changed(tx);
        return Answer.done(HostCards.gates(live.event(), Gatehouse.standing(live.pool(), tx)));
    }

    private static long option(String name, Live live, Tx tx) {
        var options = Seats.in(live.pool(), tx).options().stream().filter(pool -> !pool.isRoot()).toList();
        return options.stream().filter(pool -> name.equalsIgnoreCase(named(pool))).findFirst().map(Pool::id)
            .orElseThrow(() -> Refusal.of("{name} is no option of {title}. It has: {options}", strong("name", name), strong("title", live.title()),
                plain("options", options.isEmpty() ? "-" : String.join(", ", options.stream().map(EventGates::named).toList()))).at(OPTION));
    }

    private static String named(Pool pool) {
        return Optional.ofNullable(pool.name()).orElse("");
    }

    private Answer remove(Call call, Tx tx) {
        var live = Hosting.managed(call.get(EventFields.WHICH), tx);
        var standing = Gatehouse.standing(live.pool(), tx);
        if (call.find(GATE).isPresent()) {
            var number = call.get(GATE);
            if (number > standing.size()) throw Refusal.of("There are {n} of them.", Text.count("n", standing.size())).at(GATE);
            var gone = Gatehouse.remove(live.pool(), Long.parseLong(standing.get(number - 1).value()), tx);
            gone.ifPresent(gate -> tx.audit("ungate", live.subject(), Text.of("no longer only {who}", Text.text("who", gate.words()))));
            live.changed(tx);
        }
        return Answer.done(HostCards.gates(live.event(), Gatehouse.standing(live.pool(), tx)));
    }
}
