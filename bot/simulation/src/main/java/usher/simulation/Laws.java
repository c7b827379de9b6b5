package usher.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is true of the rows after every step, whatever the step was; asked of the rows alone, not of the code that wrote them. */
final class Laws {

    private static final Pattern CUTOFF = Pattern.compile("\"cutoff\":(\\d+)");

    private final Ground ground;
    private final Rows before;
    private final Rows now;
    private final List<String> broken = new ArrayList<>();

    private Laws(Ground ground, Rows before, Rows now) {
        this.ground = ground;
        this.before = before;
        this.now = now;
    }

    /** What was broken between the two, in words that begin with the rule's number. */
    static List<String> broken(Ground ground, Rows before, Rows now, Instant at) {
        var laws = new Laws(ground, before, now);
        laws.neverOversold();
        laws.theLineIsNotOvertaken();
        laws.nobodyWaitsWhileASeatIsFree(at);
        laws.everyConfirmedSeatIsAccountedFor();
        laws.nothingWantedVanishes(at);
        return laws.broken;
    }

    private void hold(boolean rule, String words) {
        if (!rule) broken.add(words);
    }

    private void neverOversold() {
        if (now.seats().equals(before.seats()) && now.pools().equals(before.pools())) return;
        for (var pool : now.pools().values()) hold(now.free(pool) >= 0, "1 oversold: pool " + pool + " by " + -now.free(pool));
        var slots = new HashSet<String>();
        for (var seat : now.seats().values()) {
            if (seat.waits()) continue;
            hold(slots.add("root " + seat.root() + " " + seat.total()), "1 oversold: two on one seat, " + seat);
            hold(slots.add("pool " + seat.pool() + " " + seat.slot()), "1 oversold: two on one seat, " + seat);
        }
        var each = now.seats().values().stream().collect(Collectors.groupingBy(seat -> List.of(seat.root(), seat.person()), Collectors.counting()));
        each.forEach((whose, number) -> hold(number <= Rows.in(now.pools(), whose.getFirst()).perPerson(), "1 above the limit: person " + whose.getLast() + " has " + number + " of pool " + whose.getFirst()));
    }

    /** Whoever got a place in this step stood, as the line is now, before all who waited then and still do and could have had it. */
    private void theLineIsNotOvertaken() {
        if (now.seats().equals(before.seats())) return;
        var still = now.seats().values().stream().filter(seat -> seat.waits() && waited(seat.id())).toList();
        for (var seat : now.seats().values()) {
            var was = before.seats().get(seat.id());
            if (seat.waits() || was != null && !was.waits()) continue;
            for (var other : still) {
                if (other.root() != seat.root()) continue;
                var could = other.pool() == seat.pool() || now.free(Rows.in(now.pools(), other.pool())) > 0;
                hold(!could || seat.line() < other.line(), "3 overtaken: " + seat + " went before " + other);
            }
        }
        for (var seat : still) {
            var was = Rows.in(before.seats(), seat.id());
            hold(was.line() == seat.line() || now.did(seat.root(), "move", "draw", "drawn") > 0, "3 overtaken: a place in line changed without an audited move or draw: " + was + " to " + seat);
        }
    }

    /** What is free is offered at once to whoever waits for it, unless the drop is held up, its draw is to come, or it is over. */
    private void nobodyWaitsWhileASeatIsFree(Instant at) {
        if (now.seats().equals(before.seats()) && now.pools().equals(before.pools()) && now.things().equals(before.things())) return;
        for (var seat : now.seats().values()) {
            var thing = now.things().get(seat.root());
            if (!seat.waits() || thing == null || !thing.offers() || thing.over() != null && !at.isBefore(thing.over())) continue;
            if (now.serves(Rows.in(now.pools(), seat.pool()))) hold(takesNobody(thing, at), "3 somebody waits while a seat is free: " + seat + " of " + thing);
        }
    }

    /** Signing up for an event may end before it begins. */
    private boolean takesNobody(Rows.Thing thing, Instant at) {
        if (!thing.subject().startsWith("event") || thing.over() == null) return false;
        var cutoff = CUTOFF.matcher(ground.look("select bill from calendar_event where id = " + thing.id()).getFirst()[0].toString());
        return cutoff.find() && !at.isBefore(thing.over().minus(Duration.ofMinutes(Long.parseLong(cutoff.group(1)))));
    }

    private boolean waited(long seat) {
        var was = before.seats().get(seat);
        return was != null && was.waits();
    }

    private void everyConfirmedSeatIsAccountedFor() {
        if (now.seats().equals(before.seats())) return;
        var gone = new HashMap<Long, Integer>();
        var unseated = new HashMap<Long, Integer>();
        var passedOn = new HashMap<Long, Integer>();
        for (var seat : before.seats().values()) {
            if (!seat.isHeld()) continue;
            var is = now.seats().get(seat.id());
            if (is == null) gone.merge(seat.root(), 1, Integer::sum);
            else if (is.waits()) unseated.merge(seat.root(), 1, Integer::sum);
            else if (!is.isHeld()) broken.add("2 a confirmed seat is not held any more: " + is);
            else if (is.person() != seat.person() && now.communities().containsKey(seat.person())) passedOn.merge(seat.root(), 1, Integer::sum);
        }
        gone.forEach((root, number) -> hold(number <= now.did(root, "give back", "moved out", "merged", "left", "erased", "change option", "move", "expire"), "2 confirmed seats are gone unaudited: " + number + " of " + now.things().get(root)));
        unseated.forEach((root, number) -> hold(number <= now.did(root, "move"), "2 confirmed seats were taken away unaudited: " + number + " of " + now.things().get(root)));
        passedOn.forEach((root, number) -> hold(number <= now.did(root, "take over"), "2 confirmed seats changed hands unaudited: " + number + " of " + now.things().get(root)));
    }

    /** A message that lost its point before anybody was shown it does not go without a word about that. */
    private void nothingWantedVanishes(Instant at) {
        if (now.acts().stream().anyMatch(it -> it.act().equals("erase"))) return;
        for (var message : before.messages().values()) {
            if (now.messages().containsKey(message.id()) || !message.wanted() || message.reference() != null || message.until() == null || !message.until().isBefore(at)) continue;
            hold(now.skips().stream().anyMatch(it -> it.what().equals("message " + message.spot())), "5 neither sent nor recorded as skipped: " + message);
        }
    }
}
