package usher.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import usher.Action;
import usher.Bot;
import usher.Field;
import usher.Trigger;

/**
 * Everything the page needs to start, or to catch up after it was cut off.
 *
 * @param session the number that goes with every change
 * @param menu whether a bare {@code /drop} has a menu
 */
record PlaygroundState(String session, long revision, Instant now, boolean menu, List<Command> commands, List<Playground.Shown> messages) {

    record Command(String name, String words, String summary, String needs, List<Ask> asks) {}

    record Ask(String name, String label, String hint, String kind, boolean required, List<Choice> options) {}

    record Choice(String value, String label) {}

    static PlaygroundState of(Playground playground, Bot bot, String session) {
        var revision = playground.revision(); // first: what changes in between comes again as an event
        return new PlaygroundState(session, revision, playground.now(), bot.action("menu").isPresent(),
            bot.actions().stream().filter(it -> it.trigger() instanceof Trigger.Command).map(it -> command(it, (Trigger.Command) it.trigger(), playground.cast())).toList(),
            playground.messages());
    }

    private static Command command(Action action, Trigger.Command command, Cast cast) {
        return new Command(action.name(), command.words(), command.summary().plain(Locale.ENGLISH), action.needs().name(),
            action.form().stream().map(it -> ask(it, cast)).toList());
    }

    private static Ask ask(Field<?> field, Cast cast) {
        var options = cast.choices(field);
        return new Ask(field.name(), field.label().plain(Locale.ENGLISH), field.hint().plain(Locale.ENGLISH), WebForms.kind(field), field.required(),
            options.stream().map(it -> new Choice(it.value(), it.label().plain(Locale.ENGLISH))).toList());
    }
}
