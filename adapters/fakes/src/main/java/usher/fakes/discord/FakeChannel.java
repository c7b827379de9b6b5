package usher.fakes.discord;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A guild's text or voice channel, a thread in one, or one person's direct messages. */
public final class FakeChannel {

    static final int TEXT = 0;
    static final int DIRECT = 1;
    static final int VOICE = 2;
    static final int THREAD = 11;

    public final String id;
    public final String name;
    final int type;
    final FakeDiscord discord;
    final @Nullable FakeGuild guild;
    final @Nullable FakeChannel parent;
    private final LinkedHashMap<String, FakeMessage> messages = new LinkedHashMap<>();
    volatile long denied;
    volatile boolean closed;
    volatile boolean archived;
    volatile String renamed = "";
    final java.util.concurrent.atomic.AtomicInteger renames = new java.util.concurrent.atomic.AtomicInteger();
    /** Who opened a thread. */
    volatile String owner = FakeDiscord.BOT;
    final java.util.Set<String> people = java.util.concurrent.ConcurrentHashMap.newKeySet();
    volatile boolean deleted;

    FakeChannel(FakeDiscord discord, String id, String name, int type, @Nullable FakeGuild guild, @Nullable FakeChannel parent) {
        this.discord = discord;
        this.id = id;
        this.name = name;
        this.type = type;
        this.guild = guild;
        this.parent = parent;
    }

    /** What is shown there, oldest first; private replies are never among it. */
    public List<FakeMessage> messages() {
        synchronized (messages) {
            return new ArrayList<>(messages.values());
        }
    }

    Optional<FakeMessage> message(String messageId) {
        synchronized (messages) {
            return Optional.ofNullable(messages.get(messageId));
        }
    }

    void add(FakeMessage message) {
        synchronized (messages) {
            messages.put(message.id, message);
        }
    }

    /** Somebody deletes a message by hand, or the bot does. */
    public boolean delete(FakeMessage message) {
        if (!forget(message)) return false;
        discord.talk.deleted(message);
        return true;
    }

    boolean forget(FakeMessage message) {
        synchronized (messages) {
            return messages.remove(message.id) != null;
        }
    }

    /** The id of the last message; its own while there is none. */
    String last() {
        synchronized (messages) {
            return messages.isEmpty() ? id : messages.lastEntry().getKey();
        }
    }

    /** Its name now. */
    public String called() {
        return renamed.isEmpty() ? name : renamed;
    }

    public boolean archived() {
        return archived;
    }

    /** Somebody archives a thread by hand, or a week passes in which nobody says anything. */
    public void archive() {
        archive(true);
    }

    void archive(boolean now) {
        var changed = archived != now;
        archived = now;
        if (changed && guild != null && guild.listed) discord.gateway.toShardOf(guild, "THREAD_UPDATE", Payloads.channel(this));
    }

    /** The user ids of those who were added to a thread. */
    public java.util.Set<String> people() {
        return java.util.Set.copyOf(people);
    }

    /** The bot's rights here. */
    long rights() {
        var base = guild == null ? ~0L : guild.botRights;
        var above = parent == null ? 0 : parent.denied;
        return base & ~denied & ~above;
    }
}
