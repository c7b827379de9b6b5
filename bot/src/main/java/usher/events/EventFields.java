package usher.events;

import java.time.Duration;
import java.util.List;
import usher.Card;
import usher.Field;
import usher.Text;
import usher.View;
import usher.When;
import usher.gates.Gatehouse;

/** What the commands about events ask for. */
public final class EventFields {

    public static final Field.Line TITLE = new Field.Line(Field.required("title", "Title", "what it is called, for example Portfolio clinic"), 100);
    public static final Field.Line PROMISE = new Field.Line(Field.required("promise", "Promise", "the one thing everyone leaves with, for example a reviewed first page"), 300);
    public static final Field.Moment START = new Field.Moment(Field.required("start", "Start", "when, in your time zone: fri 6pm, in 2 weeks, 2027-03-28 18:00"));
    public static final Field.Ref FORMAT = new Field.Ref(Field.optional("format", "Format", "its kind, for example Clinic; a micro-event if left out"), EventFields::formats);
    public static final Field.Length LENGTH = new Field.Length(Field.optional("length", "Length", "for example 90 min; the agenda''s or the format''s if left out"),
        Duration.ofMinutes(5), Duration.ofDays(7));
    public static final Field.Count CAPACITY = new Field.Count(Field.optional("seats", "Seats", "how many can come, from 1 to 10000; the format''s if left out"), 1, 10_000);
    public static final Field.Line PLACE = new Field.Line(Field.optional("place", "Place", "a voice channel, an https link, or words such as Library, room 2"), 200);
    public static final Field.PersonRef HOST = new Field.PersonRef(Field.optional("host", "Host", "who hosts it; you if left out"));
    public static final Field.Paragraph AGENDA = new Field.Paragraph(Field.optional("agenda", "Agenda", "a line each: 10 min Introductions; the format''s if left out"), 2_000);
    public static final Field.Length CUTOFF = new Field.Length(Field.optional("cut-off", "Sign-up ends", "how long before the start, for example 2 h; at the start if left out"),
        Duration.ZERO, Duration.ofDays(60));
    public static final Field.Line OPTIONS = new Field.Line(Field.optional("options", "Options", "ways to come, each with its seats: live 8, watching 30"), 300);
    public static final Field.Line PICTURE = new Field.Line(Field.optional("picture", "Picture", "the https address of a picture for the post"), 500);
    public static final Field.RoleRef PING = new Field.RoleRef(Field.optional("ping", "Ping a role", "a role to notify with the announcement; nobody if left out"));
    public static final Field.ChannelRef WHERE = new Field.ChannelRef(Field.optional("where", "Where", "the channel to announce it in here; the announcement channel if left out"));
    public static final Field.Length OFFER = new Field.Length(Field.optional("offer", "Offer lasts", "how long a freed seat is offered to the next; 2 h if left out"),
        Duration.ofMinutes(1), Duration.ofDays(7));
    public static final Field.Length GRACE = new Field.Length(Field.optional("grace", "Give back until", "how long before the start a seat is given back in good time; 24 h if left out"),
        Duration.ZERO, Duration.ofDays(30));

    public static final Field.Line NEW_TITLE = new Field.Line(Field.optional("title", "Title", "what it is called, for example Portfolio clinic"), 100);
    public static final Field.Line NEW_PROMISE = new Field.Line(Field.optional("promise", "Promise", "the one thing everyone leaves with"), 300);
    public static final Field.Moment NEW_START = new Field.Moment(Field.optional("start", "Start", "when, in your time zone: fri 6pm, in 2 weeks, 2027-03-28 18:00"));
    public static final Field.Paragraph REASON = new Field.Paragraph(Field.required("reason", "Reason", "why, in a sentence that everyone who signed up will read"), 500);
    public static final Field.Ref WHICH = new Field.Ref(Field.required("which", "Event", "the event's title, or choose it from the list"), EventFields::events);
    public static final Field.PersonRef WHO = new Field.PersonRef(Field.required("who", "Who", "the person, for example @ann"));
    public static final Field.Line CODE = new Field.Line(Field.required("code", "Code", "the five letters and digits that the host shows, for example K7MQ2"), 20);

    public static final Field.Id EVENT = new Field.Id("event");
    public static final Field.Id OPTION = new Field.Id("option");
    public static final Field.Id SEAT = new Field.Id("seat");
    public static final Field.Id PAGE = new Field.Id("page");

    /** All that an announcement is made of, in the order of its form. */
    static final List<Field<?>> BILL = List.of(TITLE, PROMISE, START, FORMAT, LENGTH, CAPACITY, PLACE, HOST, AGENDA, CUTOFF, OPTIONS, Gatehouse.ROLE, Gatehouse.CALLED, PICTURE, PING, WHERE, OFFER, GRACE);
    /** What can be changed later; what is left out stays. */
    static final List<Field<?>> CHANGES = List.of(NEW_TITLE, NEW_PROMISE, NEW_START, LENGTH, AGENDA, CAPACITY, OPTIONS, PLACE, CUTOFF, PICTURE, OFFER, GRACE);
    /** The same in forms of one screen. */
    static final List<Field<?>> WORDS = List.of(NEW_TITLE, NEW_PROMISE, PICTURE);
    static final List<Field<?>> TIME = List.of(NEW_START, LENGTH, AGENDA, PLACE);
    static final List<Field<?>> PLACES = List.of(CAPACITY, OPTIONS, CUTOFF, OFFER, GRACE);

    private EventFields() {}

    /** Where several have the same title, as those of a series do, each says its time too. */
    private static List<Card.Option> events(String words, View view) {
        var found = view.table(EventTable.class).like(view.community().id(), words.strip(), view.now());
        return found.stream().map(event -> {
            var alone = found.stream().filter(it -> it.title().equals(event.title())).count() == 1;
            var label = alone ? event.title() : event.title() + ", " + When.write(event.startsAt(), view.zone(), view.locale());
            return new Card.Option(Long.toString(event.id()), Text.verbatim(label));
        }).toList();
    }

    static List<Card.Option> formats(String words, View view) {
        var wanted = words.strip().toLowerCase(view.locale());
        return Formats.all(view).stream().filter(format -> format.name().plain(view.locale()).toLowerCase(view.locale()).contains(wanted))
            .map(format -> new Card.Option(Long.toString(format.number()), format.name())).limit(25).toList();
    }
}
