package usher.surveys;

import static usher.Text.code;
import static usher.Text.count;
import static usher.Text.moment;
import static usher.Text.strong;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import usher.Card;
import usher.Text;
import usher.events.Event;
import usher.events.EventFields;

/** What those who came are asked, and what is said to them about what they answer. */
final class SurveyCards {

    private static final int TOP = 10;

    private SurveyCards() {}

    static Card asked(Sheet it, Event event, Survey survey) {
        var card = Card.of("How was {title}?", strong("title", event.title())).tone(it.isAnswered() ? Card.Tone.GOOD : Card.Tone.WAITING);
        card = it.isAnswered() ? card.facts(said(it)).say("Thank you! Until {when} you can change it.", moment("when", survey.closesAt()))
            : card.say("How likely is it that you would recommend it, and how likely its hosts, to a friend or colleague? 0 is not at all, 10 is extremely likely.");
        card = promised(card, survey).controls(pick(Text.of("The event, from 0 to 10"), Answering.RATE, event), pick(Text.of("Its hosts, from 0 to 10"), Answering.RATE_HOSTS, event),
            Card.button("What would make it better?", Answering.WORDS, EventFields.EVENT.is(event.id())));
        if (it.isAnswered()) return card;
        if (it.assumed()) card = card.note("Nobody was checked in, so everyone who was going is asked.");
        return card.controls(Card.button("I was not there", Answering.NOT_THERE, EventFields.EVENT.is(event.id())));
    }

    /** All that others read of it, where somebody is mentioned because they take no private messages; it stays the same whatever they say. */
    static Card mention(Event event) {
        return Card.of("I could not ask you privately how {title} was", strong("title", event.title())).say("{command} asks you. Only you see what you answer.", code("command", "/survey mine"))
            .controls(Card.button("Answer", Answering.SHOW, EventFields.EVENT.is(event.id())));
    }

    private static Card.Fact[] said(Sheet it) {
        var facts = new ArrayList<Card.Fact>();
        it.event().ifPresent(score -> facts.add(Card.fact("The event", of(score))));
        it.hosts().ifPresent(score -> facts.add(Card.fact("Its hosts", of(score))));
        if (!it.words().isEmpty()) facts.add(Card.fact("Your words", Text.verbatim(it.words())));
        return facts.toArray(Card.Fact[]::new);
    }

    static Text of(int score) {
        return Text.of("{n} of 10", count("n", score));
    }

    /** What is promised, as the package says it, in words that whoever answers can hold against us. */
    private static Card promised(Card card, Survey survey) {
        return card.note("Hosts and moderators see only how many answered until {when}. Then, if at least {n} gave the event a number, they see the numbers as a sum and the words without names or times; "
                + "with fewer, nothing. So do not write what only you could have written. Hosts are rated together, and each sees the sum over all their events.", moment("when", survey.closesAt()), count("n", Results.ENOUGH))
            .note("I keep which answer is yours so that you can change it, get it with {export} and have me forget it; a sum that is shown by then stays as it is.", code("export", "/my export"));
    }

    private static Card.Pick pick(Text label, String action, Event event) {
        var options = IntStream.rangeClosed(0, TOP).mapToObj(n -> new Card.Option(Integer.toString(n), label(n))).toList();
        return new Card.Pick(label, action, List.of(EventFields.EVENT.is(event.id())), Answering.SCORE.name(), options);
    }

    private static Text label(int score) {
        return switch (score) {
            case 0 -> Text.of("0: not at all likely");
            case TOP -> Text.of("10: extremely likely");
            default -> Text.verbatim(Integer.toString(score));
        };
    }

    static Card thanks(Event event, Text.Arg what) {
        return Card.of("Thank you: {what} for {title}", what, strong("title", event.title())).tone(Card.Tone.GOOD);
    }

    /** One that is open, and a menu of the others. */
    static Card mine(Card shown, List<Event> others) {
        return others.isEmpty() ? shown : shown.controls(new Card.Pick(Text.of("Another event"), Answering.SHOW, List.of(), EventFields.EVENT.name(),
            others.stream().map(it -> new Card.Option(Long.toString(it.id()), Text.verbatim(it.title()))).toList()));
    }

    static Optional<Text> line(Sheet it, Optional<Event> event) {
        return event.filter(_ -> !it.isAnswered()).map(found -> Text.of("How was {title}? Say it with {command}", strong("title", found.title()), code("command", "/survey mine")));
    }
}
