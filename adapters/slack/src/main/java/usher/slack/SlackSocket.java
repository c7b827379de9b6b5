package usher.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import com.slack.api.socket_mode.SocketModeClient;
import com.slack.api.socket_mode.impl.SocketModeClientJavaWSImpl;
import com.slack.api.socket_mode.queue.SocketModeMessageQueue;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.Bot;

/**
 * Socket Mode. Messages go from the socket's own thread straight to Bolt on a thread of their own, where the client's stock queue would poll a hundred
 * times a second and pass on at most a thousand messages. The order of arrival is taken on the socket's thread. A lost connection is made anew at
 * once and then with growing pauses; an acknowledgement that falls into the gap waits for the next connection.
 */
final class SlackSocket {

    private static final Logger LOG = LoggerFactory.getLogger(SlackSocket.class);
    private static final long MONITOR_MILLIS = 5_000;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** After that Slack no longer takes an acknowledgement. */
    private static final Duration ACK_LIVES = Duration.ofSeconds(3);

    private final Bot bot;
    private final App app;
    private final Consumer<BlockActionPayload> presses;
    private final Runnable again;
    private final Executor executor;
    private final SocketModeRequestParser parser;
    private final SocketModeClient client;
    private final CountDownLatch hello = new CountDownLatch(1);
    private final AtomicBoolean mending = new AtomicBoolean();
    private volatile boolean closed;

    /**
     * @param presses take what was pressed; everything else goes through {@code app}
     * @param again runs when it is connected anew, on a thread of its own
     */
    SlackSocket(SlackWeb web, String appToken, Bot bot, App app, Consumer<BlockActionPayload> presses, Runnable again, Executor executor) throws IOException {
        this.bot = bot;
        this.app = app;
        this.presses = presses;
        this.again = again;
        this.executor = executor;
        parser = new SocketModeRequestParser(app.config());
        try {
            client = new SocketModeClientJavaWSImpl(web.slack(), appToken, web.slack().issueSocketModeUrl(appToken), 0, new Direct(), true, true, MONITOR_MILLIS);
        } catch (URISyntaxException | IllegalStateException e) {
            throw new IOException("Slack names no WebSocket to connect to (" + e.getMessage() + ")", e);
        }
    }

    /** What the client takes for its queue: nothing is ever in it. */
    private final class Direct implements SocketModeMessageQueue {
        @Override
        public void add(String message) {
            receive(message, Received.now(bot));
        }

        @Override
        public @Nullable String poll() {
            return null;
        }
    }

    /** Connects; false when Slack has not said hello within {@code patience}. The connection is then still tried for. */
    boolean open(Duration patience) throws IOException, InterruptedException {
        client.addWebSocketMessageListener(this::run);
        client.addWebSocketCloseListener((code, reason) -> mend());
        client.connect();
        return hello.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void receive(String message, Received received) {
        if (closed) return; // not acknowledged, so it comes again
        if (message.contains("\"hello\"") && !message.contains("\"envelope_id\"")) greeted();
        var press = SlackPress.envelope(message); // acknowledged with nothing, so Slack need not wait until, in a crowd, there is time to look at it
        executor.execute(() -> ScopedValue.where(SlackHandlers.RECEIVED, received).run(() -> {
            try {
                if (press.isPresent()) pressed(message);
                else client.processMessage(message);
            } catch (IOException | IllegalStateException e) {
                LOG.warn("Slack asked for a new connection, and it failed: {}", e.getMessage());
                mend();
            } catch (RuntimeException | StackOverflowError unreadable) {
                LOG.warn("Slack sent what cannot be read: {}", unreadable.toString());
            } finally {
                bot.passBy(received.arrived());
            }
        }));
        // only now: what is not taken up, because the program is closing, is not acknowledged and comes again
        press.ifPresent(envelope -> acknowledge(envelope, received));
    }

    private void greeted() {
        if (hello.getCount() == 0) executor.execute(again);
        hello.countDown();
    }

    private void acknowledge(String envelope, Received received) {
        try {
            client.sendSocketModeResponse(ack(envelope).toString());
        } catch (WebsocketNotConnectedException reconnecting) {
            executor.execute(() -> repeat(ack(envelope).toString(), received));
        }
    }

    private static JsonObject ack(String envelope) {
        var ack = new JsonObject();
        ack.addProperty("envelope_id", envelope);
        return ack;
    }

    private void run(String message) {
        var request = parser.parse(message);
        if (request == null) return;
        try {
            var response = app.run(request.getBoltRequest());
            if (response.getStatusCode() != 200) {
                LOG.warn("Bolt answered a Slack payload with status {}", response.getStatusCode());
                return;
            }
            var ack = ack(request.getEnvelope().getEnvelopeId());
            if (response.getBody() != null && !response.getBody().isBlank()) ack.add("payload", JsonParser.parseString(response.getBody()));
            repeat(ack.toString(), SlackHandlers.RECEIVED.get());
        } catch (Misshapen unread) {
            LOG.warn("Slack sent {}", unread.getMessage());
        } catch (Exception e) { // Bolt's own signature; a payload that fails must not take the socket down
            LOG.error("A Slack payload could not be handled", e);
        }
    }

    private void pressed(String message) {
        try {
            presses.accept(SlackPress.of(message));
        } catch (Misshapen | JsonParseException unread) {
            LOG.warn("Slack sent {}", unread.getMessage());
        } catch (RuntimeException e) { // whatever is wrong with it, the next one is to be served
            LOG.error("A press from Slack could not be handled", e);
        }
    }

    private void repeat(String ack, Received received) {
        while (!closed && received.left(ACK_LIVES).isPositive()) {
            try {
                client.sendSocketModeResponse(ack);
                return;
            } catch (WebsocketNotConnectedException reconnecting) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
        if (!closed) LOG.warn("An acknowledgement could not be sent within {} s", ACK_LIVES.toSeconds());
    }

    /** One thread at a time tries until the connection stands. */
    private void mend() {
        if (closed || !mending.compareAndSet(false, true)) return;
        executor.execute(() -> {
            try {
                var pause = FIRST_PAUSE;
                LockSupport.parkNanos(pause.toNanos());
                while (!closed && !client.verifyConnection()) {
                    reconnect();
                    LockSupport.parkNanos(pause.toNanos());
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
                }
            } finally {
                mending.set(false);
            }
        });
    }

    private void reconnect() {
        try {
            client.connectToNewEndpoint();
        } catch (IOException | IllegalStateException e) { // the client throws the latter when Slack answers with an error
            LOG.warn("No new connection to Slack yet: {}", e.getMessage());
        }
    }

    void close() {
        closed = true;
        try {
            client.close();
        } catch (IOException e) {
            LOG.info("The connection to Slack did not close cleanly: {}", e.getMessage());
        }
    }
}
