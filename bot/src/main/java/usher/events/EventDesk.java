package usher.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import usher.Address;
import usher.Answer;
import usher.Call;
import usher.Person;
import usher.Refusal;
import usher.Text;
import usher.Tx;
import usher.gates.Copies;
import usher.gates.Gatehouse;
import usher.people.Announcing;
import usher.people.Homes;
import usher.people.ZoneQuestion;
import usher.seats.Seats;

/** Makes events, from a form or as a copy. */
final class EventDesk {

    private final Homes homes;
    private final Companions companions;
    private final EventGates gates;

    EventDesk(Homes homes, Companions companions, EventGates gates) {
        this.homes = homes;
        this.companions = companions;
        this.gates = gates;
    }

    Answer create(Call call, Tx tx) {
        var format = call.find(EventFields.FORMAT).map(number -> Formats.find(number, tx)
            .orElseThrow(() -> Refusal.of("That format is not one of this community''s. {command} shows those that are.", Text.code("command", "/format list")).at(EventFields.FORMAT)))
            .orElse(Formats.usual());
        var bill = Billing.fresh(call, format, tx);
        var host = call.find(EventFields.HOST).map(tx::meet).orElse(tx.caller());
        return announce(new Plan(bill, call.get(EventFields.START), Optional.empty(), Optional.empty(), List.of(host), places(call, tx)), call, tx);
    }

    /** Another event with the same bill and hosts, in the same places, at another time. */
    Answer duplicate(Call call, Tx tx) {
        var live = Hosting.managed(call.get(EventFields.WHICH), tx);
        var posts = call.find(EventFields.WHERE).isPresent() ? places(call, tx) : live.posts();
        return announce(new Plan(live.event().bill(), call.get(EventFields.START), Optional.empty(), Optional.of(live.event()), live.hosts(tx), posts), call, tx);
    }

    private static List<Address> places(Call call, Tx tx) {
        var places = Announcing.places(call.find(EventFields.WHERE), call, tx);
        if (places.isEmpty()) throw Refusal.of("I do not know where to announce it. Choose a channel, or set one for good with {command}", Text.code("command", "/usher setup")).at(EventFields.WHERE);
        return places;
    }

    private Answer announce(Plan plan, Call call, Tx tx) {
        Billing.mustCome(plan.start(), plan.bill(), true, tx);
        var against = companions.against(asked(0, 0, plan, tx), plan.hosts(), call, tx);
        if (against.isPresent()) return against.get();
        var live = set(plan, call.find(Gatehouse.ROLE).isPresent() ? Optional.of(call) : Optional.empty(), tx);
        return Answer.done(ZoneQuestion.below(HostCards.created(live, Formats.find(plan.bill().format(), tx), plan.posts().stream().map(place -> Announcing.named(place, tx)).toList(),
            Announcing.silent(plan.posts(), tx), companions.further(live.event(), tx)), tx));
    }

    /**
     * An event to be.
     *
     * @param series the series it is one of
     * @param like the event whose gates it has
     */
    record Plan(Bill bill, Instant start, Optional<Long> series, Optional<Event> like, List<Person> hosts, List<Address> posts) {}

    /** A new event, announced. */
    Live set(Plan plan, Optional<Call> gated, Tx tx) {
        var bill = plan.bill();
        var root = Seats.create(bill.capacity(), 1, tx);
        bill.options().forEach(option -> Seats.option(root, option.capacity(), option.name(), tx));
        plan.like().ifPresent(like -> Copies.of(like.poolId(), root, tx));
        var event = asked(tx.newId(), root, plan, tx);
        var table = tx.table(EventTable.class);
        table.add(event);
        plan.hosts().forEach(host -> table.addHost(event.id(), host.id()));
        plan.posts().forEach(post -> table.addPost(event.id(), post.key()));
        tx.audit("create", event.subject(), Text.of("{title}, {when}", Text.plain("title", event.title()), Text.moment("when", plan.start())));
        var live = Live.in(event.id(), tx);
        gated.ifPresent(call -> gates.addRole(call, live, tx));
        EventTimers.set(event, tx);
        Posting.repaint(live, tx);
        Hosting.brief(live, tx);
        companions.planned(event, tx);
        plan.hosts().forEach(host -> homes.refresh(host, tx));
        return live;
    }

    private static Event asked(long id, long root, Plan plan, Tx tx) {
        return new Event(id, tx.community().id(), plan.series(), root, plan.bill(), plan.start(), 0, Optional.empty(), tx.random().nextLong(), false, Optional.empty(), Optional.empty(), Optional.empty(),
            tx.isPerson() ? Optional.of(tx.caller().id()) : Optional.empty(), tx.now());
    }
}
