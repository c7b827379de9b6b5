package usher.drops;

import static usher.Card.button;
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
import usher.Pages;
import usher.Text;
import usher.View;
import usher.gates.Gates;
import usher.seats.Pool;
import usher.seats.Seats;

/** What everybody reads about drops, and what moderators read who made one. What one person reads who claims: {@link ClaimCards}. */
final class DropCards {

    /** With more tiers than this the post has a menu instead of a button each. */
    static final int MOST_BUTTONS = 4;

    private DropCards() {}

    /** The post: the same on every space, edited in place. */
    static Card post(Drop drop, Seats seats, Instant now, Pages pages, View view) {
        var card = Card.of("{title}", strong("title", drop.title()));
        var capacity = seats.pool().capacity();
        card = switch (drop.phase(now, seats)) {
            case ARMED -> card.tone(Tone.WAITING)
                .say("{seats, plural, one {# seat opens} other {# seats open}} {when}.", count("seats", drop.rules().isOfEvent() ? seats.free() : capacity), moment("when", drop.opensAt()))
                .say(drop.rules().isDraw() ? "{left}. Earlier presses do not count, and of those in time everyone has the same chance." : "{left}. Earlier presses do not count, and everyone has the same chance.",
                    text("left", left(Duration.between(now, drop.opensAt()))));
            case PAUSED -> card.tone(Tone.WAITING)
                .say("Held up for a moment by a moderator. What people hold stays theirs, and presses count again as soon as it goes on.");
            case DRAWING -> card.tone(Tone.GOOD)
                .say("Press Claim until {when} to be in the draw. {n, plural, =0 {Nobody is} one {# person is} other {# people are}} in it so far.",
                    moment("when", drop.drawEnds(), Text.Style.TIME), count("n", seats.waiting()));
            case OPEN -> card.tone(Tone.GOOD)
                .say("{free, plural, one {# seat left} other {# seats left}} of {capacity}.", count("free", seats.free()), count("capacity", capacity));
            case SOLD_OUT -> card.tone(Tone.OVER)
                .say("All {capacity, plural, one {# seat is} other {# seats are}} taken. Press Claim to stand in line: what comes free is offered in order.", count("capacity", capacity));
            case CLOSED -> card.tone(Tone.OVER)
                .say("Closed. {held} of {capacity, plural, one {# seat} other {# seats}} went to someone.", count("held", seats.held()), count("capacity", capacity));
        };
        return card.with(new Card.Facts(DropFacts.of(drop, seats, now, view))).controls(controls(drop, seats, now, pages, view).toArray(Card.Control[]::new));
    }

    private static List<Card.Control> controls(Drop drop, Seats seats, Instant now, Pages pages, View view) {
        var controls = new ArrayList<Card.Control>();
        var phase = drop.phase(now, seats);
        if (phase != Drop.Phase.CLOSED && phase != Drop.Phase.PAUSED) controls.addAll(claims(drop, seats));
        if (phase != Drop.Phase.CLOSED && phase != Drop.Phase.ARMED) controls.add(ClaimCards.giveBack(drop));
        if (phase != Drop.Phase.CLOSED && Gates.takeTokens(drop.poolId(), view)) controls.add(token(drop));
        if (drop.rules().isDraw()) controls.add(DrawCards.link(drop, pages));
        return controls;
    }

    /** A button to claim, or one a tier. */
    static List<Card.Control> claims(Drop drop, Seats seats) {
        return seats.options().getFirst().isRoot() ? List.of(claim(drop).main()) : ClaimCards.tiers(seats, false);
    }

    /** Coarse on purpose: the post is redrawn an hour, ten minutes and one minute before the opening, not every second. */
    private static Text left(Duration left) {
        if (left.compareTo(Duration.ofMinutes(1)) <= 0) return Text.of("Less than a minute to go");
        if (left.compareTo(Duration.ofMinutes(10)) <= 0) return Text.of("Ten minutes or less to go");
        if (left.compareTo(Duration.ofHours(1)) <= 0) return Text.of("Within the hour");
        return Text.of("It opens by itself");
    }

    static Card created(Drop drop, Seats seats, List<Text> places, List<Text> silent) {
        var card = Card.of("{title} is set", strong("title", drop.title())).tone(Tone.GOOD)
            .say("{seats, plural, one {# seat opens} other {# seats open}} {when}. I am announcing it here:", count("seats", drop.rules().isOfEvent() ? seats.free() : seats.pool().capacity()), moment("when", drop.opensAt()))
            .bullets(places);
        if (drop.rules().isOfEvent()) card = EventSeats.told(drop, card);
        if (!silent.isEmpty()) card = card.say("Not announced here, because no channel is set ({command} sets one):", code("command", "/usher setup")).bullets(silent);
        return card.controls(button("Close it", Drops.CLOSE, Drops.WHICH.is(drop.id())).danger(), button("Gate it", Drops.ADD_GATE, Drops.WHICH.is(drop.id())));
    }

    static Card list(List<Drop> drops, View view) {
        if (drops.isEmpty()) return Card.of("No drops are set").say("A moderator makes one with {command}.", code("command", "/drop create"));
        var lines = drops.stream().map(drop -> line(drop, Seats.read(drop.poolId(), view), view.now())).toList();
        var options = drops.stream().map(drop -> new Card.Option(Long.toString(drop.id()), Text.verbatim(drop.title()))).toList();
        return Card.of("Drops").bullets(lines).controls(new Card.Pick(Text.of("Show one"), Drops.SHOW, List.of(), Drops.WHICH.name(), options));
    }

    private static Text line(Drop drop, Seats seats, Instant now) {
        var title = strong("title", drop.title());
        return switch (drop.phase(now, seats)) {
            case ARMED -> Text.of("{title}: {n, plural, one {# seat opens} other {# seats open}} {when}", title, count("n", seats.pool().capacity()), moment("when", drop.opensAt()));
            case PAUSED -> Text.of("{title}: paused", title);
            case DRAWING -> Text.of("{title}: press until {when} to be in the draw", title, moment("when", drop.drawEnds(), Text.Style.TIME));
            case OPEN -> Text.of("{title}: {n, plural, one {# seat left} other {# seats left}}", title, count("n", seats.free()));
            case SOLD_OUT -> Text.of("{title}: sold out, {n} waiting", title, count("n", seats.waiting()));
            case CLOSED -> Text.of("{title}: closed", title);
        };
    }

    static Card closed(Drop drop, Seats seats) {
        return Card.of("{title} is closed", strong("title", drop.title())).tone(Tone.OVER)
            .say("{held} of {capacity, plural, one {# seat} other {# seats}} went to someone.", count("held", seats.held()), count("capacity", seats.pool().capacity()));
    }

    static Card.Button claim(Drop drop) {
        return button("Claim", Drops.CLAIM, Drops.DROP.is(drop.id()));
    }

    static Card.Button token(Drop drop) {
        return button("Enter a token", Drops.TOKEN, Drops.DROP.is(drop.id()));
    }

    /** The tiers of which a card may speak; a drop without any has one pool, its root. */
    static List<Pool> tiers(Seats seats) {
        return seats.options().stream().filter(pool -> !pool.isRoot()).toList();
    }
}
