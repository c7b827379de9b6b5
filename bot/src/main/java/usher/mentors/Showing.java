package usher.mentors;

import java.util.List;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Refusal;
import usher.Right;
import usher.Role;
import usher.Text;
import usher.View;

/** Everybody sees who the mentors are and what they know. */
final class Showing {

    /** As many as a menu holds on either platform. */
    private static final int SHOWN = 25;

    private Showing() {}

    static List<Action> actions() {
        return List.of(
            Action.question("mentor show", "Show what a mentor knows and whether they take cases", Right.ANYONE, List.of(MentorFields.WHO), Showing::show),
            Action.question("mentor list", "Show the mentors, or those who know something", Right.ANYONE, List.of(MentorFields.SPECIALITY), Showing::list));
    }

    private static Answer show(Call call, View view) {
        var account = call.get(MentorFields.WHO);
        var who = view.person(account);
        if (who.filter(it -> it.id() == view.caller().id() && (it.is(Role.MENTOR) || Writing.application(it, view).isPresent())).isPresent()) return Answer.done(MentorCards.own(who.get(), view));
        return Answer.done(MentorCards.shown(who.filter(it -> it.is(Role.MENTOR)).orElseThrow(() -> none(who.map(it -> it.mention("who")).orElse(Text.mention("who", account, account.user())))), view));
    }

    private static Refusal none(Text.Arg who) {
        return Refusal.of("{who} is no mentor here. {command} shows who is.", who, Text.code("command", "/mentor list")).at(MentorFields.WHO);
    }

    private static Answer list(Call call, View view) {
        var table = view.table(MentorTable.class);
        var community = view.community().id();
        var speciality = call.find(MentorFields.SPECIALITY);
        var words = speciality.map(Specialities::words);
        var ids = words.map(it -> it.isEmpty() ? List.<Long>of() : table.knowing(community, it, it.size(), SHOWN + 1)).orElseGet(() -> table.mentors(community, SHOWN + 1));
        return Answer.done(MentorCards.list(view.people(ids.stream().limit(SHOWN).toList()), ids.size() <= SHOWN, speciality, view));
    }
}
