package usher.mentors;

import static usher.Text.count;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Draft;
import usher.Field;
import usher.Person;
import usher.Refusal;
import usher.Right;
import usher.Role;
import usher.Text;
import usher.Tx;
import usher.Values;
import usher.View;
import usher.care.CareTable;

/** Whoever wants to be a mentor, or is one, says what they know; their case studies go to a moderator. */
final class Writing {

    static final String SEND = "my.mentor-send";

    private static final List<Field<?>> FORM = List.of(MentorFields.SPECIALITIES, MentorFields.LANGUAGES, MentorFields.CASES, MentorFields.ONE, MentorFields.TWO);

    private Writing() {}

    static List<Action> actions() {
        return List.of(
            Action.command("my mentor", "Say what you know as a mentor, or apply to be one", Right.ANYONE, List.of(), Writing::open),
            Action.press(SEND, "What you know as a mentor", Right.ANYONE, FORM, Writing::send));
    }

    static Profile profile(Person who, View view) {
        return view.table(MentorTable.class).find(who.community(), who.id()).orElseGet(() -> Profile.empty(who.id(), who.community()));
    }

    static Optional<Application> application(Person who, View view) {
        return view.table(ApplicationTable.class).of(who.community(), who.id());
    }

    private static Answer open(Call call, Tx tx) {
        var values = filled(tx.caller(), tx);
        var kept = tx.keep(new Call(call.id(), call.arrived(), SEND, call.by(), call.in(), Values.of(values)));
        return new Answer.Form(new Draft(kept, SEND, values, Map.of()));
    }

    /** As they last sent it, also where it was declined; else what was approved. */
    private static Map<String, String> filled(Person who, View view) {
        var profile = profile(who, view);
        var studies = application(who, view).filter(it -> it.waits() || isDeclined(it) || !who.is(Role.MENTOR)).map(Application::studies).orElse(profile.studies());
        var values = new LinkedHashMap<String, String>();
        values.put(MentorFields.SPECIALITIES.name(), profile.specialities());
        values.put(MentorFields.LANGUAGES.name(), Languages.names(profile.spoken().isEmpty() ? List.of(who.locale().getLanguage()) : profile.spoken(), who.locale()));
        values.put(MentorFields.CASES.name(), weekly(who, view).map(Object::toString).orElse(""));
        values.put(MentorFields.ONE.name(), studies.one());
        values.put(MentorFields.TWO.name(), studies.two());
        values.values().removeIf(String::isEmpty);
        return values;
    }

    private static boolean isDeclined(Application it) {
        return it.stands() == Application.Stands.DECLINED;
    }

    private static Optional<Integer> weekly(Person who, View view) {
        return view.table(CareTable.class).find(who.community(), who.id()).map(CareTable.Row::cases);
    }

    private static Answer send(Call call, Tx tx) {
        var who = tx.caller();
        var was = profile(who, tx);
        var studies = studies(call, who);
        var is = was.saying(Specialities.read(call.get(MentorFields.SPECIALITIES)), Languages.read(call.get(MentorFields.LANGUAGES), who.locale()));
        if (studies.isEmpty()) is = is.showing(Studies.NONE);
        weekly(call.find(MentorFields.CASES).filter(n -> n > 0), who, tx);
        if (!is.equals(was)) {
            tx.table(MentorTable.class).save(is);
            tx.audit("mentor profile", "person " + who.id(), Text.of("said anew what they know"));
        }
        var isKnown = studies.isEmpty() || studies.equals(is.studies()) || application(who, tx).filter(it -> isDeclined(it) && it.studies().equals(studies)).isPresent();
        if (who.is(Role.MENTOR) && isKnown) Applications.withdraw(who, tx);
        else Applications.handIn(who, studies, !is.equals(was), tx);
        return Answer.done(MentorCards.own(who, tx));
    }

    private static void weekly(Optional<Integer> most, Person who, Tx tx) {
        if (weekly(who, tx).equals(most)) return;
        tx.table(CareTable.class).cases(who.community(), who.id(), most);
        tx.audit("care", "person " + who.id(), most.map(n -> Text.of("at most {n, plural, one {# case} other {# cases}} a week", count("n", n))).orElseGet(() -> Text.of("as many cases as there are")));
    }

    /** Both or, for whoever is a mentor already, none. */
    private static Studies studies(Call call, Person who) {
        var one = call.find(MentorFields.ONE);
        var two = call.find(MentorFields.TWO);
        if (one.isEmpty() && two.isEmpty() && who.is(Role.MENTOR)) return Studies.NONE;
        var studies = new Studies(study(one, MentorFields.ONE), study(two, MentorFields.TWO));
        if (studies.one().equals(studies.two())) throw Refusal.of("Both case studies are the same. Please tell of another one, where somebody else was stuck at something else.").at(MentorFields.TWO);
        return studies;
    }

    private static String study(Optional<String> typed, Field<String> field) {
        var n = typed.map(it -> it.codePointCount(0, it.length())).orElse(0);
        if (n < MentorFields.SHORTEST_STUDY) {
            throw Refusal.of("Two case studies are needed, each of {least} to {most} characters, and this one has {n}. Say whom you helped, what they were stuck at, what you did and what came of it.",
                count("least", MentorFields.SHORTEST_STUDY), count("most", MentorFields.LONGEST_STUDY), count("n", n)).at(field);
        }
        return typed.orElseThrow();
    }
}
