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
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.internal.utils.ShutdownReason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.Bot;
import usher.Platform;
import usher.Space;
import usher.Undelivered;

/** Discord as the core sees it. */
public final class DiscordPlatform implements Platform {

    static final String NAME = "discord";

    private static final Logger LOG = LoggerFactory.getLogger(DiscordPlatform.class);
    private static final Duration READY = Duration.ofSeconds(60);

    private final DiscordSettings settings;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("discord-clock").factory());
    private final DiscordSpaces spaces = new DiscordSpaces();
    private volatile @Nullable ShardManager shards;
    private volatile @Nullable DiscordDeliveries deliveries;

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
            var listener = new DiscordListener(bot, commands, new DiscordNotices(bot, settings.bridge()), threads, clock);
            var opened = DiscordConnection.open(settings, settings.bridge() ? List.of(listener, new DiscordTalk(bot, spaces, threads)) : List.of(listener));
            shards = opened;
            deliveries = new DiscordDeliveries(opened, settings.token(), spaces);
            awaitReady(opened);
            new DiscordRegistration(commands).bring(opened.getShards().getFirst());
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
            throw new IllegalStateException(refused(e) ? "Discord does not let the bot hear what it asks for. " + settings.remedy() : "Discord cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** JDA tells by its words alone why it gave up. */
    private static boolean refused(ExecutionException gaveUp) {
        return String.valueOf(gaveUp.getMessage()).contains(ShutdownReason.DISALLOWED_INTENTS.toString());
    }

    private static void connected(JDA shard) {
        try {
            shard.awaitStatus(JDA.Status.CONNECTED, JDA.Status.SHUTDOWN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String show(Delivery delivery) throws Undelivered {
        return deliveries().show(delivery);
    }

    @Override
    public void change(Delivery delivery, String reference) throws Undelivered {
        deliveries().change(delivery, reference);
    }

    @Override
    public Optional<String> find(Delivery delivery) throws Undelivered {
        return deliveries().find(delivery);
    }

    @Override
    public void remove(Delivery delivery, String reference) throws Undelivered {
        deliveries().remove(delivery, reference);
    }

    private DiscordDeliveries deliveries() throws Undelivered {
        var opened = deliveries;
        if (opened == null) throw new Undelivered(Undelivered.Why.LATER, "Discord is not connected yet", Duration.ofSeconds(1));
        return opened;
    }

    private String remedy(Space space) {
        return DiscordInvite.remedy(settings.token(), space);
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
