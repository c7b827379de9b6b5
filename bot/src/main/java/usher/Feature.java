package usher;

import java.util.List;
import java.util.Map;

/** A part of what the bot does: its actions, and what it owes to people's data. One class of these a feature, listed by hand in {@link usher.features.Features}. */
public interface Feature {

    List<Action> actions();

    /** Two persons turned out to be one: what {@code from} has becomes {@code into}'s. Runs in the transaction that links them. */
    default void merge(Person from, Person into, Tx tx) {}

    /** The account's person has left the community for good: no account of theirs is in any of its spaces. */
    default void left(Person who, Tx tx) {}

    /** A person lives by another clock from now on, or wants quiet at other hours. */
    default void rhythm(Person was, Person is, Tx tx) {}

    /** Two communities become one: every row of {@code from} becomes {@code into}'s. */
    default void join(long from, long into, Tx tx) {}

    /** Everything kept about a person, by a readable name; numbers, words, lists and maps, as JSON has them. */
    default Map<String, Object> export(Person who, View view) {
        return Map.of();
    }

    /** Forgets a person: what must stay for others' sake (a count) stays without them. */
    default void erase(Person who, Tx tx) {}

    /** Lines about the person's own things for {@code /my} and for a Slack App Home. */
    default List<Text> mine(Person who, View view) {
        return List.of();
    }
}
