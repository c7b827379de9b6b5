package usher.events;

import static usher.Text.plain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import usher.Account;
import usher.Address;
import usher.Space;
import usher.Text;
import usher.Tx;
import usher.Wanted;
import usher.seats.Seats;

/** Keeps an event's posts true in every space, with the discussion and the calendar entry that hang under each. */
final class Posting {

    static final String THREAD = "thread";
    static final String SCHEDULED = "scheduled";

    /** After that nobody goes on talking about it where it was announced. */
    static final Duration TALK = Duration.ofDays(3);
    /** A bigger discussion is joined by whoever wants to; only the latest are added to it. */
    private static final int MOST_ADDED = 250;

    private Posting() {}

    /** Wants everything shown as the event is when the group is complete. */
    static void repaint(Live live, Tx tx) {
        live.touched();
        var now = tx.now();
        for (var place : live.posts()) {
            tx.post(place, live.subject(), () -> message(live, place, now, tx));
            var under = Address.under(place, live.subject());
            tx.post(under, THREAD, () -> thread(live, place.space(), now, tx));
            tx.post(under, SCHEDULED, () -> scheduled(live, place.space(), now, tx));
        }
    }

    private static Wanted.Message message(Live live, Address place, Instant now, Tx tx) {
        var seats = Seats.in(live.pool(), tx);
        var card = live.card(() -> EventCards.post(EventCards.Scene.of(live, seats, tx)));
        var pings = live.event().bill().ping().filter(role -> role.space().equals(place.space())).map(role -> List.<Wanted.Ping>of(role)).orElse(List.of());
        return new Wanted.Message(card, tx.community().locale(), pings, phase(live.event(), seats, now));
    }

    private static String phase(Event event, Seats seats, Instant now) {
        var phase = event.phase(now);
        return phase == Event.Phase.OPEN && seats.free() == 0 ? "full" : phase.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The hosts and those who go, by their accounts in that space. */
    private static Wanted.Thread thread(Live live, Space space, Instant now, Tx tx) {
        var people = new ArrayList<Account>();
        live.hosts(tx).forEach(host -> people.add(host.account()));
        tx.table(RosterTable.class).latest(live.pool(), MOST_ADDED).forEach(account -> people.add(Account.of(account)));
        var there = people.stream().filter(account -> account.space().equals(space)).distinct().toList();
        return new Wanted.Thread(Text.verbatim(live.title()), tx.community().locale(), there, isTalkOver(live.event(), now));
    }

    private static boolean isTalkOver(Event event, Instant now) {
        return event.isCancelled() || !now.isBefore(event.endsAt().plus(TALK));
    }

    private static Wanted.Scheduled scheduled(Live live, Space space, Instant now, Tx tx) {
        var event = live.event();
        var about = live.release().isOnly() ? Text.of("You leave with: {promise} “Interested” here is not a sign-up: only Claim on the post of its drop gives you a seat.", plain("promise", event.bill().promise()))
            : Text.of("You leave with: {promise} “Interested” here is not a sign-up: only Going on the post gives you a seat.", plain("promise", event.bill().promise()));
        var place = event.bill().place();
        var words = place.map(it -> it.link().map(Object::toString).orElse(it.words())).orElseGet(() -> Text.of("see the post").plain(tx.community().locale()));
        return new Wanted.Scheduled(Text.verbatim(event.title()), about, tx.community().locale(), event.startsAt(), event.endsAt(), words,
            place.flatMap(Place::channel).filter(channel -> channel.space().equals(space)), state(event.phase(now)));
    }

    private static Wanted.Scheduled.State state(Event.Phase phase) {
        return switch (phase) {
            case OPEN, CUT_OFF -> Wanted.Scheduled.State.PLANNED;
            case RUNNING -> Wanted.Scheduled.State.RUNNING;
            case OVER -> Wanted.Scheduled.State.OVER;
            case CANCELLED -> Wanted.Scheduled.State.CANCELLED;
        };
    }
}
