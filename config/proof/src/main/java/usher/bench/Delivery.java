package usher.bench;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Many messages in many channels, under the platforms' rate limits. */
final class Delivery implements Suite {

    private static final int CHANNELS = 100;

    @Override
    public String name() {
        return "delivery";
    }

    @Override
    public String about() {
        return "10,000 messages wanted at once in 200 channels, half on Discord (5 messages in 2 s a channel, 50 requests a second in all) and half on Slack (1 message a second a channel after a burst of " + Limits.SLACK_BURST
            + "), through the real JDA and the real Slack client. The floor is the time that the limits themselves need. " + Sender.BEFORE + " more in each channel go before and are not counted, while Java compiles.";
    }

    @Override
    public void run(Setup setup, Consumer<Line> found) throws Exception {
        var channels = setup.quick() ? 10 : CHANNELS;
        var each = setup.quick() ? 10 : 50;
        var runs = Math.min(setup.runs(), setup.quick() ? 1 : 3); // each takes as long as the limits want
        var discordSeconds = new ArrayList<Double>();
        var slackSeconds = new ArrayList<Double>();
        var refusals = new int[4];
        var doubled = 0;
        for (var run = 0; run < runs; run++) {
            var onDiscord = new Limits();
            var onSlack = new Limits();
            var home = Files.createTempDirectory(setup.folder(), "home");
            try (var discord = new LeanDiscord(channels, onDiscord::discord); var slack = new LeanSlack(onSlack::slack)) {
                var environment = new HashMap<>(discord.environment());
                environment.putAll(slack.environment());
                try (var child = Child.run(setup.folder(), environment, Sender.class, List.of(home.resolve("usher").toString(), Integer.toString(channels), Integer.toString(each)))) {
                    child.awaitSaying("warm");
                    var before = channels * Sender.BEFORE;
                    child.await(() -> discord.posts.size() > before || slack.posts.size() > before, "the first post");
                    var began = System.nanoTime();
                    var ends = new long[2];
                    while (ends[0] == 0 || ends[1] == 0) {
                        if (ends[0] == 0 && discord.posts.size() >= before + channels * each) ends[0] = System.nanoTime();
                        if (ends[1] == 0 && slack.posts.size() >= before + channels * each) ends[1] = System.nanoTime();
                        if (!child.alive()) throw new IllegalStateException("it ended: " + child.tail());
                        if (System.nanoTime() - began > 600e9) throw new IllegalStateException("not delivered within ten minutes: " + discord.posts.size() + " and " + slack.posts.size());
                        Thread.sleep(5);
                    }
                    discordSeconds.add((ends[0] - began) / 1e9);
                    slackSeconds.add((ends[1] - began) / 1e9);
                    Thread.sleep(500);
                    doubled += discord.posts.size() + slack.posts.size() - 2 * (before + channels * each);
                }
            }
            refusals[0] = Math.max(refusals[0], onDiscord.refused.get());
            refusals[1] = Math.max(refusals[1], onDiscord.late.get());
            refusals[2] = Math.max(refusals[2], onSlack.refused.get());
            refusals[3] = Math.max(refusals[3], onSlack.late.get());
        }
        var number = channels * each;
        var needsDiscord = Math.max((Math.ceil((double) each / Limits.DISCORD_A_CHANNEL) - 1) * Limits.DISCORD_WINDOW, Math.ceil((double) number / Limits.DISCORD_GLOBAL) - 1);
        found.accept(line("discord", number, channels, new Spread(discordSeconds), needsDiscord, refusals[0], refusals[1], doubled));
        found.accept(line("slack", number, channels, new Spread(slackSeconds), each - Limits.SLACK_BURST, refusals[2], refusals[3], doubled));
    }

    private static Line line(String platform, int number, int channels, Spread seconds, double needed, int refused, int late, int doubled) {
        return new Line(String.format(Locale.ROOT, "delivery %s, %,d messages in %d channels", platform, number, channels), "s", seconds, Spread.of(needed), null, null,
            List.of(Goal.atMost("ratio", 1.05, seconds.median() / needed), Goal.exactly("refusals after the first lesson", 0, late), Goal.exactly("doubled", 0, doubled)), refused + " refusals in all");
    }
}
