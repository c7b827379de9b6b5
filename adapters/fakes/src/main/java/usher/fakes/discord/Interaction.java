package usher.fakes.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One thing a person did, and what the bot answered so far. */
public final class Interaction {

    /** What was done; the number is Discord's interaction type. */
    public enum Kind {
        SLASH(2), PRESS(3), COMPLETE(4), SENT(5);

        final int type;

        Kind(int type) {
            this.type = type;
        }
    }

    public final String id = Snowflakes.next();
    public final String token = "tok" + id;
    public final Kind kind;
    public final FakeMember by;
    public final FakeChannel channel;
    final @Nullable FakeMessage on;
    final ObjectNode payload;
    final CompletableFuture<Interaction> acked = new CompletableFuture<>();
    final CompletableFuture<Interaction> answered = new CompletableFuture<>();
    final List<FakeMessage> followUps = new CopyOnWriteArrayList<>();
    final AtomicInteger redelivered = new AtomicInteger();
    private volatile long sent = System.nanoTime();
    private volatile long ackNanos;
    volatile int ackType;
    volatile boolean late;
    volatile boolean expired;
    volatile boolean deferredPrivately;
    volatile @Nullable FakeMessage reply;
    volatile @Nullable JsonNode modal;
    volatile @Nullable JsonNode choices;

    Interaction(Kind kind, FakeMember by, FakeChannel channel, @Nullable FakeMessage on, ObjectNode data) {
        this.kind = kind;
        this.by = by;
        this.channel = channel;
        this.on = on;
        this.payload = Payloads.interaction(this);
        payload.set("data", data);
        if (on != null) payload.set("message", on.body());
    }

    void sent() {
        sent = System.nanoTime();
    }

    /** Takes the acknowledgement; false when there was one already. */
    synchronized boolean acknowledge(int type) {
        if (ackType != 0) return false;
        ackType = type;
        ackNanos = System.nanoTime() - sent;
        return true;
    }

    /** Milliseconds since the dispatch. */
    public long ageMillis() {
        return (System.nanoTime() - sent) / 1_000_000;
    }

    /** Milliseconds from the dispatch to the acknowledgement; -1 while there is none. */
    public long ackMillis() {
        return ackType == 0 ? -1 : ackNanos / 1_000_000;
    }

    public long ackNanos() {
        return ackType == 0 ? -1 : ackNanos;
    }

    /** Discord's number of the first response: 4 a message, 5 and 6 more time, 7 an edit in place, 8 choices, 9 a form; 0 for none yet. */
    public int ackType() {
        return ackType;
    }

    public boolean isAcked() {
        return ackType != 0;
    }

    /** Whether the first response only asked for more time (types 5 and 6). */
    public boolean deferred() {
        return ackType == 5 || ackType == 6;
    }

    /** Done when a message, a form or choices are there. */
    public CompletableFuture<Interaction> answered() {
        return answered;
    }

    public CompletableFuture<Interaction> acked() {
        return acked;
    }

    /** Waits up to ten seconds for the answer. */
    public Interaction await() {
        return answered.orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** The message it was answered with: a new one, or the pressed one when that was edited in place. */
    public FakeMessage reply() {
        var it = reply;
        if (it == null) throw new IllegalStateException("not answered with a message: " + this);
        return it;
    }

    public List<FakeMessage> followUps() {
        return followUps;
    }

    /** The form that was opened. */
    public JsonNode modal() {
        var it = modal;
        if (it == null) throw new IllegalStateException("no form was opened: " + this);
        return it;
    }

    public boolean openedForm() {
        return modal != null;
    }

    public JsonNode choices() {
        var it = choices;
        if (it == null) throw new IllegalStateException("no choices were sent: " + this);
        return it;
    }

    /** What the person reads. */
    public String text() {
        return reply().text();
    }

    /** Fifteen minutes pass: its token is worth nothing any more. */
    public void expire() {
        expired = true;
    }

    @Override
    public String toString() {
        var shown = reply;
        return kind + " by " + by.name() + " ack type " + ackType + " after " + ackMillis() + " ms" + (shown == null ? "" : ": " + shown) + (modal == null ? "" : " form");
    }
}
