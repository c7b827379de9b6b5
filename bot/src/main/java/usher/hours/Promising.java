package usher.hours;

import static usher.Text.count;
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
    private static final int SHOWN = 15;
    private static final Duration LATE = Duration.ofDays(400);

    /** One case whose promise is nearly due, or was broken. */
    private record Concern(Case of, Promise promise) {}

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
        var nobodys = new ArrayList<Concern>();
        var broken = new ArrayList<Concern>();
        cases.forEach((id, promises) -> tx.table(CaseTable.class).find(queue.communityId(), id).ifPresent(it -> {
            var late = promises.stream().filter(promise -> !tx.now().isBefore(promise.dueAt().orElse(Instant.MAX))).toList();
            var near = promises.stream().filter(promise -> !late.contains(promise)).toList();
            table.change(near.stream().map(promise -> promise.warned(tx.now())).toList());
            if (late.isEmpty()) near.forEach(promise -> remind(new Concern(it, promise), nobodys, tx));
            else broken.add(escalate(it, late, tx));
        }));
        tellKeeper(queue, nobodys, false, tx);
        tellKeeper(queue, broken, true, tx);
        Promises.arm(queue.id(), tx);
    }

    /** The mentor who has it hears of it at once; what nobody has is told together. */
    private static void remind(Concern it, List<Concern> nobodys, Tx tx) {
        if (it.of().mentorId().isEmpty()) nobodys.add(it);
        else Cases.tell(it.of().mentorId(), it.of(), "promise", CaseCards.news(Text.of("{goal}: the {level} is due {when}", Promises.goal(it.of()), text("level", it.promise().level().words()), when(it)), "",
            CaseCards.press(Text.of("Answer"), Move.ANSWER, it.of()), CaseCards.press(Text.of("Ask back"), Move.ASK_BACK, it.of()), CaseCards.press(Text.of("Hand back"), Move.LET_GO, it.of()), CaseCards.show(it.of())),
            Manner.OWN.until(it.promise().dueAt().orElseThrow()), tx);
    }

    private static Text.Arg when(Concern it) {
        return moment("when", it.promise().dueAt().orElseThrow());
    }

    /** Once for all that it breaks at the same time. A reminder that comes too late is left out, and that is recorded. */
    private static Concern escalate(Case was, List<Promise> late, Tx tx) {
        tx.table(PromiseTable.class).change(late.stream().map(it -> it.broken(tx.now())).toList());
        late.stream().filter(it -> it.warnedAt().isEmpty()).forEach(it -> tx.skipped("reminder of the " + it.level().words().plain(Locale.ENGLISH) + " of " + was.subject(), "it was due before anybody could be reminded"));
        var concern = new Concern(was, late.getFirst());
        Cases.tick(Batches.lead(was, tx).orElse(was), Move.ESCALATE, tx);
        var is = tx.table(CaseTable.class).find(was.communityId(), was.id()).orElseThrow();
        var args = new Text.Arg[] {Promises.goal(is), text("level", concern.promise().level().words()), when(concern)};
        Cases.tell(Optional.of(is.askerId()), is, "late", CaseCards.news(Text.of("{goal}: the {level} was promised by {when} and has not come. It waits before all others now", args), "", CaseCards.show(is)), tx);
        if (!is.mentorId().equals(was.mentorId())) Cases.tell(was.mentorId(), is, "late", CaseCards.news(Text.of("{goal} is back in line before all others: the {level} was due {when}", args), "",
            CaseCards.press(Text.of("Take"), Move.TAKE, is), CaseCards.show(is)), tx);
        return concern;
    }

    /** In one message, however many there are; remembered with each case, so that it goes with it. */
    private static void tellKeeper(Queue queue, List<Concern> concerns, boolean late, Tx tx) {
        if (concerns.isEmpty()) return;
        var keeper = tx.table(PromiseTable.class).of(queue.id()).flatMap(PromiseTable.Made::keeperId).flatMap(tx::person);
        var key = "promises of " + queue.subject() + " " + tx.newId();
        if (keeper.isEmpty()) {
            tx.skipped("message " + key, "nobody stands for its promises any more: /hours promise makes somebody");
            return;
        }
        var args = new Text.Arg[] {strong("queue", queue.name()), count("n", concerns.size())};
        var title = late ? Text.of("{queue}: {n, plural, one {a promise was} other {# promises were}} not kept, and I escalated {n, plural, one {the case} other {the cases}}", args)
            : Text.of("{queue}: nobody has {n, plural, one {a case} other {# cases}} for which a promise is nearly due", args);
        var lines = concerns.stream().limit(SHOWN).map(it -> Text.of("{goal}: {level} due {when}", Promises.goal(it.of()), text("level", it.promise().level().words()), when(it))).toList();
        var card = CaseCards.news(title, "").bullets(lines);
        if (concerns.size() > SHOWN) card = card.note("and {n} more", count("n", concerns.size() - SHOWN));
        var choices = concerns.stream().limit(25).map(it -> new Card.Option(Long.toString(it.of().id()), Text.verbatim(it.of().goal()))).toList();
        concerns.stream().map(it -> it.of().id()).distinct().forEach(id -> tx.table(CaseTable.class).told(id, keeper.get().account().direct().key(), key));
        var last = concerns.stream().map(it -> it.promise().dueAt().orElseThrow()).max(Instant::compareTo).orElseThrow();
        tx.tell(keeper.get(), key, card.controls(new Card.Pick(Text.of("Look at one"), "hours.show", List.of(), HoursFields.WHICH.name(), choices)), late ? Manner.OWN : Manner.OWN.until(last));
    }
}
