package usher.discord;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import net.dv8tion.jda.api.utils.cache.CacheFlag;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
import net.dv8tion.jda.internal.utils.IOUtil;
import okhttp3.ConnectionPool;

/** How JDA is set up. */
final class DiscordConnection {

    /**
     * Requests under way at once, and connections kept for them. JDA's own 5 idle connections make a new one for nearly every answer under load; and more requests than
     * connections are kept, as when a whole group of presses is answered at once, do so too. At Discord's 100 ms this is a thousand answers a second.
     */
    private static final int AT_ONCE = 128;

    private DiscordConnection() {}

    static ShardManager open(DiscordSettings settings, List<? extends EventListener> listeners) {
        MessageRequest.setDefaultMentions(List.of());
        return DefaultShardManagerBuilder.createLight(settings.token(), intents(settings))
            .enableCache(CacheFlag.MEMBER_OVERRIDES)
            .setShardsTotal(-1)
            .setRestConfig(rest(settings))
            .setSessionController(new Gateway(settings.gatewayUrl()))
            .setHttpClientBuilder(IOUtil.newHttpClientBuilder().connectionPool(new ConnectionPool(AT_ONCE, 5, TimeUnit.MINUTES)).addInterceptor(new GlobalPace(settings.requestsASecond())).addInterceptor(new StiffEdits()).addInterceptor(new OnceOnly()))
            .setRateLimitElastic(Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("discord-rest-", 0).factory()), true)
            .setEnableShutdownHook(false)
            .setRawEventsEnabled(settings.bridge())
            .addEventListeners(listeners.toArray())
            .build();
    }

    /** Presses and commands need none; that members leave is told to those alone who may see all members, and what people write to those who may read it. */
    private static EnumSet<GatewayIntent> intents(DiscordSettings settings) {
        var intents = EnumSet.noneOf(GatewayIntent.class);
        if (settings.serverMembersIntent()) intents.add(GatewayIntent.GUILD_MEMBERS);
        if (settings.bridge()) intents.addAll(List.of(GatewayIntent.GUILD_MESSAGES, GatewayIntent.DIRECT_MESSAGES, GatewayIntent.MESSAGE_CONTENT));
        return intents;
    }

    private static RestConfig rest(DiscordSettings settings) {
        var config = new RestConfig();
        settings.apiUrl().ifPresent(url -> config.setBaseUrl(url.endsWith("/") ? url : url + "/"));
        return config;
    }

    private static final class Gateway extends ConcurrentSessionController {
        private final Optional<String> url;

        Gateway(Optional<String> url) {
            this.url = url;
        }

        @Override
        public String getGateway() {
            return url.orElseGet(super::getGateway);
        }
    }
}
