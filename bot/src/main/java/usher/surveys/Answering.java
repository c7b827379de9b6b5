package usher.surveys;

import static usher.Text.code;
import static usher.Text.moment;
import static usher.Text.strong;
import static usher.Text.text;

import java.util.List;
import java.util.function.UnaryOperator;
import usher.Account;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Field;
import usher.Manner;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.events.Event;
import usher.events.EventFields;
import usher.events.EventTable;

/** What those who were asked say: a number with one press, another with another, and words. It can be changed until the survey closes. */
final class Answering {

    static final String RATE = "survey.rate";
    static final String RATE_HOSTS = "survey.rate-hosts";
    static final String WORDS = "survey.words";
    static final String NOT_THERE = "survey.not-there";
    static final String SHOW = "survey.show";

    static final Field.Count SCORE = new Field.Count(Field.required("score", "From 0 to 10", "0: not at all likely, 10: extremely likely"), 0, 10);
    private static final Field.Paragraph SAID = new Field.Paragraph(Field.required("words", "What would make it better?", "or what was good as it is; read without your name, if at least five answer"), 800);
    private static final int LISTED = 20;

    private Answering() {}

    static List<Action> actions() {
        return List.of(
            Action.question("survey mine", "Answer the surveys about events you were at", Right.ANYONE, List.of(), (_, view) -> mine(view)),
            Action.look(SHOW, "Answer the survey about an event", Right.ANYONE, List.of(EventFields.EVENT), (call, view) -> show(own(call, view), view)),
            Action.press(RATE, "Say how likely you would recommend an event", Right.ANYONE, List.of(EventFields.EVENT, SCORE),
                (call, tx) -> say(call, it -> it.scored(call.get(SCORE), tx.now()), SurveyCards.of(call.get(SCORE)), tx)),
            Action.press(RATE_HOSTS, "Say how likely you would recommend its hosts", Right.ANYONE, List.of(EventFields.EVENT, SCORE),
                (call, tx) -> say(call, it -> it.hostsScored(call.get(SCORE), tx.now()), Text.of("{score} for the hosts", text("score", SurveyCards.of(call.get(SCORE)))), tx)),
            Action.press(WORDS, "Say it in words", Right.ANYONE, List.of(EventFields.EVENT, SAID), (call, tx) -> say(call, it -> it.said(call.get(SAID), tx.now()), Text.of("your words"), tx)),
            Action.press(NOT_THERE, "Say that you were not there", Right.ANYONE, List.of(EventFields.EVENT), Answering::notThere));
    }

    /** A survey that somebody was asked to answer, and may answer still. */
    private record Own(Sheet sheet, Event event, Survey survey) {}

    private static Own own(Call call, View view) {
        var id = call.get(EventFields.EVENT);
        var sheet = view.table(SheetTable.class).find(id, view.caller().id()).filter(it -> it.communityId() == view.community().id())
            .orElseThrow(() -> Refusal.of("You were not asked about that event. {command} shows what you were asked about.", code("command", "/survey mine")));
        return own(sheet, view);
    }

    private static Own own(Sheet it, View view) {
        var event = view.table(EventTable.class).find(it.eventId()).orElseThrow();
        var survey = view.table(SurveyTable.class).find(it.eventId()).orElseThrow();
        if (!survey.isOpen(view.now())) {
            throw Refusal.of("The survey about {title} closed {when}: what was said until then is counted. {command} shows those that are open.", strong("title", event.title()), moment("when", survey.closesAt()),
                code("command", "/survey mine"));
        }
        if (view.table(EventTable.class).hosts(event.id()).contains(view.caller().id())) throw Refusal.of("You host {title}, so what you say of it does not count.", strong("title", event.title()));
        return new Own(it, event, survey);
    }

    private static Answer mine(View view) {
        var open = view.table(SheetTable.class).open(view.caller().id(), view.now(), LISTED);
        return open.isEmpty() ? Answer.done(Card.of("No survey is open for you").say("After an event you were at you are asked how it was.")) : show(own(open.getFirst(), view), view);
    }

    private static Answer show(Own it, View view) {
        var others = view.table(SheetTable.class).open(view.caller().id(), view.now(), LISTED).stream().filter(one -> one.id() != it.sheet.id())
            .flatMap(one -> view.table(EventTable.class).find(one.eventId()).stream()).toList();
        return Answer.done(SurveyCards.mine(SurveyCards.asked(it.sheet, it.event, it.survey), others));
    }

    private static Answer say(Call call, UnaryOperator<Sheet> said, Text what, Tx tx) {
        var own = own(call, tx);
        var is = said.apply(own.sheet);
        tx.table(SheetTable.class).save(is);
        redraw(is, own.event, own.survey, tx);
        return Answer.done(SurveyCards.thanks(own.event, text("what", what)).say("You can change it until {when}.", moment("when", own.survey.closesAt())));
    }

    private static Answer notThere(Call call, Tx tx) {
        var own = own(call, tx);
        var is = own.sheet.absent(tx.now());
        tx.table(SheetTable.class).save(is);
        is.hide(tx);
        return Answer.done(Card.of("Then I do not ask you about {title}", strong("title", own.event.title())).tone(Card.Tone.OVER));
    }

    /** Whoever acts is awake, and an edit wakes nobody. */
    static void redraw(Sheet it, Event event, Survey survey, Tx tx) {
        if (it.accountId() == null) return;
        var at = Account.of(it.accountId()).direct();
        tx.person(it.personId()).ifPresent(who -> tx.tellAgain(who, at, it.key(), SurveyCards.asked(it, event, survey), Asking.aside(Manner.URGENT, event, who, tx)));
    }
}
