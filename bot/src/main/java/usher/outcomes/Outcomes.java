package usher.outcomes;

import static usher.Text.strong;

import java.util.List;
import java.util.Map;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Feature;
import usher.Field;
import usher.Person;
import usher.Refusal;
import usher.Right;
import usher.Role;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.people.Privacy;

/** Published outcomes are found and read by everybody of the community, and taken back by those whose words they hold and by moderators. */
public final class Outcomes implements Feature {

    public static final Field.Line WORDS = new Field.Line(Field.required("words", "Words", "what you look for, for example portfolio hobbies"), 200);
    public static final Field.Id OUTCOME = new Field.Id("outcome");

    static final String READ = "outcome.read";
    static final String UNPUBLISH = "outcome.unpublish";
    private static final int SHOWN = 8;

    @Override
    public List<Action> actions() {
        return List.of(
            Action.question("hours search", "Find what helped others, by words", Right.ANYONE, List.of(WORDS), Outcomes::search),
            Action.look(READ, "Read what helped", Right.ANYONE, List.of(OUTCOME), Outcomes::read),
            Action.press(UNPUBLISH, "Unpublish what helped", Right.ANYONE, List.of(OUTCOME), Outcomes::unpublish));
    }

    private static Answer search(Call call, View view) {
        var words = call.get(WORDS);
        var found = Search.find(words, SHOWN, view);
        return Answer.done(found.isEmpty() ? OutcomeCards.nothing(words) : OutcomeCards.found(words, found));
    }

    private static Answer read(Call call, View view) {
        return Answer.done(card(call.get(OUTCOME), view));
    }

    /** All of one, or that it is not published. */
    public static Card card(long id, View view) {
        return view.table(OutcomeTable.class).find(view.community().id(), id).map(it -> OutcomeCards.whole(it, canTakeBack(it, view))).orElseGet(OutcomeCards::unpublished);
    }

    private static boolean canTakeBack(Outcome it, View view) {
        var who = view.caller();
        return it.ownerId() == who.id() || who.is(Role.MODERATOR) || who.is(Role.ADMIN) || view.table(OutcomeTable.class).authors(it.id()).stream().anyMatch(author -> author.personId() == who.id());
    }

    private static Answer unpublish(Call call, Tx tx) {
        tx.table(OutcomeTable.class).find(tx.community().id(), call.get(OUTCOME)).ifPresent(it -> {
            if (!canTakeBack(it, tx)) throw Refusal.of("Only those whose words are in {title} and moderators can take it back.", strong("title", it.title()));
            Publishing.takeBack(it, tx);
        });
        return Answer.done(OutcomeCards.unpublished());
    }

    /** The buttons for it under a card about what it came from. */
    public static Card.Control reading(Outcome it) {
        return OutcomeCards.read(it);
    }

    /** One of several, in a line. */
    public static Text line(Outcome it) {
        return OutcomeCards.line(it);
    }

    @Override
    public void merge(Person from, Person into, Tx tx) {
        var table = tx.table(OutcomeTable.class);
        table.moveOwner(from.id(), into.id());
        table.dropDoubles(from.id(), into.id());
        table.moveAuthor(from.id(), into.id());
    }

    @Override
    public void join(long from, long into, Tx tx) {
        tx.table(OutcomeTable.class).join(from, into);
        tx.table(OutcomeTable.class).joinTerms(from, into);
    }

    @Override
    public Map<String, Object> export(Person who, View view) {
        var table = view.table(OutcomeTable.class);
        var published = table.of(who.community(), who.id()).stream().map(it -> Map.of("title", it.title(), "problem", it.problem(), "helped", it.helped(), "at", it.publishedAt().toString())).toList();
        return Map.of("published", published, "published with words of yours", table.by(who.community(), who.id()).stream().map(Outcome::title).toList());
    }

    /** What they had published goes. Where only an answer was theirs, it stays without them: whoever asked lets others read it. */
    @Override
    public void erase(Person who, Tx tx) {
        for (var it : tx.table(OutcomeTable.class).of(who.community(), who.id())) {
            Publishing.erase(it, tx);
            Privacy.forgetAnswers(it.title(), tx);
        }
        tx.table(OutcomeTable.class).forgetAuthor(who.id());
    }
}
