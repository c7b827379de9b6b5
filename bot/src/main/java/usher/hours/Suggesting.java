package usher.hours;

import java.util.List;
import usher.Card;
import usher.Text;
import usher.View;
import usher.mentors.Suggested;

/** Whom a case that waits may suit, for those who help; moderators hand it over in one press. */
final class Suggesting {

    private Suggesting() {}

    static Card below(Card card, Case it, View view) {
        if (!it.stage().waits() || it.askerId() == view.caller().id() || !Cases.helps(view.caller())) return card;
        var suggested = Suggested.of(it.askerId(), it.goal() + ", " + Tags.written(Tags.of(it, view)), view);
        if (suggested.isEmpty()) return card;
        var shown = card.say("It may suit:").bullets(suggested.stream().map(Suggested::why).toList());
        if (Move.HAND_OVER.from(it.stage(), Cases.parts(it, view.caller())).isEmpty() || card.controls().size() == Card.MOST_CONTROLS) return shown;
        var choices = suggested.stream().map(one -> new Card.Option(HoursFields.TO.write(one.who().account()), Text.verbatim(one.who().name()))).toList();
        return shown.controls(new Card.Pick(Text.of("Hand it to"), HoursFields.name(Move.HAND_OVER), List.of(Cases.CASE.is(it.id())), HoursFields.TO.name(), choices));
    }
}
