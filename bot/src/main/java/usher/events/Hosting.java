package usher.events;

import static usher.Text.plain;
import static usher.Text.strong;

import java.util.List;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Manner;
import usher.Person;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.people.Homes;
import usher.seats.LateTable;
import usher.seats.SeatTable;
import usher.seats.Seating;
import usher.seats.Seats;

/** Who hosts an event, and what hosts are told privately: what to prepare, and in the end how it went. */
final class Hosting {

    static final String MANAGE = "event.manage";
    /** As many as can be introduced in a minute. */
    private static final int MOST = 8;

    private final Homes homes;
    private final Companions companions;

    Hosting(Homes homes, Companions companions) {
        this.homes = homes;
        this.companions = companions;
    }

    List<Action> actions() {
        return List.of(
            Action.command("event host", "Let somebody host an event too", Right.ANYONE, List.of(EventFields.WHICH, EventFields.WHO), this::add),
            Action.command("event unhost", "Take somebody off an event''s hosts", Right.ANYONE, List.of(EventFields.WHICH, EventFields.WHO), this::remove),
            Action.question("event roster", "Read who comes to an event, as a table", Right.ANYONE, List.of(EventFields.WHICH), (call, view) -> Seating.roster(managed(call.get(EventFields.WHICH), view), view)),
            Action.look(MANAGE, "Manage an event", Right.ANYONE, List.of(EventFields.EVENT), this::manage));
    }

    /** The event, if the caller may change it: a host, whoever made it, a moderator. */
    static Live managed(long id, Tx tx) {
        return mayManage(Live.in(id, tx), tx);
    }

    static Live managed(long id, View view) {
        return mayManage(Live.look(id, view), view);
    }

    private static Live mayManage(Live live, View view) {
        if (live.manages(view.caller())) return live;
        throw Refusal.of("Only those who host {title} and moderators can do that. Please ask {hosts}.", strong("title", live.title()),
            Text.text("hosts", live.hosts(view).isEmpty() ? Text.of("a moderator") : EventCards.people(live.hosts(view))));
    }

    private Answer add(Call call, Tx tx) {
        var live = managed(call.get(EventFields.WHICH), tx);
        var who = tx.meet(call.get(EventFields.WHO));
        if (live.isHost(who)) throw Refusal.of("{name} hosts {title} already.", strong("name", who.name()), strong("title", live.title())).at(EventFields.WHO);
        if (live.hosts(tx).size() >= MOST) throw Refusal.of("An event has at most {most} hosts. Take somebody off first, with {command}", Text.count("most", MOST), Text.code("command", "/event unhost"));
        var against = companions.against(live.event(), List.of(who), call, tx);
        if (against.isPresent()) return against.get();
        live.addHost(who, tx);
        return changed(live, "add host", who, tx);
    }

    private Answer remove(Call call, Tx tx) {
        var live = managed(call.get(EventFields.WHICH), tx);
        var who = tx.meet(call.get(EventFields.WHO));
        if (!live.isHost(who)) throw Refusal.of("{name} does not host {title}. Hosts are: {hosts}", strong("name", who.name()), strong("title", live.title()),
            Text.text("hosts", EventCards.people(live.hosts(tx)))).at(EventFields.WHO);
        if (live.hosts(tx).size() == 1) throw Refusal.of("{title} needs a host. Add another one first, with {command}", strong("title", live.title()), Text.code("command", "/event host"));
        live.removeHost(who, tx);
        tx.unpost(who.account().direct(), key(live));
        return changed(live, "remove host", who, tx);
    }

    private Answer changed(Live live, String act, Person who, Tx tx) {
        tx.audit(act, live.subject(), Text.of("{name}", plain("name", who.name())));
        live.changed(tx);
        brief(live, tx);
        companions.planned(live.event(), tx);
        homes.refresh(who, tx);
        return Answer.done(HostCards.hosts(live, tx));
    }

    private Answer manage(Call call, View view) {
        var live = managed(call.get(EventFields.EVENT), view);
        return Answer.done(HostCards.brief(live, Seats.read(live.pool(), view), view.now()));
    }

    private static String key(Live live) {
        return "host " + live.subject();
    }

    /** Each host's own card, kept true. */
    static void brief(Live live, Tx tx) {
        for (var host : live.hosts(tx)) tx.tell(host, key(live), HostCards.brief(live, Seats.in(live.pool(), tx), tx.now()));
    }

    /** How it went, once. */
    static void sumUp(Live live, Tx tx) {
        var held = tx.table(SeatTable.class).all(live.pool()).stream().filter(seat -> seat.isHeld()).toList();
        var came = held.stream().filter(seat -> seat.came().isPresent()).count();
        var missing = held.stream().filter(seat -> seat.missed().isPresent()).flatMap(seat -> tx.person(seat.personId()).stream()).toList();
        var late = tx.table(LateTable.class).of(live.pool()).stream().map(LateTable.Row::personId).distinct().flatMap(id -> tx.person(id).stream()).toList();
        var card = HostCards.summary(live.event(), (int) came, held.size(), missing, late);
        for (var host : live.hosts(tx)) tx.tell(host, "summary " + live.subject(), card, Manner.OWN);
    }
}
