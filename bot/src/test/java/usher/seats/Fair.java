package usher.seats;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import usher.Action;
import usher.Address;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Feature;
import usher.Field;
import usher.Person;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.Value;
import usher.View;
import usher.Wanted;
import usher.testing.Chat;

/**
 * The smallest thing that gives out seats, to talk with about seats alone: one fair of every kind, made by {@code fair.open} with options that share a total.
 * What it is (its start, its last call, who may come) lies in {@link Setting}, which a test may change at any time and which outlives a restart.
 */
final class Fair implements Feature, Occasions {

    static final Field.Count CAPACITY = new Field.Count(Field.required("capacity", "Capacity", "seats in all"), 0, 100_000);
    static final Field.Count PER_PERSON = new Field.Count(Field.optional("per-person", "Per person", "how many one may have"), 1, 10);
    static final Field.Line OPTIONS = new Field.Line(Field.optional("options", "Options", "live=3 watching=5"), 200);
    static final Field.Id POOL = new Field.Id("pool");
    static final Field.Line ORDER = new Field.Line(Field.required("order", "Order", "the entries, drawn"), 100_000);
    static final Field.Count MINUTES = new Field.Count(Field.required("minutes", "Minutes", "how long it is kept"), 1, 600);
    static final Address BOARD = Address.channel(Chat.MAIN, "board");

    /** What a test decides about the fair. */
    static final class Setting {
        long root;
        List<Long> pools = List.of();
        Duration offer = Duration.ofMinutes(10);
        Optional<Instant> starts = Optional.empty();
        Optional<Instant> lastCall = Optional.empty();
        Optional<Instant> late = Optional.empty();
        boolean paused;
        final Map<String, String> banned = new HashMap<>();
        final List<Address> posts = new ArrayList<>(List.of(BOARD));
        long host;
    }

    private final Setting setting;
    private final Seating seating;

    Fair(Setting setting, Seating seating) {
        this.setting = setting;
        this.seating = seating;
    }

    @Override
    public List<Action> actions() {
        return List.of(
            Action.command("fair open", "Open a fair", Right.ANYONE, List.of(CAPACITY, PER_PERSON, OPTIONS), this::open),
            Action.press("fair.claim", "Claim", Right.ANYONE, List.of(POOL), (call, tx) -> said(seating.claim(fair(tx), call.get(POOL), false, tx))),
            Action.press("fair.another", "Another", Right.ANYONE, List.of(POOL), (call, tx) -> said(seating.claim(fair(tx), call.get(POOL), true, tx))),
            Action.command("fair reserve", "Reserve", Right.ANYONE, List.of(POOL, MINUTES),
                (call, tx) -> said(seating.reserve(fair(tx), call.get(POOL), false, tx.now().plus(Duration.ofMinutes(call.get(MINUTES))), tx))),
            Action.press("fair.confirm", "Confirm", Right.ANYONE, List.of(POOL), (call, tx) -> said(seating.confirm(fair(tx), call.get(POOL), tx))),
            Action.press("fair.enter", "Enter", Right.ANYONE, List.of(POOL), (call, tx) -> said(Seats.in(setting.root, tx).enter(tx.caller(), call.get(POOL), tx))),
            Action.command("fair draw", "Draw", Right.ANYONE, List.of(ORDER), this::draw),
            Action.press("fair.give-back", "Give back", Right.ANYONE, List.of(Seating.SEAT), this::giveBack),
            Action.press("fair.resume", "Resume", Right.ANYONE, List.of(), this::resume),
            Action.question("fair roster", "Roster", Right.ANYONE, List.of(), (call, view) -> Seating.roster(at(setting.root, view).orElseThrow(), view)),
            Action.press("fair.came", "Came", Right.ANYONE, List.of(Seating.SEAT), (call, tx) -> marked(call, true, tx)),
            Action.press("fair.missed", "Missed", Right.ANYONE, List.of(Seating.SEAT), (call, tx) -> marked(call, false, tx)),
            Action.press("fair.end-line", "End the line", Right.ANYONE, List.of(), this::endLine));
    }

    private Answer open(Call call, Tx tx) {
        setting.root = Seats.create(call.get(CAPACITY), call.find(PER_PERSON).orElse(1), tx);
        var pools = new ArrayList<Long>();
        for (var option : call.find(OPTIONS).map(it -> List.of(it.split(" "))).orElse(List.of())) {
            var parts = option.split("=");
            pools.add(Seats.option(setting.root, Integer.parseInt(parts[1]), parts[0], tx));
        }
        setting.pools = pools.isEmpty() ? List.of(setting.root) : List.copyOf(pools);
        setting.host = tx.caller().id();
        fair(tx).changed(tx);
        return Answer.done(Card.of("Open"));
    }

    private Answer said(Seats.Claim claim) {
        return Answer.done(switch (claim) {
            case Seats.Claim.In in when in.seat().state() == Seat.State.RESERVED -> Card.of("Kept for you");
            case Seats.Claim.In in -> Card.of("In with {n}", Text.count("n", in.holds()));
            case Seats.Claim.Waiting waiting -> Card.of("Number {n} in line", Text.count("n", waiting.place()));
            case Seats.Claim.HasSome some -> Card.of("Has {n} already", Text.count("n", some.holds()));
            case Seats.Claim.HasAll all -> Card.of("Has all {n}", Text.count("n", all.holds()));
        });
    }

    private Answer draw(Call call, Tx tx) {
        var order = java.util.Arrays.stream(call.get(ORDER).split(",")).map(Long::valueOf).toList();
        var served = Seats.in(setting.root, tx).drawn(order, tx);
        tx.audit("draw", fair(tx).subject(), Text.of("{n} drawn", Text.count("n", served.size())));
        fair(tx).changed(tx);
        return Answer.done(Card.of("Drawn {who}", Text.plain("who", served.stream().map(seat -> Long.toString(seat.id())).toList().toString())));
    }

    private Answer giveBack(Call call, Tx tx) {
        var seat = Seats.in(setting.root, tx).of(tx.caller(), tx).stream().filter(it -> it.id() == call.get(Seating.SEAT)).findFirst().orElseThrow(() -> Refusal.of("Not yours."));
        seating.release(fair(tx), seat, "give back", tx);
        return Answer.done(Card.of("Given back"));
    }

    private Answer marked(Call call, boolean came, Tx tx) {
        var seat = tx.table(SeatTable.class).find(call.get(Seating.SEAT)).orElseThrow();
        if (came) Seats.came(seat, tx.now(), tx);
        else Seats.missed(seat, tx.now(), tx);
        var who = tx.person(seat.personId()).orElseThrow();
        return Answer.done(Card.of(Seats.attended(who, setting.root, tx) ? "There" : "Not there"));
    }

    private Answer resume(Call call, Tx tx) {
        setting.paused = false;
        if (setting.root != 0) seating.offerFree(fair(tx), tx);
        return Answer.done(Card.of("Resumed"));
    }

    private Answer endLine(Call call, Tx tx) {
        seating.endLine(fair(tx), tx);
        return Answer.done(Card.of("Ended"));
    }

    private Occasion fair(Tx tx) {
        return of(setting.root, tx).orElseThrow();
    }

    @Override
    public Optional<Occasion> of(long pool, Tx tx) {
        return at(pool, tx);
    }

    @Override
    public Optional<Occasion> at(long pool, View view) {
        return pool == setting.root ? Optional.of(new Here(view)) : Optional.empty();
    }

    /** A press's value for one of the pools. */
    static Value at(long pool) {
        return POOL.is(pool);
    }

    /** The fair as an occasion. */
    private final class Here implements Occasion {
        private final View view;

        Here(View view) {
            this.view = view;
        }

        @Override
        public long pool() {
            return setting.root;
        }

        @Override
        public String subject() {
            return "fair " + setting.root;
        }

        @Override
        public String title() {
            return "Fair";
        }

        @Override
        public Optional<String> option(long pool) {
            return Optional.ofNullable(Seats.read(setting.root, view).pool(pool).name());
        }

        @Override
        public Duration offerLasts() {
            return setting.offer;
        }

        @Override
        public Optional<Instant> starts() {
            return setting.starts;
        }

        @Override
        public Optional<Instant> lastCall() {
            return setting.lastCall;
        }

        @Override
        public Optional<Instant> late() {
            return setting.late;
        }

        @Override
        public boolean offers(Instant at) {
            return !setting.paused;
        }

        @Override
        public List<Address> posts() {
            return List.copyOf(setting.posts);
        }

        @Override
        public List<Person> hosts(View view) {
            return view.person(setting.host).stream().toList();
        }

        @Override
        public boolean manages(Person who) {
            return who.id() == setting.host || Right.MODERATORS.allows(who);
        }

        @Override
        public void admit(Person who, long pool, Tx tx) {
            var why = setting.banned.get(who.name());
            if (why != null) throw Refusal.of("{who} may not come: {why}", Text.plain("who", who.name()), Text.plain("why", why));
        }

        @Override
        public void changed(Tx tx) {
            for (var place : setting.posts) {
                tx.post(place, subject(), () -> {
                    var seats = Seats.in(setting.root, tx);
                    return new Wanted.Message(Card.of("{free} free, {waiting} waiting", Text.count("free", seats.free()), Text.count("waiting", seats.waiting())), tx.community().locale(), List.of(), "");
                });
            }
        }
    }
}
