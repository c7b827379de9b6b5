package usher.surveys;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import usher.Action;
import usher.Feature;
import usher.Person;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.events.Companion;
import usher.events.Event;
import usher.events.EventTable;

/** Surveys after events: {@link Switching} them on and off, {@link Asking}, {@link Answering}, {@link Closing}, {@link Reading}; and what all of it owes to people's data. */
public final class Surveys implements Feature, Companion {

    private static final int MINE = 3;

    @Override
    public List<Action> actions() {
        return Stream.of(Switching.actions(), Asking.actions(), Answering.actions(), Closing.actions(), Reading.actions()).flatMap(List::stream).toList();
    }

    @Override
    public void attended(Event event, Tx tx) {
        Asking.soon(event, tx);
    }

    @Override
    public List<Text> mine(Person who, View view) {
        return view.table(SheetTable.class).open(who.id(), view.now(), MINE).stream().flatMap(it -> SurveyCards.line(it, view.table(EventTable.class).find(it.eventId())).stream()).toList();
    }

    /** What both were asked becomes one, in which what was said last counts. */
    @Override
    public void merge(Person from, Person into, Tx tx) {
        var table = tx.table(SheetTable.class);
        for (var it : table.allOf(from.id())) {
            var own = table.find(it.eventId(), into.id());
            if (own.isPresent()) fold(it, own.get(), tx);
            else table.giveTo(it.id(), into.id());
        }
        tx.table(SurveyTable.class).dropDoubleHosts(from.id(), into.id());
        tx.table(SurveyTable.class).moveHost(from.id(), into.id());
    }

    private static void fold(Sheet from, Sheet into, Tx tx) {
        var table = tx.table(SheetTable.class);
        if (from.isNewerThan(into)) {
            var is = into.saying(from);
            table.save(is);
            var event = tx.table(EventTable.class).find(is.eventId());
            var survey = tx.table(SurveyTable.class).find(is.eventId());
            if (event.isPresent() && survey.isPresent()) Answering.redraw(is, event.get(), survey.get(), tx);
        }
        forget(from, tx);
    }

    private static void forget(Sheet it, Tx tx) {
        it.hide(tx);
        tx.table(SheetTable.class).forget(it.id());
    }

    /** What they said stays said; they are asked no more. */
    @Override
    public void left(Person who, Tx tx) {
        tx.table(SheetTable.class).allOf(who.id()).stream().filter(it -> !it.isAnswered()).forEach(it -> forget(it, tx));
    }

    /** Where both communities said something of the same format, what the one that goes on said holds. */
    @Override
    public void join(long from, long into, Tx tx) {
        var table = tx.table(SurveyTable.class);
        table.join(from, into);
        table.joinHosts(from, into);
        table.dropDoubleSettings(from, into);
        table.joinSettings(from, into);
        tx.table(SheetTable.class).join(from, into);
    }

    @Override
    public Map<String, Object> export(Person who, View view) {
        var asked = view.table(SheetTable.class).allOf(who.id()).stream().map(it -> {
            var said = new LinkedHashMap<String, Object>();
            said.put("event", view.table(EventTable.class).find(it.eventId()).map(Event::title).orElse(""));
            said.put("asked", it.askedAt().toString());
            it.event().ifPresent(score -> said.put("recommends it, 0 to 10", score));
            it.hosts().ifPresent(score -> said.put("recommends its hosts, 0 to 10", score));
            if (!it.words().isEmpty()) said.put("said", it.words());
            if (it.absent()) said.put("was not there", true);
            Optional.ofNullable(it.changedAt()).ifPresent(at -> said.put("answered", at.toString()));
            return said;
        }).toList();
        var known = Recommended.of(List.of(who.id()), view).values().stream().flatMap(it -> it.nps().stream())
            .map(nps -> Map.of("answers", nps.answers(), "9 or 10", nps.promoters(), "0 to 6", nps.detractors())).findFirst().orElse(Map.of());
        return Map.of("surveys", asked, "recommended as a host", known);
    }

    /** Sums that were shown stay what they were, since nobody is in them any more. */
    @Override
    public void erase(Person who, Tx tx) {
        tx.table(SheetTable.class).allOf(who.id()).forEach(it -> forget(it, tx));
        tx.table(SurveyTable.class).forgetHost(who.id());
    }
}
