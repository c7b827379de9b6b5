package usher.care;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Recounts a host's sessions by its own arithmetic, without a look at how they were let through. */
final class Judge {

    private Judge() {}

    static void of(List<Session> sessions, Limits limits, ZoneId zone, String when) {
        var all = new ArrayList<>(sessions);
        all.sort(Comparator.comparing(Session::start));
        var begun = all.isEmpty() ? null : all.getFirst().start();
        for (var i = 1; i < all.size(); i++) {
            var before = all.get(i - 1);
            var pause = all.get(i).start().getEpochSecond() - before.end().getEpochSecond();
            assertThat(pause).as("%s: pause between %s and %s", when, before, all.get(i)).isGreaterThanOrEqualTo(limits.buffer().toSeconds());
            if (pause >= 1800) begun = all.get(i).start();
            else if (begun != null && limits.breakAfter().isPresent()) {
                assertThat(Duration.between(begun, all.get(i).end())).as("%s: the run up to %s", when, all.get(i)).isLessThanOrEqualTo(limits.breakAfter().get());
            }
        }
        var weeks = all.stream().collect(Collectors.groupingBy(it -> it.start().atZone(zone).toLocalDate().with(WeekFields.ISO.dayOfWeek(), 1)));
        weeks.forEach((monday, week) -> {
            limits.sessions().ifPresent(most -> assertThat(week).as("%s: week of %s", when, monday).hasSizeLessThanOrEqualTo(most));
            limits.hours().ifPresent(most -> assertThat(week.stream().mapToLong(it -> it.length().toMinutes()).sum()).as("%s: week of %s", when, monday).isLessThanOrEqualTo(60L * most));
        });
    }
}
