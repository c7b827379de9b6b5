package usher.mentors;

import static usher.Text.moment;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import usher.Account;
import usher.Action;
import usher.Feature;
import usher.Person;
import usher.Role;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.people.AccountTable;
import usher.people.Homes;

/** Mentors: {@link Writing} what they know, {@link Applications} to be one, {@link Showing} who there is, {@link Breaks} from cases; and what all of it owes to people's data. */
public final class Mentors implements Feature {

    private final Applications applications;

    public Mentors(Homes homes) {
        this.applications = new Applications(homes);
    }

    @Override
    public List<Action> actions() {
        return Stream.of(Writing.actions(), Breaks.actions(), Showing.actions(), applications.actions()).flatMap(List::stream).toList();
    }

    @Override
    public List<Text> mine(Person who, View view) {
        var waits = Writing.application(who, view).filter(Application::waits).map(it -> who.is(Role.MENTOR) ? Text.of("Your new case studies wait for a moderator") : Text.of("Your application to be a mentor waits for a moderator"));
        var away = view.table(LoadTable.class).until(who.id()).filter(view.now()::isBefore).map(until -> Text.of("You are on a break from cases until {day}", moment("day", until)));
        return Stream.concat(waits.stream(), away.stream()).toList();
    }

    /** What {@code into} said of themselves stays; what they did not say, {@code from} said for both. The longer of two breaks holds. */
    @Override
    public void merge(Person from, Person into, Tx tx) {
        profiles(from, into, tx);
        applications(from, into, tx);
        var load = tx.table(LoadTable.class);
        load.takenByBoth(from.id(), into.id());
        load.moveTaken(from.id(), into.id());
        var longer = Stream.of(from, into).flatMap(it -> load.until(it.id()).stream()).max(Instant::compareTo);
        load.back(from.id());
        load.back(into.id());
        longer.ifPresent(until -> load.leave(into.id(), into.community(), until));
    }

    private static void profiles(Person from, Person into, Tx tx) {
        var table = tx.table(MentorTable.class);
        table.find(from.community(), from.id()).ifPresent(theirs -> {
            var own = table.find(into.community(), into.id());
            var studies = own.map(Profile::studies).filter(it -> !it.isEmpty()).orElse(theirs.studies());
            table.forget(from.id());
            table.forgetWords(from.id());
            table.save(Profile.empty(into.id(), into.community()).saying(own.orElse(theirs).specialities(), own.orElse(theirs).languages()).showing(studies));
        });
    }

    private static void applications(Person from, Person into, Tx tx) {
        var table = tx.table(ApplicationTable.class);
        table.moveDecider(from.id(), into.id());
        var theirs = table.of(from.community(), from.id());
        var own = table.of(into.community(), into.id());
        if (theirs.isEmpty()) return;
        if (own.isPresent() && (own.get().waits() || !theirs.get().waits())) {
            Applications.forget(from, tx);
            return;
        }
        Applications.forget(into, tx);
        table.move(from.id(), into.id());
        table.moveTold(from.id(), into.id());
        table.of(into.community(), into.id()).filter(Application::waits).ifPresent(it -> Applications.tell(it, tx));
    }

    /** Whoever left is no mentor any more; should they come back, they begin anew. */
    @Override
    public void left(Person who, Tx tx) {
        forget(who, tx);
    }

    private static void forget(Person who, Tx tx) {
        Applications.forget(who, tx);
        var table = tx.table(MentorTable.class);
        table.forget(who.id());
        table.forgetWords(who.id());
        var load = tx.table(LoadTable.class);
        load.back(who.id());
        load.forgetTaken(who.id());
        tx.table(AccountTable.class).accounts(who.community(), who.id()).forEach(row -> tx.table(ApplicationTable.class).forgetAddress(Account.of(row.id()).direct().key()));
    }

    @Override
    public void join(long from, long into, Tx tx) {
        tx.table(MentorTable.class).join(from, into);
        tx.table(MentorTable.class).joinWords(from, into);
        tx.table(ApplicationTable.class).join(from, into);
        tx.table(LoadTable.class).join(from, into);
    }

    @Override
    public Map<String, Object> export(Person who, View view) {
        var said = new LinkedHashMap<String, Object>();
        view.table(MentorTable.class).find(who.community(), who.id()).ifPresent(it -> {
            said.put("specialities", it.specialities());
            said.put("languages", it.spoken());
            said.put("case studies shown", it.studies().written());
        });
        Writing.application(who, view).ifPresent(it -> {
            said.put("case studies handed in", it.studies().written());
            said.put("stands", it.stands().name().toLowerCase(Locale.ROOT));
            said.put("why", it.reason());
        });
        view.table(LoadTable.class).until(who.id()).ifPresent(until -> said.put("on a break until", until.toString()));
        var taken = view.table(LoadTable.class).times(who.id());
        if (!taken.isEmpty()) said.put("cases taken", taken.stream().map(Instant::toString).toList());
        return said.isEmpty() ? Map.of() : Map.of("mentor", said);
    }

    /** Also the rows of who took what they asked; office hours forget the cases themselves after this. */
    @Override
    public void erase(Person who, Tx tx) {
        tx.table(LoadTable.class).forgetAsked(who.id());
        tx.table(ApplicationTable.class).forgetDecider(who.id());
        forget(who, tx);
    }
}
