package usher.hours;

import static usher.Text.count;
import static usher.Text.strong;
import static usher.Text.text;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import usher.Card;
import usher.Refusal;
import usher.Text;
import usher.Tx;
import usher.View;

/**
 * Cases that are answered together. One of them leads: it stands in line, is taken, asked back and answered, and the others go where it goes, each told of by its own words
 * only, so that those who asked do not learn of each other. With the answer the batch is over: whether it helped each says by themselves. Whatever ends before leaves the
 * batch; where that was the one that leads, the one that was asked next leads.
 */
final class Batches {

    /** More people are one talk and no longer one answer. */
    static final int MOST = 50;
    /** What is done with the one that leads only. */
    private static final Set<Move> LEADS = EnumSet.of(Move.TAKE, Move.LET_GO, Move.HAND_OVER, Move.ASK_BACK, Move.ANSWER, Move.ESCALATE, Move.SNOOZE, Move.MERGE);
    /** Where the one that leads goes and takes the others along. */
    private static final Set<Move> ALONG = EnumSet.of(Move.TAKE, Move.LET_GO, Move.HAND_OVER, Move.ESCALATE, Move.ANSWER);

    private Batches() {}

    static Optional<Case> lead(Case it, View view) {
        return view.table(BatchTable.class).lead(it.id()).flatMap(id -> view.table(CaseTable.class).find(it.communityId(), id));
    }

    static boolean isLed(Case it, View view) {
        return view.table(BatchTable.class).lead(it.id()).isPresent();
    }

    /** Those that are answered together with it. */
    static List<Case> others(Case lead, View view) {
        return view.table(BatchTable.class).of(lead.id());
    }

    static void leave(Case it, Tx tx) {
        tx.table(BatchTable.class).leave(it.id());
    }

    /** What is done for all together is done where the batch leads. */
    static void check(Case it, Move move, Tx tx) {
        if (LEADS.contains(move)) lead(it, tx).ifPresent(lead -> {
            throw Refusal.of("{goal} is answered together with {lead}. Please do that there, or take {goal} out with {button} first.", strong("goal", it.goal()), strong("lead", lead.goal()), text("button", Text.of("Unmerge")));
        });
        if (move == Move.UNMERGE && !isLed(it, tx)) throw Refusal.of("{goal} is answered by itself already.", strong("goal", it.goal()));
    }

    /** Whether a button for it makes sense. */
    static boolean offers(Move move, boolean isLed) {
        return isLed ? !LEADS.contains(move) : move != Move.UNMERGE;
    }

    /** Nobody answers themselves: the one among those that are answered together which {@code person} asked. */
    static Optional<Case> ownOf(Case lead, long person, View view) {
        return lead.askerId() == person ? Optional.of(lead) : others(lead, view).stream().filter(it -> it.askerId() == person).findFirst();
    }

    /** A case was moved: those that it leads go along, or one of them leads now. */
    static void followed(Case is, Move move, String words, Tx tx) {
        if (!is.stage().isOpen() || move == Move.UNMERGE) leave(is, tx);
        var others = others(is, tx);
        if (others.isEmpty()) return;
        if (!is.stage().isOpen()) succeed(is, others, tx);
        else if (ALONG.contains(move)) others.forEach(it -> along(it, is, move, words, tx));
    }

    /** {@code it} goes where the one that leads went. Its asker hears of what concerns them, and of no reason that was given for another's case. */
    private static void along(Case it, Case lead, Move move, String words, Tx tx) {
        var stage = lead.stage() == Stage.ASKED_BACK ? Stage.TAKEN : lead.stage();
        var is = Cases.moved(it, move, stage, lead.mentorId(), move == Move.ANSWER ? words : "", tx);
        if (is.stage() == Stage.ANSWERED) leave(is, tx);
        switch (move) {
            case TAKE -> Helping.tellTaken(is, tx);
            case ANSWER -> Helping.tellAnswer(is, words, tx);
            case ESCALATE -> {
                if (tx.isPerson()) Helping.tellEscalated(is, is.askerId(), "", tx);
            }
            default -> { }
        }
    }

    /** It is no more. */
    static void forgotten(Case it, Tx tx) {
        leave(it, tx);
        var others = others(it, tx);
        if (!others.isEmpty()) succeed(it, others, tx);
    }

    private static void succeed(Case ended, List<Case> others, Tx tx) {
        var table = tx.table(BatchTable.class);
        var next = others.getFirst();
        table.leave(next.id());
        table.follow(ended.id(), next.id());
        var is = Cases.renewed(next.first(next.isFirst() || ended.isFirst()), tx);
        Cases.tell(is.mentorId(), is, "leads", CaseCards.news(Text.of("{goal} still waits for your answer: the case that it was to be answered with has ended", strong("goal", is.goal())), "",
            CaseCards.press(Text.of("Answer"), Move.ANSWER, is), CaseCards.show(is)), tx);
    }

    /** {@code it} and what it led are answered together with {@code lead} from now on. */
    static Case join(Case it, Case lead, Tx tx) {
        var table = tx.table(BatchTable.class);
        Cases.move(it, Move.MERGE, Optional.empty(), "", tx);
        table.follow(it.id(), lead.id());
        table.add(it.id(), lead.id(), tx.now());
        if (it.isFirst() && !lead.isFirst()) Cases.save(lead.first(true), tx);
        if (lead.mentorId().isPresent()) others(lead, tx).stream().filter(other -> other.mentorId().isEmpty()).forEach(other -> along(other, lead, Move.TAKE, "", tx));
        else if (lead.stage() == Stage.ESCALATED) others(lead, tx).stream().filter(other -> other.stage() != Stage.ESCALATED).forEach(other -> along(other, lead, Move.ESCALATE, "", tx));
        return tx.table(CaseTable.class).find(it.communityId(), it.id()).orElseThrow();
    }

    /** How many are answered together with each. */
    static Map<Long, Integer> sizes(List<Case> cases, View view) {
        return view.table(BatchTable.class).sizes(cases.stream().map(Case::id).toList()).stream().collect(Collectors.toMap(BatchTable.Size::leadId, BatchTable.Size::n));
    }

    static Text with(Text line, int others) {
        return others == 0 ? line : Text.of("{line}, with {n} like it", text("line", line), count("n", others));
    }

    /** For those who help only. */
    static Card shown(Card card, Case it, View view) {
        if (!Cases.helps(view.caller())) return card;
        var lead = lead(it, view);
        if (lead.isPresent()) return card.facts(Card.fact("Answered together with", named(lead.get(), view)));
        var others = others(it, view);
        return others.isEmpty() ? card : card.facts(Card.fact("Answered with it", Text.listed(others.stream().map(other -> named(other, view)).toList())));
    }

    /** With whoever asked, by whom it is forgotten with them. */
    private static Text named(Case it, View view) {
        return Text.of("{goal} of {who}", strong("goal", it.goal()), text("who", CaseCards.who(Optional.of(it.askerId()), view)));
    }
}
