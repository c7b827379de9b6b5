package usher.series;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Dates;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.care.Care;
import usher.events.Event;
import usher.events.EventFields;
import usher.events.EventTable;
import usher.events.Events;
import usher.reminders.Reminders;

/**
 * This one, this and the following, or all: an edit or a cancellation is first of one event, and its answer asks about the others. Those that follow become a
 * series of their own, which is like the changed event, so that what was before stays what it was.
 */
final class Splitting {

    private static final String FOLLOWING = "series.change-following";
    private static final String ALL = "series.change-all";
    private static final String CANCEL_FOLLOWING = "series.cancel-following";
    private static final String CANCEL_ALL = "series.cancel-all";

    private final Events events;
    private final Reminders reminders;
    private final Occurrences occurrences;
    private final Care care;

    Splitting(Events events, Reminders reminders, Occurrences occurrences, Care care) {
        this.events = events;
        this.reminders = reminders;
        this.occurrences = occurrences;
        this.care = care;
    }

    List<Action> actions() {
        return List.of(
            Action.press(FOLLOWING, "Change the following ones too", Right.ANYONE, List.of(EventFields.EVENT), (call, tx) -> change(call, false, tx)),
            Action.press(ALL, "Change all of the series", Right.ANYONE, List.of(EventFields.EVENT), (call, tx) -> change(call, true, tx)),
            Action.press(CANCEL_FOLLOWING, "Cancel the following ones too", Right.ANYONE, List.of(EventFields.EVENT), (call, tx) -> cancel(call, false, tx)),
            Action.press(CANCEL_ALL, "Cancel all of the series", Right.ANYONE, List.of(EventFields.EVENT), (call, tx) -> cancel(call, true, tx)));
    }

    /** What to press on the answer to whoever made, changed or cancelled an event. */
    List<Card.Control> further(Event event, Tx tx) {
        var series = tx.table(SeriesTable.class).ofEvent(event.id()).filter(it -> !it.isEnded());
        var which = EventFields.EVENT.is(event.id());
        if (series.isEmpty()) return event.isCancelled() ? List.of() : List.of(Card.button("Repeat", Repeating.FORM, which));
        if (event.isCancelled()) return List.of(Card.button("Cancel the following too", CANCEL_FOLLOWING, which).danger(), Card.button("Cancel all of the series", CANCEL_ALL, which).danger());
        return List.of(Card.button("Change the following too", FOLLOWING, which), Card.button("Change all of the series", ALL, which));
    }

    /** A series begins with an event. */
    void begin(Series series, Event event, LocalDateTime local, Tx tx) {
        var table = tx.table(SeriesTable.class);
        table.add(series);
        Events.hosts(event, tx).forEach(host -> table.addHost(series.id(), host.id()));
        tx.table(EventTable.class).posts(event.id()).forEach(post -> table.addPost(series.id(), post.key()));
        table.add(series.id(), local, Optional.of(event.id()));
        table.mark(event.id(), series.id());
        reminders.planned(event, tx); // days before it count by the series' own calendar from here on
    }

    /** The series has no day from that of {@code event} on; what was made of it from there on is no longer its own. Returns those days. */
    List<Series.Day> endBefore(Series series, Event event, Tx tx) {
        var table = tx.table(SeriesTable.class);
        var from = local(series, event, tx);
        var rest = table.days(series.id()).stream().filter(day -> !day.local().isBefore(from)).toList();
        rest.forEach(day -> table.dropDay(series.id(), day.local().toString()));
        var left = series.with(series.rhythm().endingBefore(from));
        table.save(left);
        if (table.days(series.id()).isEmpty()) end(left, tx);
        else occurrences.arrange(left, tx);
        return rest;
    }

    /** What was dealt with of the days of an old series goes on in a new one where that has the same days; returns the events announced for days it has not. */
    List<Event> adopt(Series series, List<Series.Day> rest, Tx tx) {
        var table = tx.table(SeriesTable.class);
        var taken = table.days(series.id()).stream().map(Series.Day::local).toList();
        var days = series.rhythm().days().filter(day -> !taken.contains(day)).collect(Collectors.toMap(LocalDateTime::toLocalDate, day -> day));
        var strays = new ArrayList<Event>();
        for (var old : rest) {
            var day = days.get(old.local().toLocalDate());
            if (day != null) carry(new Series.Day(day, old.event()), Duration.ZERO, series, tx);
            else if (!old.local().toLocalDate().equals(series.rhythm().first().toLocalDate())) old.event().flatMap(id -> tx.table(EventTable.class).find(id)).filter(it -> !it.isCancelled()).ifPresent(strays::add);
        }
        return strays;
    }

    void end(Series series, Tx tx) {
        tx.table(SeriesTable.class).save(series.ended(tx.now()));
        tx.cancel(Occurrences.NEXT + " " + series.id());
        tx.audit("end series", series.subject(), SeriesCards.audited(series));
    }

    /** The day of the series that an event was made of, whatever it was moved to. */
    private static LocalDateTime local(Series series, Event event, Tx tx) {
        return tx.table(SeriesTable.class).days(series.id()).stream().filter(day -> day.event().filter(id -> id == event.id()).isPresent()).map(Series.Day::local).findFirst().orElseThrow();
    }

    private Answer change(Call call, boolean all, Tx tx) {
        var event = Repeating.managed(call.get(EventFields.EVENT), tx);
        var series = Repeating.ofEvent(event, tx);
        mustGoOn(series);
        var moved = moved(series, event, tx);
        var from = all ? firstAhead(series, tx).orElse(event) : event;
        var day = local(series, from, tx);
        var first = day.plus(moved);
        var rule = series.rhythm().rule().moved(day.toLocalDate(), first.toLocalDate());
        var next = series.like(event, reminders.of(event, tx), tx.newId(), series.rhythm().moved(day, first, rule));
        mustSuitTheHosts(next, event, series, moved, tx);
        var rest = endBefore(series, from, tx);
        begin(next, from, first, tx);
        rest.stream().filter(it -> it.local().isAfter(day)).forEach(it -> carry(it, moved, next, tx));
        rest.stream().flatMap(it -> it.event().stream()).filter(id -> id != event.id()).forEach(id -> liken(id, event, moved, tx));
        tx.audit(all ? "change all" : "change following", next.subject(), SeriesCards.audited(next));
        occurrences.arrange(next, tx);
        return Answer.done(SeriesCards.managed(next, event, tx));
    }

    /** How far an event was moved from its day. One that only the clocks moved, since they skip its time that day, was not. */
    private static Duration moved(Series series, Event event, Tx tx) {
        var day = local(series, event, tx);
        var zone = series.rhythm().zone();
        var start = Rhythm.local(event.startsAt(), zone);
        return start.equals(Rhythm.local(series.rhythm().at(day), zone)) ? Duration.ZERO : Duration.between(day, start);
    }

    /** What was announced of the series is not held against it: it moves along, or is what was changed. */
    private void mustSuitTheHosts(Series next, Event event, Series series, Duration moved, Tx tx) {
        var rhythm = next.rhythm();
        var announced = Occurrences.made(series, tx).stream().map(Event::id).collect(Collectors.toSet());
        var out = tx.table(SeriesTable.class).days(series.id()).stream().filter(day -> day.event().isEmpty()).map(day -> day.local().plus(moved)).toList();
        var starts = rhythm.days().filter(day -> !out.contains(day)).map(rhythm::at).filter(at -> at.isAfter(tx.now())).toList();
        var refused = care.refused(Events.hosts(event, tx), starts, event.bill().length(), announced, Optional.of(series.id()), tx);
        if (refused.isEmpty()) return;
        throw Refusal.of("A host has something else or would have too much on {days}. Change those by themselves, or leave these days out with {command} first.",
            Text.text("days", Words.list(refused.stream().limit(6).map(at -> Dates.date(at.atZone(rhythm.zone()).toLocalDate())).toList())), Text.code("command", "/event skip"));
    }

    /** A day of the old series is one of the new, as much later or earlier as the event was moved. */
    private static void carry(Series.Day day, Duration moved, Series next, Tx tx) {
        var table = tx.table(SeriesTable.class);
        table.add(next.id(), day.local().plus(moved), day.event());
        day.event().ifPresent(id -> table.mark(id, next.id()));
    }

    /** An event that was announced already gets the same bill, and is moved as far. */
    private void liken(long id, Event event, Duration moved, Tx tx) {
        var other = tx.table(EventTable.class).find(id).filter(it -> !it.isCancelled() && it.startsAt().isAfter(tx.now()));
        other.ifPresent(it -> {
            var zone = Repeating.zone(it, tx);
            events.change(it, event.bill(), moved.isZero() ? it.startsAt() : it.startsAt().atZone(zone).toLocalDateTime().plus(moved).atZone(zone).toInstant(), tx);
            reminders.set(tx.table(EventTable.class).find(id).orElseThrow(), reminders.of(event, tx), tx);
        });
    }

    private static Optional<Event> firstAhead(Series series, Tx tx) {
        return Occurrences.made(series, tx).stream().filter(event -> !event.isCancelled() && event.startsAt().isAfter(tx.now())).findFirst();
    }

    private Answer cancel(Call call, boolean all, Tx tx) {
        var event = Repeating.managed(call.get(EventFields.EVENT), tx);
        var series = Repeating.ofEvent(event, tx);
        mustGoOn(series);
        var others = Occurrences.made(series, tx).stream().filter(it -> !it.isCancelled() && it.startsAt().isAfter(tx.now()) && (all || it.startsAt().isAfter(event.startsAt()))).toList();
        var reason = event.reason().orElse("");
        end(series, tx);
        others.forEach(it -> events.cancel(it, reason, tx));
        return Answer.done(SeriesCards.cancelled(series, others.size()));
    }

    private static void mustGoOn(Series series) {
        if (series.isEnded()) throw Refusal.of("That series has ended. {command} starts another.", Text.code("command", "/event repeat"));
    }
}
