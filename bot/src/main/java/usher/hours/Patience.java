package usher.hours;

import static usher.Text.moment;
import static usher.Text.strong;

import java.util.Optional;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Manner;
import usher.Text;
import usher.Tx;

/** What happens when nothing does: a mentor's lease is about to end or has ended, an asker says nothing any more. */
final class Patience {

    private Patience() {}

    static Answer due(Call call, Tx tx) {
        find(call, tx).ifPresent(it -> {
            var until = it.untilAt().orElseThrow();
            if (tx.now().isBefore(until)) {
                warn(it, tx);
                Cases.alarm(it, until, Cases.OVER, tx);
            } else {
                tx.skipped(Cases.DUE + " " + it.subject(), "its time was over before anybody could be warned");
                over(it, tx);
            }
        });
        return Answer.done(Card.of("Told"));
    }

    static Answer over(Call call, Tx tx) {
        find(call, tx).ifPresent(it -> over(it, tx));
        return Answer.done(Card.of("Told"));
    }

    /** If it still waits for what the timer was set for. */
    static Optional<Case> find(Call call, Tx tx) {
        return tx.table(CaseTable.class).find(tx.community().id(), call.get(Cases.CASE)).filter(it -> it.untilAt().filter(until -> until.toEpochMilli() == call.get(Cases.UNTIL)).isPresent());
    }

    private static void warn(Case it, Tx tx) {
        var goal = strong("goal", it.goal());
        var until = it.untilAt().orElseThrow();
        var manner = Manner.OWN.until(until); // in quiet hours until then, it would say what is not so any more
        switch (it.stage()) {
            case TAKEN -> Cases.tell(it.mentorId(), it, "lease", CaseCards.news(Text.of("{goal} waits for you until {until}; then it goes back in line", goal, moment("until", until)), "",
                CaseCards.press(Text.of("Answer"), Move.ANSWER, it), CaseCards.press(Text.of("Ask back"), Move.ASK_BACK, it), CaseCards.press(Text.of("Hand back"), Move.LET_GO, it), CaseCards.show(it)), manner, tx);
            case ASKED_BACK -> Cases.tell(Optional.of(it.askerId()), it, "nudge", CaseCards.news(Text.of("{goal} waits for you: there is a question for you", goal), "",
                CaseCards.press(Text.of("Add something"), Move.REPLY, it), CaseCards.press(Text.of("That helped"), Move.RESOLVE, it), CaseCards.show(it)), manner, tx);
            case ANSWERED -> Cases.tell(Optional.of(it.askerId()), it, "nudge", CaseCards.news(Text.of("Did the answer to {goal} help?", goal), "",
                CaseCards.press(Text.of("That helped"), Move.RESOLVE, it), CaseCards.press(Text.of("Not yet"), Move.REPLY, it), CaseCards.show(it)), manner, tx);
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
