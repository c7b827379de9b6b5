package usher.series;

import java.time.LocalDate;
import java.util.Optional;
import java.util.List;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Dates;
import usher.Field;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.events.EventFields;

/** Days of a series that are left out: remembered, so that the timer does not make them, and put back when somebody thinks again. */
final class Skipping {

    static final String SKIP = "event.skip";
    static final String PUT_BACK = "series.put-back";

    static final Field.Line DAY = new Field.Line(Field.optional("day", "Day", "the day to leave out, for example 12 March; the next one if left out"), 60);

    private final Occurrences occurrences;

    Skipping(Occurrences occurrences) {
        this.occurrences = occurrences;
    }

    List<Action> actions() {
        return List.of(
            Action.command("event skip", "Leave one day of a series out", Right.ANYONE, List.of(EventFields.WHICH, DAY), this::skip),
            Action.press(PUT_BACK, "Have a day that was left out after all", Right.ANYONE, List.of(Occurrences.SERIES, DAY), this::putBack));
    }

    private Answer skip(Call call, Tx tx) {
        var event = Repeating.managed(call.get(EventFields.WHICH), tx);
        var series = Repeating.ofEvent(event, tx);
        var open = Occurrences.open(series, tx);
        var wished = call.find(DAY).map(typed -> Ending.day(typed, DAY, series.rhythm().zone(), tx));
        var day = wished.map(date -> open.stream().filter(it -> it.toLocalDate().equals(date)).findFirst().orElseThrow(() -> notOpen(series, date, tx)))
            .or(() -> open.stream().findFirst()).orElseThrow(() -> Refusal.of("No further day of {title} is to come.", Text.strong("title", series.bill().title())));
        tx.table(SeriesTable.class).add(series.id(), day, Optional.empty());
        tx.audit("skip", series.subject(), Text.of("{day}", Text.plain("day", day.toString())));
        occurrences.arrange(series, tx);
        return Answer.done(SeriesCards.leftOut(series, day, tx));
    }

    private static Refusal notOpen(Series series, LocalDate date, View view) {
        var words = Text.text("day", Dates.date(date));
        var made = view.table(SeriesTable.class).days(series.id()).stream().filter(day -> day.local().toLocalDate().equals(date)).findFirst();
        if (made.filter(day -> day.event().isPresent()).isPresent()) return Refusal.of("The one on {day} is announced already. {command} cancels it.", words, Text.code("command", "/event cancel")).at(DAY);
        if (made.isPresent()) return Refusal.of("{day} is left out already.", words).at(DAY);
        return Refusal.of("{title} is not on {day}. {command} shows when it is.", Text.strong("title", series.bill().title()), words, Text.code("command", "/event series")).at(DAY);
    }

    private Answer putBack(Call call, Tx tx) {
        var series = Repeating.managedSeries(call.get(Occurrences.SERIES), tx);
        var date = Ending.day(call.find(DAY).orElse(""), DAY, series.rhythm().zone(), tx);
        var out = tx.table(SeriesTable.class).days(series.id()).stream().filter(day -> day.event().isEmpty() && day.local().toLocalDate().equals(date)).findFirst()
            .orElseThrow(() -> Refusal.of("{day} is not left out.", Text.text("day", Dates.date(date))));
        tx.table(SeriesTable.class).dropDay(series.id(), out.local().toString());
        tx.audit("put back", series.subject(), Text.of("{day}", Text.plain("day", out.local().toString())));
        occurrences.arrange(series, tx);
        return Answer.done(SeriesCards.show(series, tx));
    }
}
