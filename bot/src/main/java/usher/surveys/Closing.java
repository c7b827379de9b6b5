package usher.surveys;

import static usher.Text.count;
import static usher.Text.strong;

import java.time.Duration;
import java.util.List;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Manner;
import usher.Trigger;
import usher.Tx;
import usher.events.Event;
import usher.events.EventFields;
import usher.events.EventTable;

/** Counts a survey when it closes: what is shown of it from then on is that count, and nothing where it is of too few. */
final class Closing {

    private static final String CLOSE = "survey.close";

    private Closing() {}

    static List<Action> actions() {
        return List.of(Action.timer(CLOSE, Trigger.Late.FINE, Duration.ZERO, List.of(EventFields.EVENT), Closing::close));
    }

    static void set(Survey it, Tx tx) {
        tx.at(it.closesAt(), "survey-closing event " + it.eventId(), CLOSE, EventFields.EVENT.is(it.eventId()));
    }

    private static Answer close(Call call, Tx tx) {
        var id = call.get(EventFields.EVENT);
        tx.table(SurveyTable.class).find(id).filter(it -> !it.isClosed()).ifPresent(it -> {
            var said = tx.table(SheetTable.class).count(List.of(id)).stream().findFirst().orElse(new SheetTable.Count(id, 0, 0, 0, 0));
            var enough = said.answers() >= Results.ENOUGH;
            tx.table(SurveyTable.class).close(id, tx.now(), said.asked(), said.answers(), enough ? said.promoters() : 0, enough ? said.detractors() : 0);
            for (var host : tx.table(EventTable.class).hosts(id)) {
                tx.table(SurveyTable.class).addHost(id, host, it.communityId());
                credit(host, tx);
            }
            if (enough) tx.table(EventTable.class).find(id).ifPresent(event -> tell(event, said.answers(), tx));
        });
        return Answer.done(Card.of("Closed"));
    }

    /** What waits to be counted for a host is counted once it is enough that no answer is known by what it changes. */
    private static void credit(long host, Tx tx) {
        var table = tx.table(SurveyTable.class);
        var waiting = table.waiting(host);
        if (waiting.stream().mapToInt(SurveyTable.Tally::answers).sum() >= Results.ENOUGH) {
            waiting.forEach(it -> table.count(it.eventId(), host, it.answers(), it.promoters(), it.detractors()));
        }
    }

    private static void tell(Event event, int answers, Tx tx) {
        var card = Card.of("{n} people said how {title} was", count("n", answers), strong("title", event.title())).controls(Card.button("Read it", Reading.RESULTS, Reading.EVENT.is(event.id())));
        for (var host : tx.people(tx.table(EventTable.class).hosts(event.id()))) tx.tell(host, "survey-closed " + event.subject(), card, Manner.NEWS);
    }
}
