package usher.hours;

import static usher.Text.moment;
import static usher.Text.strong;

import java.util.Optional;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Text;
import usher.Tx;

/** What happens when nothing does: a mentor's lease is about to end or has ended, an asker says nothing any more. */
final class Patience {

    private Patience() {}

    static Answer due(Call call, Tx tx) {
        var found = tx.table(CaseTable.class).find(tx.community().id(), call.get(Cases.CASE))
            .filter(it -> it.untilAt().filter(until -> until.toEpochMilli() == call.get(Cases.UNTIL)).isPresent());
        if (found.isEmpty()) return Answer.done(Card.of("Not any more"));
        var until = found.get().untilAt().orElseThrow();
        if (tx.now().isBefore(until)) {
            warn(found.get(), tx);
            Cases.alarm(found.get(), until, tx);
        } else over(found.get(), tx);
        return Answer.done(Card.of("Told"));
    }

    private static void warn(Case it, Tx tx) {
        var goal = strong("goal", it.goal());
        var until = moment("until", it.untilAt().orElseThrow());
        switch (it.stage()) {
            case TAKEN -> Cases.tell(it.mentorId(), it, "lease", CaseCards.news(Text.of("{goal} waits for you until {until}; then it goes back in line", goal, until), "",
                CaseCards.press(Text.of("Answer"), Move.ANSWER, it), CaseCards.press(Text.of("Ask back"), Move.ASK_BACK, it), CaseCards.press(Text.of("Hand back"), Move.LET_GO, it), CaseCards.show(it)), tx);
            case ASKED_BACK -> Cases.tell(Optional.of(it.askerId()), it, "nudge", CaseCards.news(Text.of("{goal} waits for you: there is a question for you", goal), "",
                CaseCards.press(Text.of("Add something"), Move.REPLY, it), CaseCards.press(Text.of("That helped"), Move.RESOLVE, it), CaseCards.show(it)), tx);
            case ANSWERED -> Cases.tell(Optional.of(it.askerId()), it, "nudge", CaseCards.news(Text.of("Did the answer to {goal} help?", goal), "",
                CaseCards.press(Text.of("That helped"), Move.RESOLVE, it), CaseCards.press(Text.of("Not yet"), Move.REPLY, it), CaseCards.show(it)), tx);
            case NEW, TRIAGED, ESCALATED, RESOLVED, WITHDRAWN -> throw new IllegalStateException(it + " waits for nobody");
        }
    }

    private static void over(Case was, Tx tx) {
        var goal = strong("goal", was.goal());
        if (was.stage() == Stage.TAKEN) {
            Cases.tick(was, Move.LET_GO, tx).ifPresent(is -> Cases.tell(was.mentorId(), is, "lease over", CaseCards.news(Text.of("{goal} is back in line: nothing was done about it for a while", goal), "",
                CaseCards.press(Text.of("Take"), Move.TAKE, is), CaseCards.show(is)), tx));
        } else {
            Cases.tick(was, Move.RESOLVE, tx);
        }
    }
}
