package usher.care;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Feature;
import usher.Field;
import usher.Person;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.events.Companion;
import usher.events.Event;

/** What hosts say about how much they can bear, and moderators for them; every event is held against it. */
public final class Mentoring implements Feature, Companion {

    static final String CHANGE = "care.change";

    public static final Field.Line BUFFER = new Field.Line(Field.optional("buffer", "Between two sessions", "for example 15 min; 0 for none"), 20);
    public static final Field.Count SESSIONS = new Field.Count(Field.optional("sessions", "Sessions a week", "at most, from Monday to Sunday; 0 for as many as there are"), 0, 50);
    public static final Field.Count HOURS = new Field.Count(Field.optional("hours", "Hours a week", "of sessions at most; 0 for as many as there are"), 0, 80);
    public static final Field.Line BREAK = new Field.Line(Field.optional("break", "A break after", "so long without one, for example 3 h; 0 for never"), 20);
    public static final Field.Count CASES = new Field.Count(Field.optional("cases", "Cases a week", "of office hours you take at most, Monday to Sunday; 0 for as many as there are"), 0, 50);
    /** The same as {@link #BUFFER}, but needed, so that the button opens the form. */
    static final Field.Line NEW_BUFFER = new Field.Line(Field.required("buffer", "Between two sessions", "for example 15 min; 0 for none"), 20);
    public static final Field.PersonRef WHO = new Field.PersonRef(Field.required("who", "Host", "whose sessions it is about"));

    private static final Field.Length SPAN = new Field.Length(Field.optional("span", "Length", "for example 15 min"), Duration.ofMinutes(1), Duration.ofHours(12));

    private final Care care;

    public Mentoring(Care care) {
        this.care = care;
    }

    @Override
    public List<Action> actions() {
        return List.of(
            Action.command("my mentoring", "Say how much hosting you can bear", Right.ANYONE, List.of(BUFFER, SESSIONS, HOURS, BREAK, CASES), this::mine),
            Action.press(CHANGE, "Say how much hosting you can bear", Right.ANYONE, List.of(NEW_BUFFER, SESSIONS, HOURS, BREAK, CASES), this::mine),
            Action.command("mentor care", "Show or change how much hosting a person can bear", Right.MODERATORS, List.of(WHO, BUFFER, SESSIONS, HOURS, BREAK, CASES), this::others));
    }

    private Answer mine(Call call, Tx tx) {
        return Answer.done(CareCards.shown(tx.caller(), changed(tx.caller(), call, tx), true));
    }

    private Answer others(Call call, Tx tx) {
        var who = tx.meet(call.get(WHO));
        return Answer.done(CareCards.shown(who, changed(who, call, tx), false));
    }

    private Limits changed(Person who, Call call, Tx tx) {
        var was = care.limits(who, tx);
        var is = new Limits(call.find(BUFFER).map(typed -> span(typed, BUFFER, tx).orElse(Duration.ZERO)).orElse(was.buffer()),
            call.find(SESSIONS).isPresent() ? call.find(SESSIONS).filter(n -> n > 0) : was.sessions(),
            call.find(HOURS).isPresent() ? call.find(HOURS).filter(n -> n > 0) : was.hours(),
            call.find(BREAK).isPresent() ? call.find(BREAK).flatMap(typed -> span(typed, BREAK, tx)) : was.breakAfter(),
            call.find(CASES).isPresent() ? call.find(CASES).filter(n -> n > 0) : was.cases());
        if (is.equals(was)) return was;
        tx.table(CareTable.class).save(tx.community().id(), who.id(), is);
        tx.audit("care", "person " + who.id(), Text.of("{buffer} between, {sessions} sessions and {hours} hours a week, a break after {most}, {cases} cases a week", Text.text("buffer", CareCards.length(is.buffer())),
            Text.plain("sessions", is.sessions().map(Object::toString).orElse("–")), Text.plain("hours", is.hours().map(Object::toString).orElse("–")),
            Text.plain("most", is.breakAfter().map(Duration::toMinutes).map(n -> n + " min").orElse("–")), Text.plain("cases", is.cases().map(Object::toString).orElse("–"))));
        return is;
    }

    /** A length of time; empty for none. */
    private static Optional<Duration> span(String typed, Field<String> field, View view) {
        if (typed.strip().matches("0+(\\s*[a-z]+)?|(?i)none|never")) return Optional.empty();
        try {
            return Optional.of(SPAN.read(typed.strip(), view));
        } catch (Refusal no) {
            throw no.at(field);
        }
    }

    @Override
    public Optional<Answer> against(Event asked, List<Person> hosts, Call call, Tx tx) {
        return care.against(asked, hosts, call, tx);
    }

    /** The stricter of the two is kept where both said something: nobody is worked harder for having linked an account. */
    @Override
    public void merge(Person from, Person into, Tx tx) {
        var table = tx.table(CareTable.class);
        var theirs = table.find(into.community(), from.id());
        if (theirs.isEmpty()) return;
        if (table.find(into.community(), into.id()).isEmpty()) table.move(from.id(), into.id());
        else table.save(into.community(), into.id(), care.limits(into, tx).stricter(theirs.get().limits()));
        table.forget(from.id());
    }

    @Override
    public void left(Person who, Tx tx) {
        tx.table(CareTable.class).forget(who.id());
    }

    @Override
    public void join(long from, long into, Tx tx) {
        tx.table(CareTable.class).join(from, into);
    }

    @Override
    public Map<String, Object> export(Person who, View view) {
        var row = view.table(CareTable.class).find(view.community().id(), who.id());
        if (row.isEmpty()) return Map.of();
        var limits = row.get().limits();
        var said = new LinkedHashMap<String, Object>();
        said.put("minutes between sessions", limits.buffer().toMinutes());
        limits.sessions().ifPresent(n -> said.put("sessions a week", n));
        limits.hours().ifPresent(n -> said.put("hours a week", n));
        limits.breakAfter().ifPresent(it -> said.put("a break after minutes", it.toMinutes()));
        limits.cases().ifPresent(n -> said.put("cases a week", n));
        return Map.of("mentoring", said);
    }

    @Override
    public void erase(Person who, Tx tx) {
        tx.table(CareTable.class).forget(who.id());
    }
}
