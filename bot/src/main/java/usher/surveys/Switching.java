package usher.surveys;

import static usher.Text.code;
import static usher.Text.strong;
import static usher.Text.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Field;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.events.Event;
import usher.events.EventFields;
import usher.events.Formats;

/** Whether events have surveys: they do, unless moderators say otherwise of one, of those of a format, or of all. What is said of fewer counts more. */
final class Switching {

    private static final Field.Choice SURVEY = new Field.Choice(Field.required("survey", "Survey", "on or off"), List.of(new Card.Option("on", Text.of("on")), new Card.Option("off", Text.of("off"))));
    private static final Field.Ref FORMAT = new Field.Ref(Field.optional("format", "Format", "every event made from it, for example Clinic; all events if left out"), EventFields.FORMAT.like());
    private static final Field.Ref EVENT = new Field.Ref(Field.optional("event", "Event", "one event: its title, or choose it from the list"), EventFields.WHICH.like());
    private static final long ALL = 0;

    private Switching() {}

    static List<Action> actions() {
        return List.of(Action.command("survey set", "Say whether people are asked how events were: all, those of a format, or one", Right.MODERATORS, List.of(SURVEY, FORMAT, EVENT), Switching::set));
    }

    /** Asked at the end of every event, and so read only when something about it changed. */
    private static Map<Long, Boolean> settings(View view) {
        var community = view.community().id();
        return view.standing(Set.of("survey_setting"), "survey settings " + community, () -> view.table(SurveyTable.class).settings(community).stream()
            .collect(Collectors.toMap(SurveyTable.Setting::targetId, SurveyTable.Setting::wanted)));
    }

    static boolean isWanted(Event event, View view) {
        var said = settings(view);
        return Stream.of(event.id(), event.bill().format(), ALL).filter(said::containsKey).findFirst().map(said::get).orElse(true);
    }

    /** What it is said of: one event, a format, or all. */
    private record Target(long id, String subject, Text name, Optional<Event> event) {}

    private static Target target(Call call, Tx tx) {
        var format = call.find(FORMAT);
        var event = call.find(EVENT);
        if (format.isPresent() && event.isPresent()) throw Refusal.of("Please choose one: a format, for all events made from it, or an event.").at(FORMAT);
        return event.map(id -> event(id, tx)).or(() -> format.map(number -> format(number, tx)))
            .orElseGet(() -> new Target(ALL, "community " + tx.community().id(), Text.of("every event"), Optional.empty()));
    }

    private static Target format(long number, Tx tx) {
        var format = Formats.find(number, tx).orElseThrow(() -> Refusal.of("That format is not one of this community''s. {command} shows those that are.", code("command", "/format list")).at(FORMAT));
        return new Target(number, "format " + number, Text.of("every {format}", text("format", format.name())), Optional.empty());
    }

    private static Target event(long id, Tx tx) {
        var event = Reading.known(id, tx);
        return new Target(id, event.subject(), Text.of("{title}", strong("title", event.title())), Optional.of(event));
    }

    private static Answer set(Call call, Tx tx) {
        var on = call.get(SURVEY).equals("on");
        var target = target(call, tx);
        var name = text("target", target.name());
        if (!Optional.of(on).equals(Optional.ofNullable(settings(tx).get(target.id())))) {
            tx.table(SurveyTable.class).unset(tx.community().id(), target.id());
            tx.table(SurveyTable.class).set(tx.community().id(), target.id(), on);
            tx.audit("set survey", target.subject(), on ? Text.of("{target}: with a survey", name) : Text.of("{target}: without a survey", name));
            target.event().filter(event -> event.endedAt().isPresent()).ifPresent(event -> Asking.soon(event, tx));
        }
        var card = on ? Card.of("{target} has a survey", name).tone(Card.Tone.GOOD) : Card.of("{target} has no survey", name).tone(Card.Tone.OVER);
        return Answer.done(card.say("What is set for an event goes before what is set for its format, and that before what is set for all.").note("Surveys that are open stay open until they close."));
    }
}
