package usher.discord;

import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.requests.RestActionImpl;
import org.jspecify.annotations.Nullable;

/**
 * Messages, threads and events by their ids, through JDA's own requester (its rate limits and retries), but past its cache: a thread or channel that JDA does not know
 * is posted to all the same, and Discord alone says what is allowed. Methods block.
 */
final class DiscordRest {

    /** As many as Discord gives at once. */
    static final int LOOKED_BACK = 100;
    private static final int CONTAINER = 17;

    private final Map<String, String> directs = new ConcurrentHashMap<>();

    /** The channel of a user's direct messages. */
    String direct(JDA jda, String user) {
        var known = directs.get(user);
        if (known != null) return known;
        var opened = take(new RestActionImpl<DataObject>(jda, Route.Self.CREATE_PRIVATE_CHANNEL.compile(), DataObject.empty().put("recipient_id", user), (response, _) -> response.getObject()))
            .getString("id");
        directs.put(user, opened);
        return opened;
    }

    String post(JDA jda, String channel, DataObject message) {
        return take(new RestActionImpl<DataObject>(jda, Route.Messages.SEND_MESSAGE.compile(channel), message, (response, _) -> response.getObject())).getString("id");
    }

    void edit(JDA jda, String channel, String message, DataObject changed) {
        take(new RestActionImpl<DataObject>(jda, Route.Messages.EDIT_MESSAGE.compile(channel, message), changed, (response, _) -> response.getObject()));
    }

    void delete(JDA jda, String channel, String message) {
        take(new RestActionImpl<Boolean>(jda, Route.Messages.DELETE_MESSAGE.compile(channel, message), (response, _) -> response.isOk()));
    }

    void startThread(JDA jda, String channel, String message, DataObject thread) {
        take(new RestActionImpl<DataObject>(jda, Route.Channels.CREATE_THREAD_FROM_MESSAGE.compile(channel, message), thread, (response, _) -> response.getObject()));
    }

    DataObject channel(JDA jda, String channel) {
        return take(new RestActionImpl<DataObject>(jda, Route.Channels.GET_CHANNEL.compile(channel), (response, _) -> response.getObject()));
    }

    void changeChannel(JDA jda, String channel, DataObject changed) {
        take(new RestActionImpl<DataObject>(jda, Route.Channels.MODIFY_CHANNEL.compile(channel), changed, (response, _) -> response.getObject()));
    }

    void addToThread(JDA jda, String thread, String user) {
        take(new RestActionImpl<Boolean>(jda, Route.Channels.ADD_THREAD_MEMBER.compile(thread, user), (response, _) -> response.isOk()));
    }

    DataArray events(JDA jda, String guild) {
        return take(new RestActionImpl<DataArray>(jda, Route.Guilds.GET_SCHEDULED_EVENTS.compile(guild), (response, _) -> response.getArray()));
    }

    DataObject event(JDA jda, String guild, String event) {
        return take(new RestActionImpl<DataObject>(jda, Route.Guilds.GET_SCHEDULED_EVENT.compile(guild, event), (response, _) -> response.getObject()));
    }

    DataObject createEvent(JDA jda, String guild, DataObject event) {
        return take(new RestActionImpl<DataObject>(jda, Route.Guilds.CREATE_SCHEDULED_EVENT.compile(guild), event, (response, _) -> response.getObject()));
    }

    void changeEvent(JDA jda, String guild, String event, DataObject changed) {
        take(new RestActionImpl<DataObject>(jda, Route.Guilds.MODIFY_SCHEDULED_EVENT.compile(guild, event), changed, (response, _) -> response.getObject()));
    }

    void deleteEvent(JDA jda, String guild, String event) {
        take(new RestActionImpl<Boolean>(jda, Route.Guilds.DELETE_SCHEDULED_EVENT.compile(guild, event), (response, _) -> response.isOk()));
    }

    /** The channel's last messages, the newest first. */
    DataArray recent(JDA jda, String channel) {
        return take(new RestActionImpl<DataArray>(jda, Route.Messages.GET_MESSAGE_HISTORY.compile(channel).withQueryParams("limit", Integer.toString(LOOKED_BACK)), (response, _) -> response.getArray()));
    }

    /** Our own message among the channel's last hundred whose container has that id, or null. */
    @Nullable String find(JDA jda, String channel, int mark) {
        var recent = recent(jda, channel);
        var self = jda.getSelfUser().getId();
        for (var i = 0; i < recent.length(); i++) {
            var message = recent.getObject(i);
            if (message.getObject("author").getString("id").equals(self) && marked(message.optArray("components").orElseGet(DataArray::empty), mark)) return message.getString("id");
        }
        return null;
    }

    private static boolean marked(DataArray components, int mark) {
        for (var i = 0; i < components.length(); i++) {
            var part = components.getObject(i);
            if (part.getInt("type", 0) == CONTAINER && part.getInt("id", 0) == mark) return true;
        }
        return false;
    }

    /** The cause itself is thrown: JDA's error, or what broke the connection. */
    private static <T> T take(RestAction<T> action) {
        try {
            return action.submit().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw e;
        }
    }
}
