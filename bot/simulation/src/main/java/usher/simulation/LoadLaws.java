package usher.simulation;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import usher.hours.Move;

/** Whoever is on a break is given no case, and nobody more in a week than they said. */
final class LoadLaws {

    private LoadLaws() {}

    /** What was broken by the cases that somebody took or was handed since {@code before}. */
    static List<String> broken(Ground ground, Rows before, Rows now, Instant at) {
        var broken = new ArrayList<String>();
        if (now.did("link", "unlink", "erase")) return broken;
        for (var entry : now.hours().entries()) {
            var it = now.hours().cases().get(entry.of());
            if (it == null || it.mentor() == null || entry.move() != Move.TAKE && entry.move() != Move.HAND_OVER) continue;
            var was = Optional.ofNullable(before.hours().cases().get(it.id()));
            if (was.filter(other -> !other.leads() || Objects.equals(other.mentor(), it.mentor())).isEmpty() && it.leads()) look(ground, it, entry, at, broken);
        }
        return broken;
    }

    private static void look(Ground ground, CaseRows.Case it, CaseRows.Entry entry, Instant at, List<String> broken) {
        for (var limit : ground.look("select a.until_at, c.cases, coalesce(p.zone, o.zone) from person p join community o on o.id = p.community_id left join mentor_away a on a.person_id = p.id left join care c on c.person_id = p.id where p.id = " + it.mentor())) {
            if (limit[0] != null && Rows.instant(limit[0]).isAfter(at)) broken.add("9 a case is given to somebody on a break: " + it);
            if (limit[1] == null) continue;
            var zone = ZoneId.of(limit[2].toString());
            var monday = at.atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).atStartOfDay(zone).toInstant();
            var taken = ground.look("select taken_at from case_taken where person_id = " + it.mentor()).stream().filter(row -> !Rows.instant(row[0]).isBefore(monday)).count();
            var again = ground.look("select at from case_entry where case_id = " + it.id() + " and move in ('TAKE', 'HAND_OVER') and id < " + entry.id()).stream().anyMatch(row -> !Rows.instant(row[0]).isBefore(monday)); // counted already
            if (taken > (Integer) limit[1] && !again) broken.add("9 a case too many in a week: " + taken + " of " + limit[1] + " by whoever has " + it);
        }
    }
}
