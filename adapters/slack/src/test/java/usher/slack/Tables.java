package usher.slack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Feature;
import usher.Field;
import usher.Heard;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.Value;
import usher.View;
import usher.Wanted;

import static usher.Field.optional;
import static usher.Field.required;

/** A small feature that uses everything an adapter draws: a command with every kind of field, a post, buttons, a menu, a file, and things that go wrong. */
final class Tables implements Feature {

    static final Field.Line TITLE = new Field.Line(required("title", "Title", "what the table is for"), 100);
    static final Field.Count SEATS = new Field.Count(required("seats", "Seats", "how many, from 1 to 10"), 1, 10);
    static final Field.Paragraph NOTES = new Field.Paragraph(optional("notes", "Notes", "anything else"), 2000);
    static final Field.Moment AT = new Field.Moment(optional("at", "When", "for example tomorrow 6pm"));
    static final Field.Choice SIZE = new Field.Choice(optional("size", "Size", "small or large"), List.of(new Card.Option("small", Text.of("Small")), new Card.Option("large", Text.of("Large"))));
    static final Field.PersonRef HOST = new Field.PersonRef(optional("host", "Host", "who welcomes people"));
    static final Field.ChannelRef WHERE = new Field.ChannelRef(optional("where", "Where", "the channel"));
    static final Field.Ref WHICH = new Field.Ref(required("which", "Table", "its title"), (typed, view) ->
        List.of(new Card.Option("7", Text.of("Window table")), new Card.Option("8", Text.of("Corner table"))).stream().filter(it -> it.label().pattern().toLowerCase(view.locale()).contains(typed.toLowerCase(view.locale()))).toList());
    static final Field.Id TABLE = new Field.Id("table");
    static final Field.Choice DISH = new Field.Choice(required("dish", "Dish", "soup or cake"), List.of(new Card.Option("soup", Text.of("Soup")), new Card.Option("cake", Text.of("Cake"))));

    private final boolean listens;
    final List<Call> calls = new CopyOnWriteArrayList<>();
    final Map<String, Integer> taken = new ConcurrentHashMap<>();
    volatile CountDownLatch kitchen = new CountDownLatch(0);
    volatile List<Wanted.Ping> pings = List.of();

    /** @param listens whether it wants to know what people write */
    Tables(boolean listens) {
        this.listens = listens;
    }

    Tables() {
        this(true);
    }

    @Override
    public List<Action> actions() {
        return Stream.concat(doing().stream(), listens ? hearing().stream() : Stream.empty()).toList();
    }

    private List<Action> hearing() {
        return List.of(
            Action.notice(Heard.SAID, Heard.FIELDS, this::noted),
            Action.notice(Heard.UNSAID, List.of(Heard.MESSAGE), this::noted));
    }

    private List<Action> doing() {
        return List.of(
            Action.command("table book", "Book a table", Right.ANYONE, List.of(TITLE, SEATS, NOTES, AT, SIZE, HOST, WHERE), this::book),
            Action.command("table reserve", "Reserve one for good", Right.MODERATORS, List.of(TITLE), this::book),
            Action.question("table slow", "Wait for the kitchen", Right.ANYONE, List.of(), (call, view) -> slowly(call)),
            Action.question("table order", "Order slowly", Right.ANYONE, List.of(TITLE), (call, view) -> slowly(call)),
            Action.question("table find", "Find a table", Right.ANYONE, List.of(WHICH), (call, view) -> done(call, Card.of("Table {n}", Text.count("n", call.get(WHICH))))),
            Action.question("table bill", "The bill as a file", Right.ANYONE, List.of(), (call, view) -> new Answer.Download("bill.txt", "text/plain", "12.50".getBytes(java.nio.charset.StandardCharsets.UTF_8), Card.of("Your bill is in your messages"))),
            Action.question("table break", "Breaks", Right.ANYONE, List.of(), (call, view) -> {
                throw new IllegalStateException("a leg broke");
            }),
            Action.command("table close", "Closed already", Right.ANYONE, List.of(TITLE), (call, tx) -> {
                throw Refusal.of("The kitchen is closed on Mondays");
            }),
            Action.press("table.take", "Take a seat", Right.ANYONE, List.of(TABLE), this::take),
            Action.press("table.leave", "Leave", Right.ANYONE, List.of(TABLE), (call, tx) -> done(call, Card.of("You left"))),
            Action.press("table.eat", "Eat", Right.ANYONE, List.of(TABLE, DISH), (call, tx) -> done(call, Card.of("One {dish}", Text.strong("dish", call.get(DISH))))),
            Action.look("table.wait", "Wait", Right.ANYONE, List.of(TABLE), (call, view) -> slowly(call)),
            Action.notice("home.opened", List.of(), this::home),
            Action.notice("people.left", List.of(), this::noted),
            Action.notice("space.seen", List.of(new Field.Line(required("name", "Name", ""), 100), new Field.Line(optional("missing", "Missing", ""), 1000), new Field.Line(optional("hears", "Hears", ""), 10)), this::noted));
    }

    private Answer book(Call call, Tx tx) {
        calls.add(call);
        tx.post(call.in(), "table", () -> new Wanted.Message(post(call.get(TITLE), 0), tx.locale(), pings, "open"));
        var said = call.find(SEATS).map(seats -> Text.count("seats", seats)).orElse(Text.count("seats", 1));
        return Answer.done(Card.of("Booked {title}", Text.strong("title", call.get(TITLE))).tone(Card.Tone.GOOD)
            .say("{seats, plural, one {# seat} other {# seats}}", said).controls(Card.button("Leave", "table.leave", TABLE.is(7L)).danger()));
    }

    static Card post(String title, int taken) {
        return Card.of("{title}", Text.plain("title", title)).say("{n} at the table", Text.count("n", taken)).controls(
            Card.button("Take a seat", "table.take", TABLE.is(7L)).main(), Card.button("Wait", "table.wait", TABLE.is(7L)), Card.button("Book another", "table.book"),
            new Card.Pick(Text.of("Eat something"), "table.eat", List.of(TABLE.is(7L)), "dish", DISH.options()));
    }

    private Answer take(Call call, Tx tx) {
        calls.add(call);
        var now = taken.merge("7", 1, Integer::sum);
        tx.post(call.in(), "table", () -> Wanted.message(post("Window table", now), tx.locale()));
        return Answer.done(Card.of("You sit at the table").controls(Card.button("Leave", "table.leave", TABLE.is(7L))));
    }

    private Answer slowly(Call call) {
        try {
            if (!kitchen.await(20, TimeUnit.SECONDS)) throw new IllegalStateException("the kitchen never opened");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return done(call, Card.of("Served at last"));
    }

    private Answer home(Call call, Tx tx) {
        calls.add(call);
        tx.post(call.by().account().home(), "home", () -> new Wanted.Home(Card.of("My seats").bullets(List.of(Text.of("none yet"))).controls(Card.button("Take a seat", "table.take", TABLE.is(7L))), tx.locale()));
        return Answer.done(Card.of("ok"));
    }

    private Answer noted(Call call, Tx tx) {
        return done(call, Card.of("ok"));
    }

    private Answer done(Call call, Card card) {
        calls.add(call);
        return Answer.done(card);
    }

    List<Call> calls(String action) {
        var found = new ArrayList<>(calls);
        found.removeIf(call -> !call.action().equals(action));
        return found;
    }

    /** What people said, in the order in which it was heard. */
    List<Heard> heard() {
        return calls(Heard.SAID).stream().map(Heard::of).toList();
    }

    /** The messages that were taken back. */
    List<String> unsaid() {
        return calls(Heard.UNSAID).stream().map(call -> call.get(Heard.MESSAGE)).toList();
    }
}
