package usher.mentors;

import static usher.Text.count;
import static usher.Text.moment;
import static usher.Text.strong;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.people.ZoneQuestion;

/** Taking no cases for a while: from now until a day begins where the mentor lives. */
final class Breaks {

    /** In days; who is away longer is no mentor any more. */
    private static final int LONGEST = 366;
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,3})\\s*(d|days?|tage?n?|w|weeks?|wochen?)");

    private Breaks() {}

    static List<Action> actions() {
        return List.of(
            Action.command("my break", "Take no cases of office hours until a day", Right.MENTORS, List.of(MentorFields.UNTIL), Breaks::leave),
            Action.command("my back", "Take cases again after a break", Right.MENTORS, List.of(), Breaks::back));
    }

    private static Answer leave(Call call, Tx tx) {
        var who = tx.caller();
        var until = day(call.get(MentorFields.UNTIL), tx).atStartOfDay(Load.zone(who, tx)).toInstant();
        var table = tx.table(LoadTable.class);
        if (!table.until(who.id()).equals(Optional.of(until))) {
            table.back(who.id());
            table.leave(who.id(), tx.community().id(), until);
            tx.audit("break", "person " + who.id(), Text.of("from cases until {day}", moment("day", until)));
        }
        return Answer.done(ZoneQuestion.below(Card.of("You take no cases until {day}", moment("day", until)).tone(Card.Tone.GOOD)
            .say("Nobody can hand you one either. What you have taken stays with you: {command} shows it, and there you can hand it back.", Text.code("command", "/hours cases"))
            .controls(Card.button("I am back", "my.back")), tx));
    }

    /** The day on which somebody is back. */
    private static LocalDate day(String typed, View view) {
        var today = view.now().atZone(Load.zone(view.caller(), view)).toLocalDate();
        var day = read(typed, today);
        if (!day.isAfter(today)) throw Refusal.of("{day} is not to come. Which day are you back, for example {example}?", strong("day", day.toString()), Text.code("example", today.plusDays(7).toString())).at(MentorFields.UNTIL);
        if (day.isAfter(today.plusDays(LONGEST))) {
            throw Refusal.of("A break is at most {n} days long. Please name an earlier day, for example {example}.", count("n", LONGEST), Text.code("example", today.plusDays(28).toString())).at(MentorFields.UNTIL);
        }
        return day;
    }

    private static LocalDate read(String typed, LocalDate today) {
        var length = LENGTH.matcher(typed.toLowerCase(Locale.ROOT));
        if (length.matches()) return today.plusDays(Long.parseLong(length.group(1)) * (length.group(2).startsWith("w") ? 7 : 1));
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeException no) {
            throw Refusal.of("I cannot read {typed} as a day or a length of time. For example {day}, {days} or {weeks}.", strong("typed", typed), Text.code("day", today.plusDays(10).toString()),
                Text.code("days", "10 days"), Text.code("weeks", "2 weeks")).at(MentorFields.UNTIL);
        }
    }

    private static Answer back(Call call, Tx tx) {
        var who = tx.caller();
        var table = tx.table(LoadTable.class);
        var was = table.until(who.id()).filter(tx.now()::isBefore).isPresent();
        if (was) {
            table.back(who.id());
            tx.audit("back", "person " + who.id(), Text.of("takes cases again"));
        }
        return Answer.done(was ? Card.of("Welcome back: you take cases again").tone(Card.Tone.GOOD).say("{command} takes the one that has waited longest.", Text.code("command", "/hours next"))
            : Card.of("You are on no break").say("{command} begins one.", Text.code("command", "/my break")));
    }
}
