package usher.fakes.discord;

import java.util.Set;

/** Somebody in one guild. The same id in two guilds is the same person to Discord. */
public record FakeMember(FakeGuild guild, String id, String name, Set<String> roles, long permissions, String locale) {

    public FakeMember {
        roles = Set.copyOf(roles);
    }

    public FakeMember speaks(String language) {
        return new FakeMember(guild, id, name, roles, permissions, language);
    }
}
