package usher.seats;

import static usher.Text.count;
import static usher.Text.plain;
import static usher.Text.strong;
import static usher.Text.text;

import java.util.List;
import usher.Card;
import usher.Card.Tone;
import usher.Person;
import usher.Text;
import usher.Tx;
import usher.Value;
import usher.View;

/** The words for those who manage what seats are for, and for those whom they move. */
final class HostCards {

    private HostCards() {}

    static Card resized(Occasion occasion, Pool pool, int capacity, int free) {
        return Card.of("{what} has {n, plural, one {# seat} other {# seats}} now", text("what", pool(occasion, pool.id())), count("n", capacity)).tone(Tone.GOOD)
            .say("{free, plural, =0 {None is free.} one {# is free.} other {# are free.}}", count("free", free));
    }

    private static Text pool(Occasion occasion, long pool) {
        return occasion.option(pool).map(name -> Text.of("{title}, {option}", strong("title", occasion.title()), plain("option", name))).orElseGet(() -> Text.of("{title}", strong("title", occasion.title())));
    }

    /** Too many are taken for a lower capacity: whoever lowers it chooses who moves, the newest first. */
    static Card over(Occasion occasion, long pool, int capacity, int over, List<Card.Option> newest) {
        return Card.of("{n, plural, one {# person} other {# people}} must move first", count("n", over)).tone(Tone.WRONG)
            .say("{what} can have {capacity, plural, one {# seat} other {# seats}} only when {n, plural, one {# person} other {# people}} of those who have one moved elsewhere. Nothing has changed yet; each is told your reason.",
                text("what", pool(occasion, pool)), count("capacity", capacity), count("n", over))
            .controls(new Card.Pick(Text.of("Move somebody"), Hosting.MAKE_ROOM, List.of(Hosting.POOL.is(pool), Hosting.TARGET.is((long) capacity)), Seating.SEAT.name(), newest));
    }

    static Card several(Person who, Occasion occasion, List<Card.Option> theirs) {
        return Card.of("{who} has several places in {title}", who.mention("who"), strong("title", occasion.title()))
            .controls(new Card.Pick(Text.of("Which one?"), Hosting.MOVE_ONE, List.<Value>of(), Seating.SEAT.name(), theirs));
    }

    /** A seat by whose it is, for a menu. */
    static Card.Option option(Occasion occasion, Seat seat, Tx tx) {
        var who = plain("who", tx.person(seat.personId()).map(Person::name).orElse("?"));
        var state = text("state", state(seat.state()));
        var option = occasion.option(seat.poolId());
        var label = option.isPresent() ? Text.of("{who}: {state}, {option}", who, state, plain("option", option.get())) : Text.of("{who}: {state}", who, state);
        return new Card.Option(Long.toString(seat.id()), label);
    }

    static Text state(Seat.State state) {
        return switch (state) {
            case HELD -> Text.of("has a seat");
            case RESERVED -> Text.of("fills in the form");
            case OFFERED -> Text.of("is offered a seat");
            case WAITING -> Text.of("waits");
        };
    }

    static Text moved(Hosting.Where where) {
        return switch (where) {
            case Hosting.Where.Out _ -> Text.of("has no place any more");
            case Hosting.Where.Head _ -> Text.of("is first in line");
            case Hosting.Where.Option option -> Text.of("is in {option}", plain("option", option.name()));
        };
    }

    static Card done(Occasion occasion, Person who, Hosting.Where where) {
        return Card.of("{who} {moved}", who.mention("who"), text("moved", moved(where))).tone(Tone.GOOD).say("They are told your reason, and {title} is as you want it.", strong("title", occasion.title()));
    }

    static Card room(Occasion occasion, Person who, Hosting.Where where, int capacity, int still) {
        var card = done(occasion, who, where).note("It has {n, plural, one {# seat} other {# seats}} now.", count("n", capacity));
        return still == 0 ? card : card.say("{n, plural, one {# more} other {# more}} must move.", count("n", still));
    }

    /** What a moved person reads. */
    static Card told(Occasion occasion, Hosting.Where where, String reason, View view) {
        var title = strong("title", occasion.title());
        var by = view.caller().mention("by");
        var card = switch (where) {
            case Hosting.Where.Out _ -> Card.of("You have no place in {title} any more", title).tone(Tone.OVER);
            case Hosting.Where.Head _ -> Card.of("You are first in line for {title} now", title).tone(Tone.WAITING);
            case Hosting.Where.Option option -> Card.of("Your place in {title} is in {option} now", title, plain("option", option.name()));
        };
        return card.say("{by} moved you: {reason}", by, plain("reason", reason));
    }
}
