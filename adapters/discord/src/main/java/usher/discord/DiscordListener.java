package usher.discord;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.GenericComponentInteractionCreateEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.interactions.commands.Command;
import net.dv8tion.jda.api.interactions.components.ComponentInteraction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.Arrival;
import usher.Bot;
import usher.Call;
import usher.Card;
import usher.Draft;
import usher.Space;

/**
 * Takes every event on the thread that reads the gateway: the place in the order of arrival is taken there, first of all, and the call is handed over
 * there too, which does not wait. Everything slower happens on other threads.
 */
final class DiscordListener implements EventListener {

    static final Logger LOG = LoggerFactory.getLogger(DiscordListener.class);

    /** Half of Discord's three seconds are left for the way there and back. */
    static final Duration PATIENCE = Duration.ofMillis(1500);
    private static final Duration WHILE_TYPING = Duration.ofMillis(2000);

    private final Bot bot;
    private final DiscordCommands commands;
    private final DiscordAnswers answers;
    private final DiscordNotices notices;
    private final Executor threads;
    private final ScheduledExecutorService clock;

    DiscordListener(Bot bot, DiscordCommands commands, DiscordNotices notices, Executor threads, ScheduledExecutorService clock) {
        this.bot = bot;
        this.commands = commands;
        this.answers = new DiscordAnswers(bot, new DiscordForms(bot));
        this.notices = notices;
        this.threads = threads;
        this.clock = clock;
    }

    @Override
    public void onEvent(GenericEvent event) {
        switch (event) {
            case SlashCommandInteractionEvent it -> command(it, bot.arrive());
            case GenericComponentInteractionCreateEvent it -> press(it);
            case ModalInteractionEvent it -> form(it);
            case CommandAutoCompleteInteractionEvent it -> complete(it);
            default -> notices.hear(event);
        }
    }

    private void command(SlashCommandInteractionEvent event, Arrival arrived) {
        var name = commands.action(event.getFullCommandName()).map(it -> it.name()).orElse(event.getFullCommandName());
        placed(event, Optional.empty(), false, (reply, space) -> call(reply, DiscordCalls.call(event, arrived, space, name, DiscordCalls.options(event))));
    }

    /** What only looks needs no place in the order, and nobody is to wait for it. */
    private Arrival unordered() {
        return new Arrival(0, bot.now());
    }

    private void press(GenericComponentInteractionCreateEvent event) {
        var id = DiscordIds.read(event.getComponentId());
        var arrived = id instanceof DiscordIds.Press ? bot.arrive() : unordered();
        placed(event, id.space(), isPrivate(event), (reply, space) -> {
            switch (id) {
                case DiscordIds.Press it -> call(reply, DiscordCalls.call(event, arrived, space, it.id().action(), values(event, it)));
                case DiscordIds.Step it -> reopen(reply, DiscordCalls.call(event, arrived, space, it.action(), Map.of()), it);
            }
        });
    }

    /** Discord may leave out all but a private message's id and flags; JDA then has no message. */
    private static boolean isPrivate(ComponentInteraction event) {
        var message = event.getMessage();
        return message == null || message.isEphemeral();
    }

    private static Map<String, String> values(GenericComponentInteractionCreateEvent event, DiscordIds.Press press) {
        var values = new HashMap<>(press.id().values());
        if (event instanceof StringSelectInteractionEvent menu) press.field().ifPresent(field -> values.put(field, menu.getValues().isEmpty() ? "" : menu.getValues().getFirst()));
        return values;
    }

    private void reopen(DiscordReply reply, Call by, DiscordIds.Step step) {
        answered(reply, by, bot.draft(step.draft()), draft -> {
            var action = draft.flatMap(it -> bot.action(it.action()));
            if (draft.isEmpty() || action.isEmpty()) answers.gone(reply);
            else answers.form(reply, by, action.get(), draft.get(), Math.min(step.step(), DiscordForms.steps(action.get()) - 1));
        });
    }

    private void form(ModalInteractionEvent event) {
        if (!(DiscordIds.read(event.getModalId()) instanceof DiscordIds.Step step)) return;
        var action = bot.action(step.action());
        var more = action.isPresent() && step.step() + 1 < DiscordForms.steps(action.get());
        var arrived = more ? unordered() : bot.arrive();
        var message = event.getMessage();
        placed(event, step.space(), message != null && message.isEphemeral(), (reply, space) -> {
            var sent = DiscordCalls.sent(event);
            if (!more) sent.put(Draft.FIELD, step.draft());
            var call = DiscordCalls.call(event, arrived, space, step.action(), sent);
            if (more) keep(reply, call, step);
            else call(reply, call);
        });
    }

    private void keep(DiscordReply reply, Call sent, DiscordIds.Step step) {
        var kept = bot.draft(step.draft()).thenCompose(draft -> draft.isEmpty() ? CompletableFuture.completedStage(draft)
            : bot.keep(DiscordForms.with(draft.get(), sent.values().raw())).thenApply(Optional::of));
        answered(reply, sent, kept, draft -> {
            var action = bot.action(step.action());
            if (draft.isEmpty() || action.isEmpty()) answers.gone(reply);
            else answers.next(reply, action.get(), draft.get(), step.step() + 1);
        });
    }

    /** Once it is known which server it is about. */
    private interface Placed {
        void in(DiscordReply reply, Space space);
    }

    private void placed(IReplyCallback event, Optional<Space> riding, boolean inPlace, Placed then) {
        var space = DiscordCalls.space(event, riding);
        var here = space.orElse(new Space(DiscordPlatform.NAME, "0"));
        var reply = new DiscordReply(event, here, () -> bot.reader(DiscordCalls.caller(event, here)).locale(), inPlace);
        if (space.isEmpty()) {
            answers.nowhere(reply);
            return;
        }
        try {
            then.in(reply, space.get());
        } catch (RuntimeException e) {
            LOG.error("{} was not understood", DiscordCalls.id(event), e);
            answers.broken(reply, DiscordCalls.id(event));
        }
    }

    private void call(DiscordReply reply, Call call) {
        answered(reply, call, bot.handle(call), answer -> answers.answer(reply, call, answer));
    }

    /** Waits for what is coming, but not longer than Discord does. */
    private <T> void answered(DiscordReply reply, Call call, CompletionStage<T> coming, Consumer<? super T> then) {
        var alarm = clock.schedule(() -> threads.execute(reply::defer), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        coming.thenAcceptAsync(it -> {
            alarm.cancel(false);
            then.accept(it);
        }, threads).exceptionally(failure -> {
            LOG.error("no answer to {} of {}", call.action(), call.id(), failure);
            answers.broken(reply, call.id());
            return null;
        });
    }

    private void complete(CommandAutoCompleteInteractionEvent event) {
        var action = commands.action(event.getFullCommandName());
        var space = DiscordCalls.space(event, Optional.empty());
        if (action.isEmpty() || space.isEmpty()) {
            event.replyChoices(List.of()).queue(_ -> { }, failure -> LOG.debug("no choices sent", failure));
            return;
        }
        var call = DiscordCalls.call(event, unordered(), space.get(), action.get().name(), DiscordCalls.options(event));
        var typing = event.getFocusedOption();
        bot.suggest(call, typing.getName(), typing.getValue()).toCompletableFuture()
            .completeOnTimeout(List.of(), WHILE_TYPING.toMillis(), TimeUnit.MILLISECONDS)
            .exceptionally(failure -> {
                LOG.warn("no suggestions for {}: {}", call.action(), failure.toString());
                return List.of();
            })
            .thenAcceptAsync(found -> event.replyChoices(choices(found, call)).queue(_ -> { }, failure -> LOG.debug("choices came too late", failure)), threads);
    }

    private List<Command.Choice> choices(List<Card.Option> found, Call call) {
        return found.stream().filter(it -> it.value().length() <= Command.Choice.MAX_STRING_VALUE_LENGTH).limit(25)
            .map(it -> new Command.Choice(DiscordMarkdown.label(it.label(), bot.reader(call.by()).locale(), Command.Choice.MAX_NAME_LENGTH), it.value())).toList();
    }
}
