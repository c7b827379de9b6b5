package usher.badges;

import static usher.Text.code;
import static usher.Text.plain;
import static usher.Text.strong;
import static usher.Text.text;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Field;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.View;

/** Moderators say for what badges are given by themselves; everybody may read it. */
final class Ruling {

    private static final String NONE = "none";
    private static final List<Card.Option> KINDS = List.of(
        new Card.Option(Rule.Kind.DELIVERABLES.written(), Text.of("made what events promised")), new Card.Option(Rule.Kind.CHECKLISTS.written(), Text.of("finished checklists")),
        new Card.Option(Rule.Kind.IN_A_ROW.written(), Text.of("came to events of a series in a row")), new Card.Option(Rule.Kind.HELPED.written(), Text.of("helped with cases of others")),
        new Card.Option(NONE, Text.of("by no rule any more")));
    static final Field.Choice KIND = new Field.Choice(Field.required("for", "Given for", "what is counted; none ends the rule"), KINDS);
    static final Field.Count TIMES = new Field.Count(Field.optional("times", "How many times", "1 to 100; once, 4 in a row or 5 cases if left out"), 1, 100);
    private static final int LISTED = 25;

    private Ruling() {}

    static List<Action> actions() {
        return List.of(
            Action.command("badge rule", "Have a badge given by a rule", Right.MODERATORS, List.of(Badges.NAME, KIND, TIMES), Ruling::rule),
            Action.question("badge rules", "Show for what badges are given here", Right.ANYONE, List.of(), Ruling::rules));
    }

    private static Answer rule(Call call, Tx tx) {
        if (call.get(KIND).equals(NONE)) return Answer.done(end(call.get(Badges.NAME), tx));
        var kind = Rule.Kind.of(call.get(KIND));
        var badge = Badges.called(call.get(Badges.NAME), tx);
        var rule = new Rule(badge.id(), badge.communityId(), kind, call.find(TIMES).orElse(kind.usual()));
        var table = tx.table(RuleTable.class);
        if (!table.of(badge.id()).equals(Optional.of(rule))) {
            table.remove(badge.id());
            table.add(rule);
            tx.audit("badge rule", subject(badge), Text.of("{badge} is given {rule}", plain("badge", badge.name()), text("rule", rule.words())));
            Awards.lookAtAll(rule, tx);
        }
        return Answer.done(Awards.made(rule, badge.name()));
    }

    private static Card end(String name, Tx tx) {
        var badge = tx.table(BadgeTable.class).called(tx.community().id(), Badges.knownAs(name));
        if (badge.isPresent() && tx.table(RuleTable.class).remove(badge.get().id()) > 0) tx.audit("badge rule", subject(badge.get()), Text.of("{badge} is given by no rule any more", plain("badge", badge.get().name())));
        return Card.of("The badge {badge} is given by no rule", strong("badge", badge.map(Badge::name).orElse(name))).tone(Card.Tone.OVER).say("Whoever has it keeps it.");
    }

    private static String subject(Badge badge) {
        return "badge " + badge.id();
    }

    private static Answer rules(Call call, View view) {
        var names = view.table(BadgeTable.class);
        var lines = view.table(RuleTable.class).all(view.community().id()).stream()
            .flatMap(rule -> names.find(rule.communityId(), rule.badgeId()).stream().map(badge -> Text.of("{badge}, {rule}", strong("badge", badge.name()), text("rule", rule.words())))).toList();
        if (lines.isEmpty()) return Answer.done(Card.of("No badge is given by a rule here").say("Moderators give badges with {command} and make rules with {rule}.", code("command", "/badge give"), code("rule", "/badge rule")));
        var card = Card.of("For what badges are given here").bullets(lines.stream().limit(LISTED).toList());
        return Answer.done(lines.size() <= LISTED ? card : card.note("And {n} more.", Text.count("n", lines.size() - LISTED)));
    }
}
