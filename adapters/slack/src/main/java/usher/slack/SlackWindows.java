package usher.slack;

import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.view.View;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.Action;
import usher.Answer;
import usher.Bot;
import usher.Draft;
import usher.Text;

/**
 * Answers to sent forms: errors beside their fields, the same form again with a sentence on top, the next form, or the window closed and the card shown
 * where the form began. An answer that is late turns the window into a "working" one first.
 */
final class SlackWindows {

    private static final Logger LOG = LoggerFactory.getLogger(SlackWindows.class);
    /** The window may still show the form when the answer comes: the acknowledgement that changes it is on its way. */
    private static final Duration UNTIL_THERE = Duration.ofMillis(100);
    private static final int TRIES = 50;

    private final Bot bot;
    private final SlackWeb web;
    private final SlackAnswers answers;

    SlackWindows(Bot bot, SlackWeb web, SlackAnswers answers) {
        this.bot = bot;
        this.web = web;
        this.answers = answers;
    }

    /** A form that was sent, and what was in it. */
    record Sent(Interaction from, SlackForms.Memory memory, Action action, Map<String, String> typed) {

        Draft draft(Map<String, Text> wrong) {
            var values = new LinkedHashMap<>(memory.hidden());
            values.putAll(typed);
            return new Draft(memory.draft(), action.name(), values, wrong);
        }

        String title() {
            return SlackText.plain(action.title(), from.reader());
        }
    }

    Response submitted(Sent sent, CompletionStage<Answer> stage, ViewSubmissionContext ack) {
        var answer = answers.soon(stage, sent.from().received());
        if (answer.isPresent()) return answered(sent, answer.get(), ack);
        // found by a name of its own, so that the answer cannot come before the window it is to replace
        var external = "usher." + sent.from().id();
        stage.thenAccept(late -> answers.aside(sent.from(), () -> finish(sent, external, late)));
        return ack.ackWithUpdate(SlackForms.working(sent.title(), external, sent.memory().write()));
    }

    private Response answered(Sent sent, Answer answer, ViewSubmissionContext ack) {
        return switch (answer) {
            case Answer.Done done when sent.memory().answerable(sent.from().arrived().at()) -> {
                answers.aside(sent.from(), () -> answers.once(sent.from(), () -> answers.tell(sent.from(), SlackCards.draw(done.card(), sent.from().reader()))));
                yield ack.ack(r -> r.responseAction("clear"));
            }
            case Answer.Refused no when !no.fields().isEmpty() && sent.typed().keySet().containsAll(no.fields().keySet()) -> {
                var errors = new LinkedHashMap<String, String>();
                no.fields().forEach((name, wrong) -> errors.put(name, SlackLimits.fit(SlackText.plain(wrong, sent.from().reader()), SlackLimits.HINT)));
                yield ack.ackWithErrors(errors);
            }
            case Answer.Download file -> {
                answers.aside(sent.from(), () -> answers.give(elsewhere(sent), file));
                yield ack.ack(r -> r.responseAction("clear"));
            }
            case Answer.Done _, Answer.Refused _, Answer.Form _, Answer.Broken _ -> ack.ackWithUpdate(next(sent, answer));
        };
    }

    /** The window that follows an answer. */
    private View next(Sent sent, Answer answer) {
        return switch (answer) {
            case Answer.Done done -> SlackForms.card(sent.title(), SlackCards.draw(done.card(), sent.from().reader()), sent.memory().write());
            case Answer.Download file -> SlackForms.card(sent.title(), SlackCards.draw(file.card(), sent.from().reader()), sent.memory().write());
            case Answer.Form form -> form(sent, form.draft(), List.of());
            case Answer.Refused no -> {
                var wrong = no.fields();
                var beside = !wrong.isEmpty() && sent.typed().keySet().containsAll(wrong.keySet());
                yield form(sent, sent.draft(wrong), beside ? List.of() : List.of(no.text()));
            }
            case Answer.Broken broken -> form(sent, sent.draft(Map.of()), List.of(SlackAnswers.broken(broken)));
        };
    }

    private View form(Sent sent, Draft draft, List<Text> saying) {
        var action = bot.action(draft.action()).orElse(sent.action());
        var at = sent.memory();
        var hidden = draft.action().equals(at.action()) ? at.hidden() : SlackForms.Memory.of(draft, action, sent.from()).hidden();
        return SlackForms.form(draft, action, new SlackForms.Memory(draft.id(), draft.action(), hidden, at.at(), at.url(), at.opened()), saying, sent.from().reader());
    }

    /** Replaces the "working" window; when it was closed meanwhile, the answer goes to where the form began. */
    private void finish(Sent sent, String external, Answer answer) {
        var view = next(sent, answer);
        for (var i = 0; i < TRIES; i++) {
            var gone = replace(external, view);
            if (gone.isEmpty()) {
                if (answer instanceof Answer.Download file) answers.give(elsewhere(sent), file);
                return;
            }
            if (!gone.get().equals("not_found")) break;
            LockSupport.parkNanos(UNTIL_THERE.toNanos());
        }
        answers.give(elsewhere(sent), answer);
    }

    /** Empty when it was done, else Slack's word for why not. */
    private Optional<String> replace(String external, View view) {
        try {
            web.ask(slack -> slack.viewsUpdate(r -> r.externalId(external).view(view)));
            return Optional.empty();
        } catch (SlackWeb.Declined e) {
            return Optional.of(e.error());
        } catch (IOException | SlackApiException e) {
            LOG.info("A window could not be changed: {}", e.getMessage());
            return Optional.of("unreachable");
        }
    }

    private static Interaction elsewhere(Sent sent) {
        var from = sent.from();
        return new Interaction(from.bot(), from.id(), from.received(), from.by(), from.in(), new Interaction.Surface.Command(), new Interaction.Ways(Optional.empty(), from.ways().responseUrl()));
    }
}
