package usher.series;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Feature;
import usher.Person;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Trigger;
import usher.Tx;
import usher.Values;
import usher.View;
import usher.care.Care;
import usher.care.Session;
import usher.events.Companion;
import usher.events.Event;
import usher.events.EventFields;
import usher.events.EventTable;
import usher.events.Events;
import usher.reminders.Reminders;

/** What hosts do with events that come again. How the next one is made: {@link Occurrences}; how a change reaches the others: {@link Splitting}. */
public final class Repeating implements Feature, Companion {

    static final String REPEAT = "event.repeat";
    static final String FORM = "series.repeat";
    static final String AROUND = "series.repeat-around";
    static final String END = "series.end";

    private final Events events;
    private final Reminders reminders;
    private final Care care;
    private final Occurrences occurrences;
    private final Splitting splitting;

    Repeating(Events events, Reminders reminders, Care care) {
        this.events = events;
        this.reminders = reminders;
        this.care = care;
        this.occurrences = new Occurrences(events, reminders);
        this.splitting = new Splitting(events, reminders, occurrences, care);
    }

    @Override
    public List<Action> actions() {
        var actions = new ArrayList<>(List.of(
            Action.command("event repeat", "Have an event come again, or change how often it does", Right.ANYONE, Ruling.RULES, (call, tx) -> repeat(call.get(EventFields.WHICH), call, false, tx)),
            Action.press(FORM, "Have an event come again", Right.ANYONE, Ruling.BUTTON, (call, tx) -> repeat(call.get(EventFields.EVENT), call, false, tx)),
            Action.press(AROUND, "Have an event come again, but not on days that do not suit", Right.ANYONE, Ruling.BUTTON, (call, tx) -> repeat(call.get(EventFields.EVENT), call, true, tx)),
            Action.question("event series", "Show when an event comes again", Right.ANYONE, List.of(EventFields.WHICH), this::show),
            Action.press(END, "End a series", Right.ANYONE, List.of(Occurrences.SERIES), this::end),
            Action.timer(Occurrences.NEXT, Trigger.Late.FINE, Duration.ZERO, List.of(Occurrences.SERIES), occurrences::next)));
        actions.addAll(new Skipping(occurrences).actions());
        actions.addAll(splitting.actions());
        return actions;
    }

    /** The zone whose calendar an event's days are counted by: its series', else that of whoever made it, else the community's. */
    static ZoneId zone(Event event, View view) {
        return view.table(SeriesTable.class).ofEvent(event.id()).map(series -> series.rhythm().zone())
            .or(() -> event.createdBy().flatMap(view::person).flatMap(Person::zone)).orElse(view.community().zone());
    }

    private Answer repeat(long which, Call call, boolean around, Tx tx) {
        var event = managed(which, tx);
        if (event.isCancelled() || event.phase(tx.now()) == Event.Phase.OVER) {
            throw Refusal.of("{title} is over or will not be. Set it again with {command}, and repeat that.", Text.strong("title", event.title()), Text.code("command", "/event duplicate"));
        }
        var old = tx.table(SeriesTable.class).ofEvent(event.id());
        var rhythm = Ruling.rhythm(call, event, old.map(it -> it.rhythm().zone()).orElse(tx.zone()), tx);
        var clashes = clashes(Events.hosts(event, tx), rhythm, event, old, tx);
        if (!clashes.isEmpty() && !around) return Answer.done(SeriesCards.clashes(event, clashes, draft(event, call, tx)));
        var rest = old.map(it -> splitting.endBefore(it, event, tx)).orElse(List.of());
        var series = new Series(tx.newId(), tx.community().id(), rhythm, call.find(Ruling.AHEAD), event.bill(), Optional.of(event.id()), reminders.of(event, tx), Optional.empty(), Optional.of(tx.caller().id()));
        splitting.begin(series, event, rhythm.first(), tx);
        clashes.forEach(day -> tx.table(SeriesTable.class).add(series.id(), day, Optional.empty()));
        var strays = splitting.adopt(series, rest, tx);
        tx.audit("repeat", series.subject(), SeriesCards.audited(series));
        occurrences.arrange(series, tx);
        return Answer.done(SeriesCards.strays(SeriesCards.managed(series, event, tx), strays));
    }

    private static String draft(Event event, Call call, Tx tx) {
        return tx.keep(new Call(call.id(), call.arrived(), AROUND, call.by(), call.in(), Values.of(EventFields.EVENT.is(event.id())).over(call.values().raw())));
    }

    /** The days on which a host could not; those of the old series that are announced already are settled. */
    private List<LocalDateTime> clashes(List<Person> hosts, Rhythm rhythm, Event event, Optional<Series> old, View view) {
        var settled = old.stream().flatMap(it -> Occurrences.made(it, view).stream()).map(Event::startsAt).toList();
        var refused = care.refused(hosts, rhythm.instants().filter(at -> !settled.contains(at)).toList(), event.bill().length(), Set.of(event.id()), old.map(Series::id), view);
        return rhythm.days().skip(1).filter(day -> refused.contains(rhythm.at(day))).toList();
    }

    private Answer show(Call call, View view) {
        var event = view.table(EventTable.class).find(call.get(EventFields.WHICH)).filter(it -> it.communityId() == view.community().id()).orElseThrow(Repeating::unknown);
        var series = ofEvent(event, view);
        return Answer.done(Events.manages(view.caller(), event, view) ? SeriesCards.managed(series, event, view) : SeriesCards.show(series, view));
    }

    private Answer end(Call call, Tx tx) {
        var series = managedSeries(call.get(Occurrences.SERIES), tx);
        splitting.end(series, tx);
        return Answer.done(SeriesCards.ended(series, Occurrences.made(series, tx).stream().filter(event -> !event.isCancelled() && event.startsAt().isAfter(tx.now())).toList()));
    }

    static Event managed(long id, Tx tx) {
        var event = tx.table(EventTable.class).find(id).filter(it -> it.communityId() == tx.community().id()).orElseThrow(Repeating::unknown);
        if (!Events.manages(tx.caller(), event, tx)) throw Refusal.of("Only a host of {title} or a moderator can do that.", Text.strong("title", event.title()));
        return event;
    }

    private static Refusal unknown() {
        return Refusal.of("That event is not one of this community''s. {command} shows those that are.", Text.code("command", "/event list"));
    }

    /** The series an event is one of; throws {@link Refusal} when it comes only once. */
    static Series ofEvent(Event event, View view) {
        return view.table(SeriesTable.class).ofEvent(event.id()).orElseThrow(() -> Refusal.of("{title} comes only once. {command} has it come again.", Text.strong("title", event.title()),
            Text.code("command", "/event repeat")));
    }

    static Series managedSeries(long id, Tx tx) {
        var series = tx.table(SeriesTable.class).find(id).filter(it -> it.communityId() == tx.community().id()).orElseThrow(Repeating::unknown);
        var isHost = tx.table(SeriesTable.class).hosts(id).contains(tx.caller().id());
        if (!isHost && !Right.MODERATORS.allows(tx.caller())) throw Refusal.of("Only a host of {title} or a moderator can do that.", Text.strong("title", series.bill().title()));
        if (series.isEnded()) throw Refusal.of("That series has ended. {command} starts another.", Text.code("command", "/event repeat"));
        return series;
    }

    /** What {@code host} will host, but for one series, on days of series that no event was made of yet. */
    static List<Session> sessions(Person host, Optional<Long> except, Instant from, Instant to, View view) {
        return view.table(SeriesTable.class).hostedBy(host.id()).stream().filter(series -> except.filter(id -> id == series.id()).isEmpty()).flatMap(series -> Occurrences.open(series, view).stream().map(series.rhythm()::at)
            .filter(at -> at.isAfter(from) && at.isBefore(to)).map(at -> new Session(series.bill().title(), at, series.bill().endOf(at)))).toList();
    }

    @Override
    public void planned(Event event, Tx tx) {
        tx.table(SeriesTable.class).ofEvent(event.id()).filter(series -> !series.isEnded()).ifPresent(series -> occurrences.arrange(series, tx));
    }

    @Override
    public List<Card.Control> further(Event event, Tx tx) {
        return splitting.further(event, tx);
    }

    @Override
    public List<Text> mine(Person who, View view) {
        return view.table(SeriesTable.class).hostedBy(who.id()).stream().map(SeriesCards::mine).toList();
    }

    @Override
    public void merge(Person from, Person into, Tx tx) {
        var table = tx.table(SeriesTable.class);
        table.dropDouble(from.id(), into.id());
        table.moveHost(from.id(), into.id());
        table.madeBy(from.id(), into.id());
    }

    @Override
    public void left(Person who, Tx tx) {
        tx.table(SeriesTable.class).removeHost(who.id());
    }

    @Override
    public void join(long from, long into, Tx tx) {
        tx.table(SeriesTable.class).join(from, into);
    }

    @Override
    public Map<String, Object> export(Person who, View view) {
        return Map.of("series", view.table(SeriesTable.class).hostedBy(who.id()).stream().map(series -> SeriesCards.mine(series).plain(who.locale())).toList());
    }

    @Override
    public void erase(Person who, Tx tx) {
        tx.table(SeriesTable.class).removeHost(who.id());
        tx.table(SeriesTable.class).forget(who.id());
    }
}
