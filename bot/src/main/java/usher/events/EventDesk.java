package usher.events;

import java.util.List;
import java.util.Optional;
import java.time.Instant;
import usher.Address;
import usher.Answer;
import usher.Call;
import usher.Person;
import usher.Refusal;
import usher.Text;
import usher.Tx;
import usher.people.Announcing;
import usher.people.Homes;
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
        return announce(bill, call.get(EventFields.START), List.of(host), places(call, tx), call, tx);
    }

    /** Another event with the same bill and hosts, in the same places, at another time. */
    Answer duplicate(Call call, Tx tx) {
        var live = Hosting.managed(call.get(EventFields.WHICH), tx);
        var posts = call.find(EventFields.WHERE).isPresent() ? places(call, tx) : live.posts();
        return announce(live.event().bill(), call.get(EventFields.START), live.hosts(tx), posts, call, tx);
    }

    private static List<Address> places(Call call, Tx tx) {
        var places = Announcing.places(call.find(EventFields.WHERE), call, tx);
        if (places.isEmpty()) throw Refusal.of("I do not know where to announce it. Choose a channel, or set one for good with {command}", Text.code("command", "/usher setup")).at(EventFields.WHERE);
        return places;
    }

    private Answer announce(Bill bill, Instant start, List<Person> hosts, List<Address> posts, Call call, Tx tx) {
        Billing.mustCome(start, bill, tx);
        var asked = asked(0, 0, bill, start, Optional.empty(), tx);
        var against = companions.against(asked, hosts, call, tx);
        if (against.isPresent()) return against.get();
        var live = plan(bill, start, Optional.empty(), hosts, posts, tx);
        gates.addRole(call, live, tx);
        return Answer.done(HostCards.created(live, Formats.find(bill.format(), tx), posts.stream().map(place -> Announcing.named(place, tx)).toList(), Announcing.silent(posts, tx),
            companions.further(live.event(), tx)));
    }

    /** A new event, announced. */
    Live plan(Bill bill, Instant start, Optional<Long> series, List<Person> hosts, List<Address> posts, Tx tx) {
        var root = Seats.create(bill.capacity(), 1, tx);
        bill.options().forEach(option -> Seats.option(root, option.capacity(), option.name(), tx));
        var event = asked(tx.newId(), root, bill, start, series, tx);
        var table = tx.table(EventTable.class);
        table.add(event);
        hosts.forEach(host -> table.addHost(event.id(), host.id()));
        posts.forEach(post -> table.addPost(event.id(), post.key()));
        tx.audit("create", event.subject(), Text.of("{title}, {when}", Text.plain("title", event.title()), Text.moment("when", start)));
        var live = Live.in(event.id(), tx);
        EventTimers.set(event, tx);
        Posting.repaint(live, tx);
        Hosting.brief(live, tx);
        companions.planned(event, tx);
        hosts.forEach(host -> homes.refresh(host, tx));
        return live;
    }

    private static Event asked(long id, long root, Bill bill, Instant start, Optional<Long> series, Tx tx) {
        return new Event(id, tx.community().id(), series, root, bill, start, 0, Optional.empty(), tx.random().nextLong(), false, Optional.empty(), Optional.empty(), Optional.empty(),
            tx.isPerson() ? Optional.of(tx.caller().id()) : Optional.empty(), tx.now());
    }
}
