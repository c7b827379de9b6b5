package usher.hours;

import static usher.Text.strong;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Draft;
import usher.Field;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.Value;
import usher.Values;
import usher.View;
import usher.outcomes.Outcomes;
import usher.outcomes.Search;

/** Before a case is made, its asker sees what helped others with nearly the same question; what they typed is kept for when that does not help. */
final class Similar {

    static final String ASK_ANYWAY = "hours.ask-anyway";
    private static final String HELPS = "hours.known-helps";
    private static final String READ = "hours.known";
    private static final Field.Id SHOWN = new Field.Id("shown");
    private static final int MOST = 3;

    private Similar() {}

    static List<Action> actions() {
        return List.of(
            Action.press(ASK_ANYWAY, "Bring it as a case", Right.ANYONE, Stream.concat(Stream.of(SHOWN), Asking.ASKED.stream()).toList(), Asking::ask),
            Action.press(HELPS, "What helped others helps", Right.ANYONE, List.of(SHOWN), Similar::helps),
            Action.look(READ, "Read what helped", Right.ANYONE, List.of(SHOWN, Outcomes.OUTCOME), Similar::read));
    }

    /** What to show instead of making a case of it; nothing when nothing is like it, or they saw it and ask all the same. */
    static Optional<Answer> before(Call call, Queue queue, Tx tx) {
        var table = tx.table(SparedTable.class);
        if (call.action().equals(ASK_ANYWAY)) {
            table.ask(call.get(SHOWN), tx.caller().id());
            return Optional.empty();
        }
        var found = Search.like(call.get(HoursFields.GOAL), call.get(HoursFields.STUCK) + "\n" + call.get(HoursFields.TRIED), MOST, tx);
        if (found.isEmpty()) return Optional.empty();
        var shown = SHOWN.is(tx.newId());
        table.forgetUnsaid(queue.id(), tx.caller().id());
        table.show(Long.parseLong(shown.text()), queue.id(), tx.caller().id(), tx.now());
        var draft = new Value(Draft.FIELD, tx.keep(new Call(call.id(), call.arrived(), ASK_ANYWAY, call.by(), call.in(), Values.of(shown).over(call.values().raw()))));
        var pick = new Card.Pick(Text.of("Read one"), READ, List.of(shown, draft), Outcomes.OUTCOME.name(), found.stream().map(it -> new Card.Option(Long.toString(it.id()), Text.verbatim(it.title()))).toList());
        return Optional.of(Answer.done(buttons(Card.of("Does one of these answer it?").say("Others asked something like {goal}. What you typed is kept for a day, and becomes a case with one press.", strong("goal", call.get(HoursFields.GOAL)))
            .bullets(found.stream().map(Outcomes::line).toList()), shown, draft).controls(pick)));
    }

    private static Card buttons(Card card, Value shown, Value draft) {
        return card.controls(Card.button("That helps", HELPS, shown), Card.button("Ask anyway", ASK_ANYWAY, shown, draft));
    }

    private static Answer read(Call call, View view) {
        var card = Outcomes.card(call.get(Outcomes.OUTCOME), view);
        return Answer.done(Optional.ofNullable(call.values().raw().get(Draft.FIELD)).map(draft -> buttons(card, SHOWN.is(call.get(SHOWN)), new Value(Draft.FIELD, draft))).orElse(card));
    }

    private static Answer helps(Call call, Tx tx) {
        var table = tx.table(SparedTable.class);
        var card = Card.of("Good to hear").tone(Card.Tone.GOOD);
        if (table.known(call.get(SHOWN), tx.caller().id()) == 0) return Answer.done(card.say("If you asked all the same, {command} shows your case, so that you can withdraw it.", Text.code("command", "/hours cases")));
        table.help(call.get(SHOWN), tx.caller().id(), tx.now());
        return Answer.done(card.say("No case was made of it. {command} finds more of what helped others.", Text.code("command", "/hours search")));
    }
}
