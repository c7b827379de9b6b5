package usher.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import usher.hours.Move;

/**
 * Whoever is waited for hears of it once before the clock acts, and once when it has: or it is on record why they did not. What is said is known by the number
 * in its key, which lies between those of the moves before and after it.
 */
final class Warnings {

    private static final Pattern SAID = Pattern.compile(".*\\|?case (\\d+) (lease|nudge|lease over|closed) (\\d+)(?: before \\d+)?");
    private static final Pattern LATE = Pattern.compile("hours\\.due case (\\d+)");
    private static final Set<String> BEFORE = Set.of("lease", "nudge");

    private final Map<Long, Long> latest = new HashMap<>();
    private long last;
    private final Map<Long, TreeSet<Long>> warned = new HashMap<>();
    private final Map<Long, TreeSet<Long>> over = new HashMap<>();
    private final Set<Long> seen = new HashSet<>();

    /** What is broken by what was done and said since it was asked last. */
    List<String> broken(Rows before, Rows now) {
        var broken = new ArrayList<String>();
        now.messages().forEach((id, message) -> {
            if (seen.add(id)) hear(message.spot());
        });
        for (var skip : now.skips()) {
            hear(skip.what());
            var late = LATE.matcher(skip.what());
            if (late.matches()) warned.computeIfAbsent(Long.parseLong(late.group(1)), _ -> new TreeSet<>()).add(skip.id());
        }
        renewed(before, now);
        for (var entry : now.hours().entries()) {
            var since = latest.put(entry.of(), entry.id());
            if (since == null || !now.hours().cases().containsKey(entry.of()) || now.did("erase", "link", "unlink") || isLed(before, entry.of())) continue;
            var often = warned.getOrDefault(entry.of(), new TreeSet<>()).subSet(since, entry.id()).size();
            if (often > 1) broken.add("5 warned " + often + " times before " + entry);
            if (entry.person() != null || entry.move() != Move.LET_GO && entry.move() != Move.RESOLVE) continue;
            if (often == 0) broken.add("5 nobody was warned, and nothing says why, before " + entry);
            if (over.getOrDefault(entry.of(), new TreeSet<>()).tailSet(entry.id()).size() != 1) broken.add("5 not told once what the clock did: " + entry);
        }
        return broken;
    }

    private static boolean isLed(Rows before, long id) {
        var was = before.hours().cases().get(id);
        return was != null && was.lead() != null;
    }

    /** Who writes about a case, or leads others from now on, has their time from then on without a move of it. */
    private void renewed(Rows before, Rows now) {
        for (var it : now.hours().cases().values()) {
            var was = before.hours().cases().get(it.id());
            if (was != null && it.until() != null && !it.until().equals(was.until()) && now.hours().entries().stream().noneMatch(entry -> entry.of() == it.id())) latest.put(it.id(), last);
        }
        last = Math.max(Math.max(now.lastAct(), now.hours().lastEntry()), now.messages().keySet().stream().mapToLong(Long::longValue).max().orElse(0));
    }

    private void hear(String spot) {
        var said = SAID.matcher(spot);
        if (said.matches()) (BEFORE.contains(said.group(2)) ? warned : over).computeIfAbsent(Long.parseLong(said.group(1)), _ -> new TreeSet<>()).add(Long.parseLong(said.group(3)));
    }
}
