package usher.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockSuggestionPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import usher.Account;
import usher.Action;
import usher.Address;
import usher.Bot;
import usher.Caller;
import usher.Handler;
import usher.PressId;
import usher.Space;

/** Slack's payloads as {@link Interaction}s and what they ask for. Only the workspace of the bot token is served, whatever a payload says. */
final class SlackCalls {

    private final Bot bot;
    private final Space space;
    private final SlackPeople people;

    SlackCalls(Bot bot, Space space, SlackPeople people) {
        this.bot = bot;
        this.space = space;
        this.people = people;
    }

    Space space() {
        return space;
    }

    /** What only some may do, and what shows each what they may, needs to know who it is; a press that anyone may make does not wait for that. */
    Caller caller(@Nullable String someone, @Nullable String name, Optional<Action> action) {
        var user = Misshapen.id(someone, "a user");
        var must = action.filter(SlackCalls::mustKnow).isPresent();
        return people.caller(new Account(space, user), name == null ? user : name, must);
    }

    Interaction command(SlashCommandPayload payload, Received received, Optional<Action> action) {
        var by = caller(payload.getUserId(), payload.getUserName(), action);
        return new Interaction(bot, "slack:" + Misshapen.id(payload.getTriggerId(), "a trigger"), received, by, place(payload.getChannelId(), by.account()), new Interaction.Surface.Command(),
            new Interaction.Ways(Optional.ofNullable(payload.getTriggerId()), Optional.ofNullable(payload.getResponseUrl())));
    }

    Interaction press(BlockActionPayload payload, Received received, PressId press) {
        var user = Misshapen.present(payload.getUser(), "a user");
        var by = caller(user.getId(), user.getName(), bot.action(press.action()));
        var container = Misshapen.present(payload.getContainer(), "a container");
        var inView = payload.getView() != null;
        var surface = !inView ? container.isEphemeral() ? new Interaction.Surface.Private() : new Interaction.Surface.Post()
            : "home".equals(payload.getView().getType()) ? new Interaction.Surface.HomeTab() : new Interaction.Surface.Window(payload.getView().getId());
        var memory = surface instanceof Interaction.Surface.Window ? SlackForms.Memory.of(payload.getView()) : null;
        var in = memory != null ? memory.in(by.account()) : inView ? by.account().home() : place(container.getChannelId(), by.account());
        var id = payload.getTriggerId() != null ? payload.getTriggerId()
            : String.join(".", String.valueOf(container.getMessageTs()), payload.getUser().getId(), payload.getActions().getFirst().getActionTs());
        return new Interaction(bot, "slack:" + Misshapen.id(id, "a trigger"), received, by, in, surface, new Interaction.Ways(Optional.ofNullable(payload.getTriggerId()),
            memory != null ? memory.responseUrl() : Optional.ofNullable(payload.getResponseUrl())));
    }

    /** What the pressed control carries; empty for a link, which Slack reports too. */
    static Optional<PressId> pressed(BlockActionPayload.Action action) {
        if (action.getActionId().startsWith(SlackCards.PRESS) && action.getValue() != null) return Optional.of(PressId.read(action.getValue()));
        if (action.getActionId().startsWith(SlackCards.PICK) && action.getBlockId() != null && action.getBlockId().startsWith(SlackCards.PICK) && action.getSelectedOption() != null) {
            var parts = action.getBlockId().split("\\.", 4);
            if (parts.length < 4) return Optional.empty();
            var press = PressId.read(parts[3]);
            var values = new LinkedHashMap<>(press.values());
            values.put(parts[2], Misshapen.present(action.getSelectedOption().getValue(), "a choice"));
            return Optional.of(new PressId(press.action(), values));
        }
        return Optional.empty();
    }

    Interaction submission(ViewSubmissionPayload payload, Received received, SlackForms.Memory memory) {
        var user = Misshapen.present(payload.getUser(), "a user");
        var by = caller(user.getId(), user.getName(), bot.action(memory.action()));
        var id = payload.getTriggerId() != null ? payload.getTriggerId()
            : payload.getView().getId() + "." + payload.getView().getHash() + "." + payload.getView().getState().hashCode();
        return new Interaction(bot, "slack:" + Misshapen.id(id, "a trigger"), received, by, memory.in(by.account()), new Interaction.Surface.Window(payload.getView().getId()),
            new Interaction.Ways(Optional.ofNullable(payload.getTriggerId()), memory.responseUrl()));
    }

    Interaction typing(BlockSuggestionPayload payload, Received received, SlackForms.Memory memory) {
        var user = Misshapen.present(payload.getUser(), "a user");
        var by = caller(user.getId(), user.getName(), Optional.empty());
        return new Interaction(bot, "slack:typing", received, by, memory.in(by.account()), new Interaction.Surface.Window(""), new Interaction.Ways(Optional.empty(), Optional.empty()));
    }

    /** A channel whose id begins with D is a person's conversation with the bot. */
    private Address place(@Nullable String channel, Account by) {
        return channel == null || channel.startsWith("D") ? by.direct() : Address.channel(space, Misshapen.id(channel, "a channel"));
    }

    /** Whether an action is called only by someone whom Slack has described. */
    static boolean mustKnow(Action action) {
        return !action.needs().roles().isEmpty() || action.handler() instanceof Handler.Read;
    }
}
