package usher.help;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Feature;
import usher.Field;
import usher.Person;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Trigger;
import usher.View;

/**
 * Says what a person can do here. It is drawn from the declared actions alone, so a new command is in it by being declared, and nobody is shown a
 * command that would only be refused to them.
 */
public final class Help implements Feature {

    /** The first word of the commands a menu is about. */
    public static final Field.Line OF = new Field.Line(Field.required("of", "Commands of", "The first word of a command, for example drop"), 32);

    private final Supplier<Collection<Action>> actions;

    /** The actions are asked for when they are needed, since help is one of the features that declare them. */
    public Help(Supplier<Collection<Action>> actions) {
        this.actions = actions;
    }

    @Override
    public List<Action> actions() {
        return List.of(
            Action.question("usher help", "Say what I can do for you here", Right.ANYONE, List.of(), this::help),
            Action.look("menu", "Choose what to do", Right.ANYONE, List.of(OF), this::menu));
    }

    private Answer help(Call call, View view) {
        var card = Card.of("What I can do for you").say("Type a command, or press a button on one of my messages. What I answer is seen by you alone.");
        for (var group : commandsFor(view.caller()).entrySet()) {
            card = card.say("{word}", Text.strong("word", "/" + group.getKey())).bullets(group.getValue().stream().map(Entry::line).toList());
        }
        return Answer.done(card);
    }

    private Answer menu(Call call, View view) {
        var entries = commandsFor(view.caller()).get(call.get(OF));
        if (entries == null) {
            throw Refusal.of("There is no command {typed} for you here. {help} lists what there is.",
                Text.code("typed", "/" + call.get(OF)), Text.code("help", "/usher help"));
        }
        var buttons = entries.stream().limit(Card.MOST_CONTROLS).map(Entry::button).toArray(Card.Control[]::new);
        return Answer.done(Card.of("What would you like to do?").bullets(entries.stream().map(Entry::line).toList()).controls(buttons));
    }

    /** What this person may do, by the first word of the command. */
    private Map<String, List<Entry>> commandsFor(Person person) {
        var groups = new LinkedHashMap<String, List<Entry>>();
        for (var action : actions.get()) {
            if (action.trigger() instanceof Trigger.Command(var words, var summary) && action.needs().allows(person)) {
                groups.computeIfAbsent(words.split(" ")[0], _ -> new ArrayList<>()).add(new Entry(action.name(), words, summary));
            }
        }
        return groups;
    }

    private record Entry(String action, String words, Text summary) {

        Text line() {
            return Text.of("{command} – {summary}", Text.code("command", "/" + words), Text.text("summary", summary));
        }

        /** The button is named by the second word: {@code Create} for {@code drop create}. */
        Card.Button button() {
            var word = words.substring(words.lastIndexOf(' ') + 1);
            return new Card.Button(Text.verbatim(Character.toUpperCase(word.charAt(0)) + word.substring(1)), action, List.of(), Card.Weight.NORMAL, true);
        }
    }
}
