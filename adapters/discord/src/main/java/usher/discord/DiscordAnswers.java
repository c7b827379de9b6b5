package usher.discord;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.dv8tion.jda.api.components.buttons.Button;
import usher.Action;
import usher.Answer;
import usher.Bot;
import usher.Call;
import usher.Card;
import usher.Draft;
import usher.Space;
import usher.Text;

/** Says each kind of {@link Answer} in Discord's way. */
final class DiscordAnswers {

    private final Bot bot;
    private final DiscordForms forms;

    DiscordAnswers(Bot bot, DiscordForms forms) {
        this.bot = bot;
        this.forms = forms;
    }

    void answer(DiscordReply reply, Call call, Answer answer) {
        switch (answer) {
            case Answer.Done it -> reply.show(it.card(), List.of());
            case Answer.Form it -> form(reply, call, it.draft());
            case Answer.Download it -> reply.show(it);
            case Answer.Refused it -> refused(reply, it);
            case Answer.Broken it -> broken(reply, it.incident());
        }
    }

    private void form(DiscordReply reply, Call call, Draft draft) {
        bot.action(draft.action()).ifPresentOrElse(
            action -> form(reply, call, action, draft, DiscordForms.firstStep(action, draft)),
            () -> gone(reply));
    }

    void form(DiscordReply reply, Call call, Action action, Draft draft, int step) {
        forms.modal(action, draft, step, call).thenAccept(modal -> {
            if (!reply.open(modal)) reply.show(Card.of("One more step: {what}", Text.text("what", action.title())).tone(Card.Tone.WAITING)
                .say("What you typed so far is kept."), List.of(button(reply, Text.of("Open the form"), draft, step)));
        }).exceptionally(failure -> {
            DiscordListener.LOG.error("no form for {}", call.id(), failure);
            broken(reply, call.id());
            return null;
        });
    }

    /** A step that was sent is kept; the next one needs a press, for a sent form cannot open another. */
    void next(DiscordReply reply, Action action, Draft draft, int step) {
        reply.show(Card.of("Step {step} of {steps} is kept", Text.count("step", step), Text.count("steps", DiscordForms.steps(action))).tone(Card.Tone.WAITING),
            List.of(button(reply, Text.of("Continue"), draft, step)));
    }

    void gone(DiscordReply reply) {
        reply.show(Card.of("That form is gone: it was sent already, or is older than {hours} hours.", Text.count("hours", Draft.HOURS)).tone(Card.Tone.OVER)
            .say("Please begin anew with the command."), List.of());
    }

    /** A direct message that does not say which server it is about. */
    void nowhere(DiscordReply reply) {
        reply.show(Card.of("I cannot tell which server this is about. Please use the command in the server itself.").tone(Card.Tone.WRONG), List.of());
    }

    private void refused(DiscordReply reply, Answer.Refused refused) {
        var draft = refused.draft();
        var action = draft.flatMap(it -> bot.action(it.action()));
        var card = new Card(refused.text(), Card.Tone.WRONG, List.of(), List.of());
        var lines = lines(refused, action);
        reply.show(lines.isEmpty() ? card : card.bullets(lines),
            draft.map(it -> List.of(button(reply, Text.of("Try again"), it, action.map(known -> DiscordForms.firstStep(known, it)).orElse(0)))).orElse(List.of()));
    }

    /** What is wrong by field, where the sentence above does not say all of it. */
    private static List<Text> lines(Answer.Refused refused, Optional<Action> action) {
        var lines = new ArrayList<Text>();
        for (Map.Entry<String, Text> wrong : refused.fields().entrySet()) {
            var label = action.stream().flatMap(it -> it.form().stream()).filter(field -> field.name().equals(wrong.getKey())).findFirst()
                .map(field -> field.label()).orElse(Text.verbatim(wrong.getKey()));
            var alone = refused.fields().size() == 1 && wrong.getValue().equals(refused.text());
            lines.add(alone ? Text.of("Field: {field}", Text.text("field", label)) : Text.of("{field}: {wrong}", Text.text("field", label), Text.text("wrong", wrong.getValue())));
        }
        return lines;
    }

    void broken(DiscordReply reply, String incident) {
        reply.show(Card.of("Sorry, something went wrong on our side.").tone(Card.Tone.WRONG)
            .say("Nothing was changed, and pressing again is safe. If it stays like this, tell a moderator this number: {incident}", Text.code("incident", incident)), List.of());
    }

    private static Button button(DiscordReply reply, Text label, Draft draft, int step) {
        var space = reply.direct() ? Optional.of(reply.space()) : Optional.<Space>empty();
        return Button.primary(DiscordIds.write(space, draft.id(), step, draft.action()), DiscordMarkdown.label(label, reply.locale(), Button.LABEL_MAX_LENGTH));
    }
}
