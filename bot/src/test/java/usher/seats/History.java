package usher.seats;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import usher.Answer;
import usher.Value;
import usher.testing.Chat;
import usher.testing.Persona;

/**
 * One generated history of a fair: people of two spaces claim, take another, fill in forms, give back, accept, pass, let offers run out, give seats to each
 * other, link their accounts; hosts change capacities, move people, draw, pause and end the line; the bot is restarted. {@link Rules} are asked after each
 * step. The same seed is the same history.
 */
public final class History implements AutoCloseable {

    private static final Pattern CODE = Pattern.compile("[A-Z2-9]{4}-[A-Z2-9]{4}");

    private final SplittableRandom chance;
    private final FairChat fair = new FairChat();
    private final List<Persona> people = new ArrayList<>();
    private final List<Persona> unlinked = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();
    private Snapshot now;

    private History(long seed, boolean unguarded) {
        chance = new SplittableRandom(seed);
        connect();
        var limit = chance.nextInt(1, 3);
        var all = chance.nextInt(2, 6);
        switch (chance.nextInt(4)) {
            case 0 -> fair.open(all, limit, "");
            case 1, 2 -> fair.open(all, limit, "live=" + chance.nextInt(1, 4) + " watching=" + all);
            default -> fair.open(all, limit, "a=" + chance.nextInt(1, 3) + " b=" + chance.nextInt(1, 4) + " c=" + all);
        }
        if (unguarded) unguard();
        now = Snapshot.of(fair, 0);
    }

    /** Plays it and returns what went wrong, or nothing. {@code unguarded} takes the database's own keys away, so that only the code keeps the rules. */
    public static String play(long seed, int steps, boolean unguarded) {
        try (var history = new History(seed, unguarded)) {
            for (var step = 0; step < steps; step++) {
                try {
                    history.step();
                } catch (AssertionError | RuntimeException e) {
                    return "seed " + seed + " step " + step + ": " + e.getMessage() + "\n  " + String.join("\n  ", history.steps.subList(Math.max(0, history.steps.size() - 12), history.steps.size()));
                }
            }
            return "";
        }
    }

    private void connect() {
        var olga = fair.chat.admin(Chat.OTHER, "Olga");
        fair.mo.says("/usher connect");
        olga.says("/usher connect", new Value("code", code(fair.mo)));
        fair.mo.presses("Confirm");
        for (var i = 0; i < 9; i++) people.add(fair.chat.member(i % 2 == 0 ? Chat.MAIN : Chat.OTHER, "P" + i));
        people.forEach(who -> who.calls("fair.resume"));
        unlinked.addAll(people);
    }

    private static String code(Persona who) {
        var match = CODE.matcher(who.answered());
        if (!match.find()) throw new AssertionError("no code in " + who.answered());
        return match.group();
    }

    private void unguard() {
        fair.chat.bot().database().jdbi().useHandle(handle -> {
            for (var key : List.of("seat_sold_once", "seat_sold_once_in_all", "seat_within")) handle.execute("alter table seat drop constraint " + key);
        });
    }

    private void step() {
        var before = now;
        var who = people.get(chance.nextInt(people.size()));
        act(who, chance.nextInt(100));
        now = Snapshot.of(fair, before.lastAct());
        Rules.check(before, now, !fair.setting.paused);
    }

    private void act(Persona who, int dice) {
        if (dice < 26) calls(who, "fair.claim", Fair.at(pool()));
        else if (dice < 32) calls(who, "fair.another", Fair.at(pool()));
        else if (dice < 36) crowd();
        else if (dice < 40) calls(who, "fair.reserve", Fair.at(pool()), Fair.MINUTES.is(chance.nextInt(1, 8)));
        else if (dice < 43) any(seat -> seat.state() == Seat.State.RESERVED).ifPresent(seat -> calls(owner(seat), "fair.confirm", Fair.at(seat.poolId())));
        else if (dice < 57) any(seat -> true).ifPresent(seat -> calls(owner(seat), "fair.give-back", Seating.SEAT.is(seat.id())));
        else if (dice < 62) any(seat -> seat.state() == Seat.State.OFFERED).ifPresent(seat -> calls(owner(seat), Seating.ACCEPT, Seating.SEAT.is(seat.id())));
        else if (dice < 66) any(seat -> seat.state() == Seat.State.OFFERED).ifPresent(seat -> calls(owner(seat), Seating.PASS, Seating.SEAT.is(seat.id())));
        else if (dice < 72) passes(chance.nextInt(1, 9));
        else if (dice < 77) any(Seat::isHeld).ifPresent(seat -> calls(owner(seat), "seat.give", new Value("which", Long.toString(seat.id())), Transfers.TO.is(who.account())));
        else if (dice < 82) transfer(chance.nextInt(5));
        else if (dice < 89) capacity();
        else if (dice < 92) move();
        else if (dice < 94) pause();
        else if (dice < 96) draw();
        else if (dice < 97) calls(fair.mo, "fair.end-line");
        else if (dice < 99) link();
        else restart();
    }

    private long pool() {
        return fair.setting.pools.get(chance.nextInt(fair.setting.pools.size()));
    }

    private Optional<Seat> any(Predicate<Seat> which) {
        var found = now.seats().stream().filter(which).toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(chance.nextInt(found.size())));
    }

    /** Whoever has a seat, by one of their accounts. */
    private Persona owner(Seat seat) {
        return people.stream().filter(it -> Long.valueOf(seat.personId()).equals(now.persons().get(it.account().key()))).findFirst().orElseThrow(() -> new AssertionError("nobody has " + seat));
    }

    private void calls(Persona who, String action, Value... values) {
        steps.add(who.name() + " " + action + " " + List.of(values).stream().map(Value::text).toList());
        who.calls(action, values);
        sound(who.answer());
    }

    private static void sound(Answer answer) {
        if (answer instanceof Answer.Broken) throw new AssertionError("broken");
    }

    /** Several press at the same moment, and are written together. */
    private void crowd() {
        var pool = pool();
        steps.add("a crowd claims " + pool);
        var sent = people.stream().filter(_ -> chance.nextBoolean()).map(it -> it.sends(chance.nextInt(4) == 0 ? "fair.another" : "fair.claim", Fair.at(pool)).toCompletableFuture()).toList();
        sent.forEach(it -> sound(it.join()));
    }

    private void passes(int minutes) {
        steps.add(minutes + " minutes");
        fair.passes(minutes);
    }

    private void transfer(int dice) {
        var open = fair.chat.bot().database().jdbi().withHandle(handle -> handle.createQuery("select id, seat_id, to_person from seat_transfer order by id").mapToMap().list());
        if (open.isEmpty()) return;
        var row = open.get(chance.nextInt(open.size()));
        var to = people.stream().filter(it -> row.get("to_person").equals(now.persons().get(it.account().key()))).findFirst();
        var giver = now.seats().stream().filter(seat -> row.get("seat_id").equals(seat.id())).map(this::owner).findFirst();
        var id = Transfers.TRANSFER.is((Long) row.get("id"));
        if (dice < 3) to.ifPresent(it -> calls(it, Transfers.TAKE, id));
        else if (dice < 4) to.ifPresent(it -> calls(it, Transfers.DECLINE, id));
        else giver.ifPresent(it -> calls(it, Transfers.WITHDRAW, id));
    }

    private void capacity() {
        var what = new Value("what", Long.toString(fair.setting.root));
        var option = now.pools().get(pool()).name();
        if (option == null || chance.nextBoolean()) calls(fair.mo, "seat.capacity", what, Hosting.CAPACITY.is(Math.max(0, now.root().capacity() + chance.nextInt(-1, 3))));
        else calls(fair.mo, "seat.capacity", what, Hosting.CAPACITY.is(chance.nextInt(0, 5)), Hosting.OPTION.is(option));
    }

    private void move() {
        var where = switch (chance.nextInt(3)) {
            case 0 -> "out";
            case 1 -> "head";
            default -> Optional.ofNullable(now.pools().get(pool()).name()).orElse("out");
        };
        var reason = Hosting.REASON.is("because");
        if (chance.nextBoolean()) {
            any(seat -> true).ifPresent(seat -> calls(fair.mo, Hosting.MOVE_ONE, Seating.SEAT.is(seat.id()), Hosting.WHERE.is(where), reason));
        } else {
            var room = Hosting.TARGET.is((long) Math.max(0, now.root().capacity() - 1));
            any(seat -> true).ifPresent(seat -> calls(fair.mo, Hosting.MAKE_ROOM, Seating.SEAT.is(seat.id()), Hosting.POOL.is(fair.setting.root), room, Hosting.WHERE.is(where), reason));
        }
    }

    private void pause() {
        if (fair.setting.paused) {
            calls(fair.mo, "fair.resume");
        } else {
            steps.add("paused");
            fair.setting.paused = true;
        }
    }

    /** Whoever waits is an entry, and so are some who come now; the rest of the pause is over with the draw. */
    private void draw() {
        fair.setting.paused = true;
        for (var who : people) if (chance.nextInt(3) == 0) calls(who, "fair.enter", Fair.at(pool()));
        now = Snapshot.of(fair, now.lastAct());
        var order = new ArrayList<>(now.waiting());
        if (order.isEmpty()) return;
        var shuffled = new ArrayList<Seat>();
        while (!order.isEmpty()) shuffled.add(order.remove(chance.nextInt(order.size())));
        calls(fair.mo, "fair.draw", Fair.ORDER.is(shuffled.stream().map(seat -> Long.toString(seat.id())).collect(Collectors.joining(","))));
        var drawn = Snapshot.of(fair, now.lastAct());
        var lines = shuffled.stream().map(seat -> drawn.seats().stream().filter(it -> it.id() == seat.id()).findFirst().orElseThrow().line()).toList();
        if (!lines.equals(lines.stream().sorted(Comparator.naturalOrder()).toList())) throw new AssertionError("overtaken: the line is not as it was drawn: " + lines);
    }

    private void link() {
        if (unlinked.size() < 4) return;
        var one = unlinked.get(chance.nextInt(unlinked.size()));
        var other = unlinked.stream().filter(it -> !it.account().space().equals(one.account().space())).findFirst();
        if (other.isEmpty()) return;
        fair.chat.bot().database().jdbi().useHandle(handle -> handle.execute("delete from one_time_code")); // chance begins anew with a restart, and so do codes
        calls(one, "my.link");
        calls(other.get(), "my.link", new Value("code", code(one)));
        unlinked.removeAll(List.of(one, other.get()));
    }

    private void restart() {
        var minutes = chance.nextInt(3) == 0 ? chance.nextInt(1, 30) : 0;
        steps.add("down for " + minutes + " minutes");
        fair.chat.isDownFor(Duration.ofMinutes(minutes));
    }

    @Override
    public void close() {
        fair.close();
    }
}
