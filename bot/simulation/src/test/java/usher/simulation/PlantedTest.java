package usher.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For each rule mistakes that break it, planted in the program itself: the simulation finds each within {@value #STEPS} steps. Some are played always;
 * {@code -Dusher.mutants=all} plays them all, which takes some minutes.
 */
class PlantedTest {

    private static final int STEPS = 60_000;

    /**
     * A planted mistake.
     *
     * @param found how the words begin with which the simulation tells it
     * @param unguarded without the database's own keys, so that the rule itself finds it and not an error of the database
     */
    record Planted(String rule, String file, String snippet, String instead, boolean unguarded, String found) {
        @Override
        public String toString() {
            return rule;
        }
    }

    private static Planted in(String rule, String file, String snippet, String instead, String found) {
        return new Planted(rule, "usher/" + file + ".java", snippet, instead, false, found);
    }

    /** Found within some hundred steps. */
    private static final Set<String> ALWAYS = Set.of("1 a seat is sold twice", "3 what comes free is not offered", "4 a press that comes again is done again", "5 a post is not drawn anew",
        "8 everybody sees every case");

    /** {@code -Dusher.mutants=quiet} plays those alone whose rule has that in it. */
    static Stream<Planted> planted() {
        var which = System.getProperty("usher.mutants", "");
        return all().filter(it -> which.isEmpty() ? ALWAYS.contains(it.rule()) : which.equals("all") || it.rule().contains(which));
    }

    /** So that whoever rewrites the program takes the mistakes along. */
    @Test
    void everyMistakeHasItsPlace() {
        assertThat(all()).allSatisfy(it -> assertThat(Mutant.places(it.file(), it.snippet())).as("%s", it).isEqualTo(1));
    }

    private static Stream<Planted> all() {
        return Stream.of(
            new Planted("1 a seat is sold twice", "usher/seats/Seats.java", "return total.free() > 0 && tally.free() > 0;", "return true;", true, "1 "),
            new Planted("1 somebody has more than the limit", "usher/seats/Seats.java", "if (mine.size() >= pool().perPerson()) return new Claim.HasAll(mine.size(), mine);\n        if (!mine.isEmpty() && !another) return new Claim.HasSome(mine.size(), mine);", "", true, "1 above the limit"),
            in("2 a seat is given up off the record", "seats/Seating", "tx.audit(why, occasion.subject(), Text.of(\"was {state}\", Text.plain(\"state\", Seats.word(seat.state()))));", "", "2 confirmed seats are gone"),
            in("2 answered before it is on disk", "WriterConnection", "handle.commit();\n        database.force(handle);", "try { handle.commit(); database.force(handle); } catch (RuntimeException lost) { handle.getConnection(); }", "2 "),
            in("3 the line is overtaken", "seats/SeatTable", "order by line, id limit 1", "order by line desc, id limit 1", "3 "),
            in("3 arrivals are not waited for", "Writer", "new PriorityQueue<>((a, b) -> a.call().arrived().compareTo(b.call().arrived()))", "new PriorityQueue<>((a, b) -> b.call().arrived().compareTo(a.call().arrived()))", "3 "),
            in("3 what comes free is not offered", "seats/Seating", "offers.offerFree(occasion, tx);\n        touched(occasion, person(seat, tx), tx);", "touched(occasion, person(seat, tx), tx);", "3 somebody waits while a seat is free"),
            in("4 a press that comes again is done again", "Group", "return ids(call).map(answered::get)", "return ids(call).limit(0).map(answered::get)", "4 "),
            in("5 a message in doubt is posted again", "Outbox", "delivering.deliver(row, inDoubt.contains(row.id()))", "delivering.deliver(row, false)", "5 shown"),
            in("5 a notice goes without a word", "Delivering", "tx.skipped(\"message \" + row.spot(), \"it could not be delivered before \" + row.untilAt() + \" and had lost its point\");", "", "5 neither"),
            in("5 a change is thought shown and is not", "Delivering", "platform.change(delivery, shown);", "", "5 shown otherwise"),
            in("5 a timer is forgotten in a crowd", "Transaction", "next, run.looked, run.fired >= MOST_TIMERS", "run.looked ? next : java.util.Optional.empty(), run.looked, run.fired >= MOST_TIMERS", "5 the alarm"),
            in("5 a post is not drawn anew", "seats/Seating", "occasion.changed(tx);\n        occasions.get()", "occasions.get()", "5 a post says otherwise"),
            in("5 what is not wanted any more stays", "Delivering", "if (there.isPresent()) platform.remove(delivery, there.get());", "", "5 shown, but nobody wants it"),
            in("6 answers wait for deliveries", "Bot", "outbox.wake(committed.touched());", "outbox.wake(committed.touched()); for (var i = 0; i < 60_000 && !outbox.idle(); i++) java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);", "6 no answer"),
            in("6 a crowd is written one by one", "Writer", "MOST_CALLS = 512", "MOST_CALLS = 1", "6 a crowd"),
            in("7 a late press fails", "seats/Offers", "if (seat.isEmpty()) throw Refusal.of(\"This offer is over: the seat went on to the next in line. {command} shows where you stand.\", Text.code(\"command\", \"/my show\"));", "if (seat.isEmpty()) throw new IllegalStateException(\"no such offer\");", "7 broken"),
            in("7 what was typed is not kept", "Drafts", "table.addDraft(draft.id(), content, tx.now());", "", "7 "),
            in("7 a refusal forgets what was typed", "Consideration", "var typed = new HashMap<>(values.raw());", "var typed = new HashMap<String, String>();", "7 "),
            in("8 everybody may do everything", "Right", "return roles.isEmpty() || person.roles().stream().anyMatch(roles::contains);", "return true;", "8 "),
            in("8 another community's drops are found", "drops/DropTable", "where community_id = :community and position(lower(:words)", "where :community > 0 and position(lower(:words)", "8 "),
            in("8 a row is another community's", "seats/Offers", "new OfferTable.Row(tx.newId(), tx.community().id(),", "new OfferTable.Row(tx.newId(), tx.community().id() + 1,", "8 communities are mixed"),
            in("9 quiet hours are not kept", "Tx", "manner.weight() == Manner.Weight.URGENT ? now :", "manner.weight() != null ? now :", "9 "),
            in("10 an account is not forgotten", "people/Forgetting", "tx.table(AccountTable.class).dropAccount(row.id(), who.id());", "", "10 "),
            in("2 checklists: a tick is lost", "followups/Doing", "if (it.task().stands() != Task.Stands.DONE) stand(it, Task.Stands.DONE, proof, null, tx);", "if (it.task().asked() == 0 && it.task().isOpen()) stand(it, Task.Stands.DONE, proof, null, tx);", "2 told DONE"),
            in("5 checklists: asked twice on a day", "followups/Rhythm", "case 0, 1 -> 1;", "case 0, 1 -> 0;", "5 asked"),
            in("5 checklists: asked twice on a day of a new clock", "followups/Nudging", "if (day.compareTo(last.lastOn()) > 0) keep(last.on(day), tx);", "", "5 asked twice on a day"),
            in("5 checklists: what is settled is asked about", "followups/AssignmentTable", "words = :words, ask_at = :ask,", "words = :words, ask_at = coalesce(:ask, ask_at),", "5 asked about what is settled"),
            in("5 checklists: what was given up is asked about", "followups/Given", "(tx.now().isBefore(event.startsAt()) && !people(list.forWhom(), it.part()).contains(it.personId()))", "false", "5 asked about what they gave up"),
            in("5 checklists: a nudge is left out without a word", "followups/Nudging", "tx.tell(who, key, NudgeCards.nudge(asked), mentioned(Manner.NEWS, asked, who, tx).until(rhythm.end(tx.now())));", "", "5 asked, but not told"),
            in("5 checklists: nobody asks again", "followups/Nudging", "next(rhythm, round.nudged(who.id()), round.next(who.id()), tx.now()).ifPresent(at -> tx.at(at, timer(who.id()), NUDGE, PERSON.is(who.id())));", "", "5 nobody asks"),
            in("8 checklists: everybody ticks off", "followups/Doing", "task(call.get(ITEM)).filter(it -> it.personId() == tx.caller().id())", "task(call.get(ITEM))", "8 somebody said"),
            in("9 checklists: asked at night", "followups/Rhythm", "var open = quiet.map(it -> it.end(morning, zone)).orElse(morning);", "var open = date.atTime(2, 30).atZone(zone).toInstant();", "9 asked in quiet hours"),
            in("9 checklists: asked though they muted", "followups/Nudging", "mentioned(Manner.NEWS, asked", "mentioned(Manner.OWN, asked", "9 asked, though they muted"),
            in("1 more cases are open than may be", "hours/Asking", "if (open >= queue.mostOpen())", "if (open > queue.mostOpen())", "1 more cases"),
            in("2 a case is taken from whoever has it", "hours/Helping", "Cases.move(was, Move.TAKE, Optional.of", "Cases.moved(was, Move.TAKE, Stage.TAKEN, Optional.of", "8 a move"),
            in("2 whoever leaves keeps their cases", "hours/Hours", "table.with(who.community(), who.id()).forEach(it -> handBack(it, tx));\n        for (var it : table.allOf(who.community(), who.id())) {\n            if", "for (var it : table.allOf(who.community(), who.id())) {\n            if", "2 a case is with somebody who left"),
            in("2 what was said is not kept", "hours/Cases", "tx.table(CaseTable.class).addEntry(entry);", "", "2 "),
            in("3 a mentor chooses", "hours/Helping", "table.ofOthers(id, tx.caller().id(), 1).stream()).min(LINE);", "table.ofOthers(id, tx.caller().id(), 9).stream()).max(LINE);", "3 not the first in line"),
            in("3 one's own case is in the way", "hours/Helping", "table.ofOthers(id, tx.caller().id(), 1)", "table.ofOthers(id, 0, 1)", "3 somebody waits"),
            in("5 a warning comes again", "hours/Patience", "Cases.alarm(it, until, Cases.OVER, tx);", "Cases.alarm(it, tx.now().plusSeconds(3600).isBefore(until) ? tx.now().plusSeconds(3600) : until, Cases.DUE, tx);", "5 warned"),
            in("5 nobody is warned", "hours/Patience", "warn(it, tx);\n                Cases", "Cases", "5 nobody was warned"),
            in("5 a warning is left out without a word", "hours/Patience", "tx.skipped(Cases.DUE + \" \" + it.subject(), \"its time was over before anybody could be warned\");", "", "5 nobody was warned"),
            in("5 a lease never ends", "hours/Patience", "Cases.alarm(it, until, Cases.OVER, tx);", "", "5 nobody watches"),
            in("5 the end of a lease is not told", "hours/Patience", ".ifPresent(is -> Cases.tell(was.mentorId(), is, \"lease over\"", ".filter(is -> is.isFirst()).ifPresent(is -> Cases.tell(was.mentorId(), is, \"lease over\"", "5 not told once"),
            in("5 a board is not drawn anew", "hours/Cases", "watch(is, tx);\n        Boards.redraw(is.queueId(), tx);", "watch(is, tx);", "5 a board says otherwise"),
            in("5 a board misses the end of a day", "hours/Queues", "next.ifPresentOrElse(at -> tx.at(at, queue.board(), TURN, HoursFields.QUEUE_ID.is(queue.id())), () -> tx.cancel(queue.board()));", "", "5 a board says what is over"),
            in("5 a place in line is miscounted", "hours/CaseTable", "id <= :it.id", "id < :it.id", "5 a place in line"),
            in("5 the wait is told from too little", "hours/Estimate", "ENOUGH = 8", "ENOUGH = 2", "5 the wait"),
            in("8 everybody is a mentor", "hours/Cases", "if (who.is(Role.MENTOR) && it.askerId() != who.id()) parts", "parts", "8 a move"),
            in("8 everybody sees every case", "hours/Cases", "return it.askerId() == who.id() || it.isWith(who.id()) || helps(who);", "return true;", "8 a case is read"),
            in("8 everybody's cases are suggested", "hours/CaseTable", "or :all)", "or :all or 1 = 1)", "8 a case is read"),
            in("8 another community's case is found", "hours/CaseTable", "CASE + \"where id = :id and community_id = :community\"", "CASE + \"where id = :id and :community > 0\"", "8 "),
            in("8 somebody else is told", "hours/Cases", "whom.flatMap(tx::person)", "whom.map(id -> id + 1).flatMap(tx::person)", "8 somebody is told"),
            in("9 a mentor is woken", "hours/Cases", "tx.tell(who, key, card, manner);", "tx.tell(who, key, card, Manner.URGENT);", "9 "),
            in("10 what was said about a case stays", "hours/Hours", "table.forgetEntries(it.id());", "", "8 communities are mixed: said about a case"),
            in("10 what was told of a case stays", "hours/Hours", "table.told(it.id()).forEach(told -> tx.unpost(Address.of(told.address()), told.toldAs()));", "", "10 "),
            in("4 one of several that are answered together gets nothing", "hours/Batches", "Move.ESCALATE, Move.ANSWER);", "Move.ESCALATE);", "4 a case does not go"),
            in("4 an edit that comes late undoes a later one", "hours/Talk", "was.isGone() || heard.version() <= was.version()", "was.isGone()", "4 an edit"),
            in("5 a promise is reminded of again", "hours/Promise", "dueAt, dueAt, Optional.of(now), brokenAt, metAt);", "dueAt, dueAt.map(due -> due.isAfter(now.plusSeconds(1800)) ? now.plusSeconds(1800) : due), Optional.of(now), brokenAt, metAt);", "5 reminded again"),
            in("5 a promise is forgotten", "hours/Promising", "Promises.arm(queue.id(), tx);", "", "5 nobody watches over a promise"),
            in("5 what somebody wrote is passed on to nobody", "hours/Rooms", ".ifPresent(asker -> privately(asker, line, it, tx));", ".filter(asker -> asker.id() < 0).ifPresent(asker -> privately(asker, line, it, tx));", "5 what was written"),
            in("8 what helpers say among themselves is told", "hours/Rooms", "&& !isAside(line)", "", "8 what was said among helpers"),
            in("9 a break is not kept", "mentors/LoadTable", "and until_at > :now", "and until_at > :now and 1 = 0", "9 a case is given"),
            in("9 a week holds more than somebody said", "mentors/Load", "if (!takesMore() && !isCounted) throw own ? full() : theirFull();", "", "9 a case too many"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("planted")
    void theSimulationFindsTheMistake(Planted it) {
        Simulate.quietly();
        System.setProperty("usher.simulation.patience", "20");
        var said = Mutant.of(it.file(), it.snippet(), it.instead()).plays(1, STEPS, it.unguarded());
        assertThat(said.lines().map(String::strip)).as(said).anyMatch(line -> line.startsWith(it.found()));
        System.out.println(it.rule() + ": " + said.lines().limit(2).reduce((a, b) -> b + ", " + a.substring(0, Math.min(100, a.length()))).orElse(""));
    }
}
