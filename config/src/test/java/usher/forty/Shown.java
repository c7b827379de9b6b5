package usher.forty;

import java.util.List;
import java.util.Map;
import usher.fakes.discord.FakeMessage;

/**
 * A message as somebody sees it, with what can be pressed on it.
 *
 * @param menus what can be chosen, by what each menu says while nothing is chosen in it
 * @param it the stand-in's own
 */
record Shown(String id, String words, List<String> buttons, Map<String, List<String>> menus, Object it) {

    static Shown of(FakeMessage it) {
        return new Shown(it.id, it.text(), it.buttons(), it.menus(), it);
    }

    static Shown of(usher.fakes.slack.FakeMessage it) {
        return new Shown(id(it), it.words(), it.controls(), it.menus(), it);
    }

    static String id(usher.fakes.slack.FakeMessage it) {
        return it.channel() + "/" + it.ts();
    }

    /** Its first line, below whom it calls. */
    String title() {
        return words.lines().filter(line -> !line.matches("(<@\\d+>|@U\\w+)\\s*")).findFirst().orElse("");
    }

    boolean says(String part) {
        return words.contains(part);
    }

    boolean offers(String menu, String option) {
        return menus.getOrDefault(menu, List.of()).contains(option);
    }
}
