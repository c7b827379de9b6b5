package usher.hours;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import usher.Card;
import usher.Field;
import usher.Manner;
import usher.Person;
import usher.Refusal;
import usher.Role;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.mentors.Load;

/** One way for every move of a case: whether it is allowed, what is kept of it, which time it sets, what the boards show. */
final class Cases {

    static final String DUE = "hours.due";
    static final String OVER = "hours.over";
    static final Field.Id CASE = new Field.Id("case");
    static final Field.Id UNTIL = new Field.Id("until");

    /** How long a case stays with a mentor who does nothing about it, and with an asker who says nothing. */
    static final Duration LEASE = Duration.ofHours(24);
    static final Duration PATIENCE = Duration.ofDays(7);
    /** How long before these end somebody hears of it. */
    private static final Duration LEASE_WARNING = Duration.ofHours(4);
    private static final Duration NUDGE = Duration.ofDays(4);
    /** A case can be reopened so long after it ended. */
    static final Duration REOPENS = Duration.ofDays(14);
    private static final int GAPS = 60;
    /** What is said about one case; more is no longer one question. */
    static final int MOST_SAID = 200;

    private Cases() {}

    static Case find(long id, View view) {
        return view.table(CaseTable.class).find(view.community().id(), id).filter(it -> isFor(it, view.caller()))
            .orElseThrow(() -> Refusal.of("That is none of the cases you can see. {command} shows yours.", Text.code("command", "/hours cases")));
    }

    /** A case is seen by whoever asked, and by those who help. */
    static boolean isFor(Case it, Person who) {
        return it.askerId() == who.id() || it.isWith(who.id()) || helps(who);
    }

    static boolean helps(Person who) {
        return who.is(Role.MENTOR) || who.is(Role.MODERATOR) || who.is(Role.ADMIN);
    }

    static Set<Part> parts(Case it, Person who) {
        var parts = EnumSet.noneOf(Part.class);
        if (it.askerId() == who.id()) parts.add(Part.ASKER);
        if (it.isWith(who.id())) parts.add(Part.ASSIGNEE);
        if (who.is(Role.MENTOR) && it.askerId() != who.id()) parts.add(Part.MENTOR); // nobody puts their own case before others'
        if (who.is(Role.MODERATOR) || who.is(Role.ADMIN)) parts.add(Part.MODERATOR);
        return parts;
    }

    /** Does it for whoever called, or refuses in words. {@code mentor}: whose it is afterwards. */
    static Case move(Case it, Move move, Optional<Long> mentor, String words, Tx tx) {
        var next = move.from(it.stage(), parts(it, tx.caller())).orElseThrow(() -> CaseCards.refusal(it, move, tx));
        Batches.check(it, move, tx);
        if (move == Move.REOPEN && it.endedAt().filter(end -> end.plus(REOPENS).isBefore(tx.now())).isPresent()) {
            throw isLongOver(it);
        }
        if (!words.isEmpty()) checkRoom(it, tx);
        mentor.filter(who -> !it.isWith(who)).ifPresent(who -> Load.take(who, it.id(), tx));
        return moved(it, move, next, mentor, words, tx);
    }

    static Refusal isLongOver(Case it) {
        return Refusal.of("{goal} ended more than {days} days ago. Please ask anew with {command}; say that it is about this one.", Text.strong("goal", it.goal()),
            Text.count("days", REOPENS.toDays()), Text.code("command", "/hours ask"));
    }

    /** Throws {@link Refusal} when so much was said that nothing more fits. */
    static void checkRoom(Case it, View view) {
        if (view.table(CaseTable.class).said(it.id()) + view.table(LineTable.class).count(it.id()) < MOST_SAID) return;
        throw Refusal.of("{n} messages are said about {goal}, and that is as many as fit. Please close it and bring what is left as a new case: {command}.", Text.count("n", MOST_SAID),
            Text.strong("goal", it.goal()), Text.code("command", "/hours ask"));
    }

    /** The clock does it, where it may. */
    static Optional<Case> tick(Case it, Move move, Tx tx) {
        return move.from(it.stage(), Set.of(Part.CLOCK)).map(next -> moved(it, move, next, next.waits() ? Optional.empty() : it.mentorId(), "", tx));
    }

    static Case moved(Case it, Move move, Stage next, Optional<Long> mentor, String words, Tx tx) {
        if (move == Move.TAKE && !Batches.isLed(it, tx)) paced(it, tx);
        concerned(it, tx);
        var ended = next.isOpen() ? Optional.<Instant>empty() : Optional.of(tx.now());
        var is = save(it.at(next, mentor, until(it, next, mentor, tx), ended), tx);
        note(is, move, words, tx);
        if (move == Move.RESOLVE) Thanks.resolved(is, tx);
        if (move == Move.REOPEN) Thanks.reopened(is, tx);
        Promises.followed(is, move, tx);
        Batches.followed(is, move, words, tx);
        return is;
    }

    /** Whoever is waited for has their time from now on. */
    static Case renewed(Case it, Tx tx) {
        return save(it.at(it.stage(), it.mentorId(), until(it, it.stage(), it.mentorId(), tx), it.endedAt()), tx);
    }

    static Case save(Case is, Tx tx) {
        tx.table(CaseTable.class).change(is.id(), is.mentorId().orElse(null), is.stage(), is.untilAt().orElse(null), is.endedAt().orElse(null), is.isFirst());
        concerned(is, tx);
        watch(is, tx);
        Boards.redraw(is.queueId(), tx);
        Rooms.follow(is, tx);
        return is;
    }

    /** Whose cases this call changed so far: what they read of themselves says so. */
    static Set<Long> people(Tx tx) {
        return tx.once("whose cases changed", TreeSet::new);
    }

    static void concerned(Case it, Tx tx) {
        people(tx).add(it.askerId());
        it.mentorId().ifPresent(people(tx)::add);
    }

    static long note(Case is, Move move, String words, Tx tx) {
        var entry = new Entry(tx.newId(), is.id(), tx.isPerson() ? Optional.of(tx.caller().id()) : Optional.empty(), move, words, tx.now());
        tx.table(CaseTable.class).addEntry(entry);
        if (!words.isEmpty()) Rooms.done(entry, is, tx);
        tx.audit(move.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " case", is.subject(), CaseCards.stage(is.stage()));
        return entry.id();
    }

    /** Something private about a case; remembered, so that it can be taken away with the case. */
    static void tell(Optional<Long> whom, Case it, String about, Card card, Tx tx) {
        tell(whom, it, about, card, Manner.OWN, tx);
    }

    static void tell(Optional<Long> whom, Case it, String about, Card card, Manner manner, Tx tx) {
        whom.flatMap(tx::person).ifPresent(who -> {
            var key = it.subject() + " " + about + " " + tx.newId();
            tx.table(CaseTable.class).told(it.id(), who.account().direct().key(), key);
            tx.tell(who, key, card, manner);
        });
    }

    /** Of cases that are answered together the lease is that of the one that leads. What its mentor put off stays so, whatever its asker says meanwhile. */
    private static Optional<Instant> until(Case it, Stage stage, Optional<Long> mentor, Tx tx) {
        return switch (stage) {
            case TAKEN -> Batches.isLed(it, tx) ? Optional.empty() : Optional.of(Later.until(it, tx.now()).filter(_ -> mentor.equals(it.mentorId())).orElse(tx.now()).plus(LEASE));
            case ASKED_BACK, ANSWERED -> Optional.of(tx.now().plus(PATIENCE));
            case NEW, TRIAGED, ESCALATED, RESOLVED, WITHDRAWN -> Optional.empty();
        };
    }

    /** Whoever is waited for hears of it once, some time before the end. */
    private static void watch(Case is, Tx tx) {
        if (is.untilAt().isEmpty()) tx.cancel(is.subject());
        else Later.until(is, tx.now()).ifPresentOrElse(back -> Later.watch(is, back, tx), () -> warn(is, tx));
    }

    static void warn(Case is, Tx tx) {
        alarm(is, is.untilAt().orElseThrow().minus(is.stage() == Stage.TAKEN ? LEASE_WARNING : NUDGE), DUE, tx);
    }

    static void alarm(Case is, Instant at, String action, Tx tx) {
        tx.at(at, is.subject(), action, CASE.is(is.id()), UNTIL.is(is.untilAt().orElseThrow().toEpochMilli()));
    }

    static Optional<Queue> queue(Case it, View view) {
        return view.table(QueueTable.class).find(it.communityId(), it.queueId());
    }

    static Openings openings(Queue queue, View view) {
        var days = new HashMap<LocalDate, List<Openings.Window>>();
        view.table(QueueTable.class).days(queue.id()).forEach(day -> days.put(LocalDate.parse(day.heldOn()), Week.readDay(day.windows())));
        return Week.openings(queue, days);
    }

    /** A case that waited is taken: how long that took since the one before, or since somebody waits, in opening time. */
    private static void paced(Case it, Tx tx) {
        var queue = queue(it, tx).orElseThrow();
        var table = tx.table(QueueTable.class);
        var first = tx.table(CaseTable.class).longest(queue.id()).orElse(it.askedAt());
        var since = queue.tookAt().filter(first::isBefore).orElse(first);
        table.addGap(tx.newId(), queue.id(), openings(queue, tx).between(since, tx.now()).toSeconds());
        table.keepGaps(queue.id(), GAPS);
        table.took(queue.id(), tx.now());
    }

    /** From 1; 0 for what does not wait. */
    static int position(Case it, View view) {
        if (!it.stage().waits()) return 0;
        var first = Batches.lead(it, view).orElse(it);
        return view.table(CaseTable.class).position(first, first.stage() == Stage.ESCALATED ? 0 : 1);
    }

    /** How long whoever stands there waits, in opening time. The draws are the same for the same gaps and place, so that a number does not flicker. */
    static Optional<Estimate> estimate(Queue queue, int position, View view) {
        var gaps = view.table(QueueTable.class).gaps(queue.id()).stream().map(Duration::ofSeconds).toList();
        return Estimate.of(gaps, position, new java.util.SplittableRandom(gaps.hashCode() * 31L + position));
    }
}
