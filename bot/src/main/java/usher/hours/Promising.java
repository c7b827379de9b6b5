package usher.hours;

import static usher.Text.moment;
import static usher.Text.strong;
import static usher.Text.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Manner;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Trigger;
import usher.Tx;

/** Makes promises, reminds of those that are nearly due, and escalates what was not kept: each once, and what nobody has in one message to whoever made the promise. */
final class Promising {

    static final String DUE = "hours.promises";
    /** Looked at in one go; the rest at once afterwards. */
    private static final int MOST = 200;
    private static final Duration LATE = Duration.ofDays(400);

    private Promising() {}

    static List<Action> actions() {
        return List.of(
            Action.command("hours promise", "Promise a first answer and a resolution within so much opening time", Right.MODERATORS,
                List.of(HoursFields.QUEUE, HoursFields.FIRST_ANSWER, HoursFields.RESOLUTION), Promising::promise),
            Action.timer(DUE, Trigger.Late.FINE, LATE, List.of(HoursFields.QUEUE_ID), Promising::due));
    }

    private static Answer promise(Call call, Tx tx) {
        var queue = Queues.serving(call, tx);
        var table = tx.table(PromiseTable.class);
        var was = table.of(queue.id());
        var answer = call.find(HoursFields.FIRST_ANSWER).map(Duration::toSeconds).or(() -> was.flatMap(PromiseTable.Made::answerSeconds)).filter(seconds -> seconds > 0);
        var resolve = call.find(HoursFields.RESOLUTION).map(Duration::toSeconds).or(() -> was.flatMap(PromiseTable.Made::resolveSeconds)).filter(seconds -> seconds > 0);
        if (answer.isPresent() && resolve.isPresent() && resolve.get() < answer.get()) throw Refusal.of("A case is answered before it is resolved: the resolution takes at least as long as the first answer.").at(HoursFields.RESOLUTION);
        if (call.find(HoursFields.FIRST_ANSWER).isPresent() || call.find(HoursFields.RESOLUTION).isPresent()) {
            table.drop(queue.id());
            if (answer.isPresent() || resolve.isPresent()) table.make(queue.id(), answer.orElse(null), resolve.orElse(null), tx.caller().id());
            tx.audit("promise of queue", queue.subject(), Promises.words(queue, tx).orElse(Text.of("nothing")));
        }
        var promised = Promises.words(queue, tx);
        if (promised.isEmpty()) return Answer.done(Card.of("{queue} promises nothing about time", strong("queue", queue.name())));
        return Answer.done(Card.of("{queue} promises: {promises}", strong("queue", queue.name()), text("promises", promised.get())).tone(Card.Tone.GOOD)
            .say("That holds for cases that are asked from now on. When a quarter of the time is left I remind the mentor who has the case, or whoever gave this command last if nobody has it; what is late is escalated."));
    }

    private static Answer due(Call call, Tx tx) {
        tx.table(QueueTable.class).find(tx.community().id(), call.get(HoursFields.QUEUE_ID)).ifPresent(queue -> due(queue, tx));
        return Answer.done(Card.of("Told"));
    }

    private static void due(Queue queue, Tx tx) {
        var table = tx.table(PromiseTable.class);
        var cases = new LinkedHashMap<Long, List<Promise>>();
        table.due(queue.id(), tx.now(), MOST).forEach(it -> cases.computeIfAbsent(it.caseId(), _ -> new ArrayList<>()).add(it));
        var nobodys = new ArrayList<Case>();
        var broken = new ArrayList<Case>();
        cases.forEach((id, promises) -> tx.table(CaseTable.class).find(queue.communityId(), id).ifPresent(it -> {
            var late = promises.stream().filter(promise -> !tx.now().isBefore(promise.dueAt().orElse(Instant.MAX))).toList();
            var near = promises.stream().filter(promise -> !late.contains(promise)).toList();
            table.change(near.stream().map(promise -> promise.warned(tx.now())).toList());
            var is = late.isEmpty() ? it : escalate(it, late, tx);
            if (!late.isEmpty()) broken.add(is);
            if (!near.isEmpty()) remind(is, near, nobodys, tx);
        }));
        if (!nobodys.isEmpty()) Keepers.near(queue, nobodys, tx);
        if (!broken.isEmpty()) Keepers.late(queue, broken, tx);
        Promises.arm(queue.id(), tx);
    }

    /** The mentor who has it hears of it at once; what nobody has is told together. */
    private static void remind(Case it, List<Promise> near, List<Case> nobodys, Tx tx) {
        if (it.mentorId().isEmpty()) nobodys.add(it);
        else for (var promise : near) Cases.tell(it.mentorId(), it, "promise", CaseCards.news(Text.of("{goal}: the {level} is due {when}", words(it, promise)), "",
            CaseCards.press(Text.of("Answer"), Move.ANSWER, it), CaseCards.press(Text.of("Ask back"), Move.ASK_BACK, it), CaseCards.press(Text.of("Hand back"), Move.LET_GO, it), CaseCards.show(it)),
            Manner.OWN.until(promise.dueAt().orElseThrow()), tx);
    }

    static Text.Arg[] words(Case it, Promise promise) {
        return new Text.Arg[] {Promises.goal(it), text("level", promise.level().words()), moment("when", promise.dueAt().orElseThrow())};
    }

    /** Once for all that it breaks at the same time. A reminder that comes too late is left out, and that is recorded. */
    private static Case escalate(Case was, List<Promise> late, Tx tx) {
        tx.table(PromiseTable.class).change(late.stream().map(it -> it.broken(tx.now())).toList());
        late.stream().filter(it -> it.warnedAt().isEmpty()).forEach(it -> tx.skipped("reminder of the " + it.level().words().plain(Locale.ENGLISH) + " of " + was.subject(), "it was due before anybody could be reminded"));
        Cases.tick(Batches.lead(was, tx).orElse(was), Move.ESCALATE, tx);
        var is = tx.table(CaseTable.class).find(was.communityId(), was.id()).orElseThrow();
        var args = words(is, late.getFirst());
        Cases.tell(Optional.of(is.askerId()), is, "late", CaseCards.news(Text.of("{goal}: the {level} was promised by {when} and has not come. It waits before all others now", args), "", CaseCards.show(is)), tx);
        if (!is.mentorId().equals(was.mentorId())) Cases.tell(was.mentorId(), is, "late", CaseCards.news(Text.of("{goal} is back in line before all others: the {level} was due {when}", args), "",
            CaseCards.press(Text.of("Take"), Move.TAKE, is), CaseCards.show(is)), tx);
        return is;
    }
}
