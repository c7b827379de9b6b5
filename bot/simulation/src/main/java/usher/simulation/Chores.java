package usher.simulation;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people write, give, tick off, put off and take back of checklists, and when they want to be asked about them, as chance has it. */
final class Chores {

    private static final List<String> DUE = List.of("1 h after", "1 day after", "2 days after", "friday 17:00 after", "1 week after", "3 days after item 1", "1 h before", "1 day before", "2 days before");
    private static final List<String> UNTIL = List.of("tomorrow", "next week", "2027-04-05", "in 3 h", "fri 6pm");
    private static final List<String> QUIET = List.of("22-8", "never", "13:00-15:00", "0-23", "9-21");
    private static final List<String> ZONES = List.of("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Auckland");
    private static final int MOST_LISTS = 4;

    private final World world;
    private final Acts acts;
    private final Deeds deeds;
    private Rows now;

    Chores(World world, Acts acts) {
        this.world = world;
        this.acts = acts;
        this.deeds = world.deeds;
        this.now = Rows.of(world.ground, null);
    }

    private int dice(int sides) {
        return world.chance.nextInt(sides);
    }

    /** Some of it at a time. */
    void act(Rows rows) {
        now = rows;
        for (var i = 2 + dice(6); i > 0 && !world.isDead() && world.wrong.isEmpty(); i--) {
            act();
            world.settle();
            if (world.isDead()) return;
            world.judged.run();
            now = world.rows.get();
        }
    }

    private void act() {
        switch (dice(24)) {
            case 0 -> writes();
            case 1, 2, 3 -> attaches();
            case 4, 5 -> marks();
            case 6, 7, 8 -> wishes();
            case 9, 10, 11 -> world.passes(Duration.ofHours(6 + dice(40)));
            default -> says();
        }
    }

    private Actor moderator() {
        return world.actors.get(List.of(0, 1, 20).get(dice(3)));
    }

    private long community(Actor who) {
        var person = now.persons().get(who.account().key());
        return person == null ? 0 : now.communities().getOrDefault(person, 0L);
    }

    private List<Object[]> lists(Actor who) {
        return world.ground.look("select id from checklist where community_id = " + community(who) + " order by id");
    }

    /** A checklist, or one more item of one. */
    private void writes() {
        var who = moderator();
        var own = lists(who);
        if (own.size() < MOST_LISTS) acts.call(who, "checklist.create", Map.of("name", deeds.says(who), "for", List.of("attendees", "attendees", "hosts", "no-shows").get(dice(4)), "weekends", dice(2) == 0 ? "no" : "yes"));
        if (world.isDead()) return;
        var all = lists(who);
        if (all.isEmpty()) return;
        var list = own.size() < all.size() ? all.getLast()[0] : deeds.any(all)[0];
        for (var i = 1 + dice(3); i > 0 && !world.isDead(); i--) {
            acts.call(who, "checklist.item", Map.of("checklist", list.toString(), "promise", deeds.says(who), "due", deeds.any(DUE), "proof", List.of("none", "none", "words", "link").get(dice(4))));
        }
    }

    private void attaches() {
        var who = moderator();
        var all = lists(who);
        var events = now.things().values().stream().filter(it -> it.open() && it.subject().startsWith("event") && it.community() == community(who)).toList();
        if (all.isEmpty()) {
            writes();
        } else if (events.isEmpty()) {
            var values = deeds.fill(world.life().bot().action("event.create").orElseThrow(), who, world, 0);
            values.put("start", deeds.any(List.of("in 20 min", "in 6 h", "in 2 days")));
            acts.call(who, "event.create", values);
        } else {
            var event = deeds.any(events);
            acts.call(who, dice(12) == 0 ? "checklist.detach" : "checklist.attach", Map.of("checklist", deeds.any(all)[0].toString(), "event", Long.toString(event.id())));
            goes(event);
        }
    }

    private void goes(Rows.Thing event) {
        var pools = now.pools().values().stream().filter(pool -> pool.root() == event.root() && (!pool.isRoot() || now.pools(event.root()).size() == 1)).toList();
        for (var i = dice(4); i > 0 && !world.isDead() && !pools.isEmpty(); i--) {
            acts.call(deeds.any(world.actors), "event.going", Map.of("event", Long.toString(event.id()), "option", Long.toString(deeds.any(pools).id())));
        }
    }

    /** Somebody who had a seat came, or did not. */
    private void marks() {
        var seats = world.ground.look("select s.id from seat s join calendar_event e on e.pool_id = s.root_id where s.state = 'held' and e.ended_at is not null order by s.id");
        if (!seats.isEmpty()) acts.call(moderator(), dice(3) == 0 ? "event.missed" : "event.came", Map.of("seat", deeds.any(seats)[0].toString(), "page", "0"));
    }

    private void wishes() {
        var items = world.ground.look("select person_id from assignment_item where asked > 0 order by id");
        var who = items.isEmpty() || dice(3) == 0 ? deeds.any(world.actors) : owner((Long) deeds.any(items)[0]).orElse(deeds.any(world.actors));
        switch (dice(5)) {
            case 0 -> acts.call(who, "my.zone", Map.of("zone", deeds.any(ZONES)));
            case 1, 2 -> acts.call(who, "my.quiet", Map.of("hours", deeds.any(QUIET)));
            case 3 -> acts.call(who, "my.mute", Map.of());
            default -> acts.call(who, "my.unmute", Map.of());
        }
    }

    /** Whoever has an item says something of it; now and then somebody who has not. */
    private void says() {
        var items = world.ground.look("select id, person_id, stands from assignment_item order by id");
        if (items.isEmpty()) return;
        var item = deeds.any(items);
        var who = dice(20) == 0 ? Optional.of(deeds.any(world.actors)) : owner((Long) item[1]);
        who.ifPresent(it -> says(it, item[0].toString(), item[2].equals("OPEN")));
    }

    private Optional<Actor> owner(long person) {
        var all = world.actors.stream().filter(it -> Long.valueOf(person).equals(now.persons().get(it.account().key()))).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(deeds.any(all));
    }

    private void says(Actor who, String item, boolean open) {
        var values = new LinkedHashMap<>(Map.of("item", item));
        var action = open ? List.of("done", "done", "prove", "later", "later", "not-mine", "all-later").get(dice(7)) : List.of("undo", "undo", "done", "why", "not-mine").get(dice(5));
        switch (action) {
            case "prove" -> values.put("proof", "https://example.org/" + who.word());
            case "later", "all-later" -> values.put("until", deeds.any(UNTIL));
            case "why" -> values.put("reason", who.word());
            default -> { }
        }
        if (action.equals("all-later")) values.remove("item");
        acts.call(who, "checklist." + action, values);
    }
}
