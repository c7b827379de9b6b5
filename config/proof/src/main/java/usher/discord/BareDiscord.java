package usher.discord;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.components.tree.MessageComponentTree;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.hooks.EventListener;

/** JDA as Usher sets it up, without Usher: every press is answered at once with the same words. The floor of what Discord costs. */
public final class BareDiscord {

    private BareDiscord() {}

    public static void main(String[] args) throws InterruptedException {
        var settings = new DiscordSettings(System.getenv("DISCORD_TOKEN"), Optional.of(System.getenv("DISCORD_API_URL")), Optional.of(System.getenv("DISCORD_GATEWAY_URL")), "", false);
        var answer = MessageComponentTree.of(Container.of(List.of(TextDisplay.of("**You''re in**: a seat is yours."), TextDisplay.of("1 of 10,000 seats is taken."))));
        var shards = DiscordConnection.open(settings, List.of(new Echo(answer)));
        for (var shard : shards.getShards()) shard.awaitReady();
        System.out.println("ready");
        new CountDownLatch(1).await();
    }

    private record Echo(MessageComponentTree answer) implements EventListener {
        @Override
        public void onEvent(GenericEvent event) {
            if (event instanceof ButtonInteractionEvent press) press.replyComponents(answer).useComponentsV2().setEphemeral(true).queue();
        }
    }
}
