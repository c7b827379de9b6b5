package usher.fakes.discord;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A Discord server. One that is not listed is never told to the bot by GUILD_CREATE: its interactions carry all there is to know, and thousands are cheap. */
public final class FakeGuild {

    record Role(String id, String name, long permissions) {}

    public final String id;
    public final String name;
    final FakeDiscord discord;
    final boolean listed;
    final Map<String, FakeChannel> channels = new ConcurrentHashMap<>();
    final Map<String, FakeMember> members = new ConcurrentHashMap<>();
    final Map<String, FakeEvent> events = new ConcurrentHashMap<>();
    final Map<String, Role> roles = new ConcurrentHashMap<>();
    volatile long botRights = Rights.BOT;

    FakeGuild(String id, String name, FakeDiscord discord, boolean listed) {
        this.id = id;
        this.name = name;
        this.discord = discord;
        this.listed = listed;
    }

    /** The channel of that name; made when there is none. */
    public FakeChannel channel(String channelName) {
        return channels.values().stream().filter(it -> it.name.equals(channelName) && it.type == FakeChannel.TEXT).findFirst()
            .orElseGet(() -> made(Snowflakes.next(), channelName, FakeChannel.TEXT, Optional.empty()));
    }

    public FakeChannel voice(String channelName) {
        return made(Snowflakes.next(), channelName, FakeChannel.VOICE, Optional.empty());
    }

    public FakeChannel thread(FakeChannel under, String threadName) {
        return made(Snowflakes.next(), threadName, FakeChannel.THREAD, Optional.of(under));
    }

    /** A thread that is started from a message has the message's id. */
    FakeChannel thread(FakeMessage from, String threadName) {
        return made(from.id, threadName, FakeChannel.THREAD, Optional.of(from.channel));
    }

    /** A member opens a thread under a message by hand. */
    public FakeChannel thread(FakeMember by, FakeMessage from, String threadName) {
        return made(from.id, threadName, FakeChannel.THREAD, Optional.of(from.channel), by.id());
    }

    /** The thread under a message, if there is one. */
    public Optional<FakeChannel> threadUnder(FakeMessage message) {
        return Optional.ofNullable(channels.get(message.id));
    }

    /** The server's calendar, as it is now; what is over or cancelled stays listed here. */
    public List<FakeEvent> events() {
        return events.values().stream().sorted(java.util.Comparator.comparing((FakeEvent it) -> it.id)).toList();
    }

    /** Somebody takes an event out of the calendar by hand. */
    public void delete(FakeEvent event) {
        events.remove(event.id);
    }

    private FakeChannel made(String channelId, String channelName, int type, Optional<FakeChannel> under) {
        return made(channelId, channelName, type, under, FakeDiscord.BOT);
    }

    private FakeChannel made(String channelId, String channelName, int type, Optional<FakeChannel> under, String owner) {
        var channel = new FakeChannel(discord, channelId, channelName, type, this, under.orElse(null));
        channel.owner = owner;
        channels.put(channel.id, channel);
        discord.channels.put(channel.id, channel);
        if (listed) discord.gateway.toShardOf(this, type == FakeChannel.THREAD ? "THREAD_CREATE" : "CHANNEL_CREATE", Payloads.channel(channel));
        return channel;
    }

    public FakeMember member(String memberName) {
        return member(Snowflakes.next(), memberName, Set.of(), Rights.MEMBER);
    }

    public FakeMember admin(String memberName) {
        return member(Snowflakes.next(), memberName, Set.of(), Rights.MEMBER | Rights.MANAGE_GUILD);
    }

    public FakeMember member(String memberId, String memberName, Set<String> roleIds, long permissions) {
        roleIds.stream().filter(role -> !roles.containsKey(role)).forEach(role -> role(role, "role " + role));
        var held = new java.util.HashSet<>(roleIds);
        if ((permissions & ~Rights.MEMBER) != 0) held.add(powers(permissions));
        var member = new FakeMember(this, memberId, memberName, held, permissions, "en-US");
        members.put(memberId, member);
        return member;
    }

    /** The member of that name. */
    public FakeMember members(String memberName) {
        return members.values().stream().filter(it -> it.name().equals(memberName)).findFirst().orElseThrow();
    }

    /** More rights than a member's come from a role, as everywhere on Discord: clients add up the roles they know. */
    private String powers(long permissions) {
        return roles.values().stream().filter(it -> it.permissions() == permissions).findFirst().map(Role::id)
            .orElseGet(() -> role(Snowflakes.next(), "powers", permissions));
    }

    /** A role that members may hold; make it before they do. */
    public String role(String roleId, String roleName) {
        return role(roleId, roleName, Rights.MEMBER);
    }

    public String role(String roleId, String roleName, long permissions) {
        roles.put(roleId, new Role(roleId, roleName, permissions));
        if (listed) discord.gateway.toShardOf(this, "GUILD_ROLE_CREATE",
            Payloads.object().put("guild_id", id).set("role", Payloads.role(roleId, roleName, permissions)));
        return roleId;
    }

    /** Tells the bot that somebody left. */
    public void leaves(FakeMember member) {
        members.remove(member.id());
        discord.gateway.toShardOf(this, "GUILD_MEMBER_REMOVE", Payloads.object().put("guild_id", id).set("user", Payloads.user(member.id(), member.name(), false)));
    }

    /** The bot's rights in the whole guild change, and it is told so. */
    public void grant(long rights) {
        botRights = rights;
        if (listed) discord.gateway.toShardOf(this, "GUILD_ROLE_UPDATE", Payloads.object().put("guild_id", id).set("role", Payloads.role(discord.botRole(this), "Usher", rights)));
    }

    /** The bot loses rights in one channel, and is told so. */
    public void deny(FakeChannel channel, long rights) {
        channel.denied = rights;
        if (listed) discord.gateway.toShardOf(this, "CHANNEL_UPDATE", Payloads.channel(channel));
    }

    /** Somebody deletes a channel. */
    public void delete(FakeChannel channel) {
        channel.deleted = true;
        channels.remove(channel.id);
        discord.channels.remove(channel.id);
        if (listed) discord.gateway.toShardOf(this, "CHANNEL_DELETE", Payloads.channel(channel));
    }

    /** The bot is thrown out. */
    public void removesBot() {
        discord.gateway.toShardOf(this, "GUILD_DELETE", Payloads.object().put("id", id));
    }
}
