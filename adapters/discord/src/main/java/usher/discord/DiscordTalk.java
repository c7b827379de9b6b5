package usher.discord;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.RawGatewayEvent;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.events.interaction.component.GenericComponentInteractionCreateEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.data.DataObject;
import usher.Account;
import usher.Address;
import usher.Answer;
import usher.Arrival;
import usher.Bot;
import usher.Call;
import usher.Caller;
import usher.Heard;
import usher.Space;
import usher.Values;
import usher.discord.DiscordRooms.Room;

/**
 * Hears what people write privately to the bot and in the threads that it opened, and passes over all else. It reads Discord's events as they come, for JDA knows the private
 * channels of a few people only, and keeps a deletion in any other to itself.
 *
 * <p>Discord does not say which server a private message is about: see {@link DiscordSpaces}. Where that knows none it is the only server there is; or the last one that
 * Usher's buttons in that channel name, which is looked up; or else the message is told to nobody.
 */
final class DiscordTalk implements EventListener {

    private final Bot bot;
    private final DiscordSpaces spaces;
    private final Executor threads;
    private final DiscordRest rest = new DiscordRest();
    private final DiscordRooms rooms = new DiscordRooms();
    private final DiscordCatchUp catchUp;

    DiscordTalk(Bot bot, DiscordSpaces spaces, Executor threads) {
        this.bot = bot;
        this.spaces = spaces;
        this.threads = threads;
        catchUp = new DiscordCatchUp(bot, this, rooms, rest);
    }

    @Override
    public void onEvent(GenericEvent event) {
        switch (event) {
            case RawGatewayEvent it -> {
                try {
                    told(it);
                } catch (RuntimeException e) {
                    DiscordListener.LOG.warn("{} was not understood: {}", it.getType(), e.toString());
                }
            }
            case GenericInteractionCreateEvent it -> used(it);
            case ReadyEvent it -> threads.execute(() -> catchUp.start(it.getJDA()));
            case SessionRecreateEvent it -> threads.execute(() -> catchUp.cut(it.getJDA()));
            default -> { }
        }
    }

    private void used(GenericInteractionCreateEvent event) {
        var riding = event instanceof GenericComponentInteractionCreateEvent it ? DiscordIds.read(it.getComponentId()).space() : Optional.<Space>empty();
        DiscordCalls.space(event, riding).ifPresent(space -> spaces.used(event.getUser().getId(), space));
    }

    private void told(RawGatewayEvent event) {
        switch (event.getType()) {
            case "MESSAGE_CREATE", "MESSAGE_UPDATE" -> written(event.getJDA(), event.getPayload());
            case "MESSAGE_DELETE" -> deleted(event.getJDA(), event.getPayload(), List.of(event.getPayload().getString("id")));
            case "MESSAGE_DELETE_BULK" -> deleted(event.getJDA(), event.getPayload(), event.getPayload().getArray("ids").stream((ids, i) -> ids.getString(i)).toList());
            default -> { }
        }
    }

    private void written(JDA jda, DataObject message) {
        if (bot.action(Heard.SAID).isEmpty()) return;
        var said = new DiscordSaid(message, shards(jda));
        if (!said.byPerson()) return;
        var channel = message.getString("channel_id");
        if (message.isNull("guild_id")) direct(jda, channel, said);
        else thread(jda, channel).ifPresent(room -> said(room, said, bot::arrive));
    }

    private void direct(JDA jda, String channel, DiscordSaid said) {
        var space = spaces.of(said.id()).or(() -> said.replied().filter(it -> isOurs(jda, it)).flatMap(spaces::ofOurs)).or(() -> spaces.last(said.author())).or(() -> only(jda));
        if (space.isPresent()) {
            said(Room.direct(channel, new Account(space.get(), said.author())), said, bot::arrive);
            return;
        }
        var arrived = bot.arrive();
        later(arrived, () -> named(jda, channel).ifPresent(it -> said(Room.direct(channel, new Account(it, said.author())), said, () -> arrived)));
    }

    private static boolean isOurs(JDA jda, DataObject message) {
        return message.getObject("author").getString("id").equals(jda.getSelfUser().getId());
    }

    /** The thread of that id, if the bot opened it under a message. */
    static Optional<Room> thread(JDA jda, String id) {
        var thread = jda.getThreadChannelById(id);
        if (thread == null || thread.getOwnerIdLong() != jda.getSelfUser().getIdLong()) return Optional.empty();
        return Optional.of(Room.thread(new Space(DiscordPlatform.NAME, thread.getGuild().getId()), thread.getParentChannel().getId(), id));
    }

    /** All of the connections together: a private message comes by the first, whatever server it is about. */
    static ShardManager shards(JDA jda) {
        return Objects.requireNonNull(jda.getShardManager());
    }

    private static Optional<Space> only(JDA jda) {
        var guilds = shards(jda).getGuildCache();
        return guilds.size() == 1 ? guilds.stream().findFirst().map(it -> new Space(DiscordPlatform.NAME, it.getId())) : Optional.empty();
    }

    /** What takes a request is waited for by nobody. */
    private void later(Arrival arrived, Runnable work) {
        bot.passBy(arrived);
        threads.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                DiscordListener.LOG.warn("a private message could not be placed: {}", e.toString());
            }
        });
    }

    private Optional<Space> named(JDA jda, String channel) {
        var recent = rest.recent(jda, channel);
        for (var i = 0; i < recent.length(); i++) {
            var space = Optional.of(recent.getObject(i)).filter(it -> isOurs(jda, it)).flatMap(spaces::ofOurs);
            if (space.isPresent()) return space;
        }
        DiscordListener.LOG.info("a private message is about none of the servers that are known, and is passed over");
        return Optional.empty();
    }

    private void deleted(JDA jda, DataObject told, List<String> messages) {
        if (bot.action(Heard.UNSAID).isEmpty()) return;
        var channel = told.getString("channel_id");
        var room = rooms.find(channel).or(() -> told.isNull("guild_id") ? Optional.empty() : thread(jda, channel));
        if (room.isPresent()) messages.forEach(id -> unsaid(jda, room.get(), id));
        else if (told.isNull("guild_id")) later(bot.arrive(), () -> unheard(jda, channel).ifPresent(it -> messages.forEach(id -> unsaid(jda, it, id))));
    }

    /** A person's private channel in which nothing was heard yet. */
    private Optional<Room> unheard(JDA jda, String channel) {
        var people = rest.channel(jda, channel).optArray("recipients");
        if (people.isEmpty() || people.get().isEmpty()) return Optional.empty();
        var user = people.get().getObject(0).getString("id");
        return spaces.last(user).or(() -> only(jda)).or(() -> named(jda, channel)).map(space -> Room.direct(channel, new Account(space, user)));
    }

    /** An edit is another call; the same message told again is the same one. What has no words, such as a poll, is not told. */
    void said(Room room, DiscordSaid said, Supplier<Arrival> arrived) {
        var heard = said.heard(room);
        if (heard.words().isEmpty()) return;
        rooms.heard(room, Long.parseLong(said.id()));
        if (room.in().kind() == Address.Kind.DIRECT) spaces.about(said.author(), said.id(), room.in().space());
        tell(new Call(DiscordPlatform.NAME + ":said:" + said.id() + ":" + heard.version(), arrived.get(), Heard.SAID, said.caller(room.in().space()), room.in(), heard.values()));
    }

    /** Discord does not say who deleted it, nor whose it was: as caller stands the bot's own account on the server where it was heard. */
    void unsaid(JDA jda, Room room, String message) {
        rooms.gone(room.channel(), Long.parseLong(message));
        var self = Caller.of(new Account(spaces.of(message).orElse(room.in().space()), jda.getSelfUser().getId()));
        tell(new Call(DiscordPlatform.NAME + ":unsaid:" + message, bot.arrive(), Heard.UNSAID, self, room.in(), Values.of(Heard.MESSAGE.is(room.channel() + "/" + message))));
    }

    private void tell(Call call) {
        bot.notice(call).exceptionally(failure -> {
            DiscordListener.LOG.error("the notice {} was not taken", call.id(), failure);
            return new Answer.Broken(call.id());
        });
    }
}
