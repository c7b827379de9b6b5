package usher.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import usher.Answer;
import usher.Card;

/** What people were told of the items of their checklists: that one is ticked off, is not for them, or is open again. */
final class Ticks {

    private final Map<Long, String> told = new HashMap<>();
    /** Accounts whose people said something about a checklist since it was asked last. */
    private final Set<String> acted = new HashSet<>();

    private final World world;

    Ticks(World world) {
        this.world = world;
    }

    void heard(Actor who, String action, Map<String, String> values, Answer answer) {
        if (!action.startsWith("checklist.")) return;
        acted.add(who.account().key());
        if (!(answer instanceof Answer.Done done)) return;
        var title = done.card().title().plain(Locale.ENGLISH);
        if (title.startsWith("Open again")) told.remove(Long.valueOf(values.getOrDefault("item", "0")));
        else if (title.startsWith("Ticked off") || title.startsWith("Not for you")) {
            done.card().controls().stream().filter(it -> it instanceof Card.Button button && button.action().equals("checklist.undo")).flatMap(it -> ((Card.Button) it).values().stream())
                .forEach(it -> tells(who, Long.parseLong(it.text()), title.startsWith("Ticked off") ? "DONE" : "NOT_MINE"));
        }
    }

    /** Whoever calls while the process dies does not hear what came of it. */
    void unheard(String action, Map<String, String> values) {
        if (!action.startsWith("checklist.")) return;
        if (values.containsKey("item")) told.remove(Long.valueOf(values.get("item")));
        else told.clear();
    }

    private void tells(Actor who, long item, String stands) {
        told.put(item, stands);
        var own = world.ground.look("select 1 from assignment_item i join account a on a.person_id = i.person_id where i.id = " + item + " and a.id = '" + who.account().key() + "'");
        if (own.isEmpty()) world.wrong.add("8 somebody said of another's item that it is " + stands + ": " + who.word() + " of " + item);
    }

    Map<Long, String> told() {
        return told;
    }

    Set<String> acted() {
        return acted;
    }
}
