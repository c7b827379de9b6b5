package usher.drops;

import static usher.Text.code;
import static usher.Text.count;
import static usher.Text.moment;
import static usher.Text.strong;

import usher.Card;
import usher.Card.Tone;
import usher.Pages;
import usher.Text;

/** The words about draws that people read in chat. */
final class DrawCards {

    private DrawCards() {}

    /** A ticket and the place it was drawn at, of how many. */
    record Receipt(String ticket, int place, int of) {}

    static Card.Link link(Drop drop, Pages pages) {
        return Card.link("The draw", pages.link("/draw/" + drop.id()));
    }

    static Card entered(Drop drop, String ticket, Pages pages) {
        return Card.of("You are in the draw: {title}", strong("title", drop.title())).tone(Tone.WAITING)
            .say("Your ticket is {ticket}. The draw is at {when}, and I write to you how it went.", code("ticket", ticket), moment("when", drop.drawEnds(), Text.Style.TIME))
            .note("When in the window somebody pressed makes no difference.")
            .controls(Card.button("Leave the draw", Drops.GIVE_BACK, Drops.DROP.is(drop.id())), link(drop, pages));
    }

    static Card late(Drop drop) {
        return Card.of("In line: {title}", strong("title", drop.title())).tone(Tone.WAITING)
            .say("The window for the draw was over at {when}. You stand in line behind those who were drawn.", moment("when", drop.drawEnds(), Text.Style.TIME))
            .controls(Card.button("Leave the line", Drops.GIVE_BACK, Drops.DROP.is(drop.id())));
    }

    static Card won(Card in, Receipt receipt, Drop drop, Pages pages) {
        return receipt(in, receipt).controls(link(drop, pages));
    }

    static Card lost(Drop drop, Receipt receipt, int place, Pages pages) {
        return receipt(Card.of("In line: {title}", strong("title", drop.title())).tone(Tone.WAITING)
            .say("The draw gave the seats to others this time. You are number {place} in line, and I will write to you as soon as one is yours.", count("place", place)), receipt)
            .controls(Card.button("Leave the line", Drops.GIVE_BACK, Drops.DROP.is(drop.id())), link(drop, pages));
    }

    /** Somebody gave a seat back before they heard how the draw went, and it is theirs to take. */
    static Card offered(Drop drop, Receipt receipt, Pages pages) {
        return receipt(Card.of("A seat is offered to you: {title}", strong("title", drop.title())).tone(Tone.GOOD).say("Take it or pass it on in the message about it."), receipt)
            .controls(link(drop, pages));
    }

    static Text receipt(DrawTable.Entry entry) {
        var place = entry.place();
        var ticket = code("ticket", entry.ticket());
        return place == null ? Text.of("Your ticket is {ticket}", ticket) : Text.of("Your ticket {ticket} was drawn at place {place}", ticket, count("place", place));
    }

    private static Card receipt(Card card, Receipt receipt) {
        return card.say("Your ticket {ticket} was drawn at place {place} of {of}.", code("ticket", receipt.ticket()), count("place", receipt.place()), count("of", receipt.of()));
    }
}
