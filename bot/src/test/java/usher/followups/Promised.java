package usher.followups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import usher.Card;
import usher.Value;
import usher.events.Gathering;
import usher.testing.CardText;
import usher.testing.Chat;
import usher.testing.Persona;
import usher.testing.TestPlatform;

/** A gathering with a checklist called Next steps: two things to do after an event of any kind, {@code Write a page} within two days and {@code Show it} three days later. */
final class Promised implements AutoCloseable {

    static final String CARD = "After Portfolio clinic";

    final Gathering with = new Gathering();
    final Chat chat = with.chat;
    final Persona mo = with.mo;
    final Persona ann = with.ann;
    final Persona ben = with.ben;
    final Persona cleo = with.cleo;

    Promised nextSteps(Value... more) {
        return list("Next steps", "attendees", more).item("Next steps", "Write a page", "2 days after").item("Next steps", "Show it", "3 days after item 1");
    }

    Promised list(String name, String whom, Value... more) {
        var values = new ArrayList<>(List.of(ChecklistFields.NAME.is(name), ChecklistFields.WHOM.is(whom)));
        values.addAll(List.of(more));
        mo.says("/checklist create", values.toArray(Value[]::new)).isAnswered(name);
        return this;
    }

    Promised item(String list, String promise, String due, Value... more) {
        var values = new ArrayList<>(List.of(checklist(list), ChecklistFields.PROMISE.is(promise), ChecklistFields.DUE.is(due)));
        values.addAll(List.of(more));
        mo.says("/checklist item", values.toArray(Value[]::new)).isAnswered(promise);
        return this;
    }

    Promised attached(String list) {
        mo.says("/checklist attach", checklist(list), new Value("format", "Micro-event")).isAnswered("goes with every Micro-event now");
        return this;
    }

    static Value checklist(String name) {
        return new Value("checklist", name);
    }

    static Value event() {
        return new Value("event", "Portfolio clinic");
    }

    /** From 20 January, 18:00 UTC, for an hour. */
    Promised set(Value... more) {
        with.event(more);
        return this;
    }

    Promised going(Persona... people) {
        for (var who : people) who.presses("Going").isAnswered("Portfolio clinic");
        return this;
    }

    /** To the newest event. */
    Promised going(Persona who, String title) {
        who.presses("Going").isAnswered(title);
        return this;
    }

    Promised came(Persona who) {
        mo.says("/event attendance", Gathering.which()).picks("Somebody came", who.name());
        return this;
    }

    Promised until(String instant) {
        with.until(instant);
        return this;
    }

    /** It is over, and nobody was checked in. */
    Promised over() {
        return until("2027-01-20T19:00:00Z");
    }

    static List<TestPlatform.Shown> cards(Persona who, String words) {
        return who.direct().stream().filter(it -> CardText.of(it.card(), Locale.ENGLISH).contains(words)).toList();
    }

    /** The one card of somebody's that says this. */
    static String card(Persona who, String words) {
        var cards = cards(who, words);
        assertThat(cards).as("cards of %s that say %s among %s", who.name(), words, who.direct()).hasSize(1);
        return CardText.of(cards.getFirst().card(), Locale.ENGLISH);
    }

    static List<TestPlatform.Shown> nudges(Persona who) {
        return who.direct().stream().filter(it -> isNudge(it.card())).toList();
    }

    static boolean isNudge(Card card) {
        var title = card.title().plain(Locale.ENGLISH);
        return title.contains("you wanted to do") || title.startsWith("Still open");
    }

    String skipped() {
        return mo.says("/usher trouble").answered();
    }

    Promised passes(Duration time) {
        chat.passes(time);
        return this;
    }

    @Override
    public void close() {
        with.close();
    }
}
