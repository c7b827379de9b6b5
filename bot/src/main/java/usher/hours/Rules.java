package usher.hours;

import static usher.Text.moment;
import static usher.Text.plain;
import static usher.Text.strong;
import static usher.Text.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import usher.gates.Gate;
import usher.gates.Gatehouse;
import usher.gates.Gates;

/** Who may ask in a queue and how often. Its gates are as those before seats are. */
final class Rules {

    static final Field.Length PAUSE = new Field.Length(Field.optional("pause", "Pause between cases", "of one person, for example 2 d; 0 h for none; what you leave out stays"), Duration.ZERO, Duration.ofDays(365));
    static final Field.Choice ALONE = new Field.Choice(Field.optional("one-queue", "One queue at a time", "yes: nobody asks here who has an open case in another queue; no; what you leave out stays"),
        List.of(new Card.Option("yes", Text.of("yes")), new Card.Option("no", Text.of("no"))));
    static final Field.Choice EVERYBODY = new Field.Choice(Field.optional("who", "Who may ask", "everybody: takes away the roles that were needed"), List.of(new Card.Option("everybody", Text.of("everybody"))));

    private static final Gatehouse GATES = new Gatehouse(List::of);

    private Rules() {}

    static List<Action> actions() {
        return List.of(Action.command("hours rules", "Say who may ask in a queue and how often", Right.MODERATORS,
            List.of(HoursFields.QUEUE, PAUSE, ALONE, Gatehouse.ROLE, Gatehouse.CALLED, Gatehouse.STANDING, EVERYBODY), Rules::rules));
    }

    private static Answer rules(Call call, Tx tx) {
        var queue = Queues.serving(call, tx);
        var before = words(queue, tx);
        if (call.find(PAUSE).isPresent() || call.find(ALONE).isPresent()) {
            var table = tx.table(RuleTable.class);
            var was = of(queue, tx);
            table.drop(queue.id());
            table.make(new RuleTable.Rule(queue.id(), call.find(PAUSE).map(Duration::toSeconds).orElse(was.pauseSeconds()), call.find(ALONE).map("yes"::equals).orElse(was.isAlone())));
        }
        if (call.find(EVERYBODY).isPresent()) tx.table(RuleTable.class).open(queue.id());
        var standing = gates(queue, tx);
        GATES.wanted(call, tx).stream().filter(gate -> !standing.contains(gate)).forEach(gate -> tx.table(RuleTable.class).add(gate.row(tx.newId(), queue.communityId(), queue.id(), queue.id())));
        var words = words(queue, tx);
        if (!words.equals(before)) tx.audit("rules of queue", queue.subject(), words.orElse(Text.of("none")));
        var card = Card.of("Who may ask in {queue}", strong("queue", queue.name())).tone(Card.Tone.GOOD);
        return Answer.done(words.map(it -> card.with(new Card.Paragraph(it))).orElseGet(() -> card.say("Everybody, and as often as they like.")));
    }

    private static List<Gate> gates(Queue queue, View view) {
        return view.table(RuleTable.class).gates(queue.id()).stream().map(Gate::of).toList();
    }

    private static RuleTable.Rule of(Queue queue, View view) {
        return view.table(RuleTable.class).of(queue.id()).orElse(new RuleTable.Rule(queue.id(), 0, false));
    }

    /** What somebody who wants to ask has to know; empty where there are no rules. */
    static Optional<Text> words(Queue queue, View view) {
        var rule = of(queue, view);
        var lines = new ArrayList<Text>();
        Gates.words(gates(queue, view)).ifPresent(who -> lines.add(Text.of("Only for: {who}.", text("who", who))));
        if (rule.pauseSeconds() > 0) lines.add(Text.of("A person''s next case can come {length} after their last.", plain("length", PAUSE.write(Duration.ofSeconds(rule.pauseSeconds())))));
        if (rule.isAlone()) lines.add(Text.of("Nobody asks here who has an open case in another queue."));
        return lines.stream().reduce((one, other) -> Text.of("{one} {other}", text("one", one), text("other", other)));
    }

    /** Throws the {@link Refusal} that says why the caller may not ask there, or not yet. */
    static void admit(Queue queue, Tx tx) {
        Gates.missing(tx.table(RuleTable.class).gates(queue.id()), tx.caller(), tx).ifPresent(gate -> {
            throw lacks(queue, gate, tx);
        });
        var rule = of(queue, tx);
        var pause = Duration.ofSeconds(rule.pauseSeconds());
        tx.table(RuleTable.class).latest(queue.id(), tx.caller().id(), tx.now().minus(pause)).ifPresent(it -> {
            throw Refusal.of("You asked {goal} in {queue} {when}, and there your next case can come {next}.", strong("goal", it.goal()), strong("queue", queue.name()), moment("when", it.askedAt()),
                moment("next", it.askedAt().plus(pause)));
        });
        if (rule.isAlone()) tx.table(RuleTable.class).elsewhere(queue.communityId(), tx.caller().id(), queue.id()).ifPresent(it -> {
            throw Refusal.of("{queue} takes your case when you have none in another queue, and {goal} is open in {other}. Close or withdraw that one first: {command} shows it.", strong("queue", queue.name()),
                strong("goal", it.goal()), strong("other", Cases.queue(it, tx).map(Queue::name).orElse("–")), Text.code("command", "/hours cases"));
        });
    }

    private static Refusal lacks(Queue queue, Gate gate, Tx tx) {
        var args = new Text.Arg[] {strong("queue", queue.name()), text("who", Gates.words(gates(queue, tx)).orElse(gate.words())), Text.code("command", "/my link")};
        return gate instanceof Gate.Held ? Refusal.of("{queue} is only for: {who}. If another account of yours has the role, ask from that one, or link the two with {command}.", args)
            : Refusal.of("{queue} is only for: {who}.", args);
    }
}
