package usher.followups;

import static usher.Text.code;
import static usher.Text.plain;
import static usher.Text.strong;
import static usher.Text.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import usher.Card;
import usher.Person;
import usher.Text;

/** What whoever looks at others' work reads, and what these read of it. */
final class ReviewCards {

    private ReviewCards() {}

    static Text score(Review.Score score) {
        return switch (score) {
            case NONE -> Text.of("not said yet");
            case NOT_YET -> Text.of("not there yet");
            case PARTLY -> Text.of("partly there");
            case FULLY -> Text.of("fully there");
        };
    }

    /** With a menu for each thing that is looked at. */
    static Card asked(AssignmentCards.Shown it, Review is, Person doer) {
        var card = scored(Card.of("{who} shows you: {promise}", plain("who", doer.name()), text("promise", it.promise())), it, is).tone(Card.Tone.WAITING)
            .note("For {event}. Say of each how far it is there, then send it with a sentence: only then {who} reads it.", strong("event", it.event()), plain("who", doer.name()));
        var things = it.item().rubric();
        for (var i = 0; i < things.size(); i++) {
            card = card.controls(new Card.Pick(Text.of("How far: {thing}", plain("thing", things.get(i))), Reviewing.SCORE, List.of(Reviewing.TASK.is(it.task().id()), Reviewing.THING.is(i + 1L)), Reviewing.HOW.name(), Reviewing.HOW.options()));
        }
        return card.controls(Card.button("Send the review", Reviewing.SEND, Reviewing.TASK.is(it.task().id())).main());
    }

    private static Card scored(Card card, AssignmentCards.Shown it, Review is) {
        return scores(it.task().words().isEmpty() ? card : card.say("{words}", plain("words", it.task().words())), it, is);
    }

    private static Card scores(Card card, AssignmentCards.Shown it, Review is) {
        var things = it.item().rubric();
        var known = IntStream.range(0, Math.min(things.size(), is.scores().size()));
        return card.bullets(known.mapToObj(i -> Text.of("{thing}: {score}", plain("thing", things.get(i)), text("score", score(is.scores().get(i))))).toList());
    }

    static Card sent(AssignmentCards.Shown it, Review is, Person doer) {
        return scored(Card.of("You reviewed what {who} showed: {promise}", plain("who", doer.name()), text("promise", it.promise())), it, is).tone(Card.Tone.GOOD).say("“{words}”", plain("words", is.words()));
    }

    /** What whoever showed it reads; {@code reviewer} is nobody's name any more once they are erased. */
    static Card told(AssignmentCards.Shown it, Review is, Text reviewer) {
        var card = scores(Card.of("{who} looked at what you showed: {promise}", text("who", reviewer), text("promise", it.promise())), it, is).tone(Card.Tone.GOOD);
        return is.words().isEmpty() ? card : card.say("“{words}”", plain("words", is.words()));
    }

    /** All that others read of it where a reviewer is mentioned. */
    static Card mention() {
        return Card.of("Something waits for you to look at it").say("{command} shows it. Only you see it.", code("command", "/checklist reviews")).controls(Card.button("Show what waits", Reviewing.WAITING));
    }

    static Card waiting(List<AssignmentCards.Shown> all, List<Person> doers) {
        if (all.isEmpty()) return Card.of("Nothing waits for your review").tone(Card.Tone.GOOD);
        var lines = new ArrayList<Text>();
        all.forEach(it -> lines.add(Text.of("{one} ({event})", text("one", named(it, doers)), plain("event", it.event()))));
        return Card.of("What waits for your review").tone(Card.Tone.WAITING).bullets(lines)
            .controls(new Card.Pick(Text.of("Look at one"), Reviewing.LOOK, List.of(), Reviewing.TASK.name(), all.stream().map(it -> new Card.Option(Long.toString(it.task().id()), named(it, doers))).toList()));
    }

    private static Text named(AssignmentCards.Shown it, List<Person> doers) {
        return Text.of("{who}: {promise}", plain("who", doers.stream().filter(who -> who.id() == it.task().personId()).findFirst().map(Person::name).orElse("")), text("promise", it.promise()));
    }

    /** For a table: {@code clear: fully there, whole: partly there}. */
    static String cell(AssignmentCards.Shown it, Review is, Locale locale) {
        var things = it.item().rubric();
        return Text.listed(IntStream.range(0, Math.min(things.size(), is.scores().size()))
            .mapToObj(i -> Text.of("{thing}: {score}", plain("thing", things.get(i)), text("score", score(is.scores().get(i))))).toList()).plain(locale);
    }
}
