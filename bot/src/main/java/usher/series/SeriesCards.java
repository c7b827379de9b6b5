package usher.series;

import static usher.Card.button;
import static usher.Text.code;
import static usher.Text.count;
import static usher.Text.moment;
import static usher.Text.plain;
import static usher.Text.strong;
import static usher.Text.text;

import java.time.LocalDateTime;
import java.util.List;
import usher.Card;
import usher.Card.Tone;
import usher.Dates;
import usher.Draft;
import usher.Text;
import usher.Value;
import usher.View;
import usher.events.Event;
import usher.events.EventFields;

/** All the words about series. */
final class SeriesCards {

    private static final int SHOWN = 5;

    private SeriesCards() {}

    /** What a series is, and what comes next. */
    static Card show(Series series, View view) {
        var card = Card.of("{title} comes again", strong("title", series.bill().title())).tone(series.isEnded() ? Tone.OVER : Tone.GOOD).say("{rhythm}.", text("rhythm", series.rhythm().words()));
        var open = Occurrences.open(series, view);
        if (open.isEmpty()) return card.say("No further one will be announced.");
        card = card.facts(Card.fact("The next one is announced", series.ahead().map(days -> Text.of("{n, plural, one {# day} other {# days}} ahead", count("n", days)))
            .orElseGet(() -> Text.of("when the one before is over"))), Card.fact("Reminders", Text.verbatim(series.leads().written())));
        card = card.say("To come:").bullets(open.stream().limit(SHOWN).map(day -> Text.of("{when}", moment("when", series.rhythm().at(day)))).toList());
        var outs = outs(series, open.getFirst(), view);
        if (!outs.isEmpty()) card = card.say("Left out: {days}.", text("days", Words.list(outs)));
        return card;
    }

    /** Events that were announced for days which another rule has not. */
    static Card strays(Card card, List<Event> strays) {
        return strays.isEmpty() ? card : card.say("Announced before, and not part of it any more. {command} cancels what should not be:", code("command", "/event cancel"))
            .bullets(strays.stream().map(event -> Text.of("{title}, {when}", strong("title", event.title()), moment("when", event.startsAt()))).toList());
    }

    private static List<Text> outs(Series series, LocalDateTime from, View view) {
        return view.table(SeriesTable.class).days(series.id()).stream().filter(day -> day.event().isEmpty() && (!day.local().isBefore(from) || series.rhythm().at(day.local()).isAfter(view.now())))
            .map(day -> Dates.date(day.local().toLocalDate())).toList();
    }

    static Card managed(Series series, Event event, View view) {
        var card = show(series, view);
        if (series.isEnded()) return card;
        return card.controls(button("Leave the next one out", Skipping.SKIP, EventFields.WHICH.is(event.id())), button("Change the rule", Repeating.FORM, EventFields.EVENT.is(event.id())),
            button("End the series", Repeating.END, Occurrences.SERIES.is(series.id())).danger());
    }

    static Card leftOut(Series series, LocalDateTime day, View view) {
        return show(series, view).tone(Tone.OVER).note("{day} is left out, and will not be announced.", text("day", Dates.date(day.toLocalDate())))
            .controls(button("Put it back", Skipping.PUT_BACK, Occurrences.SERIES.is(series.id()), new Value(Skipping.DAY.name(), day.toLocalDate().toString())));
    }

    static Card ended(Series series, List<Event> left) {
        var card = Card.of("{title} comes no more", strong("title", series.bill().title())).tone(Tone.OVER).say("The series has ended: nothing further of it will be announced.");
        return left.isEmpty() ? card : card.say("What was announced stays. {command} cancels it:", code("command", "/event cancel")).bullets(left.stream()
            .map(event -> Text.of("{title}, {when}", strong("title", event.title()), moment("when", event.startsAt()))).toList());
    }

    static Card cancelled(Series series, int number) {
        return Card.of("{title} comes no more", strong("title", series.bill().title())).tone(Tone.OVER)
            .say("{n, plural, =0 {No other one was announced yet} one {# more that was announced is cancelled} other {# more that were announced are cancelled}}, and nothing further will be.", count("n", number));
    }

    /** A rule that would give the hosts what they cannot bear on some days, with a button that leaves those out. */
    static Card clashes(Event event, List<LocalDateTime> days, String draft) {
        return Card.of("{title} cannot be on every one of these days", strong("title", event.title())).tone(Tone.WRONG)
            .say("{n, plural, one {On # day} other {On # days}} a host has something else or would have too much: {days}.", count("n", days.size()),
                text("days", Words.list(days.stream().limit(6).map(day -> Dates.date(day.toLocalDate())).toList())))
            .say("Choose another rule, or leave these days out.")
            .controls(button("Leave them out", Repeating.AROUND, new Value(Draft.FIELD, draft)).main());
    }

    static Text mine(Series series) {
        return Text.of("{title}: you host it {rhythm}", strong("title", series.bill().title()), text("rhythm", series.rhythm().words()));
    }

    static Text audited(Series series) {
        return Text.of("{title}: {rhythm} ({rule})", plain("title", series.bill().title()), text("rhythm", series.rhythm().words()), plain("rule", series.rhythm().rule().written()));
    }
}
