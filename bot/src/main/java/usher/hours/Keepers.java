package usher.hours;

import static usher.Text.count;
import static usher.Text.strong;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import usher.Card;
import usher.Manner;
import usher.Text;
import usher.Tx;

/**
 * What whoever made a queue's promise hears of it: cases that nobody has, and those that were not answered in time. However many there are, it is one message an hour, which
 * is edited when more come.
 */
final class Keepers {

    private static final int SHOWN = 15;
    private static final int CHOICES = 25;

    private Keepers() {}

    static void near(Queue queue, List<Case> cases, Tx tx) {
        var table = tx.table(PromiseTable.class);
        var promises = table.near(queue.id(), hour(tx), CHOICES);
        var n = table.countNear(queue.id(), hour(tx));
        var title = Text.of("{queue}: nobody has {n, plural, one {a case} other {# cases}} for which a promise is nearly due", strong("queue", queue.name()), count("n", n));
        var last = promises.stream().map(it -> it.dueAt().orElseThrow()).max(Instant::compareTo).orElse(tx.now());
        tell(queue, "near", title, n, promises, cases, Manner.OWN.until(last), tx);
    }

    static void late(Queue queue, List<Case> cases, Tx tx) {
        var table = tx.table(PromiseTable.class);
        var n = table.countLate(queue.id(), hour(tx));
        var title = Text.of("{queue}: {n, plural, one {a promise was} other {# promises were}} not kept, and I escalated {n, plural, one {the case} other {the cases}}", strong("queue", queue.name()), count("n", n));
        tell(queue, "late", title, n, table.late(queue.id(), hour(tx), CHOICES), cases, Manner.OWN, tx);
    }

    private static Instant hour(Tx tx) {
        return tx.now().truncatedTo(ChronoUnit.HOURS);
    }

    /** Remembered with each case, so that it goes with it. */
    private static void tell(Queue queue, String what, Text title, int n, List<Promise> promises, List<Case> cases, Manner manner, Tx tx) {
        var keeper = tx.table(PromiseTable.class).of(queue.id()).flatMap(PromiseTable.Made::keeperId).flatMap(tx::person);
        var key = "promises of " + queue.subject() + " " + what + " " + hour(tx);
        if (keeper.isEmpty()) {
            tx.skipped("message " + key, "nobody stands for its promises any more: /hours promise makes somebody");
            return;
        }
        var told = new CaseTable.Told(keeper.get().account().direct().key(), key);
        var table = tx.table(CaseTable.class);
        cases.stream().filter(it -> !table.told(it.id()).contains(told)).forEach(it -> table.told(it.id(), told.address(), key));
        tx.tell(keeper.get(), key, card(queue, title, n, promises, tx), manner);
    }

    private static Card card(Queue queue, Text title, int n, List<Promise> promises, Tx tx) {
        var table = tx.table(CaseTable.class);
        var card = CaseCards.news(title, "").bullets(promises.stream().limit(SHOWN).flatMap(it -> table.find(queue.communityId(), it.caseId()).map(of -> Text.of("{goal}: {level} due {when}", Promising.words(of, it))).stream()).toList());
        if (n > SHOWN) card = card.note("and {n} more", count("n", n - SHOWN));
        var choices = promises.stream().map(Promise::caseId).distinct().flatMap(id -> table.find(queue.communityId(), id).stream()).map(it -> new Card.Option(Long.toString(it.id()), Text.verbatim(it.goal()))).toList();
        return choices.isEmpty() ? card : card.controls(new Card.Pick(Text.of("Look at one"), "hours.show", List.of(), HoursFields.WHICH.name(), choices));
    }
}
