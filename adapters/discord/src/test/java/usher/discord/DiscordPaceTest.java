package usher.discord;

import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import usher.Address;
import usher.Card;
import usher.Platform.Delivery;
import usher.Space;
import usher.Text;
import usher.Wanted;

import static org.assertj.core.api.Assertions.assertThat;

/** A Discord of its own: what others had refused or repeated a moment before would count. */
class DiscordPaceTest {

    @Test
    void whatGoesToManyChannelsAtOnceStaysWithinFiftyASecond() throws Exception {
        try (var stage = new Stage(); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var space = new Space("discord", stage.guild.id);
            var channels = IntStream.range(0, 80).mapToObj(n -> stage.guild.channel("many" + n)).toList();
            var before = stage.discord.tooMany();
            var shown = IntStream.range(0, 160).mapToObj(n -> threads.submit(() -> stage.platform.show(
                new Delivery(1000 + n, Address.channel(space, channels.get(n % 80).id), Wanted.message(Card.of("Post {n}", Text.count("n", n)), Locale.ENGLISH), false)))).toList();
            for (var it : shown) assertThat(it.get()).isNotBlank();
            assertThat(stage.discord.tooMany() - before).isZero();
            assertThat(channels).allSatisfy(it -> assertThat(it.messages()).hasSize(2));
            assertThat(stage.discord.violations()).isEmpty();
        }
    }
}
