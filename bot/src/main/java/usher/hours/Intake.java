package usher.hours;

import static usher.Text.plain;
import static usher.Text.strong;
import static usher.Text.text;

import java.util.List;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Field;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.View;

/**
 * What a queue asks everybody besides goal, tried and stuck. Forms are declared before anybody has said in which queue they ask, so it is not one of their fields: whoever
 * asked reads it with the receipt of their case and answers with the button below, and mentors read both with the case.
 */
final class Intake {

    static final Field.Line QUESTION = new Field.Line(Field.required("question", "Question", "what you ask everybody besides, for example Which role is it for?; none for nothing"), 300);
    private static final String NONE = "none";

    private Intake() {}

    static List<Action> actions() {
        return List.of(Action.command("hours question", "Ask everybody in a queue one thing more", Right.MODERATORS, List.of(HoursFields.QUEUE, QUESTION), Intake::question));
    }

    private static Answer question(Call call, Tx tx) {
        var queue = Queues.serving(call, tx);
        var question = call.get(QUESTION);
        var table = tx.table(QuestionTable.class);
        table.drop(queue.id());
        if (!question.equalsIgnoreCase(NONE)) table.ask(queue.id(), question);
        tx.audit("question of queue", queue.subject(), Text.verbatim(question));
        return Answer.done(asked(Card.of("What {queue} asks", strong("queue", queue.name())).tone(Card.Tone.GOOD).say("What to reach, what was tried, where it is stuck, and perhaps links and tags."), queue, tx));
    }

    static Card asked(Card card, Queue queue, View view) {
        return view.table(QuestionTable.class).of(queue.id()).map(it -> card.say("And: {question}", plain("question", it))).orElse(card);
    }

    /** With the receipt of a case, which has the button. */
    static Card received(Card card, Queue queue, View view) {
        return view.table(QuestionTable.class).of(queue.id())
            .map(it -> card.say("{queue} also asks: {question} Please answer with {button}.", strong("queue", queue.name()), plain("question", it), text("button", Text.of("Add something")))).orElse(card);
    }
}
