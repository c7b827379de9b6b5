package usher.series;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
import usher.Dates;
import usher.Feature;
import usher.Field;
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
    static final String SKIP = "event.skip";
    static final String PUT_BACK = "series.put-back";
    static final String END = "series.end";

    private static final String OWN = "rule";

    public static final Field.Choice HOW = new Field.Choice(Field.required("how", "How often", "weekly, every two weeks, monthly on that weekday, weekdays, daily, or a rule"), List.of(
        new Card.Option("weekly", Text.of("Every week")), new Card.Option("fortnightly", Text.of("Every two weeks")), new Card.Option("monthly", Text.of("Every month on the same weekday")),
        new Card.Option("weekdays", Text.of("Monday to Friday")), new Card.Option("daily", Text.of("Every day")), new Card.Option(OWN, Text.of("By a rule of my own"))));
    public static final Field.Line RULE = new Field.Line(Field.optional("rule", "A rule of your own", "an RRULE, for example FREQ=MONTHLY;BYDAY=-1FR"), 200);
    public static final Field.Line UNTIL = new Field.Line(Field.optional("until", "Until", "the last day, for example 12 March; a year from now if left out"), 60);
    public static final Field.Count TIMES = new Field.Count(Field.optional("times", "How many times", "the first one counts; as often as it fits if left out"), 2, Rhythm.MOST);
    public static final Field.Count AHEAD = new Field.Count(Field.optional("ahead", "Days ahead", "how many days before it each is announced; when the last is over if left out"), 1, 28);
    public static final Field.Line DAY = new Field.Line(Field.optional("day", "Day", "the day to leave out, for example 12 March; the next one if left out"), 60);

    private static final List<Field<?>> RULES = List.of(EventFields.WHICH, HOW, RULE, UNTIL, TIMES, AHEAD);
    /** The same for a button, which knows the event: five fields are one form on Discord. */
    private static final List<Field<?>> BUTTON = List.of(EventFields.EVENT, HOW, RULE, UNTIL, TIMES, AHEAD);

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
            Action.command("event repeat", "Have an event come again, or change how often it does", Right.ANYONE, RULES, (call, tx) -> repeat(call.get(EventFields.WHICH), call, false, tx)),
            Action.press(FORM, "Have an event come again", Right.ANYONE, BUTTON, (call, tx) -> repeat(call.get(EventFields.EVENT), call, false, tx)),
            Action.press(AROUND, "Have an event come again, but not on days that do not suit", Right.ANYONE, BUTTON, (call, tx) -> repeat(call.get(EventFields.EVENT), call, true, tx)),
            Action.question("event series", "Show when an event comes again", Right.ANYONE, List.of(EventFields.WHICH), this::show),
            Action.command("event skip", "Leave one day of a series out", Right.ANYONE, List.of(EventFields.WHICH, DAY), this::skip),
            Action.press(PUT_BACK, "Have a day that was left out after all", Right.ANYONE, List.of(Occurrences.SERIES, DAY), this::putBack),
            Action.press(END, "End a series", Right.ANYONE, List.of(Occurrences.SERIES), this::end),
            Action.timer(Occurrences.NEXT, Trigger.Late.FINE, Duration.ZERO, List.of(Occurrences.SERIES), occurrences::next)));
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
        var rhythm = rhythm(call, event, old.map(it -> it.rhythm().zone()).orElse(tx.zone()), tx);
        var clashes = clashes(Events.hosts(event, tx), rhythm, event, old, tx);
        if (!clashes.isEmpty() && !around) return Answer.done(SeriesCards.clashes(event, clashes, draft(event, call, tx)));
        old.ifPresent(it -> splitting.endBefore(it, event, tx));
        var series = new Series(tx.newId(), tx.community().id(), rhythm, call.find(AHEAD), event.bill(), Optional.of(event.id()), reminders.of(event, tx), Optional.empty(), Optional.of(tx.caller().id()));
        splitting.begin(series, event, rhythm.first(), tx);
        clashes.forEach(day -> tx.table(SeriesTable.class).add(series.id(), day, Optional.empty()));
        tx.audit("repeat", series.subject(), SeriesCards.audited(series));
        occurrences.arrange(series, tx);
        return Answer.done(SeriesCards.managed(series, event, tx));
    }

    private static String draft(Event event, Call call, Tx tx) {
        return tx.keep(new Call(call.id(), call.arrived(), AROUND, call.by(), call.in(), Values.of(EventFields.EVENT.is(event.id())).over(call.values().raw())));
    }

    /** The series an event is the first of, as it was asked for; throws {@link Refusal}. */
    private static Rhythm rhythm(Call call, Event event, ZoneId zone, Tx tx) {
        var first = event.startsAt().atZone(zone).toLocalDateTime();
        var how = call.get(HOW);
        if (how.equals(OWN) && call.find(RULE).isEmpty()) throw Refusal.of("Type the rule, for example {example}", Text.code("example", "FREQ=MONTHLY;BYDAY=-1FR")).at(RULE);
        Rule.Read read;
        try {
            read = Rule.read(how.equals(OWN) ? call.get(RULE) : how, first);
        } catch (Refusal no) {
            throw no.at(RULE);
        }
        var times = call.find(TIMES).or(read::times);
        var until = Ending.of(call.find(UNTIL).map(typed -> Ending.day(typed, UNTIL, zone, tx)), read.until(), times.isPresent(), first, UNTIL);
        var rhythm = new Rhythm(first, zone, read.rule(), Optional.of(until), Math.min(times.orElse(Rhythm.MOST), Rhythm.MOST));
        mustSuit(rhythm);
        return rhythm;
    }

    private static void mustSuit(Rhythm rhythm) {
        var days = rhythm.days().limit(2).toList();
        if (days.isEmpty() || !days.getFirst().equals(rhythm.first())) {
            throw Refusal.of("The event is on {day}, which that rule leaves out. Move the event first, or choose a rule that names its day.", Text.text("day", Dates.date(rhythm.first().toLocalDate()))).at(RULE);
        }
        if (days.size() < 2) throw Refusal.of("By that rule it would be only once. Choose another rule or a later end.").at(UNTIL);
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

    private Answer skip(Call call, Tx tx) {
        var event = managed(call.get(EventFields.WHICH), tx);
        var series = ofEvent(event, tx);
        var open = Occurrences.open(series, tx);
        var wished = call.find(DAY).map(typed -> Ending.day(typed, DAY, series.rhythm().zone(), tx));
        var day = wished.map(date -> open.stream().filter(it -> it.toLocalDate().equals(date)).findFirst().orElseThrow(() -> notOpen(series, date, tx)))
            .or(() -> open.stream().findFirst()).orElseThrow(() -> Refusal.of("No further day of {title} is to come.", Text.strong("title", series.bill().title())));
        tx.table(SeriesTable.class).add(series.id(), day, Optional.empty());
        tx.audit("skip", series.subject(), Text.of("{day}", Text.plain("day", day.toString())));
        occurrences.arrange(series, tx);
        return Answer.done(SeriesCards.leftOut(series, day, tx));
    }

    private static Refusal notOpen(Series series, LocalDate date, View view) {
        var words = Text.text("day", Dates.date(date));
        var made = view.table(SeriesTable.class).days(series.id()).stream().filter(day -> day.local().toLocalDate().equals(date)).findFirst();
        if (made.filter(day -> day.event().isPresent()).isPresent()) return Refusal.of("The one on {day} is announced already. {command} cancels it.", words, Text.code("command", "/event cancel")).at(DAY);
        if (made.isPresent()) return Refusal.of("{day} is left out already.", words).at(DAY);
        return Refusal.of("{title} is not on {day}. {command} shows when it is.", Text.strong("title", series.bill().title()), words, Text.code("command", "/event series")).at(DAY);
    }

    private Answer putBack(Call call, Tx tx) {
        var series = managedSeries(call.get(Occurrences.SERIES), tx);
        var date = Ending.day(call.find(DAY).orElse(""), DAY, series.rhythm().zone(), tx);
        var out = tx.table(SeriesTable.class).days(series.id()).stream().filter(day -> day.event().isEmpty() && day.local().toLocalDate().equals(date)).findFirst()
            .orElseThrow(() -> Refusal.of("{day} is not left out.", Text.text("day", Dates.date(date))));
        tx.table(SeriesTable.class).dropDay(series.id(), out.local().toString());
        tx.audit("put back", series.subject(), Text.of("{day}", Text.plain("day", out.local().toString())));
        occurrences.arrange(series, tx);
        return Answer.done(SeriesCards.show(series, tx));
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

    private static Series managedSeries(long id, Tx tx) {
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
