package usher.discord;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.interactions.commands.Command;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the registered commands equal to the declared ones: all of them in one request, and only when something differs. */
final class DiscordRegistration {

    private static final Logger LOG = LoggerFactory.getLogger(DiscordRegistration.class);

    private final DiscordCommands commands;

    DiscordRegistration(DiscordCommands commands) {
        this.commands = commands;
    }

    /** Does not wait: the old commands work meanwhile, and a failure leaves them as they are. */
    void bring(JDA jda) {
        var wanted = commands.draw();
        jda.retrieveCommands(true).submit()
            .thenCompose(found -> same(found, wanted) ? CompletableFuture.completedFuture(found) : jda.updateCommands().addCommands(wanted).submit())
            .whenComplete((registered, failure) -> {
                if (failure != null) LOG.error("the commands were not registered with Discord: {}", failure.toString());
                else LOG.info("{} commands stand registered with Discord", registered.size());
            });
    }

    private static boolean same(List<Command> found, List<? extends CommandData> wanted) {
        return parts(found.stream().map(CommandData::fromCommand).toList()).equals(parts(wanted));
    }

    private static Map<String, Map<String, Object>> parts(List<? extends CommandData> all) {
        return all.stream().collect(Collectors.toMap(CommandData::getName, it -> it.toData().toMap()));
    }
}
