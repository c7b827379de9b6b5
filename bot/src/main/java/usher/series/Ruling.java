package usher.series;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import usher.Call;
import usher.Card;
import usher.Dates;
import usher.Field;
import usher.Refusal;
import usher.Text;
import usher.Tx;
import usher.events.Event;
import usher.events.EventFields;

/** What a series is asked for with, and how that becomes a rhythm. */
final class Ruling {

    private static final String OWN = "rule";

    static final Field.Choice HOW = new Field.Choice(Field.required("how", "How often", "weekly, every two weeks, monthly on that weekday, weekdays, daily, or a rule"), List.of(
        new Card.Option("weekly", Text.of("Every week")), new Card.Option("fortnightly", Text.of("Every two weeks")), new Card.Option("monthly", Text.of("Every month on the same weekday")),
        new Card.Option("weekdays", Text.of("Monday to Friday")), new Card.Option("daily", Text.of("Every day")), new Card.Option(OWN, Text.of("By a rule of my own"))));
    static final Field.Line RULE = new Field.Line(Field.optional("rule", "A rule of your own", "an RRULE, for example FREQ=MONTHLY;BYDAY=-1FR"), 200);
    static final Field.Line UNTIL = new Field.Line(Field.optional("until", "Until", "the last day, for example 12 March; a year from now if left out"), 60);
    static final Field.Count TIMES = new Field.Count(Field.optional("times", "How many times", "the first one counts; as often as it fits if left out"), 2, Rhythm.MOST);
    static final Field.Count AHEAD = new Field.Count(Field.optional("ahead", "Days ahead", "how many days before it each is announced; when the last is over if left out"), 1, 28);

    static final List<Field<?>> RULES = List.of(EventFields.WHICH, HOW, RULE, UNTIL, TIMES, AHEAD);
    /** The same for a button, which knows the event: five fields are one form on Discord. */
    static final List<Field<?>> BUTTON = List.of(EventFields.EVENT, HOW, RULE, UNTIL, TIMES, AHEAD);

    private Ruling() {}

    /** The series an event is the first of, as it was asked for; throws {@link Refusal}. */
    static Rhythm rhythm(Call call, Event event, ZoneId zone, Tx tx) {
        var first = Rhythm.local(event.startsAt(), zone);
        var how = call.get(HOW);
        if (how.equals(OWN) && call.find(RULE).isEmpty()) throw Refusal.of("Type the rule, for example {example}", Text.code("example", "FREQ=MONTHLY;BYDAY=-1FR")).at(RULE);
        Rule.Read read;
        try {
            read = Rule.read(how.equals(OWN) ? call.get(RULE) : how, first);
        } catch (Refusal no) {
            throw no.at(RULE);
        }
        var times = call.find(TIMES).or(read::times);
        var until = Ending.of(call.find(UNTIL).map(typed -> Ending.day(typed, UNTIL, zone, tx)), read.until(), times.isPresent(), first, UNTIL);
        var rhythm = new Rhythm(first, zone, read.rule(), Optional.of(until), Math.min(times.orElse(Rhythm.MOST), Rhythm.MOST));
        mustSuit(rhythm);
        return rhythm;
    }

    private static void mustSuit(Rhythm rhythm) {
        var days = rhythm.days().limit(2).toList();
        if (days.isEmpty() || !days.getFirst().equals(rhythm.first())) {
            throw Refusal.of("The event is on {day}, which that rule leaves out. Move the event first, or choose a rule that names its day.", Text.text("day", Dates.date(rhythm.first().toLocalDate()))).at(RULE);
        }
        if (days.size() < 2) throw Refusal.of("By that rule it would be only once. Choose another rule or a later end.").at(UNTIL);
    }
}
