package usher.followups;

import static usher.Text.code;
import static usher.Text.count;

import java.util.List;
import usher.Card;

/** How people are asked about what they promised: kindly, and more so the longer they say nothing. */
final class NudgeCards {

    private NudgeCards() {}

    static boolean isLast(Task task) {
        return task.asked() + 1 >= Rhythm.MOST_ASKED;
    }

    static Card nudge(List<AssignmentCards.Shown> asked) {
        var n = count("n", asked.size());
        var card = lines(asked.stream().anyMatch(it -> it.task().asked() == 0) ? Card.of("{n, plural, one {One thing} other {# things}} you wanted to do", n)
            : Card.of("Still open, for when you have time: {n, plural, one {one thing} other {# things}}", n), asked);
        var last = asked.stream().filter(it -> isLast(it.task())).count();
        if (last == asked.size()) card = card.note("That was the last time I ask about this. {command} shows it whenever you want.", code("command", "/checklist mine"));
        else if (last > 0) card = card.note("About {n} of these I do not ask again. {command} shows them whenever you want.", count("n", last), code("command", "/checklist mine"));
        return controls(card, asked);
    }

    /** The last one, after something was done about it. */
    static Card left(List<AssignmentCards.Shown> open) {
        return controls(lines(Card.of("Still open: {n, plural, one {one thing} other {# things}}", count("n", open.size())), open), open);
    }

    private static Card lines(Card card, List<AssignmentCards.Shown> tasks) {
        var lines = card.tone(Card.Tone.WAITING).bullets(tasks.stream().limit(AssignmentCards.MOST).map(AssignmentCards::named).toList());
        return tasks.size() > AssignmentCards.MOST ? lines.note("And {n} more.", count("n", tasks.size() - AssignmentCards.MOST)) : lines;
    }

    private static Card controls(Card card, List<AssignmentCards.Shown> tasks) {
        return AssignmentCards.controls(card, tasks).controls(Card.button("Ask me tomorrow", Doing.ALL, Doing.UNTIL.is("tomorrow")), Card.button("Ask me next week", Doing.ALL, Doing.UNTIL.is("next week")));
    }
}
