package usher.hours;

import static usher.Text.count;
import static usher.Text.strong;
import static usher.Text.text;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Field;
import usher.Handler;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Trigger;
import usher.Tx;
import usher.View;

/** Bringing a case, and what its asker does with it afterwards. */
final class Asking {

    static final List<Field<?>> ASKED = List.of(HoursFields.QUEUE, HoursFields.GOAL, HoursFields.TRIED, HoursFields.STUCK, HoursFields.LINKS, HoursFields.URGENCY, Tags.FIELD);
    private static final int SHOWN = 15;
    private static final Duration LATE = Duration.ofDays(400);

    private Asking() {}

    static List<Action> actions() {
        return List.of(
            Action.command("hours ask", "Bring a case to office hours", Right.ANYONE, ASKED, Asking::ask),
            Action.question("hours cases", "Show your cases, and those you have taken", Right.ANYONE, List.of(), Asking::cases),
            Action.question("hours show", "Show a case", Right.ANYONE, List.of(HoursFields.WHICH), (call, view) -> Answer.done(CaseCards.whole(Cases.find(call.get(HoursFields.WHICH), view), view))),
            press(Move.REPLY, Text.of("Say more about a case"), List.of(Cases.CASE, HoursFields.WORDS), Asking::reply),
            press(Move.RESOLVE, Text.of("Close a case"), List.of(Cases.CASE), Asking::resolve),
            press(Move.WITHDRAW, Text.of("Withdraw a case"), List.of(Cases.CASE), Asking::withdraw),
            press(Move.REOPEN, Text.of("Reopen a case"), List.of(Cases.CASE), Asking::reopen),
            Action.timer(Cases.DUE, Trigger.Late.FINE, LATE, List.of(Cases.CASE, Cases.UNTIL), Patience::due),
            Action.timer(Cases.OVER, Trigger.Late.FINE, LATE, List.of(Cases.CASE, Cases.UNTIL), Patience::over));
    }

    static Action press(Move move, Text title, List<Field<?>> asks, Handler.Write handler) {
        return new Action(HoursFields.name(move), new Trigger.Press(title), asks, Right.ANYONE, handler);
    }

    static Answer ask(Call call, Tx tx) {
        var queue = Queues.serving(call, tx);
        Rules.admit(queue, tx);
        var table = tx.table(CaseTable.class);
        var open = table.open(queue.id(), tx.caller().id());
        if (open >= queue.mostOpen()) {
            throw Refusal.of("You have {n, plural, one {# case} other {# cases}} open in {queue}, and that is as many as one person may have. Close or withdraw one first: {command} shows them.",
                count("n", open), strong("queue", queue.name()), Text.code("command", "/hours cases"));
        }
        var tags = call.find(Tags.FIELD).map(Tags::read).orElse(List.of());
        var similar = Similar.before(call, queue, tx);
        if (similar.isPresent()) return similar.get();
        var urgency = call.find(HoursFields.URGENCY).map(it -> Case.Urgency.valueOf(it.toUpperCase(Locale.ROOT))).orElse(Case.Urgency.WHENEVER);
        var it = new Case(tx.newId(), tx.community().id(), queue.id(), tx.caller().id(), Optional.empty(), call.get(HoursFields.GOAL), call.get(HoursFields.TRIED), call.get(HoursFields.STUCK),
            call.find(HoursFields.LINKS).orElse(""), urgency, false, Stage.NEW, Optional.empty(), tx.now(), Optional.empty());
        table.add(it);
        Cases.concerned(it, tx);
        Tags.set(it, tags, tx);
        Promises.made(it, tx);
        tx.audit("ask", it.subject(), Text.of("in {queue}", strong("queue", queue.name())));
        Boards.redraw(queue.id(), tx);
        return Answer.done(CaseCards.received(it, queue, tx));
    }

    private static Answer cases(Call call, View view) {
        var table = view.table(CaseTable.class);
        var mine = table.of(view.community().id(), view.caller().id(), SHOWN);
        var taken = table.with(view.community().id(), view.caller().id());
        if (mine.isEmpty() && taken.isEmpty()) return Answer.done(Card.of("You have no cases").say("{command} brings one.", Text.code("command", "/hours ask")).controls(Card.button("Bring a case", "hours.ask").main()));
        var card = Card.of("Your cases").bullets(mine.stream().map(it -> line(it, view)).toList());
        if (!taken.isEmpty()) card = card.say("You have taken:").bullets(taken.stream().limit(SHOWN).map(it -> line(it, view)).toList());
        var choices = Stream.concat(taken.stream(), mine.stream()).limit(25).map(it -> new Card.Option(Long.toString(it.id()), Text.verbatim(it.goal()))).toList();
        return Answer.done(card.controls(new Card.Pick(Text.of("Look at one"), "hours.show", List.of(), HoursFields.WHICH.name(), choices)));
    }

    private static Text line(Case it, View view) {
        return Text.of("{goal}: {stage}{position, plural, =0 {} other {, number # in line}}", strong("goal", it.goal()), text("stage", CaseCards.stage(it.stage())), count("position", Cases.position(it, view)));
    }

    private static Answer reply(Call call, Tx tx) {
        var words = call.get(HoursFields.WORDS);
        var was = Cases.find(call.get(Cases.CASE), tx);
        var is = Cases.move(was, Move.REPLY, was.mentorId(), words, tx);
        Cases.tell(is.mentorId(), is, "reply", CaseCards.news(Text.of("{who} says about {goal}", tx.caller().mention("who"), strong("goal", is.goal())), words,
            CaseCards.press(Text.of("Answer"), Move.ANSWER, is), CaseCards.press(Text.of("Ask back"), Move.ASK_BACK, is), CaseCards.show(is)), tx);
        return Answer.done(CaseCards.whole(is, tx));
    }

    private static Answer resolve(Call call, Tx tx) {
        var was = Cases.find(call.get(Cases.CASE), tx);
        if (was.stage() == Stage.RESOLVED) return Answer.done(CaseCards.whole(was, tx));
        return Answer.done(CaseCards.whole(Cases.move(was, Move.RESOLVE, was.mentorId(), "", tx), tx));
    }

    private static Answer withdraw(Call call, Tx tx) {
        var was = Cases.find(call.get(Cases.CASE), tx);
        if (was.stage() == Stage.WITHDRAWN) return Answer.done(CaseCards.whole(was, tx));
        var is = Cases.move(was, Move.WITHDRAW, Optional.empty(), "", tx);
        if (is.askerId() == tx.caller().id()) withdrawn(was, is, tx);
        else Cases.tell(Optional.of(is.askerId()), is, "withdrawn", CaseCards.news(withdrawn(is), "", CaseCards.press(Text.of("Reopen"), Move.REOPEN, is)), tx);
        return Answer.done(CaseCards.whole(is, tx));
    }

    /** Whoever had it hears that nothing needs to be done any more. */
    static void withdrawn(Case was, Case is, Tx tx) {
        Cases.tell(was.mentorId(), is, "withdrawn", CaseCards.news(withdrawn(is), "", CaseCards.show(is)), tx);
    }

    private static Text withdrawn(Case it) {
        return Text.of("{goal} was withdrawn", strong("goal", it.goal()));
    }

    private static Answer reopen(Call call, Tx tx) {
        var was = Cases.find(call.get(Cases.CASE), tx);
        var is = Cases.move(was, Move.REOPEN, Optional.empty(), "", tx);
        Cases.tell(was.mentorId(), is, "reopened", CaseCards.news(Text.of("{goal} was reopened and waits in line again", strong("goal", is.goal())), "", CaseCards.press(Text.of("Take"), Move.TAKE, is), CaseCards.show(is)), tx);
        return Answer.done(CaseCards.whole(is, tx));
    }
}
