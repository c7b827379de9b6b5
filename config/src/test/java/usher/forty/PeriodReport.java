package usher.forty;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What {@code /event report} has to say about all meetings of the last ninety days, summed over what {@link EventReport} counts of each: who was there of those that ended then, and
 * what is counted within thirty or ninety days of those of which these days ended then. The community lives by UTC.
 */
final class PeriodReport {

    private static final Duration PERIOD = Duration.ofDays(90);
    private static final Pattern MONTH = Pattern.compile("(\\d{4}-\\d{2}): .*");
    private static final int MONTHS = 6;
    private static final int LATER = 3;

    private final Count count;
    private final Instant now;
    private final List<EventReport> all;

    PeriodReport(Count count, Instant now) {
        this.count = count;
        this.now = now;
        all = count.over().map(meeting -> new EventReport(count, meeting, now)).toList();
    }

    private List<EventReport> ended(Duration window) {
        return all.stream().filter(it -> !it.after(window).isAfter(now) && !it.after(window).isBefore(now.minus(PERIOD))).toList();
    }

    private static long sum(List<EventReport> of, ToLongFunction<EventReport> what) {
        return of.stream().mapToLong(what).sum();
    }

    List<String> lines() {
        var there = ended(Duration.ZERO);
        var thirty = ended(EventReport.THIRTY);
        var lines = new ArrayList<>(List.of("Events: " + there.size()));
        var going = sum(there, it -> count.going(it.meeting()).size());
        var unknown = there.stream().filter(it -> !count.isCalled(it.meeting())).count();
        lines.add("Going: " + going);
        lines.add("Attended: " + EventReport.share(sum(there, it -> it.attended.size()), going) + (going == 0 || unknown == 0 ? "" : there.size() == 1 ? ": nobody" : "; at " + unknown + " events nobody"));
        if (unknown < there.size()) lines.add("Did not come: " + sum(there, it -> count.missed(it.meeting()).size()));
        promised(thirty, lines);
        lines.add("Came again within 30 days: " + again(thirty, EventReport.THIRTY));
        lines.add("Came again within 90 days: " + again(ended(EventReport.NINETY), EventReport.NINETY));
        lines.add("Would recommend them: " + recommend(there));
        lines.addAll(cohorts());
        return lines.stream().map(EventReport::numbers).toList();
    }

    private static void promised(List<EventReport> thirty, List<String> lines) {
        var done = 0L;
        var actions = 0L;
        var whole = 0L;
        var lists = 0L;
        for (var it : thirty) {
            var theirs = it.here.stream().flatMap(who -> it.actions(who).stream()).toList();
            actions += theirs.size();
            done += theirs.stream().filter(action -> it.isSoon(action.done())).count();
            var copies = theirs.stream().collect(Collectors.groupingBy(EventReport.Action::in)).values();
            lists += copies.size();
            whole += copies.stream().filter(list -> list.stream().allMatch(action -> it.isSoon(action.done()))).count();
        }
        var people = sum(thirty, it -> it.theirs().size());
        lines.add("Actions done within 30 days: " + EventReport.share(done, actions));
        lines.add("Checklists done within 30 days: " + EventReport.share(whole, lists));
        lines.add("Deliverables within 30 days: " + EventReport.share(sum(thirty, it -> it.theirs().stream().filter(who -> it.isSoon(it.made(who))).count()), people));
        lines.add("Deliverables until now: " + EventReport.share(sum(thirty, it -> it.theirs().stream().filter(who -> it.made(who).isPresent()).count()), people));
        lines.add("Until the first outcome: " + EventReport.first(thirty.stream().flatMap(EventReport::firsts)));
        lines.add("Things shown: " + EventReport.shown(sum(thirty, EventReport::shown), sum(thirty, it -> it.here.size())));
    }

    private static String again(List<EventReport> of, Duration window) {
        return EventReport.share(sum(of, it -> it.attended.stream().filter(who -> it.cameAgain(who, window)).count()), sum(of, it -> it.attended.size()));
    }

    /** Of those surveys only of which the numbers are shown one by one. */
    private String recommend(List<EventReport> there) {
        var scores = there.stream().flatMap(it -> count.polls.of(it.meeting()).stream()).filter(poll -> poll.closed.isPresent() && poll.tally().scores().size() >= SurveyResults.ENOUGH)
            .flatMap(poll -> poll.tally().scores().stream()).toList();
        return scores.isEmpty() ? "no survey has 5 answers yet" : "NPS " + SurveyResults.score(scores) + ", of " + scores.size() + " answers";
    }

    private static YearMonth month(Instant at) {
        return YearMonth.from(at.atZone(ZoneOffset.UTC));
    }

    private List<String> cohorts() {
        Map<Someone, YearMonth> first = new HashMap<>();
        Map<YearMonth, Set<Someone>> there = new HashMap<>();
        for (var it : all) {
            var month = month(count.times(it.meeting()).start());
            it.attended.forEach(who -> first.merge(who, month, (one, other) -> one.isBefore(other) ? one : other));
            there.computeIfAbsent(month, _ -> new HashSet<>()).addAll(it.attended);
        }
        var cohorts = first.entrySet().stream().filter(it -> !it.getValue().isBefore(month(now).minusMonths(MONTHS - 1L))).collect(Collectors.groupingBy(Map.Entry::getValue, TreeMap::new, Collectors.mapping(Map.Entry::getKey, Collectors.toSet())));
        var lines = new ArrayList<String>();
        cohorts.forEach((month, who) -> {
            var line = new StringBuilder(month + ": " + who.size() + " people");
            for (var later = 1; later <= LATER; later++) {
                var then = month.plusMonths(later);
                if (!then.isBefore(month(now))) continue;
                line.append(", ").append(later).append(" months later ").append(EventReport.share(who.stream().filter(there.getOrDefault(then, Set.of())::contains).count(), who.size()));
            }
            lines.add(line.toString());
        });
        return lines;
    }

    /** The same, of what was read. */
    static List<String> lines(Shown read) {
        var lines = new ArrayList<String>();
        for (var line : read.words().lines().toList()) {
            if (line.matches("(Events|Going|Attended|Did not come|Actions done|Checklists done|Deliverables|Until the first|Things shown|Came again|Would recommend them).*:.*")) lines.add(EventReport.numbers(line));
            var cohort = MONTH.matcher(line);
            if (cohort.find()) lines.add(EventReport.numbers(cohort.group()));
        }
        return lines;
    }
}
