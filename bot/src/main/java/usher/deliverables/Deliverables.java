package usher.deliverables;

import java.util.List;
import java.util.Locale;
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
import usher.people.Homes;

/** The promised deliverable of events: {@link Handing} it in and {@link Asking} for it; and what that owes to people's data. */
public final class Deliverables implements Feature, Companion {

    private static final int MINE = 3;

    private final Handing handing;

    /** {@code homes} are redrawn when what their person is asked changes. */
    public Deliverables(Homes homes) {
        this.handing = new Handing(homes);
    }

    @Override
    public List<Action> actions() {
        return Stream.of(handing.actions(), Asking.actions()).flatMap(List::stream).toList();
    }

    @Override
    public void attended(Event event, Tx tx) {
        Asking.ended(event, tx);
    }

    @Override
    public List<Text> mine(Person who, View view) {
        return DeliverableCards.waiting(view.table(DeliverableTable.class).unanswered(who.id(), MINE), view);
    }

    @Override
    public void rhythm(Person was, Person is, Tx tx) {
        Asking.anew(is, tx);
    }

    /** Of what both said about one event the better counts: that it is made, then the other's. */
    @Override
    public void merge(Person from, Person into, Tx tx) {
        var table = tx.table(DeliverableTable.class);
        var theirs = table.allOf(from.id());
        for (var it : theirs) {
            var own = table.find(it.eventId(), into.id());
            table.forget(it.eventId(), from.id());
            if (own.isPresent()) fold(it, own.get(), into, tx);
            else table.add(it.of(into.id()));
        }
        theirs.forEach(it -> Asking.redraw(it, into, tx));
        Asking.never(from, tx);
        if (theirs.stream().anyMatch(Deliverable::waits)) Asking.soon(into, tx);
    }

    /** Whoever was asked with one account is not asked with the other. */
    private static void fold(Deliverable from, Deliverable own, Person into, Tx tx) {
        var is = isBetter(from, own) ? own.said(from.stands(), from.words(), Optional.ofNullable(from.changedAt()).orElse(tx.now())) : own;
        if (is.waits() && from.askedAt() != null) is = is.asked(from.askedAt(), null, null);
        tx.table(DeliverableTable.class).keep(is);
        Asking.redraw(is, into, tx);
    }

    private static boolean isBetter(Deliverable one, Deliverable other) {
        return one.stands() == Deliverable.Stands.MADE && other.stands() != Deliverable.Stands.MADE || one.isSaid() && !other.isSaid();
    }

    /** What they said stays; they are asked no more. */
    @Override
    public void left(Person who, Tx tx) {
        var table = tx.table(DeliverableTable.class);
        for (var it : table.allOf(who.id())) {
            Asking.hide(it, tx);
            if (it.waits()) {
                table.forget(it.eventId(), who.id());
                tx.skipped("question of person " + who.id() + " about the promise of event " + it.eventId(), "they left");
            } else {
                table.keep(it.unasked());
            }
        }
        Asking.never(who, tx);
    }

    @Override
    public void join(long from, long into, Tx tx) {
        tx.table(DeliverableTable.class).join(from, into);
    }

    @Override
    public Map<String, Object> export(Person who, View view) {
        return Map.of("deliverables", view.table(DeliverableTable.class).allOf(who.id()).stream().map(it -> Map.of(
            "event", view.table(EventTable.class).find(it.eventId()).map(Event::title).orElse(""), "promise", view.table(EventTable.class).find(it.eventId()).map(event -> event.bill().promise()).orElse(""),
            "stands", it.stands().name().toLowerCase(Locale.ROOT).replace('_', ' '), "said", it.words(), "since", Optional.ofNullable(it.changedAt()).map(Object::toString).orElse(""),
            "asked", Optional.ofNullable(it.askedAt()).map(Object::toString).orElse(""))).toList());
    }

    @Override
    public void erase(Person who, Tx tx) {
        tx.table(DeliverableTable.class).allOf(who.id()).forEach(it -> Asking.hide(it, tx));
        tx.table(DeliverableTable.class).forget(who.id());
        Asking.never(who, tx);
    }
}
