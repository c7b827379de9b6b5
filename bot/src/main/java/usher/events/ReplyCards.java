package usher.events;

import static usher.Card.button;
import static usher.Card.fact;
import static usher.Text.count;
import static usher.Text.moment;
import static usher.Text.plain;
import static usher.Text.strong;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import usher.Card;
import usher.Card.Tone;
import usher.Text;
import usher.seats.Pool;
import usher.seats.Seat;
import usher.seats.Seating;

/** What somebody reads who said whether they come. */
final class ReplyCards {

    private ReplyCards() {}

    static Card in(Event event, Optional<String> option, Seat seat, Instant now) {
        var card = Card.of("You''re going: {title}", strong("title", event.title())).tone(Tone.GOOD).with(facts(event, option));
        if (!event.bill().prework().isEmpty()) card = card.say("Please prepare:").bullets(event.bill().prework());
        var note = now.isBefore(event.graceEnds()) ? card.note("If you cannot come, say so by {until}: then somebody else can.", moment("until", event.graceEnds()))
            : card.note("If you cannot come, please say so as soon as you know.");
        return note.controls(cannot(event), Seating.giveButton(seat), EventCards.calendar(event));
    }

    private static Card.Facts facts(Event event, Optional<String> option) {
        var facts = new ArrayList<Card.Fact>();
        facts.add(fact("When", EventCards.when(event)));
        event.bill().place().ifPresent(place -> facts.add(fact("Where", Text.of("{place}", place.arg("place")))));
        option.ifPresent(name -> facts.add(fact("You come for", Text.verbatim(name))));
        return new Card.Facts(facts);
    }

    static Card already(Event event, Optional<String> option, Seat seat, Instant now) {
        var card = in(event, option, seat, now);
        return new Card(Text.of("You are going already: {title}", strong("title", event.title())), card.tone(), card.blocks(), card.controls());
    }

    static Card admitted(Event event, Card.Control... ways) {
        return Card.of("You may come: {title}", strong("title", event.title())).tone(Tone.GOOD).say("Your token is taken. Press Going, for it holds no seat yet.")
            .controls(ways);
    }

    static Card tokenless(Event event, Text why) {
        return Card.of("{title}", strong("title", event.title())).tone(Tone.WRONG).say("{why}", Text.text("why", why))
            .controls(button("Enter a token", EventGates.TOKEN, EventFields.EVENT.is(event.id())));
    }

    static Card waiting(Event event, int place) {
        return Card.of("In line: {title}", strong("title", event.title())).tone(Tone.WAITING)
            .say("All seats are taken. You are number {place} in line, and I will write to you as soon as one is yours.", count("place", place))
            .controls(button("Leave the line", Replies.DECLINE, EventFields.EVENT.is(event.id())));
    }

    /** They have a place for one option and pressed another. */
    static Card elsewhere(Event event, Pool has, Seat.State state, Pool wants, boolean fits) {
        var card = Card.of("{title}", strong("title", event.title())).tone(Tone.GOOD);
        card = switch (state) {
            case HELD -> card.say("You are going: {option}.", strong("option", name(has)));
            case OFFERED, RESERVED -> card.say("A seat is kept for you: {option}.", strong("option", name(has)));
            case WAITING -> card.say("You stand in line: {option}.", strong("option", name(has)));
        };
        if (!fits) return card.say("{option} is full, so you keep what you have.", strong("option", name(wants))).controls(cannot(event));
        var change = new Card.Button(Text.of("Change to {option}", plain("option", name(wants))), Replies.CHANGE,
            List.of(EventFields.EVENT.is(event.id()), EventFields.OPTION.is(wants.id())), Card.Weight.MAIN, true);
        return card.say("One person has one place. Do you want to change?").controls(change, cannot(event));
    }

    private static String name(Pool pool) {
        return Optional.ofNullable(pool.name()).orElse("");
    }

    /** @param gaveUp whether a seat was freed by it, and {@code late} whether that was after the time for it */
    static Card declined(Event event, boolean gaveUp, boolean late, Card.Control... ways) {
        var card = Card.of("You can''t make it: {title}", strong("title", event.title())).tone(Tone.OVER);
        card = gaveUp ? card.say("Your seat goes to the next in line. Thank you for saying so.") : card.say("Noted. Thank you for saying so.");
        return late(event, card, late).controls(ways);
    }

    static Card maybe(Event event, boolean gaveUp, boolean late, Card.Control... ways) {
        var card = Card.of("Maybe: {title}", strong("title", event.title())).tone(Tone.WAITING);
        card = gaveUp ? card.say("A maybe holds no seat, so yours goes to the next in line.") : card.say("Noted. A maybe holds no seat: press Going as soon as you know.");
        return late(event, card, late).controls(ways);
    }

    private static Card late(Event event, Card card, boolean late) {
        return late ? card.note("Seats are given back by {until} for this event. This one is noted as late, and the host sees that.", moment("until", event.graceEnds())) : card;
    }

    private static Card.Button cannot(Event event) {
        return button("Can''t make it", Replies.DECLINE, EventFields.EVENT.is(event.id()));
    }
}
