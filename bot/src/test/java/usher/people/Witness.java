package usher.people;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import usher.Action;
import usher.Address;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Feature;
import usher.Person;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.Wanted;

/** A feature that notes what is asked of it about people, and can post a card. */
final class Witness implements Feature {

    final Queue<String> seen = new ConcurrentLinkedQueue<>();
    private volatile boolean fails;

    @Override
    public List<Action> actions() {
        return List.of(
            Action.command("note post", "Post a note in the channel for announcements", Right.ANYONE, List.of(), this::post),
            Action.command("note whisper", "Whisper to yourself", Right.ANYONE, List.of(), this::whisper));
    }

    private Answer post(Call call, Tx tx) {
        var who = tx.caller().mention("who");
        tx.post(Address.channel(call.by().account().space(), "notes"), "note", () -> Wanted.message(Card.of("A note by {who}", who), tx.locale()));
        tx.audit("note", "note 1", Text.of("{who} posted a note", who));
        tx.audit("note", "note 1", Text.of("it was {name}", Text.plain("name", tx.caller().name())));
        return Answer.done(Card.of("Posted"));
    }

    private Answer whisper(Call call, Tx tx) {
        tx.tell(tx.caller(), "whisper", Card.of("A whisper for {who}", Text.plain("who", tx.caller().name())));
        return Answer.done(Card.of("Whispered to {who}", Text.plain("who", tx.caller().name())));
    }

    /** From now on whatever is asked of it goes wrong, or no longer. */
    void fails(boolean wrong) {
        fails = wrong;
    }

    private void note(String what) {
        if (fails) throw new IllegalStateException("as the test wished");
        seen.add(what);
    }

    @Override
    public void merge(Person from, Person into, Tx tx) {
        note("merge " + from.name() + " into " + into.name());
    }

    @Override
    public void left(Person who, Tx tx) {
        note("left " + who.name());
    }

    @Override
    public void join(long from, long into, Tx tx) {
        note("join");
    }

    @Override
    public void erase(Person who, Tx tx) {
        note("erase " + who.name());
    }

    @Override
    public Map<String, Object> export(Person who, View view) {
        return Map.of("notes", List.of("a note of " + who.name()));
    }

    @Override
    public List<Text> mine(Person who, View view) {
        return who.name().matches("\\d+") ? List.of() : List.of(Text.of("One note of {who}", Text.plain("who", who.name())));
    }
}
