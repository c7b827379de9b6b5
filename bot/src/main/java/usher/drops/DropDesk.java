package usher.drops;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import usher.Address;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Person;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.Wanted;
import usher.seats.Occasion;
import usher.seats.Seat;
import usher.seats.Seats;

/** Makes drops, and keeps their posts true on every space. */
final class DropDesk {

    static final String OPEN = "drop.open";
    static final String TICK = "drop.tick";

    private static final Duration OFFER = Duration.ofMinutes(30);
    /** A moment that passed while the form was being filled in is taken as now. */
    private static final Duration JUST_PASSED = Duration.ofMinutes(2);
    private static final Duration FARTHEST = Duration.ofDays(730);
    /** Before the opening the post is redrawn then, for readers whose platform does not count down by itself. */
    private static final List<Duration> TICKS = List.of(Duration.ofHours(1), Duration.ofMinutes(10), Duration.ofMinutes(1));

    /** A drop as this group has it so far, and where its posts stand. */
    final class Live implements Occasion {
        private Drop drop;
        private final List<Address> posts;

        private Live(Drop drop, List<Address> posts) {
            this.drop = drop;
            this.posts = posts;
        }

        Drop drop() {
            return drop;
        }

        void is(Drop changed) {
            drop = changed;
        }

        @Override
        public long pool() {
            return drop.poolId();
        }

        @Override
        public String subject() {
            return drop.subject();
        }

        @Override
        public String title() {
            return drop.title();
        }

        @Override
        public Optional<String> option(long pool) {
            return Optional.empty();
        }

        @Override
        public Duration offerLasts() {
            return drop.offerLasts();
        }

        @Override
        public Optional<Instant> starts() {
            return Optional.empty();
        }

        @Override
        public Optional<Instant> lastCall() {
            return Optional.ofNullable(drop.closedAt());
        }

        @Override
        public List<Address> posts() {
            return posts;
        }

        @Override
        public List<Person> hosts(View view) {
            return Optional.ofNullable(drop.createdBy()).flatMap(view::person).stream().toList();
        }

        @Override
        public boolean manages(Person who) {
            return Right.MODERATORS.allows(who) || Long.valueOf(who.id()).equals(drop.createdBy());
        }

        @Override
        public void admit(Person who, long pool, Tx tx) {
            // a drop without gates takes everybody
        }

        @Override
        public Card in(Seat seat, int holds, View view) {
            return DropCards.in(drop, Seats.read(drop.poolId(), view), holds);
        }

        @Override
        public List<Card.Control> again() {
            return List.of(DropCards.claim(drop));
        }

        @Override
        public void changed(Tx tx) {
            repaint(this, tx);
        }
    }

    /** The drop, if it is one of this community's. */
    Live live(long id, Tx tx) {
        var live = tx.once("drop " + id, () -> tx.table(DropTable.class).find(id).map(drop -> live(drop, tx)));
        return live.filter(it -> it.drop.communityId() == tx.community().id()).orElseThrow(DropDesk::unknown);
    }

    Live live(Drop drop, View view) {
        return new Live(drop, view.table(DropTable.class).posts(drop.id()));
    }

    static Refusal unknown() {
        return Refusal.of("That drop is not one of this community''s. {command} shows those that are.", Text.code("command", "/drop list"));
    }

    Answer create(Call call, Tx tx) {
        var opens = call.find(Drops.OPENS).orElse(tx.now());
        if (opens.isBefore(tx.now().minus(JUST_PASSED))) {
            throw Refusal.of("{when} has passed. Type a time to come, for example {example}", Text.moment("when", opens), Text.code("example", "in 20 min")).at(Drops.OPENS);
        }
        if (opens.isAfter(tx.now().plus(FARTHEST))) {
            throw Refusal.of("{when} is more than two years away. Type an earlier time, for example {example}", Text.moment("when", opens), Text.code("example", "tomorrow 6pm")).at(Drops.OPENS);
        }
        var places = places(call, tx);
        if (places.isEmpty()) throw Refusal.of("I do not know where to announce it. Choose a channel, or set one for good with {command}", Text.code("command", "/usher setup")).at(Drops.WHERE);
        var pool = Seats.create(call.get(Drops.SEATS), call.find(Drops.PER_PERSON).orElse(1), tx);
        var ping = call.find(Drops.PING);
        var drop = new Drop(tx.newId(), tx.community().id(), pool, call.get(Drops.TITLE), opens, (int) call.find(Drops.OFFER).orElse(OFFER).toSeconds(), null,
            ping.map(_ -> call.by().account().space().key()).orElse(null), ping.orElse(null), tx.caller().id(), tx.now());
        tx.table(DropTable.class).add(drop);
        places.forEach(place -> tx.table(DropTable.class).addPost(drop.id(), place.key()));
        tx.audit("create", drop.subject(), Text.of("{title}: {n} seats", Text.plain("title", drop.title()), Text.count("n", call.get(Drops.SEATS))));
        setTimers(drop, tx);
        var live = live(drop.id(), tx);
        repaint(live, tx);
        return Answer.done(DropCards.created(drop, Seats.in(pool, tx), places.stream().map(place -> named(place, tx)).toList(), silent(places, tx)));
    }

    private static void setTimers(Drop drop, Tx tx) {
        if (drop.opensAt().isAfter(tx.now())) tx.at(drop.opensAt(), "open " + drop.id(), OPEN, Drops.DROP.is(drop.id()));
        for (var before : TICKS) {
            var tick = drop.opensAt().minus(before);
            if (tick.isAfter(tx.now())) tx.at(tick, "tick " + drop.id() + " " + before.toMinutes(), TICK, Drops.DROP.is(drop.id()));
        }
    }

    /** The chosen channel here, and every other space's announcement channel. */
    private static List<Address> places(Call call, Tx tx) {
        var here = call.by().account().space();
        var places = new ArrayList<Address>();
        call.find(Drops.WHERE).or(() -> tx.spaces().stream().filter(home -> home.space().equals(here)).findFirst().flatMap(home -> home.announce()))
            .or(() -> Optional.of(call.in()).filter(in -> in.kind() == Address.Kind.CHANNEL)).ifPresent(places::add);
        tx.spaces().stream().filter(home -> !home.space().equals(here)).flatMap(home -> home.announce().stream()).filter(place -> !places.contains(place)).forEach(places::add);
        return places;
    }

    private static List<Text> silent(List<Address> places, Tx tx) {
        return tx.spaces().stream().filter(home -> places.stream().noneMatch(place -> place.space().equals(home.space())))
            .map(home -> Text.of("{space} on {platform}", Text.plain("space", home.name()), Text.plain("platform", platform(home.space().platform())))).toList();
    }

    private static Text named(Address place, Tx tx) {
        var home = tx.spaces().stream().filter(it -> it.space().equals(place.space())).map(it -> it.name()).findFirst().orElse(place.space().key());
        return Text.of("{channel} in {space} on {platform}", Text.place("channel", place, place.id()), Text.plain("space", home), Text.plain("platform", platform(place.space().platform())));
    }

    private static String platform(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** Wants the post on every space as the drop is when the group is complete. */
    void repaint(Live live, Tx tx) {
        var now = tx.now();
        for (var place : live.posts) {
            tx.post(place, live.drop.subject(), () -> {
                var seats = Seats.in(live.drop.poolId(), tx);
                return new Wanted.Message(DropCards.post(live.drop, seats, now), tx.community().locale(), pings(live.drop, place),
                    live.drop.phase(now, seats).name().toLowerCase(Locale.ROOT));
            });
        }
    }

    private static List<Wanted.Ping> pings(Drop drop, Address place) {
        var role = drop.pingRole();
        return role != null && place.space().key().equals(drop.pingSpace()) ? List.of(new Wanted.Ping.Role(place.space(), role)) : List.of();
    }

    /** The drop opens now, or its post is to be redrawn. */
    Answer opened(Call call, Tx tx) {
        repaint(live(call.get(Drops.DROP), tx), tx);
        return Answer.done(Card.of("Redrawn"));
    }
}
