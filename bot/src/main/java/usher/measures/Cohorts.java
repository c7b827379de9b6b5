package usher.measures;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Who comes again, by when they first came: everybody whose first attended event of this community began in one calendar month is a cohort, and of each it is counted who attended an
 * event that began in the next month, in the one after and in the third. Months are those of the community's clock. A month that is not over yet is not counted. Whoever left since
 * is in their cohort, and did not come again.
 */
record Cohorts(List<Cohort> months) {

    static final int LATER = 3;

    /** One cohort; {@code again}: the first month after, the second, the third, and nothing for those that are not over. */
    record Cohort(YearMonth month, int size, List<Optional<Share>> again) {}

    /**
     * The cohorts from {@code since} on.
     *
     * @param first when everybody first came, ever
     * @param attended at least all that was attended since then
     */
    static Cohorts of(Map<Long, Instant> first, List<Facts.Attended> attended, YearMonth since, ZoneId zone, Instant now) {
        var cohorts = new TreeMap<YearMonth, Set<Long>>();
        first.forEach((who, at) -> {
            var month = month(at, zone);
            if (!month.isBefore(since)) cohorts.computeIfAbsent(month, _ -> new HashSet<>()).add(who);
        });
        var months = new HashMap<YearMonth, Set<Long>>();
        attended.forEach(it -> months.computeIfAbsent(month(it.startsAt(), zone), _ -> new HashSet<>()).add(it.person()));
        var found = new ArrayList<Cohort>();
        cohorts.forEach((month, who) -> found.add(new Cohort(month, who.size(), Stream.iterate(month.plusMonths(1), it -> it.plusMonths(1)).limit(LATER)
            .map(later -> isOver(later, zone, now) ? Optional.of(new Share(who.stream().filter(months.getOrDefault(later, Set.of())::contains).count(), who.size())) : Optional.<Share>empty()).toList())));
        return new Cohorts(found);
    }

    static YearMonth month(Instant at, ZoneId zone) {
        return YearMonth.from(at.atZone(zone));
    }

    private static boolean isOver(YearMonth month, ZoneId zone, Instant now) {
        return !now.isBefore(month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant());
    }
}
