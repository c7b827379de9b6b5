package usher.hours;

import static usher.Text.count;
import static usher.Text.moment;
import static usher.Text.strong;
import static usher.Text.text;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import usher.Card;
import usher.Card.Tone;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.Wanted;

/** What the mentors of a queue see in their channels: what waits, who has what, and the buttons to help. */
final class Boards {

    private static final int SHOWN = 10;
    /** As many as a menu holds on either platform. */
    private static final int CHOICES = 25;

    private Boards() {}

    static void redraw(long queue, Tx tx) {
        tx.table(QueueTable.class).find(tx.community().id(), queue).ifPresent(it ->
            tx.table(QueueTable.class).boards(queue).forEach(board -> tx.post(board, it.board(), () -> Wanted.message(card(queue, tx), tx.community().locale()))));
    }

    /** Drawn when its group is complete, so the queue is read then. */
    private static Card card(long id, Tx tx) {
        var queue = tx.table(QueueTable.class).find(tx.community().id(), id).orElseThrow();
        var table = tx.table(CaseTable.class);
        var n = table.waiting(queue.id());
        var waiting = table.inLine(queue.id(), CHOICES);
        var card = Card.of("{queue}: {n, plural, =0 {nobody waits} one {# case waits} other {# cases wait}}", strong("queue", queue.name()), count("n", n))
            .tone(queue.retiredAt().isPresent() ? Tone.OVER : waiting.isEmpty() ? Tone.GOOD : Tone.WAITING).with(new Card.Paragraph(hours(queue, tx)));
        var shown = waiting.stream().limit(SHOWN).toList();
        var taken = table.withMentors(queue.id(), SHOWN);
        var both = Stream.concat(shown.stream(), taken.stream()).toList();
        var promised = Promises.soonest(both, tx);
        var like = Batches.sizes(both, tx);
        var tags = Tags.of(shown, tx);
        card = card.bullets(Stream.of(mostUrgent(queue, shown, tx), shown.stream().map(it -> Promises.with(Tags.with(Batches.with(waits(it), like.getOrDefault(it.id(), 0)), tags.getOrDefault(it.id(), List.of())), Optional.ofNullable(promised.get(it.id())))), more(n)).flatMap(it -> it).toList());
        card = card.bullets(Stream.concat(taken.stream().map(it -> Promises.with(Batches.with(Later.with(has(it, tx), it, tx.now()), like.getOrDefault(it.id(), 0)), Optional.ofNullable(promised.get(it.id())))), more(table.taken(queue.id()))).toList());
        if (waiting.isEmpty()) return card;
        var choices = waiting.stream().map(it -> new Card.Option(Long.toString(it.id()), Text.verbatim(it.goal()))).toList();
        return card.controls(Card.button("Take the next", HoursFields.NEXT, HoursFields.QUEUE_ID.is(queue.id())).main(),
            new Card.Pick(Text.of("Look at one"), "hours.show", List.of(), HoursFields.WHICH.name(), choices));
    }

    /** What is due first is on the board also where others come before it. */
    private static Stream<Text> mostUrgent(Queue queue, List<Case> shown, Tx tx) {
        var due = tx.table(PromiseTable.class).mostUrgent(queue.id()).filter(it -> shown.stream().noneMatch(other -> other.id() == it.caseId()));
        return due.flatMap(it -> tx.table(CaseTable.class).find(queue.communityId(), it.caseId()).map(of -> Promises.with(waits(of), due))).stream();
    }

    private static Stream<Text> more(int all) {
        return all > SHOWN ? Stream.of(Text.of("and {n} more", count("n", all - SHOWN))) : Stream.of();
    }

    private static Text waits(Case it) {
        var args = new Text.Arg[] {strong("goal", it.goal()), text("stage", CaseCards.stage(it.stage())), moment("when", it.askedAt(), Text.Style.RELATIVE), text("urgency", CaseCards.urgency(it.urgency()))};
        return it.isFirst() ? Text.of("{goal}: {stage}, asked {when}, {urgency}, put first", args) : Text.of("{goal}: {stage}, asked {when}, {urgency}", args);
    }

    private static Text has(Case it, View view) {
        return Text.of("{goal}: {stage}, with {who}", strong("goal", it.goal()), text("stage", CaseCards.stage(it.stage())), text("who", CaseCards.who(it.mentorId(), view)));
    }

    /** Whether it is open, and until or from when. */
    static Text hours(Queue queue, View view) {
        if (queue.retiredAt().isPresent()) return Text.of("It takes no more cases.");
        var openings = Cases.openings(queue, view);
        var now = openings.at(view.now());
        if (now.isPresent()) return queue.week().equalsIgnoreCase(Week.ALWAYS) ? Text.of("Open at all hours.") : Text.of("Open until {end}.", moment("end", now.get().to()));
        return openings.next(view.now()).map(next -> Text.of("Closed; cases are taken in, and it opens {start}.", moment("start", next.from()))).orElse(Text.of("Closed until further notice; cases are taken in."));
    }
}
