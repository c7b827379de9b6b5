package usher.discord;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.commands.CommandInteractionPayload;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.modals.ModalInteraction;
import net.dv8tion.jda.api.interactions.modals.ModalMapping;
import org.jspecify.annotations.Nullable;
import usher.Account;
import usher.Address;
import usher.Arrival;
import usher.Call;
import usher.Caller;
import usher.Space;
import usher.Values;

/** Makes calls of what Discord tells: who, where, and the values as words that the fields read. */
final class DiscordCalls {

    private DiscordCalls() {}

    /** The server it happened in; in direct messages the one that the control names, if it does. */
    static Optional<Space> space(Interaction event, Optional<Space> riding) {
        var guild = event.getGuild();
        return guild == null ? riding : Optional.of(new Space(DiscordPlatform.NAME, guild.getId()));
    }

    static Call call(Interaction event, Arrival arrived, Space space, String action, Map<String, String> values) {
        var account = new Account(space, event.getUser().getId());
        var in = event.getGuild() == null ? account.direct() : Address.channel(space, Long.toUnsignedString(event.getChannelIdLong()));
        return new Call(id(event), arrived, action, caller(event, space), in, Values.of(values));
    }

    /** The interaction's own id: Discord delivers the same one with the same id. */
    static String id(Interaction event) {
        return DiscordPlatform.NAME + ":" + event.getId();
    }

    /** Whoever did it, as Discord describes them in it. */
    static Caller caller(Interaction event, Space space) {
        var account = new Account(space, event.getUser().getId());
        var member = event.getMember();
        var name = member == null ? event.getUser().getEffectiveName() : member.getEffectiveName();
        if (member == null) return Caller.unvouched(account, name, event.getUserLocale().toLocale()); // in private messages Discord says nothing of roles
        return new Caller(account, name, roles(member), administers(member, event), event.getUserLocale().toLocale(), Optional.empty());
    }

    private static Set<String> roles(@Nullable Member member) {
        // a server that has the commands but not the bot tells no roles
        if (member == null || member.isDetached()) return Set.of();
        return member.getUnsortedRoles().stream().map(ISnowflake::getId).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean administers(Member member, Interaction event) {
        if (!member.isDetached()) return member.hasPermission(Permission.ADMINISTRATOR) || member.hasPermission(Permission.MANAGE_SERVER);
        var channel = event.getGuildChannel();
        return member.hasPermission(channel, Permission.ADMINISTRATOR) || member.hasPermission(channel, Permission.MANAGE_SERVER);
    }

    static Map<String, String> options(CommandInteractionPayload command) {
        var values = new HashMap<String, String>();
        for (var option : command.getOptions()) values.put(option.getName(), value(option));
        return values;
    }

    private static String value(OptionMapping option) {
        if (option.getType() == OptionType.USER) return "<@" + option.getAsString() + ">";
        return option.getType() == OptionType.CHANNEL ? "<#" + option.getAsString() + ">" : option.getAsString();
    }

    /** What was filled in; what was left empty is there too, for it takes away what was typed before. */
    static Map<String, String> sent(ModalInteraction form) {
        var values = new HashMap<String, String>();
        for (var field : form.getValues()) values.put(field.getCustomId(), value(field));
        return values;
    }

    private static String value(ModalMapping field) {
        return switch (field.getType()) {
            case TEXT_INPUT -> field.getAsString();
            case USER_SELECT -> first(field).map(id -> "<@" + id + ">").orElse("");
            case CHANNEL_SELECT -> first(field).map(id -> "<#" + id + ">").orElse("");
            default -> first(field).orElse("");
        };
    }

    private static Optional<String> first(ModalMapping field) {
        return field.getAsStringList().stream().findFirst();
    }
}
