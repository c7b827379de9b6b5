package usher.drops;

import static usher.Card.button;
import static usher.Card.fact;
import static usher.Text.code;
import static usher.Text.count;
import static usher.Text.moment;
import static usher.Text.strong;
import static usher.Text.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import usher.Card;
import usher.Card.Tone;
import usher.Text;
import usher.View;
import usher.seats.Seat;
import usher.seats.Seats;

/** All the words about drops. */
final class DropCards {

    private DropCards() {}

    /** The post: the same on every space, edited in place. */
    static Card post(Drop drop, Seats seats, Instant now) {
        var card = Card.of("{title}", strong("title", drop.title()));
        var capacity = seats.pool().capacity();
        return switch (drop.phase(now, seats)) {
            case ARMED -> card.tone(Tone.WAITING)
                .say("{seats, plural, one {# seat opens} other {# seats open}} {when}.", count("seats", capacity), moment("when", drop.opensAt()))
                .say("{left}. Earlier presses do not count, and everyone has the same chance.", text("left", left(Duration.between(now, drop.opensAt()))))
                .with(facts(drop, seats)).controls(claim(drop).main());
            case OPEN -> card.tone(Tone.GOOD)
                .say("{free, plural, one {# seat left} other {# seats left}} of {capacity}.", count("free", seats.free()), count("capacity", capacity))
                .with(facts(drop, seats)).controls(claim(drop).main(), giveBack(drop));
            case SOLD_OUT -> card.tone(Tone.OVER)
                .say("All {capacity, plural, one {# seat is} other {# seats are}} taken. Press Claim to stand in line: what comes free is offered in order.", count("capacity", capacity))
                .with(facts(drop, seats)).controls(claim(drop).main(), giveBack(drop));
            case CLOSED -> card.tone(Tone.OVER)
                .say("Closed. {held} of {capacity, plural, one {# seat} other {# seats}} went to someone.", count("held", seats.held()), count("capacity", capacity));
        };
    }

    private static Card.Facts facts(Drop drop, Seats seats) {
        var facts = new ArrayList<Card.Fact>();
        if (seats.pool().perPerson() > 1) facts.add(fact("Each person", Text.of("up to {n}", count("n", seats.pool().perPerson()))));
        if (seats.waiting() > 0) facts.add(fact("Waiting", Text.of("{n, plural, one {# person} other {# people}}", count("n", seats.waiting()))));
        if (seats.offered() > 0) facts.add(fact("On offer", Text.of("{n, plural, one {# seat} other {# seats}}", count("n", seats.offered()))));
        facts.add(fact("A freed seat", Text.of("is offered for {length}", text("length", length(drop.offerLasts())))));
        return new Card.Facts(facts);
    }

    /** Coarse on purpose: the post is redrawn an hour, ten minutes and one minute before the opening, not every second. */
    private static Text left(Duration left) {
        if (left.compareTo(Duration.ofMinutes(1)) <= 0) return Text.of("Less than a minute to go");
        if (left.compareTo(Duration.ofMinutes(10)) <= 0) return Text.of("Ten minutes or less to go");
        if (left.compareTo(Duration.ofHours(1)) <= 0) return Text.of("Within the hour");
        return Text.of("It opens by itself");
    }

    static Text length(Duration length) {
        var minutes = length.toMinutes();
        if (minutes >= 1440 && minutes % 1440 == 0) return Text.of("{n, plural, one {# day} other {# days}}", count("n", minutes / 1440));
        if (minutes >= 60 && minutes % 60 == 0) return Text.of("{n, plural, one {# hour} other {# hours}}", count("n", minutes / 60));
        return Text.of("{n, plural, one {# minute} other {# minutes}}", count("n", minutes));
    }

    static Card in(Drop drop, Seats seats, int holds) {
        var limit = seats.pool().perPerson();
        var card = Card.of("You''re in: {title}", strong("title", drop.title())).tone(Tone.GOOD);
        if (limit == 1) return card.say("A seat is yours. If you cannot come, give it back and it goes to the next in line.").controls(giveBack(drop));
        return card.say("You hold {holds} of {limit}. What you cannot use goes to the next in line.", count("holds", holds), count("limit", limit))
            .controls(holds < limit ? List.of(another(drop), giveBack(drop)).toArray(Card.Button[]::new) : new Card.Button[] {giveBack(drop)});
    }

    static Card waiting(Drop drop, int place) {
        return Card.of("In line: {title}", strong("title", drop.title())).tone(Tone.WAITING)
            .say("All seats are taken. You are number {place} in line, and I will write to you as soon as one is yours.", count("place", place))
            .controls(button("Leave the line", Drops.GIVE_BACK, Drops.DROP.is(drop.id())));
    }

    static Card hasSome(Drop drop, Seats seats, int holds) {
        return Card.of("You are in already: {title}", strong("title", drop.title())).tone(Tone.GOOD)
            .say("You hold {holds} of {limit}.", count("holds", holds), count("limit", seats.pool().perPerson()))
            .controls(another(drop), giveBack(drop));
    }

    static Card hasAll(Drop drop, int holds) {
        return Card.of("You are in already: {title}", strong("title", drop.title())).tone(Tone.GOOD)
            .say("You hold {holds, plural, one {your seat} other {# seats}}, which is as many as one person may have.", count("holds", holds)).controls(giveBack(drop));
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
        return card.controls(claim(drop));
    }

    static Card created(Drop drop, Seats seats, List<Text> places, List<Text> silent) {
        var card = Card.of("{title} is set", strong("title", drop.title())).tone(Tone.GOOD)
            .say("{seats, plural, one {# seat opens} other {# seats open}} {when}. I am announcing it here:", count("seats", seats.pool().capacity()), moment("when", drop.opensAt()))
            .bullets(places);
        if (!silent.isEmpty()) card = card.say("Not announced here, because no channel is set ({command} sets one):", code("command", "/usher setup")).bullets(silent);
        return card.controls(button("Close it", Drops.CLOSE, Drops.WHICH.is(drop.id())).danger());
    }

    static Card list(List<Drop> drops, View view) {
        if (drops.isEmpty()) return Card.of("No drops are set").say("A moderator makes one with {command}.", code("command", "/drop create"));
        var lines = drops.stream().map(drop -> line(drop, Seats.read(drop.poolId(), view), view.now())).toList();
        var options = drops.stream().map(drop -> new Card.Option(Long.toString(drop.id()), Text.verbatim(drop.title()))).toList();
        return Card.of("Drops").bullets(lines).controls(new Card.Pick(Text.of("Show one"), Drops.SHOW, List.of(), Drops.WHICH.name(), options));
    }

    private static Text line(Drop drop, Seats seats, Instant now) {
        return switch (drop.phase(now, seats)) {
            case ARMED -> Text.of("{title}: {n, plural, one {# seat opens} other {# seats open}} {when}", strong("title", drop.title()), count("n", seats.pool().capacity()), moment("when", drop.opensAt()));
            case OPEN -> Text.of("{title}: {n, plural, one {# seat left} other {# seats left}}", strong("title", drop.title()), count("n", seats.free()));
            case SOLD_OUT -> Text.of("{title}: sold out, {n} waiting", strong("title", drop.title()), count("n", seats.waiting()));
            case CLOSED -> Text.of("{title}: closed", strong("title", drop.title()));
        };
    }

    static Card closed(Drop drop, Seats seats) {
        return Card.of("{title} is closed", strong("title", drop.title())).tone(Tone.OVER)
            .say("{held} of {capacity, plural, one {# seat} other {# seats}} went to someone.", count("held", seats.held()), count("capacity", seats.pool().capacity()));
    }

    static Card.Button claim(Drop drop) {
        return button("Claim", Drops.CLAIM, Drops.DROP.is(drop.id()));
    }

    private static Card.Button another(Drop drop) {
        return button("Take another", Drops.ANOTHER, Drops.DROP.is(drop.id()));
    }

    private static Card.Button giveBack(Drop drop) {
        return button("Give back", Drops.GIVE_BACK, Drops.DROP.is(drop.id()));
    }
}
