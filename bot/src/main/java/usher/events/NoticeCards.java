package usher.events;

import static usher.Card.button;
import static usher.Card.fact;
import static usher.Text.plain;
import static usher.Text.strong;

import java.util.ArrayList;
import usher.Card;
import usher.Card.Tone;
import usher.Text;

/** What those who signed up are told by themselves. */
final class NoticeCards {

    private NoticeCards() {}

    static Card changed(Event before, Event event) {
        var facts = new ArrayList<Card.Fact>();
        var timed = !before.startsAt().equals(event.startsAt()) || before.bill().minutes() != event.bill().minutes();
        facts.add(fact(timed ? "New time" : "When", EventCards.when(event)));
        if (timed) facts.add(fact("It was", EventCards.when(before)));
        if (!before.bill().place().equals(event.bill().place())) {
            facts.add(fact("New place", event.bill().place().map(place -> Text.of("{place}", place.arg("place"))).orElse(Text.of("not said yet"))));
        }
        return Card.of("{title} was changed", strong("title", event.title())).tone(Tone.WAITING).with(new Card.Facts(facts))
            .say("Your seat is still yours. If you cannot come any more, say so, and it goes to the next in line.")
            .controls(button("Can''t make it", Replies.DECLINE, EventFields.EVENT.is(event.id())), EventCards.calendar(event));
    }

    static Card cancelled(Event event) {
        return Card.of("{title} is cancelled", strong("title", event.title())).tone(Tone.OVER).say("{reason}", plain("reason", event.reason().orElse("")))
            .facts(fact("It would have been", EventCards.when(event)));
    }
}
