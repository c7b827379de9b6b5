package usher.followups;

import static usher.Text.code;
import static usher.Text.count;
import static usher.Text.moment;
import static usher.Text.strong;
import static usher.Text.text;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Draft;
import usher.Field;
import usher.Person;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.Values;
import usher.View;
import usher.badges.Awards;
import usher.badges.Rule;
import usher.people.Homes;

/** What people do about the items of their checklists: tick them off, put them off, say that they are not for them, and take that back. */
final class Doing {

    static final String DONE = "checklist.done";
    static final String PROVE = "checklist.prove";
    static final String LATER = "checklist.later";
    static final String NOT_MINE = "checklist.not-mine";
    static final String WHY = "checklist.why";
    static final String UNDO = "checklist.undo";
    static final String ALL = "checklist.all-later";
    static final String MINE = "checklist.mine";

    static final Field.Id ITEM = new Field.Id("item");
    static final Field.Paragraph PROOF = new Field.Paragraph(Field.required("proof", "What shows it", "a link or a few words, as the item asks; hosts, moderators and whoever reviews it can read it"), 800);
    static final Field.Paragraph REASON = new Field.Paragraph(Field.required("reason", "Why", "in a sentence; hosts and moderators can read it"), 500);
    static final Field.Line UNTIL = new Field.Line(Field.required("until", "When to ask again", "tomorrow, next week, or a date such as 2027-03-28 or fri 6pm"), 60);

    /** Whatever is put off longer is rather not for them. */
    private static final Duration LONGEST = Duration.ofDays(60);
    private static final int LISTED = 25;

    private final Homes homes;

    Doing(Homes homes) {
        this.homes = homes;
    }

    List<Action> actions() {
        return List.of(
            Action.question("checklist mine", "Show what is left to do on your checklists", Right.ANYONE, List.of(), (call, view) -> Answer.done(AssignmentCards.mine(mine(view.caller(), view), view))),
            Action.press(DONE, "Tick an item off", Right.ANYONE, List.of(ITEM), this::done),
            Action.press(PROVE, "Tick an item off and show it", Right.ANYONE, List.of(ITEM, PROOF), this::prove),
            Action.press(LATER, "Be asked about an item later", Right.ANYONE, List.of(ITEM, UNTIL), this::later),
            Action.press(ALL, "Be asked later about all that the last message spoke of", Right.ANYONE, List.of(UNTIL), this::allLater),
            Action.press(NOT_MINE, "Say that an item is not for you", Right.ANYONE, List.of(ITEM), this::notMine),
            Action.press(WHY, "Say why an item is not for you", Right.ANYONE, List.of(ITEM, REASON), this::why),
            Action.press(UNDO, "Take back what you said about an item", Right.ANYONE, List.of(ITEM), this::undo));
    }

    static List<Assignment> mine(Person who, View view) {
        return view.table(AssignmentTable.class).open(who.id(), view.now(), LISTED);
    }

    private static AssignmentCards.Shown own(Call call, Tx tx) {
        return tx.table(AssignmentTable.class).task(call.get(ITEM)).filter(it -> it.personId() == tx.caller().id()).flatMap(it -> AssignmentCards.shown(List.of(it), tx).stream().findFirst())
            .orElseThrow(() -> Refusal.of("That is on none of your checklists, or it was taken back. {command} shows what is yours to do.", code("command", "/checklist mine")));
    }

    private Answer done(Call call, Tx tx) {
        var it = own(call, tx);
        if (it.item().proof() != Proof.NONE && it.task().stands() != Task.Stands.DONE) {
            var values = Map.of(ITEM.name(), ITEM.is(it.task().id()).text());
            var kept = tx.keep(new Call(call.id(), call.arrived(), PROVE, call.by(), call.in(), Values.of(values)));
            return new Answer.Form(new Draft(kept, PROVE, new HashMap<>(values), Map.of()));
        }
        return ticked(it, "", tx);
    }

    private Answer prove(Call call, Tx tx) {
        var it = own(call, tx);
        var shown = call.get(PROOF);
        try {
            it.item().proof().check(shown);
        } catch (Refusal no) {
            throw no.at(PROOF);
        }
        return ticked(it, shown, tx);
    }

    private Answer ticked(AssignmentCards.Shown it, String proof, Tx tx) {
        if (it.task().stands() != Task.Stands.DONE) stand(it, Task.Stands.DONE, proof, null, tx);
        return Answer.done(below(Card.of("Ticked off: {promise}", text("promise", it.promise())).tone(Card.Tone.GOOD), tx).controls(undo(it)));
    }

    private Answer notMine(Call call, Tx tx) {
        var it = own(call, tx);
        if (it.task().stands() != Task.Stands.NOT_MINE) stand(it, Task.Stands.NOT_MINE, "", null, tx);
        return Answer.done(below(Card.of("Not for you: {promise}", text("promise", it.promise())).tone(Card.Tone.OVER), tx)
            .controls(Card.button("Say why", WHY, ITEM.is(it.task().id())), undo(it)));
    }

    private Answer why(Call call, Tx tx) {
        var it = own(call, tx);
        if (it.task().stands() != Task.Stands.NOT_MINE) throw Refusal.of("You did not say that {promise} is not for you.", text("promise", it.promise()));
        stand(it, Task.Stands.NOT_MINE, call.get(REASON), null, tx);
        return Answer.done(below(Card.of("Thank you, that helps whoever plans the next one").tone(Card.Tone.OVER), tx).controls(undo(it)));
    }

    private Answer undo(Call call, Tx tx) {
        var it = own(call, tx);
        if (!it.task().isOpen()) {
            var rhythm = Nudging.rhythm(tx.caller(), tx);
            stand(it, Task.Stands.OPEN, "", rhythm.slot(later(rhythm.day(tx.now()).plusDays(1), rhythm.day(it.task().dueAt())), tx.now(), it.task().weekdaysOnly()), tx);
        }
        return Answer.done(below(Card.of("Open again: {promise}", text("promise", it.promise())).tone(Card.Tone.WAITING), tx));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** Asks again at a sensible hour of that day, by their own clock; pressing it twice is the same day. */
    private Answer later(Call call, Tx tx) {
        var it = own(call, tx);
        if (!it.task().isOpen()) throw Refusal.of("{promise} is settled: there is nothing to put off.", text("promise", it.promise()));
        var at = until(call, it.task().weekdaysOnly(), tx);
        if (it.in().part() == Part.BEFORE && !at.isBefore(it.in().startsAt())) {
            throw Refusal.of("{event} begins {when}: to ask after that has no point.", strong("event", it.event()), moment("when", it.in().startsAt())).at(UNTIL);
        }
        tx.table(AssignmentTable.class).ask(List.of(it.task().id()), at);
        heeded(it, tx);
        return Answer.done(below(Card.of("I ask again {when}: {promise}", moment("when", at), text("promise", it.promise())).tone(Card.Tone.GOOD), tx));
    }

    private Answer allLater(Call call, Tx tx) {
        var at = until(call, false, tx);
        var table = tx.table(AssignmentTable.class);
        var spoken = AssignmentCards.shown(table.spokenOf(tx.caller().id()), tx);
        if (!spoken.isEmpty()) { // whoever presses it with nothing to do leaves no trace
            table.ask(spoken.stream().map(it -> it.task().id()).toList(), at);
            Nudging.heeded(tx.caller(), tx);
        }
        return Answer.done(below(Card.of("I ask again {when}", moment("when", at)).tone(Card.Tone.GOOD), tx));
    }

    private static Instant until(Call call, boolean weekdaysOnly, Tx tx) {
        var rhythm = Nudging.rhythm(tx.caller(), tx);
        try {
            var wanted = Putting.off(call.get(UNTIL), tx.now(), rhythm.zone());
            if (!wanted.isAfter(tx.now()) || wanted.isAfter(tx.now().plus(LONGEST))) throw Refusal.of("Please choose a day to come, within {n} days.", count("n", LONGEST.toDays()));
            return rhythm.slot(rhythm.day(wanted), wanted, weekdaysOnly);
        } catch (Refusal no) {
            throw no.at(UNTIL);
        }
    }

    private void stand(AssignmentCards.Shown it, Task.Stands stands, String words, @Nullable Instant ask, Tx tx) {
        tx.table(AssignmentTable.class).stand(it.task().id(), stands, words, ask, tx.now());
        if (stands != Task.Stands.OPEN) Awards.look(tx.caller().id(), tx);
        if (!it.task().isOpen() && stands != Task.Stands.DONE) Awards.undone(Rule.Kind.CHECKLISTS, tx.caller().id(), tx);
        if (it.item().escalates() && stands == Task.Stands.DONE) Escalating.settled(it, tx);
        if (stands != Task.Stands.DONE) Reviewing.withdraw(it.task().id(), tx);
        else tx.table(AssignmentTable.class).task(it.task().id()).ifPresent(is -> Reviewing.asked(it.as(is), tx));
        heeded(it, tx);
    }

    /** They did something about it: nudges begin anew, and the card says so wherever it stands. */
    private void heeded(AssignmentCards.Shown it, Tx tx) {
        Handing.redraw(it.in().id(), tx);
        Nudging.heeded(tx.caller(), tx);
        homes.refresh(tx.caller(), tx);
    }

    private static Card.Button undo(AssignmentCards.Shown it) {
        return Card.button("Undo", UNDO, ITEM.is(it.task().id()));
    }

    private static Card below(Card card, Tx tx) {
        var left = tx.table(AssignmentTable.class).left(tx.caller().id(), tx.now());
        return left == 0 ? card.say("Nothing else is left to do.") : card.say("{n, plural, one {# thing is} other {# things are}} left to do.", count("n", left)).controls(Card.button("Show what is left", MINE));
    }
}
