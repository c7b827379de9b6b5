package usher.outcomes;

import static usher.Text.moment;
import static usher.Text.plain;
import static usher.Text.strong;

import java.util.List;
import usher.Card;
import usher.Card.Tone;
import usher.Person;
import usher.Text;

/** All that is said about outcomes. */
final class OutcomeCards {

    private static final int EXCERPT = 160;

    private OutcomeCards() {}

    static Card whole(Outcome it, boolean canTakeBack) {
        var card = Card.of("{title}", strong("title", it.title())).tone(Tone.GOOD).say("The problem: {words}", plain("words", it.problem())).say("What helped: {words}", plain("words", it.helped()))
            .note("Published {when}.", moment("when", it.publishedAt(), Text.Style.RELATIVE));
        return canTakeBack ? card.controls(unpublish(it)) : card;
    }

    static Card found(String words, List<Outcome> found) {
        return Card.of("Found for {words}", strong("words", words)).bullets(found.stream().map(OutcomeCards::line).toList()).controls(pick(found));
    }

    static Text line(Outcome it) {
        return Text.of("{title}: {words}", strong("title", it.title()), plain("words", excerpt(it.problem())));
    }

    private static Card.Control pick(List<Outcome> found) {
        return new Card.Pick(Text.of("Read one"), Outcomes.READ, List.of(), Outcomes.OUTCOME.name(), found.stream().map(it -> new Card.Option(Long.toString(it.id()), Text.verbatim(it.title()))).toList());
    }

    private static String excerpt(String words) {
        var line = words.replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= EXCERPT ? line : line.substring(0, line.offsetByCodePoints(0, EXCERPT)).strip() + "…";
    }

    static Card nothing(String words) {
        return Card.of("Nothing is found for {words}", strong("words", words)).say("Other or fewer words may find something. {command} brings your question to mentors.", Text.code("command", "/hours ask"))
            .controls(Card.button("Bring a case", "hours.ask").main());
    }

    /** For those whose words are in it. */
    static Card published(Outcome it) {
        return Card.of("Others can learn from your answer now: {title}", strong("title", it.title())).say("Whoever asked lets others find it, without names. If you would rather not, take it back.").controls(read(it), unpublish(it));
    }

    static Card gone() {
        return Card.of("An answer of yours is not published any more").tone(Tone.OVER);
    }

    static Card takenBack(Outcome it, Person by) {
        return Card.of("{title} is not published any more", strong("title", it.title())).tone(Tone.OVER).say("{who} took it back, and it stays so.", by.mention("who"));
    }

    static Card unpublished() {
        return Card.of("It is not published").tone(Tone.OVER).say("Nobody finds it.");
    }

    static Card.Control read(Outcome it) {
        return Card.button("Read it", Outcomes.READ, Outcomes.OUTCOME.is(it.id()));
    }

    private static Card.Control unpublish(Outcome it) {
        return Card.button("Unpublish", Outcomes.UNPUBLISH, Outcomes.OUTCOME.is(it.id())).danger();
    }
}
