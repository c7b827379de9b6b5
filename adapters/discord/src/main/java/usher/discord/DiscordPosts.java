package usher.discord;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.components.Component;
import net.dv8tion.jda.api.components.MessageTopLevelComponent;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import usher.Address;
import usher.Platform.Delivery;
import usher.Space;
import usher.Wanted;

/** Public posts and direct messages as Discord wants them: marked so that they are found again, and pinging those alone who are named. */
final class DiscordPosts {

    /** Discord's limit for the ids in {@code allowed_mentions}. */
    private static final int MOST_PINGS = 100;

    private DiscordPosts() {}

    /** For a few minutes Discord gives back the first message when one with the same nonce comes again. {@code answering} is a message of the same channel. */
    static DataObject draw(Delivery delivery, Wanted.Message message, Optional<String> answering) {
        try (var data = build(delivery, message, true)) {
            var post = data.toData().put("nonce", Integer.toString(delivery.mark())).put("enforce_nonce", true);
            answering.ifPresent(it -> post.put("message_reference", DataObject.empty().put("message_id", it).put("fail_if_not_exists", false)));
            return post;
        }
    }

    static DataObject drawEdit(Delivery delivery, Wanted.Message message) {
        try (var data = build(delivery, message, false)) {
            return data.toData();
        }
    }

    private static MessageCreateData build(Delivery delivery, Wanted.Message message, boolean pinging) {
        var here = delivery.to().space();
        var users = new LinkedHashSet<String>();
        var roles = new LinkedHashSet<String>();
        for (var ping : message.pings()) sort(ping, here, users, roles);
        var room = DiscordCards.MOST_TEXT - line(users, roles).length();
        var card = new DiscordCards(here, message.locale(), delivery.to().kind() == Address.Kind.DIRECT, room).draw(message.card()).withUniqueId(delivery.mark());
        var parts = new ArrayList<MessageTopLevelComponent>();
        var top = line(without(users, "<@", card), without(roles, "<@&", card));
        if (!top.isEmpty()) parts.add(TextDisplay.of(top));
        parts.add(card);
        var built = new MessageCreateBuilder().useComponentsV2().setComponents(parts).setAllowedMentions(Set.of());
        if (pinging) built.mentionUsers(users).mentionRoles(roles);
        return built.build();
    }

    private static void sort(Wanted.Ping ping, Space here, Set<String> users, Set<String> roles) {
        switch (ping) {
            case Wanted.Ping.Person it when it.account().space().platform().equals(here.platform()) && users.size() < MOST_PINGS -> users.add(it.account().user());
            case Wanted.Ping.Role it when it.space().equals(here) && roles.size() < MOST_PINGS -> roles.add(it.id());
            case Wanted.Ping.Person _, Wanted.Ping.Role _ -> { }
        }
    }

    /** Those whom the card does not mention itself. */
    private static Set<String> without(Set<String> ids, String sign, Container card) {
        var words = card.getComponents().stream().filter(it -> it.getType() == Component.Type.TEXT_DISPLAY).map(it -> it.asTextDisplay().getContent()).collect(Collectors.joining());
        return ids.stream().filter(id -> !words.contains(sign + id + ">")).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Discord notifies nobody whom the text does not mention. */
    private static String line(Set<String> users, Set<String> roles) {
        var line = new StringBuilder();
        roles.forEach(id -> line.append("<@&").append(id).append("> "));
        users.forEach(id -> line.append("<@").append(id).append("> "));
        return line.toString().strip();
    }
}
