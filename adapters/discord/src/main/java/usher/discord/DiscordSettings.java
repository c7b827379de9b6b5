package usher.discord;

import java.util.Optional;

/**
 * How to reach Discord.
 *
 * @param apiUrl another REST base than Discord's own, such as a proxy's; with or without a slash at its end
 * @param gatewayUrl another gateway than the one that {@code GET /gateway/bot} names
 * @param commandPrefix stands before the commands' names, such as {@code usher-}; lower case letters, digits, - and _, at most 16; may be empty
 * @param serverMembersIntent whether the bot may hear that members left; must then also be switched on in Discord's developer portal
 * @param bridge whether the bot hears what people write to it and in the discussions under its messages; needs the Message Content Intent, which must then also be
 *     switched on there. Discord then tells it every message of every channel it may see, and it passes over all others.
 * @param requestsASecond what Discord allows this bot in all, answers to presses aside
 */
public record DiscordSettings(String token, Optional<String> apiUrl, Optional<String> gatewayUrl, String commandPrefix, boolean serverMembersIntent, boolean bridge, int requestsASecond) {

    /** What Discord allows every bot; those on very many servers are granted more. */
    public static final int EVERYBODYS_REQUESTS = 50;

    public DiscordSettings {
        if (!commandPrefix.matches("[a-z0-9_-]{0,16}")) {
            throw new IllegalArgumentException("a command prefix has at most 16 lower case letters, digits, - and _, not: " + commandPrefix);
        }
    }

    public DiscordSettings(String token, Optional<String> apiUrl, Optional<String> gatewayUrl, String commandPrefix, boolean serverMembersIntent, boolean bridge) {
        this(token, apiUrl, gatewayUrl, commandPrefix, serverMembersIntent, bridge, EVERYBODYS_REQUESTS);
    }

    /** That hears nothing of what people write. */
    public DiscordSettings(String token, Optional<String> apiUrl, Optional<String> gatewayUrl, String commandPrefix, boolean serverMembersIntent) {
        this(token, apiUrl, gatewayUrl, commandPrefix, serverMembersIntent, false);
    }

    public static DiscordSettings of(String token) {
        return new DiscordSettings(token, Optional.empty(), Optional.empty(), "", false);
    }

    /** What to do where Discord refuses what these ask for (4014), as a sentence. */
    String remedy() {
        var intents = serverMembersIntent && bridge ? "Server Members Intent and Message Content Intent" : bridge ? "Message Content Intent" : "Server Members Intent";
        var settings = serverMembersIntent && bridge ? "DISCORD_MEMBERS and DISCORD_BRIDGE" : bridge ? "DISCORD_BRIDGE" : "DISCORD_MEMBERS";
        return "Switch on " + intents + " on the Bot page at https://discord.com/developers/applications, or set " + settings + " to off.";
    }

    /** Leaves the token out. */
    @Override
    public String toString() {
        return "DiscordSettings[" + apiUrl.orElse("discord.com") + ", prefix " + commandPrefix + "]";
    }
}
