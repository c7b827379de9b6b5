package usher.surveys;

import static usher.Text.code;
import static usher.Text.count;
import static usher.Text.moment;
import static usher.Text.plain;
import static usher.Text.strong;

import java.time.Instant;
import java.util.List;
import usher.Account;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Field;
import usher.Person;
import usher.Refusal;
import usher.Right;
import usher.Spreadsheet;
import usher.Text;
import usher.View;
import usher.events.Event;
import usher.events.EventFields;
import usher.events.EventTable;
import usher.events.Events;

/** What people said, for whoever hosts an event and for moderators: as numbers, with how much they say, and in words. */
final class Reading {

    static final String RESULTS = "survey.results";
    static final Field.Ref EVENT = new Field.Ref(Field.required("event", "Event", "the event''s title, or choose it from the list"), EventFields.WHICH.like());
    private static final Field.PersonRef HOST = new Field.PersonRef(Field.optional("who", "Who", "whose; your own if left out"));
    /** More are in the file only. */
    private static final int SHOWN = 8;

    private Reading() {}

    static List<Action> actions() {
        return List.of(
            Action.question("survey results", "Read what people said of an event", Right.ANYONE, List.of(EVENT), Reading::results),
            Action.question("survey mentor", "Read how likely people would recommend you as a host, over all your events", Right.ANYONE, List.of(HOST), Reading::host));
    }

    static Event known(long id, View view) {
        return view.table(EventTable.class).find(id).filter(it -> it.communityId() == view.community().id())
            .orElseThrow(() -> Refusal.of("That event is not one of this community''s. {command} shows those that are.", code("command", "/event list")).at(EVENT));
    }

    private static Answer results(Call call, View view) {
        var event = known(call.get(EVENT), view);
        if (!Events.manages(view.caller(), event, view)) throw Refusal.of("Only a host of {title} or a moderator can do that.", strong("title", event.title()));
        var results = Results.of(event, view);
        if (results.closes().isEmpty()) return Answer.done(notAsked(event, view));
        var card = Card.of("What people said of {title}", strong("title", event.title())).facts(Card.fact("Answers", Text.of("{n} of {all} who were asked", count("n", results.answers()), count("all", results.asked()))));
        if (results.nps().isEmpty()) return Answer.done(results.isClosed() ? tooFew(card, results.answers()) : open(card, results.closes().get()));
        var said = numbers(card, results.nps().get());
        var words = Results.words(event, view);
        return words.isEmpty() ? Answer.done(said) : new Answer.Download(Spreadsheet.name("survey", event.title()), Spreadsheet.MEDIA_TYPE, sheet(words), words(said, words));
    }

    private static Card notAsked(Event event, View view) {
        var card = Card.of("Nobody was asked how {title} was", strong("title", event.title()));
        if (event.isCancelled()) return card.say("It was cancelled.");
        if (!Switching.isWanted(event, view)) return card.say("It has no survey. A moderator changes that with {command}", code("command", "/survey set"));
        return view.now().isBefore(event.endsAt()) ? card.say("Those who come are asked an hour after its end.") : card.say("Those who come are asked an hour after the end, if somebody came and it is not long over.");
    }

    private static Card open(Card card, Instant closes) {
        return card.tone(Card.Tone.WAITING).say("What they say is shown when the survey has closed, {when}, if at least {n} answer by then.", moment("when", closes), count("n", Results.ENOUGH));
    }

    private static Card tooFew(Card card, int answers) {
        return card.tone(Card.Tone.OVER).say("{n, plural, one {# answer} other {# answers}}; shown from {enough} on, so that nobody''s own is known.", count("n", answers), count("enough", Results.ENOUGH));
    }

    private static Card numbers(Card card, Nps nps) {
        var shown = card.facts(Card.fact("Would recommend it (NPS)", nps.said()),
            Card.fact("9 or 10", Text.of("{n}", count("n", nps.promoters()))), Card.fact("7 or 8", Text.of("{n}", count("n", nps.passives()))), Card.fact("0 to 6", Text.of("{n}", count("n", nps.detractors()))))
            .note("The NPS is the percentage of 9 and 10 less that of 0 to 6. In brackets: where it would be in 95 of 100 cases if everyone like them were asked.");
        return nps.isFew() ? shown.note("{n} answers are few: one or two more could change the number a lot.", count("n", nps.answers())) : shown;
    }

    private static Card words(Card card, List<String> words) {
        var shown = card.say("In their words, in the order of the letters:").bullets(words.stream().limit(SHOWN).map(it -> Text.of("“{words}”", plain("words", it))).toList());
        return words.size() > SHOWN ? shown.note("And {n} more, in the file.", count("n", words.size() - SHOWN)) : shown;
    }

    private static byte[] sheet(List<String> words) {
        try (var sheet = new Spreadsheet(List.of("words"))) {
            words.forEach(sheet::row);
            return sheet.file();
        }
    }

    /** One's own, or for moderators anybody's. */
    private static Answer host(Call call, View view) {
        var who = call.find(HOST).map(account -> somebody(account, view)).orElse(view.caller());
        if (who.id() != view.caller().id()) Right.MODERATORS.check(view.caller());
        var known = Recommended.of(who.id(), view);
        var card = Card.of("How likely people would recommend {name} as a host", strong("name", who.name())).facts(Card.fact("Answers", Text.of("{n}", count("n", known.answers()))));
        return Answer.done(known.nps().map(nps -> numbers(card, nps).note("Over all events, those with cohosts too. At least {n} answers come to it at a time; newer ones may be waiting.", count("n", Results.ENOUGH)))
            .orElseGet(() -> tooFew(card, known.answers())));
    }

    private static Person somebody(Account account, View view) {
        return view.person(account).orElseThrow(() -> Refusal.of("I have not met them yet, so they host nothing.").at(HOST));
    }
}
