package usher.events;

import static usher.Card.fact;
import static usher.Text.count;
import static usher.Text.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import usher.Card;
import usher.Text;

/** What people read about formats. */
final class FormatCards {

    private FormatCards() {}

    static Card list(List<Format> formats) {
        var lines = formats.stream().map(format -> Text.of("{name}, {length}: {about}", text("name", format.name()),
            text("length", EventCards.length(Duration.ofMinutes(format.minutes()))), text("about", format.about()))).toList();
        var options = formats.stream().limit(25).map(format -> new Card.Option(Long.toString(format.number()), format.name())).toList();
        return Card.of("Formats").bullets(lines).controls(new Card.Pick(Text.of("Show one"), FormatDesk.SHOW, List.of(), FormatDesk.WHICH.name(), options));
    }

    static Card show(Format format) {
        var facts = new ArrayList<Card.Fact>();
        facts.add(fact("Length", EventCards.length(Duration.ofMinutes(format.minutes()))));
        facts.add(fact("Seats", Text.of("{n}; it works best with {fewest} to {most}", count("n", format.capacity()), count("fewest", format.fewest()), count("most", format.most()))));
        if (!format.options().isEmpty()) facts.add(fact("Options", Text.verbatim(Options.write(format.options()))));
        var card = new Card(Text.of("{name}", text("name", format.name())), Card.Tone.PLAIN, List.of(), List.of()).say("{about}", text("about", format.about()))
            .with(new Card.Facts(facts)).bullets(format.agenda().stream().map(EventCards::line).toList());
        if (!format.prework().isEmpty()) card = card.say("Those who come prepare:").bullets(format.prework());
        return format.duties().isEmpty() ? card : card.say("The host''s checklist:").bullets(format.duties());
    }
}
