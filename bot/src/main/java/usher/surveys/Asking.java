package usher.surveys;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import usher.Action;
import usher.Address;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Field;
import usher.Manner;
import usher.Person;
import usher.Trigger;
import usher.Tx;
import usher.events.Attendees;
import usher.events.Event;
import usher.events.EventFields;
import usher.events.EventTable;
import usher.people.AccountTable;

/**
 * Asks those who came, each once, and once more those who said nothing at all. There is one timer an event, and it takes a hundred people at a time. Everything
 * is read again when it comes due: what was noted, moved or switched off in between counts.
 */
final class Asking {

    private static final String ASK = "survey.ask";
    private static final String REMIND = "survey.remind";

    /** By then the host has marked who came. */
    private static final Duration AFTER_END = Duration.ofHours(1);
    /** Later nobody remembers well enough. */
    private static final Duration LATE = Duration.ofDays(4);
    private static final Duration OPEN = Duration.ofDays(7);
    private static final Duration REMINDED = Duration.ofDays(3);
    /** Who was asked less than that before is not reminded. */
    private static final Duration TIME_TO_SAY = Duration.ofDays(2);
    /** To be asked so shortly before the end has no point. */
    private static final Duration LAST = Duration.ofDays(1);
    private static final int AT_ONCE = 100;
    /** The last of those who had their turn. */
    private static final Field.Id AFTER = new Field.Id("after");

    private Asking() {}

    static List<Action> actions() {
        return List.of(
            Action.timer(ASK, Trigger.Late.FINE, Duration.ZERO, List.of(EventFields.EVENT, AFTER), Asking::ask),
            Action.timer(REMIND, Trigger.Late.FINE, Duration.ZERO, List.of(EventFields.EVENT), Asking::remind));
    }

    private static String timer(long event) {
        return "survey event " + event;
    }

    private static String reminder(long event) {
        return "survey-again event " + event;
    }

    /** It is over, or something of who came was noted afterwards. */
    static void soon(Event event, Tx tx) {
        var survey = tx.table(SurveyTable.class).find(event.id());
        var first = event.endsAt().plus(AFTER_END);
        if (survey.isPresent() ? tx.now().isBefore(lastCall(survey.get())) : Switching.isWanted(event, tx) && (!isTooLate(event, tx) || event.endedAt().filter(tx.now()::equals).isPresent())) {
            next(event, first.isAfter(tx.now()) ? first : tx.now(), 0, tx);
        }
    }

    private static void next(Event event, Instant at, long after, Tx tx) {
        tx.at(at, timer(event.id()), ASK, EventFields.EVENT.is(event.id()), AFTER.is(after));
    }

    private static boolean isTooLate(Event event, Tx tx) {
        return tx.now().isAfter(event.endsAt().plus(LATE));
    }

    private static Instant lastCall(Survey it) {
        return it.closesAt().minus(LAST);
    }

    private static Answer ask(Call call, Tx tx) {
        tx.table(EventTable.class).find(call.get(EventFields.EVENT)).filter(it -> it.communityId() == tx.community().id() && !it.isCancelled()).ifPresent(event -> {
            var survey = tx.table(SurveyTable.class).find(event.id());
            if (survey.isPresent()) settle(event, survey.get(), call.get(AFTER), tx);
            else if (!Switching.isWanted(event, tx)) return;
            else if (isTooLate(event, tx)) tx.skipped("survey about " + event.subject(), "it was over too long ago");
            else settle(event, new Survey(event.id(), event.communityId(), tx.now(), tx.now().plus(OPEN), null, 0, 0, 0, 0), call.get(AFTER), tx);
        });
        return Answer.done(Card.of("Asked"));
    }

    private static void settle(Event event, Survey survey, long after, Tx tx) {
        if (!tx.now().isBefore(lastCall(survey)) || survey.isClosed()) return;
        var attendees = Attendees.of(event, tx);
        var someLeft = takeBack(event, attendees.missed(), tx);
        var missing = new TreeSet<>(attendees.all());
        missing.removeAll(tx.table(EventTable.class).hosts(event.id()));
        missing.removeAll(tx.table(SheetTable.class).asked(event.id()));
        var some = missing.tailSet(after, false).stream().limit(AT_ONCE).toList();
        ask(event, survey, tx.people(tx.table(AccountTable.class).here(some)), attendees.assumed(), tx);
        if (some.size() == AT_ONCE) next(event, tx.now(), some.getLast(), tx);
        else if (someLeft) next(event, tx.now(), 0, tx);
    }

    private static void begin(Survey it, Tx tx) {
        tx.table(SurveyTable.class).add(it);
        tx.at(it.askedAt().plus(REMINDED), reminder(it.eventId()), REMIND, EventFields.EVENT.is(it.eventId()));
        Closing.set(it, tx);
    }

    private static void ask(Event event, Survey survey, List<Person> people, boolean assumed, Tx tx) {
        if (people.isEmpty()) return;
        if (tx.table(SurveyTable.class).find(event.id()).isEmpty()) begin(survey, tx);
        var sheets = new ArrayList<Sheet>();
        for (var who : people) {
            var it = new Sheet(tx.newId(), event.id(), event.communityId(), who.id(), who.wishes().muted() ? null : who.account().key(), assumed, tx.now(), false, false, null, null, "", null);
            sheets.add(it);
            tx.tell(who, it.key(), SurveyCards.asked(it, event, survey), aside(Manner.NEWS, event, who, tx).until(lastCall(survey)));
        }
        tx.table(SheetTable.class).add(sheets);
    }

    /** Whoever takes no private messages is mentioned in the event's discussion, with nothing of what they say. */
    static Manner aside(Manner manner, Event event, Person who, Tx tx) {
        List<Address> posts = tx.once("discussions of event " + event.id(), () -> tx.table(EventTable.class).posts(event.id()));
        return manner.mentioning(posts.stream().filter(post -> post.space().equals(who.account().space())).findFirst().map(post -> Address.under(post, event.subject())), SurveyCards.mention(event));
    }

    /** Of those who were asked and turn out not to have been there; what they said stays. Returns whether there may be more of them. */
    private static boolean takeBack(Event event, Set<Long> missed, Tx tx) {
        if (missed.isEmpty()) return false;
        var theirs = tx.table(SheetTable.class).unanswered(event.id()).stream().filter(it -> missed.contains(it.personId())).limit(AT_ONCE).toList();
        for (var it : theirs) {
            it.hide(tx);
            tx.table(SheetTable.class).forget(it.id());
        }
        return theirs.size() == AT_ONCE;
    }

    private static Answer remind(Call call, Tx tx) {
        var id = call.get(EventFields.EVENT);
        var event = tx.table(EventTable.class).find(id).filter(it -> it.communityId() == tx.community().id());
        var survey = tx.table(SurveyTable.class).find(id).filter(it -> !it.isClosed());
        if (event.isPresent() && survey.isPresent()) {
            if (tx.now().isBefore(lastCall(survey.get()))) remind(event.get(), survey.get(), tx);
            else tx.skipped("reminder of the survey about " + event.get().subject(), "it was nearly closed");
        }
        return Answer.done(Card.of("Asked again"));
    }

    private static void remind(Event event, Survey survey, Tx tx) {
        var sheets = tx.table(SheetTable.class).toRemind(event.id(), tx.now().minus(TIME_TO_SAY), AT_ONCE);
        tx.people(sheets.stream().map(Sheet::personId).toList());
        tx.table(SheetTable.class).reminded(sheets.stream().map(it -> tx.person(it.personId()).map(who -> remind(it, who, event, survey, tx)).orElse(it)).toList());
        if (sheets.size() == AT_ONCE) tx.at(tx.now(), reminder(event.id()), REMIND, EventFields.EVENT.is(event.id()));
    }

    /** The first message goes when the second comes. */
    private static Sheet remind(Sheet it, Person who, Event event, Survey survey, Tx tx) {
        it.hide(tx);
        var again = it.reminding(who);
        tx.tell(who, again.key(), SurveyCards.asked(again, event, survey).note("This is the only reminder."), aside(Manner.NEWS, event, who, tx).until(lastCall(survey)));
        return again;
    }
}
