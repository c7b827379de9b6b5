package usher.followups;

import static usher.Text.code;
import static usher.Text.count;
import static usher.Text.strong;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Field;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.View;

/** The days on which nobody in a community is asked about a checklist that keeps weekends free, as its moderators say. Every place has others, and so none are known beforehand. */
final class Holidays {

    private static final Field.Line DAYS = new Field.Line(Field.required("days", "Days", "all of them, for example 2027-12-24 to 2027-12-26, 2028-01-01; or none"), 600);
    private static final int MOST = 60;

    private Holidays() {}

    static List<Action> actions() {
        return List.of(Action.command("checklist holidays", "Say on which days nobody is asked about checklists that keep weekends free", Right.MODERATORS, List.of(DAYS), Holidays::say));
    }

    static Set<LocalDate> of(View view) {
        var community = view.community().id();
        return view.standing(Set.of("checklist_holidays"), "holidays " + community, () -> view.table(ChecklistTable.class).holidays(community)
            .map(it -> Arrays.stream(it.split(" ")).map(LocalDate::parse).collect(Collectors.toUnmodifiableSet())).orElse(Set.of()));
    }

    /** Whoever's next time comes on a day that is free from now on is asked on the first that is not. */
    private static Answer say(Call call, Tx tx) {
        var days = read(call.get(DAYS), tx.now().atZone(tx.community().zone()).toLocalDate().minusDays(1)); // somewhere it still is yesterday
        var table = tx.table(ChecklistTable.class);
        var words = days.stream().map(LocalDate::toString).collect(Collectors.joining(" "));
        if (!table.holidays(tx.community().id()).orElse("").equals(words)) {
            table.forgetHolidays(tx.community().id());
            if (!days.isEmpty()) table.addHolidays(tx.community().id(), words);
            tx.audit("keep days free", "community " + tx.community().id(), Text.verbatim(words));
        }
        if (days.isEmpty()) return Answer.done(Card.of("No day but weekends is kept free").tone(Card.Tone.OVER));
        return Answer.done(Card.of("Kept free: {n, plural, one {one day} other {# days}}", count("n", days.size())).tone(Card.Tone.GOOD).bullets(days.stream().map(day -> Text.verbatim(day.toString())).toList())
            .note("On these days nobody is asked about a checklist that keeps weekends free. {command} with all of them says it anew.", code("command", "/checklist holidays")));
    }

    private static SortedSet<LocalDate> read(String typed, LocalDate from) {
        var days = new TreeSet<LocalDate>();
        if (!typed.strip().toLowerCase(Locale.ROOT).equals("none")) Arrays.stream(typed.split(",")).flatMap(part -> span(part.strip(), from)).limit(MOST + 1).forEach(days::add);
        if (days.size() > MOST) throw Refusal.of("Please name at most {n} days, the next ones.", count("n", MOST)).at(DAYS);
        return days;
    }

    /** One day, or all from one to another, that are not over. */
    private static Stream<LocalDate> span(String part, LocalDate from) {
        var ends = part.split("\\s+to\\s+", 2);
        var first = day(ends[0]);
        var last = ends.length == 1 ? first : day(ends[1]);
        if (last.isBefore(first)) throw Refusal.of("{typed} ends before it begins.", strong("typed", part)).at(DAYS);
        return last.isBefore(from) ? Stream.empty() : (first.isBefore(from) ? from : first).datesUntil(last.plusDays(1));
    }

    private static LocalDate day(String typed) {
        try {
            var day = LocalDate.parse(typed.strip());
            if (day.getYear() <= 9999) return day;
        } catch (DateTimeParseException no) {
            // refused below
        }
        throw Refusal.of("I cannot read {typed} as a date. Year, month and day, for example {example}.", strong("typed", typed), code("example", "2027-12-24")).at(DAYS);
    }
}
