package usher.calendar;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import usher.Person;
import usher.Text;
import usher.View;
import usher.events.Event;
import usher.events.EventTable;
import usher.events.Place;
import usher.seats.Seat;
import usher.seats.SeatTable;

/** Events as entries of calendars. What stands in them everybody in the community may read: who comes, and links of one's own, do not. */
final class Entries {

    /** What is longer over is history. */
    private static final Duration PAST = Duration.ofDays(30);
    /** More than anyone has ahead of them; a feed that grew without end would no longer be read by calendars. */
    private static final int MOST = 1_000;

    private Entries() {}

    /** For somebody of the community: with the link to where it happens, if it is online. */
    static Entry of(Event event, Entry.State state, Locale locale) {
        var link = event.bill().place().flatMap(Place::link);
        return of(event, state, about(event, state, locale) + link.map(to -> "\n" + to.toASCIIString()).orElse(""), event.bill().place().map(Place::words).orElse(""), link);
    }

    /** For whoever was given the community's feed: where to meet online is for those who sign up. */
    private static Entry outside(Event event, Locale locale) {
        var place = event.bill().place().map(it -> it.link().isPresent() ? Text.of("online").plain(locale) : it.words()).orElse("");
        return of(event, Entry.State.CONFIRMED, about(event, Entry.State.CONFIRMED, locale), place, Optional.empty());
    }

    private static Entry of(Event event, Entry.State state, String about, String place, Optional<URI> link) {
        return new Entry("event-" + event.id() + "@usher", event.revision(), event.cancelledAt().orElse(event.createdAt()), event.startsAt(), event.endsAt(), event.title(), about,
            place, link, event.isCancelled() ? Entry.State.CANCELLED : state);
    }

    private static String about(Event event, Entry.State state, Locale locale) {
        var lines = new ArrayList<Text>();
        if (event.isCancelled()) lines.add(Text.of("Cancelled: {reason}", Text.plain("reason", event.reason().orElse(""))));
        else if (state == Entry.State.TENTATIVE) lines.add(Text.of("You hold no seat yet: you wait for one, or said maybe."));
        lines.add(Text.of("You leave with: {promise}", Text.plain("promise", event.bill().promise())));
        event.bill().agenda().forEach(box -> lines.add(Text.of("{n} min: {what}", Text.count("n", box.minutes()), Text.text("what", box.what()))));
        return String.join("\n", lines.stream().map(line -> line.plain(locale)).toList());
    }

    /** What a person holds, waits for, may come to or hosts. */
    static List<Entry> of(Person who, View view) {
        var states = new HashMap<Long, Entry.State>();
        var events = new HashMap<Long, Event>();
        var table = view.table(EventTable.class);
        view.table(FeedTable.class).maybe(who.id()).forEach(id -> put(table.find(id), Entry.State.TENTATIVE, states, events));
        for (var seat : view.table(SeatTable.class).ofPerson(who.id())) {
            put(table.ofPool(seat.poolId()), seat.state() == Seat.State.HELD ? Entry.State.CONFIRMED : Entry.State.TENTATIVE, states, events);
        }
        table.hosting(who.id()).forEach(id -> put(table.find(id), Entry.State.CONFIRMED, states, events));
        var since = view.now().minus(PAST);
        return events.values().stream().filter(event -> event.communityId() == who.community() && event.endsAt().isAfter(since)).sorted(Comparator.comparing(Event::startsAt).thenComparing(Event::id))
            .limit(MOST).map(event -> of(event, states.getOrDefault(event.id(), Entry.State.CONFIRMED), who.locale())).toList();
    }

    private static void put(Optional<Event> found, Entry.State state, Map<Long, Entry.State> states, Map<Long, Event> events) {
        found.ifPresent(event -> {
            events.put(event.id(), event);
            states.merge(event.id(), state, (one, other) -> one == Entry.State.CONFIRMED ? one : other);
        });
    }

    /** All that a community announced. */
    static List<Entry> ofCommunity(View view) {
        Instant since = view.now().minus(PAST);
        return view.table(FeedTable.class).announced(view.community().id(), since, MOST).stream().map(event -> outside(event, view.community().locale())).toList();
    }
}
