package usher.drops;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import usher.Address;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Pages;
import usher.Refusal;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.Wanted;
import usher.events.Event;
import usher.people.Announcing;
import usher.people.ZoneQuestion;
import usher.seats.Occasion;
import usher.seats.Release;
import usher.seats.Seating;
import usher.seats.Seats;

/** Makes drops, and keeps their posts true on every space. */
final class DropDesk {

    static final String OPEN = "drop.open";
    static final String TICK = "drop.tick";

    private static final Set<String> DROPS = Set.of("seat_drop");
    private static final Duration OFFER = Duration.ofMinutes(30);
    /** A moment that passed while the form was being filled in is taken as now. */
    private static final Duration JUST_PASSED = Duration.ofMinutes(2);
    private static final Duration FARTHEST = Duration.ofDays(730);
    /** Before the opening the post is redrawn then, for readers whose platform does not count down by itself. */
    private static final List<Duration> TICKS = List.of(Duration.ofHours(1), Duration.ofMinutes(10), Duration.ofMinutes(1));

    private final Seating seating;
    private final Pages pages;

    /** @param pages where draws are shown, for links to them */
    DropDesk(Seating seating, Pages pages) {
        this.seating = seating;
        this.pages = pages;
    }

    /** The drop, if it is one of this community's. */
    Live live(long id, Tx tx) {
        return known(id, tx).orElseThrow(DropDesk::unknown);
    }

    /** The drop whose seats are counted in a root pool, if it is one of this community's. */
    Optional<Live> ofRoot(long root, Tx tx) {
        return numbered(root, tx).get().flatMap(id -> known(id, tx));
    }

    private static AtomicReference<Optional<Long>> numbered(long root, Tx tx) {
        return tx.once("drop of " + root, () -> new AtomicReference<>(tx.standing(DROPS, "drop of " + root, () -> tx.table(DropTable.class).ofPool(root).map(Drop::id))));
    }

    private Optional<Live> known(long id, Tx tx) {
        Optional<Live> live = tx.once("drop " + id, () -> tx.standing(DROPS, "row of drop " + id, () -> tx.table(DropTable.class).find(id)).map(drop -> {
            tx.once("drop of " + drop.poolId(), () -> new AtomicReference<>(Optional.of(id))); // need not be looked for
            return live(drop, tx);
        }));
        return live.filter(it -> it.drop().communityId() == tx.community().id());
    }

    Live live(Drop drop, View view) {
        return new Live(this, drop, view);
    }

    static Refusal unknown() {
        return Refusal.of("That drop is not one of this community''s. {command} shows those that are.", Text.code("command", "/drop list"));
    }

    Answer create(Call call, Tx tx) {
        var opens = opens(call.find(Drops.OPENS).orElse(tx.now()), tx);
        var places = Announcing.places(call.find(Drops.WHERE), call, tx);
        if (places.isEmpty()) throw Refusal.of("I do not know where to announce it. Choose a channel, or set one for good with {command}", Text.code("command", "/usher setup")).at(Drops.WHERE);
        var event = EventSeats.asked(call, tx);
        var rules = DropRules.read(call, event.map(Event::id).orElse(null));
        var of = event.map(it -> seating.find(it.poolId(), tx).orElseThrow(DropDesk::unknown));
        of.ifPresent(it -> EventSeats.mustOpenBefore(it, rules.isDraw() ? opens.plusSeconds(rules.windowSeconds()).plus(Draws.UNDER_WAY) : opens));
        var pool = of.map(Occasion::pool).orElseGet(() -> pool(call, tx));
        var ping = call.find(Drops.PING);
        var drop = new Drop(tx.newId(), tx.community().id(), pool, call.get(Drops.TITLE), opens, (int) of.map(Occasion::offerLasts).or(() -> call.find(Drops.OFFER)).orElse(OFFER).toSeconds(), rules, null, null, null, null, null,
            of.flatMap(Occasion::lastCall).orElse(null),
            ping.map(_ -> call.by().account().space().key()).orElse(null), ping.orElse(null), tx.caller().id(), tx.now()).come(tx.now());
        tx.table(DropTable.class).add(drop);
        places.forEach(place -> tx.table(DropTable.class).addPost(drop.id(), place.key()));
        tx.audit("create", drop.subject(), Text.of("{title}: {n} seats", Text.plain("title", drop.title()), Text.count("n", of.isPresent() ? Seats.in(pool, tx).free() : call.get(Drops.SEATS))));
        numbered(pool, tx).set(Optional.of(drop.id())); // an event of this group may have been asked for its drop already
        if (of.isPresent()) Release.of(pool, tx).reread(tx);
        if (rules.isDraw()) Draws.seal(drop, tx);
        setTimers(drop, tx);
        var live = live(drop.id(), tx);
        repaint(live, tx);
        var created = DropCards.created(drop, live.seats(tx), places.stream().map(place -> Announcing.named(place, tx)).toList(), Announcing.silent(places, tx));
        return Answer.done(call.find(Drops.OPENS).isPresent() ? ZoneQuestion.below(created, tx) : created);
    }

    /** New seats, with their tiers. */
    private static long pool(Call call, Tx tx) {
        var seats = call.find(Drops.SEATS).orElseThrow(() -> Refusal.of("Say how many seats there are, from 1 to 10000, or choose the event whose seats these are.").at(Drops.SEATS));
        var tiers = call.find(Drops.TIERS).map(typed -> Tiers.read(typed, seats, Drops.TIERS));
        var pool = Seats.create(seats, call.find(Drops.PER_PERSON).orElse(1), tx);
        tiers.ifPresent(them -> them.all().forEach(tier -> Seats.option(pool, tier.seats(), tier.name(), tx)));
        return pool;
    }

    /** The event whose seats a drop releases. */
    Occasion event(Drop drop, Tx tx) {
        return seating.find(drop.poolId(), tx).orElseThrow(DropDesk::unknown);
    }

    /** Throws what is wrong with an opening time that was typed. */
    static Instant opens(Instant opens, Tx tx) {
        if (opens.isBefore(tx.now().minus(JUST_PASSED))) {
            throw Refusal.of("{when} has passed. Type a time to come, for example {example}", Text.moment("when", opens), Text.code("example", "in 20 min")).at(Drops.OPENS);
        }
        if (opens.isAfter(tx.now().plus(FARTHEST))) {
            throw Refusal.of("{when} is more than two years away. Type an earlier time, for example {example}", Text.moment("when", opens), Text.code("example", "tomorrow 6pm")).at(Drops.OPENS);
        }
        return opens;
    }

    /** Sets the timers of a drop that is made, or whose opening was moved. */
    static void setTimers(Drop drop, Tx tx) {
        at(drop.opensAt(), "open " + drop.id(), OPEN, drop, tx);
        at(drop.rules().earlySeconds() > 0 ? drop.opensEarly() : Instant.MIN, "early " + drop.id(), OPEN, drop, tx);
        for (var before : TICKS) at(drop.opensAt().minus(before), "tick " + drop.id() + " " + before.toMinutes(), TICK, drop, tx);
        if (drop.rules().isDraw()) tx.at(drop.drawEnds().plus(Draws.UNDER_WAY), Draws.key(drop), Draws.DRAW, Drops.DROP.is(drop.id()));
    }

    private static void at(Instant due, String key, String action, Drop drop, Tx tx) {
        if (due.isAfter(tx.now())) tx.at(due, key, action, Drops.DROP.is(drop.id()));
        else tx.cancel(key);
    }

    static void cancelTimers(Drop drop, Tx tx) {
        tx.cancel("open " + drop.id());
        tx.cancel("early " + drop.id());
        TICKS.forEach(before -> tx.cancel("tick " + drop.id() + " " + before.toMinutes()));
        tx.cancel(Draws.key(drop));
    }

    /** The post as it stands, for one reader. */
    Card post(Drop drop, Seats seats, View view) {
        return DropCards.post(drop, seats, view.now(), pages, view);
    }

    /** Seats changed hands. */
    void changed(Live live, Tx tx) {
        SoldOut.look(live, tx);
        paint(live, tx);
    }

    /** Wants the post on every space as the drop is when the group is complete, and what shows the event whose seats it releases. */
    void repaint(Live live, Tx tx) {
        paint(live, tx);
        if (live.isOfEvent()) live.occasion(tx).changed(tx);
    }

    /** The event whose seats it releases was changed or cancelled. */
    void follow(Live live, Tx tx) {
        var drop = live.drop();
        var occasion = live.occasion(tx);
        if (drop.closedAt() != null) return;
        live.is(drop.following(occasion.lastCall().orElse(null), occasion.offerLasts()), tx);
        if (live.drop().isOver(tx.now())) cancelTimers(live.drop(), tx);
        else if (drop.isOver(tx.now())) setTimers(live.drop(), tx);
        paint(live, tx);
    }

    void paint(Live live, Tx tx) {
        var now = tx.now();
        for (var place : live.posts()) {
            tx.post(place, live.subject(), () -> {
                var drop = live.drop();
                return new Wanted.Message(DropCards.post(drop, live.seats(tx), now, pages, tx), tx.community().locale(), pings(drop, place),
                    drop.phase(now, live.seats(tx)).name().toLowerCase(Locale.ROOT));
            });
        }
    }

    private static List<Wanted.Ping> pings(Drop drop, Address place) {
        var role = drop.pingRole();
        return role != null && place.space().key().equals(drop.pingSpace()) ? List.of(new Wanted.Ping.Role(place.space(), role)) : List.of();
    }

    /** Notes the opening to which the drop has come, once: a press can come before the timer, and what it was told holds. */
    static void cameTo(Live live, Tx tx) {
        var come = live.drop().come(tx.now());
        if (come != live.drop()) live.is(come, tx);
    }

    /** The drop opens now, or its post is to be redrawn. */
    Answer opened(Call call, Tx tx) {
        var live = live(call.get(Drops.DROP), tx);
        cameTo(live, tx);
        repaint(live, tx);
        return Answer.done(Card.of("Redrawn"));
    }
}
