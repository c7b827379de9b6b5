package usher.people;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import usher.Action;
import usher.Address;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Feature;
import usher.Field;
import usher.Json;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.Undelivered;
import usher.View;
import usher.Wanted;

/** Shows moderators what went wrong. What a private message says is shown to nobody but its reader. */
public final class Oversight implements Feature {

    static final Field.Id MESSAGE = new Field.Id("message");

    private static final Duration SHOWN = Duration.ofDays(30);
    private static final int MOST_TROUBLE = 8;

    @Override
    public List<Action> actions() {
        return List.of(
            Action.question("usher trouble", "See what could not be delivered or done in the last 30 days", Right.MODERATORS, List.of(), this::trouble),
            Action.press("usher.retry", "Try a message again", Right.MODERATORS, List.of(MESSAGE), this::retry));
    }

    private Answer trouble(Call call, View view) {
        var table = view.table(OversightTable.class);
        var community = view.community().id();
        var since = view.now().minus(SHOWN);
        var messages = table.messages(community, since, MOST_TROUBLE);
        var timers = table.timers(community, since, MOST_TROUBLE);
        var skipped = table.skipped(community, since, MOST_TROUBLE);
        if (messages.isEmpty() && timers.isEmpty() && skipped.isEmpty()) return Answer.done(Card.of("No trouble in the last 30 days").tone(Card.Tone.GOOD));
        var card = Card.of("What went wrong in the last 30 days").tone(Card.Tone.WRONG);
        card = section(card, Text.of("Not delivered"), numbered(messages, view));
        card = section(card, Text.of("Not done"), timers.stream()
            .map(it -> line(Text.verbatim(it.name()), Text.verbatim(it.why()), Text.moment("at", it.at()))).toList());
        card = section(card, Text.of("Left out, because it had lost its point"), skipped.stream()
            .map(it -> line(what(it.what(), view), Text.verbatim(it.why()), Text.moment("at", it.at()))).toList());
        for (var i = 0; i < messages.size(); i++) {
            var label = messages.size() == 1 ? Text.of("Try again") : Text.of("Try {n} again", Text.count("n", i + 1));
            card = card.controls(new Card.Button(label, "usher.retry", List.of(MESSAGE.is(messages.get(i).id())), Card.Weight.NORMAL, true));
        }
        return Answer.done(card);
    }

    private static Card section(Card card, Text heading, List<Text> lines) {
        return lines.isEmpty() ? card : card.say("{heading}:", Text.text("heading", heading)).bullets(lines);
    }

    private static List<Text> numbered(List<OversightTable.Stuck> messages, View view) {
        var lines = new ArrayList<Text>();
        for (var message : messages) {
            var number = Text.plain("number", Integer.toString(lines.size() + 1));
            lines.add(Text.of("{number}. {line}", number, Text.text("line", line(what(message, view), why(message.why()), Text.moment("at", message.at())))));
        }
        return lines;
    }

    private static Text line(Text what, Text why, Text.Arg at) {
        return Text.of("{what}, {at}: {why}", Text.text("what", what), at, Text.text("why", why));
    }

    /** The outbox writes the kind of failure and what the platform said; the kind is put in words. */
    private static Text why(String parked) {
        var colon = parked.indexOf(": ");
        var kind = Arrays.stream(Undelivered.Why.values()).filter(it -> colon > 0 && it.name().equals(parked.substring(0, colon))).findFirst();
        if (kind.isEmpty()) return Text.verbatim(parked);
        var said = Text.plain("said", parked.substring(colon + 2));
        return switch (kind.get()) {
            case NEVER -> Text.of("it cannot be shown there ({said})", said);
            case CLOSED -> Text.of("they take no private messages from me ({said})", said);
            case GONE -> Text.of("it was deleted there ({said})", said);
            case LATER, UNSURE, STIFF -> Text.of("I tried for a day in vain ({said})", said);
        };
    }

    private static Text what(OversightTable.Stuck message, View view) {
        var to = Address.of(message.address());
        if (to.kind() != Address.Kind.CHANNEL) return privately(to, view);
        return switch (Json.read(message.wanted(), Wanted.class)) {
            case Wanted.Message it -> Text.of("{title} in {channel}", Text.text("title", it.card().title()), Text.place("channel", to, to.id()));
            case Wanted.Home _ -> Text.of("a home page");
            case Wanted.Thread it -> Text.of("the discussion {title}", Text.text("title", it.name()));
            case Wanted.Scheduled it -> Text.of("the calendar entry of {title}", Text.text("title", it.title()));
            case Wanted.Nothing _ -> Text.of("the taking down of a message in {channel}", Text.place("channel", to, to.id()));
        };
    }

    private static Text privately(Address to, View view) {
        var person = view.person(new usher.Account(to.space(), to.id()));
        return to.kind() == Address.Kind.HOME
            ? person.map(who -> Text.of("the home page of {who}", who.mention("who"))).orElseGet(() -> Text.of("a home page"))
            : person.map(who -> Text.of("a private message to {who}", who.mention("who"))).orElseGet(() -> Text.of("a private message"));
    }

    /** The core names a skipped message by its address and key; its reader's address is put in words. */
    private static Text what(String skipped, View view) {
        if (!skipped.startsWith("message ") || !skipped.contains("|")) return Text.verbatim(skipped);
        var to = Address.of(skipped.substring("message ".length(), skipped.indexOf('|')));
        return to.kind() == Address.Kind.CHANNEL ? Text.of("a message in {channel}", Text.place("channel", to, to.id())) : privately(to, view);
    }

    private Answer retry(Call call, Tx tx) {
        if (tx.table(OversightTable.class).isStuck(tx.community().id(), call.get(MESSAGE)) == 0) {
            throw Refusal.of("That message is no longer waiting to be tried. {command} shows what is.", Text.code("command", "/usher trouble"));
        }
        tx.retry(call.get(MESSAGE));
        tx.audit("retry", "message " + call.get(MESSAGE), Text.of("{who} had a message tried again", tx.caller().mention("who")));
        return Answer.done(Card.of("I try it again now").note("{command} shows whether it worked.", Text.code("command", "/usher trouble")));
    }
}
