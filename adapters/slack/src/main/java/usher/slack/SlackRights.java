package usher.slack;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The OAuth scopes Usher needs, and what for; the manifest asks for them and the check-up compares them. */
enum SlackRights {
    COMMANDS("commands", "to offer its slash commands"),
    CHAT_WRITE("chat:write", "to post and edit messages"),
    CHANNELS_JOIN("channels:join", "to join the public channels it is told to announce in"),
    CHANNELS_HISTORY("channels:history", "to see whether a message of its own arrived before it posts again, and to hear what is written under it"),
    GROUPS_HISTORY("groups:history", "the same in private channels"),
    IM_HISTORY("im:history", "the same in private messages to it"),
    IM_WRITE("im:write", "to send private messages"),
    USERS_READ("users:read", "to know names, time zones, who is an admin and who has left"),
    BOOKMARKS_READ("bookmarks:read", "to see whether a bookmark of its own is there before it makes one"),
    BOOKMARKS_WRITE("bookmarks:write", "to keep a channel's bookmarks of coming events"),
    FILES_WRITE("files:write", "to hand people the files they ask for");

    private final String scope;
    private final String purpose;

    SlackRights(String scope, String purpose) {
        this.scope = scope;
        this.purpose = purpose;
    }

    String scope() {
        return scope;
    }

    String purpose() {
        return purpose;
    }

    static List<String> scopes() {
        return Arrays.stream(values()).map(SlackRights::scope).toList();
    }

    /** Whether Slack tells it what people write. */
    static boolean hears(List<SlackRights> missing) {
        return Stream.of(CHANNELS_HISTORY, GROUPS_HISTORY, IM_HISTORY).noneMatch(missing::contains);
    }

    static List<SlackRights> missing(List<String> granted) {
        return Arrays.stream(values()).filter(right -> !granted.contains(right.scope)).toList();
    }
}
