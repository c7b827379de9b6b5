package usher.followups;

import static usher.Text.code;
import static usher.Text.plain;
import static usher.Text.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import usher.Account;
import usher.Action;
import usher.Address;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Field;
import usher.Manner;
import usher.Person;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.events.EventTable;

/**
 * Somebody else looks at what was shown for an item that asks for it: whom its checklist names, or else whoever hosts the event. All of them are asked once, the first
 * to send a review is the one who has, and whoever showed it reads how far each thing is there. Nobody reviews themselves. Whoever takes back that it is done is not reviewed any more, keeps what they were told, and may show it again.
 */
final class Reviewing {

    static final String SCORE = "checklist.score";
    static final String SEND = "checklist.review";
    static final String LOOK = "checklist.look";
    static final String WAITING = "checklist.reviews";

    static final Field.Id TASK = new Field.Id("item");
    static final Field.Id THING = new Field.Id("thing");
    static final Field.Choice HOW = new Field.Choice(Field.required("how", "How far it is there", "not there yet, partly there or fully there"),
        List.of(new Card.Option("not_yet", ReviewCards.score(Review.Score.NOT_YET)), new Card.Option("partly", ReviewCards.score(Review.Score.PARTLY)), new Card.Option("fully", ReviewCards.score(Review.Score.FULLY))));
    private static final Field.Paragraph WORDS = new Field.Paragraph(Field.required("words", "In a sentence or two", "what is good, and what would make it better; whoever showed it reads it"), 800);

    /** Hosts who are asked about one item. */
    private static final int MOST_ASKED = 5;
    private static final int LISTED = 25;

    private Reviewing() {}

    /** A review, what it is of, and who did that. */
    private record Found(AssignmentCards.Shown it, Review is, Person doer) {}

    static List<Action> actions() {
        return List.of(
            Action.question("checklist reviews", "Show what waits for your review", Right.ANYONE, List.of(), Reviewing::waiting),
            Action.look(LOOK, "Look at what waits for your review", Right.ANYONE, List.of(TASK), (call, view) -> Answer.done(card(own(call, view)))),
            Action.press(SCORE, "Say how far something is there", Right.ANYONE, List.of(TASK, THING, HOW), Reviewing::score),
            Action.press(SEND, "Send a review", Right.ANYONE, List.of(TASK, WORDS), Reviewing::send));
    }

    private static String asks(long task) {
        return "review " + task;
    }

    private static String tells(long task) {
        return "reviewed " + task;
    }

    /** It was ticked off: whoever is to look at it is asked once. */
    static void asked(AssignmentCards.Shown it, Tx tx) {
        if (it.item().rubric().isEmpty()) return;
        var table = tx.table(ReviewTable.class);
        var doer = tx.person(it.task().personId());
        var reviewers = table.named(it.in().checklistId(), it.item().number()).map(List::of).orElseGet(() -> tx.table(EventTable.class).hosts(it.in().eventId())).stream()
            .filter(id -> id != it.task().personId()).limit(MOST_ASKED).toList();
        var known = table.find(it.task().id());
        if (doer.isEmpty() || reviewers.isEmpty() || known.filter(review -> !review.isSent()).isPresent()) return;
        known.ifPresent(_ -> forget(it.task().id(), tx)); // it is shown anew, so that it is looked at anew
        var is = Review.begun(it.task(), it.item().rubric().size());
        table.save(is);
        for (var reviewer : tx.people(reviewers)) {
            table.tell(it.task().id(), reviewer.id(), is.communityId(), reviewer.account().direct().key());
            tx.tell(reviewer, asks(it.task().id()), ReviewCards.asked(it, is, doer.get()), mentioned(it, reviewer, tx));
        }
    }

    private static Manner mentioned(AssignmentCards.Shown it, Person reviewer, Tx tx) {
        return Manner.OWN.mentioning(Handing.thread(it.in().eventId(), reviewer, tx), ReviewCards.mention());
    }

    /** It is not done any more, or is nobody's: nothing of its review is left anywhere. */
    static void forget(long task, Tx tx) {
        var table = tx.table(ReviewTable.class);
        table.told(task).forEach(told -> unpost(told, tx));
        table.forgetTold(task);
        table.forget(task);
    }

    /** What nobody has reviewed yet need not be any more. */
    static void withdraw(long task, Tx tx) {
        tx.table(ReviewTable.class).find(task).filter(it -> !it.isSent()).ifPresent(_ -> forget(task, tx));
    }

    private static void unpost(ReviewTable.Told told, Tx tx) {
        tx.unpost(Address.of(told.address()), asks(told.taskId()));
        tx.unpost(Address.of(told.address()), tells(told.taskId()));
    }

    /** Whoever was asked may look; whoever showed it is told of it but not asked. */
    private static Found own(Call call, View view) {
        var table = view.table(ReviewTable.class);
        var task = view.table(AssignmentTable.class).task(call.get(TASK)).filter(it -> it.personId() != view.caller().id());
        var asked = task.filter(it -> table.told(it.id()).stream().anyMatch(told -> told.personId() == view.caller().id()));
        var it = asked.flatMap(one -> AssignmentCards.shown(List.of(one), view).stream().findFirst());
        var is = it.flatMap(one -> table.find(one.task().id()));
        var doer = it.flatMap(one -> view.person(one.task().personId()));
        if (it.isEmpty() || is.isEmpty() || doer.isEmpty()) {
            throw Refusal.of("That is not for you to review, or it was taken back. {command} shows what waits for you.", code("command", "/checklist reviews"));
        }
        if (is.get().by().filter(by -> by != view.caller().id()).isPresent() || is.get().isSent() && is.get().by().isEmpty()) {
            throw Refusal.of("{who} has reviewed it already.", text("who", reviewer(is.get(), view)));
        }
        return new Found(it.get(), is.get(), doer.get());
    }

    private static Text reviewer(Review is, View view) {
        return is.by().flatMap(view::person).map(who -> Text.of("{who}", plain("who", who.name()))).orElseGet(() -> Text.of("Somebody"));
    }

    private static Card card(Found found) {
        return found.is().isSent() ? ReviewCards.sent(found.it(), found.is(), found.doer()) : ReviewCards.asked(found.it(), found.is(), found.doer());
    }

    private static Answer score(Call call, Tx tx) {
        var found = own(call, tx);
        var thing = call.get(THING) - 1;
        if (found.is().isSent()) return Answer.done(card(found));
        if (thing < 0 || thing >= found.is().scores().size()) throw Refusal.of("That is not one of the things to look at: there are {n}.", Text.count("n", found.is().scores().size()));
        var is = found.is().scored(Math.toIntExact(thing), Review.Score.valueOf(call.get(HOW).toUpperCase(Locale.ROOT)));
        tx.table(ReviewTable.class).save(is);
        var now = new Found(found.it(), is, found.doer());
        redraw(now, tx);
        return Answer.done(card(now));
    }

    /** At everybody who was asked, as far as it has come; once it is sent, at whoever sent it alone. */
    private static void redraw(Found found, Tx tx) {
        for (var told : tx.table(ReviewTable.class).told(found.it().task().id())) {
            if (told.personId() == found.doer().id()) continue;
            var at = Address.of(told.address());
            if (found.is().isSent() && found.is().by().filter(by -> by == told.personId()).isEmpty()) tx.unpost(at, asks(told.taskId()));
            else tx.person(new Account(at.space(), at.id())).ifPresent(who -> tx.tellAgain(who, at, asks(told.taskId()), card(found), mentioned(found.it(), who, tx)));
        }
    }

    private static Answer send(Call call, Tx tx) {
        var found = own(call, tx);
        if (found.is().isSent()) return Answer.done(card(found));
        if (!found.is().isWhole()) throw Refusal.of("Please say of each of the {n} things how far it is there, with the menus on the message. What you typed: {words}", Text.count("n", found.is().scores().size()), plain("words", call.get(WORDS)));
        var is = found.is().sent(call.get(WORDS), tx.caller().id(), tx.now());
        tx.table(ReviewTable.class).save(is);
        var now = new Found(found.it(), is, found.doer());
        redraw(now, tx);
        tx.table(ReviewTable.class).tell(is.taskId(), found.doer().id(), is.communityId(), found.doer().account().direct().key());
        tell(now, tx);
        tx.audit("review checklist", "event " + found.it().in().eventId(), Text.of("what {who} showed was reviewed", found.doer().mention("who")));
        return Answer.done(card(now));
    }

    private static void tell(Found found, Tx tx) {
        var card = ReviewCards.told(found.it(), found.is(), reviewer(found.is(), tx));
        tx.table(ReviewTable.class).told(found.is().taskId()).stream().filter(told -> told.personId() == found.doer().id())
            .forEach(told -> tx.tellAgain(found.doer(), Address.of(told.address()), tells(told.taskId()), card, Manner.OWN));
    }

    private static Answer waiting(Call call, View view) {
        var tasks = view.table(AssignmentTable.class).withIds(view.table(ReviewTable.class).waiting(view.caller().id(), LISTED)).stream().filter(it -> it.personId() != view.caller().id()).toList();
        return Answer.done(ReviewCards.waiting(AssignmentCards.shown(tasks, view), view.people(tasks.stream().map(Task::personId).distinct().toList())));
    }

    /** Those of these that were sent, by their item. */
    static Map<Long, Review> sent(List<AssignmentCards.Shown> of, View view) {
        return view.table(ReviewTable.class).rows(of.stream().filter(it -> !it.item().rubric().isEmpty()).map(it -> it.task().id()).toList()).stream().map(ReviewTable.Row::review).filter(Review::isSent)
            .collect(Collectors.toMap(Review::taskId, it -> it));
    }

    /** They are of the community no more: what nobody has reviewed waits for the others. */
    static void left(Person who, Tx tx) {
        var table = tx.table(ReviewTable.class);
        table.toldTo(who.id()).stream().filter(told -> table.find(told.taskId()).filter(Review::isSent).isEmpty()).forEach(told -> {
            unpost(told, tx);
            table.forgetTold(told.taskId(), who.id());
        });
        table.forgetNamed(who.id());
    }

    /** A review keeps what it says of somebody's work, but neither their words nor their name. */
    static void erase(Person who, Tx tx) {
        var table = tx.table(ReviewTable.class);
        left(who, tx);
        var theirs = table.by(who.id()).stream().map(ReviewTable.Row::taskId).toList();
        table.forgetReviewer(who.id());
        for (var task : tx.table(AssignmentTable.class).withIds(theirs)) {
            AssignmentCards.shown(List.of(task), tx).forEach(it -> tx.person(task.personId()).ifPresent(doer -> tell(new Found(it, table.find(task.id()).orElseThrow(), doer), tx)));
        }
        table.toldTo(who.id()).forEach(told -> {
            unpost(told, tx);
            table.forgetTold(told.taskId(), who.id());
        });
    }

    /** Nobody is asked about their own. */
    static void merge(Person from, Person into, Tx tx) {
        var table = tx.table(ReviewTable.class);
        for (var told : table.toldTo(from.id())) {
            var isTheirs = tx.table(AssignmentTable.class).task(told.taskId()).filter(task -> task.personId() == into.id()).isPresent();
            if (!isTheirs && table.told(told.taskId()).stream().noneMatch(other -> other.personId() == into.id())) continue;
            unpost(told, tx);
            table.forgetTold(told.taskId(), from.id());
        }
        table.moveTold(from.id(), into.id());
        table.move(from.id(), into.id());
        table.moveNamed(from.id(), into.id());
    }

    static void join(long from, long into, Tx tx) {
        tx.table(ReviewTable.class).join(from, into);
        tx.table(ReviewTable.class).joinTold(from, into);
        tx.table(ReviewTable.class).joinNamed(from, into);
    }

    /** What they wrote of others' work. */
    static List<Map<String, String>> export(Person who, View view) {
        return view.table(ReviewTable.class).by(who.id()).stream().map(it -> Map.of("said", it.words(), "sent", Optional.ofNullable(it.sentAt()).map(Object::toString).orElse(""), "scores", it.scores())).toList();
    }
}
