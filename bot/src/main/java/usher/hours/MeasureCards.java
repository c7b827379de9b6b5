package usher.hours;

import static usher.Card.fact;
import static usher.Text.count;
import static usher.Text.moment;
import static usher.Text.plain;
import static usher.Text.strong;
import static usher.Text.text;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import usher.Card;
import usher.Text;
import usher.View;
import usher.hours.Feedback.Helped;
import usher.hours.Measures.Share;
import usher.hours.Measures.Spread;

/** The measures of office hours in words; what is too few to say anything says so. */
final class MeasureCards {

    private MeasureCards() {}

    static Card card(Stats.Found found, View view) {
        var all = Measures.of(found.cases());
        var weeks = count("weeks", found.weeks().size());
        var card = found.queue().map(queue -> Card.of("{queue} in {weeks, plural, one {this week} other {these # weeks}}", strong("queue", queue.name()), weeks))
            .orElseGet(() -> Card.of("Office hours in {weeks, plural, one {this week} other {these # weeks}}", weeks));
        card = card.facts(fact("Asked", Text.of("{n}", count("n", all.asked()))), fact("Until taken", spread(all.taken())), fact("Until the first answer", spread(all.answered())), fact("Until resolved", spread(all.resolved())),
            fact("One answer was enough", share(all.firstContact())), fact("Reopened", share(all.reopened())), fact("Helped", said(found.said())), fact("Needed no case", Text.of("{n, plural, =0 {nobody} one {# found the answer before asking} other {# found the answer before asking}}", count("n", found.spared()))));
        if (found.byQueue().size() > 1) card = card.bullets(found.byQueue().entrySet().stream().map(it -> line(Text.of("{queue}", strong("queue", it.getKey())), Measures.of(it.getValue()))).toList());
        card = card.bullets(weeks(found.weeks()));
        card = card.bullets(found.loads().stream().map(it -> load(it, view)).toList());
        return card.note("Cases asked since {since}, by the clock on the wall, also while a queue is closed. A time says something from {n} cases on, a percentage from {m}.",
            moment("since", found.since()), count("n", Spread.ENOUGH), count("m", Share.ENOUGH));
    }

    private static Text said(Map<Helped, Long> said) {
        return said.isEmpty() ? Text.of("nobody said yet") : Text.of("a lot {yes}, partly {partly}, not really {no}", count("yes", said.getOrDefault(Helped.YES, 0L)), count("partly", said.getOrDefault(Helped.PARTLY, 0L)), count("no", said.getOrDefault(Helped.NO, 0L)));
    }

    private static List<Text> weeks(Map<LocalDate, List<Course>> weeks) {
        return weeks.entrySet().stream().filter(it -> !it.getValue().isEmpty()).map(it -> line(Text.of("Week of {day}", plain("day", it.getKey().toString())), Measures.of(it.getValue()))).toList();
    }

    private static Text line(Text of, Measures it) {
        return Text.of("{of}: {n} asked, {resolved} resolved; until taken: {taken}", text("of", of), count("n", it.asked()), count("resolved", it.resolved().n()), text("taken", spread(it.taken())));
    }

    private static Text load(Stats.Load it, View view) {
        return Text.of("{who}: has {has} now, answered {answered}", text("who", CaseCards.who(Optional.of(it.person()), view)), count("has", it.has()), count("answered", it.answered()));
    }

    static Text spread(Spread it) {
        if (it.median().isEmpty()) return Text.of("not enough yet ({n} of {enough})", count("n", it.n()), count("enough", Spread.ENOUGH));
        var median = text("median", length(it.median().get()));
        return it.nine().map(nine -> Text.of("half within {median}, 9 of 10 within {nine}", median, text("nine", length(nine)))).orElseGet(() -> Text.of("half within {median}", median));
    }

    static Text share(Share it) {
        if (it.all() == 0) return Text.of("not enough yet");
        var args = new Text.Arg[] {count("part", it.part()), count("all", it.all()), count("percent", it.isEnough() ? it.percent() : 0)};
        return it.isEnough() ? Text.of("{percent}% ({part} of {all})", args) : Text.of("{part} of {all}", args);
    }

    /** In the unit in which people would say it. */
    static Text length(Duration length) {
        var minutes = Math.round(length.toSeconds() / 60.0);
        if (minutes < 120) return Text.of("{n, plural, one {# minute} other {# minutes}}", count("n", minutes));
        var hours = Math.round(minutes / 60.0);
        return hours < 48 ? Text.of("{n, plural, one {# hour} other {# hours}}", count("n", hours)) : Text.of("{n, plural, one {# day} other {# days}}", count("n", Math.round(hours / 24.0)));
    }
}
