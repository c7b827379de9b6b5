package usher.outcomes;

import java.util.Collection;
import java.util.HashMap;
import java.util.Optional;
import usher.Address;
import usher.Card;
import usher.Manner;
import usher.Text;
import usher.Tx;
import usher.View;

/** Publishes what others may learn from, tells those whose words are in it, and takes it back. */
public final class Publishing {

    /** What a word of the title counts, of the rest one. */
    private static final int TITLE = 3;

    private Publishing() {}

    /** What is published of something, if it is. */
    public static Optional<Outcome> of(String subject, View view) {
        return view.table(OutcomeTable.class).from(view.community().id(), subject);
    }

    /** Whether somebody whose words were in it, or a moderator, took it back: what its owner agrees to is not all that counts. */
    public static boolean isWithheld(String subject, View view) {
        return view.table(OutcomeTable.class).isWithheld(subject);
    }

    /** With the caller as its owner, who agrees by calling. {@code authors}: whose words are in it besides. Nothing may be published of it yet. */
    public static Outcome publish(String subject, String title, String problem, String helped, Collection<Long> authors, Tx tx) {
        var weights = new HashMap<String, Integer>();
        Terms.of(title).forEach(term -> weights.merge(term, TITLE, Integer::sum));
        Terms.of(problem + "\n" + helped).forEach(term -> weights.merge(term, 1, Integer::sum));
        var size = weights.values().stream().mapToInt(weight -> weight).sum();
        var it = new Outcome(tx.newId(), tx.community().id(), subject, tx.caller().id(), title, problem, helped, Math.max(1, size), tx.now());
        var table = tx.table(OutcomeTable.class);
        table.add(it);
        if (!weights.isEmpty()) table.add(weights.entrySet().stream().map(term -> new OutcomeTable.TermRow(it.id(), term.getKey(), it.communityId(), Terms.root(term.getKey()), term.getValue(), it.size())).toList());
        authors.forEach(author -> tx.person(author).ifPresent(who -> table.addAuthor(it.id(), author, who.account().direct().key(), "published " + subject)));
        tellAuthors(it, OutcomeCards.published(it), tx);
        tx.audit("publish", it.known(), Text.of("from {subject}", Text.plain("subject", subject)));
        return it;
    }

    /** The one message about it at each author's, wherever they use Usher now. */
    private static void tellAuthors(Outcome it, Card card, Tx tx) {
        for (var author : tx.table(OutcomeTable.class).authors(it.id())) {
            tx.person(author.personId()).ifPresent(who -> tx.tellAgain(who, Address.of(author.address()), author.toldAs(), card, Manner.OWN));
        }
    }

    /** Nothing of it is found or read any more; its owner and the authors hear of it. */
    static void takeBack(Outcome it, Tx tx) {
        tellAuthors(it, OutcomeCards.gone(), tx);
        if (it.ownerId() != tx.caller().id()) {
            tx.table(OutcomeTable.class).withhold(it.subject());
            tx.person(it.ownerId()).ifPresent(owner -> tx.tell(owner, it.known() + " gone", OutcomeCards.takenBack(it, tx.caller()), Manner.OWN));
        }
        forget(it, tx);
        tx.audit("unpublish", it.known(), Text.of("from {subject}", Text.plain("subject", it.subject())));
    }

    private static void forget(Outcome it, Tx tx) {
        var table = tx.table(OutcomeTable.class);
        table.forgetTerms(it.id());
        table.forgetAuthors(it.id());
        table.forget(it.id());
    }

    /** Its owner is forgotten, and so is what they had agreed to, also where it was shown. */
    static void erase(Outcome it, Tx tx) {
        tx.table(OutcomeTable.class).authors(it.id()).forEach(author -> tx.unpost(Address.of(author.address()), author.toldAs()));
        forget(it, tx);
    }
}
