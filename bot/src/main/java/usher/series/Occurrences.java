package usher.series;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Field;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.events.Event;
import usher.events.EventTable;
import usher.events.Events;
import usher.gates.Copies;
import usher.reminders.Reminders;

/**
 * Makes the events of a series ahead of time, one after another: the next one is announced when the one before is over, or so many days ahead, and never more
 * than {@value #MOST_AHEAD} stand announced. Late is fine, but only for what is still to come: a day whose time passed meanwhile is left out and recorded.
 */
final class Occurrences {

    static final String NEXT = "series.next";
    static final Field.Id SERIES = new Field.Id("series");
    private static final int MOST_AHEAD = 3;

    private final Events events;
    private final Reminders reminders;

    Occurrences(Events events, Reminders reminders) {
        this.events = events;
        this.reminders = reminders;
    }

    /** The days of a series that nothing was done about yet, in order: those after the last one that an event was made of, but for those left out. */
    static List<LocalDateTime> open(Series series, View view) {
        if (series.isEnded()) return List.of();
        var days = view.table(SeriesTable.class).days(series.id());
        Set<LocalDateTime> dealtWith = days.stream().map(Series.Day::local).collect(Collectors.toSet());
        var last = days.stream().filter(day -> day.event().isPresent()).map(Series.Day::local).max(Comparator.naturalOrder()).orElse(LocalDateTime.MIN);
        return series.rhythm().days().filter(day -> day.isAfter(last) && !dealtWith.contains(day)).toList();
    }

    /** The events that were made of a series, soonest first; the cancelled ones among them. */
    static List<Event> made(Series series, View view) {
        return view.table(SeriesTable.class).days(series.id()).stream().flatMap(day -> day.event().stream()).flatMap(id -> view.table(EventTable.class).find(id).stream())
            .sorted(Comparator.comparing(Event::startsAt)).toList();
    }

    /** Sets the timer for the next one, or moves it; a series without a further day has none. */
    void arrange(Series series, Tx tx) {
        var key = NEXT + " " + series.id();
        var next = open(series, tx).stream().filter(day -> series.rhythm().at(day).isAfter(tx.now())).findFirst();
        if (next.isEmpty()) tx.cancel(key);
        else tx.at(later(due(series, next.get(), tx), tx.now()), key, NEXT, SERIES.is(series.id()));
    }

    /** When {@code next} is to be announced. A cancelled event counts until it would have been over. */
    private static Instant due(Series series, LocalDateTime next, View view) {
        var made = made(series, view);
        var ahead = made.stream().filter(event -> event.endsAt().isAfter(view.now())).map(Event::endsAt).sorted().toList();
        if (series.ahead().isEmpty()) return ahead.isEmpty() ? view.now() : ahead.getLast();
        var due = next.minusDays(series.ahead().get()).atZone(series.rhythm().zone()).toInstant();
        return ahead.size() < MOST_AHEAD ? due : later(due, ahead.get(ahead.size() - MOST_AHEAD));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** It is time for the next one. Everything is read again: the series may have ended, or its last event may have moved. */
    Answer next(Call call, Tx tx) {
        var found = tx.table(SeriesTable.class).find(call.get(SERIES)).filter(it -> it.communityId() == tx.community().id() && !it.isEnded());
        found.ifPresent(series -> {
            leaveOutWhatPassed(series, tx);
            open(series, tx).stream().findFirst().filter(day -> !due(series, day, tx).isAfter(tx.now())).ifPresent(day -> make(series, day, tx));
            arrange(series, tx);
        });
        return Answer.done(Card.of("Announced"));
    }

    private static void leaveOutWhatPassed(Series series, Tx tx) {
        for (var day : open(series, tx)) {
            if (series.rhythm().at(day).isAfter(tx.now())) return;
            tx.table(SeriesTable.class).add(series.id(), day, Optional.empty());
            tx.skipped("the event of " + series.subject() + " on " + day, "its time had passed before it could be announced");
        }
    }

    private void make(Series series, LocalDateTime day, Tx tx) {
        var table = tx.table(SeriesTable.class);
        var hosts = table.hosts(series.id()).stream().flatMap(id -> tx.person(id).stream()).toList();
        var event = events.plan(series.bill(), series.rhythm().at(day), Optional.of(series.id()), hosts, table.posts(series.id()), tx);
        table.add(series.id(), day, Optional.of(event.id()));
        reminders.set(event, series.leads(), tx);
        series.model().flatMap(model -> tx.table(EventTable.class).find(model)).ifPresent(model -> Copies.of(model.poolId(), event.poolId(), tx));
        tx.audit("series", event.subject(), Text.of("made for {series}", Text.plain("series", series.subject())));
    }
}
