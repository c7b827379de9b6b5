package usher.slack;

import java.util.Optional;
import usher.Address;
import usher.Arrival;
import usher.Bot;
import usher.Call;
import usher.Caller;
import usher.Values;

/**
 * One thing a person did in Slack, and the ways an answer can reach them.
 *
 * @param bot knows how whoever did it reads
 * @param id what Slack repeats when it delivers the same thing again, with {@code slack:} before it
 */
record Interaction(Bot bot, String id, Received received, Caller by, Address in, Surface surface, Ways ways) {

    /** Where it was done, which decides where its answer goes. */
    sealed interface Surface {
        /** A slash command: answered privately below it. */
        record Command() implements Surface {}
        /** A button of a message others see, or that the outbox keeps: answered privately below it. */
        record Post() implements Surface {}
        /** A button of a private answer: the next answer takes its place. */
        record Private() implements Surface {}
        /** A button of the App Home, answered in a window. */
        record HomeTab() implements Surface {}
        /** A button inside an open window: the answer is shown in it. */
        record Window(String view) implements Surface {}
    }

    /** {@code trigger} opens one window and lives 3 s; {@code responseUrl} takes 5 answers in 30 minutes. */
    record Ways(Optional<String> trigger, Optional<String> responseUrl) {}

    Arrival arrived() {
        return received.arrived();
    }

    Call call(String action, Values values) {
        return new Call(id, arrived(), action, by, in, values);
    }

    SlackText.Reader reader() {
        var how = bot.reader(by);
        return new SlackText.Reader(by.account().space(), how.locale(), how.zone(), true);
    }
}
