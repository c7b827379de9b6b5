package usher.followups;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import usher.Account;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Field;
import usher.Manner;
import usher.Person;
import usher.Trigger;
import usher.Tx;
import usher.View;
import usher.Wanted;

/**
 * Asks people about what they promised: one timer a person, and at most one message a day of theirs whatever it is about. What they do nothing about is asked
 * again more and more rarely, and then no more.
 */
final class Nudging {

    private static final String NUDGE = "checklist.nudge";
    private static final Field.Id PERSON = new Field.Id("person");

    private Nudging() {}

    static List<Action> actions() {
        return List.of(Action.timer(NUDGE, Trigger.Late.FINE, Duration.ZERO, List.of(PERSON), Nudging::due));
    }

    static Rhythm rhythm(Person who, View view) {
        return new Rhythm(who.zone().orElse(view.community().zone()), who.wishes().quiet());
    }

    private static String timer(long person) {
        return "nudge " + person;
    }

    /** What is open may have changed: the timer is set to when the next of it may be asked about. */
    static void arm(Person who, Tx tx) {
        next(who, tx).ifPresentOrElse(at -> tx.at(at, timer(who.id()), NUDGE, PERSON.is(who.id())), () -> tx.cancel(timer(who.id())));
    }

    static void disarm(Person who, Tx tx) {
        tx.cancel(timer(who.id()));
    }

    private static Optional<Instant> next(Person who, Tx tx) {
        var rhythm = rhythm(who, tx);
        var earliest = tx.table(AssignmentTable.class).nudged(who.id()).map(it -> LocalDate.parse(it.lastOn()).plusDays(Rhythm.gap(it.ignored()))).orElse(LocalDate.MIN);
        return tx.table(AssignmentTable.class).next(who.id()).stream().map(it -> {
            var day = rhythm.day(it.askAt().isAfter(tx.now()) ? it.askAt() : tx.now());
            return rhythm.slot(day.isAfter(earliest) ? day : earliest, it.askAt().isAfter(tx.now()) ? it.askAt() : tx.now(), it.weekdaysOnly());
        }).min(Comparator.naturalOrder());
    }

    /** Reads everything again: they may have done it, be elsewhere in the world by now, or want quiet at another time. */
    private static Answer due(Call call, Tx tx) {
        tx.person(call.get(PERSON)).ifPresent(who -> {
            var next = next(who, tx);
            if (next.isEmpty()) tx.skipped("nudge of person " + who.id(), "nothing was left to ask about");
            else if (!next.get().isAfter(tx.now())) ask(who, tx);
            arm(who, tx);
        });
        return Answer.done(Card.of("Nudged"));
    }

    private static void ask(Person who, Tx tx) {
        var table = tx.table(AssignmentTable.class);
        var rhythm = rhythm(who, tx);
        var today = rhythm.day(tx.now());
        var tomorrow = today.plusDays(1).atStartOfDay(rhythm.zone()).toInstant();
        var all = table.toAsk(who.id(), tomorrow).stream().filter(it -> !it.weekdaysOnly() || !Rhythm.isWeekend(today)).toList();
        var shown = AssignmentCards.shown(all, tx);
        var late = shown.stream().filter(it -> it.in().part() == Part.BEFORE && !tx.now().isBefore(it.in().startsAt())).toList();
        late.stream().map(AssignmentCards.Shown::in).distinct().forEach(it -> {
            table.silence(it.id());
            tx.skipped("nudge about " + it.key(), "the event had begun");
        });
        var asked = shown.stream().filter(it -> !late.contains(it)).toList();
        if (asked.isEmpty()) return;
        var before = table.nudged(who.id());
        var ignored = before.map(AssignmentTable.Taken::ignored).orElse(0);
        before.ifPresent(it -> hide(it, tx));
        tx.tell(who, key(today.toString()), NudgeCards.nudge(asked), Manner.NEWS.until(rhythm.end(tx.now())));
        var last = asked.stream().map(AssignmentCards.Shown::task).filter(NudgeCards::isLast).map(Task::id).toList();
        table.askedLast(last);
        table.asked(asked.stream().map(it -> it.task().id()).filter(id -> !last.contains(id)).toList(), today.plusDays(Rhythm.gap(ignored + 1)).atStartOfDay(rhythm.zone()).toInstant());
        keep(new AssignmentTable.Taken(who.id(), who.community(), ignored + 1, today.toString(), who.wishes().muted() ? null : who.account().key()), tx);
    }

    static void keep(AssignmentTable.Taken nudge, Tx tx) {
        tx.table(AssignmentTable.class).forgetNudged(nudge.personId());
        tx.table(AssignmentTable.class).addNudged(nudge);
    }

    /** Takes the message itself away. */
    static void hide(AssignmentTable.Taken nudge, Tx tx) {
        Optional.ofNullable(nudge.accountId()).ifPresent(account -> tx.unpost(Account.of(account).direct(), key(nudge.lastOn())));
    }

    /** They did something: what the last nudge speaks of is what is still open of it, and it goes when nothing is. */
    static void redraw(Person who, Tx tx) {
        var table = tx.table(AssignmentTable.class);
        var last = table.nudged(who.id()).filter(it -> it.accountId() != null);
        if (last.isEmpty()) return;
        var open = AssignmentCards.shown(table.spokenOf(who.id()), tx);
        var to = Account.of(Optional.ofNullable(last.get().accountId()).orElseThrow());
        if (open.isEmpty()) {
            hide(last.get(), tx);
            keep(new AssignmentTable.Taken(who.id(), who.community(), 0, last.get().lastOn(), null), tx);
        } else {
            tx.post(to.direct(), key(last.get().lastOn()), () -> Wanted.message(NudgeCards.left(open), who.locale()));
        }
    }

    private static String key(String day) {
        return "nudge " + day;
    }
}
