package usher.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import usher.Quiet;

/**
 * What is true of checklists after every step: everybody has each once, what they were told of it holds, and they are asked about it once a day of theirs at most, never at night, about nothing that
 * is settled or not theirs, and not left out without a word.
 */
final class NudgeLaws {

    private static final Pattern NUDGE = Pattern.compile("(.*)/direct/([^|]*)\\|nudge (\\d{4}-\\d\\d-\\d\\d)");
    private static final Pattern ITEM = Pattern.compile("\"value\":\"(\\d+)\"");
    /** Nobody is asked more often, unless they opened it again. */
    private static final int MOST = 4;
    /** Whoever ignores what they are asked is asked again within a week, or after the weekend that follows it. */
    private static final Duration LONGEST = Duration.ofDays(11);

    /** An item that somebody was given. */
    private record Item(long id, long assignment, long person, String stands, @Nullable Instant ask, int asked, long event, long list, boolean before, @Nullable Instant taken, @Nullable Instant changed, Instant starts) {
        boolean isOpen() {
            return stands.equals("OPEN") && taken == null;
        }
    }

    private final World world;
    private Map<Long, Item> was = Map.of();
    /** When who was asked, by account. */
    private final Map<String, List<Instant>> asked = new HashMap<>();
    private List<String> broken = new ArrayList<>();

    NudgeLaws(World world) {
        this.world = world;
    }

    /** What was broken since it was asked last, in words that begin with the rule's number. */
    List<String> broken(Rows before, Rows now) {
        broken = new ArrayList<>();
        var is = items();
        if (!is.isEmpty() || !was.isEmpty() || !world.ticks.told().isEmpty()) {
            onceEach(is);
            whatWasToldHolds(is, now);
            askedOnce(is, before, now);
            now.messages().values().stream().filter(it -> !before.messages().containsKey(it.id()) && it.wanted()).forEach(it -> said(it, is, before, now));
            somebodyAsks(is, now);
        }
        was = is;
        world.ticks.acted().clear();
        return broken;
    }

    private void hold(boolean rule, String words) {
        if (!rule) broken.add(words);
    }

    private Map<Long, Item> items() {
        var items = new LinkedHashMap<Long, Item>();
        for (var it : world.ground.look("select i.id, i.assignment_id, i.person_id, i.stands, i.ask_at, i.asked, a.event_id, a.checklist_id, a.part, a.taken_at, i.changed_at, a.starts_at "
            + "from assignment_item i join assignment a on a.id = i.assignment_id order by i.id")) {
            items.put((Long) it[0], new Item((Long) it[0], (Long) it[1], (Long) it[2], (String) it[3], at(it[4]), (Integer) it[5], (Long) it[6], (Long) it[7], it[8].equals("BEFORE"), at(it[9]), at(it[10]), Rows.instant(it[11])));
        }
        return items;
    }

    private static @Nullable Instant at(@Nullable Object value) {
        return value == null ? null : Rows.instant(value);
    }

    private void onceEach(Map<Long, Item> is) {
        if (is.keySet().equals(was.keySet())) return;
        var given = new HashMap<List<Object>, Long>();
        is.values().forEach(it -> hold(Objects.requireNonNullElse(given.putIfAbsent(List.of(it.event(), it.list(), it.before(), it.person()), it.assignment()), it.assignment()) == it.assignment(), "5 given twice: " + it));
    }

    private void whatWasToldHolds(Map<Long, Item> is, Rows now) {
        for (var told : List.copyOf(world.ticks.told().entrySet())) {
            var item = is.get(told.getKey());
            if (item != null) hold(item.stands().equals(told.getValue()), "2 told " + told.getValue() + ", but it is " + item);
            else {
                hold(now.did("erase", "link"), "2 told " + told.getValue() + ", but item " + told.getKey() + " is gone");
                world.ticks.told().remove(told.getKey());
            }
        }
    }

    /** Whoever is asked is told, or it is on record why not; and they were not asked before on that day of theirs. */
    private void askedOnce(Map<Long, Item> is, Rows before, Rows now) {
        var people = new HashSet<Long>();
        for (var it : is.values()) {
            var earlier = was.get(it.id());
            if (earlier == null || it.asked() <= earlier.asked() || it.person() != earlier.person()) continue;
            hold(it.asked() == earlier.asked() + 1 && (it.asked() <= MOST || it.changed() != null), "5 asked about too often: " + earlier + " is " + it);
            people.add(it.person());
        }
        for (var person : people) {
            var accounts = accounts(person, now);
            hold(accounts.stream().anyMatch(world.ticks.acted()::contains) || isSaid(accounts, before, now), "5 asked, but not told, and nothing says why: person " + person);
            var zone = wishes(person).zone();
            var today = world.clock.instant().atZone(zone).toLocalDate();
            accounts.stream().flatMap(it -> asked.getOrDefault(it, List.of()).stream()).filter(at -> at.atZone(zone).toLocalDate().equals(today))
                .forEach(at -> hold(false, "5 asked twice on a day: person " + person + " in " + zone + " at " + at + " and " + world.clock.instant()));
            accounts.forEach(it -> asked.computeIfAbsent(it, _ -> new ArrayList<>()).add(world.clock.instant()));
        }
    }

    private static Set<String> accounts(long person, Rows now) {
        var all = new HashSet<String>();
        now.persons().forEach((account, of) -> {
            if (of == person) all.add(account);
        });
        return all;
    }

    private static boolean isSaid(Set<String> accounts, Rows before, Rows now) {
        return now.messages().values().stream().anyMatch(it -> {
            var earlier = before.messages().get(it.id());
            return (earlier == null || earlier.version() != it.version()) && accounts.contains(account(it.spot()));
        }) || now.skips().stream().anyMatch(it -> it.what().startsWith("message ") && accounts.contains(account(it.what().substring("message ".length()))));
    }

    /** Whose nudge that is. */
    private static String account(String spot) {
        var nudge = NUDGE.matcher(spot);
        return nudge.matches() ? nudge.group(1) + "/" + nudge.group(2) : "";
    }

    /** How somebody wants to be written to. */
    private record Wishes(ZoneId zone, String quiet, boolean muted) {}

    private Wishes wishes(long person) {
        var row = world.ground.look("select coalesce(p.zone, c.zone), p.quiet, p.muted from person p join community c on c.id = p.community_id where p.id = " + person).getFirst();
        return new Wishes(ZoneId.of((String) row[0]), row[1] == null ? Quiet.NIGHT.written() : (String) row[1], (Boolean) row[2]);
    }

    private void said(Rows.Message message, Map<Long, Item> is, Rows before, Rows now) {
        var account = account(message.spot());
        var person = now.persons().get(account);
        if (person == null) return;
        var row = world.ground.look("select wanted, wanted_at, wanted_version from message where id = " + message.id()).getFirst();
        var at = Rows.instant(row[1]);
        if (!row[2].equals(1)) return; // it says what is left of it by now
        if (!world.hasWishedSince(account, at)) {
            var wishes = wishes(person);
            hold(!wishes.muted(), "9 asked, though they muted: " + message);
            hold(wishes.quiet().equals("never") || !Quiet.of(wishes.quiet()).holds(at, wishes.zone()), "9 asked in quiet hours: " + message + " at " + at + " with " + wishes);
        }
        var about = ITEM.matcher((String) row[0]);
        while (about.find()) isTheirs(is.get(Long.valueOf(about.group(1))), person, at, message, before, now);
    }

    private void isTheirs(@Nullable Item it, long person, Instant at, Rows.Message message, Rows before, Rows now) {
        hold(it != null && it.person() == person, "8 asked about what is not theirs: " + it + " in " + message);
        if (it == null) return;
        hold(it.stands().equals("OPEN") || it.changed() != null && !it.changed().isBefore(at), "5 asked about what is settled: " + it + " in " + message);
        hold(it.taken() == null || !it.taken().isBefore(at), "5 asked about what was taken back: " + it + " in " + message);
        if (!it.before()) return;
        hold(at.isBefore(it.starts()), "5 asked about what is over: " + it + " in " + message);
        var whom = world.ground.look("select for_whom from checklist where id = " + it.list());
        if (!whom.isEmpty() && whom.getFirst()[0].equals("ATTENDEES")) hold(isIn(it, before) || isIn(it, now), "5 asked about what they gave up: " + it + " in " + message);
    }

    private static boolean isIn(Item it, Rows rows) {
        var root = rows.roots().get("event " + it.event());
        return rows.seats().values().stream().anyMatch(seat -> root != null && seat.root() == root && seat.person() == it.person() && seat.isHeld());
    }

    /** What is open is asked about at some time, unless it was often enough. */
    private void somebodyAsks(Map<Long, Item> is, Rows now) {
        if (is.equals(was)) return;
        var timers = new HashMap<String, Instant>();
        for (var it : world.ground.look("select name, due from timer where name like 'nudge %' and parked is null")) timers.put((String) it[0], Rows.instant(it[1]));
        for (var it : is.values()) {
            if (!it.isOpen() || !now.here().contains(it.person())) continue;
            hold(it.ask() != null || it.before() || it.asked() >= MOST, "5 open, and never asked about: " + it);
            if (it.ask() == null) continue;
            var due = timers.get("nudge " + it.person());
            var from = it.ask().isBefore(world.clock.instant()) ? world.clock.instant() : it.ask();
            hold(due != null && !due.isAfter(from.plus(LONGEST)), "5 nobody asks: " + it + " on " + due);
        }
    }
}
