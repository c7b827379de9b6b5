package usher.people;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Feature;
import usher.Field;
import usher.Quiet;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.Wishes;

/** How a person wants to be written to: when, about what, and where. */
final class Wishing implements Feature {

    static final Field.Line QUIET = new Field.Line(Field.required("hours", "Quiet hours", "For example 22-8 or 10pm to 8am; or never"), 60);
    static final Field.Choice REMINDERS = new Field.Choice(Field.required("where", "Where I remind you", "By private message, or in the event''s discussion"), List.of(
        new Card.Option("direct", Text.of("Private message")), new Card.Option("channel", Text.of("In the event''s discussion"))));

    private final Supplier<List<Feature>> features;
    private final Homes homes;

    Wishing(Supplier<List<Feature>> features, Homes homes) {
        this.features = features;
        this.homes = homes;
    }

    @Override
    public List<Action> actions() {
        return List.of(
            Action.command("my quiet", "Say when you want no private messages", Right.ANYONE, List.of(QUIET), this::quiet),
            Action.command("my mute", "Hear only of what is your own: your seats, offers and what you signed up for", Right.ANYONE, List.of(), (call, tx) -> mute(true, tx)),
            Action.command("my unmute", "Hear of news as well", Right.ANYONE, List.of(), (call, tx) -> mute(false, tx)),
            Action.command("my reminders", "Choose where I remind you of what you signed up for", Right.ANYONE, List.of(REMINDERS), this::reminders));
    }

    private Answer quiet(Call call, Tx tx) {
        var hours = Hours.read(call.get(QUIET), QUIET);
        tx.table(WishTable.class).quiet(tx.community().id(), tx.caller().id(), hours.map(Quiet::written).orElse("never"));
        tx.forgetPeople();
        tx.person(tx.caller().id()).ifPresent(is -> features.get().forEach(feature -> feature.rhythm(tx.caller(), is, tx)));
        var card = hours.map(it -> Card.of("Quiet from {from} to {to}", Text.strong("from", it.from().toString()), Text.strong("to", it.to().toString()))
                .say("Private messages wait until then, by the clock of {zone}; what cannot wait still comes. It is now {time} there.",
                    Text.plain("zone", tx.zone().getId()), Text.plain("time", ZoneQuestion.clock(tx.zone().getId(), tx))))
            .orElseGet(() -> Card.of("No quiet hours").say("I write to you at any hour."));
        return saved(card, tx);
    }

    private Answer mute(boolean muted, Tx tx) {
        tx.table(WishTable.class).mute(tx.community().id(), tx.caller().id(), muted);
        return saved(muted
            ? Card.of("Muted").say("From now on you hear only of what is your own: your seats, offers and what you signed up for.").controls(Card.button("Unmute", "my.unmute"))
            : Card.of("No longer muted").say("You hear of news as well."), tx);
    }

    private Answer reminders(Call call, Tx tx) {
        var where = Wishes.Reminders.valueOf(call.get(REMINDERS).toUpperCase(Locale.ROOT));
        tx.table(WishTable.class).reminders(tx.community().id(), tx.caller().id(), where.name().toLowerCase(Locale.ROOT));
        return saved(switch (where) {
            case DIRECT -> Card.of("I remind you by private message");
            case CHANNEL -> Card.of("I remind you in the event''s discussion").say("There I mention you, and others can see it.");
        }, tx);
    }

    private Answer saved(Card card, Tx tx) {
        tx.forgetPeople();
        var asked = ZoneQuestion.below(card.tone(Card.Tone.GOOD), tx);
        homes.refresh(tx.caller(), tx);
        return Answer.done(asked);
    }

    /** What holds for somebody, as their page says it. */
    static List<Card.Fact> facts(Wishes wishes) {
        return List.of(
            Card.fact("Quiet hours", wishes.quiet().map(it -> Text.of("{from} to {to}", Text.plain("from", it.from().toString()), Text.plain("to", it.to().toString())))
                .orElseGet(() -> Text.of("none"))),
            Card.fact("You hear of", wishes.muted() ? Text.of("only what is your own") : Text.of("your own things and news")),
            Card.fact("Reminders", switch (wishes.reminders()) {
                case DIRECT -> Text.of("by private message");
                case CHANNEL -> Text.of("in the event''s discussion");
            }));
    }
}
