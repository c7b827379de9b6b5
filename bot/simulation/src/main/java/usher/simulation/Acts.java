package usher.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import usher.Address;
import usher.Answer;
import usher.Card;
import usher.Draft;
import usher.Handler;
import usher.Trigger;
import usher.Value;

/** What happens next, as chance has it. */
final class Acts {

    private final World world;
    private final Deeds deeds;
    private final Desk desk;
    private final Chores chores;
    private Rows now;

    Acts(World world) {
        this.world = world;
        this.deeds = world.deeds;
        this.desk = new Desk(world, this);
        this.chores = new Chores(world, this);
        this.now = Rows.of(world.ground, null);
        world.boards.values().forEach(board -> board.meanwhile(this::meanwhile));
    }

    private int dice(int sides) {
        return world.chance.nextInt(sides);
    }

    /** Somebody presses while a platform has not yet answered what it was asked to show. */
    void meanwhile() {
        if (world.isDead()) return;
        world.trail.add("meanwhile");
        claims();
    }

    void step(Rows rows) {
        now = rows;
        if (dice(70) == 0) world.ground.disk().cutAt(1 + dice(4), world.chance.nextBoolean());
        else if (dice(50) == 0) world.ground.disk().cutAtDraft(world.chance.nextBoolean());
        world.alive(() -> {
            act(dice(145));
            world.settle();
        });
        if (world.isDead()) again();
        else world.ground.disk().keepOn();
        truth();
    }

    /** It died: whoever was answered has it for good, and whoever was not, or whose platform does not know, calls again. */
    private void again() {
        world.rises();
        var known = List.copyOf(world.said);
        for (var it : known.subList(Math.max(0, known.size() - 2), known.size())) redelivered(it);
        if (!world.isDead()) world.halfTyped().ifPresent(it -> follow(it.who(), it.answer(), 1));
        world.settle();
        if (world.isDead()) world.rises();
    }

    private void act(int dice) {
        if (dice < 30) presses();
        else if (dice < 38) claims();
        else if (dice < 46) gives();
        else if (dice < 52) answersOffer();
        else if (dice < 58) opens();
        else if (dice < 66) types();
        else if (dice < 79) crowd();
        else if (dice < 90) passes();
        else if (dice < 94) redelivers();
        else if (dice < 98) weather();
        else if (dice < 99) world.restarts(Duration.ofMinutes(dice(2) == 0 ? 0 : dice(600)));
        else if (dice < 100 && dice(3) > 0) links();
        else if (dice < 100) call(somebody(), "my.erase-everything");
        else if (dice < 125) desk.act(now);
        else chores.act(now);
    }

    private Actor somebody() {
        return deeds.any(world.actors);
    }

    Optional<Answer> call(Actor who, String action, Map<String, String> values) {
        var id = world.newId();
        var erases = action.equals("my.erase-everything");
        var about = erases ? world.secrets.about(who) : Set.<String>of();
        var answer = world.deliver(id, who, action, values);
        if (!world.isDead() && erases && answer.filter(Answer.Done.class::isInstance).isPresent()) {
            world.forgotten(who);
            world.secrets.forgotten(who, about);
        }
        if (!world.isDead() && dice(12) == 0) twice(id, who, action, values, answer);
        return answer.map(it -> follow(who, it, 2));
    }

    private Optional<Answer> call(Actor who, String action, String... values) {
        var all = new LinkedHashMap<String, String>();
        for (var i = 0; i < values.length; i += 2) all.put(values[i], values[i + 1]);
        return call(who, action, all);
    }

    /** A platform tells what somebody wrote. */
    Optional<Answer> tells(Actor who, String notice, Map<String, String> values, Address in) {
        var id = world.newId();
        world.writtenIn(id, in);
        return world.deliver(id, who, notice, values);
    }

    /** A form is filled in and sent; one that comes back is filled in again. */
    private Answer follow(Actor who, Answer answer, int patience) {
        var draft = switch (answer) {
            case Answer.Form form -> Optional.of(form.draft());
            case Answer.Refused no -> no.draft();
            case Answer.Done _, Answer.Download _, Answer.Broken _ -> Optional.<Draft>empty();
        };
        if (draft.isEmpty() || patience == 0 || world.isDead() || dice(5) == 0) return answer;
        world.typed();
        if (world.isDead()) return answer;
        var action = world.life().bot().action(draft.get().action()).orElseThrow();
        var values = deeds.fill(action, who, world, 0.2);
        action.asks().stream().filter(field -> field instanceof usher.Field.Id).forEach(field -> values.remove(field.name()));
        values.put(Draft.FIELD, draft.get().id());
        return world.deliver(world.newId(), who, action.name(), values).map(it -> follow(who, it, patience - 1)).orElse(answer);
    }

    /** The same call once more changes nothing, and is answered alike. */
    private void twice(String id, Actor who, String action, Map<String, String> values, Optional<Answer> first) {
        if (first.filter(Answer.Done.class::isInstance).isEmpty()) return;
        world.said.stream().filter(it -> it.id().equals(id)).findFirst().ifPresent(this::redelivered);
    }

    private void redelivers() {
        if (!world.said.isEmpty()) redelivered(deeds.any(world.said));
    }

    private void redelivered(World.Said it) {
        if (world.isDead() || it.at().plus(Duration.ofHours(23)).isBefore(world.clock.instant())) return;
        var before = counted();
        world.trail.add("again " + it.id());
        var answer = world.life().answer(world.made(it.id(), it.who(), it.action(), it.values()));
        if (world.isDead()) return;
        if (answer.isEmpty() || !answer.get().equals(it.answer()) && !forgotten(it)) world.wrong.add("4 answered otherwise when it was delivered again: " + it + " then " + answer);
        if (!before.equals(counted())) world.wrong.add("4 done twice: " + it + " " + before + " then " + counted() + ", answered " + answer);
    }

    /** Whoever had everything about them erased is answered no more than that. */
    private boolean forgotten(World.Said it) {
        return world.ground.look("select answer from answered where call_id = '" + it.id() + "' and answer not like '%That was done already%'").isEmpty();
    }

    private List<Object> counted() {
        var row = world.ground.look("select (select count(*) from audit), (select count(*) from seat), (select count(*) from message), (select sum(wanted_version) from message), (select count(*) from timer)").getFirst();
        return java.util.Arrays.asList(row);
    }

    private void presses() {
        var all = new ArrayList<Pressed>();
        for (var i = 1 + dice(9); i > 0; i--) {
            var who = somebody();
            pressed(who).ifPresent(it -> all.add(new Pressed(who, it)));
        }
        all.stream().filter(it -> !plain(it.press.action())).findFirst().ifPresent(it -> call(it.who, it.press.action(), it.press.values()));
        if (!world.isDead()) together(all.stream().filter(it -> plain(it.press.action())).toList());
    }

    /** A button that asks for nothing more: its press is written together with others. */
    private boolean plain(String action) {
        return world.life().bot().action(action).filter(it -> it.handler() instanceof Handler.Write && !it.name().startsWith("my.erase") && it.asks().stream().allMatch(usher.Field.Id.class::isInstance)).isPresent();
    }

    record Pressed(Actor who, Press press) {}

    private Optional<Press> pressed(Actor who) {
        var controls = world.controls(who);
        if (controls.isEmpty()) return Optional.empty();
        return switch (deeds.any(controls)) {
            case Card.Button button when (button.enabled() || dice(8) == 0) && (!isGrave(button.action()) || dice(12) == 0) -> Optional.of(new Press(button.action(), map(button.values())));
            case Card.Pick pick when !pick.options().isEmpty() -> {
                var values = map(pick.values());
                values.put(pick.field(), deeds.any(pick.options()).value());
                yield Optional.of(new Press(pick.action(), values));
            }
            case Card.Button _, Card.Pick _, Card.Link _ -> Optional.empty();
        };
    }

    /** What would soon leave nothing to play with. */
    private static boolean isGrave(String action) {
        return action.startsWith("my.erase") || action.contains("cancel") || action.contains("close") || action.equals("usher.channel");
    }

    private static Map<String, String> map(List<Value> values) {
        var all = new LinkedHashMap<String, String>();
        values.forEach(it -> all.put(it.name(), it.text()));
        return all;
    }

    private Optional<Rows.Thing> thing() {
        var all = now.things().values().stream().filter(Rows.Thing::open).toList();
        if (all.isEmpty()) return Optional.empty();
        return Optional.of(all.get(Math.max(dice(all.size()), dice(all.size())))); // rather a new one
    }

    private Actor of(Rows.Thing thing) {
        var own = now.persons();
        var all = world.actors.stream().filter(it -> own.containsKey(it.account().key()) && Rows.in(now.communities(), Rows.in(own, it.account().key())) == thing.community()).toList();
        return all.isEmpty() || dice(40) == 0 ? somebody() : deeds.any(all);
    }

    private void claims() {
        thing().ifPresent(thing -> {
            var press = claim(thing);
            call(of(thing), press.action(), press.values());
        });
    }

    record Press(String action, Map<String, String> values) {}

    private Press claim(Rows.Thing thing) {
        var options = now.pools().values().stream().filter(pool -> pool.root() == thing.root() && !pool.isRoot()).toList();
        var pool = options.isEmpty() ? thing.root() : deeds.any(options).id();
        if (thing.subject().startsWith("event")) return new Press("event.going", Map.of("event", Long.toString(thing.id()), "option", Long.toString(pool)));
        if (options.isEmpty()) return new Press(dice(6) == 0 ? "drop.another" : "drop.claim", Map.of("drop", Long.toString(thing.id())));
        return new Press(dice(6) == 0 ? "drop.another-tier" : "drop.claim-tier", Map.of("tier", Long.toString(pool)));
    }

    private Optional<Actor> owner(Rows.Seat seat) {
        var all = world.actors.stream().filter(it -> Long.valueOf(seat.person()).equals(now.persons().get(it.account().key()))).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(deeds.any(all));
    }

    private Optional<Rows.Seat> seat(String state) {
        var all = now.seats().values().stream().filter(it -> it.state().equals(state) && now.things().containsKey(it.root()) && Rows.in(now.things(), it.root()).open()).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(deeds.any(all));
    }

    private void gives() {
        seat(dice(4) == 0 ? "waiting" : "held").ifPresent(seat -> owner(seat).ifPresent(who -> {
            var thing = Rows.in(now.things(), seat.root());
            if (dice(6) == 0 && seat.isHeld()) call(who, "seat.give", "which", Long.toString(seat.id()), "to", of(thing).account().key());
            else if (thing.subject().startsWith("drop")) call(who, "drop.give-back", "drop", Long.toString(thing.id()));
            else call(who, "event.decline", "event", Long.toString(thing.id()));
        }));
    }

    private void answersOffer() {
        seat("offered").ifPresent(seat -> owner(seat).ifPresent(who -> call(who, dice(3) == 0 ? "seat.pass" : "seat.accept", "seat", Long.toString(seat.id()))));
    }

    /** Somebody who may opens a drop or an event, of a few seats only. */
    private void opens() {
        var who = world.actors.get(List.of(0, 1, 20).get(dice(3)));
        if (now.things().values().stream().filter(it -> it.open()).count() > 9) return;
        var action = world.life().bot().action(dice(2) == 0 ? "drop.create" : "event.create").orElseThrow();
        var values = deeds.fill(action, who, world, 0.15);
        values.put("seats", Integer.toString(1 + dice(4)));
        values.keySet().removeAll(List.of("tokens", "usher-role", "attended", "role"));
        if (dice(3) > 0) values.remove("opens");
        call(who, action.name(), values);
    }

    /** Somebody types a command, rather one who may; or forges a press. */
    private void types() {
        var who = dice(2) == 0 ? world.actors.get(List.of(0, 1, 20).get(dice(3))) : somebody();
        var all = world.life().bot().actions().stream().filter(it -> it.trigger() instanceof Trigger.Command || it.trigger() instanceof Trigger.Press).toList();
        var action = deeds.any(all);
        if (isGrave(action.name()) && dice(6) != 0 || action.name().startsWith("usher.connect")) return;
        call(who, action.name(), deeds.fill(action, who, world, 0.3));
    }

    /** Several press at the same moment. Their presses are handed in in another order than that of their arrival, and written together. */
    private void crowd() {
        var target = thing();
        if (target.isEmpty()) return;
        var all = new ArrayList<Pressed>();
        for (var i = 10 + dice(90); i > 0; i--) {
            all.add(new Pressed(of(target.get()), dice(5) == 0 ? giveBack(target.get()) : claim(target.get())));
        }
        together(all);
    }

    private static Press giveBack(Rows.Thing thing) {
        var id = Long.toString(thing.id());
        return thing.subject().startsWith("drop") ? new Press("drop.give-back", Map.of("drop", id)) : new Press("event.decline", Map.of("event", id));
    }

    /** Handed in in any order, they are written together in the order in which they arrived. Some are delivered twice. */
    void together(List<Pressed> all) {
        if (all.isEmpty()) return;
        var hold = world.life().bot().arrive();
        var calls = new ArrayList<usher.Call>();
        var who = new HashMap<String, Actor>();
        for (var it : all) {
            var call = world.made(world.newId(), it.who, it.press.action(), it.press.values());
            calls.add(call);
            who.put(call.id(), it.who);
        }
        var order = new ArrayList<>(calls);
        if (dice(2) == 0) java.util.Collections.reverse(order);
        var answers = new HashMap<String, CompletableFuture<Answer>>();
        for (var call : order) {
            answers.put(call.id(), world.life().bot().handle(call).toCompletableFuture());
            if (dice(10) == 0) world.life().bot().handle(world.made(call.id(), Rows.in(who, call.id()), call.action(), call.values().raw()));
        }
        var commits = world.ground.disk().commits();
        world.life().bot().passBy(hold);
        answers.values().forEach(it -> answer(it));
        var groups = world.ground.disk().commits() - commits;
        for (var call : calls) {
            world.trail.add("together " + Rows.in(who, call.id()).word() + " " + call.action() + " " + World.shown(call.values().raw()));
            world.heard(call.id(), Rows.in(who, call.id()), call.action(), call.values().raw(), answer(Rows.in(answers, call.id())));
        }
        if (world.isDead()) return;
        if (groups > 1) world.wrong.add("6 a crowd of " + calls.size() + " waited for " + groups + " groups");
        inOrder(calls, who);
    }

    private static Optional<Answer> answer(CompletableFuture<Answer> future) {
        try {
            return Optional.of(future.get(Life.PATIENCE, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of those who came new to a line in this round, each has a place in the order in which they came. */
    private void inOrder(List<usher.Call> calls, Map<String, Actor> who) {
        var first = new HashMap<Place, Integer>();
        var left = new java.util.HashSet<Long>();
        for (var i = 0; i < calls.size(); i++) {
            var person = now.persons().get(Rows.in(who, calls.get(i).id()).account().key());
            var root = root(calls.get(i));
            if (person == null || root.isPresent() && isAskedWhich(calls.get(i), root.get())) continue;
            if (root.isPresent()) first.putIfAbsent(new Place(person, root.get()), i);
            else left.add(person); // they may have given up what they got, and come anew
        }
        var came = new HashMap<Long, Integer>();
        for (var it : world.ground.look("select id, root_id, person_id from seat order by id")) {
            var place = first.get(new Place((Long) it[2], (Long) it[1]));
            if (place == null || left.contains((Long) it[2]) || now.seats().containsKey((Long) it[0]) || now.seats().values().stream().anyMatch(seat -> seat.person() == (Long) it[2] && seat.root() == (Long) it[1])) continue;
            if (came.getOrDefault((Long) it[1], -1) > place) world.wrong.add("3 not in the order of arrival: seat " + it[0] + " of person " + it[2]);
            came.put((Long) it[1], place);
        }
    }

    private record Place(long person, long root) {}

    /** Where there are tiers a press that names none is no claim yet. */
    private boolean isAskedWhich(usher.Call call, long root) {
        return List.of("drop.claim", "drop.another").contains(call.action()) && now.pools(root).size() > 1;
    }

    /** Which seats are claimed. */
    private Optional<Long> root(usher.Call call) {
        var values = call.values().raw();
        return switch (call.action()) {
            case "drop.claim" -> Optional.ofNullable(now.roots().get("drop " + values.get("drop")));
            case "event.going" -> Optional.ofNullable(now.roots().get("event " + values.get("event")));
            case "drop.claim-tier" -> now.pools().values().stream().filter(pool -> Long.toString(pool.id()).equals(values.get("tier"))).findFirst().map(Rows.Pool::root);
            default -> Optional.empty();
        };
    }

    private void passes() {
        world.passes(switch (dice(12)) {
            case 0, 1, 2, 3 -> Duration.ofSeconds(1 + dice(100));
            case 4, 5, 6 -> Duration.ofMinutes(1 + dice(50));
            case 7, 8, 9 -> Duration.ofHours(1 + dice(12));
            case 10 -> Duration.ofDays(1 + dice(3));
            default -> Duration.ofDays(1 + dice(14));
        });
    }

    private void weather() {
        world.stepped();
        var board = deeds.any(List.of(Rows.in(world.boards, "discord"), Rows.in(world.boards, "slack")));
        switch (dice(7)) {
            case 0, 1 -> board.weather(0.05 + dice(40) / 100.0, dice(3) > 0 ? 0 : 0.02);
            case 2 -> board.down(Duration.ofMinutes(1 + dice(600)));
            case 3 -> board.up();
            case 4 -> {
                var posts = board.posts();
                if (!posts.isEmpty()) board.takeAway(deeds.any(posts).reference());
            }
            default -> board.close(deeds.any(world.actors).account().user(), world.chance.nextBoolean());
        }
    }

    /** Two accounts become one person. */
    private void links() {
        var one = world.anybody(0);
        var other = world.actors.stream().filter(it -> it.community() == 0 && !it.account().space().equals(one.account().space())).toList();
        var two = deeds.any(other);
        world.deliver(world.newId(), one, "my.link", Map.of());
        if (world.isDead()) return;
        world.last(one).map(Words::of).map(java.util.regex.Pattern.compile("[A-Z2-9]{4}-[A-Z2-9]{4}")::matcher).filter(java.util.regex.Matcher::find)
            .ifPresent(code -> call(two, "my.link", "code", code.group()));
    }

    /** The alarm rings no later than the next timer is due. */
    private void truth() {
        if (world.isDead()) return;
        var due = world.ground.look("select min(due) from timer where parked is null").getFirst()[0];
        if (due == null) return;
        var rings = world.life().bell().next().orElse(Instant.MAX);
        if (rings.isAfter(Rows.instant(due)) && Rows.instant(due).isAfter(world.clock.instant())) world.wrong.add("5 the alarm rings at " + rings + ", but a timer is due at " + due);
    }
}
