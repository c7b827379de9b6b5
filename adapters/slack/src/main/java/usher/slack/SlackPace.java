package usher.slack;

import com.slack.api.methods.SlackApiException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import usher.Address;
import usher.Pace;
import usher.Undelivered;

/**
 * Keeps deliveries within Slack's limits, so that it need not refuse any: about one new message a second in a channel with short bursts, and fifty changes a
 * minute in the whole workspace (tier 3; docs.slack.dev, "Rate limits"). There is a limit of new messages in the whole workspace as well, whose number Slack
 * does not tell: when it refuses all the same, nothing is asked of it for as long as it says. The SDK's own pacing (AsyncMethodsClient) waits three seconds
 * after six messages and holds a thread for every one that waits.
 */
final class SlackPace {

    /** Slack allows more at once; what is not used of that makes up for requests that overtake each other on their way. */
    private final Pace posts = new Pace(Duration.ofSeconds(1), 2);
    private final Pace changes = new Pace(Duration.ofMillis(1200), 40);
    private final AtomicLong held = new AtomicLong(System.nanoTime());

    /** @param anew whether it is a new message */
    Duration turn(Address to, boolean anew) {
        var pace = !anew ? changes.turn("") : to.kind() == Address.Kind.HOME ? changes.turn("home") : posts.turn(to.kind() == Address.Kind.UNDER ? to.channel().key() : to.key());
        var left = left();
        return pace.compareTo(left) > 0 ? pace : left;
    }

    private Duration left() {
        return Duration.ofNanos(Math.max(0, held.get() - System.nanoTime()));
    }

    /** Throws when Slack refused meanwhile and is to be left alone for a while. */
    void mayGo() throws Undelivered {
        var left = left();
        if (!left.isZero()) throw new Undelivered(Undelivered.Why.LATER, "Slack asked to go slower", left);
    }

    /** Slack asks to go slower. */
    void refused(SlackApiException refusal) {
        var until = System.nanoTime() + SlackTrouble.pause(refusal).toNanos();
        held.accumulateAndGet(until, (one, other) -> one - other > 0 ? one : other);
    }
}
