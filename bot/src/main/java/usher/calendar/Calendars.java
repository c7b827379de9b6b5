package usher.calendar;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Feature;
import usher.Field;
import usher.Pages;
import usher.Person;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.events.EventFields;
import usher.events.EventTable;

/** Gives people events for their own calendars. */
public final class Calendars implements Feature {

    static final String FILE = "event.ics";
    static final String FEED = "calendar.feed";
    static final String RENEW = "calendar.renew";
    static final String RENEW_COMMUNITY = "event.feed-renew";

    public static final Field.Line TOKEN = new Field.Line(Field.required("token", "Secret", "the secret part of a calendar's address"), 40);

    private final Pages pages;

    public Calendars(Pages pages) {
        this.pages = pages;
    }

    @Override
    public List<Action> actions() {
        return List.of(
            Action.look(FILE, "Add an event to your calendar", Right.ANYONE, List.of(EventFields.EVENT), this::file),
            Action.command("my calendar", "Show the link that keeps your own calendar up to date", Right.ANYONE, List.of(), this::mine),
            Action.press(RENEW, "Get a new calendar link; the old one ends", Right.ANYONE, List.of(), this::renew),
            Action.command("event feed", "Show the link to the calendar of all events here", Right.MODERATORS, List.of(), this::community),
            Action.press(RENEW_COMMUNITY, "Get a new link to the calendar of all events; the old one ends", Right.MODERATORS, List.of(), this::renewCommunity),
            Action.page(FEED, "/calendar/{token}.ics", List.of(TOKEN), this::feed));
    }

    private Answer file(Call call, View view) {
        var event = view.table(EventTable.class).find(call.get(EventFields.EVENT)).filter(it -> it.communityId() == view.community().id())
            .orElseThrow(() -> Refusal.of("That event is not one of this community''s. {command} shows those that are.", Text.code("command", "/event list")));
        var card = Card.of("{title}", Text.strong("title", event.title())).say("Open the file, and your calendar takes the event in. When the event changes, the file does not: {command} shows a link that does.",
            Text.code("command", "/my calendar"));
        return new Answer.Download("event-" + event.id() + ".ics", Ics.MEDIA_TYPE, Ics.file(Entries.of(event, Entry.State.CONFIRMED, view.locale())), card);
    }

    private Answer mine(Call call, Tx tx) {
        var table = tx.table(FeedTable.class);
        var token = table.of(tx.community().id(), tx.caller().id()).orElseGet(() -> make(Optional.of(tx.caller()), tx));
        return Answer.done(shown(token));
    }

    private Answer renew(Call call, Tx tx) {
        tx.table(FeedTable.class).drop(tx.caller().id());
        return Answer.done(shown(make(Optional.of(tx.caller()), tx)).say("The old link shows nothing any more."));
    }

    private Card shown(String token) {
        return Card.of("Your calendar").say("Subscribe to this address in your calendar: what you are in, wait for or host is in it, and stays up to date.").say("{link}", link(token))
            .note("Whoever has the address can read it. If it got about, get a new one.").controls(Card.button("New link", RENEW));
    }

    private Answer community(Call call, Tx tx) {
        var token = tx.table(FeedTable.class).ofCommunity(tx.community().id()).orElseGet(() -> {
            tx.audit("feed", "community " + tx.community().id(), Text.of("made"));
            return make(Optional.empty(), tx);
        });
        return Answer.done(shownCommunity(token));
    }

    private Answer renewCommunity(Call call, Tx tx) {
        tx.table(FeedTable.class).dropOfCommunity(tx.community().id());
        tx.audit("feed", "community " + tx.community().id(), Text.of("a new link"));
        return Answer.done(shownCommunity(make(Optional.empty(), tx)).say("The old link shows nothing any more."));
    }

    private Card shownCommunity(String token) {
        return Card.of("The calendar of all events here").say("Give this address to whoever may know of every event: calendars that subscribe to it stay up to date.").say("{link}", link(token))
            .note("Who comes is not in it.").controls(Card.button("New link", RENEW_COMMUNITY));
    }

    private Text.Arg link(String token) {
        URI to = pages.link("/calendar/" + token + ".ics");
        return Text.link("link", to, to.toString());
    }

    /** 128 bits of chance: nobody guesses one. */
    private static String make(Optional<Person> whose, Tx tx) {
        var token = "%016x%016x".formatted(tx.random().nextLong(), tx.random().nextLong());
        tx.table(FeedTable.class).add(token, tx.community().id(), whose.map(Person::id).orElse(null), tx.now());
        return token;
    }

    private Answer feed(Call call, View view) {
        var feed = view.table(FeedTable.class).find(call.get(TOKEN)).orElseThrow(() -> Refusal.of("There is no such calendar."));
        var inside = view.within(feed.communityId());
        var owner = feed.personId();
        if (owner == null) return download(inside.community().name(), Entries.ofCommunity(inside));
        var who = inside.person(owner).orElseThrow(() -> Refusal.of("There is no such calendar."));
        return download(Text.of("{community}: mine", Text.plain("community", inside.community().name())).plain(who.locale()), Entries.of(who, inside));
    }

    private static Answer download(String name, List<Entry> entries) {
        return new Answer.Download("usher.ics", Ics.MEDIA_TYPE, Ics.feed(name, entries), Card.of("Calendar"));
    }

    @Override
    public void merge(Person from, Person into, Tx tx) {
        var table = tx.table(FeedTable.class);
        if (table.of(into.community(), into.id()).isPresent()) table.drop(from.id());
        else table.move(from.id(), into.id());
    }

    @Override
    public void left(Person who, Tx tx) {
        tx.table(FeedTable.class).drop(who.id());
    }

    /** People keep their links; the community that is no more loses its own, as the calendar behind it would no longer be what was given away. */
    @Override
    public void join(long from, long into, Tx tx) {
        tx.table(FeedTable.class).join(from, into);
        tx.table(FeedTable.class).dropOfCommunity(from);
    }

    @Override
    public Map<String, Object> export(Person who, View view) {
        return view.table(FeedTable.class).of(view.community().id(), who.id()).<Map<String, Object>>map(token -> Map.of("calendar", pages.link("/calendar/" + token + ".ics").toString()))
            .orElseGet(Map::of);
    }

    @Override
    public void erase(Person who, Tx tx) {
        tx.table(FeedTable.class).drop(who.id());
    }

    /** The link is shown only by its own command: these lines may stand on a screen that others see. */
    @Override
    public List<Text> mine(Person who, View view) {
        if (view.table(FeedTable.class).of(view.community().id(), who.id()).isEmpty()) return List.of();
        return List.of(Text.of("Your calendar link is set; {command} shows it", Text.code("command", "/my calendar")));
    }
}
