package usher.hours;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Field;
import usher.Right;
import usher.View;

/** How office hours go, for those who help: in words, and as a picture beside them. */
final class Stats {

    static final Field.Ref QUEUE = HoursFields.queue(Field.optional("queue", "Queue", "the queue''s name; all of them if left out"));
    static final Field.Count WEEKS = new Field.Count(Field.optional("weeks", "Weeks", "how many weeks up to now, from 1 to 26; 8 if left out"), 1, 26);

    private static final int USUAL = 8;
    /** The newest; a community that asks more than this in half a year knows enough from them. */
    private static final int MOST = 5_000;
    private static final int MENTORS = 10;

    /** What a mentor has to do, and has done. */
    record Load(long person, long has, long answered) {}

    /**
     * What was found.
     *
     * @param weeks by their Mondays, also those in which nobody asked
     * @param spared how many needed no case
     * @param said how many of those who asked said that it helped how much
     */
    record Found(Optional<Queue> queue, Instant since, List<Course> cases, Map<LocalDate, List<Course>> weeks, Map<String, List<Course>> byQueue, List<Load> loads, long spared, Map<Feedback.Helped, Long> said) {}

    private Stats() {}

    static List<Action> actions() {
        return List.of(Action.question("hours stats", "Show how office hours go", Right.MENTORS, List.of(QUEUE, WEEKS), Stats::stats));
    }

    private static Answer stats(Call call, View view) {
        var queue = call.find(QUEUE).map(_ -> Queues.find(call, QUEUE, view));
        var found = found(queue, call.find(WEEKS).orElse(USUAL), view);
        var card = MeasureCards.card(found, view);
        if (found.cases().isEmpty()) return Answer.done(card);
        return StatsChart.draw(found, view.community().zone(), view.locale()).<Answer>map(picture -> new Answer.Download("office-hours.png", "image/png", picture, card)).orElseGet(() -> Answer.done(card));
    }

    private static Found found(Optional<Queue> queue, int weeks, View view) {
        var zone = view.community().zone();
        var first = monday(view.now(), zone).minusWeeks(weeks - 1L);
        var since = first.atStartOfDay(zone).toInstant();
        var of = queue.map(Queue::id).orElse(0L);
        var table = view.table(MeasureTable.class);
        var cases = table.courses(view.community().id(), of, since, MOST);
        var spared = table.spared(view.community().id(), of, since).stream().mapToLong(MeasureTable.Depth::n).sum();
        var said = table.said(view.community().id(), of, since).stream().collect(Collectors.toMap(MeasureTable.Said::helped, MeasureTable.Said::n));
        return new Found(queue, since, cases, byWeek(cases, first, weeks, zone), byQueue(cases, view), loads(of, since, view), spared, said);
    }

    private static LocalDate monday(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static Map<LocalDate, List<Course>> byWeek(List<Course> cases, LocalDate first, int weeks, ZoneId zone) {
        var byWeek = new LinkedHashMap<LocalDate, List<Course>>();
        for (var i = 0; i < weeks; i++) byWeek.put(first.plusWeeks(i), new ArrayList<>());
        cases.forEach(it -> byWeek.computeIfAbsent(monday(it.askedAt(), zone), _ -> new ArrayList<>()).add(it));
        return byWeek;
    }

    private static Map<String, List<Course>> byQueue(List<Course> cases, View view) {
        var found = cases.stream().collect(Collectors.groupingBy(Course::queueId));
        var byQueue = new LinkedHashMap<String, List<Course>>();
        view.table(QueueTable.class).ever(view.community().id()).stream().filter(queue -> found.containsKey(queue.id())).forEach(queue -> byQueue.put(queue.name(), found.get(queue.id())));
        return byQueue;
    }

    private static List<Load> loads(long queue, Instant since, View view) {
        var table = view.table(MeasureTable.class);
        var answered = table.answered(view.community().id(), queue, since, MENTORS).stream().collect(Collectors.toMap(MeasureTable.Load::personId, MeasureTable.Load::n));
        var having = table.having(view.community().id(), queue, MENTORS).stream().collect(Collectors.toMap(MeasureTable.Load::personId, MeasureTable.Load::n));
        return Stream.concat(having.keySet().stream(), answered.keySet().stream()).distinct().map(who -> new Load(who, having.getOrDefault(who, 0L), answered.getOrDefault(who, 0L)))
            .sorted((one, other) -> Long.compare(other.has() + other.answered(), one.has() + one.answered())).limit(MENTORS).toList();
    }
}
