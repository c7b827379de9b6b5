package usher.followups;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

/**
 * Asks people about what they promised: one timer a person, and at most one message a day of theirs whatever it is about. What they do nothing about is asked
 * again more and more rarely, and then no more.
 */
final class Nudging {

    static final String NUDGE = "checklist.nudge";
    static final Field.Id PERSON = new Field.Id("person");
    /** The last nudge stands under its day. */
    private static final String KEY = "nudge ";

    private Nudging() {}

    static List<Action> actions() {
        return List.of(Action.timer(NUDGE, Trigger.Late.FINE, Duration.ZERO, List.of(PERSON), Nudging::due));
    }

    static Rhythm rhythm(Person who, View view) {
        return new Rhythm(who.zone().orElse(view.community().zone()), who.wishes().quiet(), Holidays.of(view));
    }

    private static String timer(long person) {
        return "nudge " + person;
    }

    /** What is open may have changed: the timer is set to when the next of it may be asked about. */
    static void arm(Person who, Tx tx) {
        next(who, tx).ifPresentOrElse(at -> tx.at(at, timer(who.id()), NUDGE, PERSON.is(who.id())), () -> tx.cancel(timer(who.id())));
    }

    /** Where the clocks say something else the last nudge may have been on a later day than it was. */
    static void moved(Person was, Person is, Tx tx) {
        var table = tx.table(AssignmentTable.class);
        table.nudged(is.id()).ifPresent(last -> {
            var end = LocalDate.parse(last.lastOn()).plusDays(1).atStartOfDay(rhythm(was, tx).zone()).toInstant().minusMillis(1);
            var day = rhythm(is, tx).day(end.isBefore(tx.now()) ? end : tx.now()).toString();
            if (day.compareTo(last.lastOn()) > 0) keep(last.on(day), tx);
        });
        arm(is, tx);
    }

    static void disarm(Person who, Tx tx) {
        tx.cancel(timer(who.id()));
    }

    private static Optional<Instant> next(Person who, Tx tx) {
        var table = tx.table(AssignmentTable.class);
        return next(rhythm(who, tx), table.nudged(who.id()), table.next(who.id()), tx.now());
    }

    private static Optional<Instant> next(Rhythm rhythm, Optional<AssignmentTable.Taken> nudged, Collection<AssignmentTable.Next> open, Instant now) {
        var earliest = nudged.map(Nudging::earliest).orElse(LocalDate.MIN);
        return open.stream().map(it -> {
            var from = it.askAt().isAfter(now) ? it.askAt() : now;
            var day = rhythm.day(from);
            return rhythm.slot(day.isAfter(earliest) ? day : earliest, from, it.weekdaysOnly());
        }).min(Comparator.naturalOrder());
    }

    /** What else took a day of theirs since the last nudge puts the next one off to another day, and does not begin the pause after it anew. */
    private static LocalDate earliest(AssignmentTable.Taken it) {
        var taken = LocalDate.parse(it.lastOn());
        var asked = it.toldAs() == null ? taken : LocalDate.parse(it.toldAs().substring(KEY.length()));
        return Stream.of(taken.plusDays(1), asked.plusDays(Rhythm.gap(it.ignored()))).max(Comparator.naturalOrder()).orElseThrow();
    }

    /** Reads everything again: they may have done it, be elsewhere in the world by now, or want quiet at another time. */
    private static Answer due(Call call, Tx tx) {
        var round = Round.of(call.get(PERSON), tx);
        tx.person(call.get(PERSON)).ifPresent(who -> {
            var rhythm = rhythm(who, tx);
            var next = next(rhythm, round.nudged(who.id()), round.next(who.id()), tx.now());
            if (next.isEmpty()) tx.skipped("nudge of person " + who.id(), "nothing was left to ask about");
            else if (!next.get().isAfter(tx.now())) ask(who, rhythm, round, tx);
            next(rhythm, round.nudged(who.id()), round.next(who.id()), tx.now()).ifPresent(at -> tx.at(at, timer(who.id()), NUDGE, PERSON.is(who.id())));
        });
        return Answer.done(Card.of("Nudged"));
    }

    private static void ask(Person who, Rhythm rhythm, Round round, Tx tx) {
        var today = rhythm.day(tx.now());
        var tomorrow = today.plusDays(1).atStartOfDay(rhythm.zone()).toInstant();
        var all = round.before(who.id(), tomorrow).stream().filter(it -> !it.weekdaysOnly() || !rhythm.isFree(today)).toList();
        var asked = round.shown(all).stream().filter(it -> it.in().part() == Part.AFTER || tx.now().isBefore(it.in().startsAt())).toList();
        var about = asked.stream().map(AssignmentCards.Shown::task).toList();
        neverMind(all.stream().filter(it -> !about.contains(it)).toList(), round, tx);
        if (asked.isEmpty()) return;
        var before = round.nudged(who.id());
        var ignored = before.map(AssignmentTable.Taken::ignored).orElse(0);
        before.ifPresent(it -> hide(it, tx));
        var key = KEY + today;
        tx.tell(who, key, NudgeCards.nudge(asked), mentioned(Manner.NEWS, asked, who, tx).until(rhythm.end(tx.now())));
        var again = today.plusDays(Rhythm.gap(ignored + 1)).atStartOfDay(rhythm.zone()).toInstant();
        about.forEach(it -> round.asked(it, NudgeCards.isLast(it) ? Optional.empty() : Optional.of(again)));
        round.keep(new AssignmentTable.Taken(who.id(), who.community(), ignored + 1, today.toString(), who.wishes().muted() ? null : who.account().key(), key));
    }

    /** In the discussion of one of the events, for whoever takes no private messages. */
    private static Manner mentioned(Manner manner, List<AssignmentCards.Shown> about, Person who, Tx tx) {
        return manner.mentioning(about.stream().flatMap(it -> Handing.thread(it.in().eventId(), who, tx).stream()).findFirst(), AssignmentCards.mention());
    }

    private static void neverMind(List<Task> pointless, Round round, Tx tx) {
        pointless.forEach(round::neverMind);
        pointless.stream().map(Task::assignmentId).distinct().forEach(id -> tx.skipped("nudge about assignment " + id, "the event had begun, or it was taken back"));
    }

    static void keep(AssignmentTable.Taken nudge, Tx tx) {
        tx.table(AssignmentTable.class).forgetNudged(nudge.personId());
        tx.table(AssignmentTable.class).addNudged(nudge);
    }

    /** Takes the message itself away. */
    static void hide(AssignmentTable.Taken nudge, Tx tx) {
        if (nudge.accountId() != null && nudge.toldAs() != null) tx.unpost(Account.of(nudge.accountId()).direct(), nudge.toldAs());
    }

    /**
     * They did something: nudges begin anew, tomorrow at the earliest. What the last one speaks of is what is still open of it, and it goes when nothing is.
     */
    static void heeded(Person who, Tx tx) {
        var table = tx.table(AssignmentTable.class);
        var today = rhythm(who, tx).day(tx.now()).toString();
        var is = table.nudged(who.id()).orElseGet(() -> new AssignmentTable.Taken(who.id(), who.community(), 0, today, null, null)).heeded(today);
        var open = is.accountId() == null ? List.<AssignmentCards.Shown>of() : AssignmentCards.shown(table.spokenOf(who.id()), tx);
        if (is.accountId() != null && is.toldAs() != null && !open.isEmpty()) {
            tx.retell(who, Account.of(is.accountId()).direct(), is.toldAs(), NudgeCards.left(open), mentioned(Manner.URGENT, open, who, tx));
            keep(is, tx);
        } else {
            hide(is, tx);
            keep(is.hidden(), tx);
        }
        arm(who, tx);
    }
}
