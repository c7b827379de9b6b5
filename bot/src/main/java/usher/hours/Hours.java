package usher.hours;

import static usher.Text.strong;
import static usher.Text.text;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import usher.Action;
import usher.Address;
import usher.Feature;
import usher.Handler;
import usher.Person;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.people.Homes;
import usher.people.Privacy;

/** Office hours: {@link Queues} that moderators keep, {@link Asking} by those who are stuck, {@link Helping} by mentors; and what all of it owes to people's data. */
public final class Hours implements Feature {

    private static final int MINE = 5;

    private final Homes homes;

    public Hours(Homes homes) {
        this.homes = homes;
    }

    @Override
    public List<Action> actions() {
        return Stream.of(Asking.actions(), Helping.actions(), Queues.actions(), Promising.actions(), Triage.actions(), Merging.actions(), Later.actions(), Rules.actions(), Intake.actions(), Editing.actions(), Thanks.actions(), Lessons.actions(), Talk.actions(), Similar.actions(), Stats.actions()).flatMap(List::stream).map(this::showing).toList();
    }

    /** The same, and the pages of all whose cases it changed are drawn anew. */
    private Action showing(Action action) {
        if (!(action.handler() instanceof Handler.Write write)) return action;
        return new Action(action.name(), action.trigger(), action.asks(), action.needs(), (Handler.Write) (call, tx) -> {
            var answer = write.answer(call, tx);
            show(tx);
            return answer;
        });
    }

    private void show(Tx tx) {
        var people = Cases.people(tx);
        tx.people(people).forEach(it -> homes.refresh(it, tx));
        people.clear();
    }

    @Override
    public List<Text> mine(Person who, View view) {
        var table = view.table(CaseTable.class);
        var asked = table.of(who.community(), who.id(), MINE).stream().filter(it -> it.stage().isOpen());
        var taken = table.with(who.community(), who.id()).stream().limit(MINE);
        return Stream.of(asked.map(it -> Text.of("Your case: {goal}, {stage}", strong("goal", it.goal()), text("stage", CaseCards.stage(it.stage())))),
            taken.map(it -> Text.of("You have taken: {goal}, {stage}", strong("goal", it.goal()), text("stage", CaseCards.stage(it.stage())))), Thanks.mine(who, view).stream()).flatMap(lines -> lines).toList();
    }

    @Override
    public void merge(Person from, Person into, Tx tx) {
        var table = tx.table(CaseTable.class);
        table.moveAsker(from.id(), into.id());
        table.moveMentor(from.id(), into.id());
        table.moveAuthor(from.id(), into.id());
        Thanks.merge(from, into, tx);
        tx.table(SparedTable.class).move(from.id(), into.id());
        tx.table(PromiseTable.class).moveKeeper(from.id(), into.id());
        tx.table(LineTable.class).moveAuthor(from.id(), into.id());
        table.with(into.community(), into.id()).stream().filter(it -> it.askerId() == into.id()).forEach(it -> handBack(it, tx)); // nobody mentors themselves
        table.with(into.community(), into.id()).forEach(it -> Boards.redraw(it.queueId(), tx));
        show(tx);
    }

    /** What somebody had taken goes back in line; what they asked is closed, since nobody would read the answer. */
    @Override
    public void left(Person who, Tx tx) {
        var table = tx.table(CaseTable.class);
        tx.table(PromiseTable.class).forgetKeeper(who.id());
        table.with(who.community(), who.id()).forEach(it -> handBack(it, tx));
        for (var it : table.allOf(who.community(), who.id())) {
            if (it.stage().isOpen()) Asking.withdrawn(it, Cases.moved(it, Move.WITHDRAW, Stage.WITHDRAWN, Optional.empty(), "", tx), tx);
        }
        show(tx);
    }

    /** Where it is answered together with others it goes along with the one that leads, unless it is their own. */
    private static void handBack(Case it, Tx tx) {
        if (Batches.isLed(it, tx)) {
            if (!it.isWith(it.askerId())) return;
            Batches.leave(it, tx);
        }
        Cases.moved(it, Move.LET_GO, Stage.TRIAGED, Optional.empty(), "", tx);
    }

    /** A queue of a name that is taken keeps its name with a number. */
    @Override
    public void join(long from, long into, Tx tx) {
        var table = tx.table(QueueTable.class);
        for (var queue : table.ever(from)) {
            var name = queue.name();
            for (var n = 2; table.called(into, name).isPresent(); n++) name = queue.name() + " " + n;
            table.join(queue.id(), into, name);
        }
        tx.table(CaseTable.class).join(from, into);
        tx.table(LineTable.class).join(from, into);
    }

    @Override
    public Map<String, Object> export(Person who, View view) {
        var table = view.table(CaseTable.class);
        var asked = table.allOf(who.community(), who.id()).stream().map(it -> {
            var said = new LinkedHashMap<String, Object>();
            said.put("goal", it.goal());
            said.put("tried", it.tried());
            said.put("stuck", it.stuck());
            said.put("links", it.links());
            said.put("tags", Tags.of(it, view));
            said.put("stands", it.stage().name().toLowerCase(Locale.ROOT));
            said.put("asked", it.askedAt().toString());
            view.table(ThanksTable.class).feedback(it.id()).ifPresent(feedback -> said.put("helped", feedback.helped().name().toLowerCase(Locale.ROOT) + (feedback.words().isEmpty() ? "" : ": " + feedback.words())));
            return said;
        }).toList();
        var said = Stream.concat(table.by(who.id()).stream().map(it -> said(it.words(), it.at())), view.table(LineTable.class).by(who.id()).stream().map(it -> said(it.plain(), it.at()))).toList();
        return Map.of("cases", asked, "cases helped", view.table(ThanksTable.class).helped(who.id()), "questions answered by search", view.table(SparedTable.class).of(who.id()),
            "queues you made promises for", view.table(PromiseTable.class).keptBy(who.id()), "said about cases", said);
    }

    private static Map<String, String> said(String words, Instant at) {
        return Map.of("words", words, "at", at.toString());
    }

    /** Their cases go with all that was said about them, also where it was shown. What they said about others' stays, without them: others asked for it. */
    @Override
    public void erase(Person who, Tx tx) {
        var table = tx.table(CaseTable.class);
        table.with(who.community(), who.id()).forEach(it -> handBack(it, tx));
        for (var it : table.allOf(who.community(), who.id())) {
            Cases.concerned(it, tx);
            Batches.forgotten(it, tx);
            table.told(it.id()).forEach(told -> tx.unpost(Address.of(told.address()), told.toldAs()));
            table.forgetTold(it.id());
            Thanks.forget(it, tx);
            table.forgetEntries(it.id());
            Privacy.forgetAnswers(it.goal(), tx); // refusals name the case, but not whose it is
            tx.table(PromiseTable.class).forget(it.id());
            tx.table(TagTable.class).forget(it.id());
            Promises.arm(it.queueId(), tx);
            tx.table(LineTable.class).forgetAbout(it.id());
            tx.cancel(it.subject());
            table.forget(it.id());
            Boards.redraw(it.queueId(), tx);
        }
        table.forgetAuthor(who.id());
        tx.table(LineTable.class).forgetUndecided(who.id());
        tx.table(LineTable.class).forgetAuthor(who.id());
        table.forgetMentor(who.id());
        table.forgetReader(who.id());
        show(tx);
        tx.table(ThanksTable.class).forgetHelper(who.id());
        tx.table(SparedTable.class).forget(who.id());
        tx.table(PromiseTable.class).forgetKeeper(who.id());
    }
}
