package usher.followups;

import java.time.Instant;
import java.time.LocalDate;
import usher.Person;
import usher.Tx;

/**
 * Whose turn it is to ask somebody about what they promised: one message does on one day of theirs, whatever it is about, at an hour at which they are awake, and none on a
 * day on which they did something about a checklist. What asks besides checklists takes a day first; nudges then come on another.
 */
public final class Turn {

    private final Person who;
    private final Rhythm rhythm;
    private final Tx tx;

    public Turn(Person who, Tx tx) {
        this.who = who;
        this.rhythm = Nudging.rhythm(who, tx);
        this.tx = tx;
    }

    public LocalDate day(Instant at) {
        return rhythm.day(at);
    }

    /** The first instant, now or later, at which they are awake and nothing else asks on that day. */
    public Instant next() {
        var today = rhythm.day(tx.now());
        var free = tx.table(AssignmentTable.class).nudged(who.id()).map(it -> LocalDate.parse(it.lastOn()).plusDays(1)).filter(today::isBefore).orElse(today);
        return rhythm.slot(free, tx.now(), false);
    }

    /** The first instant, now or later, at which they are awake: for whoever has taken the day already. */
    public Instant awake() {
        return rhythm.slot(rhythm.day(tx.now()), tx.now(), false);
    }

    /** Until when what is said now is still of this day. */
    public Instant end() {
        return rhythm.end(tx.now());
    }

    /** That day is taken, for checklists too. */
    public void take(LocalDate day) {
        var is = tx.table(AssignmentTable.class).nudged(who.id());
        var taken = is.orElseGet(() -> new AssignmentTable.Taken(who.id(), who.community(), 0, day.toString(), null, null));
        if (is.isEmpty() || day.toString().compareTo(taken.lastOn()) > 0) Nudging.keep(taken.on(day.toString()), tx);
        Nudging.arm(who, tx);
    }
}
