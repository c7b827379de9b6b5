package usher.seats;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import usher.Action;
import usher.Address;
import usher.Answer;
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
import usher.people.Homes;

/**
 * What is done with seats, the same for events and drops: claimed, kept while a form is filled in, offered to the line, given up. A feature that gives out
 * seats asks this for it with its {@link Occasion}, which draws its posts anew when {@link Occasion#changed} is called.
 */
public final class Seating implements Feature {

    public static final String ACCEPT = "seat.accept";
    public static final String PASS = "seat.pass";
    static final String OFFER_PASSED = "seat.offer-passed";
    static final String KEPT = "seat.kept-until";

    public static final Field.Id SEAT = new Field.Id("seat");

    /** Events and drops that are looked through when somebody looks for one of theirs. */
    private static final int LOOKED_AT = 50;

    private final Supplier<List<Occasions>> occasions;
    private final Homes homes;
    private final Offers offers;
    private final Transfers transfers = new Transfers(this);
    private final Hosting hosting = new Hosting(this);

    /**
     * @param occasions what gives out seats, see {@link Occasions#among}
     * @param homes are redrawn when what their person has changes
     */
    public Seating(Supplier<List<Occasions>> occasions, Homes homes) {
        this.occasions = occasions;
        this.homes = homes;
        this.offers = new Offers(this, homes);
    }

    @Override
    public List<Action> actions() {
        return Stream.of(offering(), transfers.actions(), hosting.actions()).flatMap(List::stream).toList();
    }

    private List<Action> offering() {
        return List.of(
            Action.press(ACCEPT, "Accept an offered seat", Right.ANYONE, List.of(SEAT), offers::accept),
            Action.press(PASS, "Pass an offered seat on", Right.ANYONE, List.of(SEAT), offers::pass),
            Action.timer(OFFER_PASSED, Trigger.Late.FINE, Duration.ZERO, List.of(SEAT), offers::passed),
            Action.timer(KEPT, Trigger.Late.FINE, Duration.ZERO, List.of(SEAT), offers::passed),
            // what buttons and timers of earlier versions call
            Action.press("drop.accept", "Accept an offered seat", Right.ANYONE, List.of(SEAT), offers::accept),
            Action.press("drop.pass", "Pass an offered seat on", Right.ANYONE, List.of(SEAT), offers::pass),
            Action.timer("drop.offer-passed", Trigger.Late.FINE, Duration.ZERO, List.of(SEAT), offers::passed));
    }

    /** What a seat is for. */
    Occasion occasion(Seat seat, Tx tx) {
        return find(seat.rootId(), tx).orElseThrow(() -> Refusal.of("That seat is not one of this community''s. {command} shows what you have.", Text.code("command", "/my show")));
    }

    /** What the seats of a root pool are for. */
    public Optional<Occasion> find(long root, Tx tx) {
        return occasions.get().stream().flatMap(it -> it.of(root, tx).stream()).findFirst();
    }

    Optional<Occasion> look(long root, View view) {
        return occasions.get().stream().flatMap(it -> it.at(root, view).stream()).findFirst();
    }

    static Person person(Seat seat, Tx tx) {
        return person(seat.personId(), tx);
    }

    static Person person(long id, Tx tx) {
        return tx.person(id).orElseThrow(() -> new IllegalStateException("no person " + id));
    }

    /** A button below a held seat by which its holder gives it to somebody they name. */
    public static Card.Button giveButton(Seat seat) {
        return Transfers.button(seat);
    }

    /** Whatever the caller manages, by its title, the newest first; the value is its root pool. */
    List<Card.Option> managed(String words, View view) {
        return view.table(SeatTable.class).roots(view.community().id(), LOOKED_AT).stream().flatMap(root -> look(root, view).stream())
            .filter(it -> it.manages(view.caller()) && titled(it, words)).map(it -> new Card.Option(Long.toString(it.pool()), SeatCards.titled(it.title(), it.starts()))).toList();
    }

    /** What a root's seats are for, if the caller manages it; throws {@link Refusal}. */
    Occasion managed(long root, Tx tx) {
        var occasion = find(root, tx).orElseThrow(() -> Refusal.of("That is not one of this community''s. Choose one from the list."));
        if (!occasion.manages(tx.caller())) throw Refusal.of("Only its hosts and moderators can do that in {title}.", Text.strong("title", occasion.title()));
        return occasion;
    }

    /** The caller's held seats, by what they are for: one of each option, since they are all alike, and rather one that nobody is asked to take yet. */
    List<Card.Option> mySeats(String words, View view) {
        var found = new LinkedHashMap<Long, Card.Option>();
        for (var seat : view.table(SeatTable.class).ofPerson(view.caller().id())) {
            if (!seat.isHeld() || found.containsKey(seat.poolId()) && view.table(TransferTable.class).ofSeat(seat.id()).isPresent()) continue;
            look(seat.rootId(), view).filter(it -> isOfUse(it, seat, view) && titled(it, words))
                .ifPresent(it -> found.put(seat.poolId(), new Card.Option(Long.toString(seat.id()), SeatCards.named(it, seat))));
        }
        return List.copyOf(found.values());
    }

    static boolean titled(Occasion occasion, String words) {
        return occasion.title().toLowerCase(Locale.ROOT).contains(words.strip().toLowerCase(Locale.ROOT));
    }

    /** Whoever takes no private messages is mentioned below the post on their own space: in its discussion, where it has one. */
    static Optional<Address> mentionedAt(Occasion occasion, Person who) {
        return occasion.posts().stream().filter(post -> post.space().equals(who.account().space())).findFirst().map(post -> Address.under(post, occasion.subject()));
    }

    /** Whether nobody may claim, be offered or be given a seat any more. */
    static boolean isOver(Occasion occasion, Instant at) {
        return occasion.lastCall().filter(last -> !at.isBefore(last)).isPresent();
    }

    private void changed(Occasion occasion, Tx tx) {
        occasion.changed(tx);
        occasions.get().forEach(it -> it.changed(occasion.pool(), tx));
    }

    /** Somebody's seats changed. */
    void touched(Occasion occasion, Person who, Tx tx) {
        homes.refresh(who, tx);
        changed(occasion, tx);
    }

    /**
     * The caller claims a seat of {@code pool}, or a place in line. Throws {@link Refusal} past the last call or where {@link Occasion#admit} does.
     *
     * @param another whether they said that they want one more than they have
     */
    public Seats.Claim claim(Occasion occasion, long pool, boolean another, Tx tx) {
        mayCome(occasion, pool, tx);
        var seats = Seats.in(occasion.pool(), tx);
        var offered = seats.offered();
        var reserved = seats.reserved();
        var claim = seats.claim(tx.caller(), pool, another, tx);
        if (claim instanceof Seats.Claim.In in && seats.offered() < offered) offers.over(occasion, in.seat(), SeatCards.End.TAKEN, tx);
        if (claim instanceof Seats.Claim.In in && seats.reserved() < reserved) tx.cancel(kept(in.seat()));
        return noted(occasion, claim, tx);
    }

    /** Keeps a seat for the caller until {@code until}, while they fill in a form, and frees it then; as {@link Seats#reserve}. {@link #confirm} makes it theirs. */
    public Seats.Claim reserve(Occasion occasion, long pool, boolean another, Instant until, Tx tx) {
        mayCome(occasion, pool, tx);
        var claim = Seats.in(occasion.pool(), tx).reserve(tx.caller(), pool, another, until, tx);
        if (claim instanceof Seats.Claim.In in && in.seat().state() == Seat.State.RESERVED) {
            tx.at(in.seat().until().orElse(until), kept(in.seat()), KEPT, SEAT.is(in.seat().id()));
            tx.audit("reserve", occasion.subject(), Text.of("seat {slot}", Text.count("slot", in.seat().totalSlot().orElse(0))));
            touched(occasion, tx.caller(), tx);
            return claim;
        }
        if (claim instanceof Seats.Claim.In in) offers.over(occasion, in.seat(), SeatCards.End.TAKEN, tx);
        return noted(occasion, claim, tx);
    }

    /** The caller's form is filled in: what was kept for them is theirs. Throws {@link Refusal} when it was kept no longer. */
    public Seats.Claim.In confirm(Occasion occasion, long pool, Tx tx) {
        var seats = Seats.in(occasion.pool(), tx);
        var seat = seats.of(tx.caller(), tx).stream().filter(it -> it.poolId() == pool && it.state() == Seat.State.RESERVED && !it.isOver(tx.now())).findFirst()
            .orElseThrow(() -> Refusal.of("The seat in {title} was kept for you only until the time was over. Press the button on the post to claim again; what you typed is not lost.",
                Text.strong("title", occasion.title())));
        occasion.admit(tx.caller(), pool, tx);
        var in = seats.confirm(seat, tx);
        tx.cancel(kept(seat));
        noted(occasion, in, tx);
        return in;
    }

    private static String kept(Seat seat) {
        return "kept " + seat.id();
    }

    private static void mayCome(Occasion occasion, long pool, Tx tx) {
        stillOpen(occasion, tx);
        occasion.admit(tx.caller(), pool, tx);
    }

    /** Throws {@link Refusal} at and after the last call. */
    static void stillOpen(Occasion occasion, Tx tx) {
        if (isOver(occasion, tx.now())) throw Refusal.of("{title} takes nobody any more.", Text.strong("title", occasion.title()));
    }

    private Seats.Claim noted(Occasion occasion, Seats.Claim claim, Tx tx) {
        occasion.wanted(tx.caller(), tx);
        switch (claim) {
            case Seats.Claim.In in -> tx.audit("claim", occasion.subject(), Text.of("seat {slot}", Text.count("slot", in.seat().totalSlot().orElse(0))));
            case Seats.Claim.Waiting waiting -> tx.audit("wait", occasion.subject(), Text.of("place {place}", Text.count("place", waiting.place())));
            case Seats.Claim.HasSome _, Seats.Claim.HasAll _ -> { }
        }
        touched(occasion, tx.caller(), tx);
        return claim;
    }

    /** The caller enters a draw: a place in line that only {@link #draw} serves. Throws {@link Refusal} as {@link #claim} does. */
    public Seats.Claim enter(Occasion occasion, long pool, Tx tx) {
        mayCome(occasion, pool, tx);
        var claim = Seats.in(occasion.pool(), tx).enter(tx.caller(), pool, tx);
        occasion.wanted(tx.caller(), tx);
        if (claim instanceof Seats.Claim.Waiting) tx.audit("enter", occasion.subject(), Text.of("in the draw"));
        touched(occasion, tx.caller(), tx);
        return claim;
    }

    /** A draw was held: the entries stand in line in this order now, and the first of them have what is free; returns those, see {@link Seats#drawn}. */
    public List<Seat> draw(Occasion occasion, List<Long> order, Tx tx) {
        var served = Seats.in(occasion.pool(), tx).drawn(order, tx);
        tx.people(served.stream().map(Seat::personId).toList());
        for (var seat : served) {
            var who = person(seat, tx);
            tx.audit("drawn", occasion.subject(), Text.of("seat {slot} to {who}", Text.count("slot", seat.totalSlot().orElse(0)), Text.plain("who", who.name())));
            homes.refresh(who, tx);
        }
        changed(occasion, tx);
        return served;
    }

    /**
     * Offers every free seat to the next in line, if the occasion makes offers now. To be called after anything that made room (more seats, a pause that ended)
     * or that moved its last call: offers that would reach beyond it are cut.
     */
    public void offerFree(Occasion occasion, Tx tx) {
        offers.cut(occasion, tx);
        offers.offerFree(occasion, tx);
        changed(occasion, tx);
    }

    /**
     * Gives a place up for whatever reason, and offers what it frees. A held seat that is given up late ({@link Occasion#late}) is noted for the roster.
     *
     * @param why the act that the audit log names, such as {@code give back}
     */
    public void release(Occasion occasion, Seat seat, String why, Tx tx) {
        if (seat.isHeld() && occasion.late().filter(late -> !tx.now().isBefore(late)).isPresent()) {
            tx.table(LateTable.class).add(new LateTable.Row(tx.newId(), tx.community().id(), seat.rootId(), seat.poolId(), seat.personId(), tx.now()));
        }
        drop(occasion, seat, why, SeatCards.End.PASSED, tx);
        offers.offerFree(occasion, tx);
        touched(occasion, person(seat, tx), tx);
    }

    /** Takes an offer, or a place in line, back from whoever has it; what that frees is not offered. */
    public void withdraw(Occasion occasion, Seat seat, String why, Tx tx) {
        drop(occasion, seat, why, SeatCards.End.WITHDRAWN, tx);
        homes.refresh(person(seat, tx), tx);
    }

    /** Gives a place up; what it frees is not offered yet. */
    void drop(Occasion occasion, Seat seat, String why, SeatCards.End end, Tx tx) {
        transfers.voided(seat, tx);
        Seats.in(occasion.pool(), tx).release(seat, tx);
        tx.audit(why, occasion.subject(), Text.of("was {state}", Text.plain("state", Seats.word(seat.state()))));
        switch (seat.state()) {
            case OFFERED -> offers.over(occasion, seat, end, tx);
            case RESERVED -> tx.cancel(kept(seat));
            case HELD, WAITING -> { }
        }
    }

    /**
     * Changes how many seats a pool of the occasion has. More are offered in order at once. Fewer than are taken are refused: then nothing changes, and the
     * card that is returned says how many must move first and lets its reader choose them.
     */
    public Optional<Card> resize(Occasion occasion, long pool, int capacity, Tx tx) {
        return hosting.resize(occasion, pool, capacity, tx);
    }

    /** A held seat is taken away or moves for good: nobody can take it over any more. */
    void voided(Seat seat, Tx tx) {
        transfers.voided(seat, tx);
    }

    /** Offers what is free now, without drawing anything anew. */
    void passOn(Occasion occasion, Tx tx) {
        offers.offerFree(occasion, tx);
    }

    /** Who has a place and who waits, as a file for those who manage it; throws {@link Refusal} for others. */
    public static Answer roster(Occasion occasion, View view) {
        if (!occasion.manages(view.caller())) throw Refusal.of("Only its hosts and moderators can read who comes to {title}.", Text.strong("title", occasion.title()));
        return Roster.of(occasion, view);
    }

    /** Whoever still waits is told once that the line has ended. Open offers stand until their time is over. */
    public void endLine(Occasion occasion, Tx tx) {
        var seats = Seats.in(occasion.pool(), tx);
        var line = tx.table(SeatTable.class).all(occasion.pool()).stream().filter(Seat::isWaiting).toList();
        tx.people(line.stream().map(Seat::personId).toList());
        for (var seat : line) {
            seats.release(seat, tx);
            homes.refresh(person(seat, tx), tx);
            tx.tell(person(seat, tx), "line " + seat.id(), SeatCards.lineEnded(occasion));
        }
        changed(occasion, tx);
    }

    /** A person's places at one occasion, as lines. */
    public static List<Text> mine(Occasion occasion, Person who, View view) {
        return view.table(SeatTable.class).of(occasion.pool(), who.id()).stream().map(seat -> SeatCards.mine(occasion, seat, view)).toList();
    }

    @Override
    public List<Text> mine(Person who, View view) {
        return view.table(SeatTable.class).ofPerson(who.id()).stream().flatMap(seat -> look(seat.rootId(), view).stream()
            .filter(occasion -> isOfUse(occasion, seat, view)).map(occasion -> SeatCards.mine(occasion, seat, view))).toList();
    }

    /** A seat that is held is worth knowing of until a day after it begins, everything else until the last call. */
    private static boolean isOfUse(Occasion occasion, Seat seat, View view) {
        var begun = occasion.starts().filter(start -> view.now().isAfter(start.plus(Duration.ofDays(1)))).isPresent();
        return !begun && (seat.isHeld() || !isOver(occasion, view.now()));
    }

    @Override
    public void merge(Person from, Person into, Tx tx) {
        tx.table(OfferTable.class).merge(from.id(), into.id());
        tx.table(LateTable.class).merge(from.id(), into.id());
        transfers.ended(from, tx);
        for (var root : tx.table(SeatTable.class).ofPerson(from.id()).stream().map(Seat::rootId).distinct().toList()) {
            var released = Seats.in(root, tx).merge(from, into, tx);
            find(root, tx).ifPresent(occasion -> merged(occasion, released, into, tx));
        }
    }

    /** One seat is kept, and what is over the limit goes to the next in line; the person is told, for they may have meant to bring somebody. */
    private void merged(Occasion occasion, List<Seat> released, Person who, Tx tx) {
        for (var seat : released) {
            tx.audit("merged", occasion.subject(), Text.of("was {state}", Text.plain("state", Seats.word(seat.state()))));
            switch (seat.state()) {
                case OFFERED -> offers.over(occasion, seat, SeatCards.End.MERGED, tx);
                case RESERVED -> tx.cancel(kept(seat));
                case HELD -> tx.tell(who, "merged " + seat.id(), SeatCards.merged(occasion, seat));
                case WAITING -> { }
            }
        }
        offers.offerFree(occasion, tx);
        touched(occasion, who, tx);
    }

    @Override
    public void left(Person who, Tx tx) {
        transfers.ended(who, tx);
        for (var seat : all(who, tx)) {
            find(seat.rootId(), tx).filter(occasion -> !isOver(occasion, tx.now())).ifPresent(occasion -> release(occasion, seat, "left", tx));
        }
    }

    /** In the order in which they can be given up: places in line first, or what a seat frees would be offered to whoever goes. */
    private static List<Seat> all(Person who, Tx tx) {
        return tx.table(SeatTable.class).ofPerson(who.id()).stream().sorted(Comparator.comparing(seat -> !seat.isWaiting())).toList();
    }

    @Override
    public void join(long from, long into, Tx tx) {
        tx.table(SeatTable.class).join(from, into);
        tx.table(OfferTable.class).join(from, into);
        tx.table(LateTable.class).join(from, into);
        tx.table(TransferTable.class).join(from, into);
    }

    @Override
    public Map<String, Object> export(Person who, View view) {
        var late = view.table(LateTable.class).ofPerson(who.id()).stream().map(row -> Map.<String, Object>of(
            "for", look(row.rootId(), view).map(Occasion::title).orElse(""), "given back late", row.at().toString())).toList();
        return Map.of("seats given back late", late, "seats", view.table(SeatTable.class).ofPerson(who.id()).stream().map(seat -> Map.<String, Object>of(
            "for", look(seat.rootId(), view).map(Occasion::title).orElse(""), "option", look(seat.rootId(), view).flatMap(it -> it.option(seat.poolId())).orElse(""),
            "state", seat.state().name().toLowerCase(Locale.ROOT), "until", seat.until().map(Object::toString).orElse(""), "since", seat.since().toString(),
            "came", seat.came().map(Object::toString).orElse(""), "missed", seat.missed().map(Object::toString).orElse(""))).toList());
    }

    @Override
    public void erase(Person who, Tx tx) {
        transfers.ended(who, tx);
        for (var seat : all(who, tx)) {
            find(seat.rootId(), tx).ifPresent(occasion -> release(occasion, seat, "erased", tx));
        }
        tx.table(OfferTable.class).forget(who.id());
        tx.table(LateTable.class).forget(who.id());
    }
}
