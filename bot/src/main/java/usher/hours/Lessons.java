package usher.hours;

import static usher.Text.strong;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Draft;
import usher.Field;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.Values;
import usher.View;
import usher.outcomes.Outcomes;
import usher.outcomes.Publishing;
import usher.outcomes.Unnamed;
import usher.people.AccountTable;

/** Whoever asked a case that was answered and resolved lets others learn from it: they see what would be published first, without names, and change it. */
final class Lessons {

    static final Field.Line TITLE = new Field.Line(Field.required("title", "Title", "what it is about, as others would look for it"), 100);
    static final Field.Paragraph PROBLEM = new Field.Paragraph(Field.required("problem", "The problem", "names are taken out already; take out what else says who you are"), 1_500);
    static final Field.Paragraph HELPED = new Field.Paragraph(Field.required("helped", "What helped", "from the last answer, without names; sending this publishes it"), 2_000);

    private static final String PUBLISH = "hours.publish";
    private static final String SEND = "hours.publish-words";

    private Lessons() {}

    static List<Action> actions() {
        return List.of(
            Action.press(PUBLISH, "Let others learn from it", Right.ANYONE, List.of(Cases.CASE), Lessons::open),
            Action.press(SEND, "Publish it, so that others learn from it", Right.ANYONE, List.of(Cases.CASE, TITLE, PROBLEM, HELPED), Lessons::publish));
    }

    /** What its asker can do about others learning from it. */
    static Card.Control offer(Case it, View view) {
        return Publishing.of(it.subject(), view).map(Outcomes::reading).orElseGet(() -> Card.button("Let others learn from it", PUBLISH, Cases.CASE.is(it.id())));
    }

    private static Answer open(Call call, Tx tx) {
        var it = own(call, tx);
        if (Publishing.of(it.subject(), tx).isPresent()) return Answer.done(CaseCards.whole(it, tx));
        var names = names(it, tx);
        var someone = Text.of("someone").plain(tx.locale());
        var values = new LinkedHashMap<String, String>();
        values.put(Cases.CASE.name(), Long.toString(it.id()));
        values.put(TITLE.name(), Unnamed.of(it.goal(), names, someone, TITLE.most()));
        values.put(PROBLEM.name(), Unnamed.of(it.stuck(), names, someone, PROBLEM.most()));
        values.put(HELPED.name(), Unnamed.of(answer(it, tx), names, someone, HELPED.most()));
        var kept = tx.keep(new Call(call.id(), call.arrived(), SEND, call.by(), call.in(), Values.of(values)));
        return new Answer.Form(new Draft(kept, SEND, values, Map.of()));
    }

    /** What its asker and everybody who said something about it are called, on each of their accounts. */
    private static List<String> names(Case it, View view) {
        var people = Stream.of(Stream.of(it.askerId()), it.mentorId().stream(), view.table(CaseTable.class).entries(it.id()).stream().flatMap(entry -> entry.personId().stream()), view.table(LineTable.class).of(it.id()).stream().flatMap(line -> line.personId().stream())).flatMap(who -> who).distinct();
        return people.flatMap(who -> view.table(AccountTable.class).accounts(it.communityId(), who).stream()).map(AccountTable.Row::name).filter(name -> !name.isBlank()).distinct().toList();
    }

    /** What was answered last; in a conversation without an answer as such, what whoever helped wrote last. */
    private static String answer(Case it, View view) {
        var answers = view.table(CaseTable.class).entries(it.id()).stream().filter(entry -> entry.move() == Move.ANSWER).map(Entry::words);
        var lines = Thanks.written(it, helpers(it, view), view).stream().map(Line::plain);
        return answers.reduce((_, later) -> later).or(() -> lines.reduce((_, later) -> later)).orElse("");
    }

    private static List<Long> helpers(Case it, View view) {
        return view.table(ThanksTable.class).credits(it.id()).stream().map(ThanksTable.Credit::personId).toList();
    }

    private static Answer publish(Call call, Tx tx) {
        var it = own(call, tx);
        if (Publishing.of(it.subject(), tx).isEmpty()) {
            Publishing.publish(it.subject(), call.get(TITLE), call.get(PROBLEM), call.get(HELPED), helpers(it, tx), tx);
        }
        var published = Publishing.of(it.subject(), tx).orElseThrow();
        return Answer.done(Card.of("Published").tone(Card.Tone.GOOD).say("Others find it with {command}. It does not say who asked or answered; whoever answered is told, and you can take it back.",
            Text.code("command", "/hours search")).controls(Outcomes.reading(published)));
    }

    private static Case own(Call call, Tx tx) {
        var it = Cases.find(call.get(Cases.CASE), tx);
        if (it.askerId() != tx.caller().id()) throw Refusal.of("Only whoever asked {goal} can have it published.", strong("goal", it.goal()));
        if (it.stage() != Stage.RESOLVED || helpers(it, tx).isEmpty()) throw Refusal.of("{goal} can be published when it is answered and resolved.", strong("goal", it.goal()));
        if (Publishing.isWithheld(it.subject(), tx)) throw Refusal.of("What helped with {goal} was taken back by somebody else whose words it held, or by a moderator. It stays unpublished.", strong("goal", it.goal()));
        return it;
    }
}
