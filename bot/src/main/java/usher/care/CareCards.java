package usher.care;

import static usher.Text.code;
import static usher.Text.count;
import static usher.Text.moment;
import static usher.Text.plain;
import static usher.Text.strong;
import static usher.Text.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import usher.Call;
import usher.Card;
import usher.Dates;
import usher.Draft;
import usher.Person;
import usher.Text;
import usher.Tx;
import usher.Value;
import usher.events.Event;
import usher.events.EventFields;

/** All the words about what hosts can bear. */
final class CareCards {

    /** What can be sent again with another start; adding a host, for example, cannot. */
    private static final Set<String> TAKE_A_START = Set.of("event.create", "event.edit", "event.change-time", "event.duplicate");

    private CareCards() {}

    /** A no with other times on its buttons, which send what was asked again with that start. */
    static Card refused(Care.Conflict conflict, Event asked, Call call, Tx tx) {
        var card = Card.of("{title} cannot be then", strong("title", asked.title())).tone(Card.Tone.WRONG).with(new Card.Paragraph(why(conflict)));
        var times = conflict.alternatives();
        if (times.isEmpty()) return card.say("No time within a week of it suits every host. {command} shows what a host can bear.", code("command", "/my mentoring"));
        card = card.say("These times suit every host:").bullets(times.stream().map(at -> Text.of("{when}", moment("when", at))).toList());
        if (!TAKE_A_START.contains(call.action())) return card;
        var draft = new Value(Draft.FIELD, tx.keep(call));
        var buttons = new ArrayList<Card.Control>();
        for (var at : times) buttons.add(new Card.Button(Dates.local(at, tx.zone()), call.action(), List.of(draft, EventFields.START.is(at)), Card.Weight.NORMAL, true));
        return card.note("The buttons show your time, {zone}.", plain("zone", tx.zone().getId())).controls(buttons.toArray(Card.Control[]::new));
    }

    private static Text why(Care.Conflict conflict) {
        var host = conflict.host().mention("host");
        var limits = conflict.limits();
        var other = conflict.clash().with();
        return switch (conflict.clash().kind()) {
            case OVERLAP -> Text.of("{host} hosts {other} from {from} to {to}.", host, title(other), start(other), end(other));
            case BUFFER -> Text.of("{host} hosts {other} from {from} to {to}, and wants {buffer} between two sessions.", host, title(other), start(other), end(other),
                text("buffer", length(limits.buffer())));
            case SESSIONS -> Text.of("{host} hosts at most {n, plural, one {# session} other {# sessions}} a week, and that week is full.", host, count("n", limits.sessions().orElse(0)));
            case HOURS -> Text.of("{host} hosts at most {n, plural, one {# hour} other {# hours}} a week, and that week would be more.", host, count("n", limits.hours().orElse(0)));
            case BREAK -> Text.of("{host} needs a break of {pause} after {most}, and with {other} there would be none.", host, text("pause", length(Limits.BREAK)),
                text("most", length(limits.breakAfter().orElse(Duration.ZERO))), title(other));
        };
    }

    private static Text.Arg title(Optional<Session> other) {
        return strong("other", other.map(Session::title).orElse(""));
    }

    private static Text.Arg start(Optional<Session> other) {
        return moment("from", other.map(Session::start).orElse(Instant.EPOCH));
    }

    private static Text.Arg end(Optional<Session> other) {
        return moment("to", other.map(Session::end).orElse(Instant.EPOCH), Text.Style.TIME);
    }

    static Text length(Duration length) {
        var minutes = length.toMinutes();
        if (minutes >= 60 && minutes % 60 == 0) return Text.of("{n, plural, one {# hour} other {# hours}}", count("n", minutes / 60));
        return Text.of("{n, plural, one {# minute} other {# minutes}}", count("n", minutes));
    }

    /** What a host can bear, and a button that changes it. */
    static Card shown(Person who, Limits limits, boolean own) {
        var card = own ? Card.of("Your sessions") : Card.of("The sessions of {who}", who.mention("who"));
        card = card.say("I refuse what would break these rules, and offer the nearest times that keep them.").facts(
            Card.fact("Between two", length(limits.buffer())),
            Card.fact("In a week", limits.sessions().map(n -> Text.of("at most {n, plural, one {# session} other {# sessions}}", count("n", n))).orElseGet(() -> Text.of("as many as there are"))),
            Card.fact("Hours a week", limits.hours().map(n -> Text.of("at most {n}", count("n", n))).orElseGet(() -> Text.of("as many as there are"))),
            Card.fact("A break", limits.breakAfter().map(after -> Text.of("of {pause} after {most}", text("pause", length(Limits.BREAK)), text("most", length(after)))).orElseGet(() -> Text.of("never has to be"))),
            Card.fact("Cases a week", limits.cases().map(n -> Text.of("at most {n}", count("n", n))).orElseGet(() -> Text.of("as many as there are"))));
        return own ? card.controls(Card.button("Change", Mentoring.CHANGE, filled(limits))) : card;
    }

    /** The form holds what is so now, but for what it must be opened for. */
    private static Value[] filled(Limits limits) {
        var values = new LinkedHashMap<String, String>();
        limits.sessions().ifPresent(n -> values.put(Mentoring.SESSIONS.name(), n.toString()));
        limits.hours().ifPresent(n -> values.put(Mentoring.HOURS.name(), n.toString()));
        limits.breakAfter().ifPresent(it -> values.put(Mentoring.BREAK.name(), it.toMinutes() + " min"));
        limits.cases().ifPresent(n -> values.put(Mentoring.CASES.name(), n.toString()));
        return values.entrySet().stream().map(it -> new Value(it.getKey(), it.getValue())).toArray(Value[]::new);
    }
}
