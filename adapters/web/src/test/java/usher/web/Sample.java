package usher.web;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import usher.Action;
import usher.Address;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Feature;
import usher.Field;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Trigger;
import usher.Tx;
import usher.View;
import usher.Wanted;

/** A feature with every kind of field, block, control and answer, for tests of how they are drawn. It keeps its seats in memory. */
final class Sample implements Feature {

    static final Field.Line TITLE = new Field.Line(Field.required("title", "Title", "What the seats are for, up to 80 characters"), 80);
    static final Field.Count SEATS = new Field.Count(Field.required("seats", "Seats", "How many there are, from 1 to 500, for example 12"), 1, 500);
    static final Field.Moment OPENS = new Field.Moment(Field.required("opens", "Opens", "When claiming begins, for example: tomorrow 6pm, or in 20 min"));
    static final Field.ChannelRef WHERE = new Field.ChannelRef(Field.optional("where", "Channel", "Where it is announced; #announcements if you leave it out"));
    static final Field.Choice LEVEL = new Field.Choice(Field.optional("level", "Level", "Who it is for"), List.of(new Card.Option("new", Text.of("Newcomers")), new Card.Option("all", Text.of("Everybody"))));
    static final Field.PersonRef HOST = new Field.PersonRef(Field.optional("host", "Host", "Who leads it"));
    static final Field.Paragraph NOTE = new Field.Paragraph(Field.optional("note", "Note", "What people should bring or prepare"), 1_000);
    static final Field.Id ID = new Field.Id("drop");

    private final Map<Long, Drop> drops = new ConcurrentHashMap<>();
    final Field.Ref drop = new Field.Ref(Field.required("which", "Drop", "The drop's title"), this::like);

    /** @param holders account's user to shown name, in the order of arrival */
    private record Drop(long id, String title, int seats, Instant opens, Address where, Map<String, String> holders) {}

    @Override
    public List<Action> actions() {
        return List.of(
            Action.command("drop create", "Announce seats that open at an instant", Right.MODERATORS, List.of(TITLE, SEATS, OPENS, WHERE, LEVEL, HOST, NOTE), this::create),
            Action.question("drop list", "Show the drops that are coming up or open", Right.ANYONE, List.of(), this::list),
            Action.question("drop show", "Show one drop and who holds its seats", Right.ANYONE, List.of(drop), this::show),
            Action.look("my.picture", "See a picture", Right.ANYONE, List.of(), (_, _) -> new Answer.Download("usher.png", "image/png", new byte[3], Card.of("A \"picture\""))),
            Action.question("my export", "Get everything I know about you as a file", Right.ANYONE, List.of(), (_, _) -> new Answer.Download("usher.json", "application/json", "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8), Card.of("Here is everything I know about you."))),
            Action.question("my crash", "Fail, to see how that looks", Right.ANYONE, List.of(), (_, _) -> { throw new IllegalStateException("planted"); }),
            Action.question("my card", "Show every part that a card can have", Right.ANYONE, List.of(), (call, view) -> Answer.done(everything(call, view))),
            Action.press("drop.claim", "Claim a seat", Right.ANYONE, List.of(ID), this::claim),
            Action.press("drop.back", "Give a seat back", Right.ANYONE, List.of(ID), this::giveBack),
            Action.timer("drop.opens", Trigger.Late.FINE, Duration.ZERO, List.of(ID), (call, tx) -> {
                post(known(call.get(ID)), tx);
                return Answer.done(Card.of("Open"));
            }));
    }

    private List<Card.Option> like(String typed, View view) {
        return drops.values().stream().filter(it -> it.title().toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT)))
            .map(it -> new Card.Option(Long.toString(it.id()), Text.verbatim(it.title()))).toList();
    }

    private Drop known(long id) {
        return Optional.ofNullable(drops.get(id)).orElseThrow(() -> Refusal.of("I know no such drop."));
    }

    private Answer create(Call call, Tx tx) {
        if (!call.get(OPENS).isAfter(tx.now())) throw Refusal.of("That moment has passed. Choose one that is still to come, for example {example}", Text.code("example", "in 10 min")).at(OPENS);
        var where = call.find(WHERE).orElse(Address.channel(call.in().space(), "announcements"));
        var made = new Drop(tx.newId(), call.get(TITLE), call.get(SEATS), call.get(OPENS), where, new LinkedHashMap<>());
        drops.put(made.id(), made);
        post(made, tx);
        tx.at(made.opens(), "open " + made.id(), "drop.opens", ID.is(made.id()));
        return Answer.done(Card.of("{title} is announced in {where}.", Text.strong("title", made.title()), Text.place("where", where, where.id())).tone(Card.Tone.GOOD)
            .say("Claiming opens {in}.", Text.moment("in", made.opens(), Text.Style.RELATIVE)));
    }

    private void post(Drop of, Tx tx) {
        tx.post(of.where(), "drop " + of.id(), () -> Wanted.message(card(of, tx.now()), Locale.ENGLISH));
    }

    private static Card card(Drop of, Instant now) {
        var open = !now.isBefore(of.opens());
        var left = of.seats() - of.holders().size();
        var card = Card.of("Seat drop: {title}", Text.strong("title", of.title())).tone(!open ? Card.Tone.WAITING : left > 0 ? Card.Tone.GOOD : Card.Tone.OVER);
        card = open ? card.say(left > 0 ? "{left, plural, one {# seat} other {# seats}} left." : "Sold out. Claim to join the waitlist.", Text.count("left", left))
            : card.say("Opens {at}, {in}.", Text.moment("at", of.opens()), Text.moment("in", of.opens(), Text.Style.RELATIVE));
        var held = of.holders().isEmpty() ? "nobody yet" : String.join(", ", of.holders().values());
        return card.facts(Card.fact("Seats", Text.of("{n}", Text.count("n", of.seats()))), Card.fact("Held by", Text.verbatim(held)))
            .note("First come, first served. One seat each.")
            .controls(Card.button("Claim", "drop.claim", ID.is(of.id())).main().enabled(open), Card.button("Give back", "drop.back", ID.is(of.id())).enabled(open));
    }

    private Answer claim(Call call, Tx tx) {
        var of = known(call.get(ID));
        if (of.holders().containsKey(call.by().account().user())) throw Refusal.of("You already hold a seat in {title}.", Text.strong("title", of.title()));
        if (of.holders().size() >= of.seats()) throw Refusal.of("{title} is sold out.", Text.strong("title", of.title()));
        of.holders().put(call.by().account().user(), call.by().name());
        post(of, tx);
        tx.tell(tx.caller(), "seat " + of.id(), Card.of("You are in: {title}", Text.strong("title", of.title())).tone(Card.Tone.GOOD)
            .say("It begins {at}.", Text.moment("at", of.opens())).controls(Card.button("Give back", "drop.back", ID.is(of.id())).danger()));
        return Answer.done(Card.of("You’re in. A seat in {title} is yours.", Text.strong("title", of.title())).tone(Card.Tone.GOOD).controls(Card.button("Give back", "drop.back", ID.is(of.id()))));
    }

    private Answer giveBack(Call call, Tx tx) {
        var of = known(call.get(ID));
        if (of.holders().remove(call.by().account().user()) == null) throw Refusal.of("You hold no seat in {title}.", Text.strong("title", of.title()));
        post(of, tx);
        tx.unpost(call.by().account().direct(), "seat " + of.id());
        return Answer.done(Card.of("Your seat in {title} is free again.", Text.strong("title", of.title())));
    }

    private Answer list(Call call, View view) {
        if (drops.isEmpty()) return Answer.done(Card.of("No drops are coming up.").note("A moderator announces one with {command}.", Text.code("command", "/drop create")));
        return Answer.done(Card.of("Coming up and open").bullets(drops.values().stream()
            .map(it -> Text.of("{title}, {n, plural, one {# seat} other {# seats}}, opens {at}", Text.strong("title", it.title()), Text.count("n", it.seats()), Text.moment("at", it.opens()))).toList()));
    }

    private Answer show(Call call, View view) {
        return Answer.done(card(known(call.get(drop)), view.now()));
    }

    static Card everything(Call call, View view) {
        var controls = new ArrayList<Card.Control>(List.of(Card.button("Main", "drop.list").main(), Card.button("Normal", "drop.list"), Card.button("Danger", "drop.list").danger(),
            Card.button("Disabled", "drop.list").enabled(false), Card.link("Link", URI.create("https://example.org/")),
            new Card.Pick(Text.of("Choose a level"), "drop.list", List.of(), "level", LEVEL.options())));
        return Card.of("Everything a card can have, for {who}", Text.mention("who", call.by().account(), call.by().name()))
            .say("A paragraph with {bold}, {code}, {who}, {where} and {link}.", Text.strong("bold", "bold words"), Text.code("code", "/usher help"),
                Text.mention("who", call.by().account(), call.by().name()), Text.place("where", Address.channel(Playground.SPACE, "general"), "general"),
                Text.link("link", URI.create("https://example.org/"), "a link"))
            .facts(Card.fact("Begins", Text.of("{t}", Text.moment("t", view.now()))), Card.fact("In", Text.of("{t}", Text.moment("t", view.now().plusSeconds(4000), Text.Style.RELATIVE))),
                Card.fact("At", Text.of("{t}", Text.moment("t", view.now(), Text.Style.TIME))))
            .with(new Card.Divider()).bullets(List.of(Text.of("The first of two lines"), Text.of("The second one"))).note("Small print at the end.")
            .controls(controls.toArray(Card.Control[]::new));
    }
}
