package usher.discord;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import usher.Action;
import usher.Address;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Draft;
import usher.Feature;
import usher.Manner;
import usher.Field;
import usher.Heard;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.Values;
import usher.View;
import usher.Wanted;

/** A feature of every kind of action and field, for tests of the wire alone. */
final class Desk implements Feature {

    static final Field.Line TITLE = new Field.Line(Field.required("title", "Title", "what it is called, such as: Portfolio clinic"), 80);
    static final Field.Count SEATS = new Field.Count(Field.required("seats", "Seats", "a whole number from 1 to 500, such as: 12"), 1, 500);
    static final Field.Paragraph ABOUT = new Field.Paragraph(Field.optional("about", "About", "a few lines"), 2000);
    static final Field.Choice MOOD = new Field.Choice(Field.optional("mood", "Mood", "calm or lively"),
        List.of(new Card.Option("calm", Text.of("Calm")), new Card.Option("lively", Text.of("Lively"))));
    static final Field.Moment OPENS = new Field.Moment(Field.optional("opens", "Opens", "a time, such as: tomorrow 18:00"));
    static final Field.PersonRef HOST = new Field.PersonRef(Field.optional("host", "Host", "a person, such as: @ann"));
    static final Field.ChannelRef WHERE = new Field.ChannelRef(Field.optional("where", "Where", "a channel, such as: #events"));
    static final Field.Ref ONE = new Field.Ref(Field.required("one", "Desk", "the desk's title"),
        (typed, _) -> List.of(new Card.Option("7", Text.verbatim("Seventh " + typed)), new Card.Option("8", Text.verbatim("Eighth"))));
    static final Field.RoleRef ROLE = new Field.RoleRef(Field.required("role", "Role", "a role, such as: @mentors"));
    static final Field.Length LASTS = new Field.Length(Field.required("lasts", "Lasts", "a length of time, such as: 30 min"), Duration.ofMinutes(1), Duration.ofHours(5));
    static final Field.Line NAME = new Field.Line(Field.required("name", "Name", "a name, such as: Club"), 100);
    static final Field.Line MISSING = new Field.Line(Field.optional("missing", "Missing", "what is missing"), 1000);
    static final Field.Line HEARS = new Field.Line(Field.optional("hears", "Hears", "yes or no"), 3);
    static final Field.Id NUMBER = new Field.Id("desk");
    static final Field.Line WISH = new Field.Line(Field.required("wish", "Wish", "a wish, such as: tea"), 40);

    final AtomicInteger claims = new AtomicInteger();
    final List<Call> heard = new CopyOnWriteArrayList<>();
    volatile CountDownLatch slow = new CountDownLatch(1);

    @Override
    public List<Action> actions() {
        return List.of(
            Action.command("desk open", "Open a desk", Right.ANYONE, List.of(TITLE, SEATS, ABOUT, MOOD, OPENS, HOST, WHERE), this::open),
            Action.question("desk list", "List the desks", Right.ANYONE, List.of(), this::list),
            Action.question("desk show", "Show a desk", Right.ANYONE, List.of(ONE), (call, _) -> Answer.done(Card.of("Desk {n}", Text.count("n", call.get(ONE))))),
            Action.question("desk role", "Look at a role", Right.ANYONE, List.of(ROLE, LASTS),
                (call, _) -> Answer.done(Card.of("Role {role} for {n} minutes", Text.plain("role", call.get(ROLE)), Text.count("n", call.get(LASTS).toMinutes())))),
            Action.question("desk file", "Export the desks", Right.ANYONE, List.of(),
                (_, _) -> new Answer.Download("desks.json", "application/json", "[]".getBytes(StandardCharsets.UTF_8), Card.of("Here you are"))),
            Action.question("desk picture", "Draw the desks", Right.ANYONE, List.of(), (_, _) -> new Answer.Download("desks.png", "image/png", new byte[3], Card.of("Drawn"))),
            Action.command("desk offer", "Write privately", Right.ANYONE, List.of(), this::offer),
            Action.command("desk late", "Open a form late", Right.ANYONE, List.of(), this::late),
            Action.press("desk.claim", "Claim", Right.ANYONE, List.of(NUMBER), this::claim),
            Action.press("desk.back", "Give back", Right.ANYONE, List.of(NUMBER), (_, _) -> Answer.done(Card.of("Given back"))),
            Action.look("desk.slow", "Slow", Right.ANYONE, List.of(NUMBER), this::slowly),
            Action.look("desk.mood", "Mood", Right.ANYONE, List.of(NUMBER, MOOD), (call, _) -> Answer.done(Card.of("Mood: {m}", Text.plain("m", call.find(MOOD).orElse("none"))))),
            Action.press("desk.wish", "Wish", Right.ANYONE, List.of(NUMBER, WISH), (call, _) -> Answer.done(Card.of("Wished: {w}", Text.plain("w", call.get(WISH))))),
            Action.press("desk.break", "Break", Right.ANYONE, List.of(NUMBER), (_, _) -> {
                throw new IllegalStateException("planted");
            }),
            Action.notice(DiscordNotices.LEFT, List.of(), this::hear),
            Action.notice(DiscordNotices.SEEN, List.of(NAME, MISSING, HEARS), this::hear),
            Action.notice(DiscordNotices.GONE, List.of(), this::hear),
            Action.notice(Heard.SAID, Heard.FIELDS, this::hear),
            Action.notice(Heard.UNSAID, List.of(Heard.MESSAGE), this::hear));
    }

    private Answer hear(Call call, Tx tx) {
        heard.add(call);
        return Answer.done(Card.of("heard"));
    }

    private Answer open(Call call, Tx tx) {
        if (call.get(TITLE).equals("taken")) throw Refusal.of("There is one called {title} already.", Text.strong("title", call.get(TITLE))).at(TITLE);
        var where = call.find(WHERE).orElse(call.in());
        tx.post(where, "desk " + call.get(TITLE), () -> Wanted.message(card(call), Locale.ENGLISH));
        return Answer.done(Card.of("Opened {title}", Text.plain("title", call.get(TITLE))).tone(Card.Tone.GOOD));
    }

    private static Card card(Call call) {
        return Card.of("{title}", Text.strong("title", call.get(TITLE))).say("{about}", Text.plain("about", call.find(ABOUT).orElse("no words")))
            .facts(Card.fact("Seats", Text.of("{n}", Text.count("n", call.get(SEATS)))), Card.fact("By", Text.of("{who}", Text.mention("who", call.by().account(), call.by().name()))))
            .controls(Card.button("Claim", "desk.claim", NUMBER.is(7L)).main(), Card.button("Slow", "desk.slow", NUMBER.is(7L)), Card.button("Wish", "desk.wish", NUMBER.is(7L)),
                Card.button("Break", "desk.break", NUMBER.is(7L)).danger(),
                new Card.Pick(Text.of("Mood"), "desk.mood", List.of(NUMBER.is(7L)), "mood", MOOD.options()));
    }

    private Answer list(Call call, View view) {
        return Answer.done(Card.of("No desks").note("for {who}", Text.plain("who", call.by().name())));
    }

    private Answer offer(Call call, Tx tx) {
        tx.tell(tx.caller(), "offer", Card.of("A seat is yours").controls(Card.button("Accept", "desk.claim", NUMBER.is(9L)).main()),
            Manner.URGENT.otherwise(call.in().kind() == Address.Kind.CHANNEL ? Optional.of(call.in()) : Optional.empty()));
        return Answer.done(Card.of("Look into your messages"));
    }

    private Answer claim(Call call, Tx tx) {
        claims.incrementAndGet();
        return Answer.done(Card.of("You are in").tone(Card.Tone.GOOD).controls(Card.button("Give back", "desk.back", NUMBER.is(call.get(NUMBER)))));
    }

    private Answer late(Call call, Tx tx) {
        slowly(call, tx);
        var kept = tx.keep(new Call(call.id(), call.arrived(), "desk.wish", call.by(), call.in(), Values.of(NUMBER.is(7L))));
        return new Answer.Form(new Draft(kept, "desk.wish", Map.of(NUMBER.name(), "7"), Map.of()));
    }

    private Answer slowly(Call call, View view) {
        try {
            if (!slow.await(20, TimeUnit.SECONDS)) throw new IllegalStateException("the test never let it go on");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Answer.done(Card.of("At last"));
    }
}
