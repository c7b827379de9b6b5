package usher.fakes.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One thing a person did, what the bot was told of it, and what came back. */
public final class Interaction {

    /** What it is, as the envelopes and requests call it. */
    public enum Kind { COMMAND, PRESS, SUBMISSION, SUGGESTION, EVENT }

    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Kind kind;
    private final FakeUser user;
    private final ObjectNode payload;
    private final @Nullable FakeMessage message;
    private final @Nullable FakeView view;
    private final long began = System.nanoTime();
    private final List<CompletableFuture<JsonNode>> attempts = new CopyOnWriteArrayList<>();
    private final List<FakeMessage> replies = new CopyOnWriteArrayList<>();
    private final CompletableFuture<FakeMessage> reply = new CompletableFuture<>();
    private final CompletableFuture<FakeView> window = new CompletableFuture<>();
    private final AtomicInteger responses = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();
    private volatile long acknowledged;

    Interaction(Kind kind, FakeUser user, ObjectNode payload, @Nullable FakeMessage message, @Nullable FakeView view) {
        this.kind = kind;
        this.user = user;
        this.payload = payload;
        this.message = message;
        this.view = view;
    }

    public Kind kind() {
        return kind;
    }

    public FakeUser user() {
        return user;
    }

    public JsonNode payload() {
        return payload;
    }

    Optional<FakeMessage> message() {
        return Optional.ofNullable(message);
    }

    Optional<FakeView> view() {
        return Optional.ofNullable(view);
    }

    long began() {
        return began;
    }

    CompletableFuture<JsonNode> attempt() {
        var ack = new CompletableFuture<JsonNode>();
        attempts.add(ack);
        return ack;
    }

    void acknowledged() {
        if (acknowledged == 0) acknowledged = System.nanoTime();
    }

    int response() {
        return responses.incrementAndGet();
    }

    boolean openOnce() {
        return opened.incrementAndGet() == 1;
    }

    void replied(FakeMessage answer) {
        replies.add(answer);
        reply.complete(answer);
    }

    void opened(FakeView shown) {
        window.complete(shown);
    }

    /** What the last delivery of it was acknowledged with; empty JSON for nothing. Fails when it was not, in three seconds. */
    public CompletableFuture<JsonNode> acknowledgement() {
        return attempts.getLast();
    }

    public JsonNode ack() {
        return acknowledgement().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** From the press to the acknowledgement; fails while there is none. */
    public Duration ackAfter() {
        if (acknowledged == 0) throw new IllegalStateException("not acknowledged");
        return Duration.ofNanos(acknowledged - began);
    }

    /** The first private answer as a message; fails when none comes within ten seconds. */
    public FakeMessage reply() {
        return reply.copy().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** The private answers so far. */
    public List<FakeMessage> replies() {
        return List.copyOf(replies);
    }

    public CompletableFuture<FakeMessage> replied() {
        return reply;
    }

    /** The window it opened. */
    public FakeView window() {
        return window.copy().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Whichever comes first: a private message or a window, in words. */
    public String answer() {
        return CompletableFuture.anyOf(reply.thenApply(FakeMessage::words), window.thenApply(FakeView::words)).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join().toString();
    }
}
