package usher.people;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import usher.Card;
import usher.Feature;
import usher.Person;
import usher.Text;
import usher.View;

/** A person's own page: what they hold, what is known about them, and the buttons that change it. */
final class Page {

    private static final String CALENDAR = "my.calendar";
    private static final int MOST_LINES = 20;

    private final Supplier<List<Feature>> features;

    Page(Supplier<List<Feature>> features) {
        this.features = features;
    }

    /** What a person has here and what Usher knows about them, at a glance. */
    Card of(Person who, View view) {
        var lines = features.get().stream().flatMap(feature -> feature.mine(who, view).stream()).toList();
        var card = Card.of("{name}, this is yours", Text.plain("name", who.name()));
        if (lines.isEmpty()) card = card.say("You hold nothing at the moment. {help} says what there is to do.", Text.code("help", "/usher help"));
        var facts = new ArrayList<>(List.of(
            Card.fact("Roles", Homes.roles(who)),
            Card.fact("Time zone", who.zone().map(zone -> Text.verbatim(zone.getId()))
                .orElseGet(() -> Text.of("{zone}, the community''s, until you say yours", Text.plain("zone", view.community().zone().getId())))),
            Card.fact("Language", Text.verbatim(who.locale().getDisplayLanguage(who.locale())))));
        facts.addAll(Wishing.facts(who.wishes()));
        facts.add(Card.fact("Accounts", Text.verbatim(String.join(", ", view.table(AccountTable.class).accounts(view.community().id(), who.id()).stream()
                .filter(row -> !row.gone()).map(row -> Homes.shown(row, view)).toList()))));
        return some(card, lines).with(new Card.Facts(facts)).controls(controls(who));
    }

    private static Card some(Card card, List<Text> lines) {
        var shown = card.bullets(lines.stream().limit(MOST_LINES).toList());
        return lines.size() <= MOST_LINES ? shown
            : shown.note("And {n} more; {command} gives you everything as a file.", Text.count("n", lines.size() - MOST_LINES), Text.code("command", "/my export"));
    }

    private Card.Control[] controls(Person who) {
        var mute = who.wishes().muted() ? Card.button("Unmute", "my.unmute") : Card.button("Mute", "my.mute");
        var all = new ArrayList<>(List.of(Card.button("Time zone", "my.zone"), Card.button("Language", "my.language"), Card.button("Quiet hours", "my.quiet"), mute,
            Card.button("Reminders", "my.reminders"), Card.button("Calendar", CALENDAR), Card.button("Link an account", "my.link"), Card.button("Export my data", "my.export")));
        if (features.get().stream().flatMap(feature -> feature.actions().stream()).noneMatch(action -> action.name().equals(CALENDAR))) all.removeIf(button -> button.action().equals(CALENDAR));
        return all.toArray(Card.Control[]::new);
    }
}
