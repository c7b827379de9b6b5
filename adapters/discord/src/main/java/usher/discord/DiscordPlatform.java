package usher.discord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.sharding.ShardManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.Address;
import usher.Bot;
import usher.Platform;
import usher.Space;
import usher.Undelivered;
import usher.Wanted;

/** Discord as the core sees it. References are {@code channel/message}. */
public final class DiscordPlatform implements Platform {

    static final String NAME = "discord";

    private static final Logger LOG = LoggerFactory.getLogger(DiscordPlatform.class);
    private static final Duration READY = Duration.ofSeconds(60);

    private final DiscordSettings settings;
    private final DiscordRest rest = new DiscordRest();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("discord-clock").factory());
    private volatile @Nullable ShardManager shards;

    public DiscordPlatform(DiscordSettings settings) {
        this.settings = settings;
        clock.setRemoveOnCancelPolicy(true);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void open(Bot bot) {
        var commands = new DiscordCommands(bot.actions(), settings.commandPrefix());
        try {
            var opened = DiscordConnection.open(settings, new DiscordListener(bot, commands, new DiscordNotices(bot), threads, clock));
            shards = opened;
            awaitReady(opened);
            new DiscordRegistration(commands).bring(jda());
        } catch (InvalidTokenException e) {
            throw new IllegalStateException("Discord does not accept the token. Copy it anew from the Bot page at https://discord.com/developers/applications.", e);
        }
    }

    /** A gateway that is away for long does not keep the other platforms from opening; JDA goes on trying. */
    private void awaitReady(ShardManager opened) {
        var ready = CompletableFuture.runAsync(() -> opened.getShards().forEach(DiscordPlatform::connected), threads);
        try {
            ready.get(READY.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.warn("Discord's gateway has not answered for {} s; trying on", READY.toSeconds());
        } catch (ExecutionException e) {
            throw new IllegalStateException("Discord cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void connected(JDA shard) {
        try {
            shard.awaitStatus(JDA.Status.CONNECTED, JDA.Status.SHUTDOWN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JDA jda() throws IllegalStateException {
        var opened = shards;
        if (opened == null) throw new IllegalStateException("not connected to Discord yet");
        return opened.getShards().getFirst();
    }

    @Override
    public String show(Delivery delivery) throws Undelivered {
        var message = message(delivery);
        var channel = channel(delivery.to());
        if (delivery.inDoubt()) {
            var found = attempt(delivery.to(), () -> Optional.ofNullable(rest.find(jda(), channel, delivery.mark())));
            if (found.isPresent()) {
                attempt(delivery.to(), () -> edit(delivery, message, channel, found.get()));
                return channel + "/" + found.get();
            }
        }
        return attempt(delivery.to(), () -> channel + "/" + rest.post(jda(), channel, DiscordPosts.draw(delivery, message)));
    }

    @Override
    public void change(Delivery delivery, String reference) throws Undelivered {
        var at = reference.split("/", 2);
        var message = message(delivery);
        attempt(delivery.to(), () -> edit(delivery, message, at[0], at[1]));
    }

    private String edit(Delivery delivery, Wanted.Message message, String channel, String id) {
        rest.edit(jda(), channel, id, DiscordPosts.drawEdit(delivery, message));
        return id;
    }

    @Override
    public void remove(Delivery delivery, String reference) throws Undelivered {
        var at = reference.split("/", 2);
        try {
            attempt(delivery.to(), () -> {
                rest.delete(jda(), at[0], at[1]);
                return reference;
            });
        } catch (Undelivered e) {
            if (e.why() != Undelivered.Why.GONE) throw e;
        }
    }

    private static Wanted.Message message(Delivery delivery) throws Undelivered {
        return switch (delivery.wanted()) {
            case Wanted.Message it -> it;
            case Wanted.Home _ -> throw new Undelivered(Undelivered.Why.NEVER, "Discord has no App Home.");
            case Wanted.Thread _, Wanted.Scheduled _ -> throw new Undelivered(Undelivered.Why.NEVER, "Not on Discord.");
            case Wanted.Nothing _ -> throw new Undelivered(Undelivered.Why.NEVER, "There is nothing to show.");
        };
    }

    private String channel(Address to) throws Undelivered {
        return switch (to.kind()) {
            case CHANNEL, UNDER -> to.channel().id();
            case DIRECT -> attempt(to, () -> rest.direct(jda(), to.id()));
            case HOME -> throw new Undelivered(Undelivered.Why.NEVER, "Discord has no App Home.");
        };
    }

    private interface Attempt<T> {
        T make();
    }

    private <T> T attempt(Address to, Attempt<T> attempt) throws Undelivered {
        try {
            return attempt.make();
        } catch (IllegalArgumentException undrawable) {
            LOG.error("a card cannot be drawn for {}", to, undrawable);
            throw new Undelivered(Undelivered.Why.NEVER, "It cannot be drawn on Discord: " + undrawable.getMessage());
        } catch (RuntimeException failure) {
            throw DiscordUndelivered.of(failure, where(to), missing(to), remedy(to.space()));
        }
    }

    private static String where(Address to) {
        return to.kind() == Address.Kind.CHANNEL ? "<#" + to.id() + ">" : "direct messages";
    }

    private List<String> missing(Address to) {
        var opened = shards;
        if (opened == null || to.kind() != Address.Kind.CHANNEL || !to.id().matches("\\d+")) return List.of();
        var channel = opened.getGuildChannelById(to.id());
        if (channel != null) return DiscordRights.missing((GuildChannel) channel);
        var guild = opened.getGuildById(to.space().id());
        return guild == null ? List.of() : DiscordRights.missing(guild);
    }

    private String remedy(Space space) {
        return DiscordInvite.applicationId(settings.token()).map(id -> "An administrator can grant them here: " + DiscordInvite.link(id, space.id())).orElse("");
    }

    @Override
    public List<Finding> check() {
        var opened = shards;
        if (opened == null) return new DiscordLook(settings).look();
        var findings = new ArrayList<Finding>();
        for (var guild : opened.getGuilds()) {
            var missing = DiscordRights.missing(guild);
            var space = new Space(NAME, guild.getId());
            findings.add(missing.isEmpty() ? new Finding(true, "Discord server " + guild.getName() + ": all rights are there.")
                : new Finding(false, "Discord server " + guild.getName() + " lacks: " + String.join(", ", missing) + ". " + remedy(space)));
        }
        if (findings.isEmpty()) findings.add(new Finding(false, "Usher is on no Discord server yet. Add it here: "
            + DiscordInvite.applicationId(settings.token()).map(id -> DiscordInvite.link(id).toString()).orElse("https://discord.com/developers/applications")));
        return findings;
    }

    @Override
    public void close() {
        var opened = shards;
        if (opened != null) {
            opened.shutdown();
            opened.getShards().forEach(DiscordPlatform::ended);
        }
        clock.shutdownNow();
        threads.close();
    }

    /** Answers that are on their way still leave; what takes longer than that was lost to Discord's own deadline anyway. */
    private static void ended(JDA shard) {
        try {
            if (!shard.awaitShutdown(Duration.ofSeconds(3))) shard.shutdownNow();
        } catch (InterruptedException e) {
            shard.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
