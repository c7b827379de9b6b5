package usher.slack;

import com.slack.api.methods.SlackApiException;
import com.slack.api.model.Message;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.Account;
import usher.Bot;
import usher.Pace;
import usher.Space;
import usher.slack.SlackPlaces.Place;

/**
 * Catches up after a new connection on what was written, edited or deleted while there was none, where Usher wrote or heard something before: Slack tells again what was
 * not acknowledged, but a few times only. What it tells as well is the same call.
 */
final class SlackMissed {

    private static final Logger LOG = LoggerFactory.getLogger(SlackMissed.class);
    private static final int TRIES = 3;
    /** What is older is not compared: some workspaces hide it. */
    private static final Duration OLDEST = Duration.ofDays(7);

    private final Bot bot;
    private final Space space;
    private final SlackPlaces places;
    private final SlackRecall recall;
    private final SlackTalk talk;
    /** Histories and threads are of tier 3, fifty a minute and bursts (docs.slack.dev, "Rate limits"); some are left for deliveries in doubt. */
    private final Pace pace = new Pace(Duration.ofMillis(1500), 20);
    private final AtomicInteger wanted = new AtomicInteger();

    SlackMissed(Bot bot, Space space, SlackPlaces places, SlackRecall recall, SlackTalk talk) {
        this.bot = bot;
        this.space = space;
        this.places = places;
        this.recall = recall;
        this.talk = talk;
    }

    /** There is a new connection; whoever says so while it is at work has it done once more. */
    void catchUp() {
        if (wanted.getAndIncrement() > 0) return;
        int asked;
        do {
            asked = wanted.get();
            try {
                for (var place : recall.places()) catchUp(place);
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
                return;
            }
        } while (!wanted.compareAndSet(asked, 0));
    }

    private void catchUp(Place place) throws InterruptedException {
        for (var tries = 0; tries < TRIES; tries++) {
            try {
                compare(place);
                return;
            } catch (SlackWeb.Declined gone) {
                LOG.info("What was missed in {} cannot be read: {}", place.channel(), gone.getMessage());
                recall.forget(place);
                return;
            } catch (SlackApiException busy) {
                Thread.sleep(SlackTrouble.pause(busy));
            } catch (IOException broken) {
                LOG.info("What was missed in {} cannot be read now: {}", place.channel(), broken.getMessage());
            }
        }
    }

    private void compare(Place place) throws IOException, SlackApiException, SlackWeb.Declined, InterruptedException {
        var aged = SlackTalk.timestamp(Instant.now().minus(OLDEST));
        var before = recall.at(place, aged);
        var there = fetch(place, place.replying().isPresent() ? before.since() : aged);
        compare(place, before, there);
        if (place.replying().isEmpty()) threads(place.channel(), before.since(), there.messages());
    }

    /** In a conversation the first reply to a message begins a thread, which was not remembered before. */
    private void threads(String conversation, String since, List<Message> messages) throws IOException, SlackApiException, SlackWeb.Declined, InterruptedException {
        for (var message : messages) {
            var thread = new Place(conversation, Optional.ofNullable(message.getTs()));
            if (message.getLatestReply() == null || message.getLatestReply().compareTo(since) < 0 || recall.places().contains(thread)) continue;
            var there = fetch(thread, since);
            recall.listen(thread, since);
            compare(thread, recall.at(thread, since), there);
        }
    }

    private SlackPlaces.Since fetch(Place place, String oldest) throws IOException, SlackApiException, SlackWeb.Declined, InterruptedException {
        Thread.sleep(pace.turn(""));
        return places.since(place, oldest);
    }

    private void compare(Place place, SlackRecall.Remembered before, SlackPlaces.Since there) {
        var known = before.messages();
        there.messages().stream().filter(it -> isThere(it, place) && it.getTs().compareTo(before.since()) >= 0).sorted(Comparator.comparing(Message::getTs)).forEach(it -> {
            var heard = known.remove(it.getTs());
            if (heard == null || heard.version() < SlackTalk.version(it)) now(received -> talk.said(place.channel(), it, received));
        });
        if (there.whole()) known.forEach((ts, said) -> now(received -> talk.unsaid(place.channel(), ts, new Account(space, said.user()), received)));
    }

    /** What is not meant for Usher after all, such as its own messages, comes to nothing: nobody is to wait for it. */
    private void now(Consumer<Received> tells) {
        var received = Received.now(bot);
        try {
            tells.accept(received);
        } finally {
            bot.passBy(received.arrived());
        }
    }

    /** The message that a thread hangs under is none of its replies, and a stone stands where one was. */
    private static boolean isThere(Message message, Place place) {
        return message.getTs() != null && !place.replying().equals(Optional.of(message.getTs())) && !SlackTalk.TOMBSTONE.equals(message.getSubtype());
    }
}
