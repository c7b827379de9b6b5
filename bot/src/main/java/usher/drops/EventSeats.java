package usher.drops;

import static usher.Text.code;
import static usher.Text.moment;
import static usher.Text.strong;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import usher.Call;
import usher.Card;
import usher.Field;
import usher.Refusal;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.When;
import usher.events.Event;
import usher.events.EventTable;
import usher.events.Events;
import usher.seats.Occasion;
import usher.seats.Seats;

/** Drops that release the seats of an event: who claims there is going to the event, with its number of seats, its options, its line and its offers. */
final class EventSeats {

    private static final int SUGGESTED = 25;

    private EventSeats() {}

    /** The events to come that the caller manages, and that have no drop yet. */
    static List<Card.Option> coming(String words, View view) {
        var wanted = words.strip().toLowerCase(view.locale());
        return view.table(EventTable.class).coming(view.community().id(), view.now(), SUGGESTED).stream()
            .filter(event -> event.title().toLowerCase(view.locale()).contains(wanted) && Events.manages(view.caller(), event, view) && view.table(DropTable.class).ofPool(event.poolId()).isEmpty())
            .map(event -> new Card.Option(Long.toString(event.id()), Text.verbatim(event.title() + ", " + When.write(event.startsAt(), view.zone(), view.locale())))).toList();
    }

    /** The event that a new drop is for, if it is for one. Throws {@link Refusal} where it cannot be. */
    static Optional<Event> asked(Call call, Tx tx) {
        if (call.find(Drops.EVENT).isEmpty()) {
            if (call.find(Drops.SIGN_UP).isPresent()) throw Refusal.of("That is about an event. Choose one, or leave this out.").at(Drops.SIGN_UP);
            return Optional.empty();
        }
        var event = tx.table(EventTable.class).find(call.get(Drops.EVENT)).filter(it -> it.communityId() == tx.community().id())
            .orElseThrow(() -> Refusal.of("That event is not one of this community''s. Choose one from the list.").at(Drops.EVENT));
        if (!Events.manages(tx.caller(), event, tx)) throw Refusal.of("Only a host of {title} or a moderator can do that.", strong("title", event.title())).at(Drops.EVENT);
        for (var field : List.<Field<?>>of(Drops.SEATS, Drops.PER_PERSON, Drops.TIERS, Drops.OFFER)) {
            if (call.find(field).isPresent()) throw itsOwn(field);
        }
        mustBeFree(event, tx);
        return Optional.of(event);
    }

    private static void mustBeFree(Event event, Tx tx) {
        tx.table(DropTable.class).ofPool(event.poolId()).ifPresent(drop -> {
            throw Refusal.of("{title} has a drop already: {drop}. An event has one.", strong("title", event.title()), strong("drop", drop.title())).at(Drops.EVENT);
        });
        var seats = Seats.in(event.poolId(), tx);
        if (seats.free() == 0 || seats.waiting() > 0) {
            throw Refusal.of("All seats of {title} are taken. Give it more first, with {command}", strong("title", event.title()), code("command", "/event edit")).at(Drops.EVENT);
        }
    }

    /** Throws {@link Refusal} where an event would take nobody any more at {@code opened}, when a drop has been open long enough to serve somebody. */
    static void mustOpenBefore(Occasion event, Instant opened) {
        event.lastCall().filter(last -> !opened.isBefore(last)).ifPresent(last -> {
            throw Refusal.of("Nobody can sign up for {title} from {when} on. The drop is to open before.", strong("title", event.title()), moment("when", last)).at(Drops.OPENS);
        });
    }

    /** Throws {@link Refusal} where something is to change that is the event's. */
    static void mustNotChange(Call call, Drop edited) {
        if (call.find(Drops.NEW_SEATS).isPresent()) throw itsOwn(Drops.NEW_SEATS);
        if (call.find(Drops.OFFER).isPresent()) throw itsOwn(Drops.OFFER);
        var ends = edited.endsAt();
        if (ends != null && call.find(Drops.OPENS).isPresent() && !edited.opensAt().isBefore(ends)) {
            throw Refusal.of("Nobody can sign up for {title} from {when} on. The drop is to open before.", strong("title", edited.title()), moment("when", ends)).at(Drops.OPENS);
        }
    }

    private static Refusal itsOwn(Field<?> field) {
        return Refusal.of("An event has seats, options and offers of its own. Leave this out; {command} changes them.", code("command", "/event edit")).at(field);
    }

    /** The event, as its drop's post names it. */
    static Optional<Card.Fact> fact(Drop drop, View view) {
        return Optional.ofNullable(drop.rules().eventId()).flatMap(view.table(EventTable.class)::find)
            .map(event -> Card.fact("Event", Text.of("{title}, {when}", strong("title", event.title()), moment("when", event.startsAt()))));
    }

    /** What whoever made it reads about signing up by the event's own post. */
    static Card told(Drop drop, Card card) {
        return drop.rules().onlyDrop() ? card.say("Whoever claims is going to the event. Nobody signs up by the event''s own post.")
            : card.say("Whoever claims is going to the event. Until the drop opens nobody signs up by the event''s own post.");
    }
}
