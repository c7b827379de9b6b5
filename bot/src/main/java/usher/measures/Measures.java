package usher.measures;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What events came to, in numbers. All definitions are here.
 *
 * <p><b>Windows.</b> Thirty (ninety) days are 30 (90) times 24 hours, whatever the clocks do meanwhile. They begin with the end of the event, and what happens at the very
 * instant at which they end is outside. A measure with a window is final once it is over.
 * (The report of checklists alone counts from when each was given, which is the end of the event but after downtime or a correction.)
 *
 * <p><b>People.</b> A person is one, however many accounts they linked. In a period every attendance counts: whoever was at two events is counted at each. Whoever had themselves erased is in no number. Whoever left the community counts in who was there and in who came
 * again (not to come again is what leaving is), but neither above nor below in what was promised: actions, checklists, deliverables, artifacts, first outcomes.
 * Cancelled events are in no number, those of others neither as what people came again to.
 *
 * <p><b>Recommending.</b> How likely people would recommend an event is {@link usher.surveys.Nps}, with its interval; of several events together it is that of those whose survey is shown.
 *
 * <p><b>Not for them.</b> What somebody said is not for them counts neither above nor below. What was taken back (its person left, or was marked as not there) is not there.
 *
 * @param events how many; {@code assumed} of these, at how many nobody was checked in or marked
 * @param going who held a seat at the end, summed over events
 * @param attended of those who held a seat, whoever was checked in or marked as there; at events where nobody was, everybody who held a seat
 * @param missed who held a seat and is known not to have come
 * @param actions of the actions on checklists that followed the event, given to those who attended, those that were done within thirty days
 * @param checklists of those checklists, the ones of which every action was done within thirty days; one without any action that is theirs does not count
 * @param handedIn of those who attended, who handed in what the event promised within thirty days; {@code handedInEver}: until now
 * @param first for everybody with an outcome, the time from the end of the event to the first action ticked off or the deliverable; none where nobody has one
 * @param artifacts actions that were ticked off and shown, and deliverables; {@code people}: of so many who attended
 * @param again of those who attended, who attended another event of the community that began within thirty days; {@code later}: within ninety. Only of events whose window is over
 */
record Measures(int events, int assumed, int going, int attended, int missed, Share actions, Share checklists, Share handedIn, Share handedInEver, Optional<Spread> first, int artifacts, int people,
                Share again, Share later) {

    static final Duration THIRTY = Duration.ofDays(30);
    static final Duration NINETY = Duration.ofDays(90);

    /** Of all events of {@code facts}, their windows over or not. */
    static Measures of(Facts facts) {
        return of(facts, facts.events(), facts.events(), facts.events());
    }

    /**
     * Of a period, up to now: who was there of events that ended in it; what was promised, and who came again within thirty days, of those whose thirty days ended in it; who came again
     * within ninety, of those whose ninety days did. So each says what became known in the period, and none is a number that is still to grow.
     */
    static Measures of(Facts facts, Instant since) {
        return of(facts, ending(facts, Duration.ZERO, since), ending(facts, THIRTY, since), ending(facts, NINETY, since));
    }

    private static List<Facts.Meeting> ending(Facts facts, Duration window, Instant since) {
        return facts.events().stream().filter(it -> it.isOver(window, facts.now()) && !it.after(window).isBefore(since)).toList();
    }

    private static Measures of(Facts facts, List<Facts.Meeting> there, List<Facts.Meeting> thirty, List<Facts.Meeting> ninety) {
        var it = new Counting(facts, thirty);
        return new Measures(there.size(), (int) there.stream().filter(Facts.Meeting::assumed).count(), sum(there, Facts.Meeting::going), sum(there, Facts.Meeting::attended), sum(there, Facts.Meeting::missed),
            it.actions(), it.checklists(), it.handedIn(true), it.handedIn(false), it.first(), it.artifacts(), it.people(), it.again(thirty, THIRTY), it.again(ninety, NINETY));
    }

    private static int sum(List<Facts.Meeting> events, Function<Facts.Meeting, Set<Long>> who) {
        return events.stream().mapToInt(it -> who.apply(it).size()).sum();
    }

    /** One person at one event. */
    private record At(long event, long person) {}

    /** Counts what was promised at some events. */
    private static final class Counting {

        private final Facts facts;
        private final Map<Long, Facts.Meeting> events = new HashMap<>();
        private final Set<At> people = new HashSet<>();
        private final List<Facts.Given> given;
        private final List<Facts.Made> made;

        Counting(Facts facts, List<Facts.Meeting> of) {
            this.facts = facts;
            for (var event : of) {
                events.put(event.id(), event);
                event.attended().stream().filter(facts.here()::contains).forEach(who -> people.add(new At(event.id(), who)));
            }
            given = facts.given().stream().filter(it -> it.isTheirs() && people.contains(new At(it.event(), it.person()))).toList();
            made = facts.made().stream().filter(it -> people.contains(new At(it.event(), it.person()))).toList();
        }

        int people() {
            return people.size();
        }

        private Facts.Meeting event(long id) {
            return Objects.requireNonNull(events.get(id));
        }

        private boolean isSoon(long event, Optional<Instant> at) {
            return at.filter(event(event).after(THIRTY)::isAfter).isPresent();
        }

        Share actions() {
            return new Share(given.stream().filter(it -> isSoon(it.event(), it.done())).count(), given.size());
        }

        Share checklists() {
            var lists = given.stream().collect(Collectors.groupingBy(Facts.Given::assignment)).values();
            return new Share(lists.stream().filter(list -> list.stream().allMatch(it -> isSoon(it.event(), it.done()))).count(), lists.size());
        }

        Share handedIn(boolean soon) {
            var notTheirs = made.stream().filter(it -> !it.isTheirs()).count();
            return new Share(made.stream().filter(it -> it.isTheirs() && (soon ? isSoon(it.event(), it.handedIn()) : it.handedIn().isPresent())).count(), people.size() - notTheirs);
        }

        Optional<Spread> first() {
            var firsts = new HashMap<At, Instant>();
            given.forEach(it -> it.done().ifPresent(at -> firsts.merge(new At(it.event(), it.person()), at, Counting::earlier)));
            made.forEach(it -> it.handedIn().ifPresent(at -> firsts.merge(new At(it.event(), it.person()), at, Counting::earlier)));
            return firsts.isEmpty() ? Optional.empty() : Optional.of(Spread.of(firsts.entrySet().stream().map(it -> Duration.between(event(it.getKey().event()).endsAt(), it.getValue()))));
        }

        private static Instant earlier(Instant one, Instant other) {
            return one.isBefore(other) ? one : other;
        }

        int artifacts() {
            return (int) (given.stream().filter(it -> it.shown() && it.done().isPresent()).count() + made.stream().filter(it -> it.handedIn().isPresent()).count());
        }

        Share again(List<Facts.Meeting> of, Duration window) {
            var all = new ArrayList<Boolean>();
            for (var event : of) {
                if (!event.isOver(window, facts.now())) continue;
                for (var who : event.attended()) all.add(cameAgain(facts, who, event, window));
            }
            return new Share(all.stream().filter(it -> it).count(), all.size());
        }
    }

    /** Whether somebody was at another event that began after this one, within a window. */
    static boolean cameAgain(Facts facts, long who, Facts.Meeting event, Duration window) {
        return facts.attended().getOrDefault(who, List.of()).stream().anyMatch(it -> it.event() != event.id() && !it.startsAt().isBefore(event.endsAt()) && it.startsAt().isBefore(event.after(window)));
    }
}
