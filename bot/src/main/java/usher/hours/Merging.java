package usher.hours;

import static usher.Text.count;
import static usher.Text.strong;
import static usher.Text.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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

/** Has similar cases answered together, and apart again. */
final class Merging {

    static final String SIMILAR = "hours.similar";
    static final Field.Ref INTO = new Field.Ref(Field.required("into", "Together with", "words of the other case''s goal, or choose it from the list"), HoursFields::cases);

    private static final int LOOKED_AT = 200;
    private static final int CHOICES = 25;
    /** A tag that both have says as much as so many words of their goals. */
    private static final int TAG_COUNTS = 3;
    private static final int SHORTEST_WORD = 4;

    private Merging() {}

    static List<Action> actions() {
        return List.of(
            Action.command("hours merge", "Have two cases of a queue answered together", Right.MENTORS, List.of(HoursFields.WHICH, INTO), Merging::merge),
            Action.look(SIMILAR, "Choose what a case is like", Right.MENTORS, List.of(Cases.CASE), Merging::similar),
            Asking.press(Move.UNMERGE, Text.of("Have a case answered by itself"), List.of(Cases.CASE), Merging::unmerge));
    }

    private static Answer merge(Call call, Tx tx) {
        var one = Cases.find(call.get(HoursFields.WHICH), tx);
        var other = Cases.find(call.get(INTO), tx);
        var into = Batches.lead(other, tx).orElse(other);
        var together = Batches.lead(one, tx).orElse(one).id() == into.id();
        if (one.id() == other.id()) throw Refusal.of("That is the same case twice. Which other one is it like?").at(INTO);
        if (together) return Answer.done(CaseCards.whole(one, tx));
        mayBeTogether(one, into, tx);
        var leads = one.stage() == Stage.ESCALATED && into.stage().waits() && into.stage() != Stage.ESCALATED; // what was escalated stays before the others
        var led = leads ? Batches.join(into, one, tx) : Batches.join(one, into, tx);
        tx.audit("merge case", led.subject(), Text.verbatim((leads ? one : into).subject())); // not by its words, which its asker may have forgotten
        return Answer.done(CaseCards.whole(tx.table(CaseTable.class).find(led.communityId(), leads ? one.id() : into.id()).orElseThrow(), tx));
    }

    private static void mayBeTogether(Case one, Case into, Tx tx) {
        var goal = strong("goal", one.goal());
        var other = strong("other", into.goal());
        if (Move.MERGE.from(one.stage(), Cases.parts(one, tx.caller())).isEmpty()) throw CaseCards.refusal(one, Move.MERGE, tx);
        Batches.check(one, Move.MERGE, tx);
        if (one.queueId() != into.queueId()) throw Refusal.of("{goal} and {other} are in two queues, and only cases of one queue are answered together.", goal, other).at(INTO);
        if (!into.stage().waits() && into.stage() != Stage.TAKEN && into.stage() != Stage.ASKED_BACK) {
            throw Refusal.of("{other} is {stage}: its answer has been sent. Please answer {goal} by itself.", goal, other, text("stage", CaseCards.stage(into.stage()))).at(INTO);
        }
        var own = into.mentorId().flatMap(mentor -> Batches.ownOf(one, mentor, tx));
        if (own.isPresent()) throw Refusal.of("{who} has {other} and asked {goal}: nobody answers themselves.", text("who", CaseCards.who(into.mentorId(), tx)), strong("goal", own.get().goal()), other).at(INTO);
        if (Batches.others(one, tx).size() + Batches.others(into, tx).size() + 2 > Batches.MOST) {
            throw Refusal.of("At most {n} cases are answered together. Perhaps an event says it to everybody: {command}.", count("n", Batches.MOST), Text.code("command", "/event create")).at(INTO);
        }
    }

    private static Answer unmerge(Call call, Tx tx) {
        return Answer.done(CaseCards.whole(Cases.move(Cases.find(call.get(Cases.CASE), tx), Move.UNMERGE, Optional.empty(), "", tx), tx));
    }

    /** The likest first: by the tags they share and the words of their goals. */
    private static Answer similar(Call call, View view) {
        var it = Cases.find(call.get(Cases.CASE), view);
        var table = view.table(CaseTable.class);
        var cases = Stream.concat(table.inLine(it.queueId(), LOOKED_AT).stream(), table.withMentors(it.queueId(), LOOKED_AT).stream())
            .filter(other -> other.id() != it.id() && other.stage() != Stage.ANSWERED).toList();
        if (cases.isEmpty()) return Answer.done(Card.of("There is no other case in the queue to answer {goal} with", strong("goal", it.goal())));
        var tags = Tags.of(Stream.concat(cases.stream(), Stream.of(it)).toList(), view);
        var likest = cases.stream().sorted(Comparator.comparingInt((Case other) -> -likeness(it, other, tags.getOrDefault(it.id(), List.of()), tags.getOrDefault(other.id(), List.of())))).limit(CHOICES);
        return Answer.done(Card.of("Which case is {goal} like?", strong("goal", it.goal())).say("Both are answered with the same words then, and each asker is told by their own case. Those that are likest come first.")
            .controls(new Card.Pick(Text.of("Answer it together with"), "hours.merge", List.of(Cases.CASE.is(it.id())), INTO.name(),
                likest.map(other -> new Card.Option(Long.toString(other.id()), Text.verbatim(other.goal()))).toList())));
    }

    private static int likeness(Case one, Case other, List<String> tags, List<String> others) {
        var shared = words(one);
        shared.retainAll(words(other));
        return shared.size() + (int) (TAG_COUNTS * tags.stream().filter(others::contains).count());
    }

    private static Set<String> words(Case it) {
        return Arrays.stream(it.goal().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).filter(word -> word.length() >= SHORTEST_WORD).collect(Collectors.toCollection(HashSet::new));
    }
}
