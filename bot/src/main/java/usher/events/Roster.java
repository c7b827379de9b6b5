package usher.events;

import static usher.Text.count;
import static usher.Text.plain;
import static usher.Text.strong;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import usher.Person;
import usher.Text;
import usher.View;
import usher.seats.Pool;
import usher.seats.Seats;

/** Who is coming, in a few lines however many they are. */
record Roster(List<Text> lines) {

    /** So many names fit on a phone without scrolling; the rest is a number. */
    static final int SHOWN = 12;

    static Roster of(Event event, Seats seats, View view) {
        var lines = new ArrayList<Text>();
        for (var pool : seats.options()) {
            var held = seats.held(pool.id());
            if (held > 0) lines.add(going(pool, view.table(RosterTable.class).first(pool.id(), SHOWN), held));
        }
        var counts = view.table(RosterTable.class).counts(event.id(), event.poolId()).stream().collect(Collectors.toMap(RosterTable.Count::reply, RosterTable.Count::number));
        int maybe = counts.getOrDefault(Replies.SAID_MAYBE, 0);
        int declined = counts.getOrDefault(Replies.SAID_NO, 0);
        if (maybe > 0 && declined > 0) lines.add(Text.of("{maybe} maybe, {declined} can''t make it", count("maybe", maybe), count("declined", declined)));
        else if (maybe > 0) lines.add(Text.of("{maybe} maybe", count("maybe", maybe)));
        else if (declined > 0) lines.add(Text.of("{declined} can''t make it", count("declined", declined)));
        return new Roster(lines);
    }

    private static Text going(Pool pool, List<String> names, int held) {
        var label = Optional.ofNullable(pool.name()).map(Text::verbatim).orElse(Text.of("Going"));
        var more = held - names.size();
        var list = plain("names", String.join(", ", names));
        return more == 0 ? Text.of("{label} ({n}): {names}", Text.text("label", label), count("n", held), list)
            : Text.of("{label} ({n}): {names}, and {more} more", Text.text("label", label), count("n", held), list, count("more", more));
    }

    /** The same for what only hosts read, as one list of at most {@code most} names. */
    static Text named(List<Person> people, int most) {
        var names = people.stream().limit(most).map(Person::name).collect(Collectors.joining(", "));
        var more = people.size() - most;
        return more <= 0 ? Text.of("{names}", strong("names", names)) : Text.of("{names}, and {more} more", strong("names", names), count("more", more));
    }
}
