package usher.seats;

import static usher.Card.button;
import static usher.Text.moment;
import static usher.Text.text;

import usher.Card;
import usher.Card.Tone;
import usher.Person;

/** The words about seats that pass from one person to another. */
final class TransferCards {

    private TransferCards() {}

    /** How it ended, as the receiver's message then says. */
    enum End { TAKEN, DECLINED, WITHDRAWN, RAN_OUT }

    static Card asked(Occasion occasion, Seat seat, TransferTable.Row row, Person to) {
        return Card.of("{who} is asked", to.mention("who")).tone(Tone.WAITING)
            .say("Your seat in {what} is theirs as soon as they say yes, until {until}. Until then it stays yours.", text("what", SeatCards.named(occasion, seat)), moment("until", row.untilAt()))
            .controls(button("Withdraw", Transfers.WITHDRAW, Transfers.TRANSFER.is(row.id())));
    }

    /** The private message to whoever is to have it. */
    static Card offer(Occasion occasion, Seat seat, TransferTable.Row row, Person from) {
        return Card.of("{who} gives you a seat", from.mention("who")).tone(Tone.GOOD)
            .say("It is for {what}. Say yes by {until}, and it is yours; if you do not want it, nothing happens.", text("what", SeatCards.named(occasion, seat)), moment("until", row.untilAt()))
            .controls(button("Take it", Transfers.TAKE, Transfers.TRANSFER.is(row.id())).main(), button("No, thank you", Transfers.DECLINE, Transfers.TRANSFER.is(row.id())));
    }

    static Card over(Occasion occasion, Seat seat, End end) {
        var card = Card.of("{what}", text("what", SeatCards.named(occasion, seat))).tone(Tone.OVER);
        return switch (end) {
            case TAKEN -> card.say("You took this seat. See you there!");
            case DECLINED -> card.say("You did not want this seat.");
            case WITHDRAWN -> card.say("This seat is not to be had any more.");
            case RAN_OUT -> card.say("The time to take this seat is over.");
        };
    }

    /** What the giver reads when it is decided. */
    static Card decided(Occasion occasion, Seat seat, Person to, End end) {
        var what = text("what", SeatCards.named(occasion, seat));
        return switch (end) {
            case TAKEN -> Card.of("{who} took your seat", to.mention("who")).tone(Tone.OVER).say("{what} is theirs now.", what);
            case DECLINED -> Card.of("{who} does not want your seat", to.mention("who")).say("Your seat in {what} is yours still.", what);
            case RAN_OUT -> Card.of("{who} did not answer", to.mention("who")).say("Your seat in {what} is yours still.", what);
            case WITHDRAWN -> Card.of("{who} is not asked any more", to.mention("who")).say("Your seat in {what} is yours still.", what);
        };
    }
}
