package usher.drops;

import static usher.Card.fact;
import static usher.Text.code;
import static usher.Text.count;
import static usher.Text.moment;
import static usher.Text.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import usher.Card;
import usher.Text;
import usher.View;
import usher.gates.Gates;
import usher.seats.Seats;

/** The facts of a drop's post: who may claim, how, and how it stands. */
final class DropFacts {

    private DropFacts() {}

    static List<Card.Fact> of(Drop drop, Seats seats, Instant now, View view) {
        var facts = new ArrayList<Card.Fact>();
        EventSeats.fact(drop, view).ifPresent(facts::add);
        if (!drop.isOver(now)) {
            tiers(drop, seats, view, facts);
            Gates.words(drop.poolId(), drop.poolId(), view).ifPresent(words -> facts.add(fact("Only for", words)));
            rules(drop, seats, facts);
        }
        draw(drop, view, facts);
        facts.addAll(SoldOut.facts(drop, 0, view));
        if (seats.waiting() > 0 && drop.phase(now, seats) != Drop.Phase.DRAWING) facts.add(fact("Waiting", Text.of("{n, plural, one {# person} other {# people}}", count("n", seats.waiting()))));
        if (seats.offered() > 0) facts.add(fact("On offer", Text.of("{n, plural, one {# seat} other {# seats}}", count("n", seats.offered()))));
        if (seats.reserved() > 0) facts.add(fact("Being answered", Text.of("{n, plural, one {# seat} other {# seats}}", count("n", seats.reserved()))));
        if (!drop.isOver(now)) facts.add(fact("A freed seat", Text.of("is offered for {length}", text("length", length(drop.offerLasts())))));
        return facts;
    }

    private static void tiers(Drop drop, Seats seats, View view, List<Card.Fact> facts) {
        for (var tier : DropCards.tiers(seats)) {
            var name = tier.name() == null ? "" : tier.name();
            var left = Text.of("{free} of {capacity} left", count("free", seats.free(tier.id())), count("capacity", tier.capacity()));
            var only = Gates.words(drop.poolId(), tier.id(), view).map(words -> Text.of("{left}, only for {who}", text("left", left), text("who", words))).orElse(left);
            facts.add(new Card.Fact(Text.verbatim(name), only));
        }
    }

    private static void rules(Drop drop, Seats seats, List<Card.Fact> facts) {
        if (seats.pool().perPerson() > 1) facts.add(fact("Each person", Text.of("up to {n}", count("n", seats.pool().perPerson()))));
        var question = drop.rules().question();
        if (question != null) {
            facts.add(fact("You are asked", Text.verbatim(question)));
            facts.add(fact("To answer you have", length(drop.rules().hold())));
        }
        if (drop.rules().earlySeconds() > 0 && drop.soldOutAt() == null) facts.add(fact("Early access", Text.of("for one role, from {when}", moment("when", drop.opensEarly()))));
    }

    private static void draw(Drop drop, View view, List<Card.Fact> facts) {
        if (!drop.rules().isDraw()) return;
        var table = view.table(DrawTable.class);
        if (drop.drawnAt() == null) {
            facts.add(fact("Draw", Text.of("among all who press within {length} of the opening", text("length", length(Duration.ofSeconds(drop.rules().windowSeconds()))))));
        }
        table.find(drop.id()).ifPresent(row -> facts.add(fact("Commitment", Text.of("{hash}", code("hash", row.commitment())))));
        table.revealed(drop.id()).ifPresent(seed -> facts.add(fact("Seed", Text.of("{hash}", code("hash", seed)))));
    }

    static Text length(Duration length) {
        var seconds = length.toSeconds();
        if (seconds < 60 || seconds % 60 != 0) return Text.of("{n, plural, one {# second} other {# seconds}}", count("n", seconds));
        var minutes = length.toMinutes();
        if (minutes >= 1440 && minutes % 1440 == 0) return Text.of("{n, plural, one {# day} other {# days}}", count("n", minutes / 1440));
        if (minutes >= 60 && minutes % 60 == 0) return Text.of("{n, plural, one {# hour} other {# hours}}", count("n", minutes / 60));
        return Text.of("{n, plural, one {# minute} other {# minutes}}", count("n", minutes));
    }
}
