package usher.events;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Feature;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.people.Homes;
import usher.seats.Seats;

/** What people, hosts and moderators do with events. */
public final class Events implements Feature {

    private final Homes homes;
    private final Supplier<List<Feature>> features;

    /**
     * With what belongs to it.
     *
     * @param homes are redrawn when what their person holds changes
     * @param features those that are {@link Companion}s are told of every event
     */
    public Events(Homes homes, Supplier<List<Feature>> features) {
        this.homes = homes;
        this.features = features;
    }

    @Override
    public List<Action> actions() {
        return List.of(
            Action.command("event create", "Announce an event that people can sign up for", Right.MENTORS, List.of(EventFields.TITLE, EventFields.PROMISE, EventFields.START,
                EventFields.FORMAT, EventFields.LENGTH, EventFields.CAPACITY, EventFields.PLACE), this::create),
            Action.question("event show", "Show one event and whether you are going", Right.ANYONE, List.of(EventFields.WHICH), this::show));
    }

    static Refusal unknown() {
        return Refusal.of("That event is not one of this community''s. {command} shows those that are.", Text.code("command", "/event list"));
    }

    private Answer create(Call call, Tx tx) {
        var format = call.find(EventFields.FORMAT).flatMap(number -> Formats.find(number, tx)).orElse(Formats.usual());
        var capacity = call.find(EventFields.CAPACITY).orElse(format.capacity());
        var minutes = call.find(EventFields.LENGTH).map(length -> (int) length.toMinutes()).orElse(format.minutes());
        var bill = new Bill(format.number(), format.name(), call.get(EventFields.TITLE), call.get(EventFields.PROMISE), minutes, capacity, List.of(), format.agenda(),
            call.find(EventFields.PLACE).map(Place::of), 0, 24 * 60, 30, format.prework(), format.duties(), Optional.empty(), Optional.empty());
        var event = new Event(tx.newId(), tx.community().id(), Optional.empty(), Seats.create(capacity, 1, tx), bill, call.get(EventFields.START), 0, tx.random().nextLong(), false,
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(tx.caller().id()), tx.now());
        tx.table(EventTable.class).add(event);
        tx.table(EventTable.class).addHost(event.id(), tx.caller().id());
        tx.audit("create", event.subject(), Text.of("{title}", Text.plain("title", event.title())));
        features.get().stream().filter(Companion.class::isInstance).map(Companion.class::cast).forEach(companion -> companion.planned(event, tx));
        homes.refresh(tx.caller(), tx);
        return Answer.done(EventCards.created(event));
    }

    private Answer show(Call call, View view) {
        var event = view.table(EventTable.class).find(call.get(EventFields.WHICH)).filter(it -> it.communityId() == view.community().id()).orElseThrow(Events::unknown);
        return Answer.done(EventCards.show(event));
    }
}
