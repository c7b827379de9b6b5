package usher.hours;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import usher.Card;
import usher.Field;
import usher.Text;
import usher.View;

/** What the commands about office hours ask for. */
public final class HoursFields {

    public static final Field.Line NAME = new Field.Line(Field.required("name", "Name", "what the queue is called, for example Portfolio reviews"), 60);
    public static final Field.Paragraph ABOUT = new Field.Paragraph(Field.required("about", "What it is for", "what people may bring, in a sentence or two"), 500);
    public static final Field.ChannelRef BOARD = new Field.ChannelRef(Field.required("board", "Board", "the mentors'' channel here: what waits is shown in it to whoever reads it"));
    public static final Field.Line OPEN = new Field.Line(Field.optional("open", "Opening times", "for example mon-fri 17:00-19:00, sat 10-12; always if left out"), 200);
    public static final Field.Line ZONE = new Field.Line(Field.optional("zone", "Time zone", "of the opening times, for example Berlin; yours if left out"), 60);
    public static final Field.Count EACH = new Field.Count(Field.optional("each", "Open cases each", "how many cases one person may have open, from 1 to 20; 2 if left out"), 1, 20);
    public static final Field.Paragraph NEW_ABOUT = new Field.Paragraph(Field.optional("about", "What it is for", "what people may bring, in a sentence or two"), 500);
    public static final Field.Line DAY = new Field.Line(Field.required("day", "Day", "the date, for example 2027-12-24"), 20);
    public static final Field.Line WINDOWS = new Field.Line(Field.required("times", "Times on that day", "closed, or for example 10:00-12:00, 14-15; usual for what the week says"), 200);

    private static final Duration LONGEST = Duration.ofDays(60);
    public static final Field.Length FIRST_ANSWER = new Field.Length(Field.optional("first-answer", "First answer within", "in opening time, for example 4 h or 2 d; 0 h for no promise; what you leave out stays"), Duration.ZERO, LONGEST);
    public static final Field.Length RESOLUTION = new Field.Length(Field.optional("resolution", "Resolution within", "in opening time, for example 4 h or 2 d; 0 h for no promise; what you leave out stays"), Duration.ZERO, LONGEST);

    public static final Field.Ref QUEUE = queue(Field.required("queue", "Queue", "the queue''s name, or choose it from the list"));
    static final Field.Ref RETIRED = queue(Field.required("queue", "Queue", "the name of one that takes no more cases, or choose it from the list"), view -> view.table(QueueTable.class).retired(view.community().id()));
    public static final Field.Ref ANY_QUEUE = queue(Field.optional("queue", "Queue", "the queue''s name; whichever has waited longest if left out"));
    public static final Field.Ref WHICH = new Field.Ref(Field.required("case", "Case", "words of its goal, or choose it from the list"), HoursFields::cases);
    public static final Field.Line GOAL = new Field.Line(Field.required("goal", "Goal", "what you want to reach, for example a first page that recruiters read"), 100);
    public static final Field.Paragraph TRIED = new Field.Paragraph(Field.required("tried", "What you tried", "so that nobody tells you what you know"), 1_500);
    public static final Field.Paragraph STUCK = new Field.Paragraph(Field.required("stuck", "Where you are stuck", "the one thing that does not work, or that you cannot decide"), 1_500);
    public static final Field.Line LINKS = new Field.Line(Field.optional("links", "Links", "to what it is about; whoever helps must be able to open them"), 500);
    public static final Field.Choice URGENCY = new Field.Choice(Field.optional("urgency", "Urgency", "whenever (it can wait, when left out), week or today"),
        java.util.Arrays.stream(Case.Urgency.values()).map(it -> new Card.Option(it.name().toLowerCase(Locale.ROOT), Text.verbatim(it.name().toLowerCase(Locale.ROOT)))).toList());

    public static final Field.Paragraph WORDS = new Field.Paragraph(Field.required("words", "Words", "what you want to say; it is sent to them privately"), 2_000);
    public static final Field.Paragraph WHY = new Field.Paragraph(Field.required("why", "Why", "what it needs that it did not get so far, in a sentence"), 500);
    public static final Field.PersonRef TO = new Field.PersonRef(Field.required("to", "To", "the mentor who takes it over, for example @ben"));
    public static final Field.Choice PRIORITY = new Field.Choice(Field.optional("priority", "Priority", "first, or in turn; what you leave out stays"),
        List.of(new Card.Option("first", Text.of("before all that is not")), new Card.Option("turn", Text.of("in turn"))));
    static final Field.Id QUEUE_ID = new Field.Id("queue");

    static final String NEXT = "hours.take-next";

    private HoursFields() {}

    /** The wire name of a move. */
    static String name(Move move) {
        return "hours." + move.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Field.Ref queue(Field.About about) {
        return queue(about, view -> view.table(QueueTable.class).all(view.community().id()));
    }

    private static Field.Ref queue(Field.About about, Function<View, List<Queue>> among) {
        return new Field.Ref(about, (typed, view) -> among.apply(view).stream()
            .filter(queue -> queue.name().toLowerCase(Locale.ROOT).contains(typed.strip().toLowerCase(Locale.ROOT)))
            .map(queue -> new Card.Option(Long.toString(queue.id()), Text.verbatim(queue.name()))).toList());
    }

    static List<Card.Option> cases(String typed, View view) {
        return view.table(CaseTable.class).like(view.community().id(), view.caller().id(), Cases.helps(view.caller()), typed.strip()).stream()
            .map(it -> new Card.Option(Long.toString(it.id()), Text.verbatim(it.goal()))).toList();
    }
}
