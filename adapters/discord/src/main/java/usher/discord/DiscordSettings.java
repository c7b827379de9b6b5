package usher.discord;

import java.util.Optional;

/**
 * How to reach Discord.
 *
 * @param apiUrl another REST base than Discord's own, such as a proxy's; with or without a slash at its end
 * @param gatewayUrl another gateway than the one that {@code GET /gateway/bot} names
 * @param commandPrefix stands before the commands' names, such as {@code usher-}; lower case letters, digits, - and _, at most 16; may be empty
 * @param serverMembersIntent whether the bot may hear that members left; must then also be switched on in Discord's developer portal
 */
public record DiscordSettings(String token, Optional<String> apiUrl, Optional<String> gatewayUrl, String commandPrefix, boolean serverMembersIntent) {

    public DiscordSettings {
        if (!commandPrefix.matches("[a-z0-9_-]{0,16}")) {
            throw new IllegalArgumentException("a command prefix has at most 16 lower case letters, digits, - and _, not: " + commandPrefix);
        }
    }

    public static DiscordSettings of(String token) {
        return new DiscordSettings(token, Optional.empty(), Optional.empty(), "", false);
    }

    /** Leaves the token out. */
    @Override
    public String toString() {
        return "DiscordSettings[" + apiUrl.orElse("discord.com") + ", prefix " + commandPrefix + "]";
    }
}
