package usher.surveys;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import usher.View;
import usher.events.Event;

/**
 * What anybody may know of the survey about an event. Whoever shows it checks who may see it; that nobody's answer is in it by itself is kept here.
 *
 * @param asked people
 * @param answers those of them who gave the event a number
 * @param closes when it closes or closed; empty: it was not asked about
 * @param isClosed whether it was counted, so that nothing of this changes any more
 * @param nps only when it has closed and at least {@value #ENOUGH} answered
 */
public record Results(int asked, int answers, Optional<Instant> closes, boolean isClosed, Optional<Nps> nps) {

    /** With fewer answers nothing of what they say is shown. */
    public static final int ENOUGH = 5;

    private static final Results NONE = new Results(0, 0, Optional.empty(), false, Optional.empty());
    private static final int MOST_WORDS = 1_000;

    public static Results of(Event event, View view) {
        return of(List.of(event.id()), view).getOrDefault(event.id(), NONE);
    }

    /** Those of many events by the events' numbers, read together. */
    public static Map<Long, Results> of(Collection<Long> events, View view) {
        var found = new HashMap<Long, Results>();
        events.forEach(id -> found.put(id, NONE));
        var surveys = view.table(SurveyTable.class).find(events);
        var open = surveys.stream().filter(it -> !it.isClosed()).map(Survey::eventId).toList();
        var counts = view.table(SheetTable.class).count(open).stream().collect(Collectors.toMap(SheetTable.Count::eventId, it -> it));
        for (var it : surveys) found.put(it.eventId(), it.isClosed() ? closed(it) : open(it, Optional.ofNullable(counts.get(it.eventId()))));
        return found;
    }

    private static Results open(Survey it, Optional<SheetTable.Count> said) {
        return new Results(said.map(SheetTable.Count::asked).orElse(0), said.map(SheetTable.Count::answers).orElse(0), Optional.of(it.closesAt()), false, Optional.empty());
    }

    private static Results closed(Survey it) {
        return new Results(it.asked(), it.answers(), Optional.of(it.closesAt()), true, Optional.of(it).filter(one -> one.answers() >= ENOUGH).map(one -> new Nps(one.answers(), one.promoters(), one.detractors())));
    }

    /** All that is shown of several events together. What is not shown by itself is not in the sum either, or it could be had as the difference. */
    public static Optional<Nps> together(Collection<Results> several) {
        return several.stream().flatMap(it -> it.nps().stream()).reduce(Nps::plus);
    }

    /** What they wrote, in the order of its letters; nothing where no number is shown. */
    public static List<String> words(Event event, View view) {
        return of(event, view).nps().isEmpty() ? List.of() : view.table(SheetTable.class).words(event.id(), MOST_WORDS);
    }
}
