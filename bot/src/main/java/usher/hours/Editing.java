package usher.hours;

import static usher.Text.plain;
import static usher.Text.strong;
import static usher.Text.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Field;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Tx;

/** Whoever asked says it better: in a form that holds what is there. Their place in line stays, and whoever has the case hears what is different. */
final class Editing {

    private static final String EDITED = "hours.edited";
    /** Each of them may be a message to a mentor. */
    static final int MOST = 20;

    private Editing() {}

    static List<Action> actions() {
        return List.of(Asking.press(Move.EDIT, Text.of("Say it better"), List.of(Cases.CASE), Editing::edit),
            Action.press(EDITED, "Say it better", Right.ANYONE, List.of(Cases.CASE, HoursFields.GOAL, HoursFields.TRIED, HoursFields.STUCK, HoursFields.LINKS, Tags.FIELD), Editing::edited));
    }

    private static Answer edit(Call call, Tx tx) {
        var it = Cases.find(call.get(Cases.CASE), tx);
        if (Move.EDIT.from(it.stage(), Cases.parts(it, tx.caller())).isEmpty()) throw CaseCards.refusal(it, Move.EDIT, tx);
        var values = new LinkedHashMap<String, String>();
        values.put(Cases.CASE.name(), Long.toString(it.id()));
        values.put("by", tx.caller().account().key()); // by which it is forgotten with them
        said(it, Tags.of(it, tx)).forEach((field, words) -> values.put(field.name(), words));
        return Forms.filled(EDITED, values, call, tx);
    }

    private static Map<Field<String>, String> said(Case it, List<String> tags) {
        var said = new LinkedHashMap<Field<String>, String>();
        said.put(HoursFields.GOAL, it.goal());
        said.put(HoursFields.TRIED, it.tried());
        said.put(HoursFields.STUCK, it.stuck());
        said.put(HoursFields.LINKS, it.links());
        said.put(Tags.FIELD, Tags.written(tags));
        return said;
    }

    private static Answer edited(Call call, Tx tx) {
        var was = Cases.find(call.get(Cases.CASE), tx);
        var tags = call.find(Tags.FIELD).map(Tags::read).orElse(List.of());
        var before = said(was, Tags.of(was, tx));
        var better = was.saying(call.get(HoursFields.GOAL), call.get(HoursFields.TRIED), call.get(HoursFields.STUCK), call.find(HoursFields.LINKS).orElse(""));
        var now = said(better, tags);
        var changed = now.entrySet().stream().filter(it -> !it.getValue().equals(before.get(it.getKey()))).toList();
        if (changed.isEmpty()) return Answer.done(CaseCards.whole(was, tx));
        if (tx.table(CaseTable.class).times(was.id(), Move.EDIT) >= MOST) {
            throw Refusal.of("You changed {goal} {n} times, and that is as often as one may. Say more with {button} instead.", strong("goal", was.goal()), Text.count("n", MOST), text("button", Text.of("Add something")));
        }
        tx.table(CaseTable.class).say(better);
        Tags.set(better, tags, tx);
        var is = Cases.move(better, Move.EDIT, was.mentorId(), "", tx);
        Cases.tell(is.mentorId(), is, "edited", CaseCards.news(Text.of("{who} changed {goal}", tx.caller().mention("who"), strong("goal", is.goal())), "", CaseCards.press(Text.of("Answer"), Move.ANSWER, is), CaseCards.show(is))
            .bullets(changed.stream().map(it -> line(it.getKey(), Optional.of(it.getValue()).filter(words -> !words.isEmpty()))).toList()), tx);
        return Answer.done(CaseCards.whole(is, tx));
    }

    private static Text line(Field<String> field, Optional<String> words) {
        return words.map(it -> Text.of("{what}: {words}", text("what", field.label()), plain("words", it))).orElse(Text.of("{what}: nothing any more", text("what", field.label())));
    }
}
