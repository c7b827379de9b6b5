package usher.fakes.discord;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Somebody in one guild. The same id in two guilds is the same person to Discord. */
public record FakeMember(FakeGuild guild, String id, String name, Set<String> roles, long permissions, String locale) {

    public FakeMember {
        roles = Set.copyOf(roles);
    }

    /** Writes in a channel, a thread or their private messages with the bot; {@code files} are the names of what is attached. */
    public Writing writes(FakeChannel in, String words, String... files) {
        return new Writing(this, in, Optional.empty(), words, List.of(files));
    }

    /** The same where only the channel's id is known. */
    public Writing writes(String channelId, String words, String... files) {
        return writes(Optional.ofNullable(guild.discord.channels.get(channelId)).orElseThrow(), words, files);
    }

    /** Writes to the bot privately. */
    public Writing tells(String words, String... files) {
        return writes(guild.discord.direct(id), words, files);
    }

    /** Replies to a message, where it stands. */
    public Writing answers(FakeMessage message, String words, String... files) {
        return new Writing(this, message.channel, Optional.of(message), words, List.of(files));
    }

    public FakeMember speaks(String language) {
        return new FakeMember(guild, id, name, roles, permissions, language);
    }
}
