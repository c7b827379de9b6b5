package usher.hours;

import static usher.Text.strong;
import static usher.Text.text;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Refusal;
import usher.Right;
import usher.Role;
import usher.Text;
import usher.Tx;

/** What mentors and moderators do with a case. */
final class Helping {

    /** As {@link CaseTable#IN_LINE} has it, across queues. */
    private static final Comparator<Case> LINE = Comparator.comparing((Case it) -> it.stage() != Stage.ESCALATED).thenComparing(it -> !it.isFirst()).thenComparing(Case::askedAt).thenComparing(Case::id);

    private Helping() {}

    static List<Action> actions() {
        return List.of(
            Action.command("hours next", "Take the case that has waited longest", Right.MENTORS, List.of(HoursFields.ANY_QUEUE), (call, tx) -> next(call.find(HoursFields.ANY_QUEUE), tx)),
            Action.press(HoursFields.NEXT, "Take the next case", Right.MENTORS, List.of(HoursFields.QUEUE_ID), (call, tx) -> next(Optional.of(call.get(HoursFields.QUEUE_ID)), tx)),
            Asking.press(Move.TAKE, Text.of("Take a case"), List.of(Cases.CASE), (call, tx) -> Answer.done(CaseCards.whole(taken(Cases.find(call.get(Cases.CASE), tx), tx), tx))),
            Asking.press(Move.ANSWER, Text.of("Answer a case"), List.of(Cases.CASE, HoursFields.WORDS), Helping::answer),
            Asking.press(Move.ASK_BACK, Text.of("Ask something back"), List.of(Cases.CASE, HoursFields.WORDS), Helping::askBack),
            Asking.press(Move.LET_GO, Text.of("Hand a case back to the line"), List.of(Cases.CASE), Helping::letGo),
            Asking.press(Move.HAND_OVER, Text.of("Hand a case over"), List.of(Cases.CASE, HoursFields.TO), Helping::handOver),
            Asking.press(Move.ESCALATE, Text.of("Escalate a case"), List.of(Cases.CASE, HoursFields.WHY), Helping::escalate));
    }

    /** The first in line that is not the caller's own. */
    private static Answer next(Optional<Long> queue, Tx tx) {
        var table = tx.table(CaseTable.class);
        var queues = tx.table(QueueTable.class).ever(tx.community().id()).stream().map(Queue::id).filter(id -> queue.isEmpty() || queue.get().equals(id));
        var first = queues.flatMap(id -> table.ofOthers(id, tx.caller().id(), 1).stream()).min(LINE);
        if (first.isEmpty()) return Answer.done(Card.of("Nobody waits").say("Well done. The board shows when somebody does."));
        return Answer.done(CaseCards.whole(taken(first.get(), tx), tx));
    }

    private static Case taken(Case was, Tx tx) {
        if (was.stage() == Stage.TAKEN && was.isWith(tx.caller().id())) return was;
        Batches.ownOf(was, tx.caller().id(), tx).ifPresent(own -> {
            throw Refusal.of("{goal} is your own case. Somebody else should look at it.", strong("goal", own.goal()));
        });
        var is = Cases.move(was, Move.TAKE, Optional.of(tx.caller().id()), "", tx);
        tellTaken(is, tx);
        return is;
    }

    static void tellTaken(Case is, Tx tx) {
        var news = CaseCards.news(Text.of("{who} has taken {goal}", text("who", CaseCards.who(is.mentorId(), tx)), strong("goal", is.goal())), "", CaseCards.press(Text.of("Add something"), Move.REPLY, is), CaseCards.show(is));
        Cases.tell(Optional.of(is.askerId()), is, "taken", Rooms.hears(is.askerId(), tx) ? news.note("What you write to me here is passed on to them, and what they say comes here.") : news, tx);
    }

    private static Answer answer(Call call, Tx tx) {
        var words = call.get(HoursFields.WORDS);
        var was = Cases.find(call.get(Cases.CASE), tx);
        var is = Cases.move(was, Move.ANSWER, was.mentorId(), words, tx);
        tellAnswer(is, words, tx);
        return Answer.done(CaseCards.whole(is, tx));
    }

    static void tellAnswer(Case is, String words, Tx tx) {
        Cases.tell(Optional.of(is.askerId()), is, "answer", CaseCards.news(Text.of("{who} answers {goal}", tx.caller().mention("who"), strong("goal", is.goal())), words,
            CaseCards.press(Text.of("That helped"), Move.RESOLVE, is), CaseCards.press(Text.of("Not yet"), Move.REPLY, is), CaseCards.press(Text.of("Escalate"), Move.ESCALATE, is), CaseCards.show(is)), tx);
    }

    private static Answer askBack(Call call, Tx tx) {
        var words = call.get(HoursFields.WORDS);
        var was = Cases.find(call.get(Cases.CASE), tx);
        var is = Cases.move(was, Move.ASK_BACK, was.mentorId(), words, tx);
        Cases.tell(Optional.of(is.askerId()), is, "question", CaseCards.news(Text.of("{who} asks about {goal}", tx.caller().mention("who"), strong("goal", is.goal())), words,
            CaseCards.press(Text.of("Add something"), Move.REPLY, is), CaseCards.show(is)), tx);
        return Answer.done(CaseCards.whole(is, tx));
    }

    private static Answer letGo(Call call, Tx tx) {
        var was = Cases.find(call.get(Cases.CASE), tx);
        var is = Cases.move(was, Move.LET_GO, Optional.empty(), "", tx);
        if (!was.isWith(tx.caller().id())) Cases.tell(was.mentorId(), is, "let go", CaseCards.news(Text.of("{who} put {goal} back in line", tx.caller().mention("who"), strong("goal", is.goal())), "", CaseCards.show(is)), tx);
        return Answer.done(CaseCards.whole(is, tx));
    }

    private static Answer handOver(Call call, Tx tx) {
        var was = Cases.find(call.get(Cases.CASE), tx);
        var to = tx.meet(call.get(HoursFields.TO));
        if (!to.is(Role.MENTOR)) throw Refusal.of("{who} is no mentor here. {command} makes somebody one.", to.mention("who"), Text.code("command", "/usher role")).at(HoursFields.TO);
        if (Batches.ownOf(was, to.id(), tx).isPresent()) throw Refusal.of("{who} asked it. Somebody else should look at it.", to.mention("who")).at(HoursFields.TO);
        var is = Cases.move(was, Move.HAND_OVER, Optional.of(to.id()), "", tx);
        var title = Text.of("{who} handed {goal} to you", tx.caller().mention("who"), strong("goal", is.goal()));
        Cases.tell(Optional.of(to.id()), is, "handed over", CaseCards.news(title, "", CaseCards.press(Text.of("Answer"), Move.ANSWER, is), CaseCards.press(Text.of("Hand back"), Move.LET_GO, is), CaseCards.show(is)), tx);
        if (was.mentorId().filter(it -> it != to.id() && it != tx.caller().id()).isPresent()) {
            Cases.tell(was.mentorId(), is, "handed over", CaseCards.news(Text.of("{who} has {goal} now", to.mention("who"), strong("goal", is.goal())), "", CaseCards.show(is)), tx);
        }
        return Answer.done(CaseCards.whole(is, tx));
    }

    private static Answer escalate(Call call, Tx tx) {
        var why = call.get(HoursFields.WHY);
        var was = Cases.find(call.get(Cases.CASE), tx);
        var is = Cases.move(was, Move.ESCALATE, Optional.empty(), why, tx);
        for (var whom : Stream.concat(Stream.of(is.askerId()), was.mentorId().stream()).distinct().toList()) tellEscalated(is, whom, why, tx);
        return Answer.done(CaseCards.whole(is, tx));
    }

    static void tellEscalated(Case is, long whom, String why, Tx tx) {
        var title = Text.of("{who} escalated {goal}: it waits before all others now", tx.caller().mention("who"), strong("goal", is.goal()));
        if (whom != tx.caller().id()) Cases.tell(Optional.of(whom), is, "escalated", CaseCards.news(title, why, CaseCards.show(is)), tx);
    }
}
