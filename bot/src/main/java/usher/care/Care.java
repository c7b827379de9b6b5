package usher.care;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import usher.Answer;
import usher.Call;
import usher.Person;
import usher.Tx;
import usher.View;
import usher.events.Event;
import usher.events.EventTable;

/** Holds what is planned against what its hosts can bear. */
public final class Care {

    private final Plans plans;

    /** {@code plans} are sessions that count although no event was made of them yet. */
    public Care(Plans plans) {
        this.plans = plans;
    }

    /** What keeps a host from a session, and when all the hosts could, nearest first; nothing at all when nobody minds. */
    public record Conflict(Person host, Limits limits, Limits.Clash clash, List<Instant> alternatives) {}

    /**
     * Whether all of {@code hosts} can host from {@code start} for {@code length}. Alternatives lie in the waking hours of every host, and in the future.
     *
     * @param except the event that is moved, which does not count against itself
     */
    public Optional<Conflict> check(List<Person> hosts, Instant start, Duration length, Optional<Long> except, View view) {
        var all = hosts.stream().map(who -> host(who, start, start, except.map(Set::of).orElse(Set.of()), Optional.empty(), view)).toList();
        for (var host : all) {
            var clash = host.against(new Session("", start, start.plus(length)));
            if (clash.isPresent()) return Optional.of(new Conflict(host.who(), host.limits(), clash.get(), Alternatives.near(start, at -> suits(all, at, length, view.now()))));
        }
        return Optional.empty();
    }

    /**
     * Those of {@code starts} at which one of {@code hosts} could not host, each held against the ones before it as well. The events {@code except}
     * and what is planned for {@code series} do not count against them.
     */
    public List<Instant> refused(List<Person> hosts, List<Instant> starts, Duration length, Set<Long> except, Optional<Long> series, View view) {
        if (starts.isEmpty()) return List.of();
        var busy = hosts.stream().map(who -> host(who, starts.getFirst(), starts.getLast(), except, series, view)).toList();
        var refused = new ArrayList<Instant>();
        var kept = new ArrayList<Session>();
        for (var start : starts) {
            var session = new Session("", start, start.plus(length));
            if (busy.stream().anyMatch(host -> host.with(kept).against(session).isPresent())) refused.add(start);
            else kept.add(session);
        }
        return refused;
    }

    private static boolean suits(List<Host> hosts, Instant start, Duration length, Instant now) {
        var session = new Session("", start, start.plus(length));
        return start.isAfter(now) && hosts.stream().allMatch(host -> host.isAwake(start, length) && host.against(session).isEmpty());
    }

    /** With the sessions of every week that one of the times from {@code first} to {@code last}, or an alternative to it, may lie in. */
    private Host host(Person who, Instant first, Instant last, Set<Long> except, Optional<Long> series, View view) {
        var from = first.minus(Alternatives.FARTHEST).minus(Duration.ofDays(8));
        var to = last.plus(Alternatives.FARTHEST).plus(Duration.ofDays(8));
        var sessions = new ArrayList<>(view.table(EventTable.class).hostedBy(who.id(), from, to).stream().filter(event -> !except.contains(event.id()))
            .map(event -> new Session(event.title(), event.startsAt(), event.endsAt())).toList());
        sessions.addAll(plans.of(who, series, from, to, view));
        return new Host(who, limits(who, view), who.zone().orElse(view.community().zone()), List.copyOf(sessions));
    }

    /** A host's own limits, or the usual. */
    public Limits limits(Person who, View view) {
        return view.table(CareTable.class).find(view.community().id(), who.id()).map(CareTable.Row::limits).orElse(Limits.USUAL);
    }

    /** What is answered instead of planning {@code asked}; empty when nobody minds, or when neither its time nor its hosts would change. */
    Optional<Answer> against(Event asked, List<Person> hosts, Call call, Tx tx) {
        if (isUnmoved(asked, hosts, tx)) return Optional.empty();
        return check(hosts, asked.startsAt(), asked.bill().length(), Optional.of(asked.id()), tx).map(conflict -> Answer.done(CareCards.refused(conflict, asked, call, tx)));
    }

    private static boolean isUnmoved(Event asked, List<Person> hosts, View view) {
        return view.table(EventTable.class).find(asked.id()).filter(is -> is.startsAt().equals(asked.startsAt()) && is.endsAt().equals(asked.endsAt())).isPresent()
            && view.table(EventTable.class).hosts(asked.id()).containsAll(hosts.stream().map(Person::id).toList());
    }
}
