package usher.drops;

import static usher.Card.button;
import static usher.Text.count;
import static usher.Text.moment;
import static usher.Text.plain;
import static usher.Text.strong;

import java.time.Instant;
import java.util.List;
import usher.Card;
import usher.Card.Tone;
import usher.Text;
import usher.seats.Seat;
import usher.seats.Seating;
import usher.seats.Seats;

/** What one person reads who claims, waits or gives back. */
final class ClaimCards {

    private ClaimCards() {}

    static Card in(Drop drop, Seats seats, Seat seat, int holds, boolean unanswered) {
        var limit = seats.pool().perPerson();
        var card = tier(Card.of("You''re in: {title}", strong("title", drop.title())).tone(Tone.GOOD), seats, seat);
        if (limit == 1) card = card.say("A seat is yours. If you cannot come, give it back and it goes to the next in line.");
        else card = card.say("You hold {holds} of {limit}. What you cannot use goes to the next in line.", count("holds", holds), count("limit", limit));
        if (unanswered) card = asked(card, drop).controls(answer(seat));
        return (holds < limit ? card.controls(another(drop), giveBack(drop)) : card.controls(giveBack(drop))).controls(Seating.giveButton(seat));
    }

    private static Card tier(Card card, Seats seats, Seat seat) {
        var name = seats.pool(seat.poolId()).name();
        return name == null ? card : card.say("It is for {option}.", strong("option", name));
    }

    private static Card asked(Card card, Drop drop) {
        var question = drop.rules().question();
        return question == null ? card : card.say("Please answer: {question}", strong("question", question));
    }

    private static Card.Button answer(Seat seat) {
        return button("Answer", Drops.ANSWER, Drops.TIER.is(seat.poolId())).main();
    }

    /** A seat is kept while the question is answered. */
    static Card kept(Drop drop, Seats seats, Seat seat, Instant until) {
        var card = Card.of("A seat in {title} is kept for you until {until}", strong("title", drop.title()), moment("until", until, Text.Style.TIME)).tone(Tone.WAITING);
        return asked(tier(card, seats, seat), drop).note("Answered by then, it is yours. Otherwise it goes to the next in line.").controls(answer(seat), giveBack(drop));
    }

    static Card answered(Drop drop) {
        return Card.of("Your answer is kept: {title}", strong("title", drop.title())).tone(Tone.GOOD);
    }

    static Card waiting(Drop drop, Seats seats, Seat seat, int place) {
        var card = tier(Card.of("In line: {title}", strong("title", drop.title())).tone(Tone.WAITING), seats, seat);
        return card.say("All seats are taken. You are number {place} in line, and I will write to you as soon as one is yours.", count("place", place))
            .controls(button("Leave the line", Drops.GIVE_BACK, Drops.DROP.is(drop.id())));
    }

    static Card hasSome(Drop drop, Seats seats, int holds) {
        return Card.of("You are in already: {title}", strong("title", drop.title())).tone(Tone.GOOD)
            .say("You hold {holds} of {limit}.", count("holds", holds), count("limit", seats.pool().perPerson()))
            .controls(another(drop), giveBack(drop));
    }

    /** They have as many as one person may; {@code waits} when the one they have is a place in line. */
    static Card hasAll(Drop drop, int holds, boolean waits) {
        if (waits) {
            return Card.of("You are in line already: {title}", strong("title", drop.title())).tone(Tone.WAITING)
                .say("Leave the line to stand for another tier.").controls(button("Leave the line", Drops.GIVE_BACK, Drops.DROP.is(drop.id())));
        }
        return Card.of("You are in already: {title}", strong("title", drop.title())).tone(Tone.GOOD)
            .say("You hold {holds, plural, one {your seat} other {# seats}}, which is as many as one person may have.", count("holds", holds)).controls(giveBack(drop));
    }

    /** Which tier is it to be? */
    static Card which(Drop drop, Seats seats, boolean another) {
        return Card.of("Which tier of {title}?", strong("title", drop.title())).controls(tiers(seats, another).toArray(Card.Control[]::new));
    }

    /** A button a tier, and a menu where that would be too many. */
    static List<Card.Control> tiers(Seats seats, boolean another) {
        var tiers = seats.options();
        var action = another ? Drops.ANOTHER_TIER : Drops.CLAIM_TIER;
        if (tiers.size() > DropCards.MOST_BUTTONS) {
            return List.of(new Card.Pick(Text.of("Claim a seat"), action, List.of(), Drops.TIER.name(),
                tiers.stream().map(tier -> new Card.Option(Long.toString(tier.id()), Text.verbatim(name(tier.name())))).toList()));
        }
        return tiers.stream().map(tier -> (Card.Control) new Card.Button(Text.of("Claim: {tier}", plain("tier", name(tier.name()))), action, List.of(Drops.TIER.is(tier.id())),
            Card.Weight.MAIN, true)).toList();
    }

    private static String name(@org.jspecify.annotations.Nullable String name) {
        return name == null ? "" : name;
    }

    static Card token(Drop drop) {
        return Card.of("{title} takes a one-time token", strong("title", drop.title())).tone(Tone.WAITING)
            .say("Type yours, then claim. You can do so before it opens.").controls(DropCards.token(drop));
    }

    static Card tokenTaken(Drop drop, List<Card.Control> claims) {
        return Card.of("Your token is good: {title}", strong("title", drop.title())).tone(Tone.GOOD).say("It stays yours, whatever you do with your seat.")
            .controls(claims.toArray(Card.Control[]::new));
    }

    static Card gaveBack(Drop drop, Seat seat, int left) {
        var card = Card.of("{title}", strong("title", drop.title())).tone(Tone.OVER);
        card = switch (seat.state()) {
            case HELD -> card.say("You gave your seat back. Thank you: someone else can come.");
            case RESERVED -> card.say("The seat is not kept for you any longer.");
            case OFFERED -> card.say("You passed. The seat goes to the next in line.");
            case WAITING -> card.say("You left the line.");
        };
        if (left > 0) return card.say("You still hold {n, plural, one {# seat} other {# seats}}.", count("n", left)).controls(giveBack(drop));
        return card.controls(DropCards.claim(drop));
    }

    private static Card.Button another(Drop drop) {
        return button("Take another", Drops.ANOTHER, Drops.DROP.is(drop.id()));
    }

    static Card.Button giveBack(Drop drop) {
        return button("Give back", Drops.GIVE_BACK, Drops.DROP.is(drop.id()));
    }
}
