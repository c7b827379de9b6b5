package usher.hours;

import static usher.Text.moment;
import static usher.Text.plain;
import static usher.Text.strong;
import static usher.Text.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.hours.Promise.Level;

/**
 * Service levels: what a queue promises, counted for each case in the queue's opening time. The clock runs while somebody here has to do something: while a case waits
 * in line, and while a mentor has it (also one that they put off, since its asker waits all the same). It stands still while the asker is waited for: when something
 * was asked back, and once it was answered, for whether that helped is the asker's to say; "not yet" makes it run on. An answer meets the first level, and asking back does
 * not. A case that is withdrawn is neither kept nor broken. A queue that changes its promise keeps the earlier one to those who asked before.
 */
final class Promises {

    private Promises() {}

    static Map<Level, Duration> of(long queue, View view) {
        var levels = new EnumMap<Level, Duration>(Level.class);
        view.table(PromiseTable.class).of(queue).ifPresent(made -> {
            made.answerSeconds().ifPresent(seconds -> levels.put(Level.ANSWER, Duration.ofSeconds(seconds)));
            made.resolveSeconds().ifPresent(seconds -> levels.put(Level.RESOLUTION, Duration.ofSeconds(seconds)));
        });
        return levels;
    }

    /** Somebody asked: what the queue promises now holds for them. */
    static void made(Case it, Tx tx) {
        var levels = of(it.queueId(), tx);
        if (levels.isEmpty()) return;
        var openings = openings(it, tx);
        var had = tx.table(PromiseTable.class).to(it.id()).stream().map(Promise::level).toList(); // one that was withdrawn and reopened
        tx.table(PromiseTable.class).add(levels.entrySet().stream().filter(level -> !had.contains(level.getKey()))
            .map(level -> Promise.made(tx.newId(), it, level.getKey(), level.getValue()).running(openings, tx.now())).toList());
        arm(it.queueId(), tx);
    }

    /** The case stands elsewhere now: its clocks run, stand still, or have come to their end. */
    static void followed(Case is, Move move, Tx tx) {
        var table = tx.table(PromiseTable.class);
        if (move == Move.REOPEN && is.stage() == Stage.NEW) {
            made(is, tx);
            return;
        }
        var rows = table.to(is.id());
        if (rows.isEmpty()) return;
        if (is.stage() == Stage.WITHDRAWN) table.release(is.id());
        else {
            var openings = openings(is, tx);
            table.change(rows.stream().map(it -> move == Move.REOPEN && it.level() == Level.RESOLUTION ? it.unmet() : it).map(it -> followed(it, is.stage(), openings, tx.now())).toList());
        }
        arm(is.queueId(), tx);
    }

    private static Promise followed(Promise it, Stage stage, Openings openings, Instant now) {
        if (it.metAt().isPresent()) return it;
        if (it.level().isMetAt(stage)) return it.met(now);
        if (it.brokenAt().isPresent()) return it;
        var runs = stage.waits() || stage == Stage.TAKEN;
        if (runs == it.sinceAt().isPresent()) return it;
        return runs ? it.running(openings, now) : it.still(openings, now);
    }

    /** The queue is open at other times from now on; what was used up to now was used by the clock of {@code before}. */
    static void replanned(Queue queue, Openings before, Tx tx) {
        var table = tx.table(PromiseTable.class);
        var openings = Cases.openings(queue, tx);
        var running = table.runningIn(queue.id());
        if (running.isEmpty()) return;
        table.change(running.stream().map(it -> it.still(before, tx.now()).running(openings, tx.now())).toList());
        arm(queue.id(), tx);
        Boards.redraw(queue.id(), tx);
    }

    /** One timer a queue, for whichever of its promises is to be looked at next. */
    static void arm(long queue, Tx tx) {
        var key = "promises of queue " + queue;
        tx.table(PromiseTable.class).next(queue).ifPresentOrElse(at -> tx.at(at, key, Promising.DUE, HoursFields.QUEUE_ID.is(queue)), () -> tx.cancel(key));
    }

    private static Openings openings(Case it, Tx tx) {
        return Cases.openings(Cases.queue(it, tx).orElseThrow(), tx);
    }

    /** What is due of these cases and has not come, the soonest of each. */
    static Map<Long, Promise> soonest(List<Case> cases, View view) {
        var soonest = new HashMap<Long, Promise>();
        view.table(PromiseTable.class).running(cases.stream().map(Case::id).toList()).forEach(it -> soonest.putIfAbsent(it.caseId(), it));
        return soonest;
    }

    /** What a line about a case says of the soonest of its promises. */
    static Text with(Text line, Optional<Promise> soonest) {
        return soonest.filter(it -> it.dueAt().isPresent()).map(it -> Text.of("{line}; {level} due {when}", text("line", line), text("level", it.level().words()),
            moment("when", it.dueAt().get(), Text.Style.RELATIVE))).orElse(line);
    }

    /** What is promised about a case, line by line: until when, whether it was kept. */
    static List<Text> words(Case it, View view) {
        return view.table(PromiseTable.class).to(it.id()).stream().map(Promises::words).toList();
    }

    private static Text words(Promise it) {
        var level = text("level", it.level().words());
        if (it.brokenAt().isPresent()) return Text.of("{level}: was due {when}", level, moment("when", it.dueAt().or(it::brokenAt).get()));
        if (it.metAt().isPresent()) return Text.of("{level}: kept", level);
        if (it.sinceAt().isEmpty()) return Text.of("{level}: the clock stands still while the asker is waited for", level);
        return it.dueAt().map(due -> Text.of("{level}: by {when}", level, moment("when", due))).orElse(Text.of("{level}: whenever the queue is open for so long, which is not within a year", level));
    }

    /** What a queue promises to whoever asks now, in words; empty where it promises nothing. */
    static Optional<Text> words(Queue queue, View view) {
        var lines = new ArrayList<Text>();
        of(queue.id(), view).forEach((level, within) -> lines.add(Text.of("{level} within {length}", text("level", level.words()), plain("length", HoursFields.FIRST_ANSWER.write(within)))));
        return lines.isEmpty() ? Optional.empty() : Optional.of(Text.of("{promises}, in opening time", text("promises", Text.listed(lines))));
    }

    static Text.Arg goal(Case it) {
        return strong("goal", it.goal());
    }
}
