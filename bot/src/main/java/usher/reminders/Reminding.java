package usher.reminders;

import static usher.Text.count;
import static usher.Text.moment;
import static usher.Text.strong;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import usher.Address;
import usher.Card;
import usher.Manner;
import usher.Person;
import usher.Text;
import usher.Tx;
import usher.Wanted;
import usher.Wishes;
import usher.events.Event;
import usher.events.EventFields;
import usher.events.EventTable;
import usher.seats.Seat;
import usher.seats.SeatTable;
import usher.seats.Seats;

/** One reminder of one event, as it is said to everyone it concerns. */
final class Reminding {

    /** Within that time before an event that begins in somebody's quiet hours they are woken. */
    private static final Duration WAKES = Duration.ofHours(1);
    /** Discord notifies at most 100 of the people that a message names, and a list of more than half as many is no longer read; the others hear of it privately. */
    private static final int MOST_NAMED = 50;

    private final Event event;
    private final int lead;
    private final Tx tx;
    private final List<Address> posts;

    Reminding(Event event, int lead, Tx tx) {
        this.event = event;
        this.lead = lead;
        this.tx = tx;
        this.posts = tx.table(EventTable.class).posts(event.id());
    }

    /** {@code isFirst}: the first of the event's reminders also asks those who may come. */
    void send(boolean isFirst) {
        var named = new LinkedHashMap<Address, List<Person>>();
        for (var who : in()) {
            var thread = who.wishes().reminders() == Wishes.Reminders.CHANNEL ? thread(who).filter(it -> named.getOrDefault(it, List.of()).size() < MOST_NAMED) : Optional.<Address>empty();
            if (thread.isPresent()) named.computeIfAbsent(thread.get(), _ -> new ArrayList<>()).add(who);
            else tell(who);
        }
        named.forEach(this::mention);
        if (isFirst) lastCall();
    }

    /** Who holds a seat, and the hosts. */
    private List<Person> in() {
        var held = tx.table(SeatTable.class).all(event.poolId()).stream().filter(seat -> seat.state() == Seat.State.HELD).map(Seat::personId);
        return tx.people(Stream.concat(held, tx.table(EventTable.class).hosts(event.id()).stream()).distinct().toList());
    }

    private Optional<Address> thread(Person who) {
        return posts.stream().filter(post -> post.space().equals(who.account().space())).findFirst().map(post -> Address.under(post, event.subject()));
    }

    private void tell(Person who) {
        tx.tell(who, key(), card(tx.table(EventTable.class).hosts(event.id()).contains(who.id())), manner(who).until(event.startsAt()).otherwise(thread(who)));
    }

    private Manner manner(Person who) {
        var zone = tx.zone(who);
        var isNear = !tx.now().isBefore(event.startsAt().minus(WAKES));
        var sleepsThroughIt = who.wishes().quiet().filter(quiet -> quiet.holds(tx.now(), zone) && !quiet.end(tx.now(), zone).isBefore(event.startsAt())).isPresent();
        return isNear && sleepsThroughIt ? Manner.URGENT : Manner.OWN;
    }

    /** The event's time is in it: when an event is moved, what is said of the new time is another message. */
    private String key() {
        return "remind " + event.id() + " " + lead + " " + event.startsAt().getEpochSecond();
    }

    private Card card(boolean hosts) {
        var card = Card.of("{title} begins {when}", strong("title", event.title()), moment("when", event.startsAt(), Text.Style.RELATIVE)).tone(Card.Tone.WAITING)
            .say(hosts ? "You host it: {when}." : "You are in: {when}.", moment("when", event.startsAt()));
        card = place(card);
        if (!event.bill().prework().isEmpty() && !hosts) card = card.say("Please come prepared:").bullets(event.bill().prework());
        if (hosts && !event.bill().duties().isEmpty()) card = card.say("Your checklist:").bullets(event.bill().duties());
        return hosts ? card : card.controls(Card.button("Can''t make it", "event.decline", EventFields.EVENT.is(event.id())));
    }

    private Card place(Card card) {
        return event.bill().place().map(it -> card.say("Where: {place}", it.arg("place"))).orElse(card);
    }

    /** One message in the discussion names everyone there who chose to be reminded that way. */
    private void mention(Address thread, List<Person> people) {
        var pings = people.stream().<Wanted.Ping>map(who -> new Wanted.Ping.Person(who.account())).toList();
        var card = place(Card.of("{title} begins {when}", strong("title", event.title()), moment("when", event.startsAt(), Text.Style.RELATIVE)).tone(Card.Tone.WAITING)
            .say("{when}", moment("when", event.startsAt())));
        tx.post(thread, key(), () -> new Wanted.Message(card, tx.community().locale(), pings, ""));
    }

    /** Those who may come hear once that there are seats left, unless they muted; when there are none they hear nothing. */
    private void lastCall() {
        var free = Seats.read(event.poolId(), tx).free();
        if (free <= 0 || event.phase(tx.now()) != Event.Phase.OPEN) return;
        var card = Card.of("Are you coming to {title}?", strong("title", event.title())).tone(Card.Tone.WAITING)
            .say("You said maybe. It begins {when}, and {free, plural, one {# seat is} other {# seats are}} left.", moment("when", event.startsAt()), count("free", free));
        var answers = card.controls(Card.button("Can''t make it", "event.decline", EventFields.EVENT.is(event.id())), Card.button("Show it", "event.show", EventFields.WHICH.is(event.id())));
        for (var id : tx.table(ReminderTable.class).maybe(event.id())) {
            tx.person(id).ifPresent(who -> tx.tell(who, "last call " + event.id(), answers, Manner.NEWS.until(event.cutoffAt()).otherwise(Optional.empty())));
        }
    }
}
