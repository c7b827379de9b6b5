package usher.discord;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.events.guild.GuildLeaveEvent;
import net.dv8tion.jda.api.events.guild.GuildReadyEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRemoveEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRoleAddEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRoleRemoveEvent;
import net.dv8tion.jda.api.events.guild.update.GuildUpdateNameEvent;
import net.dv8tion.jda.api.events.role.update.RoleUpdatePermissionsEvent;
import usher.Account;
import usher.Address;
import usher.Bot;
import usher.Call;
import usher.Caller;
import usher.Space;
import usher.Values;

/** What Discord tells without anybody asking: servers that the bot joined, left or got other rights in, members who left. Only told on where an action wants it. */
final class DiscordNotices {

    static final String LEFT = "people.left";
    static final String SEEN = "space.seen";
    static final String GONE = "space.gone";

    private final Bot bot;
    private final boolean hears;
    private final Map<String, Map<String, String>> told = new ConcurrentHashMap<>();

    /** @param hears whether the bot hears what people write */
    DiscordNotices(Bot bot, boolean hears) {
        this.bot = bot;
        this.hears = hears;
    }

    void hear(GenericEvent event) {
        switch (event) {
            case GuildReadyEvent it -> seen(it.getGuild());
            case GuildJoinEvent it -> seen(it.getGuild());
            case GuildUpdateNameEvent it -> seen(it.getGuild());
            case RoleUpdatePermissionsEvent it -> seen(it.getGuild());
            case GuildMemberRoleAddEvent it -> changed(it.getMember());
            case GuildMemberRoleRemoveEvent it -> changed(it.getMember());
            case GuildLeaveEvent it -> gone(it.getGuild());
            case GuildMemberRemoveEvent it -> left(it);
            default -> { }
        }
    }

    private void changed(Member member) {
        if (member.equals(member.getGuild().getSelfMember())) seen(member.getGuild());
    }

    private void seen(Guild guild) {
        var now = Map.of("name", guild.getName(), "missing", String.join(", ", DiscordRights.missing(guild)), "hears", hears ? "yes" : "no");
        if (!now.equals(told.put(guild.getId(), now))) tell(SEEN, guild, guild.getSelfMember().getId(), now);
    }

    private void gone(Guild guild) {
        told.remove(guild.getId());
        tell(GONE, guild, guild.getJDA().getSelfUser().getId(), Map.of("name", guild.getName()));
    }

    private void left(GuildMemberRemoveEvent event) {
        var itself = event.getUser().equals(event.getJDA().getSelfUser());
        if (!itself) tell(LEFT, event.getGuild(), event.getUser().getId(), Map.of());
    }

    private void tell(String action, Guild guild, String user, Map<String, String> values) {
        if (bot.action(action).isEmpty()) return;
        var arrived = bot.arrive();
        var account = new Account(new Space(DiscordPlatform.NAME, guild.getId()), user);
        var id = DiscordPlatform.NAME + ":" + action.substring(action.indexOf('.') + 1) + ":" + guild.getId() + ":" + user + ":" + arrived.at().toEpochMilli();
        var where = action.equals(LEFT) ? account.direct() : Address.channel(account.space(), guild.getId());
        bot.notice(new Call(id, arrived, action, Caller.of(account), where, Values.of(values)))
            .exceptionally(failure -> {
                DiscordListener.LOG.error("the notice {} was not taken", id, failure);
                return new usher.Answer.Broken(id);
            });
    }
}
