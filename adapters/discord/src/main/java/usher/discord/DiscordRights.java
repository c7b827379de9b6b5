package usher.discord;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;

/** The rights Usher needs on a Discord server, and no others; the invite link asks for exactly these. */
final class DiscordRights {

    /** Named as Discord's settings show them. What the bot made itself it may change without Manage Threads or Manage Events. Reading history is for looking whether a post that ended unknown is there; files are for exports. */
    private static final Map<Permission, String> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put(Permission.VIEW_CHANNEL, "View Channels");
        NAMES.put(Permission.MESSAGE_SEND, "Send Messages");
        NAMES.put(Permission.MESSAGE_SEND_IN_THREADS, "Send Messages in Threads");
        NAMES.put(Permission.CREATE_PUBLIC_THREADS, "Create Public Threads");
        NAMES.put(Permission.CREATE_SCHEDULED_EVENTS, "Create Events");
        NAMES.put(Permission.MESSAGE_HISTORY, "Read Message History");
        NAMES.put(Permission.MESSAGE_ATTACH_FILES, "Attach Files");
    }

    static final Set<Permission> NEEDED = Set.copyOf(NAMES.keySet());

    private DiscordRights() {}

    /** The names of what is missing on the whole server. */
    static List<String> missing(Guild guild) {
        return names(guild.getSelfMember().getPermissions());
    }

    static List<String> missing(GuildChannel channel) {
        return names(channel.getGuild().getSelfMember().getPermissions(channel));
    }

    static List<String> names(Set<Permission> given) {
        if (given.contains(Permission.ADMINISTRATOR)) return List.of();
        return NAMES.entrySet().stream().filter(it -> !given.contains(it.getKey())).map(Map.Entry::getValue).toList();
    }
}
