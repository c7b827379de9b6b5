package usher.hours;

import static usher.Text.moment;
import static usher.Text.strong;
import static usher.Text.text;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Field;
import usher.Manner;
import usher.Refusal;
import usher.Text;
import usher.Trigger;
import usher.Tx;

/**
 * Whoever has a case puts it off: it comes back to them once, and their lease begins then. A case is put off for as long as its lease ends later than one that begins now.
 * What was promised to its asker is promised all the same: that clock goes on.
 */
final class Later {

    static final Field.Moment WHEN = new Field.Moment(Field.required("when", "Until when", "at most 14 days from now, for example tomorrow 9am or in 2 d"));

    private static final String BACK = "hours.back";
    private static final Duration MOST = Duration.ofDays(14);
    private static final Duration LATE = Duration.ofDays(400);

    private Later() {}

    static List<Action> actions() {
        return List.of(Asking.press(Move.SNOOZE, Text.of("Put a case off"), List.of(Cases.CASE, WHEN), Later::snooze),
            Action.timer(BACK, Trigger.Late.FINE, LATE, List.of(Cases.CASE, Cases.UNTIL), Later::back));
    }

    /** Until when it is put off. */
    static Optional<Instant> until(Case it, Instant now) {
        return it.stage() == Stage.TAKEN ? it.untilAt().map(end -> end.minus(Cases.LEASE)).filter(now::isBefore) : Optional.empty();
    }

    static void watch(Case it, Instant back, Tx tx) {
        Cases.alarm(it, back, BACK, tx);
    }

    private static Answer snooze(Call call, Tx tx) {
        var was = Cases.find(call.get(Cases.CASE), tx);
        var when = call.get(WHEN);
        if (!when.isAfter(tx.now())) throw Refusal.of("{when} has passed. When is it to come back? For example {example}", moment("when", when), Text.code("example", "tomorrow 9am")).at(WHEN);
        if (when.isAfter(tx.now().plus(MOST))) {
            throw Refusal.of("{when} is more than {days} days from now, and its asker waits. Please hand it back or over, or choose an earlier day.", moment("when", when), Text.count("days", MOST.toDays())).at(WHEN);
        }
        var is = Cases.move(was, Move.SNOOZE, was.mentorId(), "", tx);
        var off = Cases.save(is.at(is.stage(), is.mentorId(), Optional.of(when.plus(Cases.LEASE)), Optional.empty()), tx);
        return Answer.done(CaseCards.whole(off, tx).note("I write to you then. What was promised to whoever asked is due all the same."));
    }

    private static Answer back(Call call, Tx tx) {
        Patience.find(call, tx).ifPresent(it -> {
            var end = it.untilAt().orElseThrow();
            if (tx.now().isBefore(end)) tell(it, end, tx);
            else tx.skipped(BACK + " " + it.subject(), "its lease was over before anybody could be told");
            Cases.warn(it, tx);
        });
        return Answer.done(Card.of("Told"));
    }

    private static void tell(Case it, Instant end, Tx tx) {
        Cases.tell(it.mentorId(), it, "back", CaseCards.news(Text.of("{goal} is back: you had put it off until now", strong("goal", it.goal())), "", CaseCards.press(Text.of("Answer"), Move.ANSWER, it),
            CaseCards.press(Text.of("Ask back"), Move.ASK_BACK, it), CaseCards.press(Text.of("Put off"), Move.SNOOZE, it), CaseCards.press(Text.of("Hand back"), Move.LET_GO, it), CaseCards.show(it)), Manner.OWN.until(end), tx);
    }

    static Text with(Text line, Case it, Instant now) {
        return until(it, now).map(when -> Text.of("{line}, put off until {when}", text("line", line), moment("when", when))).orElse(line);
    }
}
