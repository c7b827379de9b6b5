package usher.followups;

import static usher.Text.code;
import static usher.Text.count;
import static usher.Text.strong;
import static usher.Text.text;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Field;
import usher.Person;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.events.EventFields;
import usher.events.EventTable;
import usher.events.Formats;

/** Moderators, mentors and hosts write checklists. What they change, people who were given one before do not notice. */
final class Writing {

    static final String SHOW = "checklist.show";
    static final String ITEM = "checklist.item";
    static final String TO_FORMAT = "checklist.to-format";
    static final String TO_EVENT = "checklist.to-event";

    private static final int MOST_CHECKLISTS = 100;
    private static final Field.Ref ONE_FORMAT = new Field.Ref(Field.required("format", "Format", "every event made from it, for example Clinic"), EventFields.FORMAT.like());
    private static final Field.Ref ONE_EVENT = new Field.Ref(Field.required("event", "Event", "one event: its title, or choose it from the list"), EventFields.WHICH.like());

    private Writing() {}

    static List<Action> actions() {
        return List.of(
            Action.command("checklist create", "Make a checklist for before or after events", Right.ANYONE, List.of(ChecklistFields.NAME, ChecklistFields.WHOM, ChecklistFields.WEEKENDS, ChecklistFields.LIKE), Writing::create),
            Action.command("checklist item", "Add an item to a checklist, or put another in its place", Right.ANYONE, List.of(ChecklistFields.WHICH, ChecklistFields.PROMISE, ChecklistFields.DUE,
                ChecklistFields.WHY, ChecklistFields.LINK, ChecklistFields.PROOF, ChecklistFields.RUBRIC, ChecklistFields.REVIEWER, ChecklistFields.ESCALATES, ChecklistFields.CHANGES), Writing::item),
            Action.command("checklist remove", "Take an item out of a checklist", Right.ANYONE, List.of(ChecklistFields.WHICH, ChecklistFields.NUMBER), Writing::remove),
            Action.question("checklist show", "Show a checklist", Right.ANYONE, List.of(ChecklistFields.WHICH), Writing::show),
            Action.question("checklist list", "Show the checklists there are", Right.ANYONE, List.of(), Writing::list),
            Action.command("checklist attach", "Have a checklist go with a format or with an event", Right.ANYONE, List.of(ChecklistFields.WHICH, ChecklistFields.FORMAT, ChecklistFields.EVENT), Attaching::attach),
            Action.command("checklist detach", "Have a checklist go with a format or an event no more", Right.ANYONE, List.of(ChecklistFields.WHICH, ChecklistFields.FORMAT, ChecklistFields.EVENT), Attaching::detach),
            Action.press(TO_FORMAT, "Attach a checklist to a format", Right.ANYONE, List.of(ChecklistFields.WHICH, ONE_FORMAT), Attaching::attach),
            Action.press(TO_EVENT, "Attach a checklist to an event", Right.ANYONE, List.of(ChecklistFields.WHICH, ONE_EVENT), Attaching::attach));
    }

    /** Mentors, moderators, and whoever hosts something. */
    private static void mustWrite(Person who, View view) {
        if (!Right.MENTORS.allows(who) && view.table(EventTable.class).hosting(who.id()).isEmpty()) {
            throw Refusal.of("Checklists are written by mentors, moderators and hosts. {command} shows what is yours to do.", code("command", "/checklist mine"));
        }
    }

    /** The checklist, if the caller may change it. */
    static Checklist own(Call call, Tx tx) {
        mustWrite(tx.caller(), tx);
        var it = Checklists.known(call.get(ChecklistFields.WHICH), tx);
        if (!it.maybeChangedBy(tx.caller())) throw Refusal.of("Only whoever made {checklist} and moderators can change it. {command} makes your own.", strong("checklist", it.name()), code("command", "/checklist create"));
        return it;
    }

    private static Answer create(Call call, Tx tx) {
        mustWrite(tx.caller(), tx);
        var table = tx.table(ChecklistTable.class);
        var name = call.get(ChecklistFields.NAME);
        if (table.called(tx.community().id(), name) > 0) throw Refusal.of("There is a checklist called {checklist} already. Please call this one something else.", strong("checklist", name)).at(ChecklistFields.NAME);
        if (table.all(tx.community().id()).size() >= MOST_CHECKLISTS) throw Refusal.of("There are {n} checklists already, more than anybody chooses from. Change one with {command}", count("n", MOST_CHECKLISTS), code("command", "/checklist item"));
        var whom = Checklist.Whom.valueOf(call.get(ChecklistFields.WHOM).toUpperCase(Locale.ROOT).replace('-', '_'));
        var items = call.find(ChecklistFields.LIKE).map(number -> Formats.find(number, tx).map(format -> FormatLines.items(format, whom))
            .orElseThrow(() -> Refusal.of("That format is not one of this community''s. {command} shows those that are.", code("command", "/format list")).at(ChecklistFields.LIKE))).orElse(List.of());
        var it = new Checklist(tx.newId(), tx.community().id(), name, whom, 1, call.find(ChecklistFields.WEEKENDS).filter("no"::equals).isPresent(), Optional.of(tx.caller().id()), items);
        Checklists.add(it, tx);
        tx.audit("create checklist", it.subject(), Text.of("{checklist}, for {whom}", strong("checklist", name), text("whom", it.whom())));
        return Answer.done(ChecklistCards.show(it, tx));
    }

    private static Answer item(Call call, Tx tx) {
        var was = own(call, tx);
        var replaced = call.find(ChecklistFields.CHANGES);
        replaced.ifPresent(was::item);
        if (replaced.isEmpty() && was.items().size() >= Checklist.MOST) {
            throw Refusal.of("{checklist} has {n} items, and nobody does more than that after one event. Put one in the place of another, or make a second checklist.", strong("checklist", was.name()), count("n", Checklist.MOST));
        }
        var number = replaced.orElseGet(() -> was.items().stream().mapToInt(Item::number).max().orElse(0) + 1);
        var item = new Item(number, Text.verbatim(call.get(ChecklistFields.PROMISE)), call.find(ChecklistFields.WHY).orElse(""), call.find(ChecklistFields.LINK).map(Writing::link), due(call, was, number),
            call.find(ChecklistFields.PROOF).map(it -> Proof.valueOf(it.toUpperCase(Locale.ROOT))).orElse(Proof.NONE), call.find(ChecklistFields.ESCALATES).filter("yes"::equals).isPresent(), rubric(call));
        if (item.escalates() && (was.forWhom() != Checklist.Whom.HOSTS || !isBefore(item.due(), was))) {
            throw Refusal.of("Moderators hear only of what hosts are to do before the start.").at(ChecklistFields.ESCALATES);
        }
        mayBeReviewed(item, call);
        if (replaced.isEmpty() && was.items().stream().anyMatch(it -> it.promise().equals(item.promise()) && it.due().equals(item.due()))) return Answer.done(ChecklistCards.show(was, tx));
        var items = new ArrayList<>(was.items());
        items.removeIf(it -> it.number() == number);
        items.add(item);
        items.sort(Comparator.comparingInt(Item::number));
        tx.table(ReviewTable.class).forgetNamed(was.id(), number);
        call.find(ChecklistFields.REVIEWER).map(tx::meet).ifPresent(who -> tx.table(ReviewTable.class).name(was.id(), number, was.communityId(), who.id()));
        return changed(was.next(items), tx);
    }

    private static List<String> rubric(Call call) {
        var things = call.find(ChecklistFields.RUBRIC).stream().flatMap(typed -> Arrays.stream(typed.split(","))).map(String::strip).filter(thing -> !thing.isEmpty()).distinct().toList();
        if (things.size() > Item.MOST_THINGS) {
            throw Refusal.of("These are {n} things to look at, and at most {most} fit on a message. For example: {example}", count("n", things.size()), count("most", Item.MOST_THINGS), code("example", "clear, complete")).at(ChecklistFields.RUBRIC);
        }
        return things;
    }

    /** Whoever looks at something has to see it. */
    private static void mayBeReviewed(Item item, Call call) {
        if (item.rubric().isEmpty() && call.find(ChecklistFields.REVIEWER).isPresent()) throw Refusal.of("What does the reviewer look at? For example: {example}", code("example", "clear, complete")).at(ChecklistFields.RUBRIC);
        if (!item.rubric().isEmpty() && item.proof() == Proof.NONE) throw Refusal.of("A reviewer needs something to look at: have a link or a few words shown.").at(ChecklistFields.PROOF);
    }

    private static URI link(String typed) {
        return Proof.link(typed).orElseThrow(() -> Refusal.of("{typed} is no link. Please paste the whole address, for example {example}", strong("typed", Proof.shortened(typed)),
            code("example", "https://example.org/my-page")).at(ChecklistFields.LINK));
    }

    private static Due due(Call call, Checklist in, int number) {
        try {
            var due = Due.read(call.get(ChecklistFields.DUE));
            if (due.from() == Due.From.ITEM && (due.item() >= number || in.find(due.item()).isEmpty())) {
                throw Refusal.of("An item can be due after one that stands before it: there is no item {n} before this one.", count("n", due.item()));
            }
            if (in.forWhom() == Checklist.Whom.NO_SHOWS && isBefore(due, in)) throw Refusal.of("Who does not come is not known before the start. For example: {example}", code("example", "1 day after"));
            return due;
        } catch (Refusal no) {
            throw no.at(ChecklistFields.DUE);
        }
    }

    private static boolean isBefore(Due due, Checklist in) {
        return due.from() == Due.From.ITEM ? in.part(in.item(due.item())) == Part.BEFORE : due.from() == Due.From.START && due.before();
    }

    private static Answer remove(Call call, Tx tx) {
        var was = own(call, tx);
        var item = was.item(call.get(ChecklistFields.NUMBER));
        was.items().stream().filter(it -> it.due().from() == Due.From.ITEM && it.due().item() == item.number()).findFirst().ifPresent(it -> {
            throw Refusal.of("Item {n} is due after that one. Please change or remove it first.", count("n", it.number()));
        });
        return changed(was.next(was.items().stream().filter(it -> it.number() != item.number()).toList()), tx);
    }

    private static Answer changed(Checklist is, Tx tx) {
        Checklists.renew(is, tx);
        tx.audit("change checklist", is.subject(), Text.of("{checklist}: {n, plural, =0 {no items} one {# item} other {# items}}", strong("checklist", is.name()), count("n", is.items().size())));
        return Answer.done(ChecklistCards.show(is, tx).tone(Card.Tone.GOOD));
    }

    private static Answer show(Call call, View view) {
        mustWrite(view.caller(), view);
        return Answer.done(ChecklistCards.show(Checklists.known(call.get(ChecklistFields.WHICH), view), view));
    }

    private static Answer list(Call call, View view) {
        mustWrite(view.caller(), view);
        return Answer.done(ChecklistCards.list(Checklists.all(view), view));
    }
}
