package usher.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import usher.Action;
import usher.Address;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Feature;
import usher.Person;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.gates.Gatehouse;
import usher.gates.Past;
import usher.people.Homes;
import usher.seats.Occasion;
import usher.seats.Seating;
import usher.seats.Seats;

/**
 * What people, hosts and moderators do with events. How one is made: {@link EventDesk}; changed or cancelled: {@link Editing}; what people reply: {@link Replies};
 * who hosts: {@link Hosting}; who came: {@link Attendance}; what it does by itself: {@link EventTimers}; its posts: {@link Posting}.
 */
public final class Events implements Feature, Past {

    static final String SHOW = "event.show";
    static final String DUPLICATE = "event.duplicate";
    /** As many as a menu holds. */
    private static final int LISTED = 25;

    private final EventDesk desk;
    private final Editing editing;
    private final Replies replies;
    private final Hosting hosting;
    private final Attendance attendance;
    private final EventTimers timers;
    private final EventGates gates;
    private final Companions companions;

    /**
     * With what belongs to it.
     *
     * @param homes are redrawn when what their person holds changes
     * @param features those that are {@link Companion}s are told of every event
     */
    public Events(Seating seating, Gatehouse gatehouse, Homes homes, Supplier<List<Feature>> features) {
        this.companions = new Companions(features);
        this.gates = new EventGates(gatehouse);
        this.desk = new EventDesk(homes, companions, gates);
        this.editing = new Editing(seating, companions);
        this.replies = new Replies(seating, homes);
        this.hosting = new Hosting(homes, companions);
        this.attendance = new Attendance(homes, companions);
        this.timers = new EventTimers(seating, companions);
    }

    @Override
    public List<Action> actions() {
        var actions = new ArrayList<Action>();
        actions.add(Action.command("event create", "Announce an event that people can sign up for", Right.MENTORS, EventFields.BILL, desk::create));
        actions.add(Action.question("event list", "Show the events to come", Right.ANYONE, List.of(), this::list));
        actions.add(Action.question("event show", "Show one event and whether you are going", Right.ANYONE, List.of(EventFields.WHICH), this::show));
        actions.add(Action.command("event duplicate", "Set the same event again at another time", Right.MENTORS, List.of(EventFields.WHICH, EventFields.START, EventFields.WHERE), desk::duplicate));
        actions.addAll(editing.actions());
        actions.addAll(hosting.actions());
        actions.addAll(attendance.actions());
        actions.addAll(gates.actions());
        actions.addAll(replies.actions());
        actions.addAll(timers.actions());
        return List.copyOf(actions);
    }

    static Refusal unknown() {
        return Refusal.of("That event is not one of this community''s. {command} shows those that are.", Text.code("command", "/event list"));
    }

    private Answer list(Call call, View view) {
        return Answer.done(EventCards.list(view.table(EventTable.class).coming(view.community().id(), view.now(), LISTED), event -> Seats.read(event.poolId(), view)));
    }

    private Answer show(Call call, View view) {
        var live = Live.look(call.get(EventFields.WHICH), view);
        var seats = Seats.read(live.pool(), view);
        var card = EventCards.post(EventCards.Scene.of(live, seats, view));
        var mine = Seating.mine(live, view.caller(), view);
        if (!mine.isEmpty()) card = card.with(new Card.Divider()).bullets(mine);
        return Answer.done(live.manages(view.caller()) ? card.controls(HostCards.manage(live.event())) : card);
    }

    /** Makes and announces an event, as one of a series if {@code series} says so. Asks no {@link Companion} what is against it. */
    public Event plan(Bill bill, Instant start, Optional<Long> series, List<Person> hosts, List<Address> posts, Tx tx) {
        return desk.set(new EventDesk.Plan(bill, start, series, Optional.empty(), hosts, posts), Optional.empty(), tx).event();
    }

    /** Gives an event another bill or time, and tells those who go when that matters to them. Throws {@link Refusal} where more seats are taken than there would be. */
    public Event change(Event event, Bill bill, Instant start, Tx tx) {
        var live = Live.in(event.id(), tx);
        editing.change(live, bill, start, tx);
        return live.event();
    }

    /** Cancels an event and tells everybody whom it concerns why, once. */
    public void cancel(Event event, String reason, Tx tx) {
        editing.cancel(Live.in(event.id(), tx), reason, tx);
    }

    /** Who hosts an event, in no order. */
    public static List<Person> hosts(Event event, View view) {
        return Live.read(event, view).hosts(view);
    }

    /** Whether {@code who} may change an event: a host of it, whoever made it, a moderator. */
    public static boolean manages(Person who, Event event, View view) {
        return Live.read(event, view).manages(who);
    }

    @Override
    public Optional<Occasion> of(long pool, Tx tx) {
        return tx.table(EventTable.class).ofPool(pool).flatMap(event -> Live.find(event.id(), tx));
    }

    @Override
    public Optional<Occasion> at(long pool, View view) {
        return view.table(EventTable.class).ofPool(pool).filter(event -> event.communityId() == view.community().id()).map(event -> Live.read(event, view));
    }

    @Override
    public void changed(long pool, Tx tx) {
        companions.seated(pool, tx);
    }

    @Override
    public List<Card.Option> like(String words, View view) {
        return view.table(EventTable.class).like(view.community().id(), words.strip(), view.now()).stream()
            .map(event -> new Card.Option(Long.toString(event.poolId()), Text.verbatim(event.title()))).toList();
    }

    /** Seats are listed by {@link Seating}; here is what holds none. */
    @Override
    public List<Text> mine(Person who, View view) {
        var lines = new ArrayList<Text>();
        var table = view.table(EventTable.class);
        for (var id : table.hosting(who.id())) ahead(id, view).ifPresent(event -> lines.add(EventCards.hosting(event)));
        for (var reply : view.table(RosterTable.class).replies(who.id())) {
            if (reply.reply().equals(Replies.SAID_MAYBE)) ahead(reply.eventId(), view).ifPresent(event -> lines.add(EventCards.maybe(event)));
        }
        return lines;
    }

    private static Optional<Event> ahead(long id, View view) {
        return view.table(EventTable.class).find(id).filter(event -> !event.isCancelled() && view.now().isBefore(event.endsAt()));
    }

    @Override
    public void merge(Person from, Person into, Tx tx) {
        var roster = tx.table(RosterTable.class);
        roster.dropDouble(from.id(), into.id());
        roster.move(from.id(), into.id());
        var table = tx.table(EventTable.class);
        for (var id : table.hosting(from.id())) {
            var live = Live.in(id, tx);
            live.removeHost(from, tx);
            if (!live.isHost(into)) live.addHost(into, tx);
            live.changed(tx);
        }
        table.madeBy(from.id(), into.id());
        tx.table(FormatTable.class).madeBy(from.id(), into.id());
    }

    @Override
    public void left(Person who, Tx tx) {
        unhost(who, false, tx);
        unsay(who, tx);
    }

    /** What somebody replied counts no more. */
    private static void unsay(Person who, Tx tx) {
        var replied = tx.table(RosterTable.class).replies(who.id());
        tx.table(RosterTable.class).forget(who.id());
        replied.forEach(reply -> Live.find(reply.eventId(), tx).ifPresent(live -> live.changed(tx)));
    }

    /** Takes somebody off the hosts of what is ahead; with {@code all}, of what is over too. */
    private static void unhost(Person who, boolean all, Tx tx) {
        for (var id : tx.table(EventTable.class).hosting(who.id())) {
            var live = Live.in(id, tx);
            if (!all && live.event().phase(tx.now()) == Event.Phase.OVER) continue;
            live.removeHost(who, tx);
            live.changed(tx);
            tx.audit("host gone", live.subject(), Text.of("a host is no longer here"));
        }
    }

    @Override
    public void join(long from, long into, Tx tx) {
        tx.table(EventTable.class).join(from, into);
        tx.table(FormatTable.class).join(from, into);
    }

    @Override
    public Map<String, Object> export(Person who, View view) {
        var table = view.table(EventTable.class);
        var said = new LinkedHashMap<String, Object>();
        said.put("hosting", table.hosting(who.id()).stream().flatMap(id -> table.find(id).stream()).map(event -> event.title() + ", " + event.startsAt()).toList());
        said.put("replies", view.table(RosterTable.class).replies(who.id()).stream()
            .map(reply -> Map.of("event", table.find(reply.eventId()).map(Event::title).orElse(""), "reply", reply.reply())).toList());
        return said;
    }

    @Override
    public void erase(Person who, Tx tx) {
        unsay(who, tx);
        unhost(who, true, tx);
        tx.table(EventTable.class).forget(who.id());
        tx.table(FormatTable.class).forget(who.id());
    }
}
