package usher.events;

import static usher.Text.moment;
import static usher.Text.strong;

import usher.Card;

/** What people read about events. */
final class EventCards {

    private EventCards() {}

    static Card created(Event event) {
        return Card.of("{title} is set", strong("title", event.title())).tone(Card.Tone.GOOD).say("It begins {when}.", moment("when", event.startsAt()));
    }

    static Card show(Event event) {
        return Card.of("{title}", strong("title", event.title())).say("{when}", moment("when", event.startsAt()));
    }
}
