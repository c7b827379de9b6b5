package usher.events;

import java.time.Duration;
import java.util.List;
import usher.Card;
import usher.Field;
import usher.Text;
import usher.View;

/** What the commands about events ask for. */
public final class EventFields {

    public static final Field.Line TITLE = new Field.Line(Field.required("title", "Title", "what it is called, for example Portfolio clinic"), 100);
    public static final Field.Line PROMISE = new Field.Line(Field.required("promise", "Promise", "the one thing everyone leaves with, for example a reviewed first page"), 300);
    public static final Field.Moment START = new Field.Moment(Field.required("start", "Start", "when, in your time zone, for example fri 6pm, in 2 weeks or 2027-03-28 18:00"));
    public static final Field.Ref FORMAT = new Field.Ref(Field.optional("format", "Format", "its kind, for example Clinic; a micro-event if left out"), EventFields::formats);
    public static final Field.Length LENGTH = new Field.Length(Field.optional("length", "Length", "for example 90 min; the format's if left out"), Duration.ofMinutes(5), Duration.ofDays(7));
    public static final Field.Count CAPACITY = new Field.Count(Field.optional("capacity", "Seats", "how many can come, from 1 to 10000; the format's if left out"), 1, 10_000);
    public static final Field.Line PLACE = new Field.Line(Field.optional("place", "Place", "a voice channel, an https link, or words such as Library, room 2"), 200);
    public static final Field.PersonRef HOST = new Field.PersonRef(Field.optional("host", "Host", "who hosts it; you if left out"));
    public static final Field.Ref WHICH = new Field.Ref(Field.required("which", "Event", "the event's title, or choose it from the list"), EventFields::events);
    public static final Field.ChannelRef WHERE = new Field.ChannelRef(Field.optional("where", "Where", "the channel to announce it in here; the announcement channel if left out"));

    public static final Field.Id EVENT = new Field.Id("event");

    private EventFields() {}

    private static List<Card.Option> events(String words, View view) {
        return view.table(EventTable.class).like(view.community().id(), words.strip(), view.now()).stream()
            .map(event -> new Card.Option(Long.toString(event.id()), Text.verbatim(event.title()))).toList();
    }

    private static List<Card.Option> formats(String words, View view) {
        var wanted = words.strip().toLowerCase(view.locale());
        return Formats.all(view).stream().filter(format -> format.name().plain(view.locale()).toLowerCase(view.locale()).contains(wanted))
            .map(format -> new Card.Option(Long.toString(format.number()), format.name())).limit(25).toList();
    }
}
