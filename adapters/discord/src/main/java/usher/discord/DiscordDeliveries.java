package usher.discord;

import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.sharding.ShardManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.Address;
import usher.Platform.Delivery;
import usher.Undelivered;
import usher.Undelivered.Why;
import usher.Wanted;

/**
 * What the outbox wants shown. A message's reference is {@code channel/message}, a discussion's {@code thread/id}, a calendar entry's {@code event/id}. What
 * is said under a message stands in its thread; where there is none (a moderator deleted it, or it could not be opened) it answers the message in its channel.
 */
final class DiscordDeliveries {

    private static final Logger LOG = LoggerFactory.getLogger(DiscordDeliveries.class);

    private final ShardManager shards;
    private final String token;
    private final DiscordSpaces spaces;
    private final DiscordRest rest = new DiscordRest();
    private final DiscordThreads threads = new DiscordThreads(rest);
    private final DiscordCalendar calendar = new DiscordCalendar(rest);

    DiscordDeliveries(ShardManager shards, String token, DiscordSpaces spaces) {
        this.shards = shards;
        this.token = token;
        this.spaces = spaces;
    }

    private JDA jda() {
        return shards.getShards().getFirst();
    }

    String show(Delivery delivery) throws Undelivered {
        return switch (delivery.wanted()) {
            case Wanted.Message it -> post(delivery, it);
            case Wanted.Thread it -> attempt(delivery, "open a discussion in", () -> threads.show(jda(), delivery, it));
            case Wanted.Scheduled it -> attempt(delivery, "make events on the server of", () -> calendar.show(jda(), delivery, it));
            case Wanted.Home _ -> throw new Undelivered(Why.NEVER, "Discord has no App Home.");
            case Wanted.Nothing _ -> throw new Undelivered(Why.NEVER, "There is nothing to show.");
        };
    }

    private String post(Delivery delivery, Wanted.Message message) throws Undelivered {
        if (delivery.to().kind() != Address.Kind.UNDER) return post(delivery, message, channel(delivery), Optional.empty());
        var parent = parent(delivery);
        try {
            return post(delivery, message, parent[1], Optional.empty());
        } catch (Undelivered noThread) {
            if (noThread.why() != Why.GONE) throw noThread;
            return post(delivery, message, parent[0], Optional.of(parent[1]));
        }
    }

    private String post(Delivery delivery, Wanted.Message message, String channel, Optional<String> answering) throws Undelivered {
        if (delivery.inDoubt()) {
            var found = attempt(delivery, "read in", () -> Optional.ofNullable(rest.find(jda(), channel, delivery.mark())));
            if (found.isPresent()) {
                attempt(delivery, "write in", () -> edit(delivery, message, channel, found.get()));
                return channel + "/" + found.get();
            }
        }
        return attempt(delivery, "write in", () -> {
            var posted = rest.post(jda(), channel, DiscordPosts.draw(delivery, message, answering));
            if (delivery.to().kind() == Address.Kind.DIRECT) spaces.about(delivery.to().id(), posted, delivery.to().space());
            return channel + "/" + posted;
        });
    }

    /** Where its mark is found among the last hundred messages: in its channel, or in the thread it would stand in. */
    Optional<String> find(Delivery delivery) throws Undelivered {
        if (delivery.to().kind() == Address.Kind.HOME) return Optional.empty();
        if (delivery.to().kind() != Address.Kind.UNDER) return find(delivery, channel(delivery));
        if (delivery.under().isEmpty()) return Optional.empty();
        var parent = parent(delivery);
        var inThread = find(delivery, parent[1]);
        return inThread.isPresent() ? inThread : find(delivery, parent[0]);
    }

    private Optional<String> find(Delivery delivery, String channel) throws Undelivered {
        try {
            return attempt(delivery, "read in", () -> Optional.ofNullable(rest.find(jda(), channel, delivery.mark())).map(id -> channel + "/" + id));
        } catch (Undelivered noThread) {
            if (noThread.why() != Why.GONE) throw noThread;
            return Optional.empty();
        }
    }

    void change(Delivery delivery, String reference) throws Undelivered {
        var at = reference.split("/", 2);
        switch (delivery.wanted()) {
            case Wanted.Message it -> attempt(delivery, "write in", () -> edit(delivery, it, at[0], at[1]));
            case Wanted.Thread it -> attempt(delivery, "change the discussion in", () -> threads.change(jda(), delivery, it, at[1]));
            case Wanted.Scheduled it -> attempt(delivery, "change events on the server of", () -> calendar.change(jda(), delivery, it, at[1]));
            case Wanted.Home _ -> throw new Undelivered(Why.NEVER, "Discord has no App Home.");
            case Wanted.Nothing _ -> throw new Undelivered(Why.NEVER, "There is nothing to show.");
        }
    }

    private String edit(Delivery delivery, Wanted.Message message, String channel, String id) {
        try {
            rest.edit(jda(), channel, id, DiscordPosts.drawEdit(delivery, message));
        } catch (ErrorResponseException e) {
            if (e.getErrorCode() != DiscordUndelivered.ARCHIVED) throw e;
            threads.briefly(jda(), channel, () -> rest.edit(jda(), channel, id, DiscordPosts.drawEdit(delivery, message)));
        }
        return id;
    }

    void remove(Delivery delivery, String reference) throws Undelivered {
        try {
            attempt(delivery, "take something away from", () -> {
                takeAway(delivery, reference);
                return reference;
            });
        } catch (Undelivered e) {
            if (e.why() != Why.GONE) throw e;
        }
    }

    private void takeAway(Delivery delivery, String reference) {
        var at = reference.split("/", 2);
        if (reference.startsWith(DiscordThreads.REFERENCE)) threads.archive(jda(), at[1]);
        else if (reference.startsWith(DiscordCalendar.REFERENCE)) calendar.remove(jda(), delivery.to().space(), at[1]);
        else rest.delete(jda(), at[0], at[1]);
    }

    /** Channel and id of the message that a delivery hangs under. */
    static String[] parent(Delivery delivery) throws Undelivered {
        return delivery.under().orElseThrow(() -> new Undelivered(Why.LATER, "what it hangs under is not shown yet", java.time.Duration.ofSeconds(1))).split("/", 2);
    }

    private String channel(Delivery delivery) throws Undelivered {
        var to = delivery.to();
        return switch (to.kind()) {
            case CHANNEL, UNDER -> to.channel().id();
            case DIRECT -> attempt(delivery, "write in", () -> rest.direct(jda(), to.id()));
            case HOME -> throw new Undelivered(Why.NEVER, "Discord has no App Home.");
        };
    }

    private interface Attempt<T> {
        T make() throws Undelivered;
    }

    private <T> T attempt(Delivery delivery, String doing, Attempt<T> attempt) throws Undelivered {
        var to = delivery.to();
        try {
            return attempt.make();
        } catch (IllegalArgumentException undrawable) {
            LOG.error("a card cannot be drawn for {}", to, undrawable);
            throw new Undelivered(Why.NEVER, "It cannot be drawn on Discord: " + undrawable.getMessage());
        } catch (RuntimeException failure) {
            throw DiscordUndelivered.of(failure, new DiscordUndelivered.Place(doing, where(to), to.kind() == Address.Kind.UNDER, missing(to), DiscordInvite.remedy(token, to.space())));
        }
    }

    private static String where(Address to) {
        return to.kind() == Address.Kind.CHANNEL || to.kind() == Address.Kind.UNDER ? "<#" + to.channel().id() + ">" : "direct messages";
    }

    private List<String> missing(Address to) {
        if (to.kind() != Address.Kind.CHANNEL && to.kind() != Address.Kind.UNDER || !to.channel().id().matches("\\d+")) return List.of();
        var channel = shards.getGuildChannelById(to.channel().id());
        if (channel != null) return DiscordRights.missing(channel);
        var guild = shards.getGuildById(to.space().id());
        return guild == null ? List.of() : DiscordRights.missing(guild);
    }
}
