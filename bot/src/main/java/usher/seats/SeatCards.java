package usher.seats;

import static usher.Card.button;
import static usher.Text.count;
import static usher.Text.moment;
import static usher.Text.strong;
import static usher.Text.text;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import usher.Card;
import usher.Card.Tone;
import usher.Text;
import usher.View;

/** All the words about seats that are the same whatever the seats are for. */
final class SeatCards {

    private SeatCards() {}

    static Card in(Occasion occasion, int holds, int limit) {
        var card = Card.of("You''re in: {title}", strong("title", occasion.title())).tone(Tone.GOOD);
        return limit == 1 ? card.say("A seat is yours. If you cannot come, give it back and it goes to the next in line.")
            : card.say("You hold {holds} of {limit}. What you cannot use goes to the next in line.", count("holds", holds), count("limit", limit));
    }

    /** The private message that carries an offer. */
    static Card offer(Occasion occasion, Seat seat, Instant until) {
        var card = Card.of("A seat in {title} is yours until {until}", strong("title", occasion.title()), moment("until", until)).tone(Tone.GOOD);
        return option(card, occasion, seat).say("It is held for you until then. Take it, or pass it on to the next in line.")
            .controls(button("Accept", Seating.ACCEPT, Seating.SEAT.is(seat.id())).main(), button("Pass", Seating.PASS, Seating.SEAT.is(seat.id())));
    }

    private static Card option(Card card, Occasion occasion, Seat seat) {
        return occasion.option(seat.poolId()).map(name -> card.say("It is for {option}.", strong("option", name))).orElse(card);
    }

    /** How an offer ended, which its message then says. */
    enum End {
        TAKEN("accepted"), PASSED("passed"), RAN_OUT("over"), MERGED("ended"), WITHDRAWN("ended");

        private final String cameOfIt;

        End(String cameOfIt) {
            this.cameOfIt = cameOfIt;
        }

        /** As {@link OfferTable} has it. */
        String cameOfIt() {
            return cameOfIt;
        }
    }

    /** What becomes of that message when the offer is over. */
    static Card offerOver(Occasion occasion, End end) {
        return titled(occasion).say(switch (end) {
            case TAKEN -> "You took this seat. See you there!";
            case PASSED -> "You passed this seat on.";
            case RAN_OUT -> "This offer is over, and the seat went on to the next in line. Press Claim on the post to stand in line again.";
            case MERGED -> "You hold your seat with your other account.";
            case WITHDRAWN -> "This offer is over.";
        });
    }

    /** The one message in which a host reads how the offers went. */
    static Card summary(Occasion occasion, List<OfferTable.Row> newest, int all, View view) {
        var card = Card.of("Offers of {title}", strong("title", occasion.title())).bullets(newest.stream().map(row -> line(row, view)).toList());
        return all > newest.size() ? card.note("and {n} earlier", count("n", all - newest.size())) : card;
    }

    private static Text line(OfferTable.Row row, View view) {
        var who = view.person(row.personId()).map(it -> it.mention("who")).orElseGet(() -> Text.text("who", Text.of("somebody")));
        var at = moment("at", row.at(), Text.Style.TIME);
        return switch (row.cameOfIt()) {
            case "open" -> Text.of("{who} has until {until} to accept", who, moment("until", row.untilAt()));
            case "accepted" -> Text.of("{who} accepted at {at}", who, at);
            case "passed" -> Text.of("{who} passed at {at}", who, at);
            case "over" -> Text.of("{who} did not answer until {at}", who, at);
            default -> Text.of("{who}: the offer ended at {at}", who, at);
        };
    }

    private static Card titled(Occasion occasion) {
        return Card.of("{title}", strong("title", occasion.title())).tone(Tone.OVER);
    }

    static Card keptNoLonger(Occasion occasion) {
        return titled(occasion).say("The seat was kept for you while you filled in the form, and the time for that is over: it went on to the next in line.")
            .controls(occasion.again().toArray(Card.Control[]::new));
    }

    /** What somebody reads whose accounts had more seats between them than one person may have. */
    static Card merged(Occasion occasion, Seat seat) {
        return Card.of("You keep your seat in {title}", strong("title", occasion.title())).tone(Tone.GOOD)
            .say("Your accounts are one person''s now and held more seats in {what} than one person may have. What was too much goes to the next in line.", text("what", named(occasion, seat)));
    }

    static Card passed(Occasion occasion) {
        return titled(occasion).say("You passed. The seat goes to the next in line.").controls(occasion.again().toArray(Card.Control[]::new));
    }

    static Card lineEnded(Occasion occasion) {
        return Card.of("{title} is closed", strong("title", occasion.title())).tone(Tone.OVER)
            .say("The line has ended, and no seat came free for you this time. Thank you for waiting.");
    }

    /** What a person's own place is, as a line. */
    static Text mine(Occasion occasion, Seat seat, View view) {
        var title = Text.text("title", named(occasion, seat));
        return switch (seat.state()) {
            case HELD -> Text.of("{title}: you hold a seat", title);
            case RESERVED -> Text.of("{title}: a seat is kept for you until {until}, while you fill in its form", title, moment("until", seat.until().orElse(view.now())));
            case OFFERED -> Text.of("{title}: a seat is yours until {until}", title, moment("until", seat.until().orElse(view.now())));
            case WAITING -> occasion.entered(seat)
                .orElseGet(() -> Text.of("{title}: you are number {place} in line", title, count("place", Seats.read(seat.rootId(), view).placeInLine(seat, view))));
        };
    }

    /** A title, with its time where it has one. */
    static Text titled(String title, Optional<Instant> starts) {
        return starts.map(at -> Text.of("{title}, {when}", strong("title", title), moment("when", at))).orElseGet(() -> Text.of("{title}", strong("title", title)));
    }

    /** The occasion by its title, with its time and the seat's option where it has them. */
    static Text named(Occasion occasion, Seat seat) {
        var title = strong("title", occasion.title());
        var starts = occasion.starts();
        var option = occasion.option(seat.poolId());
        if (starts.isPresent() && option.isPresent()) return Text.of("{title}, {option}, {when}", title, Text.plain("option", option.get()), moment("when", starts.get()));
        if (option.isPresent()) return Text.of("{title}, {option}", title, Text.plain("option", option.get()));
        return titled(occasion.title(), starts);
    }
}
